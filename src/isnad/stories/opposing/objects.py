"""With which words what is denied begins: «أن»، «أي»، «ما»، nouns for what was said, verbal nouns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.denied import OF_AGENCIES, denied_kinds, has_verbal_pattern, is_verbal_noun
from isnad.arabic.letters import match_form
from isnad.stories.opposing.words import words_of
from isnad.stories.terms import NAME, PLACE, WEEKDAY

_WORD = re.compile(r"[^\s«»\"“”()\[\]]+")
_SIGNS = "،,:؛.!؟…'’`"
_LEAST = 3  # letters of a noun without its pronoun
POINTING = frozenset(
    ["هذا", "هذه", "ذلك", "تلك", "ذاك", "هذين", "هاتين", "ما", "اي", "ايه", "اياه", "ان", "بان", "انه", "انها"]
)
POINTING |= frozenset(["انهم", "بانه", "بانها", "بانهم", "اننا", "اني", "انني", "انهما", "بانهما", "باننا"])
FRONTS = frozenset(
    ["في", "من", "الي", "علي", "عن", "مع", "لدي", "عند", "خلال", "قبل", "بعد", "حتي", "ضد", "عبر", "منذ"]
)
FRONTS |= frozenset(["امام", "وسط", "اثناء", "عقب", "حول", "وفي", "بين", "سياق", "معرض", "اطار", "ضوء", "ختام"])
WHICH = frozenset(["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"])
_ADVERBS = frozenset(
    ["ايضا", "مرارا", "امس", "اليوم", "قطعيا", "تماما", "موخرا", "جميعا", "كذلك", "بدوره", "بدورها", "مجددا", "سابقا"]
)
_ADVERBS |= frozenset(["لاحقا", "رسميا", "علنا", "نهاييا", "جمله", "وتفصيلا", "بشده", "بقوه", "بحزم", "بغضب", "بوقاحه"])
_ADVERBS |= frozenset(
    ["مساء", "صباح", "فجر", "ظهر", "ليل", "يوم", "الماضي", "الماضيه", "الحالي", "الجاري", "النقاب", "نفيا"]
)
_ADVERBS |= frozenset(["فيه", "فيها", "به", "بها", "منه", "منها", "عنه", "عنها", "له", "لها", "فيهم", "لهم", "منهم"])
_ADVERBS |= frozenset(["الاسبوع", "الشهر", "العام", "حينه", "وقتها"])
_ADVERBS |= frozenset(["باطراد", "باستمرار", "باصرار", "بانتظام", "بتاتا", "بالكامل", "بالمطلق"])
_ADVERBS |= frozenset(
    ["قاطعا", "باتا", "مطلقا", "دايما", "قبل", "الان", "حينها", "انذاك", "اول", "غدا", "بشكل", "بصوره"]
)


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
        return self.form.startswith("ب") and has_verbal_pattern(self.bare[1:], self.form[1:])


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
    if before is not None and (before.form in FRONTS or denied_kinds().get(before.form) == "deed"):
        return False  # «عن منع دخول»
    if word.form in POINTING:
        return True
    kind = denied_kinds().get(word.form)
    if kind == "told":
        return before is None or before.form not in OF_AGENCIES
    if not word.form.startswith("ال"):
        if kind == "deed" or denied_kinds().get(word.form.removesuffix("ا")) in {"deed", "told"}:
            return True
        return kind is None and not named and not word.is_adverb and _is_deed(word)
    # «النظام السوري التوصل» but «وزارة التعليم».
    pattern = not word.form.endswith(("ي", "يه")) and has_verbal_pattern(word.bare[2:], word.form[2:])
    is_deed = denied_kinds().get(word.form[2:]) == "deed" or pattern
    return is_deed and (before is None or before.is_definite)


def _is_deed(word: Written) -> bool:
    """Whether it is a verbal noun by its pattern, or has a pronoun: «تورطه»، «مشاركتها»."""
    return is_verbal_noun(word.bare, word.form, may_be_name=bool(word.kinds & (NAME | PLACE)))


@lru_cache(maxsize=20_000)
def is_deed(form: str) -> bool:
    """Whether a form is a verbal noun, whatever stands before or behind it: «استخدام»، «بالاستيلاء»، «تورطها»."""
    for front in ("", "ال", "بال", "لل", "وال", "ب", "ل", "و"):
        bare = form.removeprefix(front)
        if form.startswith(front) and len(bare) >= _LEAST and denied_kinds().get(bare) != "body":
            word = Written(bare, bare, 0, len(bare), breaks=False)
            if denied_kinds().get(bare) == "deed" or _is_deed(word):
                return True
    return False


@lru_cache(maxsize=20_000)
def tells_of_telling(form: str) -> bool:
    """Whether a form is a noun for something said, with article or preposition, or the «what» of «ما نشر»."""
    bares = (
        form,
        *(form.removeprefix(front) for front in ("ال", "بال", "لل", "وال", "ب", "ل", "و") if form.startswith(front)),
    )
    return form in {"ما", "لما", "وما", "مما"} or any(
        denied_kinds().get(bare) == "told" and bare != "صحه" for bare in bares
    )


@cache
def told_words() -> re.Pattern[str]:
    """What finds the nouns for something said, as they are written, in a text."""
    rows = wordlists.rows("denied_objects")
    return re.compile(
        "|".join(sorted((re.escape(word) for word, kind in rows if kind == "told"), key=len, reverse=True))
    )


def is_told(word: Written) -> bool:
    """Whether it is a noun for something said: «أنباء»، «تقارير»."""
    return denied_kinds().get(word.form) == "told"


def is_pointing(word: Written) -> bool:
    """Whether it only points at something said: «هذه»، «ذلك»."""
    return word.form in {"هذا", "هذه", "ذلك", "تلك", "ذاك"}


def is_said(word: Written) -> bool:
    """Whether it is a noun for something said, or points at that."""
    return word.form in POINTING or is_told(word)
