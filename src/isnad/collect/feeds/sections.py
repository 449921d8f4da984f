"""Section pages: the articles that a page for readers links to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml import html

from isnad.collect.feeds.cards import Cards
from isnad.collect.feeds.clock import Clock
from isnad.collect.feeds.opening import MOST_ITEMS, read_html, text_of_body, within_marks
from isnad.collect.feeds.plain import absolute, folded
from isnad.errors import NotAFeed, SettingError
from isnad.model import Feed, FeedItem, FeedKind, canonical_url, host_of

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
MOST_LINKS = 10_000  # of a page that are looked at
_MOST_WITHIN = 500  # elements within a link; a card that is one link has some 20
_LONGEST_TITLE = 1000  # characters
_LONGEST_PATH = 2000  # characters; a pattern of ours is never tried on more


@dataclass(slots=True)
class _Found:
    """What the links to one address say so far."""

    address: str
    title: str = ""
    rank: tuple[int, int] = (0, 0)  # whether a heading says it, and the length of what it says


def read_section(  # noqa: PLR0913 - the page, and by what it is read
    body: bytes, url: str, pattern: str, content_type: str = "", *, zone: str = "", now: datetime | None = None
) -> Feed:
    """The articles that a page links to, in the page's order, each once.

    `pattern` is a regular expression that is looked for in the path of each link on the site of `url`, with its
    percent-encoding undone and, after «?», its query. The title is what a heading at the link says, else the longest
    text of the links to that address, else the alternative text of its picture. The time of publication is what stands
    beside the link, in a part of the page that leads to no other of these articles: by the clock of `zone`, and where
    the page says «منذ ساعتين» or «أمس», as seen at `now`, the time of fetching. Of the page the first MOST_LINKS links
    are looked at, and MOST_ITEMS articles taken.

    Raises NotAFeed where there is no page, SettingError where the pattern is none or there is no such zone.
    """
    what = url or "section"
    try:
        wanted = re.compile(pattern)
    except re.error as error:
        raise SettingError(f"{what}: {pattern!r} is no regular expression: {error}") from error
    text = within_marks(text_of_body(body, what, content_type))
    root = read_html(text) if "<" in text else None
    if root is None:
        raise NotAFeed(f"{what}: no HTML page")
    found: dict[str, _Found] = {}
    cards = Cards()
    for link, address in links_of(root, base_address(root, url)):
        if _is_of(address, url) and wanted.search(_path(address)):
            key = canonical_url(address)
            if key in found or len(found) < MOST_ITEMS:
                _add(found.setdefault(key, _Found(address)), link)
                cards.add(link, key)
    times = cards.times(root, Clock(zone, now))
    return Feed(
        url,
        FeedKind.SECTION,
        title=next((folded(el.text_content()) for el in root.iter("title")), ""),
        home=url,
        language=folded(root.get("lang")),
        items=tuple(FeedItem(one.address, title=one.title, published=times.get(key)) for key, one in found.items()),
    )


def links_of(root: html.HtmlElement, base: str) -> Iterator[tuple[html.HtmlElement, str]]:
    """The first MOST_LINKS links of a page with their addresses, absolute; without those that lead nowhere."""
    for link in islice(root.iter("a"), MOST_LINKS):
        if address := absolute(link.get("href"), base):
            yield link, address


def base_address(root: html.HtmlElement, url: str) -> str:
    """The address against which the links of a page are read."""
    return next((absolute(el.get("href"), url) for el in root.iter("base") if el.get("href")), "") or url


def _add(found: _Found, link: html.HtmlElement) -> None:
    heading = next((el for el in islice(link.iter(), _MOST_WITHIN) if el.tag in _HEADINGS), None)
    within = any(above.tag in _HEADINGS for above in _above(link))
    title = text_within(heading if heading is not None else link)
    rank = (1 if title and (within or heading is not None) else 0, len(title))
    if not title:
        pictures = (img.get("alt") for img in islice(link.iter("img"), _MOST_WITHIN))
        title = folded(link.get("title") or next((alt for alt in pictures if alt), ""))
        rank = (0, 1 if title else 0)
    if rank > found.rank:
        found.title, found.rank = title, rank


def text_within(element: html.HtmlElement) -> str:
    """The first words in an element: links within links would give the same text again and again."""
    return folded("".join(islice(element.itertext(), _MOST_WITHIN))[:_LONGEST_TITLE])


def _above(link: html.HtmlElement) -> list[html.HtmlElement]:
    near: list[html.HtmlElement] = []
    parent = link.getparent()
    while parent is not None and len(near) < 3:  # a heading with the link, at most a span or two between
        near.append(parent)
        parent = parent.getparent()
    return near


def _is_of(address: str, url: str) -> bool:
    """Whether two addresses are of one site: the same host, or one below the other."""
    one, other = host_of(address), host_of(url)
    return not other or one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _path(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return unquote(path[: 3 * _LONGEST_PATH])[:_LONGEST_PATH]
