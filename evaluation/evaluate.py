"""Accuracy against ../shared, every measure beside its floor.

    python evaluation/evaluate.py [MEASURE...]

Exits with 1 where a number lies under its floor in floors.toml, and says which. Where ../shared is not there (it is not
part of the project) nothing is measured, and that is said too.
"""

import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import chronicle
import claims
import dates
import entities
import grouping
import numbers_in_words
import oppositions
import pages
import sample
import series
import tags
import tolls
import ways

# What a measure reaches at most, where the others reach at least.
AT_MOST = ("leaks", "largest")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

MEASURES: Mapping[str, Callable[[Path], Mapping[str, float]]] = {
    "dates": dates.measure,
    "numbers": numbers_in_words.measure,
    "pages": pages.measure,
    "held pages": pages.measure_held,
    "grouping": grouping.measure,
    "claims": claims.measure,
    "tags": tags.measure,
    "entities": entities.measure,
    "sample": sample.measure,
    "chronicle": chronicle.measure,
    "ways": ways.measure,
    "series": series.measure,
    "tolls": tolls.measure,
    "oppositions": oppositions.measure,
}


def main() -> int:
    """Measure what was named, or all, and print it; the exit status."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return 0
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    under = []
    for name in sys.argv[1:] or MEASURES:
        reached = MEASURES[name](SHARED)
        for what, floor in floors[name].items():
            value = reached[what]
            good = value <= floor if what.startswith(AT_MOST) else value >= floor
            print(f"{name:12} {what:58} {value:8.4f}   floor {floor:8.4f}   {'' if good else 'UNDER'}")
            under += [] if good else [f"{name}: {what}"]
    if under:
        print("under their floors: " + "; ".join(under), file=sys.stderr)
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
