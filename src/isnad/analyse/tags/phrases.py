"""Noun phrases by rule: what may be a tag, where it begins and where it ends.

A phrase is a noun, the nouns that it is bound to (only the last of them may have the article), and adjectives that
agree in having the article or not; or a name (`naming`). A word with a particle on its front opens a phrase, and never
stands within one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from isnad.analyse.tags.kinds import (
    ADJECTIVE,
    AND,
    DEFINITE,
    END,
    FOR,
    HOUSE,
    JOINED,
    LINK,
    NAME,
    NOUN,
    OPEN,
    PAIRED,
    PROPER,
    REGAL,
    ROLE,
)
from isnad.analyse.tags.naming import name_end
from isnad.analyse.tags.words import Word

_LONGEST = 5  # words of a phrase
_LONGEST_EXTENDED = 7
_MOST_ADJECTIVES = 3
_Words = list[Word]


class Phrase(NamedTuple):
    """A phrase as long as the rules let it be: the words [first, after), and those of them that begin its name."""

    first: int
    after: int
    name: int  # the first word of a name within it; `after` where it has none


def phrases(words: _Words) -> Iterator[Phrase]:
    """The longest phrases of a text in order; no two share a word. Linear time."""
    at, number = 0, len(words)
    while at < number:
        kinds = words[at].kinds
        if kinds & END or not kinds & (NOUN | NAME | LINK | ADJECTIVE):
            at += 1
            continue
        name = name_end(words, at)
        if name > at:
            after = _adjectives_end(words, name) if name - at == 1 else name
            if not all(word.kinds & PROPER for word in words[name:after]):  # «برشلونة الإسباني»: a club, not the town
                after = name
            yield Phrase(at, after, at)
            at = after
        elif kinds & NOUN and not _is_loose_adjective(words[at]):
            phrase = _phrase(words, at)
            yield phrase
            at = phrase.after
        else:
            at += 1


def _is_loose_adjective(word: Word) -> bool:
    """Whether an adjective that is a noun too lost its noun: «الشرقية المحاصرة»."""
    described = bool(word.kinds & ADJECTIVE and word.kinds & DEFINITE)
    return described and word.form.endswith("يه") and not word.kinds & HOUSE


def parts(words: _Words, phrase: Phrase) -> Iterator[tuple[int, int, bool]]:
    """The phrases within a phrase that can stand alone: nothing is cut from its noun or from its name.

    Each with whether it is sure: what is left of «وزير الدفاع الفرنسي» without its head is no phrase, what is left of
    «مدير المخابرات المركزية» is one, and letters seldom tell; such a part must be found elsewhere.
    """
    first, after, name = phrase
    for start in range(first, after):
        kinds = words[start].kinds
        if start > name or (start > first and (not kinds & (NOUN | NAME) or (kinds & ADJECTIVE and not kinds & NAME))):
            continue
        for end in range(after, start, -1):
            if (start, end) == (first, after):
                continue
            if _closes(words, start, end, phrase):
                yield start, end, _is_sure(words, phrase, start, end)


def extended(words: _Words, phrase: Phrase) -> int:
    """The end of an institution's name that goes on behind its phrase; that of the phrase where it does not.

    «الهيئة العربية للاستثمار الزراعي», «وزارة الكهرباء والماء».
    """
    first, after, name = phrase
    if name < after or after >= len(words) or not words[after].kinds & NOUN:
        return after
    head, joined, last = words[first].kinds, words[after].kinds, words[after - 1].kinds
    if joined & (END | NAME) or not last & DEFINITE:
        return after
    if not joined & DEFINITE:
        if not (joined & FOR and head & HOUSE and last & OPEN):
            return after
        end = _phrase(words, after).after
        return end if end - first <= _LONGEST_EXTENDED and words[end - 1].kinds & DEFINITE else after
    serves = joined & FOR and any(word.kinds & (HOUSE | PAIRED) for word in words[first:after])
    paired = joined & AND and head & PAIRED and not head & DEFINITE and not joined & (HOUSE | ROLE)
    return _adjectives_end(words, after + 1) if serves or paired else after


def _closes(words: _Words, start: int, end: int, phrase: Phrase) -> bool:
    if start == phrase.name > phrase.first:  # the adjective is another noun's: «مطار الكويت الدولي»
        return not _describes(words[end - 1]) and (end == phrase.after or _describes(words[end]))
    if end == phrase.after:
        return True
    if end > phrase.name:
        return _describes(words[end])
    behind = words[end].kinds
    return bool(behind & ADJECTIVE) and behind & DEFINITE == words[end - 1].kinds & DEFINITE


def _describes(word: Word) -> bool:
    return bool(word.kinds & ADJECTIVE) and not word.kinds & NAME


def _is_sure(words: _Words, phrase: Phrase, start: int, end: int) -> bool:
    first, after, name = phrase
    if name < after:  # «قوات سوريا الديمقراطية» loses nothing, «حزب الله اللبناني» may
        return start > first or not _is_feminine(words[end])
    if start == first:  # of «مركز الدفاع المدني» and «مركز الدفاع الجديد» the latter alone can lose its adjective
        bound = end - start > 1 and not words[first].kinds & DEFINITE and words[end - 1].kinds & DEFINITE
        return not bound or _is_feminine(words[first]) == _is_feminine(words[end]) != _is_feminine(words[end - 1])
    if end - start < 2 or not words[end - 1].kinds & ADJECTIVE:
        return True
    return _is_feminine(words[first]) != _is_feminine(words[end - 1]) == _is_feminine(words[start])


def _is_feminine(word: Word) -> bool:
    return word.form.endswith(("ه", "ات"))


def _phrase(words: _Words, first: int) -> Phrase:
    at = first + 1
    while at < len(words) and at - first < _LONGEST:
        word = words[at].kinds
        if word & (END | JOINED) or not word & (NOUN | NAME | ADJECTIVE | LINK):
            break
        adjective = bool(word & ADJECTIVE) and not (word & NAME and not word & DEFINITE)
        if not adjective and not words[at - 1].kinds & DEFINITE and (name := name_end(words, at)) > at:
            if words[at - 1].kinds & ADJECTIVE and at - first > 1:  # «مهم ترامب»
                break
            return Phrase(first, _adjectives_end(words, name), at)
        if not _goes_on(words, first, at, adjective=adjective):
            break
        at += 1
    if at - first > 1 and words[at - 1].kinds & REGAL and at < len(words) and (name := name_end(words, at)) > at:
        return Phrase(first, _adjectives_end(words, name), first + 1)  # «جامعة الملك سعود»
    return Phrase(first, at, at)


def _goes_on(words: _Words, first: int, at: int, *, adjective: bool) -> bool:
    """Whether a word that is no name belongs to the phrase before it."""
    last, word = words[at - 1].kinds, words[at].kinds
    if last & DEFINITE:
        return adjective and bool(word & DEFINITE) and not word & ROLE and _agree(words, first, at)
    if at - first > 1 and last & ADJECTIVE and not last & NOUN:  # «شراكة استراتيجية شاملة» and no more
        return adjective and not word & DEFINITE
    if adjective and word & DEFINITE and not word & NOUN:  # «طموح اليابانية أوساكا»: who is so called
        return not (at + 1 < len(words) and words[at + 1].kinds & NAME and not words[at + 1].kinds & JOINED)
    return True


def _agree(words: _Words, first: int, at: int) -> bool:
    """Whether an adjective behind another one is of the same gender."""
    if at - first < 2 or not words[at - 1].kinds & ADJECTIVE or words[at - 1].kinds & NOUN:
        return True
    return words[at - 1].form.endswith("ه") == words[at].form.endswith("ه")


def _adjectives_end(words: _Words, at: int) -> int:
    """Behind the adjectives with the article that follow a name: «كوريا الشمالية»."""
    most = min(at + _MOST_ADJECTIVES, len(words))
    while at < most:
        kinds = words[at].kinds
        if not kinds & ADJECTIVE or not kinds & DEFINITE or kinds & (JOINED | ROLE | NAME):
            break
        if words[at].form.endswith(("ين", "ون")):
            break
        at += 1
    return at
