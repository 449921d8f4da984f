"""The collector at full speed: real articles as feeds and pages on loopback, through the whole of a run.

    python benchmarks/replaying.py [--items 5000] [--hosts 40] [--workers N] [--gap 0] [--profile] [--json] [FILE]

The sites are a process of their own (`replay_site.py`), the collecting run another, as `isnad run` has it: fetch, keep,
read, save, group, analyse. Measured until everything is analysed: items a second, the largest memory of the run with
its children together (unique set size where the system tells it), and the processor time of each process. The gap
between two requests to a host is 0 here; `isnad run` keeps 2 s, and has as many more hosts.
"""

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import psutil

from isnad.collect.fetching import Detour, Manners, courteous_fetcher, networks, user_agent
from isnad.model import Followed, Publisher
from isnad.newsroom import CollectOptions, open_newsroom
from replay_site import host_name
from report import SHARED, machine, table, write_section

_LOOK = 0.2  # seconds between two looks at the processes
CORPUS = SHARED / "data" / "ant.dev.jsonl.gz"


def collect(store: str, port: int, hosts: int, workers: int, gap: float) -> dict[str, object]:
    """One round from all the sites; what came of it."""
    fetcher = courteous_fetcher(
        user_agent("bench"),
        manners=Manners(gap=timedelta(seconds=gap), daily_cap=1_000_000),
        allowed=networks(["127.0.0.1"]),
        connect_to=Detour("example", "127.0.0.1", port),
    )
    names = [host_name(number) for number in range(hosts)]
    with open_newsroom(store, workers=workers) as newsroom:
        newsroom.learn_publishers([Publisher(name, name, zone="UTC", hosts=(name,)) for name in names])
        newsroom.follow([Followed(f"http://{name}/rss.xml", publisher=name) for name in names])
        report = newsroom.collect(fetcher, threading.Event(), CollectOptions(), once=True)
        well = all(check.ok for check in newsroom.doctor()) and all(
            newsroom.analysis(kept) for kept in newsroom.export()
        )
    return {
        "seconds": report.seconds,
        "left": report.left,
        "well": well,
        **report.counts,
    }


@dataclass
class Usage:
    """What processes took: each by its place in the family."""

    peak_mb: float = 0.0  # of all together
    processor: dict[int, float] = field(default_factory=dict)  # seconds by process
    names: dict[int, str] = field(default_factory=dict)

    def look(self, parent: psutil.Process) -> None:
        """Look at the parent and its children."""
        together = 0.0
        for process in (parent, *parent.children(recursive=True)):
            try:
                times, memory = process.cpu_times(), process.memory_full_info()
                name = "run" if process == parent else _name(process)
            except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                continue
            together += memory.uss / 1e6
            self.processor[process.pid] = times.user + times.system
            self.names[process.pid] = name
        self.peak_mb = max(self.peak_mb, together)


def _name(process: psutil.Process) -> str:
    return "tracker" if "resource_tracker" in " ".join(process.cmdline()) else "worker"


@contextmanager
def site(items: int, hosts: int, file: Path) -> Iterator[tuple[int, psutil.Process]]:
    """The sites, served: their port and process."""
    script = Path(__file__).with_name("replay_site.py")
    command = [sys.executable, str(script), "--items", str(items), "--hosts", str(hosts), str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdin
        yield int(json.loads(process.stdout.readline())["port"]), psutil.Process(process.pid)
        process.stdin.close()


def watched(command: Sequence[str]) -> tuple[dict[str, object], Usage]:
    """Run a command that prints JSON, and what it and its children took."""
    usage = Usage()
    with tempfile.TemporaryFile("w+") as out, subprocess.Popen(command, stdout=out) as process:
        family = psutil.Process(process.pid)
        while process.poll() is None:
            with_children = psutil.pid_exists(process.pid)
            if with_children:
                try:
                    usage.look(family)
                except psutil.NoSuchProcess:
                    break
            time.sleep(_LOOK)
        process.wait()
        out.seek(0)
        told: dict[str, object] = json.loads(out.read())
    return told, usage


def main() -> int:
    """Measure, print and write the section; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--hosts", type=int, default=40)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--gap", type=float, default=0.0, help="seconds between two requests to a host")
    parser.add_argument("--profile", action="store_true", help="print where the main thread's time goes")
    parser.add_argument("--json", action="store_true", help="print JSON and leave the page alone")
    parser.add_argument("--run", nargs=2, metavar=("STORE", "PORT"), help=argparse.SUPPRESS)
    parser.add_argument("file", type=Path, nargs="?", default=CORPUS)
    asked = parser.parse_args()
    if asked.run:
        return _run(asked)
    if not asked.file.exists():
        print(f"nothing measured: there is no {asked.file.name} in {SHARED.name}/ beside the project")
        return 0
    return _measure(asked)


def _run(asked: argparse.Namespace) -> int:
    profile = cProfile.Profile() if asked.profile else None
    if profile:
        profile.enable()
    told = collect(asked.run[0], int(asked.run[1]), asked.hosts, asked.workers, asked.gap)
    if profile:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(70)
    print(json.dumps(told))
    return 0


def _measure(asked: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder, site(asked.items, asked.hosts, asked.file) as (port, serving):
        load = os.getloadavg()[0]
        store = str(Path(folder) / "news.sqlite")
        own = ["--hosts", str(asked.hosts), "--workers", str(asked.workers), "--gap", str(asked.gap)]
        own += ["--profile"] if asked.profile else []
        told, usage = watched([sys.executable, __file__, "--run", store, str(port), *own])
        served = serving.cpu_times()
        megabytes = Path(store).stat().st_size / 1e6
    seconds = float(str(told["seconds"]))
    new = int(float(str(told.get("articles_new", 0))))
    row = {
        "items": asked.items,
        "pages fetched": int(float(str(told.get("pages_fetched", 0)))),
        "articles": new,
        "seconds": seconds,
        "items/s": new / seconds,
        # On a machine that others use, too, this says more than the seconds.
        "processor, ms an item": 1e3 * sum(usage.processor.values()) / asked.items,
        "cores it had": sum(usage.processor.values()) / seconds,
        "peak_mb": usage.peak_mb,
        "store_mb": megabytes,
    }
    spent = sorted(
        ((usage.names[pid], took) for pid, took in usage.processor.items()), key=lambda one: (one[0], -one[1])
    )
    processes = [{"process": n, "processor, s": s, "of a core": s / seconds} for n, s in spent if n != "tracker"]
    processes.append({"process": "the sites", "processor, s": served.user + served.system, "of a core": 0.0})
    if asked.json:
        print(json.dumps({"row": row, "told": told, "processes": processes, "load": load}))
    else:
        note = f"{asked.workers} workers, load of the machine before: {load:.1f}; {machine()}."
        write_section("replaying", f"{table([row])}\n\n{table(processes)}\n\n{note}")
    whole = told["well"] and told["left"] == 0 and new >= 0.99 * asked.items  # some of a corpus may say the same
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
