"""A series of figures as a step chart: where its lines, ranges and points lie. Numbers only; a template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import floor, log10

from isnad.model import Bound, Point, Series

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 20, 16, 30  # margins; the scale of numbers stands on the side where time begins
_TICKS = 4
_SIDES = 6  # that have a look of their own; all others share the last
_MOST_DAYS = 6  # named on the axis of time


@dataclass(frozen=True, slots=True)
class StepLine:
    """The figures of one side, as a line that keeps its height until the next one."""

    side: int  # number of its look, from 0
    path: str  # of SVG
    name: str  # who gives them


@dataclass(frozen=True, slots=True)
class StepMark:
    """One figure."""

    number: int  # of its point in the series, from 0
    side: int
    x: float
    y: float
    top: float | None  # the upper end of a range; of «at least» a little above the point, None where it is exact
    bottom: float | None  # the lower end of a range; of «at most» a little below
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class StepChart:
    """A chart of WIDTH by HEIGHT."""

    lines: tuple[StepLine, ...]
    marks: tuple[StepMark, ...]
    levels: tuple[tuple[float, Decimal], ...]  # y, and the number that it stands for
    days: tuple[tuple[float, datetime], ...]  # x, and the day that begins there
    axis: float  # x of the side where time begins
    far: float  # x of the side where it ends


def steps_of(series: Series, *, rightward: bool) -> StepChart:
    """The chart of a series; time runs to the left, as Arabic does, or `rightward`."""
    place = _Place(series, rightward=rightward)
    sides = _sides(series.points)
    disputed = {point.words for conflict in series.conflicts for point in conflict.sides}
    marks = [
        _mark(number, point, sides[point.side or point.publisher], place, is_disputed=point.words in disputed)
        for number, point in enumerate(series.points)
    ]
    return StepChart(
        lines=tuple(_line(side, look, series.points, place) for side, look in sides.items()),
        marks=tuple(marks),
        levels=tuple((place.y(level), level) for level in _levels(place.lowest, place.highest)),
        days=tuple((place.x(day), day) for day in _days(series.points)),
        axis=place.start,
        far=place.edge,
    )


class _Place:
    """Where times and numbers lie."""

    def __init__(self, series: Series, *, rightward: bool) -> None:
        times = [point.at for point in series.points]
        ends = [end for point in series.points for end in (point.low, point.high) if end is not None]
        self._first = min(times)
        self._span = max((max(times) - self._first).total_seconds(), 1.0)
        self._rightward = rightward
        highest, lowest = max(ends), min(ends)
        room = (highest - lowest) or max(highest, Decimal(1))
        # A scale from 0 says how much a number is; where all are near each other it would hide how they move.
        self.lowest = Decimal(0) if lowest < room * 2 else lowest - room / 4
        self.highest = highest + room / 10

    @property
    def start(self) -> float:
        """The side where time begins."""
        return _LEFT if self._rightward else WIDTH - _LEFT

    @property
    def edge(self) -> float:
        """The side where it ends."""
        return WIDTH - _RIGHT if self._rightward else _RIGHT

    def x(self, at: datetime) -> float:
        far = (at - self._first).total_seconds() / self._span * (WIDTH - _LEFT - _RIGHT)
        return round(_LEFT + far if self._rightward else WIDTH - _LEFT - far, 1)

    def y(self, value: Decimal) -> float:
        share = float((value - self.lowest) / (self.highest - self.lowest))
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _sides(points: Sequence[Point]) -> dict[str, int]:
    """The looks of the sides, in order of appearance."""
    found: dict[str, int] = {}
    for point in points:
        found.setdefault(point.side or point.publisher, min(len(found), _SIDES - 1))
    return found


def _line(side: str, look: int, points: Sequence[Point], place: _Place) -> StepLine:
    own = [point for point in points if (point.side or point.publisher) == side]
    path = f"M{place.x(own[0].at)} {place.y(own[0].low)}"
    for point in own[1:]:
        path += f"H{place.x(point.at)}V{place.y(point.low)}"
    return StepLine(look, path, next((point.giver for point in own if point.giver), ""))


def _mark(number: int, point: Point, look: int, place: _Place, *, is_disputed: bool) -> StepMark:
    y = place.y(point.low)
    top = bottom = None
    if point.high is not None and point.high != point.low:
        top, bottom = place.y(point.high), y
    elif point.bound is Bound.AT_LEAST or point.high is None:
        top = max(y - _TOP, 0.0)
    elif point.bound is Bound.AT_MOST:
        bottom = min(y + _TOP, HEIGHT - _BOTTOM)
    return StepMark(number, look, place.x(point.at), y, top, bottom, is_disputed)


def _levels(lowest: Decimal, highest: Decimal) -> list[Decimal]:
    """Round numbers between two, not more than _TICKS and one."""
    rough = float(highest - lowest) / _TICKS
    size = 10.0 ** floor(log10(rough))
    step = Decimal(str(next(size * by for by in (1, 2, 2.5, 5, 10) if size * by >= rough)))
    first = (lowest / step).to_integral_value(rounding="ROUND_CEILING")
    return [level * step for level in range(int(first), int(highest / step) + 1)]


def _days(points: Sequence[Point]) -> list[datetime]:
    """The midnights (UTC) between the first point and the last, at most _MOST_DAYS, evenly."""
    first, last = points[0].at, max(point.at for point in points)
    day = first.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    found = []
    while day <= last:
        found.append(day)
        day += timedelta(days=1)
    each = -(-len(found) // _MOST_DAYS) or 1
    return found[::each]
