"""From an address to an open database: which kind it is, which schema it has, and what to do about that."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from isnad.errors import SettingError, StoreError, StoreTooNew, StoreTooOld, StoreUnreachable
from isnad.store.backend import Backend
from isnad.store.postgres import Postgres
from isnad.store.sqlite import Sqlite
from isnad.store.tables import TERMS, VERSION_TABLE, VERSIONS, settings
from isnad.store.words import mark

_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def backend_for(address: str) -> Backend:
    """The kind of database that an address names: `sqlite:///FILE`, a bare file, or `postgresql://...`.

    Raises SettingError where it is none of these; passwords are never repeated.
    """
    if "://" not in address:
        return Sqlite(URL.create("sqlite", database=address)) if address.strip() else _refuse("is empty")
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        return _refuse("cannot be read")
    if url.drivername in _POSTGRES:
        return Postgres(url.set(drivername="postgresql+psycopg"))
    if url.drivername != "sqlite":
        return _refuse(f"begins with «{url.drivername}:»")
    if not url.database or url.database == ":memory:":
        return _refuse("names no file")
    return Sqlite(url)


def _refuse(what: str) -> Backend:
    raise SettingError(f"the store's address {what}; give sqlite:///FILE or postgresql://USER@HOST/DATABASE")


def open_engine(backend: Backend, *, migrate: bool) -> Engine:
    """A pool of connections to a database of this program's own schema; an empty or older one is brought to it.

    Raises StoreUnreachable, StoreTooNew, and StoreTooOld where it would have to be migrated and `migrate` is False.
    """
    if not migrate and not backend.exists():
        _ready(backend, "", migrate=False)
    engine = backend.engine()
    try:
        with plain_errors(backend), engine.connect() as connection:
            ready = _ready(backend, _version(backend, connection), migrate=migrate)
        with plain_errors(backend):
            backend.prepare(engine)
        if not ready:
            _migrate(backend, engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def plain_errors(backend: Backend) -> Iterator[None]:
    """Turns what the database says into StoreUnreachable or StoreError, with the database's name and no password."""
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreError(f"{backend.place}: too many readers at once; try again") from error
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        if error.connection_invalidated or _no_connection(said):
            raise StoreUnreachable(f"{backend.place}: does not answer: {said}") from error
        raise StoreError(f"{backend.place}: {said}{_advice(said)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{backend.place}: {error}") from error


def version_of(connection: Connection) -> str:
    """The schema that a database has, "" where it has none."""
    if VERSION_TABLE not in inspect(connection).get_table_names():
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() or "")


def _version(backend: Backend, connection: Connection) -> str:
    version = version_of(connection)
    if not version and inspect(connection).get_table_names():
        raise StoreError(f"{backend.place}: holds tables that are not Isnad's; give Isnad a database of its own")
    return version


def _ready(backend: Backend, version: str, *, migrate: bool) -> bool:
    if version == VERSIONS[-1]:
        return True
    if version and version not in VERSIONS:
        raise StoreTooNew(
            f"{backend.place}: was made by a newer Isnad (schema {version}; this one knows up to {VERSIONS[-1]}); "
            "run: pip install --upgrade isnad"
        )
    if not migrate:
        has = f"has schema {version}, not {VERSIONS[-1]}" if version else "holds no store yet"
        raise StoreTooOld(f"{backend.place}: {has}; run: isnad doctor --migrate")
    return False


def _migrate(backend: Backend, engine: Engine) -> None:
    from isnad.store.migrations.run import upgrade  # noqa: PLC0415  Alembic takes 0.2 s to load and is seldom needed

    with plain_errors(backend), engine.connect().execution_options(writes=True) as connection, connection.begin():
        backend.lock(connection)
        if not _ready(backend, _version(backend, connection), migrate=True):  # another process may have been first
            upgrade(connection)
            _note_terms(connection)


def _note_terms(connection: Connection) -> None:
    if not connection.execute(select(settings.c.value).where(settings.c.name == TERMS)).first():
        connection.execute(insert(settings).values(name=TERMS, value=mark()))


def _no_connection(said: str) -> bool:
    signs = ("unable to open", "connection failed", "connection refused", "could not connect", "could not translate")
    return any(sign in said.lower() for sign in signs) or ("does not exist" in said and "FATAL" in said)


def _advice(said: str) -> str:
    advice = {
        "file is not a database": "; name another file, or move this one away",
        "malformed": "; the file is damaged: bring back the last good copy, or run: isnad doctor",
        "database is locked": "; another program has been writing to it for a minute: wait for it or end it",
        "is full": "; make room on the disk, then run the same command again",
        "readonly": "; make the file and its folder writable for this user",
    }
    return next((advice[sign] for sign in advice if sign in said), "")
