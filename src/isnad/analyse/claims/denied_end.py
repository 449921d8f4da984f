"""Where what is denied ends: before what turns against it, goes on otherwise, or tells when and why it was denied."""

import re

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.phrases import COMMAS
from isnad.analyse.claims.reading import RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_she_did, is_verb
from isnad.analyse.claims.words import words_of
from isnad.arabic.clitics import peel
from isnad.arabic.denied import DENYING, denied_kinds, is_verbal_noun
from isnad.arabic.lexicon import lexicon

THIS = frozenset(["هذا", "هذه", "ذلك", "تلك", "ذاك", "هذين", "هاتين"])
BUT = frozenset(["لكن", "ولكن", "فيما", "بينما"])
BUT_HE = frozenset(["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"])
BUT_BEFORE_THAT = frozenset(["الا", "غير", "بيد", "علي"])
_ALONE = frozenset(["ذلك", "ذاك"])
_GOES_ON = frozenset(["كما", "حيث", "وذلك", "بل", "ما", "وهو", "وهي", "وهم", "وكان", "وكانت", "علما"])
# Behind a comma they tell when, why or beside what it was denied, and not what.
_BESIDE = frozenset(["بعد", "بعدما", "عقب", "اثر", "وسط", "ردا", "مع", "كذلك"])
_HE = frozenset(["وهو", "وهي", "وهم"])
_AND_THAT = frozenset(["وان", "وانه", "وانها", "وانهم", "وبان", "وبانه", "وبانها"])
_THAT = frozenset(["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"])
_TO_THAT = frozenset(["علي", "الي", "التاكيد"])
_OF_MANY = re.compile("(?:ي.*ون|ت.*ان)$")  # «يلمحون»، «تتهمان»
_LEAST = 5  # letters of a verb of several
_ACCUSATIVE = re.compile("م.{2,}ا$")  # «معرجا على أن»: a participle that tells what else he said
_DESPITE = frozenset(["رغم", "برغم", "بالرغم", "ورغم"])
_FOR = frozenset(["لان", "لانه", "لانها", "لانهم", "اذ", "لكون", "لكونه", "لكونها", "بما", "كون"])
_UNLIKE = frozenset(["عكس", "خلاف", "النقيض"])
_EXPECTED = frozenset(["المتوقع", "المقرر", "المنتظر", "المرجح", "جهته", "جهتها", "جانبه", "جانبها"])
_WHILE = frozenset(["بينما", "وبينما", "وفيما", "حين", "وقت", "الوقت", "بعدما", "وبعدما"])
_TOLD_OF = frozenset(["ما", "ان", "انه", "انها", "بان", "الي", "علي", "من", "ذلك", "هذا", "هذه"])
_REFUSED = frozenset(["التعليق", "التعقيب", "الادلاء", "الافصاح", "الكشف", "الاجابه", "الخوض", "الحديث", "الرد"])
_ENDINGS = ("", "ت", "ا", "وا", "تا")  # «اعترف»، «اعترفت»، «اعترفا»، «اعترفوا»، «اعترفتا»


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
    while_ = _is_while(reading, place) or reading.form(place - 1) in RELATIVES
    whole = by_that  # whether a clause has opened, of which a joined verb may be part: «ما تداولته صفحات ونشرته»
    told = False  # whether «أن» has opened one: «ما يتردد من أن»
    for near in range(first, after - 1):
        form, outside = reading.form(near), reading.inside[near] == reading.inside[first]
        if near > first and outside:
            if form in COMMAS:
                behind = near + 1
                if aside or (while_ and _is_past(reading, behind)) or _is_aside(reading, behind, after):
                    return near
                if _turns(reading, behind, by_that=by_that or told):
                    return near
            if _breaks_off(reading, near, after, by_that=by_that) or (not whole and _is_another(reading, near)):
                return near
        told = told or reading.is_that(near)
        whole = whole or told or form in RELATIVES or form == "ما"
    return after


def _is_while(reading: Reading, place: int) -> bool:
    """«وبينما تنفي موسكو أي دور، | صعدت لندن»: whether the clause of a verb stands before that of another."""
    start = reading.sentence_start(place)
    return any(reading.form(near) in _WHILE for near in range(start, min(start + 2, place)))


def _is_past(reading: Reading, place: int) -> bool:
    """«صعّدت»، «كشف»: whether a word is surely a verb that tells what was done."""
    form = reading.form(place)
    return is_she_did(form) or (form in words_of("went on") and not reading.is_preposition(place + 1))


def _is_aside(reading: Reading, place: int, after: int) -> bool:
    """Whether what stands behind a comma tells in spite of what, unlike whom or why it was denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in _DESPITE or (form == "علي" and following == "الرغم"):
        return not _closes_again(reading, place, after)
    if form == "خلافا" or (form == "علي" and following in _UNLIKE) or form == "بعكس":
        return not _closes_again(reading, place, after)
    if form in _FOR:
        return True
    if (form == "ومن" and following in _EXPECTED) or (form == "في" and following == "اعقاب"):
        return True
    if form.endswith("ه") and not form.startswith("ال") and _says_beside(form):
        return True  # «، مبينة حقيقة ما تردد»
    # «، لينضم الملف إلى», but «، لتمكينهم من»
    bare = reading.text[reading.starts[place] + 1 : reading.ends[place]]
    return form.startswith("ل") and _is_finite(form[1:]) and not is_verbal_noun(bare, form[1:], may_be_name=False)


def _says_beside(form: str) -> bool:
    return any(cue.shape is Shape.PARTICIPLE for cue in cues_of(form))


def _closes_again(reading: Reading, place: int, after: int) -> bool:
    """«الحزب، رغم خسارته، يعتزم الانسحاب»: whether a second comma ends what stands between, and the clause goes on."""
    for near in range(place, after - 1):
        if reading.form(near) in COMMAS:
            return not reading.form(near + 1).startswith("و")
    return False


def _is_another(reading: Reading, place: int) -> bool:
    """«أي اختلاس | ويلمحون إلى»، «الحصار | نفت الوحدات»: a verb that goes on with something else."""
    form = reading.form(place)
    if form.startswith("و") and (_is_finite(form[1:]) or _went_on(reading, place)):
        return True
    verbs = [cue for cue in cues_of(form) if cue.shape in {Shape.PERFECT, Shape.IMPERFECT}]
    if any(cue.joined and cue.shape is Shape.IMPERFECT for cue in verbs) and form[1:2] in {"ي", "ت"}:
        return is_verb(form[1:])  # «ويدين الهجوم»
    return any(cue.verb.lemma in DENYING for cue in verbs) and reading.form(place - 1) not in RELATIVES


def _went_on(reading: Reading, place: int) -> bool:
    """«واعترف بأنه»، «ورفضت التعليق»: what else was done or said, behind «and»."""
    form = reading.form(place)
    verbs = words_of("went on")
    if not form.startswith("و") or not any(
        form[1:].endswith(ending) and form[1:].removesuffix(ending) in verbs for ending in _ENDINGS
    ):
        return False
    behind_comma = reading.form(place - 1) in COMMAS and reading.form(place + 1).startswith("ال")
    return not form.startswith("ورفض") or behind_comma or reading.form(place + 1) in _REFUSED


def _is_finite(form: str) -> bool:
    if form[:1] not in {"ي", "ت"} or lexicon().is_noun(form):
        return False
    many = len(form) >= _LEAST and _OF_MANY.match(form) is not None and lexicon().is_imperfect(form[:-2])
    return many or lexicon().is_imperfect(form)


def _breaks_off(reading: Reading, place: int, after: int, *, by_that: bool) -> bool:
    """Whether what is denied ends before a token without a comma: «بل»، «وذلك»، «وهي تلقي»، «بعد أنباء عن»."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in {"بل", "وذلك", "بينما", "ولكن"} or (form == "علما" and following in _THAT):
        return True
    if (form == "ثم" and _is_past(reading, place + 1)) or (form == "عندما" and following in {"قال", "قالت", "قالوا"}):
        return True  # «التهم | ثم اعترف بها»
    if form == "في" and (following == "حين" or (following == "الوقت" and reading.form(place + 2) in RELATIVES)):
        return True
    if _unlike_told(reading, place) or (_is_despite(reading, place) and not by_that):
        return True
    if by_that and _is_despite(reading, place) and _is_at_end(reading, place, after):
        return True
    if _went_on(reading, place) and form[1:].startswith("رفض"):
        return True
    if _ACCUSATIVE.match(form) and _is_marked(reading, place) and not reading.form(place - 1).endswith("ا"):
        # «وجود خلاف بين البلدين | مستغرباً ما يتردد», but «تكليف فلان مديراً للتعليم»
        return _says_beside(form) or following in _TOLD_OF or following.startswith("ب")
    if _says_beside(form) and reading.is_that(place + 1):
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


def _is_despite(reading: Reading, place: int) -> bool:
    form = reading.form(place)
    return form in _DESPITE or (form == "علي" and reading.form(place + 1) == "الرغم")


def _is_at_end(reading: Reading, place: int, after: int) -> bool:
    """Whether a clause has its verb before a place, and none behind it: not «أن الهدنة رغم الخروق صمدت»."""
    return not any(is_verb(reading.form(near)) for near in range(place + 1, after))


def _unlike_told(reading: Reading, place: int) -> bool:
    """«خلافا لما نشر»، «خلافا للتقارير»; but «خلافا للدستور» is of what is denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form != "خلافا":
        return False
    return following in {"لما", "ل"} or denied_kinds().get(following.removeprefix("لل")) == "told"


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
    if _went_on(reading, place) or (form == "وتم" and following != "ذلك"):
        return True  # «، ووصفت الاتهامات ب»
    told = following in _TO_THAT or following.startswith("ب") or following in _THAT or following == "ذلك"
    if _ACCUSATIVE.match(form) and told:
        return True
    if form.startswith("م") and form.endswith("ه") and following == "بذلك":
        return True
    then = form.startswith("ف") and "ف" in peel(form).proclitics and not is_name_word(form)
    return then or (form == "في" and following in {"حين", "وقت", "رد"})
