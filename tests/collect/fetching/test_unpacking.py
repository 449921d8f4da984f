"""Undoing encodings, however the bytes come in pieces."""

import gzip
import zlib
from collections.abc import Iterator

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect.fetching.stop import Stop
from isnad.collect.fetching.unpacking import PIECE, unpack
from isnad.model import FetchFailureKind

_SIZES = st.sampled_from([0, 1, 500, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE + 7])
_CHUNKS = st.sampled_from([1, 2, 3, 7, 18, 100, 10_000, 1 << 20])
_LIMIT = 4 << 20


def _plain(size: int, seed: int) -> bytes:
    return (bytes(range(seed % 200, seed % 200 + 40)) * (size // 40 + 1))[:size]


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@given(st.lists(_SIZES, min_size=1, max_size=4), st.integers(0, 200), _CHUNKS)
def test_members_of_gzip_come_out_whole(sizes: list[int], seed: int, chunk: int) -> None:
    members = [_plain(size, seed + number) for number, size in enumerate(sizes)]
    packed = b"".join(map(gzip.compress, members))
    assert unpack(_cut(packed, chunk), "gzip", _LIMIT) == b"".join(members)
    assert unpack(_cut(packed + b"\0" * 9, chunk), "gzip", _LIMIT) == b"".join(members)


@given(_SIZES, st.integers(0, 200), _CHUNKS)
def test_other_encodings_come_out_whole(size: int, seed: int, chunk: int) -> None:
    plain = _plain(size, seed)
    assert unpack(_cut(brotli.compress(plain, quality=4), chunk), "br", _LIMIT) == plain
    assert unpack(_cut(zlib.compress(plain), chunk), "deflate", _LIMIT) == plain
    assert unpack(_cut(zlib.compress(plain)[2:-4], chunk), "deflate", _LIMIT) == plain
    assert unpack(_cut(gzip.compress(zlib.compress(plain)), chunk), "Deflate , GZIP", _LIMIT) == plain
    assert unpack(_cut(plain, chunk), "", _LIMIT) == plain


@given(st.sampled_from(["gzip", "br", "deflate"]), st.integers(1, 200), st.data(), _CHUNKS)
def test_a_cut_is_never_taken_for_the_end(encoding: str, seed: int, data: st.DataObject, chunk: int) -> None:
    pack = {"gzip": gzip.compress, "br": brotli.compress, "deflate": zlib.compress}[encoding]
    packed = pack(_plain(3 * seed, seed))
    at = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(Stop) as stopped:
        unpack(_cut(packed[:at], chunk), encoding, _LIMIT)
    assert stopped.value.kind is FetchFailureKind.BROKEN


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "gzip, br", ""])
def test_nothing_is_nothing(encoding: str) -> None:
    assert unpack([], encoding, _LIMIT) == unpack([b"", b""], encoding, _LIMIT) == b""


@given(st.sampled_from(["gzip", "br", "deflate", "gzip, br"]), st.binary(max_size=200), _CHUNKS)
def test_any_bytes_are_a_body_or_a_failure(encoding: str, packed: bytes, chunk: int) -> None:
    try:
        size = len(unpack(_cut(packed, chunk), encoding, 1000))
    except Stop:
        return
    assert size <= 1000


def test_the_limit_is_the_largest_that_is_taken() -> None:
    assert len(unpack([gzip.compress(b"a" * 1000)], "gzip", 1000)) == 1000
    with pytest.raises(Stop):
        unpack([gzip.compress(b"a" * 1001)], "gzip", 1000)
