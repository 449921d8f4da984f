"""How much of one text stands word for word in another: containment and the longest common run.

Both are counted over shingles of SHINGLE words. A run is taken as a streak of shingles that the other text has,
wherever it has them: two texts have many in a row only where they have them in one order.
"""

from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from isnad.stories.sketch import SHINGLE, shingles

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


class Text:
    """A text whose overlap with several others is asked for: its shingles are sorted once."""

    def __init__(self, words: NDArray[np.uint32]) -> None:
        self._count = len(words)
        self._sorted, self._line = np.unique(shingles(words), return_inverse=True)

    def overlap(self, other: NDArray[np.uint32]) -> Overlap:
        """What this text, the first, and another have in common. Of fewer than SHINGLE words one has nothing."""
        shorter = min(self._count, len(other))
        if shorter < SHINGLE:
            return NOTHING
        theirs = shingles(other)
        at = np.searchsorted(self._sorted, theirs)
        at[at == len(self._sorted)] = 0
        in_first = self._sorted[at] == theirs
        if not in_first.any():
            return NOTHING
        common = np.zeros(len(self._sorted), dtype=bool)
        common[at[in_first]] = True
        in_second = common[self._line]
        covered, covered_second = _covered(in_second), _covered(in_first)
        return Overlap(
            of_first=np.count_nonzero(covered) / len(covered),
            of_second=np.count_nonzero(covered_second) / len(covered_second),
            opening_first=np.count_nonzero(covered[:OPENING]) / len(covered[:OPENING]),
            opening_second=np.count_nonzero(covered_second[:OPENING]) / len(covered_second[:OPENING]),
            run=min(_longest(in_second), _longest(in_first)) + SHINGLE - 1,
            shorter=shorter,
        )


def _covered(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words stand in a shingle that was found."""
    words = np.zeros(len(found) + SHINGLE - 1, dtype=bool)
    for place in range(SHINGLE):
        words[place : place + len(found)] |= found
    return words


def _longest(found: NDArray[np.bool_]) -> int:
    """The longest streak of True."""
    padded = np.zeros(len(found) + 2, dtype=bool)
    padded[1:-1] = found
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
