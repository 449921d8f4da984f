"""RSS 0.9 to 2.0, RDF and Atom: one reader, since real feeds mix their words.

Read with lxml. feedparser 6.0.14 reads as much, but one `author` of 80 kB keeps it busy for 23 seconds (a pattern of
quadratic time), and a feed is a stranger's.
"""

from collections.abc import Iterator
from datetime import timedelta

from lxml import etree

from isnad.collect.feeds.clock import Clock
from isnad.collect.feeds.elements import LANG, all_of, base_of, fields_of, name_of, words_of
from isnad.collect.feeds.newest import newest_of
from isnad.collect.feeds.plain import absolute, folded, once, plain_text
from isnad.model import Feed, FeedItem, FeedKind, Moment

_ITEMS = frozenset(["item", "entry"])
_TITLES = ("title", "dc:title", "media:title")
_SUMMARIES = ("description", "summary", "dc:description", "media:description", "content:encoded", "content")
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "dcterms:created", "created", "date")
_UPDATED = ("updated", "modified", "dcterms:modified")
_CATEGORIES = ("category", "dc:subject")
# RSS 1.0 module «syndication»; a month and a year as long as they mostly are.
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_MOST_DIGITS = 6  # a million minutes are two years
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

Fields = dict[str, list[etree._Element]]


def read_syndicated(root: etree._Element, address: str, clock: Clock) -> Feed:
    """The feed of a tree whose root is `rss`, `RDF` or `feed`; of too many items the newest, see `newest_of`."""
    kind = FeedKind.ATOM if name_of(root).rpartition(":")[2] == "feed" else FeedKind.RSS
    channel = root if kind is FeedKind.ATOM else next((el for el in root.iter() if name_of(el) == "channel"), root)
    fields = fields_of(channel)
    found = [el for el in root.iter() if name_of(el) in _ITEMS]
    return Feed(
        address=address,
        kind=kind,
        title=_text(fields, _TITLES),
        home=_link(fields, address, "alternate"),
        language=folded(_text(fields, ("language", "dc:language")) or channel.get(LANG) or root.get(LANG)),
        items=tuple(_item(el, address, clock) for el in newest_of(found, lambda el: _when(el, clock))),
        own_address=_rel(fields, address, "self"),
        next=_rel(fields, address, "next"),
        hub=_rel(fields, address, "hub"),
        ttl=_ttl(fields),
    )


def _when(item: etree._Element, clock: Clock) -> Moment | None:
    fields = fields_of(item)
    return _time(fields, _PUBLISHED, clock) or _time(fields, _UPDATED, clock)


def _ttl(fields: Fields) -> timedelta | None:
    """How long the feed asks not to be asked again: `ttl` in minutes, else `sy:updatePeriod` over its frequency."""
    if minutes := _count(_text(fields, ("ttl",))):
        return timedelta(minutes=minutes)
    period = _PERIODS.get(_text(fields, ("sy:updateperiod",)).lower())
    return period / (_count(_text(fields, ("sy:updatefrequency",))) or 1) if period else None


def _count(words: str) -> int:
    """A whole number from 1 on, as large as makes sense; 0 where there is none."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _MOST_DIGITS else 0


def _item(element: etree._Element, address: str, clock: Clock) -> FeedItem:
    fields = fields_of(element)
    guid = next(all_of(fields, ("guid", "id")), None)
    guid_words = folded(words_of(guid)) if guid is not None else folded(element.get(_RDF_ABOUT))
    link = _link(fields, address, "alternate")
    if not link and (guid is None or guid.get("isPermaLink", "true").lower() != "false" or "://" in guid_words):
        link = absolute(guid_words, base_of(element, address)) if "/" in guid_words else ""
    name, place = _source(fields, address)
    return FeedItem(
        address=link,
        guid=guid_words,
        title=_text(fields, _TITLES),
        summary=_text(fields, _SUMMARIES),
        published=_time(fields, _PUBLISHED, clock),
        updated=_time(fields, _UPDATED, clock),
        authors=once(_authors(fields)),
        source_name=name,
        source_address=place,
        categories=once(_categories(fields)),
        language=folded(_text(fields, ("language", "dc:language")) or element.get(LANG)),
    )


def _text(fields: Fields, names: tuple[str, ...]) -> str:
    return next((text for el in all_of(fields, names) if (text := plain_text(words_of(el)))), "")


def _time(fields: Fields, names: tuple[str, ...], clock: Clock) -> Moment | None:
    return clock.first(plain_text(words_of(el)) for el in all_of(fields, names))


def _link(fields: Fields, address: str, rel: str) -> str:
    """The first link that leads to a page: the text of RSS, the `href` of Atom with that `rel` or none."""
    for link in fields.get("link", ()):
        words = (link.text or "").strip() or (link.get("href", "") if link.get("rel", rel).lower() == rel else "")
        if found := absolute(words, base_of(link, address)):
            return found
    return ""


def _rel(fields: Fields, address: str, rel: str) -> str:
    links = (link for link in fields.get("link", ()) if rel in link.get("rel", "").lower().split())
    return next((found for link in links if (found := absolute(link.get("href"), base_of(link, address)))), "")


def _source(fields: Fields, address: str) -> tuple[str, str]:
    """Name and address of the real publisher: `<source url>` of RSS, `<source>` with its own title of Atom."""
    for source in fields.get("source", ()):
        inner = fields_of(source)
        if "title" in inner or "link" in inner:
            return _text(inner, ("title",)), _link(inner, address, "alternate") or _rel(inner, address, "self")
        name, place = plain_text(words_of(source)), absolute(source.get("url"), base_of(source, address))
        if name or place:
            return name, place
    return "", ""


def _authors(fields: Fields) -> Iterator[str]:
    for author in all_of(fields, ("author", "dc:creator")):
        names = fields_of(author).get("name")
        words = plain_text(words_of(names[0] if names else author))
        mail, bracket, name = words.partition("(")
        yield name.strip(" )") if bracket and "@" in mail else words


def _categories(fields: Fields) -> Iterator[str]:
    for category in all_of(fields, _CATEGORIES):
        yield plain_text(category.get("label") or category.get("term") or words_of(category))
