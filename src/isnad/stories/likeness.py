"""How one article is like others: a row of plain measures for each pair, all rows at once.

The measures are symmetric: which article came first does not matter. What they mean stands beside their names; what they
weigh is learned (see `decision.py`).
"""

import numpy as np
from numpy.typing import NDArray

from isnad.stories.sketch import SKETCH_TERMS, Query
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
        window, sketch = self._window, query.sketch
        count = len(sketch.terms)
        self._place_in_query[sketch.terms] = np.arange(1, count + 1)
        terms = window.terms[rows]
        found = self._place_in_query[terms]
        self._place_in_query[sketch.terms] = 0
        pair = _Pair(window, query, rows, terms, found)
        return np.column_stack([*pair.words(), *pair.names(), *pair.numbers(), *pair.circumstances()])


class _Pair:
    """One query against rows: arrays of shape (rows, terms of the row) and (rows, terms of the query)."""

    def __init__(
        self, window: Window, query: Query, rows: NDArray[np.int64], terms: NDArray[np.int32], found: NDArray[np.int16]
    ) -> None:
        self.window, self.query, self.rows = window, query, rows
        sketch = query.sketch
        count = len(sketch.terms)
        columns = np.arange(SKETCH_TERMS)
        self.idf = window.idf(terms)
        self.own_idf = window.idf(sketch.terms)
        self.found = found
        self.shared = found > 0
        self.kinds = window.kinds[rows]
        self.headline = columns < window.headline[rows][:, None]
        self.lead = columns < window.lead[rows][:, None]
        # The query's terms as they stand in the other: in it at all, in its lead, in its headline.
        self.own_columns = np.arange(count)
        self.own_headline = self.own_columns < sketch.headline
        self.own_lead = self.own_columns < sketch.lead
        self.told = self._own(self.shared)
        self.told_in_lead = self._own(self.shared & self.lead)
        self.told_in_headline = self._own(self.shared & self.headline)
        own = np.zeros(count + 1, dtype=np.float32)
        own[1:] = sketch.weights * self.own_idf
        self.own_weight = own
        self.weight = window.weights[rows] * self.idf
        in_lead = np.zeros(count + 1, dtype=bool)
        in_lead[1:] = self.own_lead
        self.in_own_lead = in_lead[found]
        in_headline = np.zeros(count + 1, dtype=bool)
        in_headline[1:] = self.own_headline
        self.in_own_headline = in_headline[found]

    def _own(self, where: NDArray[np.bool_]) -> NDArray[np.bool_]:
        marks = np.zeros((len(self.rows), len(self.query.sketch.terms) + 1), dtype=bool)
        lines, columns = np.nonzero(where)
        marks[lines, self.found[lines, columns]] = True
        return marks[:, 1:]

    def words(self) -> list[NDArray[np.float32]]:
        """Measures of words, whatever their kind."""
        other = self.own_weight[self.found]
        cosine = _ratio((self.weight * other).sum(1), _norm(self.weight) * _norm(self.own_weight[None, :]))
        weight_lead = self.weight * self.lead
        own_lead = self.own_weight[1:] * self.own_lead
        in_leads = (weight_lead * other * self.in_own_lead).sum(1)
        cosine_lead = _ratio(in_leads, _norm(weight_lead) * _norm(own_lead[None, :]))
        head = (self.idf * self.headline).sum(1)
        own_head_each = self.own_idf * self.own_headline
        own_head = own_head_each.sum()
        both = (self.idf * (self.headline & self.in_own_headline)).sum(1)
        told = _ratio((self.idf * (self.headline & self.shared)).sum(1), head)
        own_told = _ratio((own_head_each * self.told).sum(1), own_head)
        in_lead = _ratio((self.idf * (self.headline & self.in_own_lead)).sum(1), head)
        own_in_lead = _ratio((own_head_each * self.told_in_lead).sum(1), own_head)
        rare = np.sort(self.idf * self.shared, axis=1)[:, -5:]
        return [
            cosine,
            cosine_lead,
            _ratio(both, head + own_head - both),
            np.minimum(told, own_told),
            np.maximum(told, own_told),
            np.minimum(in_lead, own_in_lead),
            np.maximum(in_lead, own_in_lead),
            self._letters(),
            rare[:, -1],
            rare.sum(1),
        ]

    def _letters(self) -> NDArray[np.float32]:
        grams, own = self.window.grams[self.rows].view(np.uint64), self.query.sketch.grams.view(np.uint64)
        common = np.bitwise_count(grams & own).sum(1)
        either = np.bitwise_count(grams).sum(1) + np.bitwise_count(own).sum()
        return _ratio(2.0 * common, either)

    def names(self) -> list[NDArray[np.float32]]:
        """Measures of names and places."""
        sketch = self.query.sketch
        own_name, own_place = (sketch.kinds & NAME) > 0, (sketch.kinds & PLACE) > 0
        name, place = (self.kinds & NAME) > 0, (self.kinds & PLACE) > 0
        lead_names = (self.idf * (name & self.lead)).sum(1)
        own_lead_names = (self.own_idf * (own_name & self.own_lead)).sum()
        both = (self.idf * (name & self.lead & self.in_own_lead)).sum(1)
        missing = np.maximum(
            _ratio((self.idf * (name & self.headline & ~self.shared)).sum(1), (self.idf * (name & self.headline)).sum(1)),
            _ratio(
                (self.own_idf * (own_name & self.own_headline) * ~self.told).sum(1),
                (self.own_idf * (own_name & self.own_headline)).sum(),
            ),
        )
        places, own_places = (place & self.lead).sum(1), (own_place & self.own_lead).sum()
        common = (place & self.lead & self.in_own_lead).sum(1)
        neither = (places == 0) | (own_places == 0)
        own_apart = (own_place & self.own_headline & ~self.told).any(1)
        apart = (place & self.headline & ~self.shared).any(1) & own_apart
        return [
            _ratio(both, lead_names + own_lead_names - both),
            missing,
            _flag((lead_names > 0) & (own_lead_names > 0) & (both == 0)),
            np.where(neither, np.float32(0.5), _ratio(common, places + own_places - common)),
            _flag(~neither & (common == 0)),
            _flag(apart),
        ]

    def numbers(self) -> list[NDArray[np.float32]]:
        """Measures of numbers and days of the week."""
        sketch = self.query.sketch
        own_number, number = (sketch.kinds & NUMBER) > 0, (self.kinds & NUMBER) > 0
        shared = (self.idf * (number & self.lead & self.in_own_lead)).sum(1)
        head, own_head = number & self.headline, own_number & self.own_headline
        missing = np.maximum(
            _ratio((head & ~self.shared).sum(1), head.sum(1)), _ratio((own_head & ~self.told).sum(1), own_head.sum())
        )
        apart = head.any(1) & own_head.any() & ~(head & self.in_own_headline).any(1)
        days = self.window.weekdays[self.rows]
        return [
            np.minimum(shared, 12.0).astype(np.float32),
            missing,
            _flag(apart),
            _flag((days > 0) & (sketch.weekdays > 0) & ((days & np.uint8(sketch.weekdays)) == 0)),
        ]

    def circumstances(self) -> list[NDArray[np.float32]]:
        """Measures of time, house and length."""
        window, sketch = self.window, self.query.sketch
        days = np.abs(window.days[self.rows] - self.query.days).astype(np.float32)
        length, own = window.length[self.rows].astype(np.float32), np.float32(len(sketch.words))
        shorter = np.minimum(length, own)
        return [
            np.log1p(days * 24),
            days,
            _flag((window.publisher[self.rows] == self.query.publisher) & (self.query.publisher > 0)),
            (window.signature[self.rows] == sketch.signature).mean(1).astype(np.float32),
            _ratio(shorter, np.maximum(length, own)),
            np.maximum(1 - shorter / _FEW_WORDS, 0.0).astype(np.float32),
        ]


def _norm(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    norms: NDArray[np.float32] = np.sqrt((weights * weights).sum(1))
    return norms


def _ratio(part: NDArray[np.generic], whole: object) -> NDArray[np.float32]:
    """Part by whole, 0 where there is nothing."""
    whole_ = np.broadcast_to(np.asarray(whole, dtype=np.float32), np.shape(part))
    return np.divide(part, whole_, out=np.zeros(np.shape(part), dtype=np.float32), where=whole_ > 0, casting="unsafe")


def _flag(where: NDArray[np.bool_]) -> NDArray[np.float32]:
    return where.astype(np.float32)
