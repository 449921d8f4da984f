"""Sitemaps (sitemaps.org 0.9), their indexes, the news extension, and plain lists of addresses."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from lxml import etree

from isnad.arabic.dates import read_time
from isnad.collect.feeds.elements import all_of, fields_of, name_of, words_of
from isnad.collect.feeds.opening import (
    MOST_PAGES,
    MOST_SITEMAP_BYTES,
    MOST_SITEMAP_MARKS,
    SAFE_XML,
    mended,
    refusal,
    root_of,
    text_of_body,
    within_marks,
)
from isnad.collect.feeds.plain import absolute, folded, once, plain_text
from isnad.errors import NotAFeed
from isnad.model import FeedItem, Sitemap, SitemapLink

_ENDS = {"urlset": ("url>",), "sitemapindex": ("sitemap>",)}


def read_sitemap(body: bytes, url: str, zone: str = "") -> Sitemap:
    """The sitemap that these bytes are, gzip or not: an index of others or a list of pages.

    `url` is the address it was fetched from; `zone` the clock of times without an offset. Of one that is cut off, the
    entries before the cut are read; of one with more than MOST_PAGES, which the protocol forbids, the first ones.

    Raises NotAFeed where it is none, or unpacks to more than MOST_SITEMAP_BYTES; SettingError where there is no such
    zone.
    """
    what = url or "sitemap"
    text = within_marks(text_of_body(body, what, limit=MOST_SITEMAP_BYTES), MOST_SITEMAP_MARKS)
    name, start = root_of(text)
    if name in _ENDS:
        return _read_entries(_whole_entries(text[start:], name), url, zone)
    listed = once(islice(_lines(text, url), MOST_PAGES)) if not name else ()
    if not listed:
        raise refusal(text, what) if name else NotAFeed(f"{what}: no sitemap: neither XML nor a list of addresses")
    return Sitemap(url, items=tuple(FeedItem(address) for address in listed))


def _whole_entries(text: str, name: str) -> str:
    """The text up to the end of its last entry: half an address is a wrong one."""
    ends = [text.rfind(end) + len(end) for end in _ENDS[name] if end in text]
    return text[: max(ends)] if ends else text


def _read_entries(text: str, url: str, zone: str) -> Sitemap:
    # Read one entry after the other: the tree of 50,000 would take ten times the memory of their text.
    maps: dict[str, SitemapLink] = {}
    items: dict[str, FeedItem] = {}
    for entry in islice(_entries(text), MOST_PAGES):
        fields = fields_of(entry)
        address = next((absolute(el.text, url) for el in fields.get("loc", ())), "")
        if not address:
            continue
        changed = next((read_time(folded(el.text), zone) for el in fields.get("lastmod", ())), None)
        if name_of(entry) == "sitemap":
            maps.setdefault(address, SitemapLink(address, changed))
        else:
            news = fields_of(fields["news:news"][0]) if "news:news" in fields else {}
            items.setdefault(address, _item(address, news, zone, FeedItem(address, updated=changed)))
    return Sitemap(url, tuple(maps.values()), tuple(items.values()))


def _entries(text: str) -> Iterator[etree._Element]:
    body = BytesIO(mended(text).encode("utf-8", "replace"))
    events = etree.iterparse(body, events=("end",), recover=True, **SAFE_XML)
    try:
        for _, element in events:
            if name_of(element) in {"url", "sitemap"}:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:  # too deep, or nothing in it: what came before it is read
        return


def _item(address: str, news: dict[str, list[etree._Element]], zone: str, plain: FeedItem) -> FeedItem:
    if not news:
        return plain
    publication = [field for el in news.get("news:publication", ()) for field in el]
    said = {name_of(field): plain_text(words_of(field)) for field in publication}
    times = (read_time(plain_text(el.text), zone) for el in all_of(news, ("news:publication_date",)))
    keywords = ",".join(plain_text(words_of(el)) for el in news.get("news:keywords", ())).replace("،", ",")
    return FeedItem(
        address,
        title=next((plain_text(words_of(el)) for el in news.get("news:title", ())), ""),
        published=next((moment for moment in times if moment), None),
        updated=plain.updated,
        source_name=said.get("news:name", ""),
        categories=once(word.strip() for word in keywords.split(",")),
        language=said.get("news:language", ""),
    )


def _lines(text: str, url: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip().lower().startswith(("http://", "https://")):
            yield absolute(line, url)
