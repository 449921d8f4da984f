"""Grouping: articles a second and memory at 10,000 and 100,000 live articles, and accuracy and time beside peers.

    python benchmarks/stories.py

The first 10,000 live articles are those of saudi.dev; the 100,000 are saudi.dev and ant.dev over and over, each time
with later dates and a part of the rare words replaced by new ones, so that nothing of an earlier turn is a copy. The
same 10,000 articles are measured at both. The peers get the articles of saudi.dev and, where they have a threshold, the
one that is best on the very pairs they are scored by; ours was learned from them too. Everything runs on one core, one
thread, in a process of its own; times are processor times.
"""

import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from peers import peers_python
from report import SHARED, machine, table, write_section

WORKER = Path(__file__).with_name("stories_worker.py")
GOLD = SHARED / "gold"
PAIRS = GOLD / "pairs.dev.jsonl"
MEASURED = 10_000  # articles
BEFORE = 10_500  # articles that come before those: what is printed twice fills no window
SAMPLE = 6_000  # articles for HDBSCAN, which needs all distances at once, several times over
SEED = 20240501
RARE = 20  # articles that have a word: names, mostly
CHANGED = 3  # one of so many of the rare words is another in each turn
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
Row = dict[str, str]


def read(corpus: str) -> list[Row]:
    """The articles of a corpus in order of time, each id once."""
    with gzip.open(SHARED / "data" / f"{corpus}.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    return sorted(rows.values(), key=lambda row: _time(row["published"]))


def write(path: Path, rows: Iterable[Row]) -> None:
    """Articles as the worker reads them."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            kept = {key: row[key] for key in ("id", "title", "text", "publisher", "published")}
            print(json.dumps(kept, ensure_ascii=False), file=out)


def turns(corpora: Sequence[list[Row]], number: int) -> Iterator[Row]:
    """The streams one behind the other, and all of that again, each turn with other names and later dates."""
    rare = [_rare(rows) for rows in corpora]
    end = _time(corpora[0][0]["published"])
    for turn in range(number):
        for rows, words in zip(corpora, rare, strict=True):
            later = end - _time(rows[0]["published"])
            for row in rows:
                at = _time(row["published"]) + later
                end = max(end, at)
                yield _in_turn(row, turn, words) | {"published": at.isoformat()}


def _time(published: str) -> datetime:
    return datetime.fromisoformat(published)


def _rare(rows: Iterable[Row]) -> frozenset[str]:
    number = Counter(word for row in rows for word in set(_words(row["title"] + " " + row["text"])))
    return frozenset(word for word, count in number.items() if count <= RARE and len(word) > 3)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _in_turn(row: Row, turn: int, rare: frozenset[str]) -> Row:
    if not turn:
        return row
    return row | {"id": f"{turn} {row['id']}"} | {part: _renamed(row[part], turn, rare) for part in ("title", "text")}


def _renamed(text: str, turn: int, rare: frozenset[str]) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        chosen = word in rare and sum(map(ord, word)) % CHANGED == 0
        return "".join(LETTERS[(ord(letter) * 7 + turn * 11) % len(LETTERS)] for letter in word) if chosen else word

    return re.sub(r"\w{4,}", other, text)


def run(python: str, *arguments: str) -> list[dict[str, Any]]:
    """What the worker prints, on one core with one thread."""
    cores = os.sched_getaffinity(0)
    command = [python, str(WORKER), *arguments]
    os.sched_setaffinity(0, {max(cores)})  # the new process inherits it
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD)
    os.sched_setaffinity(0, cores)
    out, _ = worker.communicate()
    if worker.returncode:
        raise SystemExit(f"{arguments[0]} did not get through; its error stands above")
    return [json.loads(line) for line in out.splitlines()]


def speeds(folder: Path, saudi: list[Row], ant: list[Row]) -> str:
    """The table of articles a second at two sizes of the window."""
    turn = len(saudi) + len(ant)
    number = 100_000 // turn  # full turns; what is measured comes in the one behind them
    first = folder / "first.jsonl"
    write(first, saudi[: BEFORE + MEASURED])
    write(again := folder / "again.jsonl", _last_turn(saudi, ant, number))
    rows: list[dict[str, Any]] = []
    for path, live, behind in ((first, 10_000, BEFORE), (again, 100_000, number * turn + BEFORE)):
        measured = ("speed", str(path), str(live), str(behind), str(MEASURED))
        found, explained = (run(sys.executable, *measured, explain)[0] for explain in "01")
        rows.append(
            {
                "live articles": found["live"],
                "articles/s": found["articles"] / found["seconds"],
                "explained, articles/s": explained["articles"] / explained["seconds"],
                "peak memory, MB": round(found["peak_mb"]),
            }
        )
    for row in rows:
        row["speed, 10,000 live = 1"] = f"{row['articles/s'] / rows[0]['articles/s']:.2f}"
    return table(rows)


def _last_turn(saudi: list[Row], ant: list[Row], number: int) -> Iterator[Row]:
    """So many full turns, and of one more what is measured and what comes before it."""
    wanted = number * (len(saudi) + len(ant)) + BEFORE + MEASURED
    for count, row in enumerate(turns((saudi, ant), number + 1)):
        if count == wanted:
            return
        yield row


def scores(groups: Path) -> dict[str, Any]:
    """What score.py says of a file of groups."""
    command = [sys.executable, str(GOLD / "score.py"), "pairs", str(PAIRS), str(groups)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def beside_peers(folder: Path, saudi: list[Row]) -> str:
    """The table of accuracy and time."""
    write(whole := folder / "whole.jsonl", saudi)
    write(sample := folder / "sample.jsonl", _sample(saudi))
    peers = peers_python()
    systems = (
        ("isnad", sys.executable, whole, ("copy", "event")),
        ("TF-IDF, DBSCAN", peers, whole, ("copy", "event")),
        ("TF-IDF, HDBSCAN", peers, sample, ("event",)),
        ("MinHash LSH", peers, whole, ("copy",)),
    )
    rows = []
    for system, python, path, levels in systems:
        out = folder / system
        out.mkdir()
        tried = run(python, system, str(path), str(out))
        found = {each["setting"]: (each["seconds"], scores(out / f"{each['setting']}.jsonl")) for each in tried}
        rows.append({"system": system, "articles": len(saudi) if path == whole else SAMPLE} | _row(found, levels))
    return table(rows)


def _row(found: Mapping[str, tuple[float, Mapping[str, Any]]], levels: Sequence[str]) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(("copy F1", "event F1", "largest event", "settings"), "-")
    best = {}
    for level in levels:
        best[level] = max(found, key=lambda setting: float(found[setting][1][f"{level}, sure pairs"]["F1"]))
        row[f"{level} F1"] = f"{found[best[level]][1][f'{level}, sure pairs']['F1']:.4f}"
    if "event" in best:
        row["largest event"] = found[best["event"]][1]["events"]["largest"]
    row["settings"] = ", ".join(dict.fromkeys(best.values()))
    row["seconds"] = found[best[levels[-1]]][0]
    return row


def _sample(rows: list[Row]) -> list[Row]:
    """The articles of the pairs and others by lot, in order."""
    pairs = map(json.loads, PAIRS.read_text(encoding="utf-8").splitlines())
    paired = {pair[side] for pair in pairs for side in ("a", "b")}
    others = [row["id"] for row in rows if row["id"] not in paired]
    chosen = paired.union(random.Random(SEED).sample(others, SAMPLE - len(paired)))
    return [row for row in rows if row["id"] in chosen]


def main() -> None:
    """Measure, print and write the section."""
    if not PAIRS.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    saudi, ant = read("saudi"), read("ant")
    with tempfile.TemporaryDirectory() as scratch:
        alone = speeds(Path(scratch), saudi, ant)
        beside = beside_peers(Path(scratch), saudi)
    note = (
        "F1 on the sure pairs of pairs.dev by score.py, which nobody meets for the first time: our weights "
        "and margins were chosen on them, and peers have the setting that is best on them. What we reach on "
        "pairs that nothing was learned from is less; `evaluation/grouping.py` prints it. HDBSCAN gets the "
        "articles of the pairs and others by lot, as it needs all distances at once."
    )
    write_section("stories", f"{alone}\n\n{note}\n\n{beside}\n\nOne core, processor time; {machine()}.")


if __name__ == "__main__":
    main()
