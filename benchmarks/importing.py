"""Import of the whole of ../shared/data/*.jsonl.gz: articles per second, peak memory, and that none is lost.

    python benchmarks/importing.py [--json] [FILE.jsonl.gz ...]

The command `isnad import` runs as a user would run it, in a process of its own bound to one core, on a fresh SQLite
store; then the same again, when everything is known. Afterwards every line of the sources is looked up by its id and
its words compared with those kept, to the code point. Exits with 1 where one is lost.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from isnad.errors import NotFound
from isnad.newsroom import Newsroom, open_newsroom
from report import SHARED, machine, table, write_section


@dataclass(frozen=True)
class Run:
    """One import."""

    run: str
    articles: int  # lines read
    new: int
    unchanged: int
    revised: int
    failed: int
    seconds: float  # wall, with the start of the program
    peak_mb: float  # largest resident set, in 10^6 bytes

    @property
    def rate(self) -> float:
        """Articles in a second."""
        return self.articles / self.seconds


def run_import(name: str, store: Path, files: Sequence[Path]) -> Run:
    """Import the files by the command, in a process bound to one core."""
    command = [sys.executable, "-m", "isnad.cli", "--store", str(store), "import", "--json", *map(str, files)]
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(cores)})  # the new process inherits it
        process = subprocess.Popen(command, stdout=out)
        os.sched_setaffinity(0, cores)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        report = json.loads(out.read())
    counts = {key: int(report[key]) for key in ("new", "unchanged", "revised", "failed")}
    return Run(name, sum(counts.values()), **counts, seconds=seconds, peak_mb=usage.ru_maxrss * 1024 / 1e6)


def records(files: Sequence[Path]) -> Iterator[dict[str, str]]:
    """Every line of the sources, read without any of our code."""
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
            yield from map(json.loads, lines)


def lost(newsroom: Newsroom, record: dict[str, str]) -> str:
    """What is lost of a record, "" for nothing: its id must be found and its words must stand in a revision."""
    try:
        states = newsroom.revisions(record["id"])
    except NotFound:
        return f"{record['id']}: not found"
    text = f"{record['title']}\n{record['text']}"
    return "" if any(state.article.text == text for state in states) else f"{record['id']}: other words"


def main() -> int:
    """Measure, print and write the section; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print JSON and leave the page alone")
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    files = asked.files or sorted((SHARED / "data").glob("*.jsonl.gz"))
    if not files:
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "news.sqlite"
        runs = [run_import(name, store, files) for name in ("first import", "the same again")]
        megabytes = store.stat().st_size / 1e6
        with open_newsroom(str(store), create=False) as newsroom:
            missing = [what for record in records(files) if (what := lost(newsroom, record))]
    if asked.json:
        print(json.dumps({"runs": [asdict(run) for run in runs], "lost": len(missing), "store_mb": megabytes}))
    else:
        rows = [asdict(run) | {"articles/s": run.rate} for run in runs]
        note = f"Lost: {len(missing)}. The store takes {megabytes:,.0f} MB. One core; {machine()}."
        write_section("import", f"{note}\n\n{table(rows)}")
    for what in missing[:20]:
        print(f"lost: {what}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
