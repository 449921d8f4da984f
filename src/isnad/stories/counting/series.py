"""The figures of a story as series: what is of one thing, in order of time, and how each moves on from the last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from isnad.model import Point, Series, Step, Told
from isnad.stories.counting.conflicts import conflicts_of
from isnad.stories.counting.counts import Count, counts_of
from isnad.stories.counting.placing import Group, grouped
from isnad.stories.counting.sides import Sides
from isnad.stories.counting.things import FALLING, UNITS

_JUMP = 6  # a toll that grows so many times over from one figure to the next is another toll
_SMALL = Decimal(5)  # ... but not while it is as small as this
_BACK = 0.25  # of the moves of a toll, those that may go back: more, and they are of several happenings


def tell_series(told: Sequence[Told]) -> tuple[Series, ...]:
    """The series of the figures that the articles of one story give, those with conflicts and most points first.

    `told` are the states of its articles, oldest first. A series moves or is disputed: what everybody gives as one
    number is none. Of a toll that goes up and down the happenings cannot be told apart: it is left out.
    """
    sides = Sides(told)
    counts = [count for count in counts_of(told, sides) if count.mode != "denied"]
    series = [one for group in grouped(counts) for one in _told(group, sides)]
    return tuple(sorted(series, key=lambda one: (-len(one.conflicts), -len(one.points), one.points[0].at)))


def _told(group: Group, sides: Sides) -> Iterator[Series]:
    counts, first = group.counts, group.counts[0]
    points = _points(counts, sides)
    if len({(point.low, point.high) for point in points}) == 1 or (first.thing.is_toll and not _is_one_toll(points)):
        return
    yield Series(
        thing=first.thing.kind,
        what=first.figure.what,
        unit=first.figure.what if first.thing.kind in UNITS else "",
        place=next((count.figure.place for count in counts if count.figure.place), ""),
        is_part=first.thing.is_part,
        points=points,
        conflicts=conflicts_of(group, points, sides),
    )


def _is_one_toll(points: Sequence[Point]) -> bool:
    """Whether figures move as those of one happening do: upward, and not by leaps."""
    moves = [(one, other) for one, other in pairwise(points) if one.low != other.low]
    back = sum(other.step is Step.REVISION for _, other in moves)
    leaps = sum(max(one.low, other.low) > _JUMP * max(min(one.low, other.low), _SMALL) for one, other in moves)
    return back <= _BACK * len(moves) and not leaps


def _points(counts: Sequence[Count], sides: Sides) -> tuple[Point, ...]:
    """The figures in order, each once for every side that gives it anew."""
    points: list[Point] = []
    for count in counts:
        before = [place for place, point in enumerate(points) if _is_of_side(count, point, sides)]
        same = [place for place, point in enumerate(points) if _says_same(count, point)]
        # What an article recalls far down was given before: it is no new figure.
        if same and (not count.side or not points[same[-1]].side or same[-1] in before or not count.is_lead):
            points[same[-1]] = _repeated(points[same[-1]], count)
            continue
        points.append(_point(count, points[before[-1]] if before else None))
    return tuple(points)


def _is_of_side(count: Count, point: Point, sides: Sides) -> bool:
    if not count.side or not point.side:
        return count.side == point.side and count.told.placed.publisher == point.publisher
    return sides.are_one(count.side, point.side)


def _says_same(count: Count, point: Point) -> bool:
    return count.figure.low == point.low and count.figure.high == point.high


def _repeated(point: Point, count: Count) -> Point:
    """The point with another place of its figure; who gives it, where the first place did not tell."""
    named = replace(point, source=count.source, side=count.side, hands=count.hands) if not point.side else point
    return replace(named, repeats=(*point.repeats, count.words))


def _point(count: Count, before: Point | None) -> Point:
    return Point(
        at=count.told.at,
        low=count.figure.low,
        high=count.figure.high,
        bound=count.figure.bound,
        source=count.source,
        hands=count.hands,
        side=count.side,
        publisher=count.told.placed.publisher,
        words=count.words,
        step=_step(count, before),
    )


def _step(count: Count, before: Point | None) -> Step:
    if before is None:
        return Step.FIRST
    if before.low == count.figure.low and before.high == count.figure.high:
        return Step.SAME
    grows = count.figure.low > before.low
    return Step.UPDATE if grows != (count.thing.kind in FALLING) else Step.REVISION
