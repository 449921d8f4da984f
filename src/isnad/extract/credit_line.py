"""A credit line cut at its signs, with what each piece names by our lists, and the label before it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain

from isnad.arabic.letters import INVISIBLE, match_form
from isnad.extract.credit_words import Piece, agency_key, kind_of_piece
from isnad.extract.sign_off import is_sign_off
from isnad.extract.wordlists import forms

LONGEST_CREDIT = 160  # characters; a longer line is a sentence
_UNSEEN = re.compile(INVISIBLE)
# Signs between the pieces. A hyphen inside a word («إيتار-تاس») is one too: names of both halves are looked up joined.
_SIGN = re.compile(r"\s*[-–—―−_|/\\+،,؛;:•●·<>\[\](){}«»\"“”„&~#*]+\s*|\s+ـ+\s*|ــ+\s+|\s{2,}|\s\.\s|\s*[\t\n]\s*")
_ABBREVIATION = re.compile(r"(?<!\w)((?:[\wء-ي]\s?\.\s?){1,3}[\wء-ي])\s?\.?(?!\w)")
_BRACKETED = re.compile(r"\(\s*([^()]+?)\s*\)|«\s*([^«»]+?)\s*»")
_COLON = re.compile(r"(?<=[^\d\s]):(?=\S)")
_EDGES = " .!؟?…'’‘\u0640"
# «لندن 3 أكتوبر», «أبوظبي في 2 مايو», «الرياض 20 رجب 1444 هـ»: the day belongs to the dateline, not to the place.
_DAY = re.compile(r"\s+(?:في\s+)?\d{1,2}\s+\D{3,}.*$|^\d[\d\s/.:-]*$")
_NUMERIC_DAY = re.compile(
    r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)\s*م?(?!\w)"
)  # «رام الله 2-5-2024 وفا»
_JOINED_BY_FROM = re.compile(r"\s+(?:من|في)\s+")
_JOINED_BY_AND = re.compile(r"\s+و(?:\s+|(?=[^\s]{2}))")


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A line cut into pieces."""

    pieces: list[tuple[Piece, str, str]] = field(default_factory=list)  # what it is, its words, the label before it
    labels: set[str] = field(default_factory=set)
    bracketed: frozenset[str] = frozenset()  # what stands in brackets or «...» in the line
    signs: frozenset[str] = frozenset()  # that part the pieces, after the last colon


def cut_line(line: str, is_house: Callable[[str], bool] | None) -> CreditLine | None:
    """A line cut into pieces; None where it is empty, too long for a credit or the end of an agency's text.

    `is_house` tells whether a name is the printing house itself, which is an outlet.
    """
    line = _UNSEEN.sub("", unescape(unescape(line)) if "&" in line else line).replace("\xa0", " ").strip()
    if not line or len(line) > LONGEST_CREDIT or is_sign_off(line):
        return None
    if not _SIGN.search(one_space := " ".join(line.split())):
        line = one_space  # two spaces part pieces only beside other signs
    line = _NUMERIC_DAY.sub(" - ", line)
    bracketed = frozenset(filter(None, chain.from_iterable(_BRACKETED.findall(line))))
    signs = frozenset(sign.strip() for sign in _SIGN.findall(line.rpartition(":")[2].strip(_EDGES)))
    found = CreditLine(bracketed=bracketed, signs=signs)
    label = ""
    for words in _cut(_COLON.sub(": ", _ABBREVIATION.sub(_closed_up, line))):
        opener, rest = _label(words)
        if opener:
            label = opener
            found.labels.add(opener)
        rest, after = _label_after(rest)
        found.pieces.extend((kind, piece, label) for kind, piece in _named(rest, is_house))
        label = after or label
    return found


def _closed_up(match: re.Match[str]) -> str:
    """«أ. ف. ب.» without the spaces and the last dot, so that no sign cuts it."""
    return re.sub(r"\s+", "", match.group(1))


def _cut(line: str) -> Iterator[str]:
    for piece in _SIGN.split(line):
        words = _undated(piece.strip(_EDGES).removeprefix("من "))
        if words:
            yield words


def _undated(words: str) -> str:
    return _DAY.sub("", words) if any(map(str.isdigit, words)) else words


def _label(words: str) -> tuple[str, str]:
    """The label that opens the words, "" where none does, and what follows it."""
    labels = forms("credit_labels")
    parts = words.split()
    for length in range(min(3, len(parts)), 0, -1):
        kind = labels.get(match_form(" ".join(parts[:length])))
        if kind and not (length == 1 and len(parts) > 6):
            return kind, " ".join(parts[length:])
    return "", words


def _label_after(words: str) -> tuple[str, str]:
    """«عبدالرحمن الخضيري تصوير - محمد الفهد»: the words without the label that closes them, and that."""
    head, _, tail = words.rpartition(" ")
    return (head, "other") if head and forms("credit_labels").get(match_form(tail)) == "other" else (words, "")


def _named(words: str, is_house: Callable[[str], bool] | None) -> Iterator[tuple[Piece, str]]:
    """The words as one piece, or as the pieces they are made of."""
    if not words:
        return
    kind = Piece.OUTLET if is_house is not None and is_house(words) else kind_of_piece(words)
    parts = words.split()
    if kind in {Piece.UNKNOWN, Piece.PERSON} and len(parts) > 1:
        split = _taken_apart(words, parts)
        if split:
            for part in split:
                yield from _named(part, is_house)
            return
    yield kind, words


def _taken_apart(words: str, parts: list[str]) -> list[str]:
    """The parts of «محمد أحمد من الرياض», «عماد ناصر وفهد بوعائشة», «برلين رويترز»; [] where it is one piece."""
    for joint in (_JOINED_BY_FROM, _JOINED_BY_AND):
        halves = [half for half in joint.split(words) if half]
        if len(halves) > 1 and all(
            kind_of_piece(half) is not Piece.UNKNOWN or len(half.split()) == 2 for half in halves
        ):
            return halves
    solid = {Piece.AGENCY, Piece.PLACE}
    for cut in range(len(parts) - 1, 0, -1):
        head, tail = " ".join(parts[:cut]), " ".join(parts[cut:])
        if agency_key(head) or (agency_key(tail) and (cut > 1 or kind_of_piece(head) in {*solid, Piece.OUTLET})):
            return [head, tail]
    return []
