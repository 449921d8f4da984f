"""JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1)."""

from collections.abc import Iterator, Mapping

from isnad.collect.feeds.clock import Clock
from isnad.collect.feeds.newest import newest_of
from isnad.collect.feeds.plain import absolute, folded, once, plain_text
from isnad.model import Feed, FeedItem, FeedKind, Moment

Table = Mapping[str, object]


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a feed: it says so, or has a list of items."""
    if not isinstance(value, Mapping):
        return False
    return "jsonfeed.org/version" in _words(value, "version") or isinstance(value.get("items"), list)


def read_json_feed(value: Table, address: str, clock: Clock) -> Feed:
    """The feed of a JSON value; of too many items the newest, see `newest_of`."""
    found = tuple(_tables(value, "items"))
    hubs = (absolute(_words(hub, "url"), address) for hub in _tables(value, "hubs"))
    return Feed(
        address=address,
        kind=FeedKind.JSON,
        title=plain_text(_words(value, "title")),
        home=absolute(_words(value, "home_page_url"), address),
        language=folded(_words(value, "language")),
        items=tuple(_item(item, address, clock) for item in newest_of(found, lambda item: _when(item, clock))),
        own_address=absolute(_words(value, "feed_url"), address),
        next=absolute(_words(value, "next_url"), address),
        hub=next((hub for hub in hubs if hub), ""),
    )


def _when(item: Table, clock: Clock) -> Moment | None:
    return clock.first(_words(item, key) for key in ("date_published", "date_modified"))


def _item(item: Table, address: str, clock: Clock) -> FeedItem:
    guid = folded(_words(item, "id"))
    link = absolute(_words(item, "url"), address) or absolute(_words(item, "external_url"), address)
    return FeedItem(
        address=link or (absolute(guid, "") if "://" in guid else ""),
        guid=guid,
        title=plain_text(_words(item, "title")),
        summary=plain_text(_words(item, "summary"))
        or plain_text(_words(item, "content_html"))
        or folded(_words(item, "content_text")),
        published=clock.read(_words(item, "date_published")),
        updated=clock.read(_words(item, "date_modified")),
        authors=once(_authors(item)),
        categories=once(plain_text(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        language=folded(_words(item, "language")),
    )


def _authors(item: Table) -> Iterator[str]:
    single = item.get("author")  # of version 1
    for author in (*_tables(item, "authors"), single):
        if isinstance(author, Mapping):
            yield plain_text(_words(author, "name"))
        elif isinstance(author, str):
            yield plain_text(author)


def _words(table: Table, key: str) -> str:
    value = table.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _list(table: Table, key: str) -> list[object]:
    value = table.get(key)
    return value if isinstance(value, list) else []


def _tables(table: Table, key: str) -> Iterator[Table]:
    return (value for value in _list(table, key) if isinstance(value, Mapping))
