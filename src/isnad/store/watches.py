"""Watches into the store and out of it, with what they told."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from isnad.errors import NotFound
from isnad.model import Delivery, DeliveryState, Notice, Watch
from isnad.store.bulk import insert_all
from isnad.store.noting import key_digest, pack_notice, pack_watch, unpack_notice, unpack_watch
from isnad.store.numbers import numbers_of
from isnad.store.packing import column, micros, moment, pack
from isnad.store.posting import delivery_of
from isnad.store.tables import articles, deliveries, notices, watches


def add(connection: Connection, watch: Watch) -> Watch:
    """Keeps a watch, and gives it with its number and what it comes after. The caller holds the lock."""
    number = (connection.execute(select(func.max(watches.c.number))).scalar() or 0) + 1
    added = replace(watch, number=number, after=_last_article(connection))
    connection.execute(insert(watches), {"number": number, **_row(added)})
    return added


def change(connection: Connection, watch: Watch) -> None:
    """Keeps a watch in place of what was kept under its number. The caller holds the lock. Raises NotFound."""
    one(connection, watch.number)
    connection.execute(update(watches).where(watches.c.number == watch.number).values(**_row(watch)))


def resume(connection: Connection, number: int) -> Watch:
    """Lets a paused watch go on, and gives it. The caller holds the lock. Raises NotFound."""
    resumed = one(connection, number)
    if resumed.paused:
        resumed = replace(resumed, paused=False, reason="", after=_last_article(connection))
        change(connection, resumed)
    return resumed


def remove(connection: Connection, number: int) -> None:
    """Forgets a watch with all that it told. The caller holds the lock. Raises NotFound."""
    one(connection, number)
    connection.execute(delete(deliveries).where(deliveries.c.watch == number))
    connection.execute(delete(notices).where(notices.c.watch == number))
    connection.execute(delete(watches).where(watches.c.number == number))


def every(connection: Connection) -> tuple[Watch, ...]:
    """All watches, in the order in which they were made."""
    return tuple(_watch(row) for row in connection.execute(select(watches).order_by(watches.c.number)))


def one(connection: Connection, number: int) -> Watch:
    """The watch with this number. Raises NotFound."""
    row = connection.execute(select(watches).where(watches.c.number == number)).first()
    if row is None:
        raise NotFound(f"there is no watch {number}")
    return _watch(row)


def by_token(connection: Connection, token: str) -> Watch:
    """The watch whose feed this token names. Raises NotFound."""
    row = connection.execute(select(watches).where(watches.c.token == column(token))).first()
    if row is None:
        raise NotFound("no watch has a feed at this address")
    return _watch(row)


def add_notices(connection: Connection, told: Sequence[Notice]) -> None:
    """Keeps notices, each with a delivery where its watch has a webhook. The caller holds the lock.

    Those of a watch that was removed or paused meanwhile are dropped.
    """
    known = {watch.number: watch for watch in every(connection) if not watch.paused}
    told = [notice for notice in told if notice.watch in known]
    number = connection.execute(select(func.max(notices.c.number))).scalar() or 0
    numbered = [replace(one, number=number + n) for n, one in enumerate(told, 1)]
    # Made of what is kept, so that a number that is given again after a removal has another id.
    named = [replace(one, id=str(uuid5(NAMESPACE_URL, _urn(known[one.watch], one)))) for one in numbered]
    places = numbers_of(connection, [notice.article for notice in named])
    insert_all(connection, notices, (_notice_row(notice, places[notice.article]) for notice in named))
    insert_all(connection, deliveries, (_delivery_row(notice) for notice in named if known[notice.watch].address))


def notices_of(
    connection: Connection, number: int, limit: int, offset: int
) -> tuple[tuple[Notice, Delivery | None], ...]:
    """What a watch told, newest first, each with how sending it goes where it is sent."""
    return tuple((_notice(row), delivery_of(row)) for row in connection.execute(_told(number, limit, offset)))


def count_notices(connection: Connection) -> dict[int, int]:
    """How many notices each watch has, by number; those without any are left out."""
    counted = select(notices.c.watch, func.count()).group_by(notices.c.watch)
    return {row[0]: row[1] for row in connection.execute(counted)}


def count_deliveries(connection: Connection) -> dict[int, dict[DeliveryState, int]]:
    """How many deliveries of each watch are in each state."""
    counts: dict[int, dict[DeliveryState, int]] = {}
    counted = select(deliveries.c.watch, deliveries.c.state, func.count()).group_by(
        deliveries.c.watch, deliveries.c.state
    )
    for watch, state, count in connection.execute(counted):
        counts.setdefault(watch, {})[DeliveryState(state)] = count
    return counts


def _told(number: int, limit: int, offset: int) -> Select[tuple[int, int, int, bytes]]:
    sent = [name for name in deliveries.c if name.name != "watch"]
    return (
        select(notices.c.number, notices.c.watch, notices.c.at, notices.c.body, *sent)
        .join(deliveries, deliveries.c.notice == notices.c.number, isouter=True)
        .where(notices.c.watch == number)
        .order_by(notices.c.number.desc())
        .limit(limit)
        .offset(offset)
    )


def _last_article(connection: Connection) -> int:
    return connection.execute(select(func.max(articles.c.number))).scalar() or 0


def _urn(watch: Watch, notice: Notice) -> str:
    return f"isnad:{watch.token}:{notice.number}"


def _row(watch: Watch) -> dict[str, object]:
    return {"token": watch.token, "paused": watch.paused, "after": watch.after, "body": pack_watch(watch)}


def _watch(row: Row[tuple[int, str, bool, int, bytes]]) -> Watch:
    return unpack_watch(row.number, row.token, row.after, row.body, paused=row.paused)


def _notice_row(notice: Notice, article: int) -> dict[str, object]:
    return {
        "number": notice.number,
        "watch": notice.watch,
        "article": article,
        "key": key_digest(notice.mark),
        "at": micros(notice.at),
        "body": pack_notice(notice),
    }


def _notice(row: Row[tuple[int, int, int, bytes]]) -> Notice:
    return unpack_notice(row.number, row.watch, moment(row.at), row.body)


def _delivery_row(notice: Notice) -> dict[str, object]:
    return {
        "notice": notice.number,
        "watch": notice.watch,
        "state": DeliveryState.WAITING.value,
        "attempts": 0,
        "due": micros(notice.at),
        "error": pack(""),
    }
