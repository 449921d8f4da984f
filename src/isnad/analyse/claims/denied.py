"""With which nouns what is denied begins, behind who denies it: «نفى الوزير وجود»، «نفت إيران السعي إلى»."""

from isnad.analyse.claims.reading import Reading
from isnad.arabic.denied import OF_AGENCIES, denied_kinds

_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "مع", "ضد", "بعد", "قبل", "حول", "بشان", "باسم"})


def begins_denied(reading: Reading, place: int) -> bool:
    """Whether a token may begin what is denied: a verbal noun, or a noun for what was said."""
    form, before = reading.form(place), reading.form(place - 1)
    if before in _PREPOSITIONS or before in OF_AGENCIES or reading.goes_on_name(place):
        return False
    stem = form.removeprefix("ال")
    kind = denied_kinds().get(form) or denied_kinds().get(stem)
    return kind in {"told", "deed"} and denied_kinds().get(before) != "deed"  # «منع دخول»: the first of them


def names_a_body(form: str) -> bool:
    """«إدارة»، «تحالف»: whether a word with the pattern of a verbal noun mostly names who speaks."""
    return denied_kinds().get(form) == "body"


def names_a_deed(form: str) -> bool:
    """Whether a word is a verbal noun, or a noun for what was said: no name begins with one."""
    return denied_kinds().get(form) in {"deed", "told"}
