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
from isnad.stories.terms import STOP, TERM_BITS, TERMS, WEEKDAY, coder, weekday_code
from isnad.stories.wording import LONGEST_TEXT, shingles, word_hashes

# News says what happened first, and the gold pairs were labelled by their first 600 characters; what stands further
# down is mostly background, which joins what is not one happening.
EVENT_WORDS = 110
LEAD_WORDS = 45  # of the body, counted with the headline into the lead
SKETCH_TERMS = 72  # distinct terms kept, the first ones
_USUAL_WORD = 9  # characters with a space; hardly any EVENT_WORDS words are longer on the average
PERMUTATIONS = 64
_SEED = 1436
BITMAP_BYTES = 64  # for character n-grams of a headline: 40 grams in 512 bits seldom fall together
_GRAM = 4
_GRAM_FACTOR = np.uint32(0x9E3779B1)
_GRAM_SHIFT = np.uint32(23)  # leaves as many values as there are bits

_HEADLINE_WEIGHT = 1.7
_LEAD_WEIGHT = 1.0
_REST_WEIGHT = 0.6
# 1 + log(how often), by how often
_OFTEN = np.array([0.0, *(1 + np.log(np.arange(1, 200)))], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an article. Arrays are not to be changed."""

    terms: NDArray[np.int32]  # distinct terms, in order of first appearance: headline, lead, rest; at most SKETCH_TERMS
    weights: NDArray[np.float32]  # of each: how often it stands there, and where
    kinds: NDArray[np.uint8]  # of each: NAME, PLACE, NUMBER, ORDINAL, ROUTINE
    headline: int  # how many of the terms stand in the headline
    lead: int  # how many stand in the headline or the first LEAD_WORDS words of the body
    weekdays: int  # bit by ISO number of the weekdays that the headline and the lead name
    length: int  # words of the body, at most COPY_WORDS
    shingles: NDArray[np.uint32]  # of the body, in order, none of fewer than SHINGLE words: what copies are measured by
    signature: NDArray[np.uint32]  # MinHash of the shingles; of fewer words, of those and the headline's
    grams: NDArray[np.uint8]  # BITMAP_BYTES bytes: which character n-grams stand in the headline


@dataclass(frozen=True, slots=True)
class Query:
    """A report as others are compared with it."""

    sketch: Sketch
    days: float  # time of publication, days since 1970
    publisher: int  # hash of its id, 0 where unknown
    spoken: tuple[str, ...] = ()  # its first words as written, to explain with; of a report in the window, none
    text: int = 0  # a hash of its body, 0 where there is none; of a report in the window, 0


class Sketcher:
    """Makes sketches, and keeps the codes of words in between."""

    def __init__(self) -> None:
        self.codes = coder()

    def query(self, report: Report, days: float, publisher: int) -> Query:
        """What is compared of a report; of one without words, nothing."""
        headline = _first_words(report.title)
        spoken = headline + _first_words(report.body)
        words = word_hashes(report.body)
        sketch = self._sketch(spoken, headline, words, report)
        return Query(sketch, days, publisher, tuple(spoken), crc32(words.tobytes()) if len(words) else 0)

    def _sketch(self, spoken: list[str], headline: list[str], words: NDArray[np.uint64], report: Report) -> Sketch:
        # Codes in order of first appearance, with how often each stands there.
        codes = list(map(self.codes.__getitem__, spoken))
        counts = Counter(codes)
        distinct = np.fromiter(counts, dtype=np.int64, count=len(counts))
        telling = (distinct & _MUTE) == 0
        in_lead = set(codes[: len(headline) + LEAD_WORDS])
        heads = int(np.count_nonzero(telling[: len(set(codes[: len(headline)]))]))
        leads = int(np.count_nonzero(telling[: len(in_lead)]))
        kept = distinct[telling][:SKETCH_TERMS]
        often = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))[telling][:SKETCH_TERMS]
        heads, leads = min(heads, len(kept)), min(leads, len(kept))
        copied = shingles(words)
        return Sketch(
            terms=(kept & (TERMS - 1)).astype(np.int32),
            weights=_weights(often, heads, leads),
            kinds=(kept >> TERM_BITS).astype(np.uint8),
            headline=heads,
            lead=leads,
            weekdays=_weekdays(in_lead),
            length=len(words),
            shingles=copied,
            signature=_signature(copied if len(copied) else _short(report)),
            grams=_grams(headline),
        )


def _first_words(text: str) -> list[str]:
    """The first EVENT_WORDS words of a text, without cutting all of it."""
    start = written_words(text[: EVENT_WORDS * _USUAL_WORD])
    enough = len(start) > EVENT_WORDS or len(text) <= EVENT_WORDS * _USUAL_WORD
    return (start if enough else written_words(text[:LONGEST_TEXT]))[:EVENT_WORDS]


_MUTE = (STOP | WEEKDAY) << TERM_BITS  # codes of these kinds are no terms


def _weekdays(codes: set[int]) -> int:
    return sum(1 << _DAY_OF[code] for code in codes & _DAY_OF.keys())


_DAY_OF = {weekday_code(str(day)): day for day in range(1, 8)}


def _weights(often: NDArray[np.int64], headline: int, lead: int) -> NDArray[np.float32]:
    weights = _OFTEN[np.minimum(often, len(_OFTEN) - 1)]
    weights[:headline] *= _HEADLINE_WEIGHT
    weights[headline:lead] *= _LEAD_WEIGHT
    weights[lead:] *= _REST_WEIGHT
    return weights


def _short(report: Report) -> NDArray[np.unsignedinteger]:
    """What a signature is made of where the body is too short for shingles."""
    words = word_hashes(f"{report.title} {report.body}")
    found = shingles(words)
    return found if len(found) else words


def _signature(hashes: NDArray[np.unsignedinteger]) -> NDArray[np.uint32]:
    offsets = np.array([0, len(hashes)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes.astype(np.uint64), offsets, PERMUTATIONS, _SEED)
    return np.array(matrix.to_rows()[0], dtype=np.uint32)


def _grams(words: list[str]) -> NDArray[np.uint8]:
    points = np.frombuffer(match_form(" ".join(words)).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    count = max(len(points) - _GRAM + 1, 0)
    mixed = np.zeros(count, dtype=np.uint32)
    for place in range(_GRAM):
        mixed = mixed * _GRAM_FACTOR + points[place : place + count]
    stands = np.zeros(BITMAP_BYTES * 8, dtype=np.bool_)
    stands[(mixed * _GRAM_FACTOR) >> _GRAM_SHIFT] = True
    return np.packbits(stands)
