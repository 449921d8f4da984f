"""How much of one text stands word for word in another: containment and the longest common run.

Both are counted over shingles of SHINGLE words. A run is taken as a streak of shingles that the other text has,
wherever it has them: two texts have many in a row only where they have them in one order.
"""

from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from isnad.stories.wording import SHINGLE

OPENING = 110  # words: what a reader compares two articles by


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common, word for word."""

    of_first: float  # share of the first text's words that stand in the second, 0 to 1
    of_second: float  # share of the second's that stand in the first
    opening_first: float  # the same, of the first OPENING words of the first
    opening_second: float  # ... of the second
    run: int  # words in the longest run that both have
    shorter: int  # words of the shorter text

    @property
    def contained(self) -> float:
        """The larger share: of the text that stands in the other."""
        return max(self.of_first, self.of_second)

    def measures(self) -> list[float]:
        """What the decision weighs; as OVERLAP_MEASURES names it."""
        return [
            self.contained,
            min(self.of_first, self.of_second),
            max(self.opening_first, self.opening_second),
            min(self.opening_first, self.opening_second),
            log1p(self.run),
            self.run / max(self.shorter, 1),
        ]


OVERLAP_MEASURES = (
    "contained, more",  # share of a text that stands in the other, by shingles: of the two, the more
    "contained, less",
    "opening contained, more",  # the same of its first OPENING words
    "opening contained, less",
    "run",  # logarithm of 1 + words in the longest common run
    "run share",  # those words by the shorter text's
)
NOTHING = Overlap(0.0, 0.0, 0.0, 0.0, 0, 0)


class Overlaps:
    """Lays texts over one another. Holds a table to find shingles in, so there should be one."""

    # 300 shingles fall together once in fifty texts: that one is then taken as not found.
    _SLOTS = 1 << 21

    def __init__(self) -> None:
        self._place = np.zeros(self._SLOTS, dtype=np.int16)  # of a shingle, by its last bits; anything, where it is not

    def overlap(self, first: NDArray[np.uint32], second: NDArray[np.uint32]) -> Overlap:
        """What two texts have in common, by the shingles of each; one without shingles has nothing."""
        if not len(first) or not len(second):
            return NOTHING
        in_first = self._found(second, first)
        if not in_first.any():
            return NOTHING
        in_second = self._found(first, second)
        covered, covered_second = _covered(in_second), _covered(in_first)
        return Overlap(
            of_first=_share(covered),
            of_second=_share(covered_second),
            opening_first=_share(covered[:OPENING]),
            opening_second=_share(covered_second[:OPENING]),
            run=min(_longest(in_second), _longest(in_first)) + SHINGLE - 1,
            shorter=min(len(covered), len(covered_second)),
        )

    def _found(self, asked: NDArray[np.uint32], text: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Which of the shingles asked for stand in a text. What an earlier text left in the table proves nothing."""
        self._place[text & (self._SLOTS - 1)] = _PLACES[: len(text)]
        at = self._place[asked & (self._SLOTS - 1)]
        found: NDArray[np.bool_] = text[np.minimum(at, len(text) - 1)] == asked
        return found


_PLACES = np.arange(1 << 15, dtype=np.int16)  # more than COPY_WORDS


def _covered(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words stand in a shingle that was found."""
    words = np.zeros(len(found) + SHINGLE - 1, dtype=np.bool_)
    for place in range(SHINGLE):
        words[place : place + len(found)] |= found
    return words


def _share(found: NDArray[np.bool_]) -> float:
    return float(np.count_nonzero(found)) / len(found)


def _longest(found: NDArray[np.bool_]) -> int:
    """The longest streak of True."""
    return len(max(found.tobytes().split(b"\0")))  # of ones alone, the longest string is the greatest
