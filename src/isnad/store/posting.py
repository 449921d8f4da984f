"""How sending notices to webhooks goes, into the store and out of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, select, update

from isnad.model import Delivery, DeliveryState, Outgoing
from isnad.store.noting import unpack_notice, unpack_watch
from isnad.store.packing import micros, micros_or_none, moment, pack, unpack
from isnad.store.tables import deliveries, notices, watches


def take_due(connection: Connection, now: datetime, until: datetime, limit: int) -> tuple[Outgoing, ...]:
    """The next deliveries that are due, those tried least first, and nobody else's up to `until`.

    Those of paused watches wait. The caller holds the lock.
    """
    sent = [name for name in deliveries.c if name.name != "watch"]
    wanted = (
        select(
            notices.c.number,
            notices.c.watch,
            notices.c.at,
            notices.c.body,
            watches.c.token,
            watches.c.after,
            watches.c.body.label("watch_body"),
            *sent,
        )
        .join(notices, notices.c.number == deliveries.c.notice)
        .join(watches, watches.c.number == deliveries.c.watch)
        .where(deliveries.c.due <= micros(now), watches.c.paused.is_(False))
        .order_by(
            deliveries.c.attempts, deliveries.c.notice
        )  # one that is refused for ever must not hold the others up
        .limit(limit)
    )
    due = tuple(_outgoing(row) for row in connection.execute(wanted))
    if due:
        taken = update(deliveries).where(deliveries.c.notice.in_([one.notice.number for one in due]))
        connection.execute(taken.values(due=micros(until)))
    return due


def is_due(connection: Connection, now: datetime) -> bool:
    """Whether something is to be sent by now."""
    wanted = select(deliveries.c.notice).join(watches, watches.c.number == deliveries.c.watch)
    wanted = wanted.where(deliveries.c.due <= micros(now), watches.c.paused.is_(False)).limit(1)
    return connection.execute(wanted).first() is not None


def save(connection: Connection, tried: Sequence[Delivery]) -> None:
    """Keeps how sending went. The caller holds the lock. What was removed meanwhile stays so."""
    if tried:
        names = ("state", "attempts", "due", "first", "last", "status", "error")
        known = update(deliveries).where(deliveries.c.notice == bindparam("known"))
        known = known.values({name: bindparam(f"new_{name}") for name in names})
        connection.execute(known, [_row(delivery) for delivery in tried])


def retry(connection: Connection, watch: int, now: datetime) -> int:
    """Has everything that a watch has not sent yet sent now, also what was given up, and says how much that is."""
    unsent = update(deliveries).where(deliveries.c.watch == watch, deliveries.c.state != DeliveryState.DONE.value)
    values = {"state": DeliveryState.WAITING.value, "due": micros(now), "attempts": 0, "first": None}
    return int(connection.execute(unsent.values(values)).rowcount)


def delivery_of(row: Row[tuple[object, ...]]) -> Delivery | None:
    """The delivery of a notice from a row of both; None where it has none."""
    if row.notice is None:
        return None
    return Delivery(
        notice=row.notice,
        watch=row.watch,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        due=_moment(row.due),
        first=_moment(row.first),
        last=_moment(row.last),
        status=row.status,
        error=str(unpack(row.error)),
    )


def _outgoing(row: Row[tuple[object, ...]]) -> Outgoing:
    delivery = delivery_of(row)
    assert delivery is not None
    notice = unpack_notice(row.number, row.watch, moment(row.at), row.body)
    return Outgoing(delivery, notice, unpack_watch(notice.watch, row.token, row.after, row.watch_body, paused=False))


def _row(delivery: Delivery) -> dict[str, object]:
    return {
        "known": delivery.notice,
        "new_state": delivery.state.value,
        "new_attempts": delivery.attempts,
        "new_due": micros_or_none(delivery.due),
        "new_first": micros_or_none(delivery.first),
        "new_last": micros_or_none(delivery.last),
        "new_status": delivery.status,
        "new_error": pack(delivery.error),
    }


def _moment(since_1970: int | None) -> datetime | None:
    return None if since_1970 is None else moment(since_1970)
