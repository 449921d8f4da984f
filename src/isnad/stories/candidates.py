"""Which articles of the window an article is worth comparing with: by rare terms in common, and by MinHash bands.

Both are lists by key, newest last, of which the newest few are read: the cost of a look does not grow with the window.
"""

from array import array

import numpy as np
from numpy.typing import NDArray

from isnad.stories.sketch import PERMUTATIONS, Query, Sketch
from isnad.stories.window import Window

CANDIDATES = 14  # articles compared in full
SIGHT_DAYS = 14.0  # articles further apart than this are not compared: a story goes on through those between

_QUERY_TERMS = 20  # the terms that tell most; others add little and have the longest lists
_NEWEST = 48  # articles of each list
# Of two values: texts with 30% of their shingles in common meet with a chance of 95%, with 2% of 1%.
_BANDS = PERMUTATIONS // 2
_BUCKETS = 1 << 16
_CHAIN = 4  # articles of each bucket
_COPIES = 6  # candidates by signature
_LEAST_SIGNATURE = 3 / PERMUTATIONS
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Candidates:
    """The lists over one window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._by_term: dict[int, array[int]] = {}
        self._heads = np.full((_BANDS, _BUCKETS), -1, dtype=np.int32)  # the newest place in each bucket
        self._before = np.full((min(window.capacity, 1024), _BANDS), -1, dtype=np.int32)  # by row: the one before it
        self._bands = np.arange(_BANDS)
        self._scores = np.zeros(min(window.capacity, 1024), dtype=np.float32)  # by row, all 0 between two looks
        self._swept = 0

    def add(self, place: int, sketch: Sketch) -> None:
        """Puts the article at a place of the window into the lists."""
        row = self._window.row(place)
        while row >= len(self._before):
            more = min(len(self._before) * 2, self._window.capacity) - len(self._before)
            self._before = np.concatenate([self._before, np.full((more, _BANDS), -1, dtype=np.int32)])
            self._scores = np.zeros(len(self._before), dtype=np.float32)
        for term in sketch.terms.tolist():
            found = self._by_term.get(term)
            if found is None:
                self._by_term[term] = array("i", (place,))
            else:
                found.append(place)
        if len(sketch.words):
            buckets = _buckets(sketch)
            self._before[row] = self._heads[self._bands, buckets]
            self._heads[self._bands, buckets] = place
        if place - self._swept >= self._window.capacity // 2:
            self._sweep(place)

    def look(self, query: Query) -> NDArray[np.int64]:
        """The places of the articles most like a query, best first by a rough measure; at most CANDIDATES."""
        sketch = query.sketch
        alike = self._by_signature(sketch)
        rough = self._by_terms(query)
        merged = np.concatenate([alike, rough])
        _, first = np.unique(merged, return_index=True)
        merged = merged[np.sort(first)]
        days = self._window.days[merged % self._window.capacity]
        seen: NDArray[np.int64] = merged[np.abs(days - query.days) <= SIGHT_DAYS][:CANDIDATES]
        return seen

    def _by_terms(self, query: Query) -> NDArray[np.int64]:
        sketch, window = query.sketch, self._window
        told = sketch.weights * window.idf(sketch.terms) ** 2
        order = np.argsort(-told, kind="stable")[:_QUERY_TERMS]
        lists, counts, values = [], [], []
        for term, value in zip(sketch.terms[order].tolist(), told[order].tolist(), strict=True):
            found = self._by_term.get(term)
            if found is not None and value > 0:
                newest = found[-_NEWEST:]
                lists.append(newest)
                counts.append(len(newest))
                values.append(value)
        if not lists:
            return np.empty(0, dtype=np.int64)
        places = np.concatenate([np.frombuffer(newest, dtype=np.int32) for newest in lists])
        added = np.repeat(np.array(values, dtype=np.float32), counts)
        kept = places >= window.first
        rows, added = places[kept] % window.capacity, added[kept]
        np.add.at(self._scores, rows, added)
        scores = self._scores[rows]
        self._scores[rows] = 0
        # Each row stands here once for every shared term: enough of the best hold CANDIDATES different ones.
        best = np.argsort(-scores, kind="stable")[: CANDIDATES * _QUERY_TERMS]
        chosen = places[kept][best].astype(np.int64)
        _, first = np.unique(chosen, return_index=True)
        ordered: NDArray[np.int64] = chosen[np.sort(first)][: CANDIDATES + CANDIDATES // 2]
        return ordered

    def _by_signature(self, sketch: Sketch) -> NDArray[np.int64]:
        window = self._window
        if not len(sketch.words):
            return np.empty(0, dtype=np.int64)
        bands, found = self._bands, []
        places = self._heads[bands, _buckets(sketch)]
        for _ in range(_CHAIN):
            alive = places >= window.first
            places, bands = places[alive], bands[alive]
            if not len(places):
                break
            found.append(places)
            places = self._before[places % window.capacity, bands]
        if not found:
            return np.empty(0, dtype=np.int64)
        near = np.unique(np.concatenate(found)).astype(np.int64)
        shares = (window.signature[near % window.capacity] == sketch.signature).mean(1)
        order = np.lexsort((-near, -shares))[:_COPIES]
        chosen: NDArray[np.int64] = near[order[shares[order] >= _LEAST_SIGNATURE]]
        return chosen

    def _sweep(self, place: int) -> None:
        """Takes what has left the window out of the lists."""
        first, self._swept = self._window.first, place
        for term, found in list(self._by_term.items()):
            if found[-1] < first:
                del self._by_term[term]
            elif found[0] < first:
                self._by_term[term] = array("i", (each for each in found if each >= first))


def _buckets(sketch: Sketch) -> NDArray[np.uint64]:
    signature = sketch.signature.astype(np.uint64)
    mixed = (signature[::2] * _MIX) ^ (signature[1::2] * (_MIX >> np.uint64(1)))
    buckets: NDArray[np.uint64] = (mixed * _MIX) >> np.uint64(48)
    return buckets
