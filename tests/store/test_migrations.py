"""The schema: what the tables say is what the migrations make, and a database of another version is told from ours."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from isnad.errors import StoreError, StoreTooNew, StoreTooOld
from isnad.model import Article, Incoming
from isnad.store import Store, postgres, sqlite, tables
from isnad.store.migrations.run import configuration


def _shadow(name: str | None, kind: str, _parents: object) -> bool:
    """FTS5's own tables are made by SQLite, not by us."""
    return not (kind == "table" and name and name.split("_")[0] == "search" and name != "search_totals")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_tables_are_what_all_migrations_make(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    own = sqlite.own_metadata if kind == "sqlite" else postgres.own_metadata
    empty = f"sqlite:///{tmp_path}/s" if kind == "sqlite" else str(request.getfixturevalue("empty_database"))
    options = {"version_table": tables.VERSION_TABLE, "compare_type": True}
    if kind == "sqlite":
        options["include_name"] = _shadow
    with Store.open(empty) as store, store._reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, [tables.metadata, own]) == []  # type: ignore[arg-type]


def test_the_versions_that_the_program_names_are_those_of_the_scripts(store: Store) -> None:
    with store._reading() as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
        assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == tables.VERSIONS


def set_version(address: str, version: str) -> None:
    with Store.open(address) as store, store._writing() as connection:
        connection.execute(text(f"UPDATE {tables.VERSION_TABLE} SET version_num = :v"), {"v": version})


def test_a_newer_database_is_refused_with_the_command_that_helps(address: str) -> None:
    set_version(address, "9999")
    with pytest.raises(StoreTooNew, match=r"(store\.sqlite|/test_\d+): .*9999.*pip install --upgrade isnad"):
        Store.open(address)


def test_an_older_database_is_refused_where_it_may_not_be_migrated(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(address).close()
    monkeypatch.setattr("isnad.store.opening.VERSIONS", (*tables.VERSIONS, "9000"))
    with pytest.raises(StoreTooOld, match=f"schema {tables.VERSIONS[-1]}, not 9000; run: isnad doctor --migrate"):
        Store.open(address, migrate=False)


def test_an_older_database_is_migrated_with_all_that_it_holds(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(address) as store:
        store.save([Incoming(Article("a", "عنوان"))])
    monkeypatch.setattr("isnad.store.opening.VERSIONS", (*tables.VERSIONS, "9000"))

    def second(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE added (n INTEGER)"))
        connection.execute(text(f"UPDATE {tables.VERSION_TABLE} SET version_num = '9000'"))

    monkeypatch.setattr("isnad.store.migrations.run.upgrade", second)
    with Store.open(address) as store:
        assert store.article("a").article.title == "عنوان"
    Store.open(address, migrate=False).close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(address).close()
    with monkeypatch.context() as patch:
        patch.setattr("isnad.store.opening.VERSIONS", (*tables.VERSIONS, "9000"))

        def half(connection: Connection) -> None:
            connection.execute(text("CREATE TABLE added (n INTEGER)"))
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))

        patch.setattr("isnad.store.migrations.run.upgrade", half)
        with pytest.raises(StoreError, match="nowhere"):
            Store.open(address)
    with Store.open(address, migrate=False) as store, store._reading() as connection:
        assert "added" not in inspect(connection).get_table_names()


def test_a_database_of_another_program_is_left_alone(empty_database: str, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    import psycopg  # noqa: PLC0415

    file = tmp_path / "bookmarks.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with psycopg.connect(empty_database) as server:
        server.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file.read_bytes()
    for address in (f"sqlite:///{file}", empty_database):
        with pytest.raises(StoreError, match="not Isnad's"):
            Store.open(address)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_an_empty_place_is_no_store_where_it_may_not_be_made(empty_database: str, tmp_path: Path) -> None:
    with pytest.raises(StoreTooOld, match="no store yet"):
        Store.open(empty_database, migrate=False)
    with pytest.raises(StoreTooOld, match="no store yet"):
        Store.open(f"sqlite:///{tmp_path}/new.sqlite", migrate=False)
    assert list(tmp_path.iterdir()) == []
