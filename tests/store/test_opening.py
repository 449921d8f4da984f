"""What can be wrong with the place of a store is said plainly, and no password with it."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from isnad.errors import SettingError, StoreError, StoreUnreachable
from isnad.model import Article, Incoming
from isnad.store import Store


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "empty"),
        ("sqlite://", "no file"),
        ("sqlite:///:memory:", "no file"),
        ("mysql://me:secret@host/db", "mysql"),
        ("postgresql://me:secret@host:port/db", "cannot be read"),
    ],
)
def test_an_address_of_no_store(address: str, said: str) -> None:
    with pytest.raises(SettingError, match=said) as caught:
        Store.open(address)
    assert "secret" not in str(caught.value)


def test_a_bare_file_name_is_an_address(tmp_path: Path) -> None:
    file = tmp_path / "أخبار مع فراغ?.sqlite"
    Store.open(str(file)).close()
    assert file.exists()


def test_a_folder_that_is_missing_and_one_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match=r"no folder .*missing"):
        Store.open(f"sqlite:///{tmp_path}/missing/store.sqlite")
    with pytest.raises(StoreUnreachable, match="is a folder"):
        Store.open(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("ملاحظات " * 1000, encoding="utf-8")
    with pytest.raises(StoreError, match=r"notes\.txt: file is not a database; name another"):
        Store.open(str(file))


def test_a_damaged_file_is_found_by_the_checks_or_said(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    with Store.open(str(file)) as store:
        store.save([Incoming(Article(str(n), f"عنوان {n}", extra={"x": "y" * 300})) for n in range(2000)])
    raw = bytearray(file.read_bytes())
    for start in range(8 * 4096, len(raw), 16 * 4096):
        raw[start : start + 2048] = b"\xee" * 2048
    file.write_bytes(raw)
    try:
        with Store.open(str(file)) as store:
            assert any(not check.ok for check in store.checks())
    except StoreError as error:
        assert "store.sqlite" in str(error)  # noqa: PT017  either way is right, depending on the page that was hit


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    with pytest.raises(StoreUnreachable, match=f"127.0.0.1:{port}/news: does not answer") as caught:
        Store.open(f"postgresql://editor:secret@127.0.0.1:{port}/news")
    assert "secret" not in str(caught.value)


def test_a_database_that_the_server_does_not_have(postgres: str) -> None:
    with pytest.raises(StoreUnreachable, match="nowhere"):
        Store.open(postgres.replace("/postgres?", "/nowhere?"))


def test_an_open_store_needs_no_alembic(tmp_path: Path) -> None:
    file = str(tmp_path / "s")
    Store.open(file).close()
    code = "import sys; from isnad.store import Store; Store.open(sys.argv[1]); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, file], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
