"""The terms by which articles are compared: a number for every lemma, with what kind of word it is.

A term's number is a hash of its lemma, so that it means the same in every run and on every machine, and no vocabulary
has to be kept: sketches go into a store and come back as they were.
"""

import re
from functools import cache
from zlib import crc32

from babel import Locale

from isnad.arabic import wordlists
from isnad.arabic.lemmas import lemma, lemma_of_form
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.word_table import WordTable

# 200,000 lemmas of two corpora share a million numbers. By reckoning one in six has another's number, but two articles
# hold two that fall together in one pair of 200 only.
TERM_BITS = 20
TERMS = 1 << TERM_BITS  # term 0 is none

NAME = 1  # a given name, a place, or a word that the lexicon lacks: mostly a name
PLACE = 2
NUMBER = 4  # in digits or words
WEEKDAY = 8
STOP = 16  # says nothing of what happened
ROUTINE = 32  # names what is told anew every day: the weather, a closing price
ORDINAL = 64  # the second of a series and no other

_UNIT_KINDS = frozenset(["unit", "ten", "teen", "tens", "hundreds"])


def coder() -> WordTable[int]:
    """A table of the codes of words: a word's term in the low TERM_BITS bits, its kinds above."""
    return WordTable(_code)


def term_of(base: str) -> int:
    """The term of a lemma."""
    return (crc32(base.encode()) & (TERMS - 1)) or 1


def weekday_code(day: str) -> int:
    """The code of a day of the week, by its ISO number."""
    return term_of(f"day {day}") | WEEKDAY << TERM_BITS


def _code(word: str) -> int:
    if value := _value(word):
        return term_of(f"#{value}") | NUMBER << TERM_BITS
    if place := _ordinals().get(word) or _ordinals().get(word.removeprefix("و"), ""):
        return term_of(f"#{place}.") | ORDINAL << TERM_BITS
    if day := weekdays().get(word.removeprefix("و").removeprefix("ب")):
        return weekday_code(day)
    base = lemma_of_form(word)
    base = _countries().get(base, base)
    return term_of(base) | _kinds(base) << TERM_BITS


def _value(word: str) -> str:
    """The number that one word says, as its digits, "" where it says none."""
    if word[:1].isdecimal():
        return word.replace(",", "")
    return _number_words().get(word) or _number_words().get(word.removeprefix("و"), "")


def _kinds(base: str) -> int:
    if base in function_words() or len(base) < 2:
        return STOP
    place = base in _places()
    name = place or base in _names() or (not base.isascii() and not lexicon().lemma(base))
    routine = ROUTINE if base in _routines() else 0
    return routine | (PLACE if place else 0) | (NAME if name or base.isascii() else 0)


@cache
def function_words() -> frozenset[str]:
    """Lemmas that say nothing of what happened, in matching form."""
    return frozenset(row[0] for row in wordlists.rows("function_words", "isnad.stories"))


@cache
def _routines() -> frozenset[str]:
    return frozenset(lemma(row[0]) for row in wordlists.rows("daily_routines", "isnad.stories"))


@cache
def _number_words() -> dict[str, str]:
    # «واحد» is more often an adjective than a number.
    rows = wordlists.rows("number_words")
    return {match_form(row[0]): row[2] for row in rows if row[1] in _UNIT_KINDS and row[2] != "1"}


@cache
def _ordinals() -> dict[str, str]:
    """«الثالثة» tells one plane, match or day of a series from another. «الأول» mostly means the best or the former."""
    rows = wordlists.rows("date_ordinals")
    return {match_form(row[0]): row[2] for row in rows if row[2] != "1"}


@cache
def weekdays() -> dict[str, str]:
    """The days of the week in matching form, with the article, each with its ISO number."""
    return {match_form(row[0]): row[1] for row in wordlists.rows("date_weekdays")}


@cache
def _places() -> frozenset[str]:
    listed = [row[0] for row in wordlists.rows("places")]
    countries = [name for code, name in Locale("ar").territories.items() if len(code) == 2]
    # «جزر المالديف» is mostly called «المالديف».
    names = (match_form(name).removeprefix("جزر ") for name in (*listed, *countries))
    return frozenset(lemma(name) for name in names if " " not in name)


@cache
def countries() -> frozenset[str]:
    """Countries as they are called in CLDR, of one word, in matching form."""
    return frozenset(_country_names())


def _country_names() -> list[str]:
    territories = Locale("ar").territories.items()
    names = (name.partition(" (")[0] for code, name in territories if len(code) == _CODE)
    return [match_form(name) for name in names if " " not in name]


_CODE = 2  # letters of the code of a country; regions have digits


def country_of(base: str) -> str:
    """The country that a lemma is the adjective of, in matching form; "" for any other lemma."""
    return _countries().get(base, "")


@cache
def _countries() -> dict[str, str]:
    """Countries by the adjective made of their name: «الرئيس التونسي» is of Tunisia («تونس») and of no other place."""
    given = wordlists.forms("given_names")
    found: dict[str, str] = {}
    for country in map(lemma, _country_names()):
        stem = _COUNTRY_END.sub("", country.removeprefix("ال"))
        if len(stem) > _SHORTEST_STEM and f"{stem}ي" not in given:
            found.setdefault(f"{stem}ي", country)
    return found


_COUNTRY_END = re.compile("(?:يا|يه|ا|ه)$")
_SHORTEST_STEM = 2


@cache
def _names() -> frozenset[str]:
    given = map(lemma, wordlists.forms("given_names"))
    return wordlists.words("native_names") | wordlists.words("proper_words") | frozenset(given)
