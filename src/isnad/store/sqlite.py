"""SQLite: one file beside the program, searched by FTS5."""

import os
import zlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    Table,
    create_engine,
    delete,
    event,
    insert,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from isnad.errors import StoreUnreachable
from isnad.model import Check
from isnad.store.backend import Filters, Indexed, Part, Ranked
from isnad.store.query import Wanted
from isnad.store.ranking import BODY_WEIGHT, DECK_WEIGHT, FRESHNESS, NEWS_AGE, TITLE_WEIGHT, WEIGHED
from isnad.store.tables import NAMES, Number
from isnad.store.words import Words

# A writer waits so long for another to end. A batch takes a second or two; a minute means that something hangs.
_PATIENCE = 60.0  # seconds
_CACHE = 16  # MiB a connection
_READERS = 8  # connections kept open
_MORE_READERS = 56  # and so many more when all are busy: the web server has 40 threads

# FULL, not NORMAL: with NORMAL a power cut may take back the last batches that we had called saved (the file stays
# whole either way). The price is one wait for the disk a batch.
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    f"PRAGMA cache_size = -{_CACHE * 1024}",
    "PRAGMA temp_store = MEMORY",
)

# The FTS5 table `search` (see the migrations) is contentless: the terms themselves are kept in `words`, compressed to a
# third. Its tokenizer splits at what is neither a letter or digit of ASCII, nor an underscore, nor beyond ASCII: at the
# spaces of our lines, that is.
_ADD = "INSERT INTO search(rowid, title, deck, body) VALUES (?, ?, ?, ?)"
_REMOVE = "INSERT INTO search(search, rowid, title, deck, body) VALUES ('delete', ?, ?, ?, ?)"
_MATCH = "FROM search WHERE search MATCH :match AND rowid >= :since AND rowid < :until"
_OF_PUBLISHER = " AND EXISTS (SELECT 1 FROM articles a WHERE a.publisher = :publisher AND a.slot = search.rowid)"
_RANKED = f"""
SELECT slot, relevance * (1.0 + {FRESHNESS} / (1.0 + max(0, (:now >> 24) - (slot >> 24)) / {NEWS_AGE})) AS score
FROM (
    SELECT rowid AS slot, -bm25(search, {TITLE_WEIGHT}.0, {DECK_WEIGHT}.0, {BODY_WEIGHT}.0) AS relevance
    %(matching)s ORDER BY rowid DESC LIMIT %(weighed)d
)
ORDER BY score DESC, slot DESC LIMIT :limit OFFSET :offset
"""
_BEYOND = "SELECT rowid %s ORDER BY rowid DESC LIMIT :limit OFFSET :offset"

own_metadata = MetaData(naming_convention=NAMES)
words_table = Table(
    "words",
    own_metadata,
    Column("article", Number, primary_key=True, autoincrement=False),
    Column("lines", LargeBinary, nullable=False),  # zlib: three lines of terms: title, deck, body
)


class Sqlite:
    """A store in one file."""

    def __init__(self, url: URL) -> None:
        self._path = Path(url.database or "")
        self._url = url

    @property
    def place(self) -> str:
        """The file's path."""
        return str(self._path)

    def exists(self) -> bool:
        """Whether the file is there."""
        return self._path.exists()

    def engine(self) -> Engine:
        """A pool of connections to the file, which is made where it is missing."""
        folder = self._path.parent
        if not folder.is_dir():
            raise StoreUnreachable(f"{self.place}: there is no folder {folder}; make it, or name another store")
        if self._path.is_dir():
            raise StoreUnreachable(f"{self.place}: is a folder; name a file in it")
        if self._path.exists() and not os.access(self._path, os.R_OK | os.W_OK):
            raise StoreUnreachable(
                f"{self.place}: may not be read and written by this user; change its owner or rights"
            )
        engine = create_engine(
            self._url,
            pool_size=_READERS,
            max_overflow=_MORE_READERS,
            connect_args={"timeout": _PATIENCE, "check_same_thread": False},
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def prepare(self, engine: Engine) -> None:
        """Turns the write-ahead log on: readers and a writer then do not wait for one another."""
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()
        finally:
            raw.close()

    def reader(self, engine: Engine) -> Engine:
        """The same engine: a transaction of SQLite sees one state from its first look on."""
        return engine

    def lock(self, connection: Connection) -> None:
        """Nothing more: `BEGIN IMMEDIATE` was waiting for the one lock."""

    def clear_index(self, connection: Connection) -> None:
        """Empties the index and the lines that it was made of."""
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('delete-all')")
        connection.execute(delete(words_table))

    def add(self, connection: Connection, entries: Sequence[Indexed]) -> None:
        """Puts articles into the index, by slot: FTS5 writes out its buffer whenever a key is below the last."""
        rows = sorted((entry.slot, entry.words.title, entry.words.deck, entry.words.body) for entry in entries)
        connection.exec_driver_sql(_ADD, rows)
        connection.execute(
            insert(words_table), [{"article": entry.article, "lines": _squeeze(entry.words)} for entry in entries]
        )

    def remove(self, connection: Connection, articles: Sequence[tuple[int, int]]) -> None:
        """Takes articles out; FTS5 without content must be told what it holds of them."""
        known = self.words(connection, [number for number, _ in articles])
        rows = sorted((slot, w.title, w.deck, w.body) for number, slot in articles if (w := known.get(number)))
        if rows:
            connection.exec_driver_sql(_REMOVE, rows)
            connection.execute(delete(words_table).where(words_table.c.article.in_(list(known))))

    def count(self, connection: Connection, wanted: Wanted, filters: Filters) -> int:
        """How many articles match."""
        matching, values = _matching(wanted, filters)
        return int(connection.execute(text(f"SELECT count(*) {matching}"), values).scalar_one())

    def ranked(self, connection: Connection, wanted: Wanted, filters: Filters, part: Part) -> list[Ranked]:
        """The best, best first."""
        matching, values = _matching(wanted, filters)
        found: list[Ranked] = []
        if part.offset < WEIGHED:
            sql = _RANKED % {"matching": matching, "weighed": WEIGHED}
            best = values | {"now": part.now, "limit": min(part.limit, WEIGHED - part.offset), "offset": part.offset}
            found += [Ranked(slot, score) for slot, score in connection.execute(text(sql), best)]
        if part.offset + part.limit > WEIGHED:
            beyond = {"limit": part.limit - max(0, WEIGHED - part.offset), "offset": max(part.offset, WEIGHED)}
            found += [Ranked(slot, 0.0) for (slot,) in connection.execute(text(_BEYOND % matching), values | beyond)]
        return found

    def words(self, connection: Connection, articles: Sequence[int]) -> dict[int, Words]:
        """What the index holds of articles."""
        wanted = select(words_table.c.article, words_table.c.lines).where(words_table.c.article.in_(articles))
        return {number: _spread(lines) for number, lines in connection.execute(wanted)}

    def size(self, connection: Connection) -> int:
        """Bytes of the file and its write-ahead log."""
        beside = (self._path, Path(f"{self._path}-wal"))
        return sum(path.stat().st_size for path in beside if path.exists())

    def indexed(self, connection: Connection) -> int:
        """How many articles the index holds."""
        return int(connection.exec_driver_sql("SELECT count(*) FROM search_docsize").scalar_one())

    def checks(self, connection: Connection) -> tuple[Check, ...]:
        """Whether the file is whole, and the write-ahead log on."""
        broken = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(5)") if row[0] != "ok"]
        orphans = len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        mend = f"; make a copy of {self.place}, then bring back the last good one or export what can be read"
        return (
            Check("file", not broken, "whole" if not broken else "; ".join(broken) + mend),
            Check("references", not orphans, "all met" if not orphans else f"{orphans} rows point nowhere{mend}"),
            Check(
                "write-ahead log",
                mode == "wal",
                "on"
                if mode == "wal"
                else f"journal mode is {mode}: is the file on a network drive? Move it to a local one",
            ),
        )


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver shall not begin transactions of its own
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _matching(wanted: Wanted, filters: Filters) -> tuple[str, dict[str, object]]:
    match = " AND ".join(map(_phrase, wanted.units))
    if wanted.excluded:
        match = f"({match}) NOT ({' OR '.join(map(_phrase, wanted.excluded))})"
    values: dict[str, object] = {"match": match, "since": filters.since, "until": filters.until}
    matching = _MATCH
    if filters.among is not None:
        matching += f" AND rowid IN ({', '.join(map(str, filters.among))})"
    if not filters.publisher:
        return matching, values
    return matching + _OF_PUBLISHER, values | {"publisher": filters.publisher}


def _phrase(unit: tuple[str, ...]) -> str:
    return f'"{" ".join(unit)}"'  # a term holds no quotation mark: see words.clean


def _squeeze(words: Words) -> bytes:
    return zlib.compress(f"{words.title}\n{words.deck}\n{words.body}".encode())


def _spread(lines: bytes) -> Words:
    return Words(*zlib.decompress(lines).decode().split("\n"))
