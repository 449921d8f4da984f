"""The list of stories out of the store: in order, filtered, counted, and what it can be narrowed by."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, desc, func, select

from isnad.model import Facet, FacetKind, Rank, StoryFilters, StoryList, StoryOrder, StoryQuery, StoryRow
from isnad.store.bulk import parts
from isnad.store.packing import key_of, moment, unpack
from isnad.store.tables import telling_facets, tellings

# Facets are counted in so many stories of a list, the first ones: a count over all would grow with the store, and what
# is far down in the list is no news.
_COUNTED = 500
_BY = {StoryOrder.RANK: tellings.c.rank, StoryOrder.NEWEST: tellings.c.last}
_IN_ROW = [column for column in tellings.c if column.name not in {"mark", "rules", "body"}]


def stories(connection: Connection, query: StoryQuery) -> StoryList:
    """The stories that a query asks for."""
    which = _which(query)
    total = connection.execute(select(func.count()).select_from(tellings).where(*which)).scalar_one()
    wanted = select(*_IN_ROW).where(*which).order_by(*_order(query)).limit(max(0, query.limit))
    rows = connection.execute(wanted.offset(max(0, query.offset)))
    return StoryList(int(total), tuple(_row(row) for row in rows))


def filters(connection: Connection, query: StoryQuery, most: int) -> StoryFilters:
    """By what they can be narrowed; of each kind at most so many."""
    first = select(tellings.c.story).where(*_which(query)).order_by(*_order(query)).limit(_COUNTED).subquery()
    # All kinds at once: with one kind asked for, SQLite goes through all that there is of it; so it does when joined.
    columns = telling_facets.c
    counted_by = (
        select(columns.kind, columns.key, func.count(), func.min(columns.story))
        .where(columns.story.in_(select(first.c.story)))
        .group_by(columns.kind, columns.key)
    )
    counts: dict[str, list[tuple[int, str, str]]] = {kind.value: [] for kind in FacetKind}
    for kind, key, number, story in connection.execute(counted_by):
        counts[kind].append((-number, key, story))
    shown = {kind: sorted(counts[kind.value])[:most] for kind in FacetKind}
    names = _names(connection, [(kind.value, key, story) for kind, each in shown.items() for _, key, story in each])
    found = [
        Facet(kind, key, names[kind.value, key], -number) for kind, each in shown.items() for number, key, _ in each
    ]
    counted = connection.execute(select(func.count()).select_from(first)).scalar_one()
    return StoryFilters(
        tuple(found),
        int(counted),
        conflict=_total(connection, replace(query, conflict=True)),
        one_origin=_total(connection, replace(query, one_origin=True)),
    )


def known_key(connection: Connection, kind: FacetKind, keys: Sequence[str]) -> str:
    """The first of these keys that any story has, "" where none has."""
    columns = telling_facets.c
    for key in map(key_of, keys):
        there = select(columns.key).where(columns.kind == kind.value, columns.key == key).limit(1)
        if key and connection.execute(there).first():
            return key
    return ""


def _total(connection: Connection, query: StoryQuery) -> int:
    return int(connection.execute(select(func.count()).select_from(tellings).where(*_which(query))).scalar_one())


def _which(query: StoryQuery) -> list[ColumnElement[bool]]:
    columns = tellings.c
    which: list[ColumnElement[bool]] = [columns.articles >= max(1, query.least)]  # 0: never told yet
    if query.conflict:
        which.append(columns.conflicts > 0)
    if query.one_origin:
        which.append(columns.origins == 1)
    for kind in FacetKind:
        if key := str(getattr(query, kind.value)):
            having = select(telling_facets.c.story).where(telling_facets.c.kind == kind.value)
            which.append(columns.story.in_(having.where(telling_facets.c.key == key_of(key))))
    return which


def _order(query: StoryQuery) -> tuple[ColumnElement[Any], ...]:
    return desc(_BY[query.order]), tellings.c.story


def _names(connection: Connection, facets: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """What facets are called, by kind and key; each is given with a story that has it."""
    columns = telling_facets.c
    asked = set(facets)
    # By the stories: for three columns at once, SQLite goes through all facets.
    named = select(columns.kind, columns.key, columns.story, columns.name)
    return {
        (row.kind, row.key): str(unpack(row.name))
        for part in parts(sorted({story for _, _, story in facets}))
        for row in connection.execute(named.where(columns.story.in_(part)))
        if (row.kind, row.key, row.story) in asked
    }


def _row(row: Row[*tuple[Any, ...]]) -> StoryRow:
    return StoryRow(
        id=row.story,
        articles=row.articles,
        events=row.events,
        publishers=row.publishers,
        first=moment(row.first),
        last=moment(row.last),
        headline=str(unpack(row.headline)),
        rank=Rank(row.origins, row.recent, row.before, row.growth, moment(row.fresh), row.rank),
        conflicts=row.conflicts,
        denials=row.denials,
    )
