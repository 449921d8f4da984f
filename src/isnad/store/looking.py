"""What watches have looked at, and what they have to know to decide: articles out of the store, notices into it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, select

from isnad.model import Fresh, Mark, Notice, TheTold, Told
from isnad.store import analyses as reading
from isnad.store import groups, read, watches
from isnad.store.bulk import parts
from isnad.store.noting import key_digest, unpack_mark
from isnad.store.packing import moment
from isnad.store.relooking import looked_up_to
from isnad.store.tables import LOOKED, UNREAD, analyses, notices, placements, relooks, revisions
from isnad.store.tables import articles as articles_table
from isnad.store.write import put_setting

_MOST_TOLD = 500  # notices that may be the same and are compared


def fresh(connection: Connection, limit: int) -> tuple[Fresh, ...]:
    """The next articles that no watch has looked at, in order of arrival, as far as all before them are read.

    First those that were looked at in other words. Where no watch is at work there are none.
    """
    working = [watch.after for watch in watches.every(connection) if not watch.paused]
    if not working:
        return ()
    again = _again(connection, limit)
    if again:
        return tuple(Fresh(number, told, again=True) for number, told in _told(connection, again))
    after = max(looked_up_to(connection), min(working))
    number = analyses.c.article
    wanted = (
        select(number, analyses.c.rules)
        .join(placements, placements.c.article == number)
        .where(number > after)
        .order_by(number)
        .limit(limit)
    )
    ready: list[int] = []
    for article, rules in connection.execute(wanted):
        if rules == UNREAD:
            break
        ready.append(article)
    return tuple(Fresh(number, told) for number, told in _told(connection, ready))


def _again(connection: Connection, limit: int) -> list[int]:
    joined = select(relooks.c.article).join(analyses, analyses.c.article == relooks.c.article)
    return list(connection.execute(joined.where(analyses.c.rules != UNREAD).limit(limit)).scalars())


def skip_idle(connection: Connection) -> None:
    """Where no watch is at work, takes everything that is kept for looked at. The caller holds the lock."""
    if any(not watch.paused for watch in watches.every(connection)):
        return
    last = connection.execute(select(func.max(articles_table.c.number))).scalar() or 0
    if last > looked_up_to(connection):
        put_setting(connection, LOOKED, str(last))
    connection.execute(delete(relooks))


def save(connection: Connection, looked: Sequence[Fresh], told: Sequence[Notice]) -> bool:
    """Notes that articles were looked at, with what was found; False where another process has done that.

    The caller holds the lock.
    """
    again = [one.number for one in looked if one.again]
    new = [one.number for one in looked if not one.again]
    if new and looked_up_to(connection) >= new[0]:
        return False
    for part in parts(again):
        gone = connection.execute(delete(relooks).where(relooks.c.article.in_(part))).rowcount
        if gone != len(part):
            return False
    if new:
        put_setting(connection, LOOKED, str(new[-1]))
    watches.add_notices(connection, told)
    return True


def told_before(connection: Connection, watch: int, mark: Mark) -> tuple[TheTold, ...]:
    """What a watch told that may be the same as this, the newest first, each where its article stands now.

    A mark with a gist may be told in any group, and is compared with the newest _MOST_TOLD; without one it can only be
    told in its own group: see `told_in`.
    """
    return _told_where(connection, watch, mark, ())


def told_in(connection: Connection, watch: int, mark: Mark, group: str) -> tuple[TheTold, ...]:
    """What a watch told in a group, by its present id, under the key of this mark."""
    return _told_where(connection, watch, mark, (groups.column_of(mark.level) == group,))


def _told_where(
    connection: Connection, watch: int, mark: Mark, where: Sequence[ColumnElement[bool]]
) -> tuple[TheTold, ...]:
    wanted = (
        select(notices.c.body, placements.c["copy"].label("text"), placements.c.story)
        .join(placements, placements.c.article == notices.c.article)
        .where(notices.c.watch == watch, notices.c.key == key_digest(mark), *where)
        .order_by(notices.c.number.desc())
        .limit(_MOST_TOLD)
    )
    return tuple(TheTold(unpack_mark(row.body), row.text, row.story) for row in connection.execute(wanted))


def first_of_copies(connection: Connection, copies: Sequence[str]) -> dict[str, int]:
    """The number of the article of each of these copy groups that was kept first."""
    text = placements.c["copy"]
    first: dict[str, int] = {}
    for part in parts(copies):
        rows = connection.execute(select(text, func.min(placements.c.article)).where(text.in_(part)).group_by(text))
        first.update((row[0], row[1]) for row in rows)
    return first


def older_in_story(connection: Connection, story: str, up_to: int, limit: int) -> tuple[Told, ...]:
    """The newest articles of a story up to a number, as far as they are read."""
    number = placements.c.article
    wanted = (
        select(number)
        .join(analyses, analyses.c.article == number)
        .where(placements.c.story == story, number <= up_to, analyses.c.rules != UNREAD)
        .order_by(number.desc())
        .limit(limit)
    )
    return tuple(told for _, told in _told(connection, list(connection.execute(wanted).scalars())))


def _told(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, Told]]:
    """Articles by number, in this order, in their present words; those that are not read or placed are left out."""
    kept = read.kept(connection, numbers)
    ids = [kept[number].article.id for number in numbers if number in kept]
    placed = {each.article: each for each in groups.placed(connection, ids)}
    read_in = reading.of_articles(connection, ids)
    changed = _since_when(connection, numbers)
    found: list[tuple[int, Told]] = []
    for number in numbers:
        one = kept.get(number)
        if one is None or one.article.id not in placed or one.article.id not in read_in:
            continue
        place = placed[one.article.id]
        at = place.at if one.revision == 1 else changed.get(number, place.at)
        found.append((number, Told(place, one.revision, at, one.article, read_in[one.article.id])))
    return found


def _since_when(connection: Connection, numbers: Sequence[int]) -> dict[int, datetime]:
    """When each article came to have its present words."""
    from_row = articles_table.join(
        revisions,
        (revisions.c.article == articles_table.c.number) & (revisions.c.number == articles_table.c.revision),
    )
    since: dict[int, datetime] = {}
    for part in parts(numbers):
        rows = connection.execute(
            select(revisions.c.article, revisions.c.seen).select_from(from_row).where(articles_table.c.number.in_(part))
        )
        since.update((article, moment(seen)) for article, seen in rows)
    return since
