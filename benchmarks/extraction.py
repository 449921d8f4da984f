"""Pages per second on one core, beside bare trafilatura and newspaper4k on the same pages, in one run.

    python benchmarks/extraction.py [ROUNDS]

The pages are those of the sample newsroom and, where it is there, of ../shared/gold/pages. The systems take turns, so
that a machine whose speed drifts is no one's advantage. Accuracy is that of ../shared/gold/score.py on the gold pages.
newspaper4k pins other versions of our libraries: it gets an environment of its own, .venv-peers.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from peers import peers_python
from report import ROOT, SHARED, machine, table, write_section

WORKER = Path(__file__).with_name("extraction_worker.py")
GOLD = SHARED / "gold"


def start(system: str, python: str, folder: Path, pages: list[Path]) -> subprocess.Popen[str]:
    """A worker that has read the pages and written what it extracts."""
    command = [python, str(WORKER), system, str(folder), *map(str, pages)]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if worker.stdout is None or worker.stdout.readline().strip() != "ready":
        raise SystemExit(f"{system} did not get through the pages; its error stands above")
    return worker


def one_round(worker: subprocess.Popen[str]) -> float:
    """Processor seconds of one pass over all pages."""
    if worker.stdin is None or worker.stdout is None:
        raise SystemExit("the worker has no pipes")
    worker.stdin.write("go\n")
    worker.stdin.flush()
    return float(worker.stdout.readline())


def accuracy(folder: Path) -> dict[str, object]:
    """Means over the gold pages, dashes where there is no gold."""
    if not GOLD.exists():
        return dict.fromkeys(("title", "time", "body F1", "leaks"), "-")
    command = [sys.executable, str(GOLD / "score.py"), "pages", str(GOLD / "pages"), str(folder)]
    mean = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["mean"]
    return {
        "title": mean["title"],
        "time": mean["published"],
        "body F1": f"{mean['body F1']:.4f}",
        "leaks": mean["leaks, sum"],
    }


def main() -> None:
    """Measure, print and write the section."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    pages = sorted((ROOT / "examples" / "newsroom" / "pages").rglob("*.html")) + sorted((GOLD / "pages").glob("*.html"))
    pythons = {"isnad": sys.executable, "trafilatura": sys.executable, "newspaper4k": peers_python()}
    with tempfile.TemporaryDirectory() as scratch:
        folders = {system: Path(scratch) / system for system in pythons}
        for folder in folders.values():
            folder.mkdir()
        workers = {system: start(system, python, folders[system], pages) for system, python in pythons.items()}
        seconds: dict[str, list[float]] = {system: [] for system in workers}
        for _ in range(rounds):
            for system, worker in workers.items():
                seconds[system].append(one_round(worker))
        for worker in workers.values():
            worker.communicate()
        rows = []
        for system, times in seconds.items():
            ratios = [base / own for base, own in zip(seconds["trafilatura"], times, strict=True)]
            rows.append(
                {
                    "system": system,
                    "pages/s": len(pages) / statistics.median(times),
                    "speed, trafilatura = 1": f"{statistics.median(ratios):.2f}",
                }
                | accuracy(folders[system])
            )
    text = f"{len(pages)} pages, median of {rounds} rounds in turn, processor time; {machine()}.\n\n{table(rows)}"
    write_section("extraction", text)


if __name__ == "__main__":
    main()
