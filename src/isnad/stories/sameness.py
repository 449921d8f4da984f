"""Whether two contents of claims are the same proposition: by the lemmas and figures they share, and by negation.

A content that says several things («... وأن ...») is compared part by part. What a word tells is the less of two: how
rare it is in the news (`data/document_frequencies.tsv`), and how rare among the contents of the story, where everybody
speaks of the same ship.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import log

from isnad.arabic.lemmas import written_words
from isnad.model import Figure
from isnad.stories.rarity import document_shares
from isnad.stories.terms import NUMBER, ORDINAL, STOP, TERM_BITS, TERMS, coder, term_of

# Where a content goes on to say another thing: «، وأن», «. », «، فيما», «، في خطوة».
_NEXT = re.compile(
    r"[،,;؛]?\s+(?=و[بل]?[أإا]ن(?:ه|ها|هم|هما|نا)?\s)|[.؛!؟?]\s+"
    r"|[،,]\s+(?=(?:فيما|بينما|في حين|لكن|ولكن|فإن|فإنها?|وهو|وهي|مما|في خطوة)\s)"
)
_MOST_PARTS = 6
_FEW_TERMS = 2  # a part with fewer goes with the one before it
_SKIPPED = (NUMBER | STOP | ORDINAL) << TERM_BITS  # numbers are compared as figures
_NEGATIONS = frozenset(map(term_of, ("لا", "لم", "لن", "ليس")))
_HEAD = 5  # words: a negation behind them is of something beside what is said
# «لا يقل عن», «ما زال» deny nothing.
_OF_BOUNDS = frozenset(map(term_of, ("قل", "يقل", "تقل", "تعدي", "تجاوز", "زاد", "يزيد", "زال")))
_UNLISTED = 0.0007  # share of articles that have a lemma which the list of the frequent ones lacks
_SMALL = 10  # counts up to here are often equal by chance
_SMALL_WEIGHT, _FIGURE_WEIGHT = 1.5, 4.0
# So much weight in common is two telling words and a half; less is proportionally less sure.
_ENOUGH = 9.0

_CODES = coder()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a content says, as it is compared."""

    start: int  # in the content
    end: int
    terms: frozenset[int]  # of the words that tell something
    values: frozenset[tuple[Decimal, Decimal]]  # its figures: low and high
    counted: tuple[tuple[int, Decimal, Decimal], ...]  # ... with the term of what each counts
    negated: bool


def parts_of(text: str, figures: Sequence[Figure], offset: int) -> tuple[Part, ...]:
    """What a content says, part by part; of several parts, the whole is the last one.

    `figures` are those within it, in order; `offset` is where the content starts in the text that they point into.
    """
    bounds = _bounds(text)
    parts = [_part(text, start, end, figures, offset) for start, end in bounds]
    if len(parts) > 1:
        parts.append(_part(text, 0, len(text), figures, offset))
    return tuple(part for part in parts if part.terms or part.values)


def _bounds(text: str) -> list[tuple[int, int]]:
    starts = [0]
    for match in _NEXT.finditer(text):
        if len(starts) < _MOST_PARTS and len(text[starts[-1] : match.start()].split()) > _FEW_TERMS:
            starts.append(match.end())
    return list(zip(starts, (*starts[1:], len(text)), strict=True))


def _part(text: str, start: int, end: int, figures: Sequence[Figure], offset: int) -> Part:
    codes = [_CODES[word] for word in written_words(text[start:end])]
    terms = frozenset(code & (TERMS - 1) for code in codes if not code & _SKIPPED)
    within = [f for f in figures if start <= f.mention.start - offset < end]
    counted = tuple((_noun(f.what), f.low, f.top) for f in within)
    return Part(start, end, terms, frozenset((low, high) for _, low, high in counted), counted, _is_negated(codes))


def _is_negated(codes: Sequence[int]) -> bool:
    plain = [code & (TERMS - 1) for code in codes[: _HEAD + 1]]
    if _NEGATIONS.isdisjoint(plain):
        return False
    pairs = zip(plain[:_HEAD], (*plain[1:], 0), strict=False)
    return sum(one in _NEGATIONS and after not in _OF_BOUNDS for one, after in pairs) % 2 == 1


def _noun(what: str) -> int:
    """The term of a counted noun: of its first word that is one."""
    return next((_CODES[word] & (TERMS - 1) for word in written_words(what) if not _CODES[word] & _SKIPPED), 0)


class _Weights(dict[int, float]):
    """How much each term tells, worked out when first asked for."""

    def __init__(self, weigh: Callable[[int], float]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, term: int) -> float:
        found = self[term] = self._weigh(term)
        return found


class Sameness:
    """Compares parts of the contents of one story."""

    def __init__(self, contents: Iterable[Sequence[Part]]) -> None:
        """`contents` are all different contents of the story, each by its parts."""
        counts: Counter[int] = Counter()
        self._many = 1
        for parts in contents:
            if parts:
                counts.update(parts[-1].terms)
                self._many += 1
        self._counts = counts
        self._weights = _Weights(self._weigh)

    def weight(self, term: int) -> float:
        """How much a term tells, from 0 up to some 7."""
        return self._weights[term]

    def telling(self, part: Part, most: int) -> list[int]:
        """The terms of a part that tell most, most first."""
        weights = self._weights
        return [term for _, term in sorted([(-weights[term], term) for term in part.terms])[:most]]

    def _weigh(self, term: int) -> float:
        here = log(1 + self._many / max(self._counts[term], 1)) + 0.5
        return min(_rarity().get(term, -log(_UNLISTED)), here)

    def agreement(self, one: Part, other: Part, *, retold: bool = False) -> float:
        """How surely two parts say the same, 0 to 1: the share of what both tell in what each does, if it is enough.

        Parts that differ in negation or in their figures say different things. What is known to be `retold` may have
        got them wrong: then the other words decide.
        """
        differ = clash(one, other)
        if not retold and (one.negated != other.negated or differ):
            return 0.0
        ours, theirs = (frozenset(), frozenset()) if differ else (one.values, other.values)
        common = self._sum(one.terms & other.terms) + _told(ours & theirs)
        first = self._sum(one.terms) + _told(ours)
        second = self._sum(other.terms) + _told(theirs)
        if not common:
            return 0.0
        # Of the shorter the whole counts, of both together a half: reports are cut.
        shared = (common / min(first, second)) ** 0.6 * (common / (first + second - common)) ** 0.4
        return float(shared * min(1.0, common / _ENOUGH))

    def _sum(self, terms: Iterable[int]) -> float:
        return sum(map(self._weights.__getitem__, terms))


def shares_figure(one: Part, other: Part) -> bool:
    """Whether two parts give the same figure, and no small one that is often equal by chance."""
    return any(high > _SMALL for _, high in one.values & other.values)


def clash(one: Part, other: Part) -> bool:
    """Whether figures forbid that two parts say the same: of one noun, in disjoint ranges, or none in common."""
    if not one.values or not other.values:
        return False
    if not one.values & other.values and not any(_meet(a, b) for a in one.values for b in other.values):
        return True
    return any(_are_apart(one.counted, other.counted))


def _are_apart(
    one: Sequence[tuple[int, Decimal, Decimal]], other: Sequence[tuple[int, Decimal, Decimal]]
) -> Iterator[bool]:
    for noun in {noun for noun, _, _ in one if noun} & {noun for noun, _, _ in other}:
        ours = [(low, high) for each, low, high in one if each == noun]
        theirs = [(low, high) for each, low, high in other if each == noun]
        yield not any(_meet(a, b) for a in ours for b in theirs)


def _meet(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _told(values: Iterable[tuple[Decimal, Decimal]]) -> float:
    return sum(_SMALL_WEIGHT if high <= _SMALL else _FIGURE_WEIGHT for _, high in values)


@cache
def _rarity() -> dict[int, float]:
    return {term_of(lemma): -log(share) for lemma, share in document_shares().items()}
