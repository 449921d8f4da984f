"""Credit lines, «الرياض - واس», «د ب أ - سان فرانسيسكو», «كتب: أحمد علي», into persons, agencies and places.

A line is cut at its signs, each piece is named by our lists (`credit_words`), and what no list knows is judged by what
stands beside it: beside an agency it is a place, beside a place a person, after «المصدر:» a source. What opens as
names of places do («مرسى ...») is a place beside any of them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from isnad.arabic.letters import INVISIBLE, match_form
from isnad.extract.credit_words import (
    Piece,
    agency_key,
    credit_form,
    is_house_desk,
    is_person,
    kind_of_piece,
    opens_like_place,
    outlet_key,
)
from isnad.extract.sign_off import is_sign_off
from isnad.extract.wordlists import forms

LONGEST_CREDIT = 160  # characters; a longer line is a sentence
_UNSEEN = re.compile(INVISIBLE)
# Signs between the pieces. A hyphen inside a word («إيتار-تاس») is one too: names of both halves are looked up joined.
_SIGN = re.compile(r"\s*[-–—―−_|/\\+،,؛;:•●·<>\[\](){}«»\"“”„&~#*]+\s*|\s+ـ+\s*|ــ+\s+|\s{2,}|\s\.\s|\s*[\t\n]\s*")
_ABBREVIATION = re.compile(r"(?<!\w)((?:[\wء-ي]\s?\.\s?){1,3}[\wء-ي])\s?\.?(?!\w)")
_BRACKETED = re.compile(r"\(\s*([^()]+?)\s*\)")
_COLON = re.compile(r"(?<=[^\d\s]):(?=\S)")
_EDGES = " .!؟?…'’‘\u0640"
# «لندن 3 أكتوبر», «أبوظبي في 2 مايو», «الرياض 20 رجب 1444 هـ»: the day belongs to the dateline, not to the place.
_DAY = re.compile(r"\s+(?:في\s+)?\d{1,2}\s+\D{3,}.*$|^\d[\d\s/.:-]*$")
_NUMERIC_DAY = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)\s*م?(?!\w)")  # «رام الله 2-5-2024 وفا»
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_QUOTES = frozenset('«»"“”„')
_LISTING = frozenset(["،", ",", "؛", ";", "+", "&"])
_JOINED_BY_FROM = re.compile(r"\s+(?:من|في)\s+")
_JOINED_BY_AND = re.compile(r"\s+و(?:\s+|(?=[^\s]{2}))")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who is credited in one line; every name as it stands there."""

    authors: tuple[str, ...] = ()  # persons
    agencies: tuple[str, ...] = ()  # agencies and outlets, one spelling each
    dateline: str = ""  # place or places

    def joined(self, other: "Credits") -> "Credits":
        """Both, the first in doubt; an agency under two names is kept under the first."""
        known = {agency_identity(name) for name in self.agencies}
        more = tuple(name for name in other.agencies if agency_identity(name) not in known)
        persons = {match_form(name) for name in self.authors}
        authors = tuple(name for name in other.authors if match_form(name) not in persons)
        return Credits(self.authors + authors, self.agencies + more, self.dateline or other.dateline)


def agency_identity(name: str) -> str:
    """One key for all names of one agency or outlet."""
    return agency_key(name) or outlet_key(name) or credit_form(name)


def read_credit(
    line: str,
    *,
    is_house: Callable[[str], bool] | None = None,
    is_known: Callable[[str], bool] | None = None,
) -> Credits | None:
    """The credits that a line gives, or None where it is no credit line but a sentence, a name alone or nothing.

    `is_house` tells whether a name is the printing house itself: its name is no agency unless the line says «المصدر:»
    before it. Without it, an outlet that stands beside an agency or a person is taken for the house. `is_known` tells
    whether a name that our lists do not hold is a house that the reader knows.
    """
    reading = _read(line, is_house, is_known)
    if reading is None or not reading.is_credit():
        return None
    return reading.credits()


def read_byline(
    line: str,
    *,
    is_house: Callable[[str], bool] | None = None,
    is_known: Callable[[str], bool] | None = None,
) -> Credits:
    """The credits in a field known to hold authors, where a bare name is a person; empty where none is named."""
    if _UUID.fullmatch(line.strip()):
        return Credits()
    reading = _read(line, is_house, is_known)
    return reading.credits(byline=True) if reading else Credits()


def read_source(
    line: str,
    *,
    is_house: Callable[[str], bool] | None = None,
    is_known: Callable[[str], bool] | None = None,
) -> Credits | None:
    """The credits in a field known to hold the source, where a bare name is one; None where it holds a desk or nothing."""
    reading = _read(line, is_house, is_known)
    if reading is None or all(is_house_desk(words) for _, words, _ in reading.pieces):
        return None
    if reading.is_dateline():
        return reading.credits(byline=True)
    return read_credit(f"المصدر: {line}", is_house=is_house, is_known=is_known)


@dataclass(slots=True)
class _Reading:
    """A line cut into pieces."""

    is_house: Callable[[str], bool] | None
    is_known: Callable[[str], bool] | None = None
    pieces: list[tuple[Piece, str, str]] = field(default_factory=list)  # what it is, its words, the label before it
    labels: set[str] = field(default_factory=set)
    bracketed: frozenset[str] = frozenset()  # what stands in brackets in the line
    has_list_sign: bool = False  # whether a comma or the like parts pieces
    is_list: bool = False  # whether nothing else does
    is_quoted: bool = False  # whether a quotation mark does, as in «علمت "المنارة"»

    def settle(self) -> None:
        """Decide by what stands beside them what some pieces are that could be two things by their words alone."""
        if len(self.pieces) < 2:
            return
        for at, (kind, words, label) in enumerate(self.pieces):
            if kind is Piece.UNKNOWN and self._knows(words) and (label or not self.has(Piece.AGENCY)):
                self.pieces[at] = (Piece.OUTLET, words, label)
        told = {kind for kind, words, _ in self.pieces if not opens_like_place(words)}
        # A person after a comma tells nothing: «عين الرئيس السوداني، عمر البشير، مديرا ...» is a sentence.
        telling = {Piece.AGENCY, Piece.OUTLET} if self.has_list_sign else {Piece.AGENCY, Piece.OUTLET, Piece.PERSON}
        if Piece.UNKNOWN in told:
            known = Piece.UNKNOWN
        elif told & telling:
            known = Piece.PLACE
        else:
            return
        for at, (kind, words, label) in enumerate(self.pieces):
            opens = label != "source" and not (label and at == 0)
            if kind in {Piece.UNKNOWN, Piece.PERSON} and opens and opens_like_place(words):
                self.pieces[at] = (known, words, label)

    def _knows(self, words: str) -> bool:
        return self.is_known is not None and self.is_known(words)

    def is_dateline(self) -> bool:
        """Whether it is a place that no list knows, alone, or before a house that none knows: «ميروان - القلزم»."""
        if any(label for _, _, label in self.pieces):
            return False
        first, *others = self.pieces
        if not others:
            return first[0] is Piece.UNKNOWN and opens_like_place(first[1])
        return first[0] is Piece.UNKNOWN and self._opens_dateline(first[1])

    def has(self, *kinds: Piece) -> bool:
        return any(kind in kinds for kind, _, _ in self.pieces)

    def is_credit(self) -> bool:
        """Whether every piece is accounted for and at least one says who or whence."""
        unknown = [words for kind, words, label in self.pieces if kind is Piece.UNKNOWN and label != "source"]
        if any(len(words.split()) > 4 for words in unknown) or len(unknown) > 1:
            return False
        if any(kind is Piece.UNKNOWN and len(words.split()) > 4 for kind, words, _ in self.pieces):
            return False  # «نقلا عن مسؤول في المخابرات العسكرية»: a source of what is said, not of the whole
        if self.labels & {"source", "author"}:
            return bool(self.pieces) and not (unknown and self.labels == {"source"})
        if self.has(Piece.AGENCY):
            return True
        if unknown:
            if self.has(Piece.PLACE) and (self.has(Piece.OUTLET) or unknown[0] in self.bracketed):
                return True
            return not self.is_quoted and self._opens_dateline(unknown[0]) and self._is_sure(self.pieces[1][1])
        return self.has(Piece.PLACE) or (self.has(Piece.OUTLET) and len(self.pieces) > 1)

    def credits(self, *, byline: bool = False) -> Credits:
        """Who is credited."""
        agencies = [words for kind, words, label in self.pieces if self._is_source(kind, words, label)]
        authors = [words for kind, words, label in self.pieces if self._is_author(kind, words, label, byline=byline)]
        places = [words for kind, words, label in self.pieces if self._is_place(kind, words, label, byline=byline)]
        found = Credits(dateline="، ".join(dict.fromkeys(places)))
        for name in agencies:
            found = found.joined(Credits(agencies=(name,)))
        for name in authors:
            found = found.joined(Credits(authors=(name,)))
        return found

    def _is_source(self, kind: Piece, words: str, label: str) -> bool:
        if label == "source":
            if kind is Piece.DESK and is_house_desk(words):
                return False
            return kind in {Piece.AGENCY, Piece.OUTLET} or (
                kind in {Piece.UNKNOWN, Piece.DESK} and self._names_source()
            )
        if label == "other":
            return False
        if kind is Piece.UNKNOWN:
            return self._closes_dateline(words, label)
        return kind is Piece.AGENCY or (kind is Piece.OUTLET and (self._credits_itself() or not self._is_house(words)))

    def _names_source(self) -> bool:
        # «المصدر: (أبوظبي - البيان)»: the unknown word is a source only where no known one stands, or in a list of them.
        return self.is_list or not self.has(Piece.AGENCY, Piece.OUTLET)

    def _credits_itself(self) -> bool:
        """Whether the house stands alone beside a place, «دبي - العربية.نت»: it then says that the story is its own."""
        kinds = [kind for kind, _, _ in self.pieces]
        others = {Piece.AGENCY, Piece.PERSON, Piece.DESK} & set(kinds)
        return not others and (Piece.PLACE in kinds or kinds == [Piece.UNKNOWN, Piece.OUTLET])

    def _closes_dateline(self, words: str, label: str) -> bool:
        """Whether a name we do not know is an agency by its place: «القاهرة (القلزم)», «الجسر الأبيض - القلزم»."""
        if label or len(self.pieces) != 2 or self.pieces[1][1] != words or len(words.split()) > 2:
            return False
        first = self.pieces[0][0]
        if first is Piece.PLACE:
            return words in self.bracketed
        one_name = (
            len(words.split()) == 1 and words.startswith("ال") and not words.endswith("ي")
        )  # «الرشيدي» is a person
        return first is Piece.UNKNOWN and one_name

    def _is_sure(self, words: str) -> bool:
        """Whether a name is a house for sure, and not a word that some paper has for its name, as «اليوم»."""
        return (self.is_house is not None and self.is_house(words)) or self._knows(words)

    def _is_house(self, words: str) -> bool:
        if self.is_house is None:
            return len(self.pieces) > 1
        return self.is_house(words)

    def _is_author(self, kind: Piece, words: str, label: str, *, byline: bool) -> bool:
        if label in {"other", "source"}:
            return False
        if kind is Piece.PERSON:
            return True
        if kind is not Piece.UNKNOWN or self._beside_agency() or words in self.bracketed or opens_like_place(words):
            return False
        named = is_person(words, any_name=True)
        if label == "author":
            return named
        if self._opens_dateline(words) or self._closes_dateline(words, label):
            return False
        return named and (self.has(Piece.PLACE, Piece.OUTLET) or (byline and len(self.pieces) == 1))

    def _is_place(self, kind: Piece, words: str, label: str, *, byline: bool) -> bool:
        if kind is Piece.PLACE:
            return label != "other"
        if kind is not Piece.UNKNOWN or label or len(words.split()) > 3 or any(map(str.isdigit, words)):
            return False
        if self.has(Piece.PLACE) or self._closes_dateline(words, label):
            return False
        lone_word = len(words.split()) == 1 and byline and self.has(Piece.PERSON, Piece.OUTLET)
        like_place = byline and opens_like_place(words)
        return self._beside_agency() or lone_word or like_place or self._opens_dateline(words)

    def _opens_dateline(self, words: str) -> bool:
        """Whether a name we do not know is a place by its place: «مرسى الغاف - الدانة», «الجسر الأبيض - القلزم»."""
        if len(self.pieces) != 2 or self.pieces[0][1] != words or words.endswith("ي"):
            return False
        kind, other, label = self.pieces[1]
        return kind is Piece.OUTLET or (kind is Piece.UNKNOWN and self._closes_dateline(other, label))

    def _beside_agency(self) -> bool:
        return any(kind is Piece.AGENCY and label != "other" for kind, _, label in self.pieces)


def _read(
    line: str, is_house: Callable[[str], bool] | None, is_known: Callable[[str], bool] | None
) -> _Reading | None:
    line = _UNSEEN.sub("", unescape(unescape(line)) if "&" in line else line).replace("\xa0", " ").strip()
    if not line or len(line) > LONGEST_CREDIT or is_sign_off(line):
        return None
    if not _SIGN.search(one_space := " ".join(line.split())):
        line = one_space  # two spaces part pieces only beside other signs
    line = _NUMERIC_DAY.sub(" - ", line)
    reading = _Reading(is_house, is_known, bracketed=frozenset(_BRACKETED.findall(line)))
    label = ""
    for words in _cut(_COLON.sub(": ", _ABBREVIATION.sub(_closed_up, line))):
        found, rest = _label(words)
        if found:
            label = found
            reading.labels.add(found)
        rest, after = _label_after(rest)
        for kind, piece in _named(rest, is_house):
            reading.pieces.append((kind, piece, label))
        label = after or label
    signs = {sign.strip() for sign in _SIGN.findall(line.rpartition(":")[2].strip(_EDGES))}
    reading.has_list_sign = bool(signs & _LISTING)
    reading.is_list = bool(signs) and signs <= _LISTING
    reading.is_quoted = any(_QUOTES.intersection(sign) for sign in signs)
    reading.settle()
    return reading


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
