"""Figures of one thing over time, as the articles of a story give them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from isnad.model.account import Words
from isnad.model.claim import Bound


class Step(StrEnum):
    """What a figure is to the one that its side, or else any side, gave before it."""

    FIRST = "first"  # the first of its side
    SAME = "same"  # given again, or by another source of the side
    UPDATE = "update"  # later, and the way that such figures go: a toll rises, the missing become fewer
    REVISION = "revision"  # the same side, another way


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


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures of one thing at one time that cannot all be right."""

    sides: tuple[Point, ...]  # at least two, of different sides, whose ranges are disjoint; oldest first
    is_open: bool  # whether none of the sides has come round since
    reason: str  # in plain words, why they are held to be of one thing and one time


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing over time."""

    thing: (
        str  # what is counted: a kind («dead», «injured», ...), else its lemma; for comparing, and to choose words by
    )
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
