"""A run that is killed with SIGKILL at moments by lot, again and again, and what is left of its store.

    python benchmarks/kills.py [--kills 200] [--workers 2] [--seed 1] [--json]

Sixty articles of twelve publishers are collected from loopback by a process of its own with processes that read. It is
killed five times, then let come to its end; the store must be the one that is there without a kill: ids, words,
revisions, publishers, pages, every article once, grouped and analysed, all checks of `isnad doctor` good, and no
process left. Then the next store. Exits with 1 where one differs. `tests/newsroom/live/test_killed.py` does the same
with few kills.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from report import ROOT, machine, table, write_section

sys.path.insert(0, str(ROOT))

from tests.newsroom.live.killing import killed, sixty_articles
from tests.newsroom.live.press import Press


def main() -> int:
    """Kill, print and write the section; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print JSON and leave the page alone")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Press(slowness=0.01) as press:
        sixty_articles(press)
        lot = {"workers": asked.workers, "kills": asked.kills, "seed": asked.seed, "fresh": 5}
        came = killed(Path(folder), press.port, **lot)
    row = {
        "kills": came.done,
        "with processes that read": came.with_workers,
        "stores": came.stores,
        "stores that differ": came.differing,
        "processes left": came.orphans,
        "seconds": came.seconds,
    }
    moments = [
        {"killed at": name, "times": times} for name, times in sorted(came.moments.items(), key=lambda one: -one[1])
    ]
    if asked.json:
        print(json.dumps({"row": row, "moments": came.moments}))
    else:
        write_section("kills", f"{table([row])}\n\n{table(moments)}\n\nSeed {asked.seed}; {machine()}.")
    return 1 if came.differing or came.orphans else 0


if __name__ == "__main__":
    sys.exit(main())
