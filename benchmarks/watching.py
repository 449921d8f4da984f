"""How long the pages that watch over a newsroom take, in a large store with many feeds.

    python benchmarks/watching.py STORE.sqlite [--feeds 1000]

Works on a copy of the file, for which `isnad import` of ../shared/data makes one of 47,620 articles. It gets so many
feeds, each with 50 asks, and 50 pages a feed that are planned. Processor time, the median of nine, through the whole
application.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

import httpx

from isnad.model import Ask, AskHistory, Collected, FetchFailureKind, Followed, Visit
from isnad.newsroom import Newsroom, open_newsroom
from story_page import served

_ASKS = 50  # that are remembered of a feed
_PAGES = 50  # that are planned for each
_PATHS = ("/metrics", "/feeds", "/feed?id=7", "/api/feeds", "/", "/stories", "/topics", "/publishers")


def follow(newsroom: Newsroom, count: int) -> None:
    """Follow so many feeds that do well, mostly."""
    now = newsroom.now()
    publishers = [row.publisher.id for row in newsroom.publishers() if row.articles]
    newsroom.follow(
        [Followed(f"https://{n}.example/rss", publisher=publishers[n % len(publishers)]) for n in range(count)]
    )
    asks = tuple(
        Ask(now - timedelta(minutes=20 * n), n % 4, FetchFailureKind.SLOW if n % 20 == 19 else None)
        for n in range(_ASKS, 0, -1)
    )
    feeds = newsroom.followed()
    newsroom._store.save_collected(
        Collected(
            feeds=tuple(replace(feed, history=AskHistory(asks, now, asks[0].at), due=now) for feed in feeds),
            found=tuple(
                Visit(address, address, feed=feed.number, due=now + timedelta(hours=n - 3))
                for feed in feeds
                for n in range(_PAGES)
                for address in (f"{feed.address}/{n}",)
            ),
        )
    )


def timed(work: Callable[[], object], runs: int = 9) -> float:
    """Milliseconds of the processor, the median."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times) * 1e3


def main() -> None:
    """Print one line for each path."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--feeds", type=int, default=1_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "watching.sqlite"
        shutil.copy(options.store, copy)
        with open_newsroom(str(copy), create=False) as newsroom:
            follow(newsroom, options.feeds)

            def counted_anew() -> None:  # what /metrics shows may be 5 s old
                newsroom._lookout._counted_at = float("-inf")
                newsroom.standing()

            print(f"{'what /metrics counts':24} {timed(counted_anew):6.1f} ms")
            with served(newsroom) as address, httpx.Client(base_url=address, timeout=60) as client:
                for path in _PATHS:
                    print(f"{path:24} {timed(partial(client.get, path)):6.1f} ms")


if __name__ == "__main__":
    main()
