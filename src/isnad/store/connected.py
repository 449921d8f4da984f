"""The connection of a store to its database: transactions that read, and one at a time that writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from isnad.clock import now_in_utc
from isnad.store.backend import Backend
from isnad.store.opening import backend_for, open_engine, plain_errors


class Connected:
    """An open database that has our tables: what every part of a store stands on.

    May be used by several threads at once, and by several processes on one database: readers see whole batches and
    never wait; writers wait for one another. Every method raises StoreError where the database fails.
    """

    def __init__(self, backend: Backend, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._backend = backend
        self._engine = engine
        self._reader = backend.reader(engine)
        self._writer = engine.execution_options(writes=True)
        self._clock = clock

    @classmethod
    def open(cls, url: str, *, migrate: bool = True, clock: Callable[[], datetime] = now_in_utc) -> Self:
        """Opens the store at an address: `sqlite:///FILE`, a bare file name, or `postgresql://USER@HOST/DATABASE`.

        An empty database becomes a store and one of an older Isnad is migrated, unless `migrate` is False. `clock`
        gives the time that is noted for records nobody timed.

        Raises SettingError (no such kind of address), StoreUnreachable, StoreTooNew, StoreTooOld (`migrate` is False).
        """
        backend = backend_for(url)
        return cls(backend, open_engine(backend, migrate=migrate), clock)

    def close(self) -> None:
        """Ends all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self._backend), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_errors(self._backend), self._writer.connect() as connection, connection.begin():
            self._backend.lock(connection)
            yield connection
