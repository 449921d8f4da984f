"""JSON Lines: one article a line; a bad line is a failure with its number, and the next one is read."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator

import orjson

from isnad.collect.items import Record
from isnad.collect.kinds import is_utf16
from isnad.collect.streams import CHUNK, SIZE_LIMIT, Source
from isnad.errors import BadRecord
from isnad.model import Failure

_LONG_NUMBER = re.compile(rb"[0-9]{19}")


def read_json_lines(source: Source) -> Iterator[Record | Failure]:
    """Every line of a source as a record or a failure, in order; blank lines are passed over.

    Lines end at a line feed, as the format says; a carriage return before it is white space. Memory is bounded by
    SIZE_LIMIT, whatever the source holds.
    """
    if is_utf16(source.head()):
        yield Failure(source.name, "in UTF-16, not in UTF-8; convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW")
        return
    number = 0
    while line := source.bytes.readline(SIZE_LIMIT + 1):
        number += 1
        if len(line) > SIZE_LIMIT and not line.endswith(b"\n"):
            _skip_line(source)
            yield Failure(source.name, f"longer than {SIZE_LIMIT >> 20} MiB, which no article is; skipped", number)
        elif found := _record(line.removeprefix(BOM_UTF8) if number == 1 else line, source, number):
            yield found
    if source.damage:
        yield Failure(source.name, source.damage, max(number, 1))


def _record(line: bytes, source: Source, number: int) -> Record | Failure | None:
    if not line.strip():
        return None
    try:
        return Record(parse_object(line), source.name, number)
    except BadRecord as error:
        # The last line before a damage is cut by it: the damage is reported, not its consequence.
        return None if source.damage and not line.endswith(b"\n") else Failure(source.name, str(error), number)


def parse_object(line: bytes) -> dict[str, object]:
    """The JSON object that a line holds.

    Raises BadRecord where the line is no UTF-8, no JSON (lone surrogates included: no text can hold them), or JSON
    that is no object.
    """
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise BadRecord(_why_not_json(line, error)) from error
    if not isinstance(value, dict):
        raise BadRecord(f"JSON, but {_kind(value)} and not an object; one article a line is wanted")
    # orjson makes a rounded float of an integer over 64 bits; an unknown key is to be kept as it is.
    return _exactly(line) if _LONG_NUMBER.search(line) else value


def _exactly(line: bytes) -> dict[str, object]:
    try:
        shape: dict[str, object] = json.loads(line)
    except (ValueError, RecursionError) as error:  # an integer of over 4,300 digits
        raise BadRecord(f"holds a number that cannot be read: {error}") from error
    return shape


def _why_not_json(line: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return (
            f"not in UTF-8: byte {wrong.start + 1} is 0x{line[wrong.start]:02X}; "
            "where the file is in windows-1256, convert it: iconv -f WINDOWS-1256 -t UTF-8 OLD > NEW"
        )
    return f"not JSON: {error.msg} (column {error.colno})"


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _skip_line(source: Source) -> None:
    while rest := source.bytes.readline(CHUNK):
        if rest.endswith(b"\n"):
            return
