"""How likely a word is a person's name, by its letters and by what stands around it: a logistic regression.

Its weights, `name_weights.tsv`, are learned by evaluation/mine_person_names.py from articles that name the person in
full elsewhere: a surname alone is a name there, and any other word that could be one is none.
"""

from collections.abc import Iterator
from functools import cache

from isnad.analyse.entities.text import Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    CUE,
    FAMILY,
    FIRST,
    HEAD,
    NAME,
    NATION,
    ODD,
    PART,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    TITLE,
    TOWN,
    UNKNOWN,
    WEAK,
    WORDS,
    Word,
    is_common_noun,
    is_in_lexicon,
    is_verb,
)
from isnad.arabic import wordlists
from isnad.arabic.tokens import TokenKind

UNIT = 100  # of the weights of the list: hundredths of a logit
BEYOND = NATION | TITLE | ROLE | STOP | TOWN | HEAD | CUE | CONNECTING  # what is no surname alone
_KINDS = (TITLE, ROLE, SAYS, NATION, TOWN, HEAD, CUE, FIRST, ALONE, PART, WEAK, FAMILY, PLACE, UNKNOWN, ARTICLE, STOP)


def as_name(text: Text, place: int) -> Word | None:
    """A word as a name would be read, less the «و» before one that nothing knows; None where it can be none."""
    word = text.words[place]
    if word.flags & BEYOND or not word.flags & (NAME | ODD) or text.reading.kinds[place] is not TokenKind.WORD:
        return None
    if word.flags & ODD and word.form.startswith("و"):
        other = WORDS[word.form[1:]]
        if other.flags & (UNKNOWN | FAMILY | ODD) and not other.cut and not other.flags & BEYOND:
            return Word(other.form, 1, other.flags)
    return word


def log_odds(text: Text, first: int, after: int) -> float:
    """The logarithm of the odds that the words [first, after) name a person, the first being read `as_name`."""
    weights = _weights()
    return sum(weights.get(feature, 0) for feature in features(text, first, after)) / UNIT


@cache
def _weights() -> dict[str, int]:
    return {feature: int(weight) for feature, weight in wordlists.rows("name_weights", "isnad.analyse")}


def features(text: Text, first: int, after: int) -> Iterator[str]:
    """What is seen of the words [first, after): their letters and uses, and the words on both sides."""
    word, reading = text.words[first], text.reading
    yield "any"
    yield from _of_word(word)
    before = reading.form(first - 1) if _same_sentence(text, first - 1, first) else "."
    behind = reading.form(after) if _same_sentence(text, after - 1, after) else "."
    yield f"before={before}"
    yield f"behind={behind}"
    yield f"kind before={_kind(text.word(first - 1)) if before != '.' else ''}"
    yield f"kind behind={_kind(text.word(after)) if behind != '.' else ''}"
    if before != ".":
        yield f"second before={reading.form(first - 2) if _same_sentence(text, first - 2, first) else '.'}"
    if word.cut:
        yield f"cut={reading.form(first)[: word.cut]}"


@cache
def _letters(form: str) -> tuple[str, ...]:
    sizes = (1, 2, 3)
    ends = [f"ends={form[-size:]}" for size in sizes if len(form) > size]
    return *ends, *(f"begins={form[:size]}" for size in sizes if len(form) > size), f"letters={min(len(form), 8)}"


def _of_word(word: Word) -> Iterator[str]:
    yield f"use={int(is_in_lexicon(word.form))}{word.flags & (ARTICLE | PLACE | WEAK | ODD)}"
    yield from _letters(word.form)
    if is_common_noun(word.form):
        yield "common noun"


def _kind(word: Word) -> int:
    for kind in _KINDS:
        if word.flags & kind:
            return kind
    return 1 << 30 if is_verb(word.form) else 0


def _same_sentence(text: Text, one: int, other: int) -> bool:
    if one < 0 or other >= len(text):
        return False
    return text.reading.sentence_ends[one] == text.reading.sentence_ends[other]
