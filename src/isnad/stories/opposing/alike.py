"""Whether two denials are of one thing."""

from collections.abc import Mapping
from itertools import product

from isnad.model import Act
from isnad.stories.opposing.speakers import same_speaker
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word

_ONE_DENIAL = 0.6  # of the lighter denial's weight, how much two denials of one thing share
_SHARED_BY_TWO = 2  # words that the denials of two sources must share to be of one thing


def deny_one(one: Statement, other: Statement, weights: Weights) -> bool:
    """Whether two denials are of one thing: they share its words, and both what is said not to have been done.

    Headline and first paragraph of an article deny one thing where they share a word.
    """
    if weights.marks(one).isdisjoint(weights.marks(other)):
        return False
    first, second = weights.denied(one), weights.denied(other)
    if not first or not second:
        return False
    shared = _weight_shared(first, second, weights)
    return _in_one_article(one, other, shared, first, second) or _share_all(one, other, shared, weights)


def _weight_shared(first: Mapping[str, Word], second: Mapping[str, Word], weights: Weights) -> float:
    done = next(iter(first.values())), next(iter(second.values()))
    shared = sum(weights.of(word) for key, word in first.items() if key in second or _rooted(word, second))
    if done[0].key not in second and not _rooted(done[0], second) and done[0].axes & done[1].axes:
        shared += weights.of(done[0])  # «ضلوعها» and «تورطها»
    return shared


def _in_one_article(
    one: Statement, other: Statement, shared: float, first: Mapping[str, Word], second: Mapping[str, Word]
) -> bool:
    """Whether they are headline and text of one article."""
    if one.told is not other.told or not _in_title(one, other):
        return False
    akin = shared > 0 or any(a.axes & b.axes for a, b in product(first.values(), second.values()))
    return akin and (same_speaker(one.speaker, other.speaker) or (shared > 0 and _in_lead(one, other)))


def _share_all(one: Statement, other: Statement, shared: float, weights: Weights) -> bool:
    """Whether they share most of what they deny; of two sources, also each what the other says was not done."""
    first, second = weights.denied(one), weights.denied(other)
    if not _has_none(one, second) or not _has_none(other, first):
        return False
    if not same_speaker(one.speaker, other.speaker):
        common = sum(key in second or _rooted(word, second) for key, word in first.items())
        done = next(iter(first.values())), next(iter(second.values()))
        if common < _SHARED_BY_TWO or not (_is_in(done[0], second) and _is_in(done[1], first)):
            return False
    total = min(sum(map(weights.of, words.values())) for words in (first, second))
    return shared >= _ONE_DENIAL * total and total > 0


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
