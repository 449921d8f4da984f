"""Bytes from files: packed, cut, too large, not there; memory bounded, damage told."""

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect import HEAD, SIZE_LIMIT, Dump, Item, PageRead, Record, read_paths, total_bytes
from isnad.collect.pages import decode_text
from isnad.collect.streams import BOMB_FLOOR, Source
from isnad.errors import UnreadableFile
from isnad.model import Failure

Read = Callable[..., list[Item]]


def source(content: bytes) -> Source:
    return Source("memory", io.BufferedReader(io.BytesIO(content)), lambda _: None)


@given(st.binary(max_size=3 * HEAD), st.integers(0, 3))
def test_packed_bytes_are_the_bytes(content: bytes, members: int) -> None:
    packed = b"".join(gzip.compress(content) for _ in range(members)) or content
    assert source(packed).bytes.read() == (content * members if members else content) or content[:2] == b"\x1f\x8b"


@given(st.binary(min_size=1, max_size=500), st.data())
def test_a_cut_gzip_gives_a_beginning_and_says_so(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    cut = data.draw(st.integers(2, len(packed) - 1))
    opened = source(packed[:cut])
    assert content.startswith(opened.bytes.read())
    assert "cut off" in opened.damage


@given(st.binary(min_size=40, max_size=500), st.data())
def test_a_damaged_gzip_never_raises(content: bytes, data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(content))
    for _ in range(data.draw(st.integers(1, 5))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    source(bytes(packed)).bytes.read()


def test_a_bomb_is_told_and_not_unpacked(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = tmp_path / "bomb.jsonl.gz"
    with bomb.open("wb") as file:
        for _ in range(4 * BOMB_FLOOR // 2**20):
            file.write(packer.compress(b"x" * 2**20))
        file.write(packer.flush())
    good = tmp_path / "good.jsonl"
    good.write_bytes(b'{"id": "1", "title": "a", "text": "b"}\n')
    *failures, record = read_paths([bomb, good])
    assert isinstance(record, Record)
    assert any(isinstance(f, Failure) and "bomb" in f.reason and f.source == str(bomb) for f in failures)


def test_what_does_not_exist_or_is_empty_or_binary_is_told(read: Read, tmp_path: Path) -> None:
    (missing,) = read_paths([tmp_path / "nothing.jsonl"])
    assert isinstance(missing, Failure)
    assert "no such file" in missing.reason
    for content, name, reason in [
        (b"", "empty.jsonl", "empty"),
        (b" \n\n", "blank.html", "empty"),
        (gzip.compress(b""), "empty.jsonl.gz", "empty"),
        (bytes(range(256)) * 8, "noise.jsonl", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(80), "image.html", "binary"),
        (b"%PDF-1.7 words", "paper.txt", "binary"),
        (gzip.compress(gzip.compress(b'{"id": "1"}')), "twice.gz", "binary"),
        (b'[\n{"id": "1"}]', "all.json", "JSON array"),
        (b"a,b\n1,2", "table.csv", "neither"),
    ]:
        (failure,) = read(content, name)
        assert isinstance(failure, Failure), name
        assert reason in failure.reason
        assert failure.source.endswith(name)


def test_a_page_that_is_too_large_is_not_read(read: Read) -> None:
    (failure,) = read(b"<html>" + b" " * SIZE_LIMIT, "large.html")
    assert isinstance(failure, Failure)
    assert "larger than 16 MiB" in failure.reason


def test_a_cut_page_is_told(read: Read) -> None:
    (failure,) = read(gzip.compress(b"<html>" + bytes(range(32, 120)) * 50)[:-9], "page.html.gz")
    assert isinstance(failure, Failure)
    assert "cut off" in failure.reason


def test_the_meter_is_told_of_every_byte_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": "1"}\n' * 1000))
    (tmp_path / "b.html").write_bytes(b"<html>" + b"x" * 5000)
    (tmp_path / "c.css").write_bytes(b"p {}" * 500_000)
    told: list[int] = []
    list(read_paths([tmp_path], told.append))
    assert sum(told) == total_bytes([tmp_path])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_dump_is_read_in_any_encoding(read: Read, encoding: str) -> None:
    (dump,) = read("عاد الهدوء إلى المدينة\r\nبعد يومين".encode(encoding), "page.txt")
    assert isinstance(dump, Dump)
    assert dump.text == "عاد الهدوء إلى المدينة\nبعد يومين"


def test_text_in_no_encoding_is_told() -> None:
    with pytest.raises(UnreadableFile, match="unknown encoding"):
        decode_text(b"\xff\xfe\x00")


@given(st.binary(max_size=2000), st.sampled_from(["a.jsonl", "a.html", "a.txt", "a.warc", "a", "a.warc.gz", "a.csv"]))
def test_no_content_of_any_name_raises(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    for item in read_paths([path]):
        assert isinstance(item, Record | PageRead | Dump | Failure)
