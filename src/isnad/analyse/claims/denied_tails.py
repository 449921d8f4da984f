"""What stands behind what is denied and is no part of it: in spite of what, why, what else was said or done."""

import re

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.reading import COMMAS, RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_finite, is_she_did, is_verb
from isnad.analyse.claims.words import words_of
from isnad.arabic.denied import DENYING, denied_kinds, is_verbal_noun
from isnad.arabic.lexicon import lexicon

THAT = frozenset(["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"])
ACCUSATIVE = re.compile("م.{2,}ا$")  # «معرجا على أن»: a participle that tells what else he said
_TURNING = frozenset(
    ["بل", "وقد", "لكن", "وذلك", "بينما", "ولكن", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"]
)
_DID = frozenset(["قال", "اقام", "افاد", "ذكر", "شدد", "اتهم", "اضاف", "واصل", "شن", "دعا", "طالب"])
_HE = frozenset(["وهو", "وهي", "وهم"])
_DESPITE = frozenset(["رغم", "برغم", "بالرغم", "ورغم"])
_FOR = frozenset(["لان", "لانه", "لانها", "لانهم", "اذ", "لكون", "لكونه", "لكونها", "بما", "كون"])
_UNLIKE = frozenset(["عكس", "خلاف", "النقيض"])
_EXPECTED = frozenset(["المتوقع", "المقرر", "المنتظر", "المرجح", "جهته", "جهتها", "جانبه", "جانبها"])
_WHILE = frozenset(["بينما", "وبينما", "وفيما", "حين", "وقت", "الوقت", "بعدما", "وبعدما"])
_TOLD_OF = frozenset(["ما", "ان", "انه", "انها", "بان", "الي", "علي", "من", "ذلك", "هذا", "هذه"])
_REFUSED = frozenset(["التعليق", "التعقيب", "الادلاء", "الافصاح", "الكشف", "الاجابه", "الخوض", "الحديث", "الرد"])
_ENDINGS = ("", "ت", "ا", "وا", "تا")  # «اعترف»، «اعترفت»، «اعترفا»، «اعترفوا»، «اعترفتا»


def breaks_off(reading: Reading, place: int, after: int, *, by_that: bool) -> bool:
    """Whether what is denied ends before a token without a comma: «بل»، «وذلك»، «وهي تلقي»، «بعد أنباء عن»."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in _TURNING or (form == "علما" and following in THAT):
        return True
    if went_on(reading, place) and form[1:].startswith("رفض"):
        return True
    if form in _HE:
        return following == "ما" or (following[:1] in {"ي", "ت"} and lexicon().is_imperfect(following))
    unlike = _unlike_told(reading, place) or _is_in_spite(reading, place, after, by_that=by_that)
    return unlike or is_while_then(reading, place) or _tells_beside(reading, place) or _is_upon_told(reading, place)


def is_while_then(reading: Reading, place: int) -> bool:
    """«| في حين»، «| في الوقت الذي»، «| فيما دافعت روسيا»، «التهم | ثم اعترف بها»، «| عندما قال»، «| حتى أن»."""
    form, following = reading.form(place), reading.form(place + 1)
    if form == "ثم":
        return denied_kinds().get(following) is None and not following.startswith("ال")
    if form == "فيما":
        return is_she_did(following)
    if form in {"حتي", "وحتي"}:
        return reading.is_that(place + 1)
    if form == "عندما":
        return following in {"قال", "قالت", "قالوا"}
    return form == "في" and (
        following in {"حين", "رد"} or (following == "الوقت" and reading.form(place + 2) in RELATIVES)
    )


def _tells_beside(reading: Reading, place: int) -> bool:
    """«وجود خلاف بين البلدين | مستغرباً ما يتردد»، «| قائلة إن», but «تكليف فلان مديراً للتعليم»."""
    form, following = reading.form(place), reading.form(place + 1)
    if ACCUSATIVE.match(form) and is_marked(reading, place) and not reading.form(place - 1).endswith("ا"):
        return says_beside(form) or following in _TOLD_OF or following.startswith("ب")
    return says_beside(form) and (reading.is_that(place + 1) or following == "الي")


def opens_circumstance(reading: Reading, place: int) -> bool:
    """«مشيرا إلى»، «مستندًا إلى»: whether a participle in the accusative opens at a token, that is no object."""
    form = reading.form(place)
    if not ACCUSATIVE.match(form):
        return False
    return says_beside(form) or (is_marked(reading, place) and reading.is_preposition(place + 1))


def _is_upon_told(reading: Reading, place: int) -> bool:
    """«| وسط توقعات»، «| بعد أنباء»، «| ردا على»."""
    form, following = reading.form(place), reading.form(place + 1)
    if form == "وسط" and following.endswith("ات") and not following.startswith("ال"):
        return True
    if form == "قبل" and following == "ان":
        return _takes_back(reading.form(place + 2))
    told = denied_kinds().get(following.removeprefix("ال")) == "told" and following != "صحه"
    return (form in {"بعد", "عقب", "اثر", "وسط"} and told) or (form == "ردا" and following == "علي")


def _takes_back(form: str) -> bool:
    """«قبل أن | تؤكد»، «| يعود»: what came behind the denial."""
    verb = form[1:] in {"عود", "تراجع", "عترف", "قر"} and form[:1] in {"ي", "ت"}
    return verb or any(cue.shape is Shape.IMPERFECT for cue in cues_of(form))


def _is_in_spite(reading: Reading, place: int, after: int, *, by_that: bool) -> bool:
    """«| رغم إقرارها»; not «أن الهدنة رغم الخروق صمدت», whose verb stands behind."""
    form = reading.form(place)
    if form not in _DESPITE and not (form == "علي" and reading.form(place + 1) == "الرغم"):
        return False
    return not by_that or not any(is_verb(reading.form(near)) for near in range(place + 1, after))


def _unlike_told(reading: Reading, place: int) -> bool:
    """«خلافا لما نشر»، «خلافا للتقارير»; but «خلافا للدستور» is of what is denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form != "خلافا":
        return False
    return following in {"لما", "ل"} or denied_kinds().get(following.removeprefix("لل")) == "told"


def is_marked(reading: Reading, place: int) -> bool:
    """Whether a word is written with the mark of the indefinite accusative."""
    return "\u064b" in reading.text[reading.starts[place] : reading.ends[place]]


def is_while(reading: Reading, place: int) -> bool:
    """«وبينما تنفي موسكو أي دور، | صعدت لندن»: whether the clause of a verb stands before that of another."""
    start = reading.sentence_start(place)
    return any(reading.form(near) in _WHILE for near in range(start, min(start + 2, place)))


def is_past_here(reading: Reading, place: int) -> bool:
    """«صعّدت»، «كشف»: whether a word is surely a verb that tells what was done."""
    form = reading.form(place)
    did = form in words_of("went on") or form in _DID
    return is_she_did(form) or (did and not reading.is_preposition(place + 1))


def stands_aside(reading: Reading, place: int, after: int) -> bool:
    """Whether what stands behind a comma tells in spite of what, unlike whom or why it was denied."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in _DESPITE or (form == "علي" and following == "الرغم"):
        return not _closes_again(reading, place, after)
    if form == "خلافا" or (form == "علي" and following in _UNLIKE) or form == "بعكس":
        return following == "ما" or not _closes_again(reading, place, after)  # «، بعكس ما تردد»
    if form in _FOR or (form in {"علاوه", "فضلا"} and following in {"علي", "عن"}) or _gives_reason(reading, place):
        return True
    if (form == "ومن" and following in _EXPECTED) or (form == "في" and following == "اعقاب"):
        return True
    if form.endswith("ه") and not form.startswith("ال") and says_beside(form):
        return True  # «، مبينة حقيقة ما تردد»
    # «، لينضم الملف إلى», but «، لتمكينهم من»
    bare = reading.text[reading.starts[place] + 1 : reading.ends[place]]
    return form.startswith("ل") and is_finite(form[1:]) and not is_verbal_noun(bare, form[1:], may_be_name=False)


def _gives_reason(reading: Reading, place: int) -> bool:
    """«، "لأن أركان البلدين لا تتواصل"»."""
    return place in reading.opens and reading.form(place + 1) in _FOR


def says_beside(form: str) -> bool:
    """«مبينة»، «قائلا»: a participle of a verb of saying."""
    return any(cue.shape is Shape.PARTICIPLE for cue in cues_of(form))


def _closes_again(reading: Reading, place: int, after: int) -> bool:
    """«الحزب، رغم خسارته، يعتزم الانسحاب»: whether a second comma ends what stands between, and the clause goes on."""
    for near in range(place, after - 1):
        if reading.form(near) in COMMAS:
            return not reading.form(near + 1).startswith("و")
    return False


def is_another(reading: Reading, place: int) -> bool:
    """«أي اختلاس | ويلمحون إلى»، «الحصار | نفت الوحدات»: a verb that goes on with something else."""
    form = reading.form(place)
    if form.startswith("و") and (is_finite(form[1:]) or went_on(reading, place)):
        return True
    verbs = [cue for cue in cues_of(form) if cue.shape in {Shape.PERFECT, Shape.IMPERFECT}]
    if any(cue.joined and cue.shape is Shape.IMPERFECT for cue in verbs) and form[1:2] in {"ي", "ت"}:
        return is_verb(form[1:])  # «ويدين الهجوم»
    return any(cue.verb.lemma in DENYING for cue in verbs) and reading.form(place - 1) not in RELATIVES


def went_on(reading: Reading, place: int) -> bool:
    """«واعترف بأنه»، «ورفضت التعليق»: what else was done or said, behind «and»."""
    form = reading.form(place)
    verbs = words_of("went on")
    if not form.startswith("و") or not any(
        form[1:].endswith(ending) and form[1:].removesuffix(ending) in verbs for ending in _ENDINGS
    ):
        return False
    behind_comma = reading.form(place - 1) in COMMAS and reading.form(place + 1).startswith("ال")
    return not form.startswith("ورفض") or behind_comma or reading.form(place + 1) in _REFUSED
