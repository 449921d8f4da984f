"""How one article is like others: a row of plain measures for each pair, all rows at once.

The measures are symmetric: which article came first does not matter. What they mean stands beside their names; what they
weigh is learned (see `decision.py`).
"""

import numpy as np
from numpy.typing import NDArray

from isnad.stories.sketch import PERMUTATIONS, SKETCH_TERMS, Query
from isnad.stories.terms import NAME, NUMBER, PLACE, TERMS
from isnad.stories.window import Window

MEASURES = (
    "cosine",  # of all terms, by how often, where and how rare they are
    "cosine of leads",  # of headline and first words alone
    "headlines shared",  # rarity of terms in both headlines, of those in either
    "headline told, less",  # share of a headline's rarity that stands in the other article: of the two headlines, the less
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
    "days apart",
    "one publisher",
    "signature",  # share of equal MinHash values: Jaccard of word shingles
    "length ratio",  # the shorter text's words by the longer's
    "short",  # 1 where the shorter has no body, falling to 0 at 60 words
)
_FEW_WORDS = 60


class Comparer:
    """Compares articles with those in a window. Holds a table as long as there are terms, so there should be one."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._place_in_query = np.zeros(TERMS, dtype=np.int16)  # 1 + place among the query's terms; 0 for all others

    def compare(self, query: Query, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The measures of a query with the articles in some rows: shape (len(rows), len(MEASURES))."""
        sketch = query.sketch
        terms = self._window.terms[rows]
        self._place_in_query[sketch.terms] = _PLACES[: len(sketch.terms)]
        found = self._place_in_query[terms]
        self._place_in_query[sketch.terms] = 0
        measures = np.empty((len(MEASURES), len(rows)), dtype=np.float32)
        pair = _Pair(self._window, query, rows, terms, found)
        pair.words(measures)
        pair.names(measures)
        pair.numbers(measures)
        pair.circumstances(measures)
        return measures.T


_PLACES = np.arange(1, SKETCH_TERMS + 1, dtype=np.int16)
_COLUMNS = np.arange(SKETCH_TERMS)
_ONES = np.ones(SKETCH_TERMS, dtype=np.float32)
_NONE = np.float32(1e-9)  # keeps a ratio of nothing to nothing 0


class _Pair:
    """One query against rows. Arrays have the shape (rows, terms of the row), those named `own` (terms of the query).

    Every mask is a float array of 0 and 1: a sum over masks is then one matrix product, five times as fast on arrays of
    this size as a reduction over booleans.
    """

    def __init__(
        self, window: Window, query: Query, rows: NDArray[np.int64], terms: NDArray[np.int32], found: NDArray[np.int16]
    ) -> None:
        self.window, self.query, self.rows, self.found = window, query, rows, found
        sketch = query.sketch
        count = len(sketch.terms)
        shared = found > 0
        headline = window.headline[rows][:, None] > _COLUMNS
        lead = window.lead[rows][:, None] > _COLUMNS
        self.idf = window.idf(terms)
        self.own_idf = window.idf(sketch.terms)
        self.headline = headline.astype(np.float32)
        self.lead = lead.astype(np.float32)
        self.shared = shared.astype(np.float32)
        self.kinds = window.kinds[rows]
        own_columns = _COLUMNS[:count]
        self.own_headline = (own_columns < sketch.headline).astype(np.float32)
        self.own_lead = (own_columns < sketch.lead).astype(np.float32)
        # By place in the query, 0 for what it lacks.
        tables = np.zeros((3, count + 1), dtype=np.float32)
        tables[0, 1:] = sketch.weights * self.own_idf
        tables[1, 1:] = self.own_lead
        tables[2, 1:] = self.own_headline
        self.own_weight = tables[0]
        self.in_own_lead = tables[1][found]
        self.in_own_headline = tables[2][found]
        self.weight = window.weights[rows] * self.idf
        # Which of the query's terms stand in the other article, which in its lead: shape (rows, terms of the query).
        lines = np.arange(len(rows))[:, None]
        told = np.zeros((2, len(rows), count + 1), dtype=np.float32)
        told[0, lines, found] = 1.0
        told[1, lines, found * lead] = 1.0
        self.told, self.told_in_lead = told[0, :, 1:], told[1, :, 1:]

    def words(self, measures: NDArray[np.float32]) -> None:
        """Measures of words, whatever their kind."""
        other = self.own_weight[self.found]
        product = self.weight * other
        own_weight = self.own_weight[1:]
        measures[0] = (product @ _ONES) / (_norm(self.weight) * np.sqrt(own_weight @ own_weight) + _NONE)
        own_in_lead = own_weight * self.own_lead
        norms = _norm(self.weight * self.lead) * np.sqrt(own_in_lead @ own_in_lead)
        measures[1] = ((product * self.lead * self.in_own_lead) @ _ONES) / (norms + _NONE)
        headline = self.idf * self.headline
        own_headline = self.own_idf * self.own_headline
        head, own_head = headline @ _ONES + _NONE, own_headline.sum() + _NONE
        both = (headline * self.in_own_headline) @ _ONES
        measures[2] = both / (head + own_head - both)
        told, own_told = ((headline * self.shared) @ _ONES) / head, (self.told @ own_headline) / own_head
        measures[3], measures[4] = np.minimum(told, own_told), np.maximum(told, own_told)
        in_lead = ((headline * self.in_own_lead) @ _ONES) / head
        own_in_lead = (self.told_in_lead @ own_headline) / own_head
        measures[5], measures[6] = np.minimum(in_lead, own_in_lead), np.maximum(in_lead, own_in_lead)
        measures[7] = self._letters()
        rare = np.partition(self.idf * self.shared, SKETCH_TERMS - 5, axis=1)[:, -5:]
        measures[8], measures[9] = rare.max(1), rare.sum(1)

    def _letters(self) -> NDArray[np.float32]:
        grams, own = self.window.grams[self.rows].view(np.uint64), self.query.sketch.grams.view(np.uint64)
        common = np.bitwise_count(grams & own).sum(1)
        either = np.bitwise_count(grams).sum(1) + np.bitwise_count(own).sum()
        letters: NDArray[np.float32] = (2.0 * common / np.maximum(either, 1)).astype(np.float32)
        return letters

    def names(self, measures: NDArray[np.float32]) -> None:
        """Measures of names and places."""
        sketch = self.query.sketch
        name, place = _flag(self.kinds & NAME), _flag(self.kinds & PLACE)
        own_name, own_place = _flag(sketch.kinds & NAME), _flag(sketch.kinds & PLACE)
        name_in_lead = self.idf * name * self.lead
        names, own_names = name_in_lead @ _ONES, float((self.own_idf * own_name) @ self.own_lead)
        both = (name_in_lead * self.in_own_lead) @ _ONES
        in_headline = self.idf * name * self.headline
        own_in_headline = self.own_idf * own_name * self.own_headline
        heads, own_heads = in_headline @ _ONES, own_in_headline.sum()
        missing = (heads - (in_headline * self.shared) @ _ONES) / (heads + _NONE)
        own_missing = (own_heads - self.told @ own_in_headline) / (own_heads + _NONE)
        place_in_lead = place * self.lead
        own_place_in_lead = own_place * self.own_lead
        places, own_places = place_in_lead @ _ONES, own_place_in_lead.sum()
        common = (place_in_lead * self.in_own_lead) @ _ONES
        neither = (places == 0) | (own_places == 0)
        own_place_headline = own_place * self.own_headline
        lacks = (place * self.headline * (1 - self.shared)) @ _ONES > 0.5
        own_lacks = own_place_headline.sum() - self.told @ own_place_headline > 0.5
        measures[10] = both / (names + own_names - both + _NONE)
        measures[11] = np.maximum(missing, own_missing)
        measures[12] = (names > 0) & (own_names > 0) & (both == 0)
        measures[13] = np.where(neither, np.float32(0.5), common / (places + own_places - common + _NONE))
        measures[14] = ~neither & (common == 0)
        measures[15] = lacks & own_lacks

    def numbers(self, measures: NDArray[np.float32]) -> None:
        """Measures of numbers and days of the week."""
        sketch = self.query.sketch
        number, own_number = _flag(self.kinds & NUMBER), _flag(sketch.kinds & NUMBER)
        head, own_head = number * self.headline, own_number * self.own_headline
        heads, own_heads = head @ _ONES, own_head.sum()
        missing = (heads - (head * self.shared) @ _ONES) / (heads + _NONE)
        own_missing = (own_heads - self.told @ own_head) / (own_heads + _NONE)
        days = self.window.weekdays[self.rows]
        measures[16] = np.minimum((self.idf * number * self.lead * self.in_own_lead) @ _ONES, 12.0)
        measures[17] = np.maximum(missing, own_missing)
        measures[18] = (heads > 0) & (own_heads > 0) & ((head * self.in_own_headline) @ _ONES == 0)
        measures[19] = (days > 0) & (sketch.weekdays > 0) & ((days & np.uint8(sketch.weekdays)) == 0)

    def circumstances(self, measures: NDArray[np.float32]) -> None:
        """Measures of time, house and length."""
        window, sketch = self.window, self.query.sketch
        days = np.abs(window.days[self.rows] - self.query.days)
        length, own = window.length[self.rows], len(sketch.words)
        shorter = np.minimum(length, own)
        measures[20] = np.log1p(days * 24)
        measures[21] = days
        measures[22] = (window.publisher[self.rows] == self.query.publisher) & (self.query.publisher > 0)
        measures[23] = np.count_nonzero(window.signature[self.rows] == sketch.signature, axis=1) / PERMUTATIONS
        measures[24] = shorter / np.maximum(np.maximum(length, own), 1)
        measures[25] = np.maximum(1 - shorter / _FEW_WORDS, 0.0)


def _norm(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    norms: NDArray[np.float32] = np.sqrt((weights * weights) @ _ONES)
    return norms


def _flag(bits: NDArray[np.uint8]) -> NDArray[np.float32]:
    return (bits > 0).astype(np.float32)
