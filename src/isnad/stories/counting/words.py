"""The words of a sentence around its figures, and the lists that say what they tell."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from isnad.arabic import wordlists
from isnad.arabic.lemmas import lemma, located_words
from isnad.arabic.letters import match_form
from isnad.model import Figure
from isnad.stories.terms import function_words

_REACH_BACK = 9  # words from a figure to the verb that governs it
REACH_ON = 5  # ... to what follows and says it: «76 شخصا على قيد الحياة»
_ENDS = frozenset('.!?؟;؛:\n«»"()[]')
_OPENS = frozenset(["«", '"', "“"])
_TURNS = frozenset(["فيما", "بينما", "كما", "علما"])  # where something else begins
_SENTENCES_HELD = 2048  # articles of a story share many: some 4 kB each
_SHORTEST_JOINED = 3  # letters; «وزن»، «وقت» are none with a conjunction


class Word(NamedTuple):
    """A word of a sentence."""

    lemma: str
    form: str  # matching form
    start: int  # in the sentence
    end: int
    place: int  # which of its words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with its words, and which of them stand in figures."""

    start: int  # in the text of the article
    text: str
    words: tuple[Word, ...]
    counted: frozenset[int]  # places of words that stand in one of its figures
    forms: frozenset[str]  # of its words
    starts: tuple[int, ...]  # of its words, and their ends
    ends: tuple[int, ...]


def sentence_at(text: str, start: int, end: int, figures: Sequence[Figure]) -> Sentence:
    """The sentence from `start` to `end` of a text; `figures` are those that stand in it."""
    own = text[start:end]
    words, forms, starts, ends = _words_of(own)
    counted: set[int] = set()
    for figure in figures:
        counted.update(
            range(bisect_right(ends, figure.mention.start - start), bisect_left(starts, figure.mention.end - start))
        )
    return Sentence(start, own, words, frozenset(counted), forms, starts, ends)


@lru_cache(maxsize=_SENTENCES_HELD)
def _words_of(sentence: str) -> tuple[tuple[Word, ...], frozenset[str], tuple[int, ...], tuple[int, ...]]:
    located = located_words(sentence)
    words = tuple([Word(term, form, a, b, place) for place, (form, term, a, b) in enumerate(located)])
    starts, ends = tuple([each[2] for each in located]), tuple([each[3] for each in located])
    return words, frozenset([each[0] for each in located]), starts, ends


def extent_of(figure: Figure, sentence: Sentence) -> tuple[int, int] | None:
    """The first and the last word of a figure in its sentence; None where it has none."""
    start, end = figure.mention.start - sentence.start, figure.mention.end - sentence.start
    first, behind = bisect_right(sentence.ends, start), bisect_left(sentence.starts, end)
    return (first, behind - 1) if first < behind else None


def before(sentence: Sentence, first: int) -> list[Word]:
    """The words before a figure in its clause, the nearest first, without those of other figures."""
    found: list[Word] = []
    words = sentence.words
    for place in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        gap = sentence.text[words[place].end : words[place + 1].start]
        is_quoted = place == first - 1 and gap.strip() in _OPENS  # «بلغ الضرر «بين 15 و20 مليونا»»
        if not (is_quoted or _ENDS.isdisjoint(gap)):
            break
        if place not in sentence.counted:
            found.append(words[place])
    return found


def after(sentence: Sentence, last: int, reach: int = REACH_ON) -> list[Word]:
    """The words behind a figure, up to a comma or a conjunction."""
    found: list[Word] = []
    words = sentence.words
    for place in range(last + 1, min(len(words), last + 1 + reach)):
        gap = sentence.text[words[place - 1].end : words[place].start]
        joined = words[place].form.startswith("و") and len(words[place].form) > _SHORTEST_JOINED
        if not _ENDS.isdisjoint(gap) or "،" in gap or joined or words[place].form in _TURNS:
            break
        found.append(words[place])
    return found


_ROLES = (
    *(
        "noun",
        "human",
        "person",
        "name",
        "verb",
        "after",
        "unit",
        "time",
        "part",
        "more",
        "whole",
        "since",
        "lately",
        "grows",
    ),
    *(
        "who",
        "group",
        "among",
        "head",
        "at once",
        "expected",
        "against",
        "earlier",
        "changed to",
        "other time",
        "of those who",
        "voters",
        "extreme",
        "not so",
        "labour",
        "bargain",
        "closes",
        "market",
        "per",
        "goods",
        "mute",
        "period",
    ),
)
_BY_LEMMA = frozenset(
    [
        "noun",
        "human",
        "person",
        "name",
        "verb",
        "unit",
        "time",
        "who",
        "group",
        "head",
        "voters",
        "labour",
        "bargain",
        "closes",
        "market",
        "goods",
        "mute",
        "period",
    ]
)


@cache
def listed() -> Mapping[str, Mapping[str, str]]:
    """The words of data/counted_things.tsv by what they tell, in matching form, each with its kind.

    Of those whose sense does not hang on their form, the lemmas as well.
    """
    found: dict[str, dict[str, str]] = {role: {} for role in _ROLES}
    for word, role, kind in wordlists.rows("counted_things", "isnad.stories"):
        found[role][match_form(word)] = kind
        if role in _BY_LEMMA and lemma(word) not in function_words():
            found[role].setdefault(lemma(word), kind)
    return found


@cache
def _against() -> re.Pattern[str]:
    phrases = sorted(listed()["against"], key=len, reverse=True)
    return re.compile(f"(?:^| )[وف]?(?:{'|'.join(map(re.escape, phrases))})")


def says_against(sentence: Sentence, last: int) -> bool:
    """Whether a sentence says, up to a word of it, that it gives another number than was given before: «في المقابل»."""
    return _against().search(" ".join(word.form for word in sentence.words[: last + 1])) is not None
