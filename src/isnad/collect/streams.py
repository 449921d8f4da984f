"""One source of bytes: a file or standard input, plain or gzip, read once, in bounded memory.

Damage on the way (a gzip cut in half, a disk error) is no exception here: everything before it is delivered, then the
stream ends and `damage` says why. So a reader hands on what is good, and reports the damage once, with its own line
or record number.
"""

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import cast

from isnad.collect.kinds import HEAD
from isnad.errors import UnreadableFile

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"

# Bytes read at once: large enough that Python's share of the work vanishes, small beside the memory of one article.
CHUNK = 256 * 1024

# One line, one page, one dump: 16 MiB. The longest article of a corpus of 48,000 has 62 kB and the largest news pages
# with all their scripts have 5 MB; a line that is longer is no article but a file that is not what its name says.
SIZE_LIMIT = 16 * 1024 * 1024

# gzip makes text 3 to 10 times smaller, logs 20 to 50 times, and cannot do more than 1,032 times. More than 200 times,
# once it is more than any memory buffer of ours, is made to harm.
BOMB_RATIO = 200
BOMB_FLOOR = 64 * 1024 * 1024

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_MEMBER = b"\x1f\x8b\x08"  # the magic and deflate, the only method there is

Meter = Callable[[int], None]  # told of bytes as they are taken from the source, before decompression


class _Raw(io.RawIOBase):
    """Bytes that end at the first damage and remember it."""

    damage: str = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed: WriteableBuffer
        # A pipe gives what it has, a small gzip member what is in it: collect enough to tell the kind by.
        filled = 0
        while filled < min(HEAD, len(buffer)) and not self.damage and (data := self._take(len(buffer) - filled)):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        return filled

    def _take(self, size: int) -> bytes:
        """At most this many bytes; none at the end, or where `damage` is now set."""
        raise NotImplementedError


class _Metered(_Raw):
    """The bytes of a file as they lie there, counted."""

    def __init__(self, file: BufferedReader, meter: Meter) -> None:
        self.taken = 0
        self._file = file
        self._meter = meter

    def _take(self, size: int) -> bytes:
        try:
            data = self._file.read1(size)
        except OSError as error:
            self.damage = f"cannot be read on: {error.strerror or error}"
            return b""
        self.taken += len(data)
        self._meter(len(data))
        return data


class _Gunzipped(_Raw):
    """The bytes within a gzip (of one or more members), up to the first damage or until it turns out to be a bomb."""

    def __init__(self, packed: BufferedReader, taken: Callable[[], int]) -> None:
        self._packed = packed
        self._taken = taken
        self._unpacked = 0
        self._bomb = False
        self._gzip = gzip.GzipFile(fileobj=packed, mode="rb")

    def _take(self, size: int) -> bytes:
        try:
            data = self._gzip.read1(size)
        except EOFError:
            self.damage = "the gzip is cut off: its end is missing"
            return b""
        except (zlib.error, gzip.BadGzipFile) as error:
            self.damage = f"the gzip is damaged ({error})"
            return b""
        self._unpacked += len(data)
        if self._unpacked > BOMB_FLOOR and self._unpacked > BOMB_RATIO * self._taken():
            self._bomb = True
            self.damage = (
                f"unpacks to more than {BOMB_RATIO} times its size: this is a decompression bomb, the rest is not read"
            )
            return b""
        return data

    def resume(self) -> bool:
        """Go on at the next member after a damage, at most 8 KiB of packed bytes behind it; whether there is one."""
        while not self._bomb and (ahead := self._packed.peek(CHUNK)):
            place = ahead.find(_GZIP_MEMBER)
            self._packed.read(place if place >= 0 else max(1, len(ahead) - len(_GZIP_MEMBER) + 1))
            if place >= 0:
                self._gzip = gzip.GzipFile(fileobj=self._packed, mode="rb")
                self.damage = ""
                return True
        return False


class Source:
    """One open source of bytes, already unpacked where it was gzip."""

    def __init__(self, name: str, file: BufferedReader, meter: Meter) -> None:
        self.name = name  # as messages name it
        self._raw = _Metered(file, meter)
        self._unpacked: _Gunzipped | None = None
        self.bytes: BufferedReader = BufferedReader(cast(io.RawIOBase, self._raw), CHUNK)
        if self.bytes.peek(2)[:2] == _GZIP_MAGIC:
            self._unpacked = _Gunzipped(self.bytes, lambda: self._raw.taken)
            self.bytes = BufferedReader(cast(io.RawIOBase, self._unpacked), CHUNK)

    @property
    def damage(self) -> str:
        """Why the bytes ended before the source did, "" where they did not (yet)."""
        return (self._unpacked.damage if self._unpacked else "") or self._raw.damage

    def resume(self) -> bool:
        """After a damage, go on at the next member of a gzip; whether there is one. `damage` is then taken back."""
        return bool(self._unpacked and self._unpacked.damage and self._unpacked.resume())

    def head(self) -> bytes:
        """The first bytes, up to HEAD, without taking them."""
        return self.bytes.peek(HEAD)[:HEAD]


@contextmanager
def open_source(path: Path, meter: Meter) -> Iterator[Source]:
    """The bytes of a file, or of standard input for the path «-».

    Raises UnreadableFile where it cannot be opened.
    """
    if str(path) == STANDARD_INPUT:
        yield Source(STANDARD_INPUT_NAME, cast(BufferedReader, sys.stdin.buffer), meter)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise UnreadableFile(f"cannot be opened: {error.strerror or error}") from error
    with file:
        yield Source(path_name(path), file, meter)


def read_whole(source: Source) -> bytes:
    """All bytes of a source that is one page or one text.

    Raises UnreadableFile where it is damaged or larger than SIZE_LIMIT.
    """
    body = source.bytes.read(SIZE_LIMIT + 1)
    if len(body) > SIZE_LIMIT:
        raise UnreadableFile(f"larger than {SIZE_LIMIT >> 20} MiB, which no news page is; not read")
    if source.damage:
        raise UnreadableFile(source.damage)
    return body


def path_name(path: Path) -> str:
    """A path as text that can be stored and shown, also where the file system's bytes are no UTF-8."""
    if str(path) == STANDARD_INPUT:
        return STANDARD_INPUT_NAME
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
