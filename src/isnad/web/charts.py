"""What is drawn for a page: mentions over time as bars, and where a place lies. Numbers only; templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from isnad.model import Ask

_MOST_BARS = 60
_STEP = 5  # from one bar of a strip to the next
_WIDTH, _HEIGHT = 60.0, 34.0  # of a map, in degrees
_NORTH, _EAST = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The mentions of some days."""

    first: date
    last: date
    mentions: int
    share: float  # of the highest bar, 0 to 1


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of equally many days, without gaps, oldest first."""

    bars: tuple[Bar, ...]
    days: int  # that each bar stands for
    mentions: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The times that a feed was asked, as a strip 24 high: paths of SVG, and what they show."""

    bars: str  # of those that answered; "" where none did
    faults: str  # of those that failed; "" where none did
    width: int
    asks: int
    brought: int  # how many brought something new
    barren: int  # how many answered, and brought nothing
    failed: int


@dataclass(frozen=True, slots=True)
class MapView:
    """A piece of the world around a place, in degrees: x grows eastward, y southward."""

    left: float
    top: float
    width: float
    height: float
    x: float  # of the place
    y: float


def chart_of(days: Sequence[tuple[date, int]]) -> Chart | None:
    """The chart of mentions a day, which come in order; None where there are none."""
    if not days:
        return None
    first, last = days[0][0], days[-1][0]
    each = max(1, -(-((last - first).days + 1) // _MOST_BARS))
    counts = [0] * (-(-((last - first).days + 1) // each))
    for day, mentions in days:
        counts[(day - first).days // each] += mentions
    bars = (_bar(first + timedelta(days=at * each), each, last, count, max(counts)) for at, count in enumerate(counts))
    return Chart(tuple(bars), each, sum(counts))


def _bar(start: date, days: int, last: date, count: int, highest: int) -> Bar:
    return Bar(start, min(start + timedelta(days=days - 1), last), count, count / max(highest, 1))


def strip_of(asks: Sequence[Ask], *, rightward: bool) -> Strip | None:
    """A bar for each ask (oldest first): up where it answered, high where it brought something, down where it failed.

    Time runs to the left, as Arabic does, or `rightward`. None where there are none.
    """
    if not asks:
        return None
    bars: list[str] = []
    faults: list[str] = []
    for place, ask in enumerate(asks if rightward else reversed(asks)):
        left = place * _STEP
        if ask.failure is not None:
            faults.append(f"M{left} 16h4v7h-4z")
        else:
            height = min(6 + 2 * ask.new, 14) if ask.new else 2
            bars.append(f"M{left} 15v-{height}h4v{height}z")
    failed = len(faults)
    brought = sum(ask.failure is None and ask.new > 0 for ask in asks)
    told = (len(asks), brought, len(asks) - failed - brought, failed)
    return Strip("".join(bars), "".join(faults), len(asks) * _STEP - 1, *told)


def map_of(latitude: float | None, longitude: float | None) -> MapView | None:
    """The piece of the world around a place, None where nobody knows where it lies."""
    if latitude is None or longitude is None:
        return None
    left = min(max(longitude - _WIDTH / 2, -_EAST), _EAST - _WIDTH)
    top = min(max(-latitude - _HEIGHT / 2, -_NORTH), _NORTH - _HEIGHT)
    return MapView(round(left, 2), round(top, 2), _WIDTH, _HEIGHT, round(longitude, 2), round(-latitude, 2))
