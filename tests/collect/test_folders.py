"""Folders: what is read, in which order, and what is passed over."""

import os
from pathlib import Path

import pytest

from isnad.collect import Dump, Introduced, Item, PageRead, PassedOver, Record, read_paths
from isnad.model import Failure

PAGE = "<!doctype html><title>خبر</title>".encode()


def put(folder: Path, name: str, content: bytes = PAGE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def sources(items: list[Item], kind: type) -> list[str]:
    return [Path(item.source).name for item in items if isinstance(item, kind)]


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in ["b/2.htm", "b/1.html", "a.xhtml", "c/d/e.html", "c/page", "z.jsonl"]:
        put(tmp_path, name, b'{"id": "1"}' if name.endswith("l") and "json" in name else PAGE)
    items = list(read_paths([tmp_path]))
    assert sources(items, PageRead) == ["a.xhtml", "1.html", "2.htm", "e.html", "page"]
    assert sources(items, Record) == ["z.jsonl"]


def test_other_files_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ["style.css", "logo.png", "README.txt", "app.js", "notes"]:
        put(tmp_path, name, b"<div>no page</div>")
    put(tmp_path, ".git/page.html")
    items = list(read_paths([tmp_path]))
    assert sorted(sources(items, PassedOver)) == ["README.txt", "app.js", "logo.png", "notes", "style.css"]
    assert len(items) == 5


def test_a_file_that_is_named_is_read(tmp_path: Path) -> None:
    (item,) = read_paths([put(tmp_path, "README.txt", "عنوان\nنص".encode())])
    assert isinstance(item, Dump)


def test_a_folder_introduces_its_publishers_before_its_pages(tmp_path: Path) -> None:
    put(tmp_path, "a.html")
    entry = '[[publisher]]\nid = "nahar"\nname = "المثال"\nzone = "Asia/Beirut"\nhosts = ["www.Example.com"]'
    put(tmp_path, "publishers.toml", entry.encode())
    introduced, page = read_paths([tmp_path])
    assert isinstance(introduced, Introduced)
    assert [(p.id, p.zone, p.hosts) for p in introduced.publishers] == [("nahar", "Asia/Beirut", ("example.com",))]
    assert isinstance(page, PageRead)


def test_wrong_publishers_are_told_and_the_pages_are_read(tmp_path: Path) -> None:
    put(tmp_path, "publishers.toml", b'[[publisher]]\nid = "x"')
    put(tmp_path, "a.html")
    failure, page = read_paths([tmp_path])
    assert isinstance(failure, Failure)
    assert "publishers.toml" in failure.source
    assert isinstance(page, PageRead)


def test_a_link_to_a_folder_above_is_no_way_round(tmp_path: Path) -> None:
    put(tmp_path, "a.html")
    (tmp_path / "again").symlink_to(tmp_path)
    assert sources(list(read_paths([tmp_path])), PageRead) == ["a.html"]


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.html")
    path.write_bytes(PAGE)
    (item,) = read_paths([tmp_path])
    assert isinstance(item, PageRead)
    assert item.source.encode("utf-8").endswith(b"\\xff\\xfe.html")


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for content, kind in [(b'{"id": "1"}', Record), (PAGE, PageRead), ("عنوان\nنص".encode(), Dump)]:
        with put(tmp_path, "input", content).open() as file:
            monkeypatch.setattr("sys.stdin", file)
            (item,) = read_paths([Path("-")])
        assert isinstance(item, kind)
        assert item.source == "standard input"
