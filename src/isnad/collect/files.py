"""Paths to items: folders walked, each source opened, its kind told, and handed to the reader of that kind."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from isnad.collect.catalogue import load_catalogue
from isnad.collect.items import Introduced, Item, PassedOver
from isnad.collect.jsonlines import read_json_lines
from isnad.collect.kinds import (
    HTML_SUFFIXES,
    JSON_LINES_SUFFIXES,
    WARC_SUFFIXES,
    Kind,
    kind_of,
    opens_as_html,
    suffix_of,
)
from isnad.collect.pages import read_dump, read_page
from isnad.collect.streams import STANDARD_INPUT, Meter, Source, open_source, path_name
from isnad.collect.warc import read_warc
from isnad.errors import SettingError, UnreadableFile
from isnad.model import Failure

PUBLISHERS_FILE = "publishers.toml"

_NEWS_SUFFIXES = HTML_SUFFIXES | JSON_LINES_SUFFIXES | WARC_SUFFIXES

_REFUSALS = {
    Kind.EMPTY: "the file is empty",
    Kind.BINARY: "a binary file, no news in a form that is known; unpack it first where it is an archive",
    Kind.JSON_ARRAY: "a JSON array, not JSON Lines; put one article on a line: jq -c '.[]' OLD > NEW.jsonl",
    Kind.UNKNOWN: "neither HTML, JSON Lines, WARC nor a text dump (.txt) of a news page",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to read, or one that a folder holds beside."""

    path: Path
    named: bool  # by the user; else found in a folder


def read_paths(paths: Iterable[Path], meter: Meter = lambda _: None) -> Iterator[Item]:
    """Everything that these files and folders hold, one item after the other, in bounded memory.

    «-» is standard input. Folders are read with all below them, in order of names, hidden ones left out; a link to a
    folder is not followed. In a folder HTML, JSON Lines and WARC are read, other files are passed over (a text dump is
    read where it is named itself). A folder that holds `publishers.toml` introduces its publishers before its pages.
    `meter` is told of every byte of the sources in the end, as far as it is read or left out. Never raises for what a
    file holds: failures are items.
    """
    for found in _walk(paths):
        if isinstance(found, _Found):
            yield from _read_metered(found, meter)
        else:
            yield found


def total_bytes(paths: Iterable[Path]) -> int | None:
    """How many bytes `read_paths` will read from these, before unpacking; None where a stream does not tell."""
    total = 0
    for found in _walk(paths):
        if isinstance(found, _Found):
            if str(found.path) == STANDARD_INPUT or not found.path.is_file():
                return None
            total += _size(found.path)
    return total


def _walk(paths: Iterable[Path]) -> Iterator[_Found | Failure]:
    for path in paths:
        if str(path) != STANDARD_INPUT and path.is_dir():
            yield from _walk_folder(path)
        elif str(path) != STANDARD_INPUT and not path.exists():
            yield Failure(path_name(path), "there is no such file or folder")
        else:
            yield _Found(path, named=True)


def _walk_folder(folder: Path) -> Iterator[_Found | Failure]:
    try:
        with os.scandir(folder) as rows:
            entries = sorted((row for row in rows if not row.name.startswith(".")), key=lambda row: row.name)
    except OSError as error:
        yield Failure(path_name(folder), f"the folder cannot be read: {error.strerror or error}")
        return
    # Its publishers first: their clocks are needed to read its pages.
    for entry in sorted(entries, key=lambda row: row.name != PUBLISHERS_FILE):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(folder / entry.name)
        elif entry.is_file():
            yield _Found(folder / entry.name, named=False)


def _read_metered(found: _Found, meter: Meter) -> Iterator[Item]:
    taken = 0

    def count(size: int) -> None:
        nonlocal taken
        taken += size
        meter(size)

    yield from _read(found, count)
    if (rest := _size(found.path) - taken) > 0:
        meter(rest)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:  # gone since it was listed: opening it will say so
        return 0


def _read(found: _Found, meter: Meter) -> Iterator[Item]:
    name = path_name(found.path)
    if found.path.name == PUBLISHERS_FILE:
        yield _introduced(found.path)
        return
    try:
        with open_source(found.path, meter) as source:
            if not found.named and not _is_news(source):
                yield PassedOver(name)
            else:
                yield from _read_source(source)
    except UnreadableFile as error:
        yield Failure(name, str(error))


def _introduced(path: Path) -> Item:
    try:
        return Introduced(load_catalogue(path), path_name(path))
    except SettingError as error:
        return Failure(path_name(path), str(error))


def _is_news(source: Source) -> bool:
    suffix = suffix_of(source.name)
    return suffix in _NEWS_SUFFIXES or (suffix == "" and opens_as_html(source.head()))


def _read_source(source: Source) -> Iterator[Item]:
    kind = kind_of(source.head(), source.name)
    if reader := _READERS.get(kind):
        yield from reader(source)
    else:
        yield Failure(source.name, source.damage or _REFUSALS[kind])


_READERS: dict[Kind, Callable[[Source], Iterator[Item]]] = {
    Kind.JSON_LINES: read_json_lines,
    Kind.WARC: read_warc,
    Kind.HTML: lambda source: iter((read_page(source),)),
    Kind.TEXT: lambda source: iter((read_dump(source),)),
}
