"""Whether two sources are one, may be one, or are surely two."""

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.names import name_key
from isnad.model import NEVER_NAMED, Link, SourceKind
from isnad.stories.passing.hands import core_of, is_press
from isnad.stories.terms import NAME, PLACE, STOP, TERM_BITS, TERMS, coder, term_of

_CODES = coder()
_PREPOSITIONS = frozenset({"في", "من", "لدي", "ب", "علي"})


class Alike(Enum):
    """What is known of two sources."""

    ONE = "one"
    MAYBE = "maybe"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it is compared."""

    key: str  # of its name: spellings of one name share it
    words: frozenset[int]  # terms of its name
    all: frozenset[int]  # ... and of the words that name it in its article, less titles that many have
    vague: bool  # whether nobody could tell who it is
    unnamed: bool  # whether the article says so itself
    witness: bool
    press: tuple[str, ...]  # of a house of the press, the words that are its own


@lru_cache(maxsize=20_000)
def source_of(name: str, mention: str, kind: SourceKind) -> Source:
    """A source by its name, the words that name it in its article, and its kind."""
    words = _terms(name)
    link = Link(None, name or mention, kind)
    press = core_of(name) if is_press(link) else ()
    wide = (words | _terms(mention)) - _titles()
    return Source(
        name_key(name), words, wide, _is_vague(name, kind), kind in NEVER_NAMED, kind is SourceKind.WITNESS, press
    )


def alike(one: Source, other: Source) -> Alike:
    """Whether two sources are one. Who is not named may be anybody, but a witness is no official."""
    if one.press or other.press:  # who told the agency may be the other, or may have told both
        return Alike.ONE if one.press == other.press else Alike.MAYBE
    if one.key and one.key == other.key:
        return Alike.ONE
    if one.words and other.words and (one.words <= other.words or other.words <= one.words):
        return Alike.ONE if (one.words & other.words) - _titles() else Alike.MAYBE
    if one.vague and other.vague:
        return Alike.TWO if one.witness != other.witness and one.all and other.all else Alike.MAYBE
    if one.vague or other.vague:
        return Alike.MAYBE
    return Alike.MAYBE if one.all & other.all or not one.all or not other.all else Alike.TWO


def own_terms(source: Source) -> frozenset[int]:
    """The terms of a name that tell it from others: «طيران مدني» of «الهيئة العامة للطيران المدني العماني»."""
    return source.words - _titles() - _heads() - frozenset(_countries().values())


def is_vaguer(was: Source, now: Source) -> bool:
    """Whether a source is told less of than before: «مسؤول» of «مسؤول كبير في المخابرات», «أحد الناجين» of a name."""
    if not now.vague or now.press or not now.words:
        return False
    return now.words < was.words or (not was.vague and now.unnamed)


def _is_vague(name: str, kind: SourceKind) -> bool:
    """Whether a name is that of nobody: «صياد», «مسؤول في وزارة», «محافظ المنطقة»; for a country anybody speaks."""
    if kind in NEVER_NAMED or not name:
        return True
    own = [word for word in written_words(name) if _term(word) not in _titles()]
    if all(_is_of_country(word) for word in own):
        return True
    forms = [match_form(word) for word in written_words(name)]
    named = any(_CODES[word] & (NAME << TERM_BITS) and not _is_of_country(word) for word in own)
    if kind is SourceKind.PERSON and not named and (not own or forms[0].startswith("ال") or _opens_with_title(name)):
        return True
    if not named and not _PREPOSITIONS.isdisjoint(forms[1:]):
        return True
    return not any(form.startswith("ال") or _CODES[form] & (NAME << TERM_BITS) for form in forms)


def _opens_with_title(name: str) -> bool:
    return any(_term(word) in _titles() for word in written_words(name)[:1])


def _terms(name: str) -> frozenset[int]:
    words = written_words(name.replace(_UNITED_STATES, _AMERICA))
    return frozenset(_term(word) for word in words if not _CODES[word] & (STOP << TERM_BITS) or _term(word) in _TELLING)


def _term(word: str) -> int:
    """The term of a word; of a word for a country, that of the country."""
    term = _CODES[word] & (TERMS - 1)
    return _countries().get(term, term)


def _is_of_country(word: str) -> bool:
    return bool(_CODES[word] & (PLACE << TERM_BITS)) or _term(word) in _countries().values()


_UNITED_STATES, _AMERICA = "الولايات المتحدة", "أمريكا"
# Among sources these tell: «مسؤول كبير» says more than «مسؤول».
_TELLING = frozenset(map(term_of, ("كبير", "سابق")))


@cache
def _titles() -> frozenset[int]:
    return frozenset(_CODES[row[0]] & (TERMS - 1) for row in wordlists.rows("source_titles", "isnad.stories"))


@cache
def _heads() -> frozenset[int]:
    return frozenset(map(term_of, ("هيئة", "وزارة", "منظمة", "لجنة", "مجلس", "رئاسة", "إدارة", "قيادة", "عام")))


@cache
def _countries() -> dict[int, int]:
    rows = wordlists.rows("country_words", "isnad.stories")
    return {_CODES[word] & (TERMS - 1): _CODES[country] & (TERMS - 1) for word, country in rows}
