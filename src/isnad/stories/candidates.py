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
_LEAST_SHARED = 3  # of PERMUTATIONS
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
        if sketch.length:
            buckets = _buckets(sketch)
            self._before[row] = self._heads[self._bands, buckets]
            self._heads[self._bands, buckets] = place
        if place - self._swept >= self._window.capacity // 2:
            self._sweep(place)

    def look(self, query: Query) -> NDArray[np.int64]:
        """The places of the articles most like a query, best first by a rough measure; at most CANDIDATES."""
        merged = list(dict.fromkeys([*self._by_signature(query.sketch), *self._by_terms(query)]))
        places = np.array(merged, dtype=np.int64)
        days = self._window.days[places % self._window.capacity]
        seen: NDArray[np.int64] = places[np.abs(days - query.days) <= SIGHT_DAYS][:CANDIDATES]
        return seen

    def _by_terms(self, query: Query) -> list[int]:
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
            return []
        places = np.concatenate([np.frombuffer(newest, dtype=np.int32) for newest in lists])
        added = np.repeat(np.array(values, dtype=np.float32), counts)
        if int(places.min()) < window.first:
            kept = places >= window.first
            places, added = places[kept], added[kept]
        rows = places % window.capacity
        np.add.at(self._scores, rows, added)
        scores = self._scores[rows]
        # An article stands here once for every shared term: the line of it that was written last is taken.
        lines = np.arange(len(rows), dtype=np.float32)
        self._scores[rows] = lines
        each = np.flatnonzero(self._scores[rows] == lines)
        self._scores[rows] = 0
        return _best(places[each], scores[each], CANDIDATES + CANDIDATES // 2)

    def _by_signature(self, sketch: Sketch) -> list[int]:
        window = self._window
        if not sketch.length:
            return []
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
            return []
        near = np.array(list(set(np.concatenate(found).tolist())), dtype=np.int32)
        equal = window.signature[near % window.capacity] == sketch.signature
        shared = np.add.reduce(equal, axis=1, dtype=np.int32)
        alike = shared >= _LEAST_SHARED
        return _best(near[alike], shared[alike], _COPIES)

    def _sweep(self, place: int) -> None:
        """Takes what has left the window out of the lists."""
        first, self._swept = self._window.first, place
        for term, found in list(self._by_term.items()):
            if found[-1] < first:
                del self._by_term[term]
            elif found[0] < first:
                self._by_term[term] = array("i", (each for each in found if each >= first))


def _best(places: NDArray[np.int32], scores: NDArray[np.number], most: int) -> list[int]:
    """The places of the highest scores, best first, of equal ones the newest."""
    if len(scores) > 2 * most:
        enough = scores >= np.partition(scores, len(scores) - most)[len(scores) - most]
        places, scores = places[enough], scores[enough]
    ranked = sorted(zip(scores.tolist(), places.tolist(), strict=True), reverse=True)
    return [place for _, place in ranked[:most]]


def _buckets(sketch: Sketch) -> NDArray[np.uint64]:
    signature = sketch.signature.astype(np.uint64)
    mixed = (signature[::2] * _MIX) ^ (signature[1::2] * (_MIX >> np.uint64(1)))
    buckets: NDArray[np.uint64] = (mixed * _MIX) >> np.uint64(48)
    return buckets
