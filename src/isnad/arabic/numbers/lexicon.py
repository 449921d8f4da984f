"""Words of number with their clitics, in matching form, ready to be looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product

from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import forms_of, rows
from isnad.model import Bound


class Kind(StrEnum):
    """What a word does in a number; the second column of data/number_words.tsv."""

    DIGITS = "digits"
    ZERO = "zero"
    UNIT = "unit"  # 1 to 9
    ELEVEN = "eleven"  # أحد، إحدى: a number only before عشر or a ten
    TWELVE = "twelve"  # اثنا، اثني: a number only before عشر
    UNIT_OR_PART = "unit_or_part"  # سبع: seven or a seventh, seven where it stands alone
    PART_OR_UNIT = "part_or_unit"  # خمس: five or a fifth, a fifth where it stands alone
    TEN = "ten"
    TEN_OR_PART = "ten_or_part"
    TEEN = "teen"  # one word: خمسةعشر
    TENS = "tens"
    HUNDRED = "hundred"
    HUNDREDS = "hundreds"  # one word: ثلاثمئة، مئتان
    SCALE = "scale"
    SCALE_ACCUSATIVE = "scale_accusative"  # ألفا: a thousand, or two before what they count
    SCALE_DUAL = "scale_dual"
    SCALE_PLURAL = "scale_plural"  # آلاف: a scale after a number, vague without
    HUNDRED_PLURAL = "hundred_plural"
    TENS_PLURAL = "tens_plural"
    DOZEN = "dozen"
    PART = "part"  # نصف، ربع: one divided by its value
    PART_OR_PRICE = "part_or_price"  # ثمن: in running text nearly always a price
    PART_DUAL = "part_dual"
    PART_PLURAL = "part_plural"
    ORDINAL = "ordinal"  # ثالث: keeps a following عشر or عشرون from being a number
    MINUS = "minus"
    DUAL = "dual"  # قتيلان: a noun that counts itself; from data/number_duals.tsv


AMBIGUOUS_PARTS = frozenset({Kind.UNIT_OR_PART, Kind.PART_OR_UNIT, Kind.TEN_OR_PART})
TEN_KINDS = frozenset({Kind.TEN, Kind.TEN_OR_PART})
SCALE_KINDS = frozenset({Kind.SCALE, Kind.SCALE_ACCUSATIVE, Kind.SCALE_PLURAL})
VAGUE_KINDS = frozenset({Kind.SCALE_PLURAL, Kind.HUNDRED_PLURAL, Kind.TENS_PLURAL})

HUNDRED_WORDS = frozenset(map(match_form, ("المئة", "المائة")))  # after في: percent
PERCENT_WORDS = frozenset(map(match_form, ("بالمئة", "بالمائة", "بالماية")))

_CONJUNCTION = "و"
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
# With the article, and how much of it stands before the word as it counts: «الآلاف» is whole, of لل nothing comes off.
_ARTICLED = {
    "": ("ال", 0),
    "و": ("وال", 1),
    "ف": ("فال", 1),
    "ب": ("بال", 1),
    "ك": ("كال", 1),
    "ل": ("لل", 0),
    "وب": ("وبال", 2),
    "ول": ("ولل", 1),
    "وك": ("وكال", 2),
}
# A proclitic before the number makes another word: لست «I am not».
_AMOUNTS = ("كميه", "كميات", "كميتان", "كميتين", "كميتي")  # كمية
_OTHER_WORDS = frozenset({"لست", "ولست", "فلست", "فست", "كست", "كالف", "بعشرا", "لعشرا"}) | {
    before + amount for before, amount in product(("", "و", "ف"), _AMOUNTS)
}


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of one written word."""

    kind: Kind
    value: int
    skip: int  # code points of proclitics before the number itself
    joins: bool  # whether the proclitic is a bare و, which adds to a number before it
    heads: bool  # whether it has a preposition or ف before it, so that no number goes on into it
    definite: bool


@cache
def number_words() -> dict[str, Word]:
    """Every form of every word of number, proclitics and article joined on, and every dual, in matching form."""
    found: dict[str, Word] = {}
    # what is a word by itself is not cut: واحد is no و and أحد
    for proclitic, (form, kind, value) in product(_PROCLITICS, rows("number_words")):
        stem = match_form(form)
        joins, heads = proclitic == _CONJUNCTION, proclitic not in {"", _CONJUNCTION}
        if proclitic + stem not in _OTHER_WORDS:
            word = Word(Kind(kind), int(value), len(proclitic), joins, heads, definite=False)
            found.setdefault(proclitic + stem, word)
        if proclitic in _ARTICLED:
            article, skip = _ARTICLED[proclitic]
            found.setdefault(article + stem, Word(Kind(kind), int(value), skip, joins, heads, definite=True))
    for dual, skip in _duals():
        found.setdefault(
            dual, Word(Kind.DUAL, 2, skip, joins=skip == 1 and dual[0] == "و", heads=False, definite=False)
        )
    return found


def _duals() -> Iterator[tuple[str, int]]:
    endings = {"n": ("ان", "تان"), "g": ("ين", "تين"), "c": ("ي", "تي")}
    for noun, forms in rows("number_duals"):
        feminine = noun.endswith("ة")
        stem = match_form(noun[:-1] if feminine else noun)
        ends = [endings[form][feminine] for form in forms if form != "d"]
        if feminine and "c" in forms:
            ends.append("تا")
        for end, proclitic in product(ends, _PROCLITICS):
            yield proclitic + stem + end, len(proclitic)
        if "d" in forms:
            for end, (article, skip) in product(ends, _ARTICLED.values()):
                yield article + stem + end, skip


@cache
def counted_nouns() -> frozenset[str]:
    """The nouns of data/number_duals.tsv in the singular, and as accusatives of specification, in matching form."""
    nouns = [match_form(noun) for noun, _ in rows("number_duals")]
    return frozenset(nouns) | {noun + "ا" for noun in nouns}


@cache
def context(role: str) -> frozenset[str]:
    """The words of data/number_context.tsv with this role, in matching form."""
    return forms_of("number_context", role)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that bound a number."""

    words: tuple[str, ...]  # in matching form
    bound: Bound
    far: bool  # whether nouns may stand between it and the number
    skip: int = 0  # code points of proclitics before its first word


@cache
def phrases_before() -> dict[str, tuple[Phrase, ...]]:
    """The bound words that stand before a number, by their last word; longest first, proclitics joined on."""
    found: dict[str, list[Phrase]] = {}
    for words, bound, reach in _phrases("before"):
        for proclitic in ("",) if reach == "bare" else _PROCLITICS:
            written = (proclitic + words[0], *words[1:])
            found.setdefault(written[-1], []).append(Phrase(written, bound, reach == "far", len(proclitic)))
    return {last: tuple(sorted(those, key=lambda p: -len(p.words))) for last, those in found.items()}


@cache
def phrases_after() -> dict[str, tuple[Phrase, ...]]:
    """The bound words that stand after a number and its noun, by their first word; longest first."""
    found: dict[str, list[Phrase]] = {}
    for words, bound, _ in _phrases("after"):
        found.setdefault(words[0], []).append(Phrase(words, bound, far=False))
    return {first: tuple(sorted(those, key=lambda p: -len(p.words))) for first, those in found.items()}


def _phrases(side: str) -> Iterator[tuple[tuple[str, ...], Bound, str]]:
    for phrase, its_side, bound, reach in rows("number_bounds"):
        if its_side == side:
            words = tuple(match_form(phrase).split())
            yield words, Bound(bound), reach
            if words[0] == "ما" and len(words) > 1:  # «مايقارب», «مالا يقل عن»: often written as one word
                yield (words[0] + words[1], *words[2:]), Bound(bound), reach
