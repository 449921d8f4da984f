"""What a collecting run follows, into the store and out of it: feeds, visits, fetched pages, hosts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, delete, func, select, update

from isnad.errors import NotFound
from isnad.model import Collected, Followed, HostState, Pulse, Visit, host_of
from isnad.store import fetched, remembering
from isnad.store.bulk import found, insert_all, parts
from isnad.store.packing import column, key_of, micros, micros_or_none, moment
from isnad.store.remembering import pack_followed, pack_host, pack_visit, unpack_followed, unpack_host, unpack_visit
from isnad.store.tables import (
    FETCH_UNREAD,
    PULSE,
    TOLD,
    feeds,
    fetches,
    hosts,
    settings,
    visits,
)
from isnad.store.write import put_setting

_AT_ONCE = 500  # rows of a part, where many are gone through


def follow(connection: Connection, asked: Sequence[Followed]) -> int:
    """Adds feeds whose addresses are not known yet, and says how many. The caller holds the lock."""
    by_address = {column(feed.address): feed for feed in asked}
    known = set(found(connection, feeds.c.address, list(by_address)))
    fresh = [(address, feed) for address, feed in by_address.items() if address not in known]
    last = connection.execute(select(func.max(feeds.c.number))).scalar() or 0
    rows = [{"number": n, "address": a, "body": pack_followed(feed)} for n, (a, feed) in enumerate(fresh, last + 1)]
    insert_all(connection, feeds, rows)
    _count_telling(connection)
    return len(rows)


def told(connection: Connection) -> int:
    """How often feeds were followed, paused or resumed."""
    noted = connection.execute(select(settings.c.value).where(settings.c.name == TOLD)).scalar()
    return int(noted or 0)


def _count_telling(connection: Connection) -> None:
    put_setting(connection, TOLD, str(told(connection) + 1))


def followed(connection: Connection, asks: int | None = None) -> tuple[Followed, ...]:
    """All feeds, in the order in which they were added; with the newest `asks` of each alone, at least 1."""
    rows = connection.execute(select(feeds).order_by(feeds.c.number))
    return tuple(unpack_followed(row.number, row.address, row.body, asks) for row in rows)


def feed(connection: Connection, number: int) -> Followed:
    """The feed with this number. Raises NotFound."""
    row = connection.execute(select(feeds).where(feeds.c.number == number)).first()
    if row is None:
        raise NotFound(f"no feed {number} is followed")
    return unpack_followed(row.number, row.address, row.body)


def pause(connection: Connection, addresses: Sequence[str], *, paused: bool) -> tuple[str, ...]:
    """Pauses or resumes feeds, and gives the addresses that are not followed. The caller holds the lock."""
    by_address = {column(address): address for address in addresses}
    for part in parts(list(by_address)):
        for row in connection.execute(select(feeds).where(feeds.c.address.in_(part))).all():
            packed = pack_followed(replace(unpack_followed(row.number, row.address, row.body), paused=paused))
            connection.execute(update(feeds).where(feeds.c.number == row.number).values(body=packed))
            del by_address[row.address]
    _count_telling(connection)
    return tuple(by_address.values())


def save(connection: Connection, collected: Collected) -> tuple[Visit, ...]:
    """Keeps what came of some requests, and gives the visits that are new. The caller holds the lock."""
    _save_feeds(connection, collected.feeds)
    new = _add_visits(connection, collected.found)
    _save_visits(connection, collected.visits)
    fetched.add(connection, collected.fetched)
    _save_hosts(connection, collected.hosts)
    return new


def known_visits(connection: Connection, keys: Sequence[str]) -> dict[str, Visit]:
    """Those of the visits with these canonical addresses that are kept, by the address."""
    asked = {key_of(key): key for key in keys}
    known: dict[str, Visit] = {}
    for part in parts(list(asked)):
        rows = connection.execute(select(visits).where(visits.c.key.in_(part)))
        known.update((asked[row.key], _visit(row)) for row in rows)
    return known


def visits_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Visit]:
    """Visits, by number."""
    return {
        row.number: _visit(row)
        for part in parts(numbers)
        for row in connection.execute(select(visits).where(visits.c.number.in_(part)))
    }


def pending(connection: Connection) -> Iterator[tuple[int, str, datetime]]:
    """The number, host and time of every visit that is still to be made."""
    rows = connection.execute(select(visits.c.number, visits.c.host, visits.c.due).where(visits.c.due.is_not(None)))
    return ((number, host, moment(due)) for number, host, due in rows if due is not None)


def hosts_known(connection: Connection) -> dict[str, HostState]:
    """What is remembered of hosts."""
    return {row.host: unpack_host(row.body) for row in connection.execute(select(hosts))}


def backlog(connection: Connection, due_by: datetime | None) -> tuple[int, int]:
    """How many pages are to be fetched, by that time where one is given, and how many are still to be read."""
    due = visits.c.due.is_not(None) if due_by is None else visits.c.due <= micros(due_by)
    waiting = select(func.count()).where(due)
    unread_pages = select(func.count()).where(fetches.c.state == FETCH_UNREAD)
    return connection.execute(waiting).scalar_one(), connection.execute(unread_pages).scalar_one()


def save_pulse(connection: Connection, pulse: Pulse) -> None:
    """Keeps a sign of life, in place of the last one."""
    put_setting(connection, PULSE, orjson.dumps(remembering.pulse_row(pulse)).decode())


def last_pulse(connection: Connection) -> Pulse | None:
    """The last sign of life, None where nothing ever collected into this store."""
    noted = connection.execute(select(settings.c.value).where(settings.c.name == PULSE)).scalar()
    return None if noted is None else remembering.pulse_from_row(orjson.loads(noted))


def _save_feeds(connection: Connection, changed: Sequence[Followed]) -> None:
    if changed:
        # The operator may have paused one since the run took it up: a run pauses feeds, and never resumes them.
        now = {
            row.number: unpack_followed(row.number, row.address, row.body).paused
            for part in parts([f.number for f in changed])
            for row in connection.execute(select(feeds).where(feeds.c.number.in_(part)))
        }
        changed = [replace(f, paused=f.paused or now.get(f.number, False)) for f in changed]
        known = update(feeds).where(feeds.c.number == bindparam("known"))
        rows = [{"known": f.number, "at": column(f.address), "packed": pack_followed(f)} for f in changed]
        connection.execute(known.values(address=bindparam("at"), body=bindparam("packed")), rows)


def _add_visits(connection: Connection, announced: Sequence[Visit]) -> tuple[Visit, ...]:
    by_key: dict[str, Visit] = {}
    for visit in announced:
        by_key.setdefault(key_of(visit.key), visit)
    known = set(found(connection, visits.c.key, list(by_key)))
    last = connection.execute(select(func.max(visits.c.number))).scalar() or 0
    fresh = [(key, visit) for key, visit in by_key.items() if key not in known]
    rows = [_visit_row(number, key, visit) for number, (key, visit) in enumerate(fresh, last + 1)]
    insert_all(connection, visits, rows)
    numbers = [row["number"] for row in rows]
    added = visits_of(connection, [number for number in numbers if isinstance(number, int)])
    return tuple(added.values())


def _save_visits(connection: Connection, changed: Sequence[Visit]) -> None:
    if changed:
        known = update(visits).where(visits.c.number == bindparam("known"))
        rows = [{"known": v.number, "next": _due(v), "packed": pack_visit(v)} for v in changed]
        connection.execute(known.values(due=bindparam("next"), body=bindparam("packed")), rows)


def _save_hosts(connection: Connection, states: Mapping[str, HostState]) -> None:
    named = {column(host): pack_host(state) for host, state in states.items()}
    for part in parts(list(named)):
        connection.execute(delete(hosts).where(hosts.c.host.in_(part)))
    insert_all(connection, hosts, ({"host": host, "body": body} for host, body in named.items()))


def _visit_row(number: int, key: str, visit: Visit) -> dict[str, object]:
    return {
        "number": number,
        "key": key,
        "host": column(host_of(visit.address)),
        "feed": visit.feed,
        "due": _due(visit),
        "body": pack_visit(visit),
    }


def _due(visit: Visit) -> int | None:
    return micros_or_none(visit.due)


def _visit(row: object) -> Visit:
    return unpack_visit(row.number, row.key, row.feed, row.due, row.body)  # type: ignore[attr-defined]
