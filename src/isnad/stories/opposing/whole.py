"""Whether the words of a denial say by themselves what is denied, without the text around them."""

import re
from collections.abc import Sequence

from isnad.stories.opposing.objects import is_deed, tells_of_telling
from isnad.stories.opposing.pointing import OF_TIME
from isnad.stories.opposing.references import refers
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, PLACE

_EARLY = 8  # words of a denial, among which «this» leaves open what is meant
_LONG = 4  # words that tell something; with so many «عنه» is mostly of one of them
_LEAVES_OPEN = frozenset(["ادله", "دليل", "معلومات", "شيء", "شي"])  # of what, only the words before tell
_POINTS = frozenset(
    [
        "كلا",
        "كلتا",
        "الامرين",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "ذاك",
        "بهذا",
        "بهذه",
        "بذلك",
        "بتلك",
        "لهذا",
        "لهذه",
        "الامر",
        "بالامر",
    ]
)
_BEFORE_DEED = frozenset(["عن", "في", "من", "علي", "وراء"])
_OF_IT = frozenset(["عنه", "عنها", "فيه", "فيها", "به", "بها", "منه", "منها", "عليه", "عليها"])
_THAT = frozenset(["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم"])
_ABOUT = frozenset(["عن", "بشان", "حول", "حيال", "بخصوص"])
_SAYS_MUCH = 3  # words that are no names
_CHARGES = frozenset(["اتهام", "تهمه", "تهم", "اتهامات", "شبهه", "شبهات"])  # lemmas
_DIRECTED = frozenset(
    [
        "المثاره",
        "المثار",
        "المرفوعه",
        "المساقه",
        "المزعومه",
        "الموجهه",
        "الموجه",
        "المنسوبه",
        "المنسوب",
        "وجهت",
        "وجهتها",
        "وجهها",
        "ساقها",
    ]
)
_COMMA = re.compile("[،,]")
# «الانطباع الذي يحاول بعضهم الترويج له»: of what was told, only that it was.
_SPREADING = frozenset(["الترويج", "ترويج", "التداول", "تداول", "النشر", "نشر", "تناقل", "ترديد", "اشاعه"])
_OPENING = frozenset(["صحه", "كل", "جميع", "كافه", "اي", "ايه", "ما", "وجود", "اطلاق"])
_LOOK_BACK = 8  # code points
_HE = {"انه": "m", "بانه": "m", "انها": "f", "بانها": "f", "انهم": "p", "بانهم": "p"}
_SHE_DENIES = ("نفت", "تنفي", "انكرت", "تنكر", "فندت", "تفند", "كذبت", "تكذب", "نافيه", "منكره", "مفنده", "مكذبه")
_IMPERSONAL = frozenset(
    ["تم", "يتم", "سيتم", "جري", "يجري", "لا", "لم", "لن", "ليس", "هناك", "توجد", "يوجد", "من", "ثمه"]
)


def says_what(denial: Statement) -> bool:
    """Whether a denial names what it denies: not «وجود هذه العلاقة»، «اتهامات جونسون»، «صحة ما أعلنه الجيش»."""
    words = denial.words
    if any(word.lemma in _CHARGES for word in words[:1]):
        words = words_of(_COMMA.split(denial.claim.content.text)[0])  # «الاتهامات الموجهة إليه، ودخل في إضراب»
    if _points_out(words) or not _is_of_itself(denial):
        return False
    return _says_more(words)


def _points_out(words: Sequence[Word]) -> bool:
    """Whether it leaves to what stands before what is meant: «دور في هذا الاتجاه»، «مسؤوليته عنه»."""
    for place, word in enumerate(words[:_EARLY]):
        following = words[place + 1].form if place + 1 < len(words) else ""
        if word.form in _POINTS and following not in OF_TIME:
            return True
    few = sum(word.tells and not refers(word) for word in words) < _LONG
    return few and (any(word.form in _OF_IT for word in words) or any(map(_is_of_his, words, words[1:])))


def _is_of_his(before: Word, word: Word) -> bool:
    """«مسؤوليتها عن تسميمه»: what was done, to whom the words before do not say."""
    owned = word.form in {f"{word.lemma}{his}" for his in ("ه", "ها", "هم")}
    return owned and before.form in _BEFORE_DEED and is_deed(word.form)


def _says_more(words: Sequence[Word]) -> bool:
    """Of what was told, whether it says more than who told it, or of what: what is said to have been done."""
    head = next((place for place, word in enumerate(words) if word.form not in _OPENING), None)
    if head is None or (words[head].form in _LEAVES_OPEN and head + 1 == len(words)):
        return False
    of_telling = any(word.form == "ما" for word in words[:head]) or tells_of_telling(words[head].form)
    if not of_telling:
        return True
    rest = words[head + 1 :]
    if any(word.form in _THAT for word in rest):
        return True
    told = [word for word in rest if word.tells and not refers(word) and not tells_of_telling(word.form)]
    if any(is_deed(word.form) and word.form not in _SPREADING for word in told):
        return True
    plain = [word for word in told if not word.kinds & (NAME | PLACE)]
    if words[head].lemma in _CHARGES:
        return _of_charges(told, plain)
    about = next((place for place, word in enumerate(rest) if word.form in _ABOUT), None)
    return about is not None and sum(word in plain for word in rest[about:]) >= _SAYS_MUCH


def _of_charges(told: Sequence[Word], plain: Sequence[Word]) -> bool:
    """«اتهامات الفساد»، and not «اتهامات جونسون»، «الاتهامات الموجهة إليه»."""
    kept = [word for word in plain if word.form not in _DIRECTED]
    first = kept[0].form if kept else ""
    named = first.startswith("ال") and not first.endswith(("ي", "يه")) and kept[0] is told[0]
    return named or first.startswith("ب")


def _is_of_itself(denial: Statement) -> bool:
    """Whether «أنه» can be who denies: of «تنفي إثيوبيا أنه سيضر» it is not said what it is."""
    start = denial.claim.content.start
    before = [word.form for word in words_of(denial.text[max(0, start - _LOOK_BACK) : start])]
    gender = _HE.get(before[-1]) if before else None
    if gender is None or not denial.by_verb:
        return True
    if denial.words and denial.words[0].form in _IMPERSONAL:
        return True
    cue = words_of(denial.claim.cue.text)[-1:]
    form = cue[0].form.removeprefix("و").removeprefix("ف") if cue else ""
    return gender == ("f" if form.startswith(_SHE_DENIES) else "p" if form.endswith(("ون", "وا")) else "m")
