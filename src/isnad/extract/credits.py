"""Credit lines, «الرياض - واس», «د ب أ - سان فرانسيسكو», «كتب: أحمد علي», into persons, agencies and places.

A line is cut at its signs (`credit_line`), each piece is named by our lists (`credit_words`), and what no list knows is
judged by what stands beside it: beside an agency it is a place, beside a place a person, after «المصدر:» a source. What
opens as names of places do («مرسى ...») is a place beside any of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from isnad.arabic.letters import match_form
from isnad.extract.credit_line import CreditLine, cut_line
from isnad.extract.credit_words import (
    Piece,
    agency_key,
    credit_form,
    is_house_desk,
    is_person,
    opens_like_place,
    outlet_key,
)

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_QUOTES = frozenset('«»"“”„')
_LISTING = frozenset(["،", ",", "؛", ";", "+", "&"])


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
    """The credits in a field known to hold the source, where a bare name is one; None where it holds a desk alone."""
    reading = _read(line, is_house, is_known)
    if reading is None or all(is_house_desk(words) for _, words, _ in reading.pieces):
        return None
    if reading.is_dateline():
        return reading.credits(byline=True)
    return read_credit(f"المصدر: {line}", is_house=is_house, is_known=is_known)


@dataclass(slots=True)
class _Reading:
    """What the pieces of a line are to each other."""

    line: CreditLine
    is_house: Callable[[str], bool] | None
    is_known: Callable[[str], bool] | None

    @property
    def pieces(self) -> list[tuple[Piece, str, str]]:
        return self.line.pieces

    def settle(self) -> None:
        """Decide by what stands beside them what some pieces are that could be two things by their words alone."""
        if len(self.pieces) < 2:
            return
        for at, (kind, words, label) in enumerate(self.pieces):
            if kind is Piece.UNKNOWN and self._knows(words) and (label or not self.has(Piece.AGENCY)):
                self.pieces[at] = (Piece.OUTLET, words, label)
        told = {kind for kind, words, _ in self.pieces if not opens_like_place(words)}
        # A person after a comma tells nothing: «عين الرئيس السوداني، عمر البشير، مديرا ...» is a sentence.
        telling = (
            {Piece.AGENCY, Piece.OUTLET} if self.line.signs & _LISTING else {Piece.AGENCY, Piece.OUTLET, Piece.PERSON}
        )
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
        if self.line.labels & {"source", "author"}:
            return bool(self.pieces) and not (unknown and self.line.labels == {"source"})
        if self.has(Piece.AGENCY):
            return True
        if unknown:
            return self._accounts_for(unknown[0])
        return self.has(Piece.PLACE) or (self.has(Piece.OUTLET) and len(self.pieces) > 1)

    def _accounts_for(self, words: str) -> bool:
        """Whether what stands beside a name that we do not know says what it is."""
        if self.has(Piece.PLACE) and (self.has(Piece.OUTLET) or words in self.line.bracketed):
            return True
        if any(map(_QUOTES.intersection, self.line.signs)):  # «علمت "المنارة"»
            return False
        return self._opens_dateline(words) and self._is_sure(self.pieces[1][1])

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
        # «المصدر: (أبوظبي - البيان)»: the unknown word is a source only where no known one stands, or in a list.
        signs = self.line.signs
        return bool(signs and signs <= _LISTING) or not self.has(Piece.AGENCY, Piece.OUTLET)

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
            return words in self.line.bracketed
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
        if (
            kind is not Piece.UNKNOWN
            or self._beside_agency()
            or words in self.line.bracketed
            or opens_like_place(words)
        ):
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


def _read(line: str, is_house: Callable[[str], bool] | None, is_known: Callable[[str], bool] | None) -> _Reading | None:
    cut = cut_line(line, is_house)
    if cut is None:
        return None
    reading = _Reading(cut, is_house, is_known)
    reading.settle()
    return reading
