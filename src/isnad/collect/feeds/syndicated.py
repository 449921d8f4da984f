"""RSS 0.9 to 2.0, RDF and Atom: one reader, since real feeds mix their words.

Read with lxml. feedparser 6.0.14 reads as much, but one `author` of 80 kB keeps it busy for 23 seconds (a pattern of
quadratic time), and a feed is a stranger's.
"""

from collections.abc import Iterator

from lxml import etree

from isnad.arabic.dates import read_time
from isnad.collect.feeds.elements import LANG, all_of, base_of, fields_of, name_of, words_of
from isnad.collect.feeds.plain import absolute, folded, once, plain_text
from isnad.model import Feed, FeedItem, FeedKind, Moment

_ITEMS = frozenset(["item", "entry"])
_TITLES = ("title", "dc:title", "media:title")
_SUMMARIES = ("description", "summary", "dc:description", "media:description", "content:encoded", "content")
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "dcterms:created", "created", "date")
_UPDATED = ("updated", "modified", "dcterms:modified")
_CATEGORIES = ("category", "dc:subject")
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

Fields = dict[str, list[etree._Element]]


def read_syndicated(root: etree._Element, address: str, zone: str) -> Feed:
    """The feed of a tree whose root is `rss`, `RDF` or `feed`. `zone`: the clock of times without an offset."""
    kind = FeedKind.ATOM if name_of(root).rpartition(":")[2] == "feed" else FeedKind.RSS
    channel = root if kind is FeedKind.ATOM else next((el for el in root.iter() if name_of(el) == "channel"), root)
    fields = fields_of(channel)
    return Feed(
        address=address,
        kind=kind,
        title=_text(fields, _TITLES),
        home=_link(fields, address, "alternate"),
        language=folded(_text(fields, ("language", "dc:language")) or channel.get(LANG) or root.get(LANG)),
        items=tuple(_item(el, address, zone) for el in root.iter() if name_of(el) in _ITEMS),
        own_address=_rel(fields, address, "self"),
        next=_rel(fields, address, "next"),
        hub=_rel(fields, address, "hub"),
    )


def _item(element: etree._Element, address: str, zone: str) -> FeedItem:
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
        published=_time(fields, _PUBLISHED, zone),
        updated=_time(fields, _UPDATED, zone),
        authors=once(_authors(fields)),
        source_name=name,
        source_address=place,
        categories=once(_categories(fields)),
        language=folded(_text(fields, ("language", "dc:language")) or element.get(LANG)),
    )


def _text(fields: Fields, names: tuple[str, ...]) -> str:
    return next((text for el in all_of(fields, names) if (text := plain_text(words_of(el)))), "")


def _time(fields: Fields, names: tuple[str, ...], zone: str) -> Moment | None:
    return next((moment for el in all_of(fields, names) if (moment := read_time(plain_text(words_of(el)), zone))), None)


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
