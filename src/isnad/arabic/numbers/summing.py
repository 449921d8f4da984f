"""Words and digits that build one whole number, summed as Arabic grammar joins them.

A number goes down: scales, hundreds, then unit before ten (ثلاثة ملايين ومئتان وخمسة وعشرون). What does not go down
begins another number (عشرون وثلاثون; ثلاثة آلاف ومليون), so that «بين ألف وألفين» is two.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from isnad.arabic.numbers.lexicon import SCALE_KINDS, TEN_KINDS, Kind
from isnad.arabic.numbers.scan import Atom

ZERO, ONE, TEN, HUNDRED, THOUSAND, MILLION = map(Decimal, (0, 1, 10, 100, 1000, 10**6))


class Link(Enum):
    """How an atom stands to the one before it."""

    START = 0
    AND = 1
    PLAIN = 2


@dataclass(slots=True)
class Sum:
    """A number as far as it has been read."""

    loose: bool = False  # also take «4 آلاف 3 مئة», without و
    total: Decimal = ZERO  # what is multiplied by its scale already
    group: Decimal = ZERO  # what a scale may still multiply
    scale: Decimal | None = None  # the last scale
    top: Decimal | None = None  # the first scale
    last: Decimal = ZERO  # the last piece added
    closed: bool = False  # the group came in digits: words add nothing to it
    marks: list[tuple[int, "Sum"]] = field(default_factory=list)  # where each و joined, and the sum before it

    @property
    def value(self) -> Decimal:
        """The number so far; digits that nothing was added to keep all their places."""
        return self.total + self.group if self.total and self.group else self.total or self.group

    @property
    def open_scale(self) -> Decimal:
        """The scale that ends the number, as in «3 ملايين»; 1 where none does."""
        return self.scale if self.scale is not None and not self.group else ONE

    def copy(self) -> "Sum":
        """The same sum, to return to."""
        return Sum(self.loose, self.total, self.group, self.scale, self.top, self.last, self.closed, list(self.marks))


def read_whole(atoms: Sequence[Atom], first: int, *, loose: bool = False, begun: Sum | None = None) -> tuple[Sum, int]:
    """The whole number that begins at `first`, and the place after it; the same place where none begins there.

    `begun` is a sum to go on with («نصف مليون» and then «ومئتا ألف»).
    """
    found = begun or Sum(loose)
    place = first
    while place < len(atoms):
        atom = atoms[place]
        link = _link(atom, begun is None and place == first)
        if link is None or not _is_promised(atoms, place):
            break
        before = found.copy() if link is Link.AND else None
        if not _TAKERS.get(atom.kind, _take_nothing)(found, atom, link):
            return _step_back(found, atom, link, place)
        if before is not None:
            found.marks.append((place, before))
        place += 1
    return found, place


def _link(atom: Atom, is_first: bool) -> Link | None:  # noqa: FBT001 - one caller
    if is_first:
        return Link.START
    if not atom.linked:
        return None
    return Link.AND if atom.joins else Link.PLAIN


def _is_promised(atoms: Sequence[Atom], place: int) -> bool:
    """Whether the words that are numbers only before another one (أحد، اثنا) have it."""
    kind = atoms[place].kind
    if kind not in {Kind.ELEVEN, Kind.TWELVE}:
        return True
    if place + 1 >= len(atoms) or not atoms[place + 1].linked:
        return False
    following = atoms[place + 1]
    if following.kind in TEN_KINDS:
        return not following.joins
    return kind is Kind.ELEVEN and following.kind is Kind.TENS and following.joins


def _step_back(found: Sum, refused: Atom, link: Link, place: int) -> tuple[Sum, int]:
    """The number before a scale that does not fit it, without the group that the scale counts.

    «مليونان وثلاثة | ملايين» is «مليونان» and «ثلاثة ملايين»; «مئة وثلاث | مئة» is «مئة» and «ثلاث مئة».
    """
    if link is not Link.PLAIN or not found.marks or not found.group:
        return found, place
    if refused.kind in SCALE_KINDS:
        back = next(
            ((at, before) for at, before in found.marks if not before.group and before.scale == found.scale), None
        )
    elif refused.kind in {Kind.HUNDRED, Kind.HUNDRED_PLURAL}:
        back = found.marks[-1]
    else:
        back = None
    return (found, place) if back is None else (back[1], back[0])


def _take_nothing(found: Sum, atom: Atom, link: Link) -> bool:
    return False


def _take_unit(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.AND and (found.closed or found.group % HUNDRED or not found.value):
        return False
    if link is Link.PLAIN and not (found.loose and found.total and not found.group):
        return False
    return _add(found, atom.value)


def _take_ten(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.PLAIN and not found.closed and ONE <= found.group % HUNDRED < TEN:
        return _add(found, atom.value)  # خمسة عشر
    return _take_unit(found, atom, link)


def _take_tens(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.AND and not found.closed and ONE <= found.group % HUNDRED < TEN:
        return _add(found, atom.value)  # خمسة وعشرون
    return _take_unit(found, atom, link)


def _take_hundred(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.PLAIN and found.group and (found.closed or found.group < HUNDRED):
        found.group *= HUNDRED
        found.last = found.group
        return True
    return atom.kind is Kind.HUNDRED and _take_hundreds(found, atom, link)


def _take_hundreds(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.AND and (found.group or not found.total):
        return False
    if link is Link.PLAIN and not (found.loose and found.total and not found.group):
        return False
    return _add(found, atom.value)


def _take_digits(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.PLAIN and not found.loose:
        return False
    if link is not Link.START and not _digits_fit(found, atom.value):
        return False
    found.closed = True
    return _add(found, atom.value)


def _digits_fit(found: Sum, value: Decimal) -> bool:
    if found.group:  # «3 مئة و21», only where the whole text is known to be one number
        return found.loose and not found.group % HUNDRED and ZERO < value < HUNDRED
    return found.scale is not None and ZERO <= value < found.scale


def _take_scale(found: Sum, atom: Atom, link: Link) -> bool:
    scale = Decimal(10) ** atom.value.adjusted()
    if link is Link.PLAIN:
        return _multiply(found, scale) if atom.kind in SCALE_KINDS else False
    if link is Link.START and atom.kind is Kind.SCALE_PLURAL:
        return False
    if link is Link.AND and (atom.kind is Kind.SCALE_PLURAL or found.group or not _goes_down(found, scale)):
        return False
    found.total += atom.value
    return _close(found, scale)


def _multiply(found: Sum, scale: Decimal) -> bool:
    if found.group and _goes_down(found, scale):
        product = found.group * scale
        found.total, found.group = found.total + product, ZERO
        found.last = product
        return _close(found, scale)
    goes_up = found.scale is not None and found.top == found.scale and scale >= MILLION
    if goes_up and (found.scale == THOUSAND or not found.group):  # ثلاثة آلاف وخمسمئة مليون، مليون مليون
        found.total, found.group = found.value * scale, ZERO
        found.top = scale
        return _close(found, scale)
    return False


def _goes_down(found: Sum, scale: Decimal) -> bool:
    return found.scale is None or scale < found.scale


def _close(found: Sum, scale: Decimal) -> bool:
    found.scale = scale
    found.top = found.top or scale
    found.closed = False
    found.last = found.total if not found.last else found.last
    return True


def _take_dozen(found: Sum, atom: Atom, link: Link) -> bool:
    if link is Link.PLAIN and found.group and not found.total:
        found.group *= atom.value
        found.closed = True
        return True
    return link is Link.START and _add(found, atom.value)


def _add(found: Sum, piece: Decimal) -> bool:
    found.group = found.group + piece if found.group else piece
    found.last = piece
    return True


_TAKERS: dict[Kind, Callable[[Sum, Atom, Link], bool]] = {
    Kind.DIGITS: _take_digits,
    Kind.UNIT: _take_unit,
    Kind.ELEVEN: _take_unit,
    Kind.TWELVE: _take_unit,
    Kind.UNIT_OR_PART: _take_unit,
    Kind.PART_OR_UNIT: _take_unit,
    Kind.TEN: _take_ten,
    Kind.TEN_OR_PART: _take_ten,
    Kind.TEEN: _take_unit,
    Kind.TENS: _take_tens,
    Kind.HUNDRED: _take_hundred,
    Kind.HUNDRED_PLURAL: _take_hundred,
    Kind.HUNDREDS: _take_hundreds,
    Kind.SCALE: _take_scale,
    Kind.SCALE_ACCUSATIVE: _take_scale,
    Kind.SCALE_DUAL: _take_scale,
    Kind.SCALE_PLURAL: _take_scale,
    Kind.DOZEN: _take_dozen,
    Kind.ZERO: lambda found, atom, link: link is Link.START,
}
