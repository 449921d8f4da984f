"""How one article is like others: a row of plain measures for each pair, all rows at once.

The measures are symmetric: which article came first does not matter. What they mean stands beside their names; what
they weigh is learned (see `decision.py`).
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from isnad.stories.sketch import PERMUTATIONS, SKETCH_TERMS, Query, Sketch
from isnad.stories.terms import NAME, NUMBER, ORDINAL, PLACE, ROUTINE, TERMS
from isnad.stories.window import IN_HEADLINE, IN_LEAD, Idf, Window

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
    "routine, another day",  # both headlines name a daily routine, both leads the same; over _ANOTHER_DAY apart
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

    def compare(self, query: Query, rows: NDArray[np.int64], idf: Idf) -> NDArray[np.float32]:
        """The measures of a query with the articles in some rows: shape (len(rows), len(MEASURES)).

        `idf` says how much terms tell.
        """
        sketch = query.sketch
        terms = self._window.terms[rows]
        self._place_in_query[sketch.terms] = _PLACES[: len(sketch.terms)]
        found = self._place_in_query[terms]
        self._place_in_query[sketch.terms] = 0
        own = _Own(sketch, idf(sketch.terms))
        measures = np.empty((len(MEASURES), len(rows)), dtype=np.float32)
        _measure_words(
            measures, own, _Sums(own, self._window.weights[rows], self._window.flags[rows], idf(terms), found)
        )
        measures[7] = _letters(self._window.grams[rows], sketch.grams)
        _measure_circumstances(measures, self._window, query, rows)
        found_measures: NDArray[np.float32] = measures.T
        return found_measures


_PLACES = np.arange(1, SKETCH_TERMS + 1, dtype=np.int8)  # SKETCH_TERMS < 127
_TINY = np.float32(1e-9)  # keeps a ratio of nothing to nothing 0

# A term of another article is in one of _CELLS cells: by its kind and place there (the low bits of `Window.flags`), and
# by its place in the query. Every measure of words is made of sums over cells: so the terms are looked at once, and one
# matrix product adds everything up. numpy spends more on a call than on arrays of this size.
_CELLS = 128
_LACKED, _FURTHER_DOWN, _LEAD, _HEADLINE = range(4)  # place in the query
_FLAGS, _OWN = np.arange(_CELLS) >> 2, np.arange(_CELLS) & 3
_NAMED, _PLACED, _NUMBERED = ((_FLAGS & kind) > 0 for kind in (NAME, PLACE, NUMBER))
_IN_HEAD, _IN_LEAD = (_FLAGS & IN_HEADLINE) > 0, (_FLAGS & IN_LEAD) > 0
_SHARED, _IN_OWN_LEAD, _IN_OWN_HEAD = _OWN > _LACKED, _OWN >= _LEAD, _OWN == _HEADLINE
_IN_LEADS = _IN_LEAD & _IN_OWN_LEAD


def _cells(*masks: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Which cells each sum is over, shape (cells, sums)."""
    return np.array(masks, dtype=np.float64).T.copy()


_OF_PRODUCTS = _cells(_SHARED, _IN_LEADS)
_OF_SQUARES = _cells(np.ones(_CELLS, dtype=np.bool_), _IN_LEAD)
_OF_RARITY = _cells(
    _IN_HEAD,
    _IN_HEAD & _IN_OWN_HEAD,
    _IN_HEAD & _SHARED,  # of its headline, told by the query: anywhere, in the lead
    _IN_HEAD & _IN_OWN_LEAD,
    _IN_OWN_HEAD,  # of the query's headline, told by it
    _IN_OWN_HEAD & _IN_LEAD,
    _IN_LEAD & _NAMED,
    _IN_LEADS & _NAMED,
    _IN_HEAD & _NAMED,
    _IN_HEAD & _SHARED & _NAMED,
    _IN_OWN_HEAD & _NAMED,
    _IN_LEADS & _NUMBERED,
)
_OF_TERMS = _cells(
    _IN_LEAD & _PLACED,
    _IN_LEADS & _PLACED,
    _IN_HEAD & _PLACED & ~_SHARED,
    _IN_OWN_HEAD & _PLACED,
    _IN_HEAD & _NUMBERED,
    _IN_HEAD & _NUMBERED & _SHARED,
    _IN_OWN_HEAD & _NUMBERED,
    _IN_HEAD & _NUMBERED & _IN_OWN_HEAD,
)


class _Own:
    """What is summed over the query's own terms, once for all rows."""

    def __init__(self, sketch: Sketch, idf: NDArray[np.float32]) -> None:
        weight = sketch.weights * idf
        name, place, number = ((sketch.kinds & kind) > 0 for kind in (NAME, PLACE, NUMBER))
        head, lead = slice(0, sketch.headline), slice(0, sketch.lead)
        self.norms = np.array([[sqrt(weight @ weight)], [sqrt(weight[lead] @ weight[lead])]], dtype=np.float32)
        self.head = float(idf[head].sum())
        self.names_lead = float(idf[lead] @ name[lead])
        self.names_head = float(idf[head] @ name[head])
        self.places_lead = int(np.count_nonzero(place[lead]))
        self.places_head = int(np.count_nonzero(place[head]))
        self.numbers_head = int(np.count_nonzero(number[head]))
        # By place in the query, 0 for a term that it lacks.
        self.weight = np.zeros(len(weight) + 1, dtype=np.float32)
        self.weight[1:] = weight
        self.state = np.zeros(len(weight) + 1, dtype=np.intp)
        self.state[1:] = _FURTHER_DOWN
        self.state[1 : sketch.lead + 1] = _LEAD
        self.state[1 : sketch.headline + 1] = _HEADLINE


class _Sums:
    """Sums over the terms of each row, each of shape (sums, rows): as the tables of cells above name them.

    A term has the same rarity and kinds in both articles, so what the other tells of the query's terms is a sum over
    the other's.
    """

    def __init__(
        self,
        own: _Own,
        weights: NDArray[np.float16],
        flags: NDArray[np.uint8],
        idf: NDArray[np.float32],
        found: NDArray[np.int8],
    ) -> None:
        weight = weights * idf
        cells = own.state[found]
        cells += _CELL_OF[flags]
        cells += np.arange(0, len(idf) * _CELLS, _CELLS)[:, None]
        cells = cells.ravel()

        def added(values: NDArray[np.float32] | None, sums: NDArray[np.float64]) -> NDArray[np.float32]:
            by_cell = np.bincount(cells, values, len(idf) * _CELLS).reshape(len(idf), _CELLS)
            return np.asarray((by_cell @ sums).T, dtype=np.float32)

        self.products = added((weight * own.weight[found]).ravel(), _OF_PRODUCTS)
        self.squares = added((weight * weight).ravel(), _OF_SQUARES)
        self.rarity = added(idf.ravel(), _OF_RARITY)
        self.terms = added(None, _OF_TERMS)
        idf[found == 0] = 0
        rare = np.partition(idf, SKETCH_TERMS - 5, axis=1)[:, -5:]
        self.rarest = rare.max(1), rare.sum(1)


_CELL_OF = ((np.arange(256) & 31) << 2).astype(np.intp)  # by flags


def _measure_words(measures: NDArray[np.float32], own: _Own, sums: _Sums) -> None:
    """Measures of words, names, places and numbers, from their sums."""
    measures[0:2] = sums.products / (np.sqrt(sums.squares) * own.norms + _TINY)
    rarity = sums.rarity
    head, own_head = rarity[0] + _TINY, own.head + _TINY
    measures[2] = rarity[1] / (head + own_head - rarity[1])
    told, own_told = rarity[2:4] / head, rarity[4:6] / own_head
    np.minimum(told, own_told, out=measures[3:7:2])
    np.maximum(told, own_told, out=measures[4:7:2])
    measures[8], measures[9] = sums.rarest
    names, common_names = rarity[6:8]
    measures[10] = common_names / np.maximum(names + own.names_lead - common_names, _TINY)
    measures[11] = _missing(rarity[8], rarity[9], own.names_head, rarity[10])
    if own.names_lead:
        measures[12] = (names > 0) & (common_names == 0)
    else:
        measures[12] = 0
    _measure_places(measures, own, sums.terms)
    measures[16] = np.minimum(rarity[11], 12.0)
    numbers = sums.terms[4]
    measures[17] = _missing(numbers, sums.terms[5], own.numbers_head, sums.terms[6])
    if own.numbers_head:
        measures[18] = (numbers > 0) & (sums.terms[7] == 0)
    else:
        measures[18] = 0


def _measure_places(measures: NDArray[np.float32], own: _Own, terms: NDArray[np.float32]) -> None:
    places, common, lacked, told = terms[:4]
    if own.places_lead:
        known = places > 0
        measures[13] = np.where(known, common / np.maximum(places + own.places_lead - common, 1), np.float32(0.5))
        measures[14] = known & (common == 0)
    else:
        measures[13] = 0.5
        measures[14] = 0
    measures[15] = (lacked > 0) & (told < own.places_head)


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
    """Which leads name a daily routine that the query's names too, where both headlines name one, be it another."""
    own = sketch.terms[: sketch.lead][(sketch.kinds[: sketch.lead] & ROUTINE) > 0]
    flags = window.flags[rows]
    theirs = np.logical_or.reduce((flags & _ROUTINE_IN_HEADLINE) == _ROUTINE_IN_HEADLINE, axis=1)
    common = ((flags & _ROUTINE_IN_LEAD) == _ROUTINE_IN_LEAD) & np.isin(window.terms[rows], own)
    routine: NDArray[np.bool_] = theirs & np.logical_or.reduce(common, axis=1)
    return routine


_ROUTINE_IN_HEADLINE, _ROUTINE_IN_LEAD = ROUTINE | IN_HEADLINE, ROUTINE | IN_LEAD


def _in_headlines(
    window: Window, sketch: Sketch, rows: NDArray[np.int64], kind: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which headlines have terms of a kind, and which have one that the query's has."""
    own = sketch.terms[: sketch.headline][(sketch.kinds[: sketch.headline] & kind) > 0]
    sought = kind | IN_HEADLINE
    theirs = (window.flags[rows] & sought) == sought
    common = theirs & np.isin(window.terms[rows], own)
    return np.logical_or.reduce(theirs, axis=1), np.logical_or.reduce(common, axis=1)


def _equal(signatures: NDArray[np.uint32], own: NDArray[np.uint32]) -> NDArray[np.int32]:
    equal: NDArray[np.int32] = np.add.reduce(signatures == own, axis=1, dtype=np.int32)
    return equal


def _measure_circumstances(
    measures: NDArray[np.float32], window: Window, query: Query, rows: NDArray[np.int64]
) -> None:
    """Measures of time, house and length."""
    sketch, measured = query.sketch, measures[19:29]
    measured[:8] = 0
    if sketch.weekdays:
        weekdays = window.weekdays[rows]
        measured[0] = (weekdays > 0) & ((weekdays & np.uint8(sketch.weekdays)) == 0)
    days = np.abs(window.days[rows] - query.days)
    told = np.minimum(days, _DAYS_TOLD)
    np.log1p(told * 24, out=measured[1], casting="same_kind")
    measured[2] = told
    if query.publisher:
        measured[3] = window.publisher[rows] == query.publisher
    measured[4] = (measures[15] > 0) & (measures[11] > _MOST_NAMES)
    head = slice(0, sketch.headline)
    if (sketch.kinds[head] & ORDINAL).any():
        measured[5] = _ordinals_apart(window, sketch, rows)
    if (sketch.kinds[head] & ROUTINE).any():
        measured[6] = _routine(window, sketch, rows) & (days > _ANOTHER_DAY)
    measured[7] = _equal(window.signature[rows], sketch.signature) / PERMUTATIONS
    shorter = np.minimum(window.length[rows], sketch.length)
    longer = np.maximum(window.length[rows], max(sketch.length, 1))
    measured[8] = shorter / longer
    np.maximum(1 - shorter / _FEW_WORDS, 0.0, out=measured[9], casting="same_kind")
