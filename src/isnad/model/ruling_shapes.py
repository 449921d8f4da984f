"""Rulings as JSON, for `--json` and the API."""

from datetime import datetime

from isnad.model.ruling import Ruling


def ruling_to_json(ruling: Ruling, timespec: str = "auto") -> dict[str, object]:
    """A ruling with the articles that it is about; `undone` is null where it holds."""
    return {
        "number": ruling.number,
        "kind": ruling.kind.value,
        "at": _time(ruling.at, timespec),
        "by": ruling.by,
        "reason": ruling.reason,
        "name": ruling.name,
        "stories": list(ruling.stories),
        "parts": [list(part) for part in ruling.parts],
        "undone": _time(ruling.undone, timespec) if ruling.undone else None,
        "undone_by": ruling.undone_by,
    }


def _time(at: datetime, timespec: str) -> str:
    return at.isoformat(timespec=timespec)
