"""Plain values out of packed rows, each checked to be what it was when it was packed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from isnad.model import Because, Ground, Moment, Precision

Row = list[object]


def moment_row(moment: Moment | None) -> Row | None:
    """A moment with its precision and offset."""
    return None if moment is None else [moment.at.isoformat(), moment.precision.value, moment.offset]


def moment_from_row(row: object) -> Moment | None:
    """The moment that `moment_row` was given."""
    if row is None:
        return None
    at, precision, offset = listed(row)
    return Moment(datetime.fromisoformat(str(at)), Precision(str(precision)), None if offset is None else whole(offset))


def because_row(reason: Because) -> Row:
    """Why articles were moved."""
    return [
        reason.ground.value,
        reason.probability,
        list(reason.groups),
        reason.by,
        reason.name,
        reason.number,
        reason.words,
    ]


def because_from_row(row: object) -> Because:
    """The reason that `because_row` was given; a version before it kept words alone."""
    if isinstance(row, str):
        return Because(Ground.WORDS, words=row)
    ground, probability, groups, by, name, number, words = listed(row)
    odds = None if probability is None else real(probability)
    ids = tuple(map(str, listed(groups)))
    return Because(Ground(str(ground)), odds, ids, str(by), str(name), whole(number), str(words))


def mapping(value: object) -> Mapping[str, object]:
    """The value, a JSON object."""
    assert isinstance(value, dict)
    return value


def listed(value: object) -> Sequence[object]:
    """The value, a JSON array."""
    assert isinstance(value, list)
    return value


def whole(value: object) -> int:
    """The value, a whole number."""
    assert isinstance(value, int)
    return value


def real(value: object) -> float:
    """The value, any number."""
    assert isinstance(value, int | float)
    return float(value)
