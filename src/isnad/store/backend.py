"""What the store asks of a database beyond the SQL that all speak: one small protocol, two implementations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Engine

from isnad.model import Check
from isnad.store.query import Wanted
from isnad.store.words import Words

PAST_ALL = 2**63 - 1  # no slot is so high


@dataclass(frozen=True, slots=True)
class Indexed:
    """An article as the search index holds it."""

    article: int  # its number
    slot: int  # its place in time, the key of the index
    words: Words


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles a search may find."""

    publisher: str  # "" for all
    since: int  # lowest slot
    until: int  # first slot too high
    among: tuple[int, ...] | None = None  # slots of the only articles that count; None for all

    @property
    def let_all_through(self) -> bool:
        """Whether nothing is filtered out."""
        return self == Filters("", 0, PAST_ALL)


@dataclass(frozen=True, slots=True)
class Part:
    """Which of the hits to give."""

    now: int  # the slot that ages are counted from
    total: int  # how many hits there are: counted already
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """The place of a hit."""

    slot: int
    score: float


class Backend(Protocol):
    """A kind of database: how it is opened, locked, searched and looked after."""

    @property
    def place(self) -> str:
        """Names the database in messages, without any password."""

    def exists(self) -> bool:
        """Whether there is a database, as far as can be told without connecting."""

    def engine(self) -> Engine:
        """A pool of connections. Raises StoreUnreachable where there can be none."""

    def prepare(self, engine: Engine) -> None:
        """Sets what a database keeps about itself, once it is known to be ours."""

    def reader(self, engine: Engine) -> Engine:
        """The engine for transactions that only read, and see one state from their first look to their last."""

    def lock(self, connection: Connection) -> None:
        """Makes this transaction the only one that writes, waiting for others to end."""

    def clear_index(self, connection: Connection) -> None:
        """Empties the search index."""

    def add(self, connection: Connection, entries: Sequence[Indexed]) -> None:
        """Puts articles into the index."""

    def remove(self, connection: Connection, articles: Sequence[tuple[int, int]]) -> None:
        """Takes articles (number, slot) out of the index."""

    def count(self, connection: Connection, wanted: Wanted, filters: Filters) -> int:
        """How many articles match."""

    def ranked(self, connection: Connection, wanted: Wanted, filters: Filters, part: Part) -> list[Ranked]:
        """The best of them, best first; see `ranking`."""

    def words(self, connection: Connection, articles: Sequence[int]) -> dict[int, Words]:
        """What the index holds of articles, by their numbers."""

    def size(self, connection: Connection) -> int:
        """Bytes on disk."""

    def indexed(self, connection: Connection) -> int:
        """How many articles the index holds."""

    def checks(self, connection: Connection) -> tuple[Check, ...]:
        """What only this kind of database has to look at."""
