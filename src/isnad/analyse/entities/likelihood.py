"""How likely a word is a person's name, by its letters and by what stands around it: a logistic regression.

Its weights, `name_weights.tsv`, are learned by evaluation/learn_name_weights.py from articles that name the person in
full elsewhere: a surname alone is a name there, and any other word that could be one is none.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf

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
from isnad.arabic.letters import TATWEEL
from isnad.arabic.tokens import TokenKind

Feature = tuple[str, str]  # a kind and a value
UNIT = 100  # of the weights of the list: hundredths of a logit
_LIKELY = 0.5  # log odds: chosen by reading samples of the articles, and on the first half of ner.dev
_LIKELY_KNOWN = 0.5
_HOPELESS = -1.5
BEYOND = NATION | TITLE | ROLE | STOP | TOWN | HEAD | CUE | CONNECTING  # what is no surname alone
_KINDS = (TITLE, ROLE, SAYS, NATION, TOWN, HEAD, CUE, FIRST, ALONE, PART, WEAK, FAMILY, PLACE, UNKNOWN, ARTICLE, STOP)


def as_name(text: Text, place: int) -> Word | None:
    """A word as a name would be read, less the «و» before one that nothing knows; None where it can be none."""
    return _as_name(text.words[place]) if text.reading.kinds[place] is TokenKind.WORD else None


@lru_cache(maxsize=50_000)
def _as_name(word: Word) -> Word | None:
    if word.flags & BEYOND or not word.flags & (NAME | ODD) or not word.form.strip(TATWEEL):
        return None
    if word.flags & ODD and word.form.startswith("و"):
        other = WORDS[word.form[1:]]
        if other.flags & (UNKNOWN | FAMILY | ODD) and not other.cut and not other.flags & BEYOND:
            return Word(other.form, 1, other.flags)
    return word


@lru_cache(maxsize=50_000)
def is_hopeless(word: Word) -> bool:
    """Whether nothing around a word can make it a name."""
    return _by_itself(word.form, word.flags) < _HOPELESS * UNIT


@lru_cache(maxsize=50_000)
def _least(form: str, flags: int) -> float:
    """The log odds from which a word is taken for a name: more for a first name that is another word too."""
    if not is_in_lexicon(form.removeprefix("ال")):
        return _LIKELY
    return _LIKELY_KNOWN if flags & (FIRST | WEAK) and not is_common_noun(form) else inf


def is_likely(text: Text, first: int, after: int) -> bool:
    """Whether the words [first, after) name a person, as far as letters and neighbours tell."""
    word = text.words[first]
    if word.flags & BEYOND or word.cut > 1 or is_hopeless(word):  # «فلدينا» is none
        return False
    least = _least(word.form, word.flags)
    return least < inf and log_odds(text, first, after) > least


def log_odds(text: Text, first: int, after: int) -> float:
    """The logarithm of the odds that the words [first, after) name a person, the first being read `as_name`."""
    word, weights = text.words[first], _weights()
    around = sum(weights[kind].get(value, 0) for kind, value in _around(text, first, after) if kind in weights)
    return (_by_itself(word.form, word.flags) + around) / UNIT


def features(text: Text, first: int, after: int) -> Iterator[Feature]:
    """What is seen of the words [first, after): their letters and uses, and the words on both sides."""
    word = text.words[first]
    yield from _of_word(word.form, word.flags)
    yield from _around(text, first, after)


@cache
def _weights() -> dict[str, dict[str, int]]:
    """The weight of every value, by kind."""
    found: dict[str, dict[str, int]] = {}
    for kind, value, weight in wordlists.rows("name_weights", "isnad.analyse"):
        found.setdefault(kind, {})[value] = int(weight)
    return found


@lru_cache(maxsize=50_000)
def _by_itself(form: str, flags: int) -> int:
    weights = _weights()
    return sum(weights[kind].get(value, 0) for kind, value in _of_word(form, flags) if kind in weights)


def _of_word(form: str, flags: int) -> Iterator[Feature]:
    """What is seen of a word wherever it stands."""
    yield "use", str(flags & (ARTICLE | PLACE | WEAK | ODD) | is_in_lexicon(form))
    yield "noun", str(is_common_noun(form))
    yield "letters", str(min(len(form), 8))
    for size in (1, 2, 3):
        if len(form) > size:
            yield "begins", form[:size]
            yield "ends", form[-size:]


def _around(text: Text, first: int, after: int) -> Iterator[Feature]:
    forms, sentence_ends = text.reading.forms, text.reading.sentence_ends
    end = sentence_ends[first]
    before = first > 0 and sentence_ends[first - 1] == end
    behind = after < len(forms) and sentence_ends[after] == end
    yield "before", forms[first - 1] if before else "."
    yield "behind", forms[after] if behind else "."
    yield "kind before", _kind(text.words[first - 1]) if before else "."
    yield "kind behind", _kind(text.words[after]) if behind else "."
    if before:
        yield "second before", forms[first - 2] if first > 1 and sentence_ends[first - 2] == end else "."
    if text.words[first].cut:
        yield "cut", forms[first][: text.words[first].cut]


@lru_cache(maxsize=50_000)
def _kind(word: Word) -> str:
    for kind in _KINDS:
        if word.flags & kind:
            return str(kind)
    return "verb" if is_verb(word.form) else "other"
