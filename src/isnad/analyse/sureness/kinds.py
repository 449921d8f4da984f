"""What kind of word stands where, as far as the judging of a reading asks."""

from collections.abc import Iterator
from functools import lru_cache

from isnad.analyse.claims.reading import COMPLEMENTISERS, RELATIVES
from isnad.analyse.entities.words import (
    ALONE,
    CUE,
    FAMILY,
    FIRST,
    HEAD,
    NATION,
    PART,
    PLACE,
    ROLE,
    SAYS,
    SURE,
    TITLE,
    TOWN,
    UNKNOWN,
    WEAK,
    WORDS,
)
from isnad.analyse.tags.fronts import PREPOSITIONS
from isnad.analyse.tags.lists import classes
from isnad.arabic.denied import denied_kinds

_FLAGS = (
    ("title", TITLE),
    ("role", ROLE),
    ("says", SAYS),
    ("nation", NATION),
    ("town", TOWN),
    ("head", HEAD),
    ("cue", CUE),
    ("name", SURE | FIRST | ALONE | FAMILY),
    ("weak", WEAK | PART | UNKNOWN | PLACE),
)
_FRONTS = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "س")
_WITH_ARTICLE = ("ال", "وال", "بال", "لل", "فال", "كال")
_SHORTEST = 2  # letters of a word less what is written onto its front
_THAT = COMPLEMENTISERS | RELATIVES
VERBS = frozenset({"verb", "says", "either"})


@lru_cache(maxsize=100_000)
def kind(form: str) -> str:
    """The kind of a word in matching form, of a mark the mark itself, "" outside the text."""
    if not form or not form[0].isalnum():
        return form
    if form[0].isdigit():
        return "number"
    if form in PREPOSITIONS or form in _THAT:
        return "particle"
    flags = WORDS[form].flags
    for name, bits in _FLAGS:
        if flags & bits:
            return name
    article = "the " if form.startswith(_WITH_ARTICLE) else ""
    return article + _class_of(form)


def _class_of(form: str) -> str:
    """What the company that a word keeps shows it to be, with or without what is written onto its front."""
    known = classes()
    if found := known.get(form):
        return found
    for front in _FRONTS:
        if form.startswith(front) and len(form) >= len(front) + _SHORTEST and (found := known.get(form[len(front) :])):
            return found
    return "unknown"


@lru_cache(maxsize=100_000)
def edges(form: str) -> tuple[str, ...]:
    """What may be written onto the front and the end of a word, by its letters."""
    front = next((front for front in _FRONTS if form.startswith(front)), "")
    end = next((end for end in _ENDS if form.endswith(end)), "")
    return tuple(each for each in (front and f"{front}-", end and f"-{end}") if each)


_ENDS = ("هما", "ها", "هم", "نا", "ات", "ون", "ين", "ه", "ا", "ت", "ي")


def word_features(role: str, form: str) -> Iterator[str]:
    """What a word in some role is: its kind, and the word itself."""
    yield f"{role} {kind(form)}"
    yield f"{role} {form}"


def edge_features(role: str, form: str) -> Iterator[str]:
    """What is written onto the edges of a word in some role."""
    for edge in edges(form):
        yield f"{role} {edge}"


def deed_features(role: str, form: str) -> Iterator[str]:
    """What a word in some role may be of what is denied: a deed, something told, a body."""
    if found := denied_kinds().get(form.removeprefix("ال")):
        yield f"{role} {found}"


def bucket(number: float, limits: tuple[float, ...]) -> int:
    """How many of the rising limits a number is above."""
    return sum(number > limit for limit in limits)
