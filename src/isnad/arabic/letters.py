"""Normal forms of Arabic text, for comparing only, with a way back to the text as written.

The *store form* is plain Unicode NFC. The *matching form* is what two spellings of one word share: one alef, one ya,
no ta marbuta, no hamza carriers, no vowel signs, no tatweel, no presentation forms, no invisible marks, ASCII digits,
Persian and Urdu letters as the Arabic ones they stand for, Latin in lower case and without accents. A bare hamza (ء)
stays, since dropping it would merge words of their own (ماء and ما, جاء and جا).

`fold` gives the matching form with a map from every span of it to the span of the original it came from.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from itertools import chain

# Signs that stand on or between letters and add nothing to the word's skeleton: honorifics, vowel signs, maddah and
# hamza as combining signs, Quranic marks, the small high letters, Latin accents, variation selectors.
_MARK_RANGES = (
    (0x0300, 0x036F),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x0674, 0x0674),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x0897, 0x089F),
    (0x08CA, 0x08E1),
    (0x08E3, 0x08FF),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
)
TATWEEL = "\u0640"
# Formatting characters without width: soft hyphen, Arabic letter mark, zero-width space and joiners, bidirectional
# marks, embeddings, overrides and isolates, word joiner and invisible operators, byte order mark.
_INVISIBLE_RANGES = (
    (0x00AD, 0x00AD),
    (0x061C, 0x061C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFEFF, 0xFEFF),
)
_SPACES = (
    "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# The letters that stand for one Arabic letter: alefs, carriers of hamza, endings, and letters of Persian, Urdu,
# Pashto and the Maghreb. Those for sounds that Arabic has no letter for go to what newspapers print instead of them.
_LETTERS = {
    "آأإٱٲٳٵ": "ا",
    "ؤٶ": "و",
    "ىیۍېےۓٸ": "ي",
    "ةہھەۀۂۃ": "ه",
    "کڪگڭ": "ك",
    "ڤڢ": "ف",
    "ڧڨ": "ق",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ٹ": "ت",
    "ڈ": "د",
    "ڑ": "ر",
    "ں": "ن",
    "٫": ".",
    "٬": ",",
    "٪": "%",
}
_PRESENTATION_RANGES = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
_LATIN_RANGES = ((0x0041, 0x005A), (0x00C0, 0x0556), (0x10A0, 0x10C5), (0x1E00, 0x1FFF), (0xFF21, 0xFF3A))

_ARABIC = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u0673\u0675-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
ARABIC_LETTER = f"[{_ARABIC}]"  # a character class of a regular expression
_IS_ARABIC = re.compile(ARABIC_LETTER)
_ANY_LETTER = re.compile(r"[^\W\d_]")


def _points(ranges: tuple[tuple[int, int], ...]) -> chain[int]:
    return chain.from_iterable(range(first, last + 1) for first, last in ranges)


def _char_class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


MARK = f"[{_char_class(_MARK_RANGES)}]"  # character classes of regular expressions
INVISIBLE = f"[{_char_class(_INVISIBLE_RANGES)}]"


def _table() -> dict[int, str]:
    """What each code point becomes; those that stay are listed too, since `str.translate` is slow on absent keys."""
    table = {point: chr(point) for point in chain(range(0x0700), range(0x2000, 0x2100))}
    table |= dict.fromkeys(chain(_points(_MARK_RANGES), _points(_INVISIBLE_RANGES), [ord(TATWEEL)]), "")
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    for letters, letter in _LETTERS.items():
        table |= dict.fromkeys(map(ord, letters), letter)
    for zero in (0x0660, 0x06F0):
        table |= {zero + digit: str(digit) for digit in range(10)}
    for point in chain(_points(_LATIN_RANGES), _points(_PRESENTATION_RANGES)):
        plain = unicodedata.normalize("NFKD" if point >= 0xFB50 else "NFD", chr(point).lower()).lower()
        table[point] = unicodedata.normalize("NFC", plain.translate(table)).strip(" ") or ""
    return table


_TABLE = _table()
_RESIZED = re.compile("[" + "".join(re.escape(chr(point)) for point, form in _TABLE.items() if len(form) != 1) + "]")
# Every piece begins with a character that composes with nothing before it; only within pieces can NFC change anything.
_PIECE = re.compile(
    r"[\x00-\u02ff\u0621-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u06d3]?[^\x00-\u02ff\u0621-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u06d3]*"
)
_LONGEST_PIECE = 64  # NFC sorts the marks on one letter in quadratic time; no writing puts 64 there


def store_form(text: str) -> str:
    """The text in Unicode NFC: for what we write ourselves (keys, lists), never for what a publisher wrote."""
    return unicodedata.normalize("NFC", text)


def match_form(text: str) -> str:
    """What all spellings of the text share; see the head of this file. Idempotent, in linear time."""
    form = _mapped(text if unicodedata.is_normalized("NFC", text) else _composed(text))
    while not unicodedata.is_normalized("NFC", form):  # a removed mark had kept two characters apart
        again = _mapped(_composed(form))
        if again == form:
            break
        form = again
    return form


def _mapped(text: str) -> str:
    # «مسئول» and «مسؤول», «شئون» and «شؤون» are one word in Cairo's spelling and in Beirut's.
    return text.translate(_TABLE).replace("ئو", "وو").replace("ئ", "ي")


def _composed(text: str) -> str:
    return "".join(map(_composed_piece, _PIECE.findall(text)))


def _composed_piece(piece: str) -> str:
    if len(piece) > _LONGEST_PIECE:
        return piece
    return unicodedata.normalize("NFC", piece)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in matching form that knows where each of its characters stood.

    `starts` and `ends` give, for every character of `text`, the half-open span of `original` it came from, with the
    vowel signs and tatweel that follow it there. Both are monotone.
    """

    original: str  # as given
    text: str  # its matching form
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `original` that the span [start, end) of `text` came from; an empty span stays empty.

        Raises `IndexError` when the span does not lie within `text`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span [{start}, {end}) outside a text of {len(self.text)} characters")
        if start < end:
            return self.starts[start], self.ends[end - 1]
        point = self.starts[start] if start < len(self.text) else len(self.original)
        return point, point


def fold(text: str) -> Folded:
    """The matching form of a text with the way back: `fold(text).text == match_form(text)`, in linear time."""
    form, starts, ends = text, array("L", range(len(text))), array("L", range(1, len(text) + 1))
    while True:
        if not unicodedata.is_normalized("NFC", form):
            form, starts, ends = _fold_composed(form, starts, ends)
        again, starts, ends = _fold_mapped(form, starts, ends)
        if again == form or unicodedata.is_normalized("NFC", again):
            return Folded(text, again, starts, ends)
        form = again


def _fold_composed(text: str, starts: "array[int]", ends: "array[int]") -> tuple[str, "array[int]", "array[int]"]:
    pieces: list[str] = []
    new_starts, new_ends = array("L"), array("L")
    for match in _PIECE.finditer(text):
        piece = match.group()
        composed = _composed_piece(piece)
        first, last = match.span()
        if composed == piece:
            new_starts += starts[first:last]
            new_ends += ends[first:last]
        else:  # which character went where is not ours to know: each comes from the whole piece
            new_starts += array("L", [starts[first]]) * len(composed)
            new_ends += array("L", [ends[last - 1]]) * len(composed)
        pieces.append(composed)
    return "".join(pieces), new_starts, new_ends


def _fold_mapped(text: str, starts: "array[int]", ends: "array[int]") -> tuple[str, "array[int]", "array[int]"]:
    new_starts, new_ends = array("L"), array("L")
    done = 0
    for match in _RESIZED.finditer(text):
        here = match.start()
        new_starts += starts[done:here]
        new_ends += ends[done:here]
        done = here + 1
        size = len(_TABLE[ord(match.group())])
        new_starts += starts[here:done] * size
        new_ends += ends[here:done] * size
        if not size and new_ends and _IS_SIGN.match(text, here) and new_ends[-1] == starts[here]:
            new_ends[-1] = ends[here]  # a vowel sign belongs to its letter
    new_starts += starts[done:]
    new_ends += ends[done:]
    return _mapped(text), new_starts, new_ends


_IS_SIGN = re.compile(f"{MARK}|{TATWEEL}")


def is_arabic_letter(ch: str) -> bool:
    """Whether the one character is a letter of the Arabic script, presentation forms included."""
    return _IS_ARABIC.fullmatch(ch) is not None


def arabic_share(text: str) -> float:
    """The share of Arabic letters among all letters of the text, from 0 to 1; 0 for a text without letters."""
    letters = len(_ANY_LETTER.findall(text))
    return len(_IS_ARABIC.findall(text)) / letters if letters else 0.0
