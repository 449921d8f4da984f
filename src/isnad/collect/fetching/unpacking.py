"""Undoing the content encodings of a body (gzip, deflate, br), a piece at a time, with a bound on what comes out.

No decoder is ever asked for more than a piece, so that a bomb stops at the bound, whatever it would have become.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

import brotli

from isnad.collect.fetching.stop import Stop
from isnad.model import FetchFailureKind

ACCEPTED = "gzip, br"
PIECE = 64 * 1024  # bytes that a decoder gives at once; brotli may give a little more
_MOST_ENCODINGS = 2  # more, one over the other, are made to harm
_ZLIB_METHOD, _ZLIB_CHECK = 8, 31  # RFC 1950: method in the low 4 bits, the first two bytes a multiple of 31


class _Decoder(Protocol):
    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """What these bytes unpack to. Raises ValueError where they are damaged."""
        ...

    def whole(self) -> bool:
        """Whether the end has come, where it may."""
        ...


class _Gzip:
    """RFC 1952, one member behind the other. What stands behind the last and is none is passed over, as browsers do."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._begun = self._ended = False

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        piece = b""
        # A full piece may have left some in the decoder that no input is needed for.
        while not self._ended and (packed or (len(piece) == PIECE and not self._member.eof)):
            if self._member.eof:
                self._ended = packed[:1] != b"\x1f"
                self._member, self._begun, piece = zlib.decompressobj(16 + zlib.MAX_WBITS), False, b""
                continue
            self._begun = True
            try:
                piece = self._member.decompress(packed, PIECE)
            except zlib.error as error:
                raise ValueError(f"the gzip is damaged: {error}") from error
            packed = self._member.unused_data or self._member.unconsumed_tail
            if piece:
                yield piece

    def whole(self) -> bool:
        return not self._begun or self._member.eof


class _Deflate:
    """zlib (RFC 1950), or as some servers understand the name, bare deflate (RFC 1951)."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None
        self._head = b""

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        packed = self._head + packed
        if self._stream is None:
            if len(packed) < 2:
                self._head = packed
                return
            is_zlib = packed[0] & 15 == _ZLIB_METHOD and int.from_bytes(packed[:2]) % _ZLIB_CHECK == 0
            self._stream, self._head = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS), b""
        piece = b"-"
        while (packed or len(piece) == PIECE) and not self._stream.eof:
            try:
                piece = self._stream.decompress(packed, PIECE)
            except zlib.error as error:
                raise ValueError(f"the deflate stream is damaged: {error}") from error
            packed = self._stream.unconsumed_tail
            if piece:
                yield piece

    def whole(self) -> bool:
        return self._stream.eof if self._stream else not self._head


class _Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._begun = False

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        if self._stream.is_finished():
            return
        self._begun = True
        try:
            while True:
                piece = self._stream.process(packed, output_buffer_limit=PIECE)
                if piece:
                    yield piece
                # A full piece may have left the end in the decoder, though it says that it wants more.
                wants_more = self._stream.can_accept_more_data() and len(piece) < PIECE
                if wants_more or self._stream.is_finished():
                    return
                packed = b""
        except brotli.error as error:
            raise ValueError(f"the br stream is damaged: {error}") from error

    def whole(self) -> bool:
        return not self._begun or self._stream.is_finished()


_DECODERS: dict[str, type[_Gzip] | type[_Deflate] | type[_Brotli]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
}


def unpack(chunks: Iterable[bytes], encodings: str, limit: int) -> bytes:
    """The body that these chunks are, the encodings of a Content-Encoding header undone.

    An empty body is empty, whatever its headers say. Memory is bounded by `limit` and a few pieces.

    Raises Stop: BROKEN where it is cut, damaged, or packed in a way we did not ask for; TOO_LARGE where more than
    `limit` bytes come out.
    """
    for decoder in _decoders(encodings):
        chunks = _through(decoder, chunks)
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise Stop(FetchFailureKind.TOO_LARGE, f"larger than {limit:,} bytes unpacked; the rest is not read")
    return bytes(body)


def _decoders(encodings: str) -> list[_Decoder]:
    names = [name for part in encodings.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(names) > _MOST_ENCODINGS:
        raise Stop(FetchFailureKind.BROKEN, f"packed {len(names)} times over")
    unknown = next((name for name in names if name not in _DECODERS), None)
    if unknown:
        raise Stop(FetchFailureKind.BROKEN, f"packed as {unknown[:40]!r}, which was not asked for")
    return [_DECODERS[name]() for name in reversed(names)]


def _through(decoder: _Decoder, chunks: Iterable[bytes]) -> Iterator[bytes]:
    try:
        for chunk in chunks:
            if chunk:
                yield from decoder.pieces(chunk)
    except ValueError as error:
        raise Stop(FetchFailureKind.BROKEN, str(error)) from error
    if not decoder.whole():
        raise Stop(FetchFailureKind.BROKEN, "the packed body is cut off: its end is missing")
