"""What is written onto the front of a word, as far as tags must know: a conjunction, a preposition, the article."""

import re
from typing import NamedTuple

from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import ARTICLE, lexicon

# Words behind which a noun stands, never a verb.
PREPOSITIONS = frozenset(
    [
        "في",
        "من",
        "الي",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "خلال",
        "بين",
        "عبر",
        "دون",
        "حول",
        "ضد",
        "منذ",
        "تحت",
        "لدي",
        "علي",
        "نحو",
        "عند",
    ]
)
_SURE = re.compile("([وف]?)(?:([بكل]?)(ال)|(ل)(ل))(?=...)")


class Front(NamedTuple):
    """A word in matching form, and what is left of it without particles, article and pronoun."""

    form: str
    stem: str
    conjunction: bool
    preposition: bool
    article: bool
    pronoun: bool


def front(form: str) -> Front:
    """The likeliest reading of a word in matching form; where the lexicon has no part of it, by its letters."""
    reading = peel(form)
    parts = reading.proclitics
    if not parts and not reading.enclitic and lexicon().lemma(form) != form and (sure := _SURE.match(form)):
        return Front(form, form[sure.end() :], bool(sure[1]), bool(sure[2] or sure[4]), article=True, pronoun=False)
    conjunction = "و" in parts or "ف" in parts
    preposition = "ب" in parts or "ل" in parts or "ك" in parts
    return Front(form, reading.stem, conjunction, preposition, ARTICLE in parts, reading.enclitic != "")
