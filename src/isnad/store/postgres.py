"""PostgreSQL: for newsrooms that share one store. Search gives what SQLite's FTS5 gives, in the same order.

PostgreSQL's own text search would not do: its `ts_rank` knows neither how rare a word is nor how long an article, and a
`tsvector` keeps at most 256 places of a word and none past the 16,383rd. So every article has a row with its distinct
terms (a GIN index finds them), their weighted counts, and the terms in order for phrases; BM25 is made of these, as
FTS5 computes it.
"""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    create_engine,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL

from isnad.model import Check
from isnad.store.backend import Filters, Indexed, Part, Ranked
from isnad.store.query import Wanted
from isnad.store.ranking import (
    BODY_WEIGHT,
    DECK_WEIGHT,
    FRESHNESS,
    K1,
    NEWS_AGE,
    TITLE_WEIGHT,
    WEIGHED,
    B,
    inverse_frequency,
)
from isnad.store.tables import NAMES
from isnad.store.words import Words

_CONNECT_PATIENCE = 10  # seconds until a server that does not answer is called unreachable
_READERS = 8  # connections kept open
_MORE_READERS = 32  # PostgreSQL allows 100 in all unless set otherwise

_WRITER = 0x69736E6164  # «isnad»: the advisory lock that one writer at a time holds

own_metadata = MetaData(naming_convention=NAMES)
search_table = Table(
    "search",
    own_metadata,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("article", BigInteger, nullable=False, unique=True),
    Column("length", Integer, nullable=False),  # terms in all
    Column("terms", ARRAY(Text), nullable=False),  # distinct
    Column("weights", ARRAY(Integer), nullable=False),  # of each, how often it stands there, by TITLE_WEIGHT and so on
    Column("title", Text, nullable=False),  # the terms in order, a space before, between and after
    Column("deck", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_search_terms", "terms", postgresql_using="gin"),
)
totals_table = Table(
    "search_totals",
    own_metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),  # 1: there is one row
    Column("articles", BigInteger, nullable=False),
    Column("terms", BigInteger, nullable=False),  # sum of all lengths
)

_COUNT_UP = text("UPDATE search_totals SET articles = articles + :articles, terms = terms + :terms")
_RANKED = """
SELECT slot, relevance * (1.0::float8 + {freshness}::float8 / (1.0::float8
    + greatest(0, (CAST(:now AS bigint) >> 24) - (slot >> 24))::float8 / {age}::float8)) AS score
FROM (
    SELECT slot, {relevance} AS relevance
    FROM (SELECT * FROM search s WHERE {matching} ORDER BY slot DESC LIMIT {weighed}) AS found
) AS weighed
ORDER BY score DESC, slot DESC LIMIT :limit OFFSET :offset
"""
_BEYOND = "SELECT slot FROM search s WHERE {matching} ORDER BY slot DESC LIMIT :limit OFFSET :offset"


class Postgres:
    """A store in a PostgreSQL database."""

    def __init__(self, url: URL) -> None:
        self._url = url

    @property
    def place(self) -> str:
        """The address, without its password."""
        url = self._url
        return URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()

    def exists(self) -> bool:
        """Only the server knows."""
        return True

    def engine(self) -> Engine:
        """A pool of connections to the server."""
        return create_engine(
            self._url,
            pool_size=_READERS,
            max_overflow=_MORE_READERS,
            pool_pre_ping=True,  # a server that was restarted costs one more look, not a failed search
            connect_args={"connect_timeout": _CONNECT_PATIENCE, "application_name": "isnad"},
        )

    def prepare(self, engine: Engine) -> None:
        """Nothing: the server's own settings are its keeper's."""

    def reader(self, engine: Engine) -> Engine:
        """A view of the engine whose transactions see one state."""
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def lock(self, connection: Connection) -> None:
        """Waits until no other writer is at work."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER})

    def clear_index(self, connection: Connection) -> None:
        """Empties the index."""
        connection.execute(delete(search_table))
        connection.execute(delete(totals_table))
        connection.execute(insert(totals_table).values(one=1, articles=0, terms=0))

    def add(self, connection: Connection, entries: Sequence[Indexed]) -> None:
        """Puts articles into the index."""
        rows = [_row(entry) for entry in entries]
        connection.execute(insert(search_table), rows)
        connection.execute(_COUNT_UP, {"articles": len(rows), "terms": sum(int(str(row["length"])) for row in rows)})

    def remove(self, connection: Connection, articles: Sequence[tuple[int, int]]) -> None:
        """Takes articles out of the index."""
        gone = delete(search_table).where(search_table.c.slot.in_([slot for _, slot in articles]))
        lengths = connection.execute(gone.returning(search_table.c.length)).scalars().all()
        connection.execute(_COUNT_UP, {"articles": -len(lengths), "terms": -sum(lengths)})

    def count(self, connection: Connection, wanted: Wanted, filters: Filters) -> int:
        """How many articles match."""
        matching, values = _matching(wanted, filters)
        return int(connection.execute(text(f"SELECT count(*) FROM search s WHERE {matching}"), values).scalar_one())

    def ranked(self, connection: Connection, wanted: Wanted, filters: Filters, part: Part) -> list[Ranked]:
        """The best, best first."""
        matching, values = _matching(wanted, filters)
        found: list[Ranked] = []
        if part.offset < WEIGHED:
            lone = part.total if _is_lone(wanted, filters) else None
            relevance, weights = _relevance(connection, wanted, lone)
            sql = _RANKED.format(
                freshness=FRESHNESS, age=NEWS_AGE, relevance=relevance, matching=matching, weighed=WEIGHED
            )
            best = (
                values
                | weights
                | {"now": part.now, "limit": min(part.limit, WEIGHED - part.offset), "offset": part.offset}
            )
            found += [Ranked(slot, score) for slot, score in connection.execute(text(sql), best)]
        if part.offset + part.limit > WEIGHED:
            beyond = {"limit": part.limit - max(0, WEIGHED - part.offset), "offset": max(part.offset, WEIGHED)}
            rows = connection.execute(text(_BEYOND.format(matching=matching)), values | beyond)
            found += [Ranked(slot, 0.0) for (slot,) in rows]
        return found

    def words(self, connection: Connection, articles: Sequence[int]) -> dict[int, Words]:
        """What the index holds of articles."""
        columns = search_table.c
        wanted = select(columns.article, columns.title, columns.deck, columns.body)
        rows = connection.execute(wanted.where(columns.article.in_(articles)))
        return {number: Words(title.strip(), deck.strip(), body.strip()) for number, title, deck, body in rows}

    def size(self, connection: Connection) -> int:
        """Bytes of the database on the server's disk."""
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def indexed(self, connection: Connection) -> int:
        """How many articles the index holds."""
        return int(connection.execute(text("SELECT count(*) FROM search")).scalar_one())

    def checks(self, connection: Connection) -> tuple[Check, ...]:
        """Whether the totals that BM25 needs are those of the rows, and the encoding is one for all scripts."""
        kept = connection.execute(text("SELECT articles, terms FROM search_totals")).one()
        real = connection.execute(text("SELECT count(*), coalesce(sum(length), 0) FROM search")).one()
        encoding = connection.execute(text("SELECT current_setting('server_encoding')")).scalar_one()
        same = tuple(kept) == (real[0], int(real[1]))
        return (
            Check("search totals", same, "right" if same else "not those of the rows; make the index anew"),
            Check(
                "encoding",
                encoding == "UTF8",
                encoding if encoding == "UTF8" else f"{encoding}; make the database anew with ENCODING 'UTF8'",
            ),
        )


def _row(entry: Indexed) -> dict[str, object]:
    parts = ((entry.words.title, TITLE_WEIGHT), (entry.words.deck, DECK_WEIGHT), (entry.words.body, BODY_WEIGHT))
    weights: Counter[str] = Counter()
    length = 0
    for part, weight in parts:
        terms = part.split(" ") if part else []
        length += len(terms)
        for term, times in Counter(terms).items():
            weights[term] += times * weight
    return {
        "slot": entry.slot,
        "article": entry.article,
        "length": length,
        "terms": list(weights),
        "weights": list(weights.values()),
        "title": f" {entry.words.title} ",
        "deck": f" {entry.words.deck} ",
        "body": f" {entry.words.body} ",
    }


def _matching(wanted: Wanted, filters: Filters) -> tuple[str, dict[str, object]]:
    """The condition on a row `s`, and its values."""
    values: dict[str, object] = {
        "since": filters.since,
        "until": filters.until,
        "all": sorted(wanted.terms),
    }
    conditions = ["s.slot >= :since", "s.slot < :until", "s.terms @> CAST(:all AS text[])"]
    for place, unit in enumerate(wanted.units):
        if len(unit) > 1:
            conditions.append(_stands(f"unit{place}"))
            values[f"unit{place}"] = _run(unit)
    for place, unit in enumerate(wanted.excluded):
        values[f"no{place}"] = list(unit)
        holds = f"s.terms @> CAST(:no{place} AS text[])"
        if len(unit) > 1:
            values[f"norun{place}"] = _run(unit)
            holds += f" AND {_stands(f'norun{place}')}"
        conditions.append(f"NOT ({holds})")
    if filters.among is not None:
        values["among"] = list(filters.among)
        conditions.append("s.slot = ANY(CAST(:among AS bigint[]))")
    if filters.publisher:
        values["publisher"] = filters.publisher
        conditions.append("EXISTS (SELECT 1 FROM articles a WHERE a.publisher = :publisher AND a.slot = s.slot)")
    return " AND ".join(conditions), values


def _run(unit: tuple[str, ...]) -> str:
    return f" {' '.join(unit)} "


def _stands(name: str) -> str:
    """The condition that a phrase stands in one of the parts."""
    return "(" + " OR ".join(f"strpos(s.{part}, :{name}) > 0" for part in ("title", "deck", "body")) + ")"


def _is_lone(wanted: Wanted, filters: Filters) -> bool:
    """Whether the hits are all articles with one unit: how many they are is then how common the unit is."""
    return len(wanted.units) == 1 and not wanted.excluded and filters.let_all_through


def _relevance(connection: Connection, wanted: Wanted, lone: int | None) -> tuple[str, dict[str, object]]:
    """BM25 of a row as an expression, in FTS5's own order of operations, and its values."""
    articles, terms = connection.execute(text("SELECT articles, terms FROM search_totals")).one()
    values: dict[str, object] = {"usual": terms / articles if articles else 1.0}
    norm = f"{K1}::float8 * (1.0::float8 - {B}::float8 + {B}::float8 * length::float8 / CAST(:usual AS float8))"
    total = "0.0::float8"
    for place, unit in enumerate(wanted.units):
        values[f"idf{place}"] = inverse_frequency(articles, _holding(connection, unit) if lone is None else lone)
        if len(unit) == 1:
            values[f"term{place}"] = unit[0]
            times = f"weights[array_position(terms, CAST(:term{place} AS text))]::float8"
        else:
            # A look ahead takes no letters, so that runs which share a word are each counted, as FTS5 counts them.
            values[f"ahead{place}"] = f"(?={_run(unit)})"
            counts = (f"{weight} * regexp_count({part}, :ahead{place})" for part, weight in _PARTS)
            times = f"({' + '.join(counts)})::float8"
        total += f" + CAST(:idf{place} AS float8) * ({times} * ({K1}::float8 + 1.0::float8) / ({times} + {norm}))"
    return total, values


_PARTS = (("title", TITLE_WEIGHT), ("deck", DECK_WEIGHT), ("body", BODY_WEIGHT))


def _holding(connection: Connection, unit: tuple[str, ...]) -> int:
    sql = "SELECT count(*) FROM search s WHERE s.terms @> CAST(:all AS text[])"
    values: dict[str, object] = {"all": sorted(set(unit))}
    if len(unit) > 1:
        sql += f" AND {_stands('run')}"
        values["run"] = _run(unit)
    return int(connection.execute(text(sql), values).scalar_one())
