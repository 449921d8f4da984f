"""Where what is denied ends: before what turns against it, goes on otherwise, or tells when and why it was denied."""

from isnad.analyse.claims.cues import Shape, cues_of
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
from isnad.analyse.claims.reading import COMMAS, RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_verb
from isnad.arabic.clitics import peel
from isnad.arabic.denied import denied_kinds
from isnad.arabic.lexicon import lexicon

THIS = frozenset(["هذا", "هذه", "ذلك", "تلك", "ذاك", "هذين", "هاتين"])
BUT = frozenset(["لكن", "ولكن", "فيما", "بينما"])
BUT_HE = frozenset(["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"])
BUT_BEFORE_THAT = frozenset(["الا", "غير", "بيد", "علي"])
_ALONE = frozenset(["ذلك", "ذاك"])
_GOES_ON = frozenset(["كما", "حيث", "وذلك", "بل", "ما", "وهو", "وهي", "وهم", "وكان", "وكانت", "علما"])
# Behind a comma they tell when, why or beside what it was denied, and not what.
_BESIDE = frozenset(["بعد", "بعدما", "عقب", "اثر", "وسط", "ردا", "مع", "كذلك"])
_AND_THAT = frozenset(["وان", "وانه", "وانها", "وانهم", "وبان", "وبانه", "وبانها"])
_NOT = frozenset(["ولم", "ولن", "وليس", "وليست"])
_LEFT_HANGING = RELATIVES | {"و" + form for form in RELATIVES} | BUT_HE | {"قد", "لكن", "ولكن", "وهو", "وهي"}
_LONGEST_VENUE = 5  # words
_STATEMENTS = frozenset(["بيان", "تصريح", "تصريحات", "تغريده"])
_TALKS = frozenset(["المقابله", "مقابلته", "مقابلتها", "حديثه", "حديثها", "موتمره", "تصريحاته", "تصريحاتها"])
_OF_VENUE = frozenset(["رسمي", "صحفي", "صحافي", "صحفيه", "رسميه", "له", "لها", "لهم", "مقتضب", "اليوم", "امس"])
_OF_VENUE |= {"الصحفي", "الصحافي", "الصحفيه", "الصحافيه"}
_SHE = ("نفت", "تنفي", "انكرت", "تنكر", "نافيه", "فندت")
_SAID = frozenset(["قال", "أكد", "أضاف", "أوضح", "شدد", "اعتبر", "أشار", "ذكر"])
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
    after = _until(reading, place, first, after, by_that=by_that)
    return _less_venue(reading, first, _less_hanging(reading, first, after), by_that=by_that)


def _until(reading: Reading, place: int, first: int, after: int, *, by_that: bool) -> int:
    """Where it ends, perhaps behind a comma, and behind what hangs on the verb."""
    aside = reading.form(place - 1) in RELATIVES and reading.form(place - 2) in COMMAS
    while_ = is_while(reading, place) or reading.form(place - 1) in RELATIVES
    whole = by_that  # whether a clause has opened, of which a joined verb may be part: «ما تداولته صفحات ونشرته»
    told = False  # whether «أن» has opened one: «ما يتردد من أن»
    # «نية الانسحاب، | اتهم الدول»; but «تقريرا، قال إنه عرض».
    of_deed = denied_kinds().get(reading.form(first).removesuffix("ا")) != "told" and not _of_words(
        reading, first, first + 2
    )
    for near in range(first, after - 1):
        form, outside = reading.form(near), reading.inside[near] == reading.inside[first]
        if near > first and outside:
            if form in COMMAS:
                behind = near + 1
                if (
                    reading.form(near) in ";؛"
                    or aside
                    or ((while_ or (of_deed and not whole)) and is_past_here(reading, behind))
                    or stands_aside(reading, behind, after)
                ):
                    return near
                if _turns(reading, behind, by_that=by_that or told):
                    return near
            if breaks_off(reading, near, after, by_that=by_that) or (not whole and is_another(reading, near)):
                return near
            if _says_anew(reading, place, near) or (not (by_that or told) and _adds_that(reading, near)):
                return near
            if not (by_that or told) and _is_answered(reading, near):
                return near
        told = told or reading.is_that(near)
        whole = whole or told or form in RELATIVES or form == "ما"
    return after


def _less_hanging(reading: Reading, first: int, after: int) -> int:
    """«نيته الانسحاب من المنظمة، | التي»: a content less the last word that waits for another."""
    while after - 1 > first and reading.form(after - 1) in _LEFT_HANGING:
        after -= 1
    return after - (after - 1 > first and reading.form(after - 1) in COMMAS)


def _less_venue(reading: Reading, first: int, after: int, *, by_that: bool) -> int:
    """«عقد لقاءات | في بيان رسمي»، «زواجهم | بالبداية»: a content less where or when it was denied."""
    for near in range(after - 1, max(first, after - _LONGEST_VENUE - 1), -1):
        form, following, rest = reading.form(near), reading.form(near + 1), reading.forms[near + 2 : after]
        if near == after - 1:
            if form == "بالبدايه":
                return near
            continue
        at_end = all(each in _OF_VENUE for each in rest)
        if at_end and (
            (
                form == "في"
                and (
                    following == "البدايه"
                    or (following in _STATEMENTS and not by_that and not _of_words(reading, first, near))
                )
            )
            or (form == "خلال" and following in _TALKS)
        ):
            return near
    return after


def _of_words(reading: Reading, first: int, after: int) -> bool:
    """«ما»، «التي»، «الأنباء»: «ما جاء في بيان» is denied with where it stood."""
    forms = reading.forms[first:after]
    return any(form in RELATIVES or form in {"ما", "عما"} or denied_kinds().get(form) == "told" for form in forms)


def _says_anew(reading: Reading, place: int, near: int) -> bool:
    """«أن تكون الحملة غطاء | وقالوا إن»: what who denies says besides, of one gender with the verb at a place."""
    form = reading.form(near)
    if not form.startswith("و") or not (reading.is_that(near + 1) or reading.form(near + 1) in {"علي", "الي"}):
        return False
    she = any(reading.form(place).removeprefix("و").startswith(verb) for verb in _SHE)
    told = any(cue.shape is Shape.PERFECT and cue.verb.lemma in _SAID for cue in cues_of(form))
    return told and form.endswith("ت") == she


def _adds_that(reading: Reading, near: int) -> bool:
    """«أي تعديل في الرغبات | وأن الرغبة الأولى هي»; «وجود خلاف وأن يكون» is denied with it."""
    following = reading.form(near + 1)
    return reading.form(near) in _AND_THAT and not (following[:1] in "يت" and lexicon().is_imperfect(following))


def _is_answered(reading: Reading, near: int) -> bool:
    """«مبادلة جنود مع تركيا | : "مجرد أوهام"»: the words of who denies, behind a colon."""
    return reading.form(near) == ":" and near + 1 in reading.opens


def _turns(reading: Reading, place: int, *, by_that: bool) -> bool:
    """Whether what stands behind a comma is no more of what is denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in BUT or form in BUT_HE or form in _GOES_ON or form in _BESIDE:
        return True
    if (form in BUT_BEFORE_THAT and following in THAT) or (form == "الامر" and following in RELATIVES):
        return True
    if form in _NOT or (form == "قبل" and following == "ان"):
        return True
    if form.startswith("و"):
        if form == "ولا" and not by_that and lexicon().is_imperfect(following):
            return True  # «، ولا يتبع الطريق أي جهة»
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
