"""Rulings as JSON, for `--json` and the API."""

from isnad.model.ruling import Ruling
from isnad.model.shapes import time_to_json


def ruling_to_json(ruling: Ruling, timespec: str = "auto") -> dict[str, object]:
    """A ruling with the articles that it is about; `undone` is null where it holds."""
    return {
        "number": ruling.number,
        "kind": ruling.kind.value,
        "at": time_to_json(ruling.at, timespec),
        "by": ruling.by,
        "reason": ruling.reason,
        "name": ruling.name,
        "stories": list(ruling.stories),
        "parts": [list(part) for part in ruling.parts],
        "undone": time_to_json(ruling.undone, timespec),
        "undone_by": ruling.undone_by,
    }
