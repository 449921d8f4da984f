"""Whether a name of who speaks, as it was read, names anybody."""

from collections.abc import Sequence
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.denied import denied_kinds, has_verbal_pattern
from isnad.arabic.lexicon import lexicon
from isnad.stories.opposing.objects import WHICH, Written, written
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, PLACE, WEEKDAY

_SOME_OF_THEM = frozenset(["بعضهم", "بعضهن", "معظمهم", "جميعهم", "اغلبهم", "غالبيتهم", "احدهم", "احداهن", "كلاهما"])
_OF_THEM = frozenset(["منهم", "منهن", "منهما"])
_HIS_NAME = "علي"  # spelled with «ي», and no preposition


@lru_cache(maxsize=20_000)
def names_somebody(name: str) -> bool:
    """Whether a name names anybody: no particle or pronoun at its head, no noun for what was said."""
    words = list(written(name, 0, len(name))) if any(map(str.isalpha, name)) else []
    if not words or _is_adverb(words[0]) or _is_of_others(words):
        return False
    first = words[0]
    if (first.form in _nobody() and first.bare != _HIS_NAME) or first.bare.startswith("لـ") or first.form in WHICH:
        return False
    read = words_of(first.bare)
    if read and _has_clitic(first, read[0]):
        return False
    if denied_kinds().get(first.form) == "told" and first.form.startswith("ال"):
        return False
    defined = first.form.startswith("ال") or (len(words) > 1 and words[1].form.startswith("ال"))
    if first.form.endswith("ا") and not defined and not first.kinds & (NAME | PLACE):
        return False  # «متحدثا»، «بيانا مطولا»; but «كوريا الشمالية»
    return any(word.tells for word in words_of(name))


def _is_adverb(word: Written) -> bool:
    """Whether a word says how or when something is done: «قطعاً»، «بإصرار»، «الاثنين»."""
    if word.kinds & WEEKDAY or word.bare.endswith(("اً", "ًا")):
        return True
    return word.form.startswith("ب") and has_verbal_pattern(word.bare[1:], word.form[1:])


def _is_of_others(words: Sequence[Written]) -> bool:
    """«بعضهم»، «عدد منهم»، «الثلاثة»: several of whom something else was said before."""
    if words[0].form in _SOME_OF_THEM or any(word.form in _OF_THEM for word in words[1:2]):
        return True
    return len(words) == 1 and words[0].form.removeprefix("ال") in _few()


@cache
def _few() -> frozenset[str]:
    return wordlists.forms("number_words")


def _has_clitic(word: Written, first: Word) -> bool:
    """Whether a known word is written onto «and» or a preposition: «وقرر القضاء»، «بأشد العبارات»، «لوكالة»."""
    front, rest = word.form[:1], words_of(word.form[1:])
    noun = front == "ب" and word.bare.endswith("ة") and lexicon().is_noun(word.form[1:])  # «بهمان»، «بكركي» are names
    if noun and rest and first.lemma == rest[0].lemma and not first.kinds & (NAME | PLACE):
        return True  # «بلهجة»
    if front not in {"و", "ب", "ل"} or first.lemma.startswith(front) or first.kinds & (NAME | PLACE):
        return False
    return bool(rest) and not rest[0].kinds & NAME and (front != "ب" or word.form.startswith("با"))


@cache
def _nobody() -> frozenset[str]:
    return wordlists.forms("no_names", "isnad.stories")
