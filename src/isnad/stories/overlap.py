"""How much of one text stands word for word in another: containment and the longest common run.

Both are exact over shingles of SHINGLE words. Of texts that report one thing in their own words, one in ten shares a run of
twelve words (a quotation); of copies that were cut, given a new lead or edited line by line nearly all do.
"""

from dataclasses import dataclass

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
            float(np.log1p(self.run)),
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


def overlap(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> Overlap:
    """What two texts, as hashed words, have in common. Texts of fewer than SHINGLE words have nothing."""
    shorter = min(len(first), len(second))
    if shorter < SHINGLE:
        return NOTHING
    one, two = shingles(first), shingles(second)
    in_second = np.isin(one, two)
    if not in_second.any():
        return NOTHING
    in_first = np.isin(two, one)
    covered, covered_second = _covered(in_second), _covered(in_first)
    return Overlap(
        of_first=float(covered.mean()),
        of_second=float(covered_second.mean()),
        opening_first=float(covered[:OPENING].mean()),
        opening_second=float(covered_second[:OPENING].mean()),
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
    edges = np.flatnonzero(np.diff(np.concatenate(([0], found.view(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
