"""All benchmarks, one after the other: each writes its section of docs/benchmarks.md.

python benchmarks/bench.py [NAME...]        importing, extraction, search, stories, analysing, tagging, feeds,
                                            replaying, faults, kills
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = (
    "importing",
    "extraction",
    "search",
    "stories",
    "analysing",
    "tagging",
    "feeds",
    "replaying",
    "faults",
    "kills",
)


def main() -> int:
    """Run those that were named, or all; the largest exit status."""
    statuses = []
    for name in sys.argv[1:] or NAMES:
        print(f"\n== {name}", flush=True)
        statuses.append(subprocess.run([sys.executable, str(FOLDER / f"{name}.py")], check=False).returncode)
    return max(statuses)


if __name__ == "__main__":
    sys.exit(main())
