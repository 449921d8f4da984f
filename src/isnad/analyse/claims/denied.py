"""With which nouns what is denied begins, behind who denies it: «نفى الوزير وجود»، «نفت إيران السعي إلى»."""

from collections.abc import Mapping
from functools import cache

from isnad.analyse.claims.reading import Reading
from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

_OF_AGENCIES = frozenset({"وكاله", "وكالات", "هييه", "جهاز", "لجنه"})  # «وكالة الأنباء»
_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "مع", "ضد", "بعد", "قبل", "حول", "بشان", "باسم"})


def begins_denied(reading: Reading, place: int) -> bool:
    """Whether a token may begin what is denied: a verbal noun, or a noun for what was said."""
    form, before = reading.form(place), reading.form(place - 1)
    if before in _PREPOSITIONS or before in _OF_AGENCIES or reading.goes_on_name(place):
        return False
    stem = form.removeprefix("ال")
    kind = _kinds().get(form) or _kinds().get(stem)
    return kind in {"told", "deed"} and _kinds().get(before) != "deed"  # «منع دخول»: the first of them


def names_a_body(form: str) -> bool:
    """«إدارة»، «تحالف»: whether a word with the pattern of a verbal noun mostly names who speaks."""
    return _kinds().get(form) == "body"


def names_a_deed(form: str) -> bool:
    """Whether a word is a verbal noun, or a noun for what was said: no name begins with one."""
    return _kinds().get(form) in {"deed", "told"}


@cache
def _kinds() -> Mapping[str, str]:
    return {match_form(word): kind for word, kind in wordlists.rows("denied_objects")}
