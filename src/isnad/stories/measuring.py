"""Measures of a report with others in the live window: the one door to `sketch`, `window`, `likeness` and `overlap`."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from isnad.arabic.word_table import WordTable
from isnad.model import Report
from isnad.stories.likeness import MEASURES, Comparer
from isnad.stories.overlap import OVERLAP_MEASURES, Overlap, Overlaps
from isnad.stories.sketch import Query, Sketcher
from isnad.stories.window import Idf, Window, listed_idf, publisher_hash

# Texts that share less than this are no copies: none of 199 labelled copies is under both.
_LEAST_COSINE = 0.5
_LEAST_SIGNATURE = 0.06
_SIGNATURE = MEASURES.index("signature")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Measurer:
    """A live window of the last `capacity` reports, and the measures of any report with those in it."""

    def __init__(self, capacity: int) -> None:
        self.window = Window(capacity)
        self._sketcher = Sketcher()
        self._comparer = Comparer(self.window)
        self._overlaps = Overlaps()

    def query(self, report: Report) -> Query:
        """What is compared of a report. One without a time gets that of the report before it."""
        return self._sketcher.query(report, self._days(report), publisher_hash(report.publisher))

    def _days(self, report: Report) -> float:
        if report.at is not None:
            return (report.at - _EPOCH).total_seconds() / 86_400
        window = self.window
        return float(window.days[window.row(window.arrived - 1)]) if window.arrived else 0.0

    @property
    def codes(self) -> WordTable[int]:
        """The codes of words."""
        return self._sketcher.codes

    def kept(self, place: int) -> Query:
        """What is compared of the report at a place of the window."""
        return self.window.query(place)

    def add(self, query: Query) -> int:
        """Takes a report into the window; its place."""
        return self.window.add(query.sketch, query.days, query.publisher)

    def overlap(self, first: int, second: int) -> Overlap:
        """What the texts at two places have in common."""
        return self._overlaps.overlap(self.window.shingles(first), self.window.shingles(second))

    def measures(self, query: Query, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """All measures with the reports at some places, which must be in the window: (places, ALL_MEASURES)."""
        return self._measures(query, places, self.window.idf)

    def listed_measures(self, query: Query, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """The same, with how rare terms are by the shipped list alone, whatever else is in the window."""
        return self._measures(query, places, listed_idf)

    def _measures(self, query: Query, places: NDArray[np.int64], idf: Idf) -> NDArray[np.float32]:
        window = self.window
        plain = self._comparer.compare(query, places % window.capacity, idf)
        found = np.zeros((len(places), len(MEASURES) + len(OVERLAP_MEASURES)), dtype=np.float32)
        found[:, : len(MEASURES)] = plain
        close = (plain[:, 0] >= _LEAST_COSINE) | (plain[:, _SIGNATURE] >= _LEAST_SIGNATURE)
        lines = np.flatnonzero(close).tolist()
        if lines:
            own = query.sketch.shingles
            for line in lines:
                found[line, len(MEASURES) :] = self._overlaps.overlap(
                    own, window.shingles(int(places[line]))
                ).measures()
        return found
