"""Finding articles: by words, best first; without words, newest first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, select

from isnad.errors import BadQuery
from isnad.model import Hit, KeptArticle, SearchQuery, SearchResult
from isnad.store import read
from isnad.store.backend import PAST_ALL, Backend, Filters, Part, Ranked
from isnad.store.packing import FIRST_DATED_SLOT, key_of, slot_of
from isnad.store.query import Wanted, understand
from isnad.store.snippet import lead, snippet
from isnad.store.tables import articles

MOST_HITS = 200  # a page
_FARTHEST = 10_000_000  # offset
_AHEAD = timedelta(days=1)  # publishers' clocks and time zones may be wrong by a day; what is dated later is a mistake


def search(connection: Connection, backend: Backend, query: SearchQuery, now: datetime) -> SearchResult:
    """A page of hits. Raises BadQuery."""
    _check(query)
    return _found(connection, backend, query, _filters(query), now)


def search_among(
    connection: Connection, backend: Backend, query: SearchQuery, numbers: Sequence[int], now: datetime
) -> tuple[Hit, ...]:
    """Those of at most MOST_HITS articles, by number, that a query finds, whatever its limit. Raises BadQuery."""
    if not numbers:
        return ()
    query = replace(query, limit=len(numbers), offset=0)
    _check(query)
    slots = tuple(connection.execute(select(articles.c.slot).where(articles.c.number.in_(numbers))).scalars())
    return _found(connection, backend, query, replace(_filters(query), among=slots), now).hits


def _found(
    connection: Connection, backend: Backend, query: SearchQuery, filters: Filters, now: datetime
) -> SearchResult:
    if not query.text.strip():
        return _newest(connection, query, filters)
    wanted = understand(query.text)
    total = backend.count(connection, wanted, filters)
    if query.offset >= total:
        return SearchResult((), total)
    part = Part(_reference(connection, now), total, query.limit, query.offset)
    ranked = backend.ranked(connection, wanted, filters, part)
    return SearchResult(_hits(connection, backend, ranked, wanted), total)


def _check(query: SearchQuery) -> None:
    if not 1 <= query.limit <= MOST_HITS:
        raise BadQuery(f"limit is {query.limit}; give 1 to {MOST_HITS}")
    if not 0 <= query.offset <= _FARTHEST:
        raise BadQuery(f"offset is {query.offset}; give 0 to {_FARTHEST}")
    for name, at in (("since", query.since), ("until", query.until)):
        if at is not None and at.tzinfo is None:
            raise BadQuery(f"{name} is {at.isoformat()}, a time without a zone; give one with UTC or an offset")


def _filters(query: SearchQuery) -> Filters:
    dated = query.since is not None or query.until is not None
    since = slot_of(query.since) if query.since else FIRST_DATED_SLOT if dated else 0
    return Filters(key_of(query.publisher), since, slot_of(query.until) if query.until else PAST_ALL)


def _newest(connection: Connection, query: SearchQuery, filters: Filters) -> SearchResult:
    slot = articles.c.slot
    conditions: list[ColumnElement[bool]] = []
    if query.since or query.until:
        conditions += [slot >= filters.since, slot < filters.until]
    if filters.publisher:
        conditions.append(articles.c.publisher == filters.publisher)
    if filters.among is not None:
        conditions.append(slot.in_(filters.among))
    total = connection.execute(select(func.count()).select_from(articles).where(*conditions)).scalar_one()
    listed = select(articles.c.number).where(*conditions).order_by(slot.desc())
    numbers = list(connection.execute(listed.limit(query.limit).offset(query.offset)).scalars())
    kept = read.kept(connection, numbers)
    return SearchResult(tuple(Hit(kept[n], 0.0, lead(kept[n].article)) for n in numbers), total)


def _reference(connection: Connection, now: datetime) -> int:
    """The newest slot that is not in the future: ages are counted from it."""
    ahead = slot_of(now + _AHEAD)
    return connection.execute(select(func.max(articles.c.slot)).where(articles.c.slot < ahead)).scalar() or 0


def _hits(connection: Connection, backend: Backend, ranked: list[Ranked], wanted: Wanted) -> tuple[Hit, ...]:
    slots = [place.slot for place in ranked]
    rows = connection.execute(select(articles.c.slot, articles.c.number).where(articles.c.slot.in_(slots)))
    numbers = {row.slot: row.number for row in rows}
    kept = read.kept(connection, list(numbers.values()))
    words = backend.words(connection, list(numbers.values()))
    hits = []
    for place in ranked:
        number = numbers[place.slot]
        article: KeptArticle = kept[number]
        piece, marks = snippet(article.article, words.get(number), wanted)
        hits.append(Hit(article, place.score, piece, marks))
    return tuple(hits)
