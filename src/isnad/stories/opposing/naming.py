"""Names of who speaks, less the words that were taken into them by mistake, and whether they name anybody."""

from collections.abc import Sequence
from functools import lru_cache

from isnad.arabic.denied import denied_kinds
from isnad.stories.opposing.objects import FRONTS, POINTING, WHICH, Written, begins_object, written
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, PLACE

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
    [
        "مما",
        "قوله",
        "قولها",
        "وهو",
        "وهي",
        "هو",
        "هي",
        "هم",
        "وهم",
        "غيره",
        "غيرها",
        "تفاصيل",
        "اليوم",
        "امس",
        "ليس",
        "لا",
    ]
)
_MANNER = frozenset(["بشكل", "بصوره"])  # «بشكل قاطع»
_NOBODY |= frozenset(["الاخير", "الاخيره"])
_VERBS = frozenset(
    ["رد", "ولد", "كان", "قال", "اكد", "اعلن", "زعم", "راي", "قالت", "اكدت", "اعلنت", "ردت", "كانت", "اتهم", "وصف"]
)
_AFTER_NAMES = frozenset(
    ["ظلت", "ظل", "كانت", "كان", "قد", "بات", "باتت", "ما", "زال", "زالت", "التي", "الذي", "يتراجع", "ينفي", "تنفي"]
)
_AFTER_NAMES |= frozenset(["يرد", "ترد", "يوكد", "توكد", "يوضح", "توضح", "يكشف", "تكشف", "سبق", "سبقت"])
_CLOSING = ("»", '"', "”", ")")


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """A name without a verb before it, and without adverbs, prepositions and the beginning of a content behind it."""
    words = list(written(name, 0, len(name)))
    if not words:
        return name
    if len(words) > 1 and (
        words[0].form in _VERBS or (denied_kinds().get(words[0].form) == "deed" and _is_named(words[1]))
    ):
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
    return word.form in _MANNER or (word.form.startswith("ال") and begins_object(words, at))


def _has_clitic(word: Written, first: Word) -> bool:
    """Whether a known word is written onto «and» or a preposition: «وقرر القضاء»، «بأشد العبارات»، «لوكالة»."""
    front, rest = word.form[:1], words_of(word.form[1:])
    if front not in {"و", "ب", "ل"} or first.lemma.startswith(front) or first.kinds & (NAME | PLACE):
        return False
    return bool(rest) and not rest[0].kinds & NAME and (front != "ب" or word.form.startswith("با"))


@lru_cache(maxsize=20_000)
def names_somebody(name: str) -> bool:
    """Whether a name names anybody: no particle or pronoun at its head, no noun for what was said."""
    words = list(written(name, 0, len(name)))
    if not words or words[0].form in _NOBODY or words[0].form in FRONTS or words[0].is_adverb:
        return False
    if words[0].bare.startswith("لـ") or words[0].form in WHICH:
        return False
    first = words_of(words[0].bare)
    if first and _has_clitic(words[0], first[0]):
        return False
    if words[0].form in POINTING or (denied_kinds().get(words[0].form) == "told" and words[0].form.startswith("ال")):
        return False
    if words[0].form.endswith("ا") and not words[0].kinds & (NAME | PLACE):
        return False  # «متحدثا»، «بيانا مطولا»
    return any(word.tells for word in words_of(name))
