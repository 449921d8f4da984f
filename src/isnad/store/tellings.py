"""Stories as they are listed: which have to be told again, what is made of them, and what was told.

Whoever changes the articles of a story marks it, in the same transaction. A telling is kept only if nobody marked its
story while it was made.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from isnad.errors import NotFound
from isnad.model import Level, Telling
from isnad.store.bulk import found, insert_all, parts
from isnad.store.groups import column_of
from isnad.store.packing import key_of, micros, pack
from isnad.store.tables import MARKS, STALE, placements, settings, telling_facets, tellings

_EMPTY = {
    "rules": STALE,
    **dict.fromkeys(("articles", "events", "publishers", "origins", "first", "last", "fresh", "recent", "before"), 0),
    **dict.fromkeys(("growth", "rank"), 0.0),
    **dict.fromkeys(("conflicts", "denials"), 0),
    "headline": b"",
    "body": b"",
}


@dataclass(frozen=True, slots=True)
class Stale:
    """A story that has to be told again."""

    story: str  # id
    mark: int  # what has to be the same when it is told
    articles: int  # how many it has


def mark_stories(connection: Connection, stories: Iterable[str]) -> None:
    """Marks stories, by their present ids, as stale; those without articles are gone. The caller holds the lock."""
    asked = sorted(set(stories))
    if not asked:
        return
    mark = _next_mark(connection)
    for part in parts(asked):
        there = placements.c.story.in_(part)
        alive = set(connection.execute(select(placements.c.story).where(there).distinct()).scalars())
        known = set(found(connection, tellings.c.story, part))
        _forget(connection, sorted(known - alive))
        stale = update(tellings).where(tellings.c.story.in_(sorted(known & alive)))
        connection.execute(stale.values(mark=mark, rules=STALE))
        insert_all(connection, tellings, ({"story": story, "mark": mark, **_EMPTY} for story in sorted(alive - known)))


def mark_groups(connection: Connection, groups: Iterable[tuple[Level, str]]) -> None:
    """Marks the stories that hold any of these groups, and those groups that are stories."""
    by_level: defaultdict[Level, set[str]] = defaultdict(set)
    for level, group in groups:
        by_level[level].add(group)
    stories = by_level.pop(Level.STORY, set())
    for level, ids in by_level.items():
        stories |= _stories(connection, column_of(level), sorted(ids))
    mark_stories(connection, stories)


def mark_articles(connection: Connection, numbers: Iterable[int]) -> None:
    """Marks the stories of articles, by their numbers, as far as they are grouped."""
    mark_stories(connection, _stories(connection, placements.c.article, sorted(set(numbers))))


def forget_all(connection: Connection) -> None:
    """Forgets everything that was told: nothing is grouped any more."""
    connection.execute(delete(telling_facets))
    connection.execute(delete(tellings))


def stale(connection: Connection, rules: int, limit: int) -> tuple[Stale, ...]:
    """The next stories that have to be told: those marked, longest ago first, then those told by older rules."""
    columns = tellings.c
    wanted = select(columns.story, columns.mark).where(columns.rules < rules).order_by(columns.rules, columns.mark)
    rows = [(story, mark) for story, mark in connection.execute(wanted.limit(limit))]
    counts: dict[str, int] = {}
    counted = select(placements.c.story, func.count()).group_by(placements.c.story)
    for part in parts([story for story, _ in rows]):
        of_part = connection.execute(counted.where(placements.c.story.in_(part)))
        counts.update((story, count) for story, count in of_part)
    return tuple(Stale(story, mark, counts.get(story, 0)) for story, mark in rows)


def count_stale(connection: Connection, rules: int) -> int:
    """How many stories have to be told."""
    return connection.execute(select(func.count()).where(tellings.c.rules < rules)).scalar_one()


def account(connection: Connection, story: str) -> bytes:
    """The account of a story, packed. Raises NotFound where it was never told."""
    body = connection.execute(select(tellings.c.body).where(tellings.c.story == story)).scalar()
    if not body:
        raise NotFound(f"story «{story[:200]}» is not told yet; the next `isnad import` does it")
    return bytes(body)


def save(connection: Connection, batch: Sequence[tuple[Telling, int]], rules: int) -> int:
    """Keeps tellings, each beside the mark that its story had when it was read; how many were kept.

    One whose story was marked since is left out. The caller holds the lock.
    """
    marks: dict[str, int] = {}
    for part in parts([telling.story for telling, _ in batch]):
        rows = connection.execute(select(tellings.c.story, tellings.c.mark).where(tellings.c.story.in_(part)))
        marks.update((story, mark) for story, mark in rows)
    kept = [telling for telling, mark in batch if marks.get(telling.story) == mark]
    if not kept:
        return 0
    rows_ = [_row(telling) for telling in kept]
    names = [name for name in rows_[0] if name != "story"]
    change = update(tellings).where(tellings.c.story == bindparam("known"))
    change = change.values({"rules": rules, **{name: bindparam(f"new_{name}") for name in names}})
    connection.execute(change, [{"known": r["story"], **{f"new_{n}": r[n] for n in names}} for r in rows_])
    for part in parts([telling.story for telling in kept]):
        connection.execute(delete(telling_facets).where(telling_facets.c.story.in_(part)))
    insert_all(connection, telling_facets, (row for telling in kept for row in _facet_rows(telling)))
    return len(kept)


def body(connection: Connection, story: str) -> bytes:
    """The account of a story by its present id, as it was packed; empty before it was told."""
    return bytes(connection.execute(select(tellings.c.body).where(tellings.c.story == story)).scalar() or b"")


def _row(telling: Telling) -> dict[str, object]:
    rank = telling.rank
    return {
        "story": telling.story,
        "articles": telling.articles,
        "events": telling.events,
        "publishers": telling.publishers,
        "origins": rank.origins,
        "first": micros(telling.first),
        "last": micros(telling.last),
        "fresh": micros(rank.fresh),
        "recent": rank.recent,
        "before": rank.before,
        "growth": rank.growth,
        "rank": rank.score,
        "conflicts": telling.conflicts,
        "denials": telling.denials,
        "headline": pack(telling.headline),
        "body": telling.body,
    }


def _facet_rows(telling: Telling) -> Iterable[dict[str, object]]:
    rows: dict[tuple[str, str], dict[str, object]] = {
        (facet.kind.value, key_of(facet.key)): {
            "kind": facet.kind.value,
            "key": key_of(facet.key),
            "story": telling.story,
            "count": facet.count,
            "name": pack(facet.name),
        }
        for facet in telling.facets
    }
    return rows.values()


def _stories(connection: Connection, by: ColumnElement[str] | ColumnElement[int], values: Sequence[object]) -> set[str]:
    return {
        story
        for part in parts(values)
        for story in connection.execute(select(placements.c.story).where(by.in_(part)).distinct()).scalars()
    }


def _forget(connection: Connection, stories: Sequence[str]) -> None:
    connection.execute(delete(telling_facets).where(telling_facets.c.story.in_(stories)))
    connection.execute(delete(tellings).where(tellings.c.story.in_(stories)))


def _next_mark(connection: Connection) -> int:
    # Counted apart from the rows: of a story that goes and comes back, no mark is given twice.
    noted = connection.execute(select(settings.c.value).where(settings.c.name == MARKS)).scalar()
    mark = int(noted or 0) + 1
    value = {"value": str(mark)}
    if noted is None:
        connection.execute(insert(settings).values(name=MARKS, **value))
    else:
        connection.execute(update(settings).where(settings.c.name == MARKS).values(**value))
    return mark
