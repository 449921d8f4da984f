"""Whether two denials are of one thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from isnad.model import Act
from isnad.stories.opposing.readings import Reading
from isnad.stories.opposing.speakers import same_speaker
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word

_ONE_DENIAL = 0.6  # of the lighter denial's weight, how much two denials of one thing share
_SHARED_BY_TWO = 2  # words that the denials of two sources must share to be of one thing


@dataclass(frozen=True, slots=True)
class _Common:
    """What two denials have in common."""

    weight: float
    words: int
    least: float  # the weight of the lighter one
    is_done: bool  # whether each has what the other says was not done


class Alike:
    """Which denials of a story are of one thing; two wordings are compared once."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._marks: dict[Reading | None, frozenset[str]] = {}
        self._common: dict[tuple[Reading, Reading], _Common] = {}

    def marks(self, denial: Statement) -> frozenset[str]:
        """The keys, roots and axes of what a denial denies: denials that share none are not of one thing."""
        own = denial.pieces[0].reading if denial.pieces else None
        found = self._marks.get(own)
        if found is None:
            words = self._weights.denied(denial).values()
            found = self._marks[own] = frozenset(mark for word in words for mark in (word.key, word.root, *word.axes))
        return found

    def deny_one(self, one: Statement, other: Statement) -> bool:
        """Whether two denials are of one thing: they share its words, and both what is said not to have been done.

        Headline and first paragraph of an article deny one thing where they share a word.
        """
        if self.marks(one).isdisjoint(self.marks(other)):
            return False
        first, second = self._weights.denied(one), self._weights.denied(other)
        if not first or not second:
            return False
        key = (one.pieces[0].reading, other.pieces[0].reading)
        common = self._common.get(key)
        if common is None:
            common = self._common[key] = _common(first, second, self._weights)
        if one.told is other.told and _in_one_article(one, other, common.weight, first, second):
            return True
        return _is_most(common) and _share_all(one, other, common, first, second)


def _common(first: Mapping[str, Word], second: Mapping[str, Word], weights: Weights) -> _Common:
    one, other = next(iter(first.values())), next(iter(second.values()))
    least = min(sum(map(weights.of, words.values())) for words in (first, second))
    is_done = _is_in(one, second) and _is_in(other, first)
    words = [word for key, word in first.items() if key in second or _rooted(word, second)]
    weight = sum(map(weights.of, words))
    if one.key not in second and not _rooted(one, second) and one.axes & other.axes:
        weight += weights.of(one)  # «ضلوعها» and «تورطها»
    return _Common(weight, len(words), least, is_done)


def _in_one_article(
    one: Statement, other: Statement, shared: float, first: Mapping[str, Word], second: Mapping[str, Word]
) -> bool:
    """Whether two denials of one article are its headline and its text."""
    if not _in_title(one, other):
        return False
    akin = shared > 0 or any(a.axes & b.axes for a, b in product(first.values(), second.values()))
    return akin and (same_speaker(one.speaker, other.speaker) or (shared > 0 and _in_lead(one, other)))


def _is_most(common: _Common) -> bool:
    """Whether what two denials share is most of the lighter one."""
    return common.weight >= _ONE_DENIAL * common.least and common.least > 0


def _share_all(
    one: Statement, other: Statement, common: _Common, first: Mapping[str, Word], second: Mapping[str, Word]
) -> bool:
    """Whether denials that share most are of one thing: of two sources, each has what the other says was not done."""
    if not _has_none(one, second) or not _has_none(other, first):
        return False
    return same_speaker(one.speaker, other.speaker) or (common.words >= _SHARED_BY_TWO and common.is_done)


def _is_in(word: Word, others: Mapping[str, Word]) -> bool:
    """Whether what one denies to have been done is among what the other denies."""
    return word.key in others or _rooted(word, others) or any(word.axes & other.axes for other in others.values())


def _in_title(*denials: Statement) -> bool:
    """Whether one of them stands in the headline."""
    return any(each.claim.content.end <= len(each.told.article.title) for each in denials)


def _in_lead(*denials: Statement) -> bool:
    """Whether all of them stand in headline and first paragraph: of one denial, by whatever its speaker is called."""
    return all("\n" not in each.text[len(each.told.article.title) + 1 : each.claim.cue.start] for each in denials)


def _has_none(denial: Statement, others: Mapping[str, Word]) -> bool:
    """Whether a denial by «there was none» says it of something that the other denies too; of others true."""
    if denial.claim.act is Act.DENY or denial.none is None:
        return True
    word = denial.none[1]
    return word.key in others or _rooted(word, others)


def _rooted(word: Word, others: Mapping[str, Word]) -> bool:
    """Whether one of other words has its root."""
    return len(word.keys) > 1 and any(word.root == other.root for other in others.values())
