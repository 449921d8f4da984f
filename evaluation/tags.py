"""How well tags are found, against the keyphrases that readers gave.

    python evaluation/tags.py

prints what ../shared/gold/score.py says of the tags that `isnad analyse` prints for akec.dev.jsonl: P@5 over all
keyphrases and F1@10 over the first ten. The first 66 documents were read while rules were written, and the weights were
learned from them; the last 34, on other subjects, were never looked at.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scoring import analysed, score, write_rows

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEEN = 66
Row = dict[str, Any]


def measure(shared: Path) -> Mapping[str, float]:
    """Every measure of score.py, 0 to 1, as «PART: MEASURE»."""
    every = rows(shared)
    sets = {"read": every[:SEEN], "unseen": every[SEEN:], "all": every}
    return {
        f"{name}: {what}": value
        for name, part in sets.items()
        for what, value in _scored(shared, part).items()
        if what != "documents"
    }


def rows(shared: Path) -> list[Row]:
    """The documents with their keyphrases, in order."""
    return [json.loads(line) for line in (shared / "data" / "akec.dev.jsonl").read_text(encoding="utf-8").splitlines()]


def _scored(shared: Path, part: Sequence[Row]) -> Mapping[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        gold, source, output = (Path(folder) / f"{name}.jsonl" for name in ("gold", "source", "output"))
        write_rows(gold, part)
        write_rows(source, [{key: row[key] for key in ("id", "title", "text")} for row in part])
        write_rows(output, analysed(source))
        scores: Mapping[str, float] = score(shared, "tags", gold, output)
    return scores


def main() -> None:
    """Measure and print."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    for what, value in measure(SHARED).items():
        print(f"{what:40} {value:.4f}")


if __name__ == "__main__":
    main()
