"""Figures of one thing over time, as the articles of a story give them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from isnad.model.account import Words
from isnad.model.claim import Bound


class Step(StrEnum):
    """What a figure is to the last one of its side; where its side gave none yet, to the last of any."""

    FIRST = "first"  # the first of its side, or of anybody
    SAME = "same"  # the same number again, by another side
    UPDATE = "update"  # later, and the way that such figures go: a toll rises, the missing become fewer
    REVISION = "revision"  # the same side, another way; or an article that was changed, back


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series, where it was first given so."""

    at: datetime  # aware UTC: when the article, or this state of it, was printed
    low: Decimal
    high: Decimal | None  # as in `Figure`
    bound: Bound
    source: str  # who gives it, as the article calls him; "" where its reporter does
    hands: tuple[str, ...]  # through whom it came, in order, the source left out
    side: str  # one for all who speak for the same house: the ministry, its minister, its spokesman
    publisher: str  # id of the publisher of the article
    words: Words
    step: Step
    repeats: tuple[Words, ...] = ()  # where other texts give the same figure for the same side, oldest first
    sure: bool = True  # whether its source was read surely; a reporter's own always

    @property
    def giver(self) -> str:
        """Its source, where that was read surely; "" where its publisher alone can be named."""
        return self.source if self.sure else ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one thing at one time that cannot all be right."""

    sides: tuple[Point, ...]  # at least two, of different sides, whose ranges are disjoint; oldest first
    is_open: bool  # whether none of the sides has come round since
    reason: str  # in plain words, why they are held to be of one thing and one time


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing over time."""

    # What is counted, for comparing and to choose words by: a kind of stories/data/counted_things.tsv («dead»,
    # «injured», «missing», «aboard», «money», «percent» ...), which stay as they are; else the lemma of the noun.
    thing: str
    of: str  # what a sum, a share or a measure is of, a kind («losses», «turnout», ...); "" where it is none or unknown
    what: str  # the counted noun as the first article writes it, "" where it does not
    unit: str  # «%» or a currency as written, "" for what is counted by itself
    place: str  # as written, "" where none is given
    is_part: bool  # whether a part of a larger number is counted: «بينهم أربعة أطفال»
    points: tuple[Point, ...]  # oldest first
    conflicts: tuple[Conflict, ...]  # oldest first

    @property
    def latest(self) -> Point:
        """The newest figure."""
        return self.points[-1]

    @property
    def disputed(self) -> tuple[Decimal, Decimal] | None:
        """From the least to the most that the sides of its open conflicts gave last; None where nothing is disputed."""
        sides = {_side(point) for conflict in self.conflicts if conflict.is_open for point in conflict.sides}
        last = {_side(point): point for point in self.points if _side(point) in sides}
        if not last:
            return None
        return min(point.low for point in last.values()), max(point.high or point.low for point in last.values())


def _side(point: Point) -> str:
    """Who gives a point: a side, or a publisher whose reporter tells."""
    return point.side or f"publisher:{point.publisher}"
