"""The live window: sketches of the articles that came last, in arrays that are compared many rows at once.

Rows are reused in a ring: an article has a place, its number of arrival, and a row, that number modulo the capacity.
How common a term is (its document frequency) is counted over the articles in the window and nothing else, on top of a
small prior from `data/document_frequencies.tsv`; so everything here is a function of the articles in it, in order.
"""

from collections.abc import Callable
from functools import cache
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from isnad.stories.rarity import document_shares
from isnad.stories.sketch import BITMAP_BYTES, PERMUTATIONS, SKETCH_TERMS, Query, Sketch
from isnad.stories.terms import STOP, TERMS, WEEKDAY, term_of

# So many articles that never came stand behind the first ones: what is common is known before the first articles have
# told it, and what one story says over and over in a small window stays rare. They weigh a tenth when ten times as many
# have come.
PRIOR_ARTICLES = 4_000
_ABSENT = 1.0  # how often a term that no list has stands in the prior articles
# Bits of `flags` that no kind of a kept term has.
IN_HEADLINE = WEEKDAY
IN_LEAD = STOP
_KINDS = np.uint8(0xFF & ~(IN_HEADLINE | IN_LEAD))
# A term in two of five articles tells nothing of what happened.
LEAST_IDF = 0.9


Idf = Callable[[NDArray[np.int32]], NDArray[np.float32]]  # how much each term tells


def listed_idf(terms: NDArray[np.int32]) -> NDArray[np.float32]:
    """How much each term tells in an empty window, where the shipped list alone says how common it is; ≥ 0."""
    told = np.float32(log(PRIOR_ARTICLES) - LEAST_IDF) - _listed_rarity()[terms]
    np.maximum(told, 0.0, out=told)
    return told


class Window:
    """Sketches of the last `capacity` articles."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._began = 0
        self.arrived = 0  # how many articles ever came; the next one's place
        rows = min(capacity, 1024)
        self.terms = np.zeros((rows, SKETCH_TERMS), dtype=np.int32)  # 0 after the last
        self.weights = np.zeros((rows, SKETCH_TERMS), dtype=np.float16)
        self.flags = np.zeros((rows, SKETCH_TERMS), dtype=np.uint8)  # kinds, and IN_HEADLINE and IN_LEAD
        self.headline = np.zeros(rows, dtype=np.int16)
        self.lead = np.zeros(rows, dtype=np.int16)
        self.weekdays = np.zeros(rows, dtype=np.uint8)
        self.days = np.zeros(rows, dtype=np.float64)  # time of publication, days since 1970
        self.publisher = np.zeros(rows, dtype=np.int32)  # hash of its id
        self.length = np.zeros(rows, dtype=np.int32)  # words
        self.signature = np.zeros((rows, PERMUTATIONS), dtype=np.uint32)
        self.grams = np.zeros((rows, BITMAP_BYTES), dtype=np.uint8)
        self._shingles: list[bytes] = []
        # Whole numbers, so that what goes in and out leaves exactly what was there before.
        self._counts = np.zeros(TERMS, dtype=np.int32)
        self._rarity = _listed_rarity().copy()

    @property
    def first(self) -> int:
        """The lowest place that is still here."""
        return max(self._began, self.arrived - self.capacity)

    @property
    def size(self) -> int:
        """How many articles are here."""
        return self.arrived - self.first

    def row(self, place: int) -> int:
        """The row of a place that is still here."""
        return place % self.capacity

    def idf(self, terms: NDArray[np.int32]) -> NDArray[np.float32]:
        """How much each term tells: the logarithm of articles per article that has it, less that of a common word; ≥ 0.

        Term 0 tells nothing.
        """
        told = np.float32(log(self.size + PRIOR_ARTICLES) - LEAST_IDF) - self._rarity[terms]
        np.maximum(told, 0.0, out=told)
        return told

    def add(self, sketch: Sketch, days: float, publisher: int) -> int:
        """Takes an article in, the oldest one out where the window is full; the place of the new one."""
        place = self.arrived
        row = self.row(place)
        if self.size == self.capacity:
            self._count(self.terms[row], -1)
        while row >= len(self.terms):
            self._grow()
        count = len(sketch.terms)
        for matrix, values in ((self.terms, sketch.terms), (self.weights, sketch.weights), (self.flags, sketch.kinds)):
            matrix[row, :count] = values
            matrix[row, count:] = 0
        self.flags[row, : sketch.lead] |= IN_LEAD
        self.flags[row, : sketch.headline] |= IN_HEADLINE
        self.headline[row] = sketch.headline
        self.lead[row] = sketch.lead
        self.weekdays[row] = sketch.weekdays
        self.days[row] = days
        self.publisher[row] = publisher
        self.length[row] = sketch.length
        self.signature[row] = sketch.signature
        self.grams[row] = sketch.grams
        self._shingles.extend([b""] * (row + 1 - len(self._shingles)))
        self._shingles[row] = sketch.shingles.tobytes()
        self._count(sketch.terms, 1)
        self.arrived += 1
        return place

    def begin(self, place: int) -> None:
        """Lets an empty window begin with a place other than 0, as one that is restored does."""
        self.arrived = self._began = place

    def query(self, place: int) -> Query:
        """What is compared of the article at a place."""
        row = self.row(place)
        count = int(np.count_nonzero(self.terms[row]))
        sketch = Sketch(
            terms=self.terms[row, :count].copy(),
            weights=self.weights[row, :count].astype(np.float32),
            kinds=self.flags[row, :count] & _KINDS,
            headline=int(self.headline[row]),
            lead=int(self.lead[row]),
            weekdays=int(self.weekdays[row]),
            length=int(self.length[row]),
            shingles=self.shingles(place),
            signature=self.signature[row].copy(),
            grams=self.grams[row].copy(),
        )
        return Query(sketch, float(self.days[row]), int(self.publisher[row]))

    def shingles(self, place: int) -> NDArray[np.uint32]:
        """The shingles of the article at a place."""
        return np.frombuffer(self._shingles[self.row(place)], dtype=np.uint32)

    def _count(self, terms: NDArray[np.int32], by: int) -> None:
        terms = terms[terms > 0]
        self._counts[terms] += by  # distinct within one article
        self._rarity[terms] = np.log(_prior()[terms] + self._counts[terms])

    def _grow(self) -> None:
        for name, matrix in vars(self).items():
            if isinstance(matrix, np.ndarray) and not name.startswith("_"):
                # Not by concatenation: rows that nobody has written to take no memory.
                grown = np.zeros((min(len(matrix) * 2, self.capacity), *matrix.shape[1:]), dtype=matrix.dtype)
                grown[: len(matrix)] = matrix
                setattr(self, name, grown)


def publisher_hash(publisher: str) -> int:
    """A number for a publisher's id; 0 where none is known."""
    return crc32(publisher.encode()) & 0x7FFFFFFF if publisher else 0


@cache
def _listed_rarity() -> NDArray[np.float32]:
    rarity = np.log(_prior())
    rarity[0] = np.inf
    return rarity


@cache
def _prior() -> NDArray[np.float32]:
    counts = np.full(TERMS, _ABSENT, dtype=np.float32)
    for lemma, share in document_shares().items():
        counts[term_of(lemma)] = max(share * PRIOR_ARTICLES, _ABSENT)
    return counts
