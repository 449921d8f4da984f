"""What a collecting run follows, as it is kept: rows of plain values, packed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from isnad.model import (
    Ask,
    AskHistory,
    FeedItem,
    FeedKind,
    FetchFailureKind,
    Followed,
    HostState,
    Pulse,
    Validators,
    Visit,
)
from isnad.store.packing import micros, micros_or_none, moment, pack, unpack
from isnad.store.rows import Row, listed, mapping, moment_from_row, moment_row, real, whole


def pack_followed(feed: Followed) -> bytes:
    """A feed, all but its number and address."""
    return pack(
        {
            "publisher": feed.publisher,
            "kind": feed.kind,
            "pattern": feed.pattern,
            "title": feed.title,
            "history": _history_row(feed.history),
            "etag": feed.validators.etag,
            "last_modified": feed.validators.last_modified,
            "due": micros_or_none(feed.due),
            "paused": feed.paused,
            "parent": feed.parent,
            "moved_to": feed.moved_to,
            "moved_since": micros_or_none(feed.moved_since),
        }
    )


def unpack_followed(number: int, address: str, packed: bytes, asks: int | None = None) -> Followed:
    """The feed that `pack_followed` was given; of its history the newest `asks` alone, where a number is given."""
    row = mapping(unpack(packed))
    kind = row["kind"]
    return Followed(
        address=address,
        number=number,
        publisher=str(row["publisher"]),
        kind=FeedKind(str(kind)) if kind else None,
        pattern=str(row["pattern"]),
        title=str(row["title"]),
        history=_history(row["history"], asks),
        validators=Validators(str(row["etag"]), str(row["last_modified"])),
        due=_moment(row["due"]),
        paused=bool(row["paused"]),
        parent=str(row["parent"]),
        moved_to=str(row["moved_to"]),
        moved_since=_moment(row["moved_since"]),
    )


def pack_visit(visit: Visit) -> bytes:
    """A visit, all but its number, key, feed and time."""
    return pack(
        {
            "address": visit.address,
            "item": _item_row(visit.item),
            "etag": visit.validators.etag,
            "last_modified": visit.validators.last_modified,
            "first": micros_or_none(visit.first),
            "fetches": visit.fetches,
            "failures": visit.failures,
            "detail": visit.detail,
            "digest": visit.digest,
        }
    )


def unpack_visit(number: int, key: str, feed: int, due: int | None, packed: bytes) -> Visit:
    """The visit that `pack_visit` was given."""
    row = mapping(unpack(packed))
    return Visit(
        address=str(row["address"]),
        key=key,
        number=number,
        feed=feed,
        item=_item(row["item"]),
        validators=Validators(str(row["etag"]), str(row["last_modified"])),
        due=_moment(due),
        first=_moment(row["first"]),
        fetches=whole(row["fetches"]),
        failures=whole(row["failures"]),
        detail=str(row["detail"]),
        digest=str(row["digest"]),
    )


def pack_host(state: HostState) -> bytes:
    """What is remembered of a host, but that a request is under way: after a restart none is."""
    delay = state.crawl_delay.total_seconds()
    return pack(
        [micros_or_none(state.ended), state.day.isoformat(), state.count, delay, micros_or_none(state.not_before)]
    )


def unpack_host(packed: bytes) -> HostState:
    """The state that `pack_host` was given."""
    ended, day, count, delay, not_before = listed(unpack(packed))
    return HostState(
        ended=_moment(ended),
        day=date.fromisoformat(str(day)),
        count=whole(count),
        crawl_delay=timedelta(seconds=real(delay)),
        not_before=_moment(not_before),
    )


def pulse_row(pulse: Pulse) -> dict[str, object]:
    """A sign of life, as JSON."""
    return {
        "at": micros(pulse.at),
        "began": micros(pulse.began),
        "counts": dict(pulse.counts),
        "speed": pulse.speed,
        "has_ended": pulse.has_ended,
    }


def pulse_from_row(row: Mapping[str, object]) -> Pulse:
    """The sign of life that `pulse_row` was given."""
    counts = {name: real(count) for name, count in mapping(row["counts"]).items()}
    speed, has_ended = real(row.get("speed", 1.0)), bool(row.get("has_ended", False))
    return Pulse(moment(whole(row["at"])), moment(whole(row["began"])), counts, speed, has_ended)


def _history_row(history: AskHistory) -> Row:
    asks = [[micros(a.at), a.new, a.failure, a.status, micros_or_none(a.not_before), a.detail] for a in history.asks]
    return [
        asks,
        micros_or_none(history.last_new),
        micros_or_none(history.first_answer),
        history.failures,
        micros_or_none(history.failing_since),
    ]


def _history(row: object, newest: int | None) -> AskHistory:
    asks, last_new, first_answer, failures, failing_since = listed(row)
    wanted = listed(asks) if newest is None else listed(asks)[-newest:]
    return AskHistory(
        tuple(_ask(listed(ask)) for ask in wanted),
        _moment(last_new),
        _moment(first_answer),
        whole(failures),
        _moment(failing_since),
    )


def _ask(row: Sequence[object]) -> Ask:
    at, new, failure, status, not_before, detail = row
    return Ask(
        moment(whole(at)),
        whole(new),
        FetchFailureKind(str(failure)) if failure else None,
        None if status is None else whole(status),
        _moment(not_before),
        str(detail),
    )


def _item_row(item: FeedItem) -> dict[str, object]:
    row: dict[str, object] = {
        "address": item.address,
        "guid": item.guid,
        "title": item.title,
        "summary": item.summary,
        "published": moment_row(item.published),
        "updated": moment_row(item.updated),
        "authors": list(item.authors),
        "source_name": item.source_name,
        "source_address": item.source_address,
        "categories": list(item.categories),
        "language": item.language,
    }
    return {name: value for name, value in row.items() if value}


def _item(row: object) -> FeedItem:
    told = mapping(row)
    times = {name: moment_from_row(told[name]) for name in ("published", "updated") if name in told}
    lists = {name: tuple(map(str, listed(told[name]))) for name in ("authors", "categories") if name in told}
    return FeedItem(**{"address": "", **told, **times, **lists})  # type: ignore[arg-type]


def _moment(since_1970: object) -> datetime | None:
    return None if since_1970 is None else moment(whole(since_1970))
