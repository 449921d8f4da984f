"""What a number in running text says."""

from dataclasses import dataclass
from decimal import Decimal

from isnad.model import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text, with the words that bound it. Spans are half-open, in code points of the text given."""

    start: int  # with bound words, the dual noun or the percent sign
    end: int
    number_start: int  # the numeral alone (of a dual, the noun; of a range, from its first number to its last)
    number_end: int
    low: Decimal  # the value; of a range or a vague plural, its lower end
    high: Decimal | None  # equal to `low` but in a range; None where a vague plural has no upper end
    bound: Bound
    unit: str = ""  # "%", the dual noun as written, or "" where the number counts a noun beside it or none
    vague: bool = False  # «مئات»، «آلاف»: an order of size, not a number
