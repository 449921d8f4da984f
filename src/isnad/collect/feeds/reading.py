"""The door: the bytes of a feed of any kind -> a Feed."""

from collections import Counter
from dataclasses import replace

import orjson

from isnad.collect.feeds.json_feed import is_json_feed, read_json_feed
from isnad.collect.feeds.opening import read_xml, refusal, root_of, text_of_body
from isnad.collect.feeds.syndicated import read_syndicated
from isnad.errors import NotAFeed
from isnad.model import Feed, FeedItem

_ROOTS = frozenset(["rss", "rdf", "feed"])


def read_feed(body: bytes, url: str, content_type: str = "", zone: str = "") -> Feed:
    """The feed that these bytes are: RSS 0.9 to 2.0, Atom or JSON Feed, told by its content.

    `url` is the address it was fetched from, against which relative ones are read; `content_type` the header, for its
    charset; `zone` the IANA name of the publisher's clock, for times without an offset ("" where unknown: they are
    then taken as UTC, with the offset left open). Items keep their order. An item that stands there again, with the
    same address and guid (title, where there is no guid), is left out, and a guid that several addresses share is no
    guid.

    Raises NotAFeed, saying what it is instead, where it is none; SettingError where there is no such zone.
    """
    what = url or "feed"
    text = text_of_body(body, what, content_type)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return _with_items_once(_read_json(text, url, zone))
    name, start = root_of(text)
    root = read_xml(text[start:]) if name in _ROOTS else None
    if root is None:
        raise refusal(text, what) if name not in _ROOTS else NotAFeed(f"{what}: XML too broken to be read")
    return _with_items_once(read_syndicated(root, url, zone))


def _read_json(text: str, url: str, zone: str) -> Feed:
    what = url or "feed"
    try:
        value = orjson.loads(text.strip("\ufeff \t\r\n").encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        raise NotAFeed(f"{what}: broken JSON: {error}") from error
    if not is_json_feed(value):
        raise NotAFeed(f"{what}: JSON, but no JSON Feed: no «version» of jsonfeed.org and no list of items")
    return read_json_feed(value, url, zone)


def _with_items_once(feed: Feed) -> Feed:
    items: dict[tuple[str, str], FeedItem] = {}
    for item in feed.items:
        if item.address or item.guid or item.title:
            items.setdefault((item.address, item.guid or item.title), item)
    places = Counter(guid for _, guid in {(item.address, item.guid) for item in items.values()})
    kept = (replace(item, guid="") if places[item.guid] > 1 else item for item in items.values())
    return replace(feed, items=tuple(kept))
