"""A round over feeds of which two thirds are broken, with the limits that `isnad run` has: seconds, memory, manners.

    python benchmarks/faults.py [--feeds 300] [--workers 2] [--json]

The broken ones say nothing, drip, send a gigabyte of zeros or a bomb that unpacks to one, headers without end, redirect
in a circle and so on (`tests/newsroom/live/faulty.py`); every fourth does so with its robots.txt, too. The gap is that
of the program. Exits with 1 where an article of a good feed is missing. `tests/newsroom/live/test_faults.py` does the
same with small limits.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from replaying import watched
from report import ROOT, machine, table, write_section

sys.path.insert(0, str(ROOT))

from tests.newsroom.live.faulty import PAGES, environment, script, served


def main() -> int:
    """Measure, print and write the section; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true", help="print JSON and leave the page alone")
    asked = parser.parse_args()
    os.environ |= environment()
    with tempfile.TemporaryDirectory() as folder, served(asked.feeds) as ((http, tls), end):
        command = script("collect", asked.feeds, "--store", Path(folder) / "n.sqlite", "--http", http, "--tls", tls)
        came, usage = watched([*command, "--workers", str(asked.workers)])
        seen = end()
    failures: dict[str, dict[str, int]] = came["failures"]  # type: ignore[assignment]
    good = -(-asked.feeds // 3) * PAGES
    row = {
        "feeds": asked.feeds,
        "good articles": good,
        "kept": int(str(came["articles"])),
        "seconds": float(str(came["seconds"])),
        "peak_mb": usage.peak_mb,
        **seen,
    }
    rows = [
        {
            "fault": fault or "none",
            "feeds": sum(kinds.values()),
            "is to us": ", ".join(k or "read" for k in sorted(kinds)),
        }
        for fault, kinds in sorted(failures.items())
    ]
    if asked.json:
        print(json.dumps({"row": row, "failures": failures}))
    else:
        write_section("faults", f"{table([row])}\n\n{table(rows)}\n\n{asked.workers} workers; {machine()}.")
    return 0 if row["kept"] == good else 1


if __name__ == "__main__":
    sys.exit(main())
