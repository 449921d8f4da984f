"""Noun phrases by rule: what may be a tag, where it begins and where it ends.

A phrase is a noun, the nouns that it is bound to (only the last of them may have the article), and adjectives that agree
in having the article or not; or a name. A word with a particle on its front opens a phrase, and never stands within one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from isnad.analyse.tags.words import (
    ADJECTIVE,
    AND,
    DEFINITE,
    END,
    FOR,
    GIVEN,
    HOUSE,
    JOINED,
    LINK,
    NAME,
    NOUN,
    PAIRED,
    ROLE,
    Word,
)

_LONGEST = 5  # words of a phrase
_LONGEST_NAME = 6
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
        name = _name_end(words, at)
        if name > at:
            after = _adjectives_end(words, name) if name - at == 1 else name
            yield Phrase(at, after, at)
            at = after
        elif kinds & NOUN:
            phrase = _phrase(words, at)
            yield phrase
            at = phrase.after
        else:
            at += 1


def parts(words: _Words, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The phrases within a phrase that can stand alone, itself first: nothing is cut from its noun or from its name."""
    first, after, name = phrase
    yield first, after
    for start in range(first, after):
        if start > name or (start > first and not words[start].kinds & (NOUN | NAME)):
            continue
        if start > first and words[start].kinds & ADJECTIVE and not words[start].kinds & NAME:
            continue
        for end in range(after, start, -1):
            if (start, end) != (first, after) and _closes(words, start, end, phrase):
                yield start, end


def extended(words: _Words, phrase: Phrase) -> int:
    """The end of an institution's name that goes on behind its phrase; that of the phrase where it does not.

    «الهيئة العربية للاستثمار الزراعي», «وزارة الكهرباء والماء».
    """
    first, after, name = phrase
    head = words[first].kinds
    if name < after or after >= len(words) or not head & (HOUSE | PAIRED) or not words[after].kinds & NOUN:
        return after
    joined, last = words[after].kinds, words[after - 1].kinds
    if joined & (END | NAME) or not joined & DEFINITE or not last & DEFINITE:
        return after
    own = joined & (HOUSE | ROLE) and joined & AND
    if joined & FOR or (joined & AND and head & PAIRED and not head & DEFINITE and not own):
        return _adjectives_end(words, after + 1)
    return after


def _closes(words: _Words, start: int, end: int, phrase: Phrase) -> bool:
    if end < phrase.after:
        if end > phrase.name:
            return end - phrase.name >= 1 and bool(words[end].kinds & ADJECTIVE) and not words[end].kinds & NAME
        last, behind = words[end - 1].kinds, words[end].kinds
        if not behind & ADJECTIVE or (behind & DEFINITE) != (last & DEFINITE):
            return False
    return start == phrase.first or _agrees(words, start, end)


def _agrees(words: _Words, start: int, end: int) -> bool:
    """Whether what is left when the first nouns are cut off is no noun with another's adjective: «الخارجية السعودي»."""
    if end - start < 2 or not words[end - 1].kinds & ADJECTIVE or words[end - 1].kinds & NAME:
        return True
    noun, adjective = words[start].form, words[end - 1].form
    return adjective.endswith("ه") or not noun.endswith(("ه", "ات"))


def _phrase(words: _Words, first: int) -> Phrase:
    at = first + 1
    while at < len(words) and at - first < _LONGEST:
        last, word = words[at - 1].kinds, words[at].kinds
        if word & (END | JOINED) or not word & (NOUN | NAME | ADJECTIVE | LINK):
            break
        adjective = word & ADJECTIVE and not (word & NAME and not word & DEFINITE)
        if at > first + 1 and last & ADJECTIVE and not last & NOUN and not last & DEFINITE:
            if not adjective or word & DEFINITE:  # «شراكة استراتيجية شاملة» and no more
                break
        elif last & DEFINITE:
            if not (adjective and word & DEFINITE):
                break
        elif not adjective and (name := _name_end(words, at)) > at:
            if _may_be_of(words, first, at):
                return Phrase(first, _adjectives_end(words, name), at)
            break
        at += 1
    return Phrase(first, at, at)


def _may_be_of(words: _Words, first: int, at: int) -> bool:
    """Whether a noun without the article can be that of the name behind it: «مدينة دبي», but not «مهم ترامب»."""
    return not words[at - 1].kinds & ADJECTIVE or at - first == 1


def _name_end(words: _Words, first: int) -> int:
    """The end of the name that begins here; `first` where none does."""
    kinds = words[first].kinds
    if not kinds & NAME and not (kinds & LINK and first + 1 < len(words) and words[first + 1].kinds & (NAME | DEFINITE)):
        return first
    if kinds & ADJECTIVE and kinds & DEFINITE and not kinds & GIVEN:
        return first + 1  # «السعودية» and its like
    at = first + 1
    while at < len(words) and at - first < _LONGEST_NAME:
        word = words[at].kinds
        if word & (END | JOINED):
            break
        behind_link = bool(words[at - 1].kinds & LINK)
        if not (word & (NAME | LINK) and not word & ADJECTIVE) and not (behind_link and word & NOUN):
            if not (_is_family(words, first, at)):
                break
        at += 1
    while at > first + 1 and words[at - 1].kinds & LINK and not words[at - 1].kinds & GIVEN:
        at -= 1
    return at


def _is_family(words: _Words, first: int, at: int) -> bool:
    """Whether a word with the article ends a person's name, though news has it as another word: «خالد الفيصل»."""
    word = words[at].kinds
    return bool(words[first].kinds & GIVEN and word & DEFINITE and at - first <= 3 and not word & ADJECTIVE and word & NOUN)


def _adjectives_end(words: _Words, at: int) -> int:
    """Behind the adjectives with the article that follow a name: «حزب الله اللبناني»."""
    while at < len(words) and words[at].kinds & ADJECTIVE and words[at].kinds & DEFINITE:
        if words[at].kinds & JOINED:
            break
        at += 1
    return at
