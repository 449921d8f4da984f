"""One number of a line: whole numbers, parts, and both together, negative and vague ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from isnad.arabic.numbers.lexicon import AMBIGUOUS_PARTS, SCALE_KINDS, VAGUE_KINDS, Kind, context, number_words
from isnad.arabic.numbers.scan import Atom, Line, is_voweled_part
from isnad.arabic.numbers.summing import ONE, THOUSAND, Sum, read_whole

# Sums are exact to 60 places, more than any text needs; digits that nothing is added to are not rounded at all.
ARITHMETIC = Context(prec=60, traps=[])
QUOTIENTS = Context(prec=28, traps=[])
_TERMINAL_PARTS = frozenset({Kind.PART, Kind.PART_DUAL})


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its places in the line."""

    value: Decimal
    start: int  # in the matching form
    end: int
    opens: int  # where its first token, or the و before it, begins
    first: int  # its first and last token
    last: int
    joins: bool  # a bare و stands before it
    heads: bool  # a preposition stands before it, written as one word with it
    kind: Kind  # of its first atom
    atoms: int  # how many it took
    after: int  # the atom after it
    scale: Decimal = ONE  # the scale it ends with: of «3 ملايين» a million
    vague: bool = False
    halves: tuple[tuple[int, Decimal], ...] = ()  # atoms at which a و joined, and the number before it


class Reader:
    """Reads numbers off the atoms of one line.

    `loose` is for a text known to be one expression: there «خمس» alone is a fifth, «23 خمس» are fifths, «ثمن» is an
    eighth rather than a price, and «4 آلاف 3 مئة» needs no و.
    """

    def __init__(self, line: Line, atoms: Sequence[Atom], *, loose: bool = False) -> None:
        self.line = line
        self.atoms = atoms
        self.loose = loose

    def read(self, first: int) -> Number | None:
        """The longest number that begins at the atom `first`; None where none does."""
        atom = self.atoms[first]
        if atom.kind is Kind.MINUS:
            return self._negative(first)
        if atom.kind in VAGUE_KINDS:
            return self._vague(first)
        if atom.kind is Kind.DUAL:
            return self._with_part(first, Sum(group=atom.value, last=atom.value), first + 1)
        if self._is_part(first):
            return self._part(first)
        found, after = read_whole(self.atoms, first, loose=self.loose)
        return self._with_part(first, found, after) if after > first else None

    def _negative(self, first: int) -> Number | None:
        if not self._is_next(first + 1) or self.atoms[first + 1].kind is Kind.MINUS:
            return None
        inner = self.read(first + 1)
        if inner is None or inner.vague:
            return None
        atom = self.atoms[first]
        return replace(
            inner,
            value=inner.value.copy_negate(),
            start=atom.start,
            opens=atom.opens,
            first=atom.token,
            joins=atom.joins,
            halves=(),
        )

    def _vague(self, first: int) -> Number:
        value = self.atoms[first].value
        after = first + 1
        while self._is_next(after) and self.atoms[after].kind is Kind.SCALE_PLURAL:  # عشرات الآلاف
            value *= self.atoms[after].value
            after += 1
        return replace(self._number(first, after, value), vague=True)

    def _part(self, first: int) -> Number | None:
        part = self.fraction(first)
        after = first + 1
        if self._is_next(after):
            following = self.atoms[after]
            if following.kind in SCALE_KINDS and (following.definite or following.kind is not Kind.SCALE_PLURAL):
                return self._part_of_scale(first, part, after)
            if (
                following.kind in {Kind.DOZEN, Kind.HUNDRED}
                or (self.loose and following.definite)
                or self._both_parts(after)
            ):
                whole = self.read(after)
                return whole and self._number(first, whole.after, part * whole.value)
        return self._number(first, after, part)

    def _part_of_scale(self, first: int, part: Decimal, after: int) -> Number:
        scale = Decimal(10) ** self.atoms[after].value.adjusted()
        product = part * scale
        begun = Sum(self.loose, total=product, scale=scale, top=scale, last=product)
        found, after = read_whole(self.atoms, after + 1, begun=begun)
        return self._number(first, after, found.value, found)

    def _with_part(self, first: int, found: Sum, after: int) -> Number:
        """A whole number and the part that goes on from it, if one does: «مليون ونصف»، «ثلاثة أرباع المليون»."""
        value = found.value
        if self._is_next(after) and self.atoms[after].kind is Kind.PART_PLURAL:
            return self._parts_counted(first, found, after)
        if self._joins_part(after):
            part, after = self._times_scale(self.fraction(after), after + 1, found)
            return self._number(first, after, value + part)
        if self._joins_counted_parts(after):
            counted = self.atoms[after].value / self.atoms[after + 1].value
            part, after = self._times_scale(counted, after + 2, found)
            return self._number(first, after, value + part)
        if self.loose and self._is_next(after) and self._can_be_part(after):  # «ثلاثة وعشرون خمس»
            return self._number(first, after + 1, QUOTIENTS.multiply(value, self.fraction(after)))
        return self._number(first, after, value, found)

    def _parts_counted(self, first: int, found: Sum, after: int) -> Number:
        """«ثلاثة أرباع» is 3/4, «مئة وثلاثة أرباع» 100 3/4, but «مئة وثلاثون أخماسا» 130/5."""
        divisor = self.atoms[after].value
        has_whole = found.value != found.last and found.last < divisor
        whole = found.value - found.last if has_whole else Decimal(0)
        before = _without_last(found) if has_whole else None
        part = QUOTIENTS.divide(found.value - whole, divisor)
        part, after = self._times_scale(part, after + 1, before)
        return self._number(first, after, whole + part)

    def _times_scale(self, part: Decimal, after: int, before: Sum | None) -> tuple[Decimal, int]:
        """A part of the scale named after it (ونصف المليون), else of the one before it (مليون ونصف), else of one."""
        if self._is_next(after) and not self.atoms[after].joins:
            following = self.atoms[after]
            if following.kind in SCALE_KINDS and following.kind is not Kind.SCALE_PLURAL:
                return part * Decimal(10) ** following.value.adjusted(), after + 1
        if before is not None and before.open_scale >= THOUSAND:
            return part * before.open_scale, after
        return part, after

    def _is_next(self, place: int) -> bool:
        """Whether an atom follows there without a و."""
        return place < len(self.atoms) and self.atoms[place].linked and not self.atoms[place].joins

    def _is_part(self, first: int) -> bool:
        atom = self.atoms[first]
        if atom.kind in _TERMINAL_PARTS:
            return True
        if atom.kind is not Kind.PART_OR_PRICE and atom.kind not in AMBIGUOUS_PARTS:
            return False
        if is_voweled_part(self.line, atom):
            return True
        if atom.kind is Kind.PART_OR_PRICE:
            return self.loose
        return self._is_ambiguous_part(first)

    def _is_ambiguous_part(self, first: int) -> bool:
        """Whether خمس is a fifth rather than five."""
        atom = self.atoms[first]
        if first + 1 >= len(self.atoms) or not self.atoms[first + 1].linked:
            return atom.kind is Kind.PART_OR_UNIT if self.loose else self._before_definite(atom)
        following = self.atoms[first + 1]
        is_of = following.definite or following.kind in {Kind.PART_OR_UNIT, Kind.UNIT_OR_PART}
        return self.loose and is_of and not following.joins  # «خمس العشرين»، «خمس خمس العشرين»

    def _before_definite(self, atom: Atom) -> bool:
        """«خمس السكان» and «خمس سكان البلاد» are a fifth of the people; «خمس نساء» five women."""
        following = self.line.word(atom.token + 1)
        if atom.definite or not self.line.follows(atom.token + 1) or following in number_words():
            return False
        return following.startswith("ال") or following in context("whole")

    def _both_parts(self, place: int) -> bool:
        return self.loose and self._can_be_part(place)

    def _can_be_part(self, place: int) -> bool:
        kind = self.atoms[place].kind
        return kind in _TERMINAL_PARTS or kind is Kind.PART_OR_PRICE or kind in AMBIGUOUS_PARTS

    def _joins_part(self, place: int) -> bool:
        if place >= len(self.atoms) or not (self.atoms[place].linked and self.atoms[place].joins):
            return False
        kind = self.atoms[place].kind
        return kind in _TERMINAL_PARTS or (self.loose and (kind is Kind.PART_OR_PRICE or kind in AMBIGUOUS_PARTS))

    def _joins_counted_parts(self, place: int) -> bool:
        if not self._is_next(place + 1) or self.atoms[place + 1].kind is not Kind.PART_PLURAL:
            return False
        counted = self.atoms[place]
        return counted.linked and counted.joins and ONE <= counted.value < self.atoms[place + 1].value

    def fraction(self, place: int) -> Decimal:
        """The value of a part by itself: of «ثلثان», two thirds."""
        atom = self.atoms[place]
        return QUOTIENTS.divide(Decimal(2 if atom.kind is Kind.PART_DUAL else 1), atom.value)

    def _number(self, first: int, after: int, value: Decimal, found: Sum | None = None) -> Number:
        head, tail = self.atoms[first], self.atoms[after - 1]
        return Number(
            value,
            head.start,
            tail.end,
            head.opens,
            head.token,
            tail.token,
            head.joins,
            head.heads,
            head.kind,
            after - first,
            after,
            found.open_scale if found else ONE,
            halves=tuple((place, before.value) for place, before in found.marks) if found else (),
        )


def plain(value: Decimal) -> Decimal:
    """The value without the zeros that arithmetic left behind its point; called within ARITHMETIC."""
    if value == value.to_integral_value() and value.adjusted() < ARITHMETIC.prec:
        return value.quantize(ONE)
    return value


def _without_last(found: Sum) -> Sum:
    """The sum without the piece added last."""
    return Sum(found.loose, found.total, found.group - found.last, found.scale, found.top)
