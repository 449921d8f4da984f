"""JSON Lines: every good line comes through, every bad one is told with its number."""

import contextlib
import gzip
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect import SIZE_LIMIT, Item, Record
from isnad.collect.jsonlines import parse_object
from isnad.errors import BadRecord
from isnad.model import Failure

Read = Callable[..., list[Item]]
GOOD = '{"id": "1", "title": "عنوان", "text": "نص"}'.encode()


def test_lines_are_records_with_their_numbers_and_blank_lines_none(read: Read) -> None:
    items = read(GOOD + b"\r\n\n  \n" + GOOD.replace(b'"1"', b'"2"'))
    assert [(item.shape["id"], item.line) for item in items if isinstance(item, Record)] == [("1", 1), ("2", 4)]
    assert len(items) == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "an array"),
        (b'"words"', "a string"),
        (b"null", "null"),
        (b"true", "true or false"),
        (b"17", "a number"),
        (b"{'id': 1}", "not JSON"),
        (b'{"id": "1", "text": "half', "not JSON"),
        (b'{"id": NaN}', "not JSON"),
        (b'{"title": "\\ud800"}', "not JSON"),
        (b'{"title": "\xed\xa0\x80"}', "not in UTF-8"),
        ('{"title": "عنوان"}'.encode("windows-1256"), "not in UTF-8: byte 12 is 0xDA"),
        (b"[" * 100_000, "not JSON"),
        (b"\x00\x01\x02", "not JSON"),
    ],
)
def test_a_bad_line_is_told_and_its_neighbours_are_read(read: Read, line: bytes, reason: str) -> None:
    before, failure, after = read(GOOD + b"\n" + line + b"\n" + GOOD + b"\n")
    assert isinstance(before, Record)
    assert isinstance(failure, Failure)
    assert isinstance(after, Record)
    assert failure.line == 2
    assert failure.source.endswith("news.jsonl")
    assert reason in failure.reason


def test_a_line_that_is_too_long_is_passed_over_and_the_next_is_read(read: Read) -> None:
    long = b'{"id": "2", "text": "' + b"x" * SIZE_LIMIT + b'"}'
    items = read(GOOD + b"\n" + long + b"\n" + GOOD)
    assert [type(item) for item in items] == [Record, Failure, Record]
    assert isinstance(items[1], Failure)
    assert items[1].line == 2
    assert "16 MiB" in items[1].reason
    assert isinstance(items[2], Record)
    assert items[2].line == 3


def test_nul_is_kept_where_json_can_say_it(read: Read) -> None:
    (record,) = read(b'{"title": "a\\u0000b"}')
    assert isinstance(record, Record)
    assert record.shape["title"] == "a\x00b"


def test_the_mark_of_utf8_is_no_part_of_the_first_line(read: Read) -> None:
    (record,) = read(b"\xef\xbb\xbf" + GOOD)
    assert isinstance(record, Record)


def test_utf16_is_told_once_with_what_to_do(read: Read) -> None:
    (failure,) = read((GOOD.decode() + "\n").encode("utf-16") * 3)
    assert isinstance(failure, Failure)
    assert "iconv -f UTF-16" in failure.reason


def test_a_gzip_cut_in_half_gives_what_is_before_the_cut(read: Read) -> None:
    lines = b"".join(
        b'{"id": "%d", "title": "%s"}\n' % (n, gzip.compress(b"%d" % n).hex().encode()) for n in range(999)
    )
    packed = gzip.compress(lines)
    *records, failure = read(packed[: len(packed) // 2], "news.jsonl.gz")
    assert len(records) > 300
    assert all(isinstance(record, Record) for record in records)
    assert isinstance(failure, Failure)
    assert "cut off" in failure.reason
    assert failure.line in {len(records), len(records) + 1}


@given(st.lists(st.binary(max_size=40)))
def test_whatever_a_line_holds_it_is_an_object_or_a_bad_record(lines: list[bytes]) -> None:
    for line in lines:
        with contextlib.suppress(BadRecord):
            assert isinstance(parse_object(line), dict)


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), _values, max_size=4))
def test_an_object_comes_through_as_it_was_written(shape: dict[str, object]) -> None:
    assert parse_object(json.dumps(shape).encode()) == shape
