"""Foreign text on a terminal, and JSON on standard output."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

import orjson
import typer

from isnad.model import Moment, Precision

# C0 but tab, DEL, and C1: a headline must not move the cursor or colour the screen of who reads it.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
# Marks, embeddings, overrides and isolates that could turn the rest of the line around.
_BIDI = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

Row = TypeVar("Row")

_MINUTES = "%Y-%m-%d %H:%M"
_FORMATS = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


def shown(text: str) -> str:
    """Foreign text on one line, safe on a terminal: control characters as signs, direction marks kept to themselves.

    Line ends become spaces. The letters stay in logical order; the terminal puts them right to left.

    >>> shown("a\\x1b[31mb")
    'a␛[31mb'
    """
    text = _CONTROL.sub(_sign, text.replace("\r\n", " ").replace("\n", " "))
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}" if _BIDI.search(text) else text


def _sign(found: re.Match[str]) -> str:
    return chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd"


def highlighted(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Foreign text on one line, the marked spans of it bold where a person looks at it."""
    if not sys.stdout.isatty() or _BIDI.search(text):
        return shown(text)
    pieces, place = [], 0
    for start, end in marks:
        pieces += [shown(text[place:start]), typer.style(shown(text[start:end]), bold=True)]
        place = end
    return "".join([*pieces, shown(text[place:])])


def moment(value: Moment | None) -> str:
    """A time as a line shows it, in UTC and no finer than its source gave it; "" where there is none."""
    if value is None:
        return ""
    if value.precision in _FORMATS:
        # A day is a day of the source's clock: in UTC it may have begun the day before.
        return datetime.fromisoformat(value.isoformat()).strftime(_FORMATS[value.precision])
    return instant(value.at)


def instant(value: datetime | None) -> str:
    """An aware UTC time to the minute; "" where there is none."""
    return value.strftime(f"{_MINUTES} UTC") if value else ""


def day(value: datetime | None) -> str:
    """The day of an aware UTC time; "" where there is none."""
    return value.strftime("%Y-%m-%d") if value else ""


def line(*parts: str) -> None:
    """The parts that are not empty on one line of standard output."""
    typer.echo("  ".join(part for part in parts if part))


def json_line(value: object, *, indented: bool = False) -> bytes:
    """A JSON document with the line feed that ends it."""
    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indented else 0)
    try:
        return orjson.dumps(value, option=option)
    except orjson.JSONEncodeError:  # integers over 64 bits and lone surrogates, which only the standard library writes
        return json.dumps(value, indent=2 if indented else None).encode("ascii") + b"\n"


def print_json(value: object) -> None:
    """One JSON document on standard output: on a line of its own, or indented where a person looks at it."""
    typer.echo(json_line(value, indented=sys.stdout.isatty()), nl=False)


def numbered(rows: Sequence[Row], start: int = 1) -> Iterator[tuple[str, Row]]:
    """The rows with their numbers, right-aligned."""
    width = len(str(start + len(rows) - 1))
    return ((f"{number:>{width}}.", row) for number, row in enumerate(rows, start))
