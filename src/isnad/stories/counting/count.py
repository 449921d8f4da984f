"""A figure of an article with what it counts, and how two of them stand to each other."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from isnad.model import Figure, Told, Words
from isnad.stories.counting.thing import Thing

_ROUNDED_BY = Decimal("0.05")
_LEAD_SENTENCES = 3  # behind the headline: what an article is about stands there


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of an article, with what it counts and who gives it."""

    told: Told
    number: int  # which of the article's figures
    figure: Figure
    thing: Thing
    mode: str  # "" where it is told as it is; «demanded», «expected» ...
    side: str  # "" where the reporter gives it
    source: str
    hands: tuple[str, ...]
    is_sure: bool  # whether its source was read surely; a reporter's own always
    sentence: int  # which of the article's sentences, from 0: the headline
    span: tuple[int, int]  # where that sentence begins and ends in the text, in code points
    lowest: Decimal  # the least and the most that it can mean
    highest: Decimal | None  # None: no upper end
    day: date | None  # of what is counted, where the text dates it
    out_of: str  # of how many, as written: «25 صوتا من 35»، «31 صوتا من أصل 41» are votes of two bodies; "" elsewhere

    @property
    def is_lead(self) -> bool:
        """Whether it stands where an article says what it is about."""
        return self.sentence <= _LEAD_SENTENCES

    @property
    def words(self) -> Words:
        """Where it stands."""
        return self.told.words(self.figure.mention)


def likeness(one: Count, other: Count) -> float:
    """How much of the words around two figures they share, each weighing by how much it tells; 0 to 1."""
    return one.thing.context.likeness(other.thing.context)


def is_one_state(one: Count, other: Count) -> bool:
    """Whether both stand in one state of one article."""
    return one.told.placed.article == other.told.placed.article and one.told.revision == other.told.revision


def is_one_number(one: Count, other: Count) -> bool:
    """Whether two figures give the same number or range."""
    return one.figure.low == other.figure.low and one.figure.high == other.figure.high


def is_one_article(one: Count, other: Count) -> bool:
    """Whether both stand in one article, whichever of its states."""
    return one.told.placed.article == other.told.placed.article


def is_rounded(rounded: Decimal, exact: Decimal) -> bool:
    """Whether a whole number is another, rounded to its last digit that is not zero: 60 for 59, 180 for 178."""
    off = abs(rounded - exact)
    return off * 2 < Decimal(10) ** zeros(rounded) and off <= exact * _ROUNDED_BY


def zeros(value: Decimal) -> int:
    """How many zeros a whole number ends in."""
    digits = f"{value:f}"
    return len(digits) - len(digits.rstrip("0")) if digits.isdigit() and value else 0
