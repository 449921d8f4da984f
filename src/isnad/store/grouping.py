"""What came of grouping articles into the store, in one transaction: places, changes of mind, aliases and the log."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from isnad.errors import NotFound
from isnad.model import Grouped, Level, Placement, Regrouping
from isnad.store import tellings
from isnad.store.bulk import insert_all, parts
from isnad.store.groups import column_of, last_place, last_sketch
from isnad.store.packing import column, key_of, pack, pack_ties, told_at
from isnad.store.rows import because_row
from isnad.store.tables import GROUPS, articles, group_aliases, keys, placements, regroupings, settings, sketches
from isnad.store.write import put_setting

# The groups of a level hold whole groups of the level below.
_WITHIN = {Level.EVENT: placements.c["copy"], Level.STORY: placements.c.event}


def save(connection: Connection, batch: Sequence[tuple[Grouped, bytes]], now: int, window: int) -> None:
    """Puts a batch in; the caller holds the lock. Raises NotFound where an article is not kept."""
    told = _told(connection, [grouped.placement.article for grouped, _ in batch])
    place, number = last_place(connection), last_sketch(connection)
    for part in _until_change(batch):
        rows = [_row(grouped.placement, told, place + n) for n, (grouped, _) in enumerate(part, 1)]
        insert_all(connection, placements, rows)
        bodies = [(told[grouped.placement.article][0], packed) for grouped, packed in part if packed]
        insert_all(
            connection,
            sketches,
            [{"number": number + n, "article": a, "body": body} for n, (a, body) in enumerate(bodies, 1)],
        )
        place, number = place + len(rows), number + len(bodies)
        # Before what was changed behind this part: what has left the window goes where its group goes.
        connection.execute(delete(sketches).where(sketches.c.number <= number - window))
        for change in part[-1][0].regroupings:
            _apply(connection, change)
            _log(connection, change, now)
    tellings.mark_groups(connection, _touched(batch))


def change_all(connection: Connection, changes: Sequence[Regrouping], now: int) -> None:
    """Makes regroupings that are no part of grouping an article, and logs them. The caller holds the lock."""
    for change in changes:
        if change.old != change.new:
            _apply(connection, change)
        _log(connection, change, now)
    tellings.mark_groups(
        connection, ((change.level, group) for change in changes for group in (change.old, change.new))
    )


def begin(connection: Connection, form: str) -> None:
    """Notes the form of the sketches; forgets all places where it was another. The caller holds the lock."""
    noted = connection.execute(select(settings.c.value).where(settings.c.name == GROUPS)).scalar()
    if noted == form:
        return
    if noted is not None:
        connection.execute(delete(sketches))
        connection.execute(delete(placements))
        tellings.forget_all(connection)
    put_setting(connection, GROUPS, form)


def _touched(batch: Sequence[tuple[Grouped, bytes]]) -> Iterator[tuple[Level, str]]:
    """Groups such that every story that is another now holds one of them, or is one."""
    for grouped, _ in batch:
        yield Level.STORY, grouped.placement.story
        yield Level.EVENT, grouped.placement.event
        for change in grouped.regroupings:
            yield change.level, change.old
            yield change.level, change.new


def _until_change(batch: Sequence[tuple[Grouped, bytes]]) -> Iterator[Sequence[tuple[Grouped, bytes]]]:
    """The batch in parts, of which only the last one changed anything behind it."""
    start = 0
    for end, (grouped, _) in enumerate(batch, 1):
        if grouped.regroupings or end == len(batch):
            yield batch[start:end]
            start = end


def _told(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The number and the time of each article."""
    columns = articles.c
    wanted = select(keys.c.key, columns.number, columns.slot, columns.first_seen).join(
        articles, columns.number == keys.c.article
    )
    found: dict[str, tuple[int, int]] = {}
    for part in parts([key_of(article) for article in ids]):
        for key, number, slot, first_seen in connection.execute(wanted.where(keys.c.key.in_(part))):
            found[key] = number, told_at(slot, first_seen)
    try:
        return {article: found[key_of(article)] for article in ids}
    except KeyError as error:
        raise NotFound(f"no article is kept under «{error.args[0][:200]}»; it cannot be grouped") from error


def _row(placement: Placement, told: Mapping[str, tuple[int, int]], place: int) -> dict[str, object]:
    number, at = told[placement.article]
    return {
        "article": number,
        "place": place,
        "copy": placement.copy,
        "event": placement.event,
        "story": placement.story,
        "at": at,
        "origin": column(placement.origin),
        "share": placement.share,
        "added": placement.added,
        "ties": pack_ties(placement.ties),
    }


def _apply(connection: Connection, change: Regrouping) -> None:
    group = column_of(change.level)
    move = update(placements).where(group == change.old).values({group: change.new})
    if change.whole:
        connection.execute(move)
        _alias(connection, change)
        return
    # A group that comes back under an old id has that id, and no alias of it.
    connection.execute(delete(group_aliases).where(group_aliases.c.old == change.new))
    for part in parts([key_of(article) for article in change.articles]):
        named = select(keys.c.article).where(keys.c.key.in_(part))
        connection.execute(move.where(placements.c.article.in_(named)))
        within = _WITHIN.get(change.level)
        if within is not None:
            # The grouper does not name what is not in its window: prints of a page again and again, and old articles.
            unseen = ~exists().where(sketches.c.article == placements.c.article)
            around = placements.alias()
            groups = select(around.c[within.name]).where(around.c.article.in_(named))
            connection.execute(move.where(unseen, within.in_(groups)))


def _alias(connection: Connection, change: Regrouping) -> None:
    names = group_aliases.c
    connection.execute(update(group_aliases).where(names.new == change.old).values(new=change.new))
    # A group that comes back under an old id has that id, and no alias of it.
    connection.execute(delete(group_aliases).where(names.old.in_([change.old, change.new])))
    connection.execute(insert(group_aliases).values(old=change.old, level=change.level.value, new=change.new))


def _log(connection: Connection, change: Regrouping, now: int) -> None:
    number = (connection.execute(select(func.max(regroupings.c.number))).scalar() or 0) + 1
    about = pack([list(change.articles), because_row(change.reason)])
    row = {"number": number, "at": now, "level": change.level.value, "old": change.old, "new": change.new}
    connection.execute(insert(regroupings), row | {"whole": change.whole, "about": about})
