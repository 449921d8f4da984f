"""A run that is killed with SIGKILL again and again, until it is done: what the tests and `benchmarks/kills.py` share.

As a script it kills, and prints what came of it as JSON: `killing.py FOLDER PORT WORKERS KILLS SEED FRESH`. The run is
a process forked from it, which has everything imported already; it tells of each thing that it does through a pipe.
"""

import contextlib
import json
import os
import random
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
from tests.newsroom.live.press import Press

from isnad.collect.fetching import Detour, Manners, courteous_fetcher, networks
from isnad.collect.following import Revisits
from isnad.model import Followed, Publisher, StoryQuery
from isnad.newsroom import CollectOptions, Newsroom, open_newsroom
from isnad.store import Store

ROOT = Path(__file__).resolve().parents[3]
HOSTS = 12
EACH = 5  # articles of a host
_WRITES = ("follow", "save_collected", "save", "begin_groups", "save_groups", "save_analyses", "save_pulse")
_AFTER = 0.02  # seconds behind the event that a kill waits for, at most
_PATIENCE = 120.0  # seconds that anything may take

_STAGES = {  # by what was told last
    "save_collected": "fetching and reading",
    "feed read": "fetching and reading",
    "collecting": "fetching and reading",
    "in save_collected": "keeping pages",
    "in save": "keeping articles",
    "save": "reading and grouping",
    "begin_groups": "grouping",
    "in begin_groups": "grouping",
    "in save_groups": "grouping",
    "save_groups": "analysing",
    "in save_analyses": "keeping analyses",
    "save_analyses": "analysing",
}


def sixty_articles(press: Press) -> None:
    """So many hosts with a feed and articles each; two of five are the same at all hosts."""
    for host in (f"h{number}.example" for number in range(HOSTS)):
        pages = []
        for number in range(EACH):
            words, title = "", ""
            if number % 3 == 0:
                words = "قال المتحدث باسم الوزارة إن الميناء استقبل 340 سفينة منذ مطلع العام، بزيادة كبيرة."
                title = "الميناء يستقبل مئات السفن"
            pages.append(press.article(host, f"n{number}", words, title))
        press.feed(host, pages)


@dataclass
class Kills:
    """What came of killing."""

    done: int = 0
    stores: int = 0  # that were filled to the end
    moments: dict[str, int] = field(default_factory=dict)  # how many by what the run was at
    with_workers: int = 0  # kills while processes of it were alive
    orphans: int = 0  # processes that outlived it by more than 10 s
    differing: int = 0  # stores that are not as without a kill
    seconds: float = 0.0


def killed(folder: Path, port: int, *, workers: int, kills: int, seed: int, fresh: int) -> Kills:
    """Kill so often, `fresh` times a store, in a process of its own; what came of it."""
    arguments = [folder, port, workers, kills, seed, fresh]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
    script = [sys.executable, "-m", "tests.newsroom.live.killing", *map(str, arguments)]
    done = subprocess.run(script, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return Kills(**json.loads(done.stdout.splitlines()[-1]))


class Killer:
    """Starts runs and kills them."""

    def __init__(self, folder: Path, port: int, workers: int, seed: int) -> None:
        self.came = Kills()
        self._folder = folder
        self._port = port
        self._workers = workers
        self._lot = random.Random(seed)

    def kill(self, count: int, fresh: int) -> Kills:
        """Fill stores, with so many kills in all."""
        began = time.monotonic()
        whole = self._folder / "whole.sqlite"
        events = self._run(whole, -1)
        expected = state(whole)
        assert len(expected) == HOSTS * EACH
        while self.came.done < count:
            store = self._folder / f"{self.came.stores}.sqlite"
            for _ in range(min(fresh, count - self.came.done)):
                # Squared: a store that is half full is soon done.
                self._run(store, int(events * self._lot.random() ** 2))
            self._run(store, -1)
            self.came.stores += 1
            self.came.differing += state(store) != expected
            store.unlink()
        self.came.seconds = time.monotonic() - began
        return self.came

    def _run(self, store: Path, events: int) -> int:
        """Start a run; kill it a moment after it told of so many events, -1 for never. How many it told of."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _child(store, self._port, self._workers, writing)
        os.close(writing)
        told = _listen(reading, events)
        if events >= 0:
            time.sleep(self._lot.random() * _AFTER)
            family = psutil.Process(pid).children(recursive=True)
            os.kill(pid, signal.SIGKILL)
            self._count(told[-1] if told else "start", family)
        os.close(reading)
        _, status = os.waitpid(pid, 0)
        assert events >= 0 or status == 0, f"the run ended with {status}: {told[-3:]}"
        return len(told)

    def _count(self, last: str, family: list[psutil.Process]) -> None:
        _, alive = psutil.wait_procs(family, timeout=10)
        self.came.done += 1
        at = _STAGES.get(last, "beginning or ending")
        self.came.moments[at] = self.came.moments.get(at, 0) + 1
        self.came.with_workers += bool(family)
        self.came.orphans += len(alive)
        for one in alive:
            one.kill()


def _listen(pipe: int, events: int) -> list[str]:
    """What is told, until it is so many events or the pipe ends."""
    heard = b""
    while events < 0 or heard.count(b"\n") < events:
        assert select.select([pipe], [], [], _PATIENCE)[0], f"the run does not come forward: {heard[-200:]!r}"
        data = os.read(pipe, 1)
        if not data:
            break
        heard += data
    return heard.decode().splitlines()


def _child(store: Path, port: int, workers: int, pipe: int) -> None:
    status = 1
    try:
        _collect(store, port, workers, lambda name: os.write(pipe, f"{name}\n".encode()))
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def _collect(store: Path, port: int, workers: int, tell: Callable[[str], object]) -> None:
    """One round that tells what it does."""

    class Telling:
        def event(self, name: str, **_: object) -> None:
            tell(name)

    for name in _WRITES:
        setattr(Store, name, _telling(getattr(Store, name), name, tell))
    fetcher = courteous_fetcher(
        "Isnad/test",
        manners=Manners(gap=timedelta(), daily_cap=1_000_000),
        allowed=networks(["127.0.0.1"]),
        connect_to=Detour("example", "127.0.0.1", port),
    )
    with open_newsroom(str(store), workers=workers) as newsroom:
        hosts = [f"h{number}.example" for number in range(HOSTS)]
        newsroom.learn_publishers([Publisher(host, host, zone="UTC", hosts=(host,)) for host in hosts])
        newsroom.follow([Followed(f"http://{host}/rss.xml", publisher=host) for host in hosts])
        options = CollectOptions(revisits=Revisits(()))
        report = newsroom.collect(fetcher, threading.Event(), options, once=True, watch=Telling())
        assert report.left == 0


def _telling(method: Callable[..., Any], name: str, tell: Callable[[str], object]) -> Callable[..., Any]:
    def told(*given: Any, **named: Any) -> Any:
        tell(f"in {name}")
        result = method(*given, **named)
        tell(name)
        return result

    return told


def state(store: Path) -> dict[str, object]:
    """What a store holds, in an order that does not hang on when things came. Asserts that it is whole and well."""
    with open_newsroom(str(store), create=False) as newsroom:
        return _state(newsroom)


def _state(newsroom: Newsroom) -> dict[str, object]:
    kept = list(newsroom.export())
    assert len(kept) == sum(row.articles for row in newsroom.publishers()) == len({one.article.url for one in kept})
    for one in kept:
        assert newsroom.analysis(one) is not None, one.article.url
        assert newsroom.why(one.article.id).placed.article == one.article.id
    assert sum(row.articles for row in newsroom.stories(StoryQuery(least=1, limit=len(kept) + 1)).rows) == len(kept)
    bad = [check for check in newsroom.doctor() if not check.ok]
    assert not bad, bad
    return {
        one.article.url: (
            one.article.id,
            one.article.text,
            one.article.publisher,
            one.article.published,
            [revision.article.text for revision in newsroom.revisions(one.article.id)],
            newsroom.page(one.page_digest).body,
        )
        for one in kept
    }


def main() -> None:
    """Kill as the arguments say."""
    folder, *numbers = sys.argv[1:]
    port, workers, kills, seed, fresh = map(int, numbers)
    with contextlib.redirect_stdout(sys.stderr):
        came = Killer(Path(folder), port, workers, seed).kill(kills, fresh)
    print(json.dumps(asdict(came)))


if __name__ == "__main__":
    main()
