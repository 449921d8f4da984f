"""Which words may be part of a person's name."""

from functools import cache, lru_cache

from isnad.analyse.claims.words import bare, first_names, places
from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import lexicon


@cache
def given_names() -> frozenset[str]:
    """First names, and what opens those of two words (عبد الله)."""
    return first_names() | _COMPOUND


_COMPOUND = frozenset({"عبد", "ابو", "ال", "ابن", "ام", "بن"})


@lru_cache(maxsize=100_000)
def is_name_word(form: str) -> bool:
    """Whether a word may be part of a person's name: a first name, or one that the lexicon lacks."""
    if form in places():
        return False
    if form in given_names() or form in _name_lists() or form.startswith(("عبدال", "ابو")):
        return True
    return not (len(form) < 2 or form.endswith("ستان") or form[0].isdigit() or form.isascii()) and _is_unknown(form)


def _is_unknown(form: str) -> bool:
    """Whether the lexicon lacks a word, and what is left of it without particles and endings."""
    if lexicon().lemma(form) or lexicon().lemma(bare(form)) or _is_inflected(form) or _has_object(form):
        return False
    if form[0] in "وف" and lexicon().lemma(form[1:]) and not lexicon().is_imperfect(form[1:]):
        return False
    best = peel(form)
    if not (best.enclitic or best.proclitics) or not lexicon().lemma(best.stem):
        return True
    return lexicon().is_imperfect(best.stem) and not best.enclitic and not _is_led(best.proclitics[0], best.stem)


def _has_object(form: str) -> bool:
    """«وجدته»: what is a known verb of «I» or «she» with the pronoun of whom it is done to."""
    for pronoun in _OWNERS:
        verb = form.removesuffix(pronoun)
        if verb != form and len(verb) > _SHORT_STEM - 1 and verb.endswith("ت"):
            return lexicon().lemma(verb) not in {"", verb} and not lexicon().is_noun(verb)
    return form.endswith(("يون", "يين")) and len(form) > _INFLECTED and bool(lexicon().lemma(form[:-2]))


def _is_led(particle: str, stem: str) -> bool:
    """«سيكون»، «واضافت»، «بإيقاف»: what is a known verb or verbal noun behind a particle; «ويفر»، «باعشن» are names."""
    if particle in {"ب", "ل"} and stem[0] == "ا":
        return len(stem) > _SHORT_STEM
    if particle not in _BEFORE_VERBS:
        return False
    if particle == "و" and stem[0] == "ا":
        return stem.endswith(("ت", "ا", "وا")) or len(stem) > _SHORT_STEM
    return len(stem) >= _SHORT_STEM and stem in lexicon().plain


def _is_inflected(form: str) -> bool:
    """«تصريحا»، «متابعات»، «مؤسسي»: what is a known noun in the accusative, in the plural, or before its genitive."""
    if len(form) < _INFLECTED or not lexicon().base_lemma(form):
        return False
    if form.endswith("ا"):
        return len(form) > _INFLECTED or form[0] == "م" or lexicon().is_noun(form[:-1])
    return form.endswith(("ات", "يه")) or (form[0] == "م" and form.endswith(("ي", "ون", "ين")))


_OWNERS = frozenset({"ه", "ها", "هم", "هما"})
_BEFORE_VERBS = frozenset("وفسل")
_SHORT_STEM = 4  # letters
_INFLECTED = 5  # letters of an inflected noun, at least


@cache
def _name_lists() -> frozenset[str]:
    mined = wordlists.forms("name_words", "isnad.analyse")
    return wordlists.words("native_names") | wordlists.words("proper_words") | mined


@lru_cache(maxsize=50_000)
def has_owner(form: str) -> bool:
    """Whether a word is a noun with a pronoun of the third person."""
    if not form.endswith(("ه", "ها", "هم")) or form.startswith("ال") or is_name_word(form):
        return False
    reading = peel(form)
    return reading.enclitic in _OWNERS and not reading.proclitics and lexicon().is_noun(reading.stem)
