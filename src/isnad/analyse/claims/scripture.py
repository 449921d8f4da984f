"""Words of God and of the Prophet, which speakers quote: «قال تعالى»، «لقوله صلى الله عليه وسلم»."""

from isnad.analyse.claims.phrases import Phrase
from isnad.analyse.claims.reading import Reading

GOD = "الله"
_PROPHET = ("الرسول", "النبي")  # as an article calls him; the first where it calls him neither
_OF_GOD = (
    ("تعالي",),
    ("سبحانه",),
    ("عز", "وجل"),
    ("جل", "وعلا"),
    ("الله", "تعالي"),
    ("الله", "سبحانه"),
    ("الله", "عز"),
)
_OF_THE_PROPHET = (
    *(("صلي", "الله", "عليه"), ("عليه", "الصلاه"), ("عليه", "افضل"), ("رسول", "الله")),
    *(("الرسول", "صلي"), ("النبي", "صلي"), ("الرسول", "الكريم"), ("نبينا", "محمد"), ("النبي", "محمد")),
)
_DASHES = frozenset("-–—ـ")
_LONGEST = 8  # words of praise


def scripture_behind(reading: Reading, place: int) -> Phrase | None:
    """Who speaks where the words behind a verb name God or the Prophet; None where they name neither."""
    first = place + 1
    while reading.form(first) in _DASHES:
        first += 1
    if not _opens(reading, first, (*_OF_GOD, *_OF_THE_PROPHET)):
        return None
    after = first
    while after < min(first + _LONGEST, reading.sentence_end(place)) and reading.is_word(after):
        after += 1
    return Phrase(first, after)


def scripture_name(reading: Reading, first: int) -> str | None:
    """What he is called whom tokens name; None where they name neither God nor the Prophet."""
    if _opens(reading, first, _OF_GOD):
        return GOD
    if not _opens(reading, first, _OF_THE_PROPHET):
        return None
    return next((name for name in _PROPHET if name in reading.text), _PROPHET[0])


def _opens(reading: Reading, first: int, words: tuple[tuple[str, ...], ...]) -> bool:
    return any(tuple(reading.forms[first : first + len(each)]) == each for each in words)
