"""Where what is denied ends: before what turns against it, goes on otherwise, or tells when and why it was denied."""

import re

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.phrases import COMMAS
from isnad.analyse.claims.reading import RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_verb
from isnad.arabic.clitics import peel
from isnad.arabic.denied import DENYING, denied_kinds
from isnad.arabic.lexicon import lexicon

THIS = frozenset(["هذا", "هذه", "ذلك", "تلك", "ذاك", "هذين", "هاتين"])
BUT = frozenset(["لكن", "ولكن", "فيما", "بينما"])
BUT_HE = frozenset(["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"])
BUT_BEFORE_THAT = frozenset(["الا", "غير", "بيد", "علي"])
_ALONE = frozenset(["ذلك", "ذاك"])
_GOES_ON = frozenset(["كما", "حيث", "وذلك", "بل", "ما", "وهو", "وهي", "وهم", "وكان", "وكانت", "علما"])
# Behind a comma they tell when, why or beside what it was denied, and not what.
_BESIDE = frozenset(["بعد", "عقب", "اثر", "وسط", "ردا", "مع"])
_HE = frozenset(["وهو", "وهي", "وهم"])
_AND_THAT = frozenset(["وان", "وانه", "وانها", "وانهم", "وبان", "وبانه", "وبانها"])
_THAT = frozenset(["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"])
_TO_THAT = frozenset(["علي", "الي", "التاكيد"])
_OF_MANY = re.compile("(?:ي.*ون|ت.*ان)$")  # «يلمحون»، «تتهمان»
_LEAST = 5  # letters of a verb of several
_ACCUSATIVE = re.compile("م.{2,}ا$")  # «معرجا على أن»: a participle that tells what else he said


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

    It ends before a clause that turns against it («تسليح الحوثيين | ، غير أن»), that tells what else was said
    («| معرجا على أن»، «| ، وأن»), why («| ، وذلك ردا على»), or goes on with another verb («أي اختلاس | ويلمحون إلى»);
    and of «لندن، التي نفت أي دور | ، قالت» with the comma.
    """
    aside = reading.form(place - 1) in RELATIVES and reading.form(place - 2) in COMMAS
    whole = by_that  # whether a clause has opened, of which a joined verb may be part: «ما تداولته صفحات ونشرته»
    for near in range(first, after - 1):
        form, outside = reading.form(near), reading.inside[near] == reading.inside[first]
        if near > first and outside:
            if form in COMMAS and (aside or _turns(reading, near + 1, by_that=by_that)):
                return near
            if _breaks_off(reading, near) or (not whole and _is_another(reading, near)):
                return near
        whole = whole or form in RELATIVES or form == "ما" or reading.is_that(near)
    return after


def _is_another(reading: Reading, place: int) -> bool:
    """«أي اختلاس | ويلمحون إلى»، «الحصار | نفت الوحدات»: a verb that goes on with something else."""
    form = reading.form(place)
    if form.startswith("و") and _is_finite(form[1:]):
        return True
    verbs = (cue for cue in cues_of(form) if cue.shape in {Shape.PERFECT, Shape.IMPERFECT})
    return any(cue.verb.lemma in DENYING for cue in verbs) and reading.form(place - 1) not in RELATIVES


def _is_finite(form: str) -> bool:
    if form[:1] not in {"ي", "ت"} or lexicon().is_noun(form):
        return False
    many = len(form) >= _LEAST and _OF_MANY.match(form) is not None and lexicon().is_imperfect(form[:-2])
    return many or lexicon().is_imperfect(form)


def _breaks_off(reading: Reading, place: int) -> bool:
    """Whether what is denied ends before a token without a comma: «بل»، «وذلك»، «وهي تلقي»، «بعد أنباء عن»."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in {"بل", "وذلك"} or (form == "علما" and following in _THAT):
        return True
    if _ACCUSATIVE.match(form) and _is_marked(reading, place) and not reading.form(place - 1).endswith("ا"):
        return True  # «وجود خلاف بين البلدين | مستغرباً ما يتردد»
    if any(cue.shape is Shape.PARTICIPLE for cue in cues_of(form)) and reading.is_that(place + 1):
        return True  # «قائلة إن»
    if form == "وسط" and following.endswith("ات") and not following.startswith("ال"):
        return True  # «وسط توقعات»
    if form in _HE:
        return following == "ما" or (following[:1] in {"ي", "ت"} and lexicon().is_imperfect(following))
    told = denied_kinds().get(following.removeprefix("ال")) == "told" and following != "صحه"
    return (
        (form in {"بعد", "عقب", "اثر", "وسط"} and told)
        or (form == "ردا" and following == "علي")
        or (form == "في" and following == "رد")
    )


def _is_marked(reading: Reading, place: int) -> bool:
    """Whether a word is written with the mark of the indefinite accusative."""
    return "\u064b" in reading.text[reading.starts[place] : reading.ends[place]]


def _turns(reading: Reading, place: int, *, by_that: bool) -> bool:
    """Whether what stands behind a comma is no more of what is denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in BUT or form in BUT_HE or form in _GOES_ON or form in _BESIDE:
        return True
    if (form in BUT_BEFORE_THAT and following in _THAT) or (form == "الامر" and following in RELATIVES):
        return True
    if not by_that and (form in _AND_THAT or (form.startswith("و") and is_verb(form[1:]))):
        return True  # «، وأرجعت التأجيل إلى»
    told = following in _TO_THAT or following.startswith("ب") or following in _THAT or following == "ذلك"
    if _ACCUSATIVE.match(form) and told:
        return True
    if form.startswith("م") and form.endswith("ه") and following == "بذلك":
        return True
    then = form.startswith("ف") and "ف" in peel(form).proclitics and not is_name_word(form)
    return then or (form == "في" and following in {"حين", "وقت", "رد"})
