"""A text that is one number: the value of an expression in digits or in words."""

import re
from decimal import Decimal, localcontext

from isnad.arabic.letters import fold, match_form
from isnad.arabic.numbers import digits
from isnad.arabic.numbers.reading import ARITHMETIC, QUOTIENTS, Number, Reader, plain
from isnad.arabic.numbers.scan import Line, atoms
from isnad.arabic.numbers.search import find
from isnad.arabic.numbers.summing import ONE, TEN, ZERO
from isnad.model import Bound

_LONGEST = 64  # tokens: a longer text is no single number
_LARGEST_POWER = 1000  # 1.1^23 is a number in a text, 9^99999 is an attack
_SYMBOLS = re.compile(
    rf"(?P<sign>[-+−–]?) ?(?:(?P<whole>{digits.NUMERAL}) )?(?P<left>{digits.NUMERAL})"
    rf"(?:(?P<sign_in>[/^])(?P<right>[-+−]?{digits.NUMERAL}))?"
)
_BARE_DECIMALS = re.compile(r"([-+−–]?)[.,]([0-9]+)")
_DIVIDES = frozenset(map(match_form, ("على", "من", "في")))
_PARTS = frozenset(map(match_form, ("جزء", "جزءا", "جزءان", "جزأين", "أجزاء")))
_OF = match_form("من")
_POINT = match_form("فاصلة")


def parse(text: str) -> Decimal | None:
    """The value of a text that is one number and nothing else; None for any other text.

    Understood are digits of three scripts with every separator (see `digits` for 1.234), fractions («3/4», «2 1/4»,
    «واحد على عشرين»، «ثلاثة من خمسة»، «جزء من مئة»), powers and exponents («1.1^23»، «1e10»), words in every case
    form, both mixed («3 ملايين و200 ألف»), parts («مليون ونصف»، «ثلاثة أرباع المليون»), spoken decimals («ثلاثة فاصلة
    خمسة»), negative ones («سالب خمسة»، «-5»). «خمس» alone is a fifth (five stands before its noun).

    A number with a bound word, percent sign, or a dual («نحو 20»، «20 في المئة»، «جنديان») has the value of its number.
    A range or a vague plural has no one value: None.
    """
    folded = fold(text.strip())
    symbols = _read_symbols(folded.text)
    if symbols is not None:
        return symbols
    line = Line(folded)
    if not line.tokens or len(line.tokens) > _LONGEST:
        return None
    with localcontext(ARITHMETIC):
        value = _Expression(line).value()
        value = None if value is None else plain(value)
    return value if value is not None else _only_quantity(folded.original)


def _read_symbols(text: str) -> Decimal | None:
    bare = _BARE_DECIMALS.fullmatch(text)
    if bare:
        return _signed(Decimal(f"0.{bare[2]}"), bare[1])
    match = _SYMBOLS.fullmatch(text)
    if match is None:
        return None
    left = _one(match["left"])
    if match["right"] and left is not None:
        left = _operate(left, match["sign_in"], match["right"])
    if match["whole"]:
        whole = _one(match["whole"])
        if match["sign_in"] != "/" or whole is None or left is None:
            return None
        left = ARITHMETIC.add(whole, left)
    return None if left is None else _signed(left, match["sign"])


def _one(numeral: str) -> Decimal | None:
    values = [value for value, _, _ in digits.read(numeral)]
    return values[0] if len(values) == 1 else None


def _operate(left: Decimal, sign: str, written: str) -> Decimal | None:
    right = _one(written.lstrip("-+−"))
    if right is None:
        return None
    right = _signed(right, written[0])
    if sign == "/":
        return _divide(left, right)
    if abs(right) > _LARGEST_POWER or left.adjusted() > _LARGEST_POWER:
        return None
    power = QUOTIENTS.power(left, right)
    return power if power.is_finite() else None


def _signed(value: Decimal, sign: str) -> Decimal:
    return value.copy_negate() if sign and sign in "-−–" else value


def _divide(left: Decimal, right: Decimal) -> Decimal | None:
    return QUOTIENTS.divide(left, right) if right else None


class _Expression:
    """Words and digits of one line, read from its first token to its last."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.reader = Reader(line, atoms(line), loose=True)
        self.by_opening = {atom.opens: place for place, atom in enumerate(self.reader.atoms)}

    def value(self) -> Decimal | None:
        if self.line.tokens[0][1] or self.line.tokens[-1][2] != len(self.line.text):
            return None  # signs before or after
        if not all(self.line.follows(place) for place in range(1, len(self.line.tokens))):
            return None
        return self._from(0)

    def _from(self, place: int) -> Decimal | None:
        """The value of the expression from a token to the end."""
        if self._is_parts_of(place):
            left = ONE
        else:
            number = self._number(place)
            if number is None:
                return None
            left, place = number.value, number.last + 1
        if place == len(self.line.tokens):
            return left
        if self._is_parts_of(place):
            right = self._last(place + 2)
            return None if right is None else _parts_of(left, right)
        if self.line.word(place) in _DIVIDES:
            right = self._last(place + 1)
            return None if right is None else _divide(left, right)
        return self._decimals(left, place + 1) if self.line.word(place) == _POINT else None

    def _decimals(self, whole: Decimal, place: int) -> Decimal | None:
        """«ثلاثة فاصلة صفر خمسة»، «مئتان فاصلة ثلاثة من مئة»، «ثلاثة فاصلة خمسة ملايين»."""
        zeros = 0
        while (
            (number := self._number(place)) is not None and not number.value and number.last + 1 < len(self.line.tokens)
        ):
            zeros += 1
            place = number.last + 1
        if number is None:
            return None
        if number.last + 1 < len(self.line.tokens):
            part, scale = self._from(place), ONE
        else:
            scale = number.scale
            read = number.value / scale
            part = read.scaleb(-zeros - read.adjusted() - 1) if read else ZERO
        if part is None or not ZERO <= part < ONE or whole != whole.to_integral_value():
            return None
        return (whole + part.copy_sign(whole)) * scale

    def _is_parts_of(self, place: int) -> bool:
        return self.line.word(place) in _PARTS and self.line.word(place + 1) == _OF

    def _number(self, place: int) -> Number | None:
        if place >= len(self.line.tokens):
            return None
        first = self.by_opening.get(self.line.tokens[place][1])
        number = None if first is None else self.reader.read(first)
        if number is None or number.vague or number.end != self.line.tokens[number.last][2]:
            return None  # of «1.2.3», one token and no number, the atoms end within it
        return number

    def _last(self, place: int) -> Decimal | None:
        number = self._number(place)
        return number.value if number is not None and number.last + 1 == len(self.line.tokens) else None


def _parts_of(count: Decimal, whole: Decimal) -> Decimal | None:
    """«مئة جزء من خمسة وثلاثين» is 100/35, but «مئتان وثلاثة أجزاء من مئة», as decimals are read out, 200.03."""
    is_power_of_ten = whole >= TEN and whole == TEN ** whole.adjusted()
    if is_power_of_ten and count > whole and count % whole:
        return count - count % whole + count % whole / whole
    return _divide(count, whole)


def _only_quantity(text: str) -> Decimal | None:
    found = find(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return None
    return None if found[0].vague or found[0].bound is Bound.RANGE else found[0].low
