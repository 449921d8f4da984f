"""The door: the bytes of a feed of any kind -> a Feed."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

import orjson

from isnad.collect.feeds.clock import Clock
from isnad.collect.feeds.json_feed import is_json_feed, read_json_feed
from isnad.collect.feeds.opening import MOST_MARKS, read_xml, refusal, root_of, text_of_body, within_marks
from isnad.collect.feeds.syndicated import read_syndicated
from isnad.errors import NotAFeed
from isnad.model import Feed, FeedItem

_ROOTS = frozenset(["rss", "rdf", "feed"])


def read_feed(body: bytes, url: str, content_type: str = "", zone: str = "", now: datetime | None = None) -> Feed:
    """The feed that these bytes are: RSS 0.9 to 2.0, Atom or JSON Feed, told by its content.

    `url` is the address it was fetched from, against which relative ones are read; `content_type` the header, for its
    charset; `zone` the IANA name of the publisher's clock, for times without an offset ("" where unknown: they are
    then taken as UTC, with the offset left open); `now` the time of fetching, by which «منذ ساعتين» and «أمس» are read.

    Items keep their order. Of more than MOST_ITEMS the newest are read, if the feed is in order of time; of more than
    MOST_MARKS tags and entities what comes before them. An item that stands there again, with the
    same address and guid (title, where there is no guid), is left out, and a guid that several addresses share is no
    guid.

    Raises NotAFeed, saying what it is instead, where it is none; SettingError where there is no such zone.
    """
    what, clock = url or "feed", Clock(zone, now)
    text = text_of_body(body, what, content_type)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        return _with_items_once(_read_json(text, url, clock))
    text = within_marks(text)
    name, start = root_of(text)
    root = read_xml(text[start:]) if name in _ROOTS else None
    if root is None:
        raise refusal(text, what) if name not in _ROOTS else NotAFeed(f"{what}: XML too broken to be read")
    return _with_items_once(read_syndicated(root, url, clock))


def _read_json(text: str, url: str, clock: Clock) -> Feed:
    what = url or "feed"
    if within_marks(text) is not text or text.count("{") + text.count("[") > MOST_MARKS:
        raise NotAFeed(f"{what}: JSON with more in it than any feed has; not read")
    try:
        value = orjson.loads(text.strip("\ufeff \t\r\n").encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        raise NotAFeed(f"{what}: broken JSON: {error}") from error
    if not is_json_feed(value):
        raise NotAFeed(f"{what}: JSON, but no JSON Feed: no «version» of jsonfeed.org and no list of items")
    return read_json_feed(value, url, clock)


def _with_items_once(feed: Feed) -> Feed:
    items: dict[tuple[str, str], FeedItem] = {}
    for item in feed.items:
        if item.address or item.guid or item.title:
            items.setdefault((item.address, item.guid or item.title), item)
    places = Counter(guid for _, guid in {(item.address, item.guid) for item in items.values()})
    kept = (replace(item, guid="") if places[item.guid] > 1 else item for item in items.values())
    return replace(feed, items=tuple(kept))
