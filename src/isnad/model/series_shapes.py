"""Figures over time, as JSON: one shape for the command line and the API."""

from isnad.model.series import Conflict, Point, Series
from isnad.model.shapes import number_to_json
from isnad.model.words_shapes import words_to_json


def series_to_json(series: Series) -> dict[str, object]:
    """A series with its points, oldest first, and its conflicts, whose `sides` are places among the points, from 0."""
    return {
        "thing": series.thing,
        "of": series.of,
        "what": series.what,
        "unit": series.unit,
        "place": series.place,
        "part": series.is_part,
        "points": [_point(point) for point in series.points],
        "conflicts": [_conflict(conflict, series.points) for conflict in series.conflicts],
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "at": point.at.isoformat(),
        "low": number_to_json(point.low),
        "high": None if point.high is None else number_to_json(point.high),
        "bound": point.bound.value,
        "source": point.source,
        "sure": point.sure,
        "hands": list(point.hands),
        "publisher": point.publisher,
        "step": point.step.value,
        "words": words_to_json(point.words),
        "repeats": [words_to_json(words) for words in point.repeats],
    }


def _conflict(conflict: Conflict, points: tuple[Point, ...]) -> dict[str, object]:
    return {
        "sides": [points.index(point) for point in conflict.sides if point in points],
        "open": conflict.is_open,
        "reason": conflict.reason,
    }
