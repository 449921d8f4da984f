"""The feeds that a site offers: what its home page and robots.txt name, what looks like one, where many have one."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import unquote, urlsplit

from lxml import html

from isnad.collect.feeds.opening import read_html, text_of_body, within_marks
from isnad.collect.feeds.plain import absolute, folded
from isnad.collect.feeds.sections import MOST_LINKS, base_address, links_of, text_within
from isnad.errors import NotAFeed
from isnad.model import Discovered, FeedKind, Offer

_TYPES = {
    "application/rss+xml": FeedKind.RSS,
    "application/rdf+xml": FeedKind.RSS,
    "application/atom+xml": FeedKind.ATOM,
    "application/feed+json": FeedKind.JSON,
    "text/xml": None,
    "application/xml": None,
    "text/rss+xml": FeedKind.RSS,
    "application/x-rss+xml": FeedKind.RSS,
}
_LOOKS = re.compile(
    r"(?:^|[/._-])(?:rss|m?rss2?|feeds?|atom|rdf)(?:$|[/._\d-])|\brss|[?&](?:feed|format|outputtype|type)=(?:rss|atom|xml|feed)"
    r"|/feed\.json$|rssfeed",
    re.IGNORECASE,
)
# What no page for readers is called.
_SURE = re.compile(
    r"\.(?:xml|rss|rdf|atom|json)$|[?&](?:feed|format|outputtype|type)=(?:rss|atom|xml|feed)", re.IGNORECASE
)
_PAGES = re.compile(r"\.(?:html?|jpe?g|png|gif|svg|webp|mp[34]|css|js|pdf)$", re.IGNORECASE)
MOST_OFFERS = 500  # of one site
_COMMENTS = re.compile(r"comments?/(?:feed|rss|default)|/comments\.(?:rss|xml)", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
# Where the systems that publishers use put them: WordPress, Arc, Drupal, house-built ones of the catalogue.
_USUAL = (
    ("/feed", FeedKind.RSS),
    ("/rss", FeedKind.RSS),
    ("/rss.xml", FeedKind.RSS),
    ("/feed.xml", FeedKind.RSS),
    ("/atom.xml", FeedKind.ATOM),
    ("/feed.json", FeedKind.JSON),
    ("/news-sitemap.xml", FeedKind.SITEMAP),
    ("/sitemap-news.xml", FeedKind.SITEMAP),
    ("/sitemap_index.xml", FeedKind.SITEMAP),
    ("/sitemap.xml", FeedKind.SITEMAP),
)


def discover(body: bytes, url: str, robots: str = "", content_type: str = "") -> tuple[Discovered, ...]:
    """The feeds and sitemaps of the site whose home page this is, each once, the surest first, MOST_OFFERS at most.

    `robots` is the text of its robots.txt. Feeds of comments are left out. A link for readers whose address does not
    end as feeds do has no kind: it may lead to a page that lists feeds, and only reading it tells. What nobody names
    but many sites have is there as a guess. Never fails: of a page that cannot be read, robots.txt and guesses are
    left.
    """
    found: dict[str, Discovered] = {}
    root = _page(body, url, content_type)
    base = base_address(root, url) if root is not None else url
    linked = _links(root, base) if root is not None else ()
    anchors = _anchors(root, base) if root is not None else ()
    for one in chain(linked, _of_robots(robots, url), anchors, _guesses(url)):
        if one.address and not _COMMENTS.search(one.address):
            found.setdefault(one.address.rstrip("/"), one)
        if len(found) == MOST_OFFERS:
            break
    return tuple(found.values())


def _page(body: bytes, url: str, content_type: str) -> html.HtmlElement | None:
    try:
        text = within_marks(text_of_body(body, url, content_type))
    except NotAFeed:
        return None
    return read_html(text) if "<" in text else None


def _links(root: html.HtmlElement, base: str) -> Iterator[Discovered]:
    for link in islice(root.iter("link"), MOST_LINKS):
        rels = (link.get("rel") or "").lower().split()
        declared = (link.get("type") or "").partition(";")[0].strip().lower()
        address, title = absolute(link.get("href"), base), folded(link.get("title"))
        if "sitemap" in rels:
            yield Discovered(address, Offer.LINK, FeedKind.SITEMAP, title)
        elif {"alternate", "feed"} & set(rels) and (declared in _TYPES or "feed" in rels):
            yield Discovered(address, Offer.LINK, _TYPES.get(declared) or _kind(address), title)
        elif "alternate" in rels and declared == "application/json" and "feed" in address:
            yield Discovered(address, Offer.LINK, FeedKind.JSON, title)


def _of_robots(robots: str, url: str) -> Iterator[Discovered]:
    for line in _SITEMAP_LINE.finditer(robots):
        yield Discovered(absolute(line.group(1), url), Offer.ROBOTS, FeedKind.SITEMAP)


def _anchors(root: html.HtmlElement, base: str) -> Iterator[Discovered]:
    for link, address in links_of(root, base):
        parts = urlsplit(address)
        path = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
        if _LOOKS.search(path) and not _PAGES.search(parts.path):
            kind = _kind(address) if _SURE.search(path) else None
            yield Discovered(address, Offer.ANCHOR, kind, text_within(link) or folded(link.get("title")))


def _kind(address: str) -> FeedKind | None:
    path = urlsplit(address).path.lower()
    if "atom" in path:
        return FeedKind.ATOM
    if path.endswith("feed.json"):
        return FeedKind.JSON
    return FeedKind.RSS if "rss" in path or "rdf" in path else None


def _guesses(url: str) -> Iterator[Discovered]:
    for path, kind in _USUAL:
        yield Discovered(absolute(path, url), Offer.GUESS, kind)
