"""The figures of a story as series: what is of one thing, in order of time, and how each moves on from the last."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from isnad.model import Bound, Conflict, Point, Series, Step, Told
from isnad.stories.counting.conflicts import conflicts_of
from isnad.stories.counting.count import Count, is_rounded, zeros
from isnad.stories.counting.counts import counts_of
from isnad.stories.counting.happening import Group, Scope
from isnad.stories.counting.kinds import ABOARD, FALLING, PERCENT, UNITS
from isnad.stories.counting.placing import grouped
from isnad.stories.counting.points import Points
from isnad.stories.counting.sides import Sides
from isnad.stories.counting.thing import Thing

_NOT_SO = frozenset(["denied", "expected"])  # what is denied or foreseen moves no series
_JUMP = 6  # a toll that grows so many times over from one figure to the next is another toll
_SMALL = Decimal(5)  # ... but not while it is as small as this
_BACK = 0.25  # of the moves of a toll, those that may go back: more, and they are of several happenings


def tell_series(told: Sequence[Told]) -> tuple[Series, ...]:
    """The series of the figures that the articles of one story give, those with conflicts and most points first.

    `told` are the states of its articles. A series moves or is disputed: what everybody gives as one number is none.
    Of a toll that goes up and down the happenings cannot be told apart: it is left out.
    """
    states = sorted(told, key=lambda state: (state.at, state.placed.article, state.revision))
    sides = Sides(states)
    counts = [count for count in counts_of(states, sides) if count.mode not in _NOT_SO]
    series = [one for group in grouped(counts) for one in _told(group, sides)]
    return tuple(sorted(series, key=lambda one: (-len(one.conflicts), -len(one.points), one.points[0].at, one.thing)))


def _told(group: Group, sides: Sides) -> Iterator[Series]:
    counts, first = group.counts, group.counts[0]
    if _is_one_number(counts):
        return
    made = Points(counts, sides)
    points = made.all()
    conflicts = conflicts_of(group, made, sides)
    if not conflicts and len({(point.words.article, point.words.revision) for point in points}) == 1:
        return  # what one article counts twice and does not dispute is of two things
    is_recounted = any(count.thing.is_recount for count in counts)  # which an article says itself
    if (
        first.thing.is_toll
        and not is_recounted
        and not _is_one_toll(_still_told(points, counts), conflicts, first.thing, group.scope)
    ):
        return
    if first.thing.is_toll and (_are_of_battles(counts) or _are_parts_of_days(counts)):
        return
    if first.thing.kind == ABOARD and not conflicts and not _is_one_ship(points):
        return
    yield Series(
        thing=first.thing.kind,
        of=first.thing.head,
        what=first.figure.what,
        unit=first.figure.what if first.thing.kind in UNITS else "",
        place=next((count.figure.place for count in counts if count.figure.place), ""),
        is_part=first.thing.is_part,
        points=points,
        conflicts=conflicts,
    )


def _still_told(points: Sequence[Point], counts: Sequence[Count]) -> list[Point]:
    """The points that the newest states of articles gave first: a number that was taken back moved nothing."""
    newest = {(count.told.placed.article, count.told.revision) for count in counts if count.told.is_newest}
    return [point for point in points if (point.words.article, point.words.revision) in newest]


def _is_corrected(one: Point, other: Point) -> bool:
    """Whether two points are of two states of one article."""
    return one.words.article == other.words.article and one.words.revision != other.words.revision


def _are_disputed(one: Point, other: Point, conflicts: Sequence[Conflict]) -> bool:
    """Whether two points are of two sides, of which one has its own numbers: from one to the other nothing moved."""
    disputing = {point.side for conflict in conflicts for point in conflict.sides}
    return one.side != other.side and bool({one.side, other.side} & disputing)


def _is_one_number(counts: Sequence[Count]) -> bool:
    """Whether all give one number, some of them rounded: «59 مليونا» is 59,078,138, 44% is 44.52%."""
    if any(count.figure.low != count.figure.high for count in counts):
        return len({(count.figure.low, count.figure.high) for count in counts}) == 1
    values = sorted({count.figure.low for count in counts}, key=zeros)
    exact = {count.figure.low for count in counts if count.figure.bound is not Bound.ABOUT}
    if len(exact) == 1 and all(is_rounded(value, next(iter(exact))) for value in values if value not in exact):
        return True  # «نحو 180» for 178
    if counts[0].thing.kind == PERCENT and any(value % 1 for value in values):
        return max(values) - min(values) < 1 and len({value for value in values if value % 1}) == 1
    return all(
        zeros(other) >= _ROUNDED and abs(one - other) < min(Decimal(10) ** zeros(other), one * _ROUNDED_BY)
        for one, other in pairwise(values)
    )


_ROUNDED_BY = Decimal("0.1")
_ROUNDED = 3  # zeros of a number that may be rounded


def _are_of_battles(counts: Sequence[Count]) -> bool:
    """Whether fighters are counted day by day, and none is told to come to those before: each battle has its own."""
    is_long = counts[-1].told.at - counts[0].told.at > _ONE_BATTLE
    told_on = any(count.thing.grows or count.thing.is_since for count in counts)
    return is_long and not told_on and all(count.thing.is_armed for count in counts)


_ONE_BATTLE = timedelta(hours=24)


def _are_parts_of_days(counts: Sequence[Count]) -> bool:
    """Whether parts of a toll are told on days far apart, as those in danger of one Friday after another."""
    return counts[0].thing.is_part and counts[-1].told.at - counts[0].told.at > _ONE_PART


_ONE_PART = timedelta(hours=48)


def _is_one_ship(points: Sequence[Point]) -> bool:
    """Whether those aboard are about as many each time: else it is another ship, or one convoy of several."""
    values = [point.low for point in points]
    return max(values) * _FALLEN <= min(values)


def _is_one_toll(points: Sequence[Point], conflicts: Sequence[Conflict], first: Thing, scope: Scope) -> bool:
    """Whether figures move as those of one happening do: upward, and not by leaps.

    Where only their words say that they are of one thing, all must: those of a stretch of time, and those of people who
    become more by and by.
    """
    moves = [
        (one, other)
        for one, other in pairwise(points)
        if one.low != other.low and not _is_corrected(one, other) and not _are_disputed(one, other, conflicts)
    ]
    leaps = sum(max(one.low, other.low) > _JUMP * max(min(one.low, other.low), _SMALL) for one, other in moves)
    if scope is not Scope.STORY:
        falls = sum(other.low < one.low for one, other in moves)
        return not falls and not leaps
    falls = sum(other.low < one.low * _FALLEN for one, other in moves) if first.kind not in FALLING else 0
    back = max(falls, sum(other.step is Step.REVISION for _, other in moves))
    return back <= _BACK * len(moves) and not leaps


_FALLEN = Decimal("0.8")  # the injured become fewer as some die, and a number is rounded
