"""How many expressions of number `isnad.arabic.numbers.parse` reads right.

    python evaluation/numbers_in_words.py

prints the shares and the rows that went wrong, by line, as JSON. The rows are those of ../shared/data/numbers.dev.jsonl
(Recognizers-Text, Duckling). Answers that are themselves wrong are listed in known_wrong/numbers.tsv.
"""

import hashlib
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path

from isnad.arabic.numbers import parse

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
KNOWN_WRONG = HERE / "known_wrong" / "numbers.tsv"
_TOLERANCE = 1e-9  # relative: the answers are given to 15 places


def measure(shared: Path) -> Mapping[str, float]:
    """The shares of rows read right, 0 to 1, among all rows and among those whose answer is not known to be wrong."""
    rows, wrong, known = _results(shared)
    sound = rows - len(known)
    return {
        "right, all rows": (rows - len(wrong)) / rows,
        "right, sound rows": (sound - len(wrong - known)) / sound,
    }


def _results(shared: Path) -> tuple[int, set[int], set[int]]:
    """How many rows there are, which went wrong, and which have an answer known to be wrong, by line from 1."""
    lines = (shared / "data" / "numbers.dev.jsonl").read_bytes().splitlines()
    wrong = {place for place, line in enumerate(lines, 1) if not _is_right(json.loads(line))}
    return len(lines), wrong, _known_wrong(lines)


def _is_right(row: Mapping[str, object]) -> bool:
    value, expected = parse(str(row["text"])), row["value"]
    if value is None or not isinstance(expected, float):
        return value is expected
    return math.isclose(value, expected, rel_tol=_TOLERANCE, abs_tol=0)


def _known_wrong(lines: list[bytes]) -> set[int]:
    """The listed lines that still are what they were when they were judged."""
    found = set()
    for entry in KNOWN_WRONG.read_text(encoding="utf-8").splitlines():
        if entry.startswith("#"):
            continue
        line, digest, _ = entry.split("\t")
        if hashlib.sha1(lines[int(line) - 1], usedforsecurity=False).hexdigest().startswith(digest):
            found.add(int(line))
    return found


def main() -> int:
    """Print what was measured; the exit status."""
    if not SHARED.exists():
        print(json.dumps({"measured": False, "why": f"{SHARED.name}/ does not lie beside the project"}))
        return 0
    rows, wrong, known = _results(SHARED)
    print(
        json.dumps(
            {"rows": rows, **measure(SHARED), "wrong": sorted(wrong - known), "known wrong": sorted(known)},
            ensure_ascii=False,
            indent=2,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
