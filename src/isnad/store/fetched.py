"""Pages that came, each time that they came: kept before they are read, and until retention lets them go."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from isnad.model import FetchedPage, Page
from isnad.store.bulk import found, insert_all, parts
from isnad.store.packing import micros, pack_page, squeeze, unpack_page
from isnad.store.remembering import unpack_visit
from isnad.store.tables import (
    FETCH_NO_ARTICLE,
    FETCH_READ,
    FETCH_UNREAD,
    FETCHES,
    fetches,
    pages,
    revisions,
    settings,
    visits,
)
from isnad.store.write import put_setting

_MOST_BYTES = 4 * 1024 * 1024  # of pages that are given together: a page may have 16 MB


def add(connection: Connection, came: Sequence[FetchedPage]) -> None:
    """Keeps pages that came, each time that they came. The caller holds the lock."""
    by_digest = {fetched.page.digest: fetched.page for fetched in came}
    known = set(found(connection, pages.c.digest, list(by_digest)))
    for digest, page in by_digest.items():
        if digest not in known:
            connection.execute(insert(pages), _page_row(digest, page))
    # Kept already where a commit was done and its caller was told that it broke.
    there = _fetches_of(connection, sorted({fetched.visit for fetched in came}))
    rows = [(fetched, (fetched.visit, fetched.page.digest, _fetched_at(fetched.page))) for fetched in came]
    fresh = [(fetched.page, row) for fetched, row in rows if row not in there]
    last = _numbers(connection, len(fresh))
    insert_all(
        connection,
        fetches,
        (
            {
                "number": number,
                "visit": visit,
                "page": digest,
                "fetched": at,
                "state": FETCH_UNREAD,
                "about": pack_page(page),
            }
            for number, (page, (visit, digest, at)) in enumerate(fresh, last + 1)
        ),
    )


def unread(connection: Connection, after: int, limit: int) -> tuple[FetchedPage, ...]:
    """The next pages behind this number that were fetched and not read, in the order in which they were kept.

    They are so many that they have _MOST_BYTES together, or one that has more.
    """
    columns = fetches.c
    last = _last_of_part(connection, after, limit)
    rows = connection.execute(
        select(columns.number, columns.visit, columns.about, pages.c.body, visits.c.body.label("told"))
        .join(pages, pages.c.digest == columns.page)
        .join(visits, visits.c.number == columns.visit)
        .where(columns.state == FETCH_UNREAD, columns.number > after, columns.number <= last)
        .order_by(columns.number)
    )
    return tuple(
        FetchedPage(
            unpack_page(row.about, row.body), unpack_visit(row.visit, "", 0, None, row.told).item, row.number, row.visit
        )
        for row in rows
    )


def _last_of_part(connection: Connection, after: int, limit: int) -> int:
    columns, last, total = fetches.c, after, 0
    sizes = (
        select(columns.number, pages.c.size)
        .join(pages, pages.c.digest == columns.page)
        .where(columns.state == FETCH_UNREAD, columns.number > after)
        .order_by(columns.number)
        .limit(limit)
    )
    for number, size in connection.execute(sizes):
        total += size
        if total > _MOST_BYTES and last > after:
            break
        last = number
    return last


def mark_read(connection: Connection, read: Mapping[int, bool]) -> None:
    """Notes of fetched pages, by number, that they were read, and whether an article stands in them."""
    for state, had in ((FETCH_READ, True), (FETCH_NO_ARTICLE, False)):
        for part in parts([number for number, told in read.items() if told is had]):
            connection.execute(update(fetches).where(fetches.c.number.in_(part)).values(state=state))


def mark_failed_unread(connection: Connection) -> int:
    """Has the pages in which no article was found read again; says how many they are."""
    failed = fetches.c.state == FETCH_NO_ARTICLE
    return connection.execute(update(fetches).where(failed).values(state=FETCH_UNREAD)).rowcount


def drop_pages(connection: Connection, before: datetime, limit: int) -> int:
    """Forgets fetched pages of before that time, at most `limit` of them, and says how many; all were read.

    What was read in them stays. A page that was fetched again since stays, too. The caller holds the lock.
    """
    old = (fetches.c.fetched < micros(before)) & (fetches.c.state != FETCH_UNREAD)
    rows = connection.execute(select(fetches.c.number, fetches.c.page).where(old).limit(limit)).all()
    _forget(connection, [row.number for row in rows])
    for part in parts(sorted({row.page for row in rows})):
        kept = exists().where(fetches.c.page == pages.c.digest)
        gone = list(connection.execute(select(pages.c.digest).where(pages.c.digest.in_(part), ~kept)).scalars())
        connection.execute(update(revisions).where(revisions.c.page.in_(gone)).values(page=None))
        connection.execute(delete(pages).where(pages.c.digest.in_(gone)))
    return len(rows)


def drop_repeats(connection: Connection, numbers: Sequence[int]) -> int:
    """Forgets those of these fetched pages that were not the first of their visit, and which no state stands on.

    They told what an earlier page had told. Says how many they were. The caller holds the lock.
    """
    dropped = 0
    earlier = fetches.alias("earlier")
    for part in parts(numbers):
        repeated = exists().where(earlier.c.visit == fetches.c.visit, earlier.c.number < fetches.c.number)
        told = exists().where(revisions.c.page == fetches.c.page)
        wanted = select(fetches.c.number, fetches.c.page).where(fetches.c.number.in_(part), repeated, ~told)
        rows = connection.execute(wanted).all()
        _forget(connection, [row.number for row in rows])
        kept = exists().where(fetches.c.page == pages.c.digest)
        connection.execute(delete(pages).where(pages.c.digest.in_([row.page for row in rows]), ~kept))
        dropped += len(rows)
    return dropped


def _forget(connection: Connection, numbers: Sequence[int]) -> None:
    for part in parts(numbers):
        connection.execute(delete(fetches).where(fetches.c.number.in_(part)))


def _fetches_of(connection: Connection, numbers: Sequence[int]) -> set[tuple[int, str, int]]:
    columns = fetches.c
    return {
        (visit, page, at)
        for part in parts(numbers)
        for visit, page, at in connection.execute(
            select(columns.visit, columns.page, columns.fetched).where(columns.visit.in_(part))
        )
    }


def _fetched_at(page: Page) -> int:
    return micros(page.fetched) if page.fetched else 0


def _page_row(digest: str, page: Page) -> dict[str, object]:
    return {"digest": digest, "about": pack_page(page), "size": len(page.body), "body": squeeze(page.body)}


def _numbers(connection: Connection, count: int) -> int:
    """Takes so many numbers, and gives the one before them: no number is given twice, also where its fetch is gone.

    Who reads pages goes by the number of the last one.
    """
    noted = connection.execute(select(settings.c.value).where(settings.c.name == FETCHES)).scalar()
    highest = connection.execute(select(func.max(fetches.c.number))).scalar() or 0
    last = max(int(noted or 0), highest)
    if count:
        put_setting(connection, FETCHES, str(last + count))
    return last
