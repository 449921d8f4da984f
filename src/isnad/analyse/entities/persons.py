"""Persons' names: where one begins, how far it goes, and what before it says that it is one."""

from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    CUE,
    FAMILY,
    FIRST,
    HEAD,
    LISTED,
    NAME,
    NATION,
    ORGANISATION,
    PART,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    THING,
    TITLE,
    UNKNOWN,
)
from isnad.model import EntityKind

_LONGEST = 7  # words
_ENDS = STOP | TITLE | ROLE | NATION | HEAD | CUE | SAYS
_NO_SURNAME = frozenset("الله العام العالم".split())


def person(text: Text, at: int, *, introduced: bool, named: bool) -> Found | None:
    """The person whose name begins at a word; None where none does.

    `introduced`: a title or a role is open before it; `named`: it stands right behind a title, or a verb of saying.
    """
    word = text.words[at]
    flags = word.flags
    if not flags & (NAME | CONNECTING) or (word.form == "علي" and _is_on(text, at)):
        return None
    after = _end(text, at)
    size = after - at
    if flags & CONNECTING:
        return Found(at, after, EntityKind.PERSON, "lineage") if size > 1 and _is_lineage(text, at, after) else None
    if flags & FIRST and size > 1:
        return Found(at, after, EntityKind.PERSON, "first name")
    if flags & ALONE:
        return Found(at, after, EntityKind.PERSON, "known name")
    if named and flags & (LISTED | UNKNOWN | FAMILY):
        return Found(at, after, EntityKind.PERSON, "behind title or verb")
    if introduced and flags & (LISTED | UNKNOWN):
        return Found(at, after, EntityKind.PERSON, "behind role")
    if size > 1 and any(text.flags(place) & (ALONE | PART) for place in range(at + 1, after)) and flags & (PART | UNKNOWN):
        return Found(at, after, EntityKind.PERSON, "with a known name")
    return None


def _is_on(text: Text, at: int) -> bool:
    return text.reading.is_preposition(at)


def _is_lineage(text: Text, at: int, after: int) -> bool:
    """«أبو مازن», «ابن خلدون», «آل سعود»."""
    form = text.form(at)
    if form in {"ابو", "ابي", "عبد"}:
        return True
    return form in {"بن", "ابن", "ام", "ال"} and bool(text.flags(at + 1) & (LISTED | FAMILY)) and after > at + 1


def _end(text: Text, at: int) -> int:
    after = at + 1
    while after < at + _LONGEST and text.joined(after) and _goes_on(text, at, after):
        after += 1
    while after > at + 1 and text.flags(after - 1) & CONNECTING:
        after -= 1
    return after


def _goes_on(text: Text, at: int, place: int) -> bool:
    """Whether a word is one more of the name that began at another."""
    word = text.words[place]
    flags, form = word.flags, word.form
    before = text.words[place - 1]
    if form == "علي" and _is_on(text, place):
        return False
    if before.flags & CONNECTING and place - 1 >= at:
        return not flags & STOP or bool(flags & NAME)
    if flags & CONNECTING:
        return bool(text.joined(place + 1) and not text.flags(place + 1) & STOP)
    if flags & LISTED and not flags & (ROLE | TITLE):
        return True
    if form in {"الله", "الدين", "الاسلام"}:
        return True
    if flags & _ENDS or flags & (PLACE | ORGANISATION | THING):
        return bool(flags & PLACE and flags & UNKNOWN)
    if flags & ARTICLE:
        return _is_surname(text, at, place)
    return bool(flags & UNKNOWN)


def _is_surname(text: Text, at: int, place: int) -> bool:
    """Whether a word with the article is a surname here: «توفيق الحكيم», and not «محمد الماضي»."""
    flags = text.flags(place)
    if flags & FAMILY:
        return True
    if text.form(place) in _NO_SURNAME:
        return False
    return place == at + 1 and bool(text.flags(at) & FIRST) and not _is_adverbial(text, place)


def _is_adverbial(text: Text, place: int) -> bool:
    return bool(text.flags(place + 1) & ARTICLE and text.joined(place + 1) and not text.flags(place + 1) & (NATION | ROLE | TITLE))


KNOWN = ALONE | PART
