"""Elements of feeds and sitemaps under short names, whatever their namespaces and however those are declared."""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from isnad.collect.feeds.plain import absolute

# Namespaces by the end of their addresses, to the prefix they are known by here; "" for the vocabularies of feeds
# and sitemaps themselves. Their addresses are written in many ways: http or https, a slash or a hash at the end.
_PREFIXES = {
    "www.w3.org/2005/atom": "",
    "purl.org/atom/ns": "",
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/rss": "",
    "www.sitemaps.org/schemas/sitemap/0.9": "",
    "www.google.com/schemas/sitemap/0.84": "",
    "www.google.com/schemas/sitemap-news/0.9": "news",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "search.yahoo.com/mrss": "media",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "purl.org/rss/1.0/modules/syndication": "sy",
}
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MOST_ALIKE = 100
_MOST_ABOVE = 8  # elements around a link; feeds have three or four
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def name_of(element: etree._Element) -> str:
    """«item», «dc:creator»: the known prefix and the local name in small letters; "" for what is no element."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    if tag[0] != "{":  # no namespace; a prefix that nobody declared is part of the name here
        prefix, _, local = tag.rpartition(":")
        return (f"{prefix}:{local}" if prefix and prefix != "atom" else local).lower()
    space, _, local = tag[1:].partition("}")
    key = space.lower().partition("://")[2].rstrip("/#") or space.lower()
    prefix = _PREFIXES.get(key, element.prefix or "")
    return (f"{prefix}:{local}" if prefix else local).lower()


def fields_of(element: etree._Element) -> dict[str, list[etree._Element]]:
    """The children of an element by their names, each in its order, of each name the first 100."""
    fields: dict[str, list[etree._Element]] = {}
    for child in element:
        alike = fields.setdefault(name_of(child), [])
        if len(alike) < _MOST_ALIKE:
            alike.append(child)
    return fields


def all_of(fields: dict[str, list[etree._Element]], names: Iterable[str]) -> Iterator[etree._Element]:
    """The fields of these names, those of the first name first."""
    for name in names:
        yield from fields.get(name, ())


def words_of(element: etree._Element) -> str:
    """What stands in an element: its text, or its inner markup where markup stands there unescaped.

    Where an end tag is missing and the next item fell into it, its own text alone.
    """
    if len(element) == 0 or next(element.iter("{*}item", "{*}entry"), None) is not None:
        return element.text or ""
    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    return whole[whole.find(">") + 1 : whole.rfind("</")]


def base_of(element: etree._Element, address: str) -> str:
    """The address against which relative ones in an element are read: xml:base, within xml:base, within the feed's."""
    near = (element, *islice(element.iterancestors(), _MOST_ABOVE))
    bases = [base for above in near if (base := above.get(_BASE))]
    for base in reversed(bases):
        address = absolute(base, address) or address
    return address
