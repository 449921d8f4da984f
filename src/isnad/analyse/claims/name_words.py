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
    if len(form) < 2 or form[0].isdigit() or form.isascii() or lexicon().lemma(form) or lexicon().lemma(bare(form)):
        return False
    if form[0] in "وف" and lexicon().lemma(form[1:]) and not lexicon().is_imperfect(form[1:]):
        return False
    best = peel(form)
    if not (best.enclitic or best.proclitics) or not lexicon().lemma(best.stem):
        return True
    return lexicon().is_imperfect(best.stem) and not best.enclitic  # «ويفر» is a name, as «ويفرّ» hardly opens a source


@cache
def _name_lists() -> frozenset[str]:
    mined = wordlists.forms("name_words", "isnad.analyse")
    return wordlists.words("native_names") | wordlists.words("proper_words") | mined
