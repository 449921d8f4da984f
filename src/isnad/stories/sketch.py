"""A sketch of an article: all that is compared of it, in arrays of fixed size.

A sketch is a function of the article alone: not of the stream, not of the time of day, not of other articles.
"""

from collections import Counter
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Report
from isnad.stories.terms import STOP, TERM_BITS, TERMS, WEEKDAY, WordTable, coder, weekday_code

# News says what happened first, and the gold pairs were labelled by their first 600 characters; what stands further
# down is mostly background, which joins what is not one happening.
EVENT_WORDS = 110
LEAD_WORDS = 45  # of the body, counted with the headline into the lead
SKETCH_TERMS = 72  # distinct terms kept, the first ones
# Longer texts are whole papers and lists; what they copy from others stands in the first 20 pages.
COPY_WORDS = 6_000
LONGEST_TEXT = 60_000  # characters looked at

SHINGLE = 4  # words; four in a row are seldom chance, and a changed word breaks only four shingles
PERMUTATIONS = 64
_SEED = 1436
BITMAP_BYTES = 64  # for character n-grams of a headline: 40 grams in 512 bits seldom fall together
_GRAM = 4

_HEADLINE_WEIGHT = 1.7
_LEAD_WEIGHT = 1.0
_REST_WEIGHT = 0.6
# 1 + log(how often), by how often
_OFTEN = np.array([0.0, *(1 + np.log(np.arange(1, 200)))], dtype=np.float32)
_SHINGLE_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an article. Arrays are not to be changed."""

    terms: NDArray[np.int32]  # distinct terms, in order of first appearance: headline, lead, rest; at most SKETCH_TERMS
    weights: NDArray[np.float32]  # of each: how often it stands there, and where
    kinds: NDArray[np.uint8]  # of each: NAME, PLACE, NUMBER, ORDINAL, ROUTINE
    headline: int  # how many of the terms stand in the headline
    lead: int  # how many stand in the headline or the first LEAD_WORDS words of the body
    weekdays: int  # bit by ISO number of the weekdays that the headline and the lead name
    words: NDArray[np.uint32]  # a hash of every word in order, headline apart: what copies are measured by
    signature: NDArray[np.uint32]  # MinHash of the shingles of the whole text
    grams: NDArray[np.uint8]  # BITMAP_BYTES bytes: which character n-grams stand in the headline


@dataclass(frozen=True, slots=True)
class Query:
    """A report as others are compared with it."""

    sketch: Sketch
    days: float  # time of publication, days since 1970
    publisher: int  # hash of its id, 0 where unknown
    spoken: tuple[str, ...] = ()  # its first words as written, to explain with; of a report in the window, none


class Sketcher:
    """Makes sketches, and keeps the codes of words in between."""

    def __init__(self) -> None:
        self.codes = coder()
        self._hashes = WordTable(lambda form: crc32(form.encode()))

    def sketch(self, report: Report) -> tuple[Sketch, tuple[str, ...]]:
        """The sketch of a report (of one without words, an empty one) and the words that its terms were taken from."""
        headline = written_words(report.title[:LONGEST_TEXT])[:EVENT_WORDS]
        body = written_words(report.body[:LONGEST_TEXT])[:COPY_WORDS]
        code = self.codes.__getitem__
        counts = Counter(map(code, headline))
        in_headline = sum(1 for each in counts if _tells(each))
        counts.update(map(code, body[:LEAD_WORDS]))
        in_lead = sum(1 for each in counts if _tells(each))
        weekdays = _weekdays(counts)
        counts.update(map(code, body[LEAD_WORDS:EVENT_WORDS]))
        kept = [each for each in counts if _tells(each)][:SKETCH_TERMS]
        in_headline, in_lead = min(in_headline, len(kept)), min(in_lead, len(kept))
        coded = np.array(kept, dtype=np.int64)
        words = self._hashed(body)
        sketch = Sketch(
            terms=(coded & (TERMS - 1)).astype(np.int32),
            weights=_weights([counts[each] for each in kept], in_headline, in_lead),
            kinds=(coded >> TERM_BITS).astype(np.uint8),
            headline=in_headline,
            lead=in_lead,
            weekdays=weekdays,
            words=words,
            signature=_signature(words if len(words) >= SHINGLE else self._hashed(headline + body)),
            grams=_grams(headline),
        )
        return sketch, tuple(headline + body[:EVENT_WORDS])

    def _hashed(self, words: list[str]) -> NDArray[np.uint32]:
        return np.fromiter(map(self._hashes.__getitem__, words), dtype=np.uint32, count=len(words))


def _tells(code: int) -> bool:
    return not code >> TERM_BITS & (STOP | WEEKDAY)


def _weekdays(counts: Counter[int]) -> int:
    return sum(1 << _DAY_OF[code] for code in counts if code in _DAY_OF)


_DAY_OF = {weekday_code(str(day)): day for day in range(1, 8)}


def _weights(often: list[int], headline: int, lead: int) -> NDArray[np.float32]:
    weights = _OFTEN[np.minimum(np.array(often, dtype=np.int64), len(_OFTEN) - 1)]
    weights[:headline] *= _HEADLINE_WEIGHT
    weights[headline:lead] *= _LEAD_WEIGHT
    weights[lead:] *= _REST_WEIGHT
    return weights


def shingles(words: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A hash of every SHINGLE words in a row, in order; of fewer words, one hash of what is there."""
    wide = words.astype(np.uint64)
    size = min(SHINGLE, len(wide))
    if not size:
        return wide
    count = len(wide) - size + 1
    mixed = wide[:count] * _SHINGLE_FACTORS[0]
    for place in range(1, size):
        mixed ^= (mixed >> np.uint64(29)) + wide[place : place + count] * _SHINGLE_FACTORS[place]
    return np.asarray(mixed, dtype=np.uint64)


def _signature(words: NDArray[np.uint32]) -> NDArray[np.uint32]:
    hashes = shingles(words)
    offsets = np.array([0, len(hashes)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, PERMUTATIONS, _SEED)
    return np.array(matrix.to_rows()[0], dtype=np.uint32)


def _grams(words: list[str]) -> NDArray[np.uint8]:
    text = match_form(" ".join(words))
    bits = bytearray(BITMAP_BYTES)
    for start in range(max(len(text) - _GRAM + 1, 0)):
        place = crc32(text[start : start + _GRAM].encode()) % (BITMAP_BYTES * 8)
        bits[place >> 3] |= 1 << (place & 7)
    return np.frombuffer(bytes(bits), dtype=np.uint8)
