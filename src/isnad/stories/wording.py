"""The wording of a text, by which copies are found: a hash of every few words in a row, for all words at once.

Letters are compared in their matching form, one for one (`arabic.letters`); what stands on them is left out, and what
is neither letter nor digit parts two words. A word's hash is a polynomial in its letters: the difference of two prefix
sums, divided by the power that it begins with (Rabin's fingerprint, modulo 2**64).
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from isnad.arabic.letters import match_form

SHINGLE = 4  # words; four in a row are seldom chance, and a changed word breaks only four shingles
LONGEST_TEXT = 60_000  # characters looked at
# Longer texts are whole papers and lists; what they copy from others stands in the first 20 pages.
COPY_WORDS = 6_000

_POINTS = 1 << 16  # no script of a newspaper stands beyond
_PARTS = 0  # what parts words
_LEFT_OUT = 0xFFFF
_BASE = 0x9E3779B97F4A7C15  # odd, so that its powers can be undone
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)
_SHIFT = np.uint64(29)


def word_hashes(text: str) -> NDArray[np.uint64]:
    """A hash of every word of a text, in order, of the first LONGEST_TEXT characters and COPY_WORDS words."""
    points = np.frombuffer(text[:LONGEST_TEXT].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = _letters()[np.minimum(points, _POINTS - 1)]
    letters = letters[letters != _LEFT_OUT]
    padded = np.zeros(len(letters) + 2, dtype=np.bool_)
    np.not_equal(letters, _PARTS, out=padded[1:-1])
    edges = np.flatnonzero(padded[1:] != padded[:-1])[: 2 * COPY_WORDS]
    powers, undone = _powers()
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    starts, ends = edges[::2], edges[1::2]
    hashes: NDArray[np.uint64] = (sums[ends] - sums[starts]) * undone[starts]
    return hashes


def shingles(words: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """A hash of every SHINGLE words in a row, in order; of fewer words, none."""
    count = max(len(words) - SHINGLE + 1, 0)
    mixed = words[:count] * _FACTORS[0]
    for place in range(1, SHINGLE):
        mixed ^= (mixed >> _SHIFT) + words[place : place + count] * _FACTORS[place]
    found: NDArray[np.uint32] = (mixed >> np.uint64(32)).astype(np.uint32)
    return found


@cache
def _letters() -> NDArray[np.uint16]:
    """By code point: the first letter of its matching form, or what else it is."""
    return np.array([_letter(match_form(chr(point))) for point in range(_POINTS)], dtype=np.uint16)


def _letter(form: str) -> int:
    if not form:
        return _LEFT_OUT
    return min(ord(form[0]), _LEFT_OUT - 1) if form[0].isalnum() else _PARTS


@cache
def _powers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of the base, and what undoes each."""
    return _accumulated(_BASE), _accumulated(pow(_BASE, -1, 1 << 64))


def _accumulated(base: int) -> NDArray[np.uint64]:
    factors = np.full(LONGEST_TEXT, base, dtype=np.uint64)
    factors[0] = 1
    return np.multiply.accumulate(factors)
