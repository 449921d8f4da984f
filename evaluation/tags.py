"""How well tags are found, against the keyphrases that readers gave.

    python evaluation/tags.py

prints what ../shared/gold/score.py says of the tags that `isnad analyse` prints for akec.dev.jsonl: P@5 over all
keyphrases and F1@10 over the first ten. The first 66 documents were read while rules were written, and the weights were
learned from them; the last 34, on other subjects, were never looked at.
"""

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import isnad
from isnad.cli.shapes import analysed_shape
from isnad.model import Failure

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


@cache
def scorer() -> ModuleType:
    """../shared/gold/score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(shared: Path, part: Sequence[Row]) -> Mapping[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        gold, source, output = (Path(folder) / f"{name}.jsonl" for name in ("gold", "source", "output"))
        _write(gold, part)
        _write(source, [{key: row[key] for key in ("id", "title", "text")} for row in part])
        _write(output, list(_analysed(source)))
        command = [sys.executable, str(shared / "gold" / "score.py"), "tags", str(gold), str(output)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores: Mapping[str, float] = json.loads(printed)
    return scores


def _analysed(source: Path) -> Iterator[Row]:
    for found in isnad.analyse_stream([source]):
        if isinstance(found, Failure):
            raise SystemExit(f"a document could not be read: {found}")
        yield analysed_shape(*found)


def _write(path: Path, part: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row in part:
            print(json.dumps(row, ensure_ascii=False), file=out)


def main() -> None:
    """Measure and print."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    for what, value in measure(SHARED).items():
        print(f"{what:40} {value:.4f}")


if __name__ == "__main__":
    main()
