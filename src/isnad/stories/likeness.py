"""How one article is like others: a row of plain measures for each pair, all rows at once.

The measures are symmetric: which article came first does not matter. What they mean stands beside their names; what
they weigh is learned (see `decision.py`).
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from isnad.stories.sketch import PERMUTATIONS, SKETCH_TERMS, Query, Sketch
from isnad.stories.terms import NAME, NUMBER, ORDINAL, PLACE, ROUTINE, TERMS
from isnad.stories.window import Window

MEASURES = (
    "cosine",  # of all terms, by how often, where and how rare they are
    "cosine of leads",  # of headline and first words alone
    "headlines shared",  # rarity of terms in both headlines, of those in either
    "headline told, less",  # share of a headline's rarity that stands in the other article: of the two, the less
    "headline told, more",  # ... the more
    "headline in lead, less",  # the same, of what stands in the other's headline or lead
    "headline in lead, more",
    "letters of headlines",  # Dice of character n-grams
    "rarest shared",  # rarity of the rarest shared term
    "rare shared",  # of the five rarest together
    "names shared",  # rarity of names in both leads, of those in either
    "names missing",  # share of a headline's names that the other article lacks: of the two, the more
    "no name shared",  # both leads hold names, and none is common
    "places shared",  # places in both leads, of those in either; 0.5 where one lead has none
    "places apart",  # both leads name places, and none is common
    "headline places apart",  # a place in each headline, that the other article lacks
    "numbers shared",  # rarity of shared numbers in headlines and leads
    "numbers missing",  # share of a headline's numbers that the other article lacks: of the two, the more
    "headline numbers apart",  # both headlines hold numbers, and none is common
    "weekdays apart",  # both leads name days of the week, and none is common
    "hours apart",  # logarithm of 1 + hours between publication
    "days apart",  # at most _DAYS_TOLD, as the hours
    "one publisher",
    "another place and name",  # a place in each headline that the other lacks, and most of a headline's names too
    "headline ordinals apart",  # both headlines name the place in a series, and none is common
    "routine, another day",  # both headlines name one daily routine, more than _ANOTHER_DAY apart; no copy all the same
    "signature",  # share of equal MinHash values: Jaccard of word shingles
    "length ratio",  # the shorter text's words by the longer's
    "short",  # 1 where the shorter has no body, falling to 0 at 60 words
)
_FEW_WORDS = 60
_MOST_NAMES = 0.6  # of their rarity
_ANOTHER_DAY = 0.6  # days
_DAYS_TOLD = 4.0  # the labelled pairs lie no further apart: what more days weigh, nobody has told


class Comparer:
    """Compares articles with those in a window. Holds a table as long as there are terms, so there should be one."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._place_in_query = np.zeros(TERMS, dtype=np.int8)  # 1 + place among the query's terms; 0 for all others

    def compare(self, query: Query, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The measures of a query with the articles in some rows: shape (len(rows), len(MEASURES))."""
        sketch = query.sketch
        terms = self._window.terms[rows]
        self._place_in_query[sketch.terms] = _PLACES[: len(sketch.terms)]
        found = self._place_in_query[terms]
        self._place_in_query[sketch.terms] = 0
        own = _Own(sketch, self._window.idf(sketch.terms))
        measures = np.empty((len(MEASURES), len(rows)), dtype=np.float32)
        _measure_words(measures, own, _sums(self._window, own, rows, terms, found))
        measures[7] = _letters(self._window.grams[rows], sketch.grams)
        _measure_circumstances(measures, self._window, query, rows)
        found_measures: NDArray[np.float32] = measures.T
        return found_measures


_PLACES = np.arange(1, SKETCH_TERMS + 1, dtype=np.int8)  # SKETCH_TERMS < 127
_COLUMNS = np.arange(SKETCH_TERMS)
_ONES = np.ones(SKETCH_TERMS, dtype=np.float32)
_TINY = np.float32(1e-9)  # keeps a ratio of nothing to nothing 0


class _Own:
    """What is summed over the query's own terms, once for all rows."""

    def __init__(self, sketch: Sketch, idf: NDArray[np.float32]) -> None:
        count = len(sketch.terms)
        weight = sketch.weights * idf
        name, place, number = ((sketch.kinds & kind) > 0 for kind in (NAME, PLACE, NUMBER))
        head, lead = slice(0, sketch.headline), slice(0, sketch.lead)
        self.norm = sqrt(weight @ weight)
        self.norm_lead = sqrt(weight[lead] @ weight[lead])
        self.head = float(idf[head].sum())
        self.names_lead = float(idf[lead] @ name[lead])
        self.names_head = float(idf[head] @ name[head])
        self.places_lead = int(np.count_nonzero(place[lead]))
        self.places_head = int(np.count_nonzero(place[head]))
        self.numbers_head = int(np.count_nonzero(number[head]))
        # By place in the query, 0 for a term that it lacks: weight, whether in the lead, whether in the headline.
        self.tables = np.zeros((3, count + 1), dtype=np.float32)
        self.tables[0, 1:] = weight
        self.tables[1, 1 : sketch.lead + 1] = 1.0
        self.tables[2, 1 : sketch.headline + 1] = 1.0


def _sums(
    window: Window, own: _Own, rows: NDArray[np.int64], terms: NDArray[np.int32], found: NDArray[np.int8]
) -> NDArray[np.float32]:
    """Sums over the terms of each row, shape (26, rows): what all measures of words are made of.

    Masks are arrays of 0 and 1, each product is written into one stack, and one matrix product adds everything up:
    numpy spends more on a call than on arrays of this size. A term has the same rarity and kinds in both articles, so
    what the other tells of the query's terms is a sum over the other's.
    """
    idf = window.idf(terms)
    weight = window.weights[rows] * idf
    kinds = window.kinds[rows]
    head = (window.headline[rows][:, None] > _COLUMNS).astype(np.float32)
    lead = (window.lead[rows][:, None] > _COLUMNS).astype(np.float32)
    name, place, number = (((kinds & kind) > 0).astype(np.float32) for kind in (NAME, PLACE, NUMBER))
    shared = (found > 0).astype(np.float32)
    other, own_lead, own_head = own.tables[:, found]
    stack = np.empty((24, *idf.shape), dtype=np.float32)

    def put(line: int, one: NDArray[np.float32], two: NDArray[np.float32]) -> None:
        np.multiply(one, two, out=stack[line])

    put(0, weight, other)
    put(1, weight, weight)
    both_leads = lead * own_lead
    put(2, stack[0], both_leads)
    put(3, stack[1], lead)
    put(4, idf, head)
    put(5, stack[4], own_head)
    put(6, stack[4], shared)
    put(7, idf, own_head)
    put(8, stack[4], own_lead)
    put(9, stack[7], lead)
    idf_in_leads = idf * both_leads
    put(10, idf * lead, name)
    put(11, idf_in_leads, name)
    put(12, stack[4], name)
    put(13, stack[6], name)
    put(14, stack[7], name)
    put(15, place, lead)
    put(16, place, both_leads)
    put(17, place * head, 1 - shared)
    put(18, place, own_head)
    put(19, number, head)
    put(20, stack[19], shared)
    put(21, number, own_head)
    put(22, stack[19], own_head)
    put(23, idf_in_leads, number)
    sums = np.empty((26, len(rows)), dtype=np.float32)
    np.matmul(stack, _ONES, out=sums[:24])
    rare = np.partition(idf * shared, SKETCH_TERMS - 5, axis=1)[:, -5:]
    rare.max(1, out=sums[24])
    rare.sum(1, out=sums[25])
    return sums


def _measure_words(measures: NDArray[np.float32], own: _Own, sums: NDArray[np.float32]) -> None:
    """Measures of words, names, places and numbers, from their sums."""
    measures[0] = sums[0] / (np.sqrt(sums[1]) * own.norm + _TINY)
    measures[1] = sums[2] / (np.sqrt(sums[3]) * own.norm_lead + _TINY)
    head, own_head = sums[4] + _TINY, own.head + _TINY
    measures[2] = sums[5] / (head + own_head - sums[5])
    _less_and_more(measures[3:5], sums[6] / head, sums[7] / own_head)
    _less_and_more(measures[5:7], sums[8] / head, sums[9] / own_head)
    measures[8:10] = sums[24:26]
    names = sums[10]
    measures[10] = sums[11] / np.maximum(names + own.names_lead - sums[11], _TINY)
    measures[11] = _missing(sums[12], sums[13], own.names_head, sums[14])
    measures[12] = (names > 0) & (sums[11] == 0) & (own.names_lead > 0)
    places, common = sums[15], sums[16]
    known = (places > 0) & (own.places_lead > 0)
    measures[13] = np.where(known, common / np.maximum(places + own.places_lead - common, 1), np.float32(0.5))
    measures[14] = known & (common == 0)
    measures[15] = (sums[17] > 0) & (sums[18] < own.places_head)
    measures[16] = np.minimum(sums[23], 12.0)
    measures[17] = _missing(sums[19], sums[20], own.numbers_head, sums[21])
    measures[18] = (sums[19] > 0) & (sums[22] == 0) & (own.numbers_head > 0)


def _less_and_more(measures: NDArray[np.float32], one: NDArray[np.float32], other: NDArray[np.float32]) -> None:
    np.minimum(one, other, out=measures[0])
    np.maximum(one, other, out=measures[1])


def _missing(
    whole: NDArray[np.float32], found: NDArray[np.float32], own_whole: float, own_found: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The larger share of what one article has and the other lacks."""
    missing: NDArray[np.float32] = np.maximum(
        (whole - found) / (whole + _TINY), (own_whole - own_found) / (own_whole + _TINY)
    )
    return missing


def _letters(grams: NDArray[np.uint8], own: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Dice of the character n-grams of headlines."""
    theirs, ours = grams.view(np.uint64), own.view(np.uint64)
    common = np.bitwise_count(theirs & ours).sum(1)
    either = np.bitwise_count(theirs).sum(1) + int(np.bitwise_count(ours).sum())
    letters: NDArray[np.float32] = (2.0 * common / np.maximum(either, 1)).astype(np.float32)
    return letters


def _ordinals_apart(window: Window, sketch: Sketch, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which headlines name a place in a series that is not the query's."""
    theirs, common = _in_headlines(window, sketch, rows, ORDINAL)
    return theirs & ~common


def _routine(window: Window, sketch: Sketch, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which headlines name a daily routine that the query's names too."""
    return _in_headlines(window, sketch, rows, ROUTINE)[1]


def _in_headlines(
    window: Window, sketch: Sketch, rows: NDArray[np.int64], kind: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which headlines have terms of a kind, and which have one that the query's has; nowhere where its has none."""
    own = sketch.terms[: sketch.headline][(sketch.kinds[: sketch.headline] & kind) > 0]
    if not len(own):  # nearly always
        nowhere = np.zeros(len(rows), dtype=np.bool_)
        return nowhere, nowhere
    theirs = ((window.kinds[rows] & kind) > 0) & (window.headline[rows][:, None] > _COLUMNS)
    common = theirs & np.isin(window.terms[rows], own)
    return np.logical_or.reduce(theirs, axis=1), np.logical_or.reduce(common, axis=1)


def _measure_circumstances(
    measures: NDArray[np.float32], window: Window, query: Query, rows: NDArray[np.int64]
) -> None:
    """Measures of time, house and length."""
    sketch = query.sketch
    weekdays = window.weekdays[rows]
    days = np.abs(window.days[rows] - query.days)
    length, own = window.length[rows], len(sketch.words)
    shorter = np.minimum(length, own)
    measures[19] = (weekdays > 0) & (sketch.weekdays > 0) & ((weekdays & np.uint8(sketch.weekdays)) == 0)
    measures[20] = np.log1p(np.minimum(days, _DAYS_TOLD) * 24)
    measures[21] = np.minimum(days, _DAYS_TOLD)
    measures[22] = (window.publisher[rows] == query.publisher) & (query.publisher > 0)
    measures[23] = (measures[15] > 0) & (measures[11] > _MOST_NAMES)
    measures[24] = _ordinals_apart(window, sketch, rows)
    measures[25] = _routine(window, sketch, rows) & (days > _ANOTHER_DAY)
    measures[26] = np.count_nonzero(window.signature[rows] == sketch.signature, axis=1) / PERMUTATIONS
    measures[27] = shorter / np.maximum(np.maximum(length, own), 1)
    measures[28] = np.maximum(1 - shorter / _FEW_WORDS, 0.0)
