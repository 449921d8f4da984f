"""A text as words and runs of digits, and those of them that can be part of a number."""

import re
from dataclasses import dataclass
from decimal import Decimal

from isnad.arabic.letters import Folded
from isnad.arabic.numbers import digits
from isnad.arabic.numbers.lexicon import (
    HUNDRED_WORDS,
    PERCENT_WORDS,
    SCALE_KINDS,
    TEN_KINDS,
    Kind,
    Word,
    context,
    counted_nouns,
    number_words,
)

_TOKEN = re.compile(digits.NUMERAL + r"|[^\W\d_]+")
_AND = "و"
OPENINGS = {"(": ")", "[": "]", "«": "»", '"': '"', "“": "”"}
_CLOSINGS = {closing: opening for opening, closing in OPENINGS.items()}
_ONE = "واحد"  # in matching form also «وأحد»
_AND_ELEVEN = Word(Kind.ELEVEN, 1, skip=1, joins=True, heads=False, definite=False)
_NO_VERBS = frozenset({"لم", "لن"})  # after which تسع is no nine
_DAMMA = "\u064f"
_DASHES = "-–—−"
_PERCENT_AFTER = re.compile(r" ?[\"”»)]? ?%")
_LIKE_DEAD = ("ميتا", "ميتي", "ميتين", "ميتان")
TANWIN = "\u064b"

Token = tuple[str, int, int]  # text in matching form, start, end


@dataclass(slots=True)
class Atom:
    """One word or run of digits that can be part of a number. Places are in the matching form."""

    kind: Kind
    value: Decimal
    start: int  # after proclitics
    end: int
    token: int  # its number among the tokens of the line
    joins: bool = False  # a bare و stands before it
    heads: bool = False  # a preposition stands before it: it cannot go on from a number before
    definite: bool = False
    linked: bool = False  # nothing but blanks and one و between it and the atom before
    opens: int = 0  # where its token, or the و before it, begins


class Line:
    """A text in matching form, cut into tokens."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.text = folded.text
        self.tokens: list[Token] = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(folded.text)]

    def word(self, place: int) -> str:
        """The token at that place, "" outside the text."""
        return self.tokens[place][0] if 0 <= place < len(self.tokens) else ""

    def gap(self, place: int) -> str:
        """What stands between a token and the one before it; a line feed at either end of the text."""
        if not 0 < place < len(self.tokens):
            return "\n"
        return self.text[self.tokens[place - 1][2] : self.tokens[place][1]]

    def follows(self, place: int) -> bool:
        """Whether only blanks part a token from the one before it."""
        gap = self.gap(place)
        return gap in {" ", ""} or not gap.strip(" \t")

    def goes_on(self, place: int) -> bool:
        """The same, also where the token before stands alone in brackets or quotation marks: «(40) ألف»."""
        if self.follows(place):
            return True
        closing = self.gap(place).strip(" \t")
        return closing in _CLOSINGS and self.gap(place - 1).rstrip(" \t")[-1:] == _CLOSINGS[closing]

    def original(self, start: int, end: int) -> str:
        """The text as written from which a span of the matching form came."""
        first, last = self.folded.span(start, end)
        return self.folded.original[first:last]


def atoms(line: Line) -> list[Atom]:
    """Everything in the line that can be part of a number, in order."""
    words = number_words()
    found: list[Atom] = []
    for place, (written, start, end) in enumerate(line.tokens):
        word = words.get(written)
        if word is not None:
            if written == _ONE:
                word = _one_or_eleven(line, place, word)
            if _counts(line, place, word):
                found.append(_word_atom(line, place, word, found))
        elif "0" <= written[0] <= "9" and not _names(line, place, start):
            found.extend(_digit_atoms(line, place, written, start, end))
    for first in range(len(found)):
        _link(line, found, first)
    return found


def percent_end(line: Line, place: int, end: int) -> int | None:
    """Where the percent sign or words after the number that ends there end; None where there are none."""
    sign = _PERCENT_AFTER.match(line.text, end)
    if sign:
        return sign.end()
    if not line.follows(place + 1):
        return None
    if line.word(place + 1) in PERCENT_WORDS:
        return line.tokens[place + 1][2]
    if line.word(place + 1) == "في" and line.word(place + 2) in HUNDRED_WORDS and line.follows(place + 2):
        return line.tokens[place + 2][2]
    return None


def is_voweled_part(line: Line, atom: Atom) -> bool:
    """Whether the vowel that tells a fifth from five is written: خُمس."""
    return line.original(atom.start, atom.end)[1:2] == _DAMMA


def _word_atom(line: Line, place: int, word: Word, before: list[Atom]) -> Atom:
    _, start, end = line.tokens[place]
    value = word.value
    if word.kind is Kind.SCALE_ACCUSATIVE and _is_dual(line, place):
        linked = before and before[-1].token == place - 1 and not word.joins
        value *= 1 if linked and before[-1].kind is not Kind.DUAL else 2
    return Atom(
        word.kind,
        Decimal(value),
        start + word.skip,
        end,
        place,
        joins=word.joins,
        heads=word.heads,
        definite=word.definite,
        opens=start,
    )


def _digit_atoms(line: Line, place: int, written: str, start: int, end: int) -> list[Atom]:
    wholes = digits.is_ambiguous(written) and "٫" not in line.original(start, end) and _is_counted(line, place)
    lists = not _is_scaled(line, place, end)
    values = list(digits.read(written, point_groups=wholes, lists=lists))
    found = [Atom(Kind.DIGITS, value, start + first, start + last, place) for value, first, last in values]
    before = line.text[max(start - 2, 0) : start]
    if before and before[-1] in _DASHES and not before[:-1].strip(' \n\t([«"“'):
        found[0].value = found[0].value.copy_negate()
        found[0].start -= 1
    for atom in found:
        atom.opens = atom.start
    return found


def _link(line: Line, found: list[Atom], first: int) -> None:
    """Says of the atom at `first` whether only blanks and one و part it from the atom before it."""
    atom = found[first]
    place = atom.token
    if line.word(place - 1) == _AND and line.follows(place):
        atom.joins = True
        place -= 1
        atom.opens = line.tokens[place][1]
    atom.linked = first > 0 and found[first - 1].token == place - 1 and line.goes_on(place) and not atom.heads
    if atom.linked and not line.follows(place):  # «(40) ألف»: the number begins at its bracket
        before = found[first - 1]
        before.start = line.tokens[before.token - 1][2] + len(line.gap(before.token).rstrip(" \t")) - 1


def _counts(line: Line, place: int, word: Word) -> bool:
    """Whether the word is one of number here, and no ordinal, weekday, percent word or name of a period."""
    check = _CHECKS.get(word.kind)
    return check is None or check(line, place, word)


def _one_or_eleven(line: Line, place: int, word: Word) -> Word:
    """«واحد» is one, but in «مئة وأحد عشر» and «وأحد الجنود» the و is cut off."""
    following = number_words().get(line.word(place + 1))
    is_teen = following is not None and following.kind in TEN_KINDS and not following.joins
    return _AND_ELEVEN if is_teen or "أ" in line.original(*line.tokens[place][1:]) else word


def _ten_counts(line: Line, place: int, _: Word) -> bool:
    return not _after_ordinal(line, place)


def _hundreds_count(line: Line, place: int, _: Word) -> bool:
    """«مئتا» is two hundred, «ميتا» dead."""
    word, start, end = line.tokens[place]
    return not word.endswith(_LIKE_DEAD) or "ئ" in line.original(start, end)


def _tens_count(line: Line, place: int, word: Word) -> bool:
    if not word.definite or not line.follows(place):
        return True
    if word.joins:
        return not _after_ordinal(line, place)
    return line.word(place - 1) not in context("ordinal_head")


def _hundred_counts(line: Line, place: int, word: Word) -> bool:
    if not word.definite:
        return True
    if line.word(place) in PERCENT_WORDS or (line.word(place - 1) == "في" and line.follows(place)):
        return False
    return line.word(place - 1) not in context("ordinal_head")


def _unit_counts(line: Line, place: int, word: Word) -> bool:
    if not word.definite or word.value > 2:
        return True
    following = number_words().get(line.word(place + 1))
    if following is not None and following.kind is Kind.TENS and following.joins:
        return True
    return word.value == 1 and not line.follows(place)  # «الاثنين» is a day, «الشخص الواحد» no count


def _part_counts(line: Line, place: int, _: Word) -> bool:
    return not (line.follows(place + 1) and line.word(place + 1) in context("period_part"))


def _zero_counts(line: Line, place: int, _: Word) -> bool:
    before = line.word(place - 1)
    return not line.follows(place) or not (before == "شهر" or before[:1].isdigit())  # صفر is a month too


_CHECKS = {
    Kind.ORDINAL: lambda line, place, word: False,
    Kind.TEN: _ten_counts,
    Kind.TEN_OR_PART: _ten_counts,
    Kind.TENS: _tens_count,
    Kind.HUNDRED: _hundred_counts,
    Kind.HUNDREDS: _hundreds_count,
    Kind.UNIT: _unit_counts,
    Kind.UNIT_OR_PART: lambda line, place, word: line.word(place - 1) not in _NO_VERBS,
    Kind.PART: _part_counts,
    Kind.ZERO: _zero_counts,
}


def _after_ordinal(line: Line, place: int) -> bool:
    before = number_words().get(line.word(place - 1))
    return before is not None and before.kind is Kind.ORDINAL and line.follows(place)


def _names(line: Line, place: int, start: int) -> bool:
    """Whether digits belong to a name or a sign: F16, كوفيد-19, م2."""
    gap = line.gap(place)
    before = line.word(place - 1)
    if gap == "":
        return "a" <= before[0] <= "z" or before in context("measure_sign")
    return len(gap) == 1 and gap in _DASHES and not before[0].isdigit()


def _is_dual(line: Line, place: int) -> bool:
    """Whether «ألفا» stands before what it counts, and so is «two thousand»: with tanwin it would be one thousand."""
    following = line.word(place + 1)
    _, start, end = line.tokens[place]
    return (
        following != ""
        and line.follows(place + 1)
        and not following.startswith(("ال", "و"))
        and following not in context("particle")
        and following not in number_words()
        and following[0] > "z"
        and TANWIN not in line.original(start, end)
    )


def _is_counted(line: Line, place: int) -> bool:
    """Whether a noun that comes in wholes seems to follow a number: «866.646 نسمة»."""
    following = line.word(place + 1)
    if not following or not line.goes_on(place + 1) or following[0] <= "z":
        return False
    if following in context("fine_unit"):
        return False
    if following in counted_nouns():
        return True
    if following in number_words() or following in PERCENT_WORDS or following.startswith(("ال", "و")):
        return False
    return following not in context("particle")


def _is_scaled(line: Line, place: int, end: int) -> bool:
    """Whether a scale or percent follows, before which «3،4» is a number with decimals."""
    following = number_words().get(line.word(place + 1))
    scaled = following is not None and following.kind in SCALE_KINDS and line.goes_on(place + 1)
    return scaled or percent_end(line, place, end) is not None
