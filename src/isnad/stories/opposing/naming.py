"""Names of who speaks, less the words that were taken into them by mistake, and whether they name anybody."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.stories.opposing.words import words_of
from isnad.stories.terms import NAME, PLACE, WEEKDAY

# The patterns of verbal nouns that few other nouns have, as written: إفعال، استفعال، افتعال، انفعال، تفعيل، تفاعل، مفاعلة.
_VERBAL = re.compile("^(?:إ..ا.|إ.ا.ة|است..ا.|است.ا.ة|ا.[تدط].ا.|ان..ا.|ت..ي.|ت.ا[^يئ].|م.ا..ة|ا[تدطز].ا.)$")
_WORD = re.compile(r"[^\s«»\"“”()\[\]]+")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_SIGNS = "،,:؛.!؟…'’`"
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "نا", "ي")
_LEAST = 3  # letters of a noun without its pronoun
_POINTING = frozenset(
    ["هذا", "هذه", "ذلك", "تلك", "ذاك", "هذين", "هاتين", "ما", "اي", "ايه", "اياه", "ان", "بان", "انه", "انها"]
)
_POINTING |= frozenset(["انهم", "بانه", "بانها", "بانهم", "اننا", "اني", "انني", "انهما", "بانهما", "باننا"])
FRONTS = frozenset(
    ["في", "من", "الي", "علي", "عن", "مع", "لدي", "عند", "خلال", "قبل", "بعد", "حتي", "ضد", "عبر", "منذ"]
)
FRONTS |= frozenset(["امام", "وسط", "اثناء", "عقب", "حول", "وفي", "بين", "سياق", "معرض", "اطار", "ضوء", "ختام"])
_OF_AGENCIES = frozenset(["وكاله", "وكالات", "هييه", "جهاز", "لجنه"])
# What was taken for the first word of a name, and is none.
_NOBODY = frozenset(
    [
        "وفق",
        "وفقا",
        "فيما",
        "ففيما",
        "فقيما",
        "ففي",
        "لطالما",
        "وطالما",
        "ولطالما",
        "طالما",
        "باسم",
        "ذات",
        "بحسب",
        "حسب",
    ]
)
_NOBODY |= frozenset(["لاول", "بذلك", "كله", "كلهم", "ولد", "الامر", "مضي", "ومضي", "بل", "قاطع", "خلاله", "له", "لهم"])
_NOBODY |= frozenset(
    ["الحادث", "عنها", "نفيا", "تماما", "بينما", "بعدما", "عندما", "حيث", "هناك", "هنا", "كلا", "وثلاثتهم"]
)
_NOBODY |= frozenset(
    ["مما", "قوله", "قولها", "وهو", "وهي", "هو", "هي", "هم", "وهم", "غيره", "غيرها", "تفاصيل", "اليوم", "امس", "ليس", "لا"]
)
_ADVERBS = frozenset(
    ["ايضا", "مرارا", "امس", "اليوم", "قطعيا", "تماما", "موخرا", "جميعا", "كذلك", "بدوره", "بدورها", "مجددا", "سابقا"]
)
_ADVERBS |= frozenset(["لاحقا", "رسميا", "علنا", "نهاييا", "جمله", "وتفصيلا", "بشده", "بقوه", "بحزم", "بغضب", "بوقاحه"])
_ADVERBS |= frozenset(
    ["مساء", "صباح", "فجر", "ظهر", "ليل", "يوم", "الماضي", "الماضيه", "الحالي", "الجاري", "النقاب", "نفيا"]
)
_ADVERBS |= frozenset(["فيه", "فيها", "به", "بها", "منه", "منها", "عنه", "عنها", "له", "لها", "فيهم", "لهم", "منهم"])
_ADVERBS |= frozenset(["باطراد", "باستمرار", "باصرار", "بانتظام", "بتاتا", "بالكامل", "بالمطلق"])
_ADVERBS |= frozenset(
    ["قاطعا", "باتا", "مطلقا", "دايما", "قبل", "الان", "حينها", "انذاك", "اول", "غدا", "بشكل", "بصوره"]
)

_VERBS = frozenset(
    ["رد", "ولد", "كان", "قال", "اكد", "اعلن", "زعم", "راي", "قالت", "اكدت", "اعلنت", "ردت", "كانت", "اتهم", "وصف"]
)
_AFTER_NAMES = frozenset(
    ["ظلت", "ظل", "كانت", "كان", "قد", "بات", "باتت", "ما", "زال", "زالت", "التي", "الذي", "يتراجع", "ينفي", "تنفي"]
)
_AFTER_NAMES |= frozenset(["يرد", "ترد", "يوكد", "توكد", "يوضح", "توضح", "يكشف", "تكشف", "سبق", "سبقت"])
_WHICH = frozenset(["الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان"])
_CLOSING = ("»", '"', "”", ")")


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it stands in a text, without the signs beside it."""

    bare: str
    form: str  # in matching form
    start: int
    end: int
    breaks: bool  # whether a comma or the like follows it

    @property
    def kinds(self) -> int:
        """NAME, PLACE and the like, as `stories.terms` has them; of a word of several parts, of its first."""
        found = words_of(self.bare)
        return found[0].kinds if found else 0

    @property
    def is_definite(self) -> bool:
        """Whether it has the article, or is a name."""
        return self.form.startswith("ال") or bool(self.kinds & (NAME | PLACE))

    @property
    def is_adverb(self) -> bool:
        """Whether it says how or when something is done."""
        if self.form in _ADVERBS or self.kinds & WEEKDAY or self.bare.endswith(("اً", "ًا")):
            return True
        return self.form.startswith("ب") and bool(_VERBAL.match(self.bare[1:]))


def written(text: str, start: int, end: int) -> Iterator[Written]:
    """The words of a stretch of text, without quotation marks and brackets."""
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        bare = word.strip(_SIGNS)
        if bare:
            first = match.start() + word.index(bare)
            yield Written(bare, match_form(bare), first, first + len(bare), word.endswith(tuple("،,؛")))


def begins_object(words: Sequence[Written], at: int, *, named: bool = False) -> bool:
    """Whether what is denied may begin with a word, of those behind «نفى»: no part of a name, no adverb.

    `named` where the word was read as the first of a name: then its pattern alone does not make it a verbal noun.
    """
    word = words[at]
    before = words[at - 1] if at else None
    if before is not None and before.form in FRONTS:
        return False
    if word.form in _POINTING:
        return True
    kind = _kinds().get(word.form)
    if kind == "told":
        return before is None or before.form not in _OF_AGENCIES
    if not word.form.startswith("ال"):
        if kind == "deed" or _kinds().get(word.form.removesuffix("ا")) in {"deed", "told"}:
            return True
        return kind is None and not named and not word.is_adverb and _is_deed(word)
    # «النظام السوري التوصل» but «وزارة التعليم».
    pattern = not word.form.endswith(("ي", "يه")) and _is_pattern(word.bare[2:], word.form[2:])
    is_deed = _kinds().get(word.form[2:]) == "deed" or pattern
    return is_deed and (before is None or before.is_definite)


def _is_deed(word: Written) -> bool:
    """Whether it is a verbal noun by its pattern, or has a pronoun: «تورطه»، «مشاركتها»."""
    bare = _MARKS.sub("", word.bare)
    if _is_pattern(bare, word.form) and not word.kinds & (NAME | PLACE):
        return True
    for pronoun in _PRONOUNS:
        stem, form = bare.removesuffix(pronoun), word.form.removesuffix(pronoun)
        if len(form) < _LEAST or form == word.form:
            continue
        if _kinds().get(form) in {"deed", "told"} or _is_pattern(stem, form):
            return pronoun != "ي"
        if form.endswith("ت") and (_kinds().get(form[:-1] + "ه") == "deed" or _is_pattern(stem[:-1] + "ة", form)):
            return pronoun != "ي"
    return False


def _is_pattern(bare: str, form: str) -> bool:
    return _VERBAL.match(bare) is not None and _kinds().get(form) != "body"


@lru_cache(maxsize=20_000)
def is_deed(form: str) -> bool:
    """Whether a form is a verbal noun, whatever stands before or behind it: «استخدام»، «بالاستيلاء»، «تورطها»."""
    for front in ("", "ال", "بال", "لل", "وال", "ب", "ل", "و"):
        bare = form.removeprefix(front)
        if form.startswith(front) and len(bare) >= _LEAST and _kinds().get(bare) != "body":
            word = Written(bare, bare, 0, len(bare), False)
            if _kinds().get(bare) == "deed" or _is_deed(word):
                return True
    return False


@lru_cache(maxsize=20_000)
def tells_of_telling(form: str) -> bool:
    """Whether a form is a noun for something said, with article or preposition, or the «what» of «ما نشر»."""
    bares = (
        form,
        *(form.removeprefix(front) for front in ("ال", "بال", "لل", "وال", "ب", "ل", "و") if form.startswith(front)),
    )
    return form in {"ما", "لما", "وما", "مما"} or any(_kinds().get(bare) == "told" and bare != "صحه" for bare in bares)


@cache
def told_words() -> re.Pattern[str]:
    """What finds the nouns for something said, as they are written, in a text."""
    rows = wordlists.rows("denied_objects", "isnad.stories")
    return re.compile(
        "|".join(sorted((re.escape(word) for word, kind in rows if kind == "told"), key=len, reverse=True))
    )


def is_told(word: Written) -> bool:
    """Whether it is a noun for something said: «أنباء»، «تقارير»."""
    return _kinds().get(word.form) == "told"


def is_pointing(word: Written) -> bool:
    """Whether it only points at something said: «هذه»، «ذلك»."""
    return word.form in {"هذا", "هذه", "ذلك", "تلك", "ذاك"}


def is_said(word: Written) -> bool:
    """Whether it is a noun for something said, or points at that."""
    return word.form in _POINTING or is_told(word)


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """A name without the verb before it, and without adverbs, prepositions and the beginning of what was said behind it."""
    words = list(written(name, 0, len(name)))
    if not words:
        return name
    if len(words) > 1 and (words[0].form in _VERBS or (_kinds().get(words[0].form) == "deed" and _is_named(words[1]))):
        return bare_name(name[words[1].start :])  # «ردّ سعد الحريري»، «رفض موسكو»
    start = words[0].start + 1 if _has_and(words[0]) else 0
    end = next((at for at in range(1, len(words)) if _ends_name(words, at)), len(words))
    while end > 1 and (
        words[end - 1].form in FRONTS or words[end - 1].is_adverb or words[end - 1].form in _AFTER_NAMES
    ):
        end -= 1
    last = words[end - 1].end
    return name[start : last + (name[last : last + 1] in _CLOSING)] if end < len(words) else name[start:]


def _is_named(word: Written) -> bool:
    return bool(word.kinds & (NAME | PLACE)) and not word.form.startswith("ال")


def _has_and(word: Written) -> bool:
    """Whether it is a name with «and» before it: «وروسيا»."""
    bare = words_of(word.form[1:]) if word.form.startswith("و") else ()
    return bool(bare) and bool(bare[0].kinds & PLACE) and not word.kinds & PLACE


def _ends_name(words: Sequence[Written], at: int) -> bool:
    """Whether a name that goes on so has taken in what was said: «نتنياهو التهم»."""
    word = words[at]
    return word.form.startswith("ال") and begins_object(words, at)


@lru_cache(maxsize=20_000)
def names_somebody(name: str) -> bool:
    """Whether a name names anybody: no particle or pronoun at its head, no noun for what was said."""
    words = list(written(name, 0, len(name)))
    if not words or words[0].form in _NOBODY or words[0].form in FRONTS or words[0].is_adverb:
        return False
    if words[0].bare.startswith("لـ") or words[0].form in _WHICH:
        return False
    first = words_of(words[0].bare)
    if words[0].form.startswith("و") and first and not first[0].lemma.startswith("و"):
        return False  # «وقرر القضاء»
    if words[0].form in _POINTING or (_kinds().get(words[0].form) == "told" and words[0].form.startswith("ال")):
        return False
    if len(words) == 1 and words[0].form.endswith("ا") and not words[0].kinds & (NAME | PLACE):
        return False  # «متحدثا»
    return any(word.tells for word in words_of(name))


@cache
def _kinds() -> Mapping[str, str]:
    return {match_form(word): kind for word, kind in wordlists.rows("denied_objects", "isnad.stories")}
