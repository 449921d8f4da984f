"""Where what is denied ends: before what turns against it, goes on otherwise, or tells when and why it was denied."""

from isnad.analyse.claims.denied_tails import (
    ACCUSATIVE,
    THAT,
    breaks_off,
    is_another,
    is_past_here,
    is_while,
    stands_aside,
    went_on,
)
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.phrases import COMMAS
from isnad.analyse.claims.reading import RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_verb
from isnad.arabic.clitics import peel

THIS = frozenset(["هذا", "هذه", "ذلك", "تلك", "ذاك", "هذين", "هاتين"])
BUT = frozenset(["لكن", "ولكن", "فيما", "بينما"])
BUT_HE = frozenset(["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"])
BUT_BEFORE_THAT = frozenset(["الا", "غير", "بيد", "علي"])
_ALONE = frozenset(["ذلك", "ذاك"])
_GOES_ON = frozenset(["كما", "حيث", "وذلك", "بل", "ما", "وهو", "وهي", "وهم", "وكان", "وكانت", "علما"])
# Behind a comma they tell when, why or beside what it was denied, and not what.
_BESIDE = frozenset(["بعد", "بعدما", "عقب", "اثر", "وسط", "ردا", "مع", "كذلك"])
_AND_THAT = frozenset(["وان", "وانه", "وانها", "وانهم", "وبان", "وبانه", "وبانها"])
_TO_THAT = frozenset(["علي", "الي", "التاكيد"])


def pointed_at(reading: Reading, first: int, after: int) -> int:
    """Where a content ends that only points at what was said: «ذلك | بشدة»، «هذه الاتهامات | ، ما أدى إلى»."""
    form = reading.form(first)
    if form in _ALONE:
        return first + 1
    if form in THIS and after - first > 1 and reading.form(first + 1).startswith("ال"):
        return first + 2
    if form in THIS and first + 1 in reading.opens:
        return max(after, reading.opens[first + 1].after)  # «هذا “الادعاء”»
    return after


def denied_until(reading: Reading, place: int, first: int, after: int, *, by_that: bool) -> int:
    """Where what the verb at a place denies ends, of tokens [first, after); `by_that` where «أن» brings it.

    It ends before a clause that turns against it («تسليح الحوثيين | ، غير أن»، «| رغم إقرارها»), that tells what else
    was said («| معرجا على أن»، «| ، وأن») or done («| واعترف»), why («| ، وذلك ردا على»), or goes on with another verb
    («أي اختلاس | ويلمحون إلى»); and of «لندن، التي نفت أي دور | ، قالت» with the comma.
    """
    aside = reading.form(place - 1) in RELATIVES and reading.form(place - 2) in COMMAS
    while_ = is_while(reading, place) or reading.form(place - 1) in RELATIVES
    whole = by_that  # whether a clause has opened, of which a joined verb may be part: «ما تداولته صفحات ونشرته»
    told = False  # whether «أن» has opened one: «ما يتردد من أن»
    for near in range(first, after - 1):
        form, outside = reading.form(near), reading.inside[near] == reading.inside[first]
        if near > first and outside:
            if form in COMMAS:
                behind = near + 1
                if aside or (while_ and is_past_here(reading, behind)) or stands_aside(reading, behind, after):
                    return near
                if _turns(reading, behind, by_that=by_that or told):
                    return near
            if breaks_off(reading, near, after, by_that=by_that) or (not whole and is_another(reading, near)):
                return near
        told = told or reading.is_that(near)
        whole = whole or told or form in RELATIVES or form == "ما"
    return after


def _turns(reading: Reading, place: int, *, by_that: bool) -> bool:
    """Whether what stands behind a comma is no more of what is denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in BUT or form in BUT_HE or form in _GOES_ON or form in _BESIDE:
        return True
    if (form in BUT_BEFORE_THAT and following in THAT) or (form == "الامر" and following in RELATIVES):
        return True
    if form.startswith("و"):
        goes_on = form in _AND_THAT or is_verb(form[1:])  # «، وأرجعت التأجيل إلى»
        return (goes_on and not by_that) or went_on(reading, place) or (form == "وتم" and following != "ذلك")
    return _tells_more(reading, place) or (form == "في" and following in {"حين", "وقت", "رد"})


def _tells_more(reading: Reading, place: int) -> bool:
    """«، معرجا على أن»، «، مؤكدة بذلك»، «، فنشر صورته»."""
    form, following = reading.form(place), reading.form(place + 1)
    told = following in _TO_THAT or following.startswith("ب") or following in THAT or following == "ذلك"
    if ACCUSATIVE.match(form) and told:
        return True
    if form.startswith("م") and form.endswith("ه") and following == "بذلك":
        return True
    return form.startswith("ف") and "ف" in peel(form).proclitics and not is_name_word(form)
