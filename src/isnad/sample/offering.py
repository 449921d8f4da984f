"""What a house offers in one edition: each address with what stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from isnad.model import canonical_url
from isnad.sample.channel import Channel
from isnad.sample.feeds import NEWEST, write_feed
from isnad.sample.houses import FeedForm, Form, House
from isnad.sample.pages import home_page, plain_page, robots_txt, section_pages
from isnad.sample.sitemaps import sitemap_days


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands at one address."""

    body: bytes
    content_type: str
    modified: datetime  # since then it has been so, aware
    etag: str = field(init=False)  # weak, since it is the same packed and unpacked

    def __post_init__(self) -> None:
        object.__setattr__(self, "etag", f'W/"{blake2b(self.body, digest_size=8).hexdigest()}"')


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that leads to another for good."""

    to: str


Offering = Mapping[str, Resource | Moved]  # by address, made canonical


def offering(house: House, edition: int, opened: datetime) -> Offering:
    """All that the site of a house offers once so many states of its articles stand.

    `opened` is the time of what has stood from the beginning. Articles that are not out yet are not there.
    """
    return {canonical_url(address): found for address, found in _offered(house, edition, opened)}


def _offered(house: House, edition: int, opened: datetime) -> Iterator[tuple[str, Resource | Moved]]:
    shown = house.shown(edition)
    built = max((one.since for one in shown), default=opened)
    html = f"text/html; charset={house.look.encoding}"
    for path in house.manner.disallow:
        yield house.at(path), Resource(plain_page(house, "هذه الصفحة للمحررين"), html, opened)
    yield house.at("/robots.txt"), Resource(robots_txt(house), "text/plain; charset=utf-8", opened)
    for path, page in section_pages(house, shown).items():
        yield house.at(path), Resource(page, html, built)
    yield house.home, Resource(home_page(house, shown), html, built)
    for feed in house.manner.feeds:
        yield from _feed(house, feed, Channel(house, feed, shown, built))
    for one in shown:
        yield one.address, Resource(one.page, html, one.since)


def _feed(house: House, feed: FeedForm, whole: Channel) -> Iterator[tuple[str, Resource | Moved]]:
    if feed.form is Form.SECTION:  # a page that is there already
        return
    if feed.form is Form.SITEMAP:
        for path, packed in sitemap_days(whole).items():
            yield house.at(path), Resource(packed, "application/gzip", whole.built)
    channel = whole if feed.form is Form.SITEMAP else Channel(house, feed, whole.items[:NEWEST], whole.built)
    body, content_type = write_feed(channel)
    yield house.at(feed.path), Resource(body, content_type, whole.built)
    if feed.old_path:
        yield house.at(feed.old_path), Moved(house.at(feed.path))
