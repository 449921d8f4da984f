"""Out of the store: where articles stand, who is in a group, the list of stories, what changed about a group."""

from collections.abc import Sequence

from sqlalchemy import Column, Connection, Row, Select, func, or_, select

from isnad.errors import NotFound
from isnad.model import Level, Logged, Placed, Placement, Regrouping
from isnad.store.bulk import parts
from isnad.store.packing import key_of, moment, unpack, unpack_article, unpack_ties
from isnad.store.rows import because_from_row
from isnad.store.tables import articles, group_aliases, keys, placements, regroupings, revisions, sketches

_NAMES = {Level.COPY: "copy group", Level.EVENT: "event", Level.STORY: "story"}


def column_of(level: Level) -> Column[str]:
    """The column that holds the ids of a level's groups."""
    return placements.c[level.value]


def last_place(connection: Connection) -> int:
    """The highest place in order of grouping, 0 where nothing is grouped."""
    return connection.execute(select(func.max(placements.c.place))).scalar() or 0


def last_grouped(connection: Connection) -> int:
    """The highest number of an article that is grouped: all before it are too."""
    return connection.execute(select(func.max(placements.c.article))).scalar() or 0


def last_sketch(connection: Connection) -> int:
    """The highest number of a sketch."""
    return connection.execute(select(func.max(sketches.c.number))).scalar() or 0


def sketches_after(connection: Connection, number: int, limit: int) -> list[tuple[int, Placement, bytes]]:
    """The next sketches in order of grouping: number, placement without its ties, bytes."""
    columns = placements.c
    rows = connection.execute(
        select(sketches.c.number, sketches.c.body, articles.c.id, *columns)
        .join(placements, columns.article == sketches.c.article)
        .join(articles, articles.c.number == sketches.c.article)
        .where(sketches.c.number > number)
        .order_by(sketches.c.number)
        .limit(limit)
    )
    return [
        (
            row.number,
            Placement(row.id, row.copy, row.event, row.story, row.origin, row.share, row.added),
            bytes(row.body),
        )
        for row in rows
    ]


def with_sketches(connection: Connection) -> tuple[Placement, ...]:
    """Where the articles stand that have sketches, shares and ties left out."""
    wanted = (
        select(articles.c.id, *(placements.c[name] for name in ("copy", "event", "story", "origin")))
        .join(placements, placements.c.article == articles.c.number)
        .join(sketches, sketches.c.article == articles.c.number)
    )
    return tuple(Placement(*row) for row in connection.execute(wanted))


def placed_article(connection: Connection, number: int) -> Placed:
    """An article in its place. Raises NotFound where it is not grouped yet."""
    row = connection.execute(_placed().where(placements.c.article == number)).first()
    if row is None:
        raise NotFound(f"article {number} is kept but not grouped yet; the next `isnad import` groups it")
    return _unpacked(row)


def placed(connection: Connection, ids: Sequence[str]) -> tuple[Placed, ...]:
    """Those of the articles with these ids that are grouped, in this order."""
    found: dict[str, Placed] = {}
    for part in parts([key_of(article) for article in ids]):
        wanted = _placed().join(keys, keys.c.article == placements.c.article).where(keys.c.key.in_(part))
        found.update((row.id, _unpacked(row)) for row in connection.execute(wanted))
    return tuple(found[key] for key in map(key_of, ids) if key in found)


def members(connection: Connection, level: Level, group: str) -> tuple[Placed, ...]:
    """The articles of a group by its present id, oldest first."""
    inside = _placed().where(column_of(level) == group).order_by(placements.c.at, placements.c.place)
    return tuple(_unpacked(row) for row in connection.execute(inside))


def numbers_in(connection: Connection, level: Level, group: str) -> list[int]:
    """The numbers of the articles of a group by its present id."""
    return list(connection.execute(select(placements.c.article).where(column_of(level) == group)).scalars())


def present_id(connection: Connection, level: Level, group: str) -> str:
    """The id that a group has now, under any that it ever had. Raises NotFound."""
    column, names, key = column_of(level), group_aliases.c, key_of(group)
    led = select(names.new).where(names.old == key, names.level == level.value)
    for present in (key, connection.execute(led).scalar()):
        if present and connection.execute(select(column).where(column == present).limit(1)).first():
            return present
    raise NotFound(f"no {_NAMES[level]} is kept under «{group[:200]}»")


def story_of(connection: Connection, key: str) -> str:
    """The present id of the story that any id leads to: one of its own, an event's, a copy group's. Raises NotFound."""
    for level in (Level.STORY, Level.EVENT, Level.COPY):
        try:
            present = present_id(connection, level, key)
        except NotFound:
            continue
        inside = select(placements.c.story).where(column_of(level) == present).limit(1)
        return str(connection.execute(inside).scalar_one())
    raise NotFound(f"no copy group, event or story is kept under «{key[:200]}»")


def log(connection: Connection, group: str) -> tuple[Logged, ...]:
    """The regroupings that touched a group, under any id that it ever had, oldest first. Raises NotFound."""
    names, changes = group_aliases.c, regroupings.c
    key = key_of(group)
    now = connection.execute(select(names.new).where(names.old == key)).scalar() or key
    ids = [now, *connection.execute(select(names.old).where(names.new == now)).scalars()]
    numbers = {
        number
        for part in parts(ids)
        for number in connection.execute(
            select(changes.number).where(or_(changes.old.in_(part), changes.new.in_(part)))
        ).scalars()
    }
    rows = [
        row
        for part in parts(sorted(numbers))
        for row in connection.execute(select(regroupings).where(changes.number.in_(part)).order_by(changes.number))
    ]
    if not rows and not _is_group(connection, now):
        raise NotFound(f"no copy group, event or story is kept under «{group[:200]}»")
    return tuple(_logged(row) for row in rows)


def _is_group(connection: Connection, group: str) -> bool:
    anywhere = or_(*(column_of(level) == group for level in Level))
    return connection.execute(select(placements.c.article).where(anywhere).limit(1)).first() is not None


def _logged(row: Row[tuple[int, int, str, str, str, bool, bytes]]) -> Logged:
    about = unpack(row.about)
    assert isinstance(about, list)
    moved, reason = about
    change = Regrouping(
        Level(row.level), row.old, row.new, tuple(moved), whole=row.whole, reason=because_from_row(reason)
    )
    return Logged(moment(row.at), change)


def _placed() -> Select[tuple[str, str, bytes]]:
    columns = articles.c
    return (
        select(columns.id, columns.publisher, revisions.c.body, *placements.c)
        .join(placements, placements.c.article == columns.number)
        .join(revisions, (revisions.c.article == columns.number) & (revisions.c.number == columns.revision))
    )


def _unpacked(row: Row[tuple[str, str, bytes]]) -> Placed:
    placement = Placement(
        row.id, row.copy, row.event, row.story, row.origin, row.share, row.added, unpack_ties(row.ties)
    )
    return Placed(row.id, unpack_article(row.body).title, row.publisher, moment(row.at), placement)
