"""Watching a run and telling it what to do: signs of life, feeds that are paused and followed while it goes on."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from isnad.clock import RunningClock
from isnad.collect import Catalogue
from isnad.model import CollectState, FeedKind, Followed, Pulse
from isnad.newsroom import CollectOptions, Newsroom, open_fetcher
from isnad.newsroom.live import upkeep
from isnad.sample import SampleServer
from isnad.store import Store

ATOM = "http://www.qulzum.example/feeds/latest.atom"
OTHER = "http://www.daffa-elnil.example/rss/news.xml"
NOW = datetime(2024, 11, 12, 9, tzinfo=UTC)


def wait_for(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


def test_a_run_hears_what_another_process_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_PULSE", 0.2)
    clock = RunningClock(NOW, 3600)
    url = f"sqlite:///{tmp_path / 'news.sqlite'}"
    stop = threading.Event()
    with (
        SampleServer(clock, delays=False) as server,
        Newsroom(Store.open(url, clock=clock.now), Catalogue(server.publishers), clock.now) as newsroom,
        Newsroom(Store.open(url, clock=clock.now), Catalogue(server.publishers), clock.now) as operator,
    ):
        operator.follow([Followed(ATOM, publisher="qulzum", kind=FeedKind.ATOM)])
        fetcher = open_fetcher("0", clock=clock, sample_port=server.port)
        running = threading.Thread(target=newsroom.collect, args=(fetcher, stop, CollectOptions(connections=2)))
        running.start()
        try:

            def asked(address: str) -> int:
                return next(len(one.feed.history.asks) for one in operator.feeds() if one.feed.address == address)

            wait_for(lambda: asked(ATOM) > 0)
            wait_for(lambda: operator.standing().state is CollectState.RUNNING)
            operator.follow([Followed(OTHER, publisher="daffa")])
            wait_for(lambda: asked(OTHER) > 0)
            assert operator.pause([ATOM, "https://nobody.example/"], paused=True) == ("https://nobody.example/",)
            for _ in range(3):  # signs of life: by then the run has heard, and what was under way has come in
                last = operator.pulse()
                wait_for(lambda last=last: operator.pulse() != last)  # type: ignore[misc]
            paused = asked(ATOM)
            others = asked(OTHER)
            wait_for(lambda: asked(OTHER) > others)
            assert asked(ATOM) == paused
            assert next(one.state for one in operator.feeds() if one.feed.address == ATOM) == "paused"
            operator.pause([ATOM], paused=False)
            wait_for(lambda: asked(ATOM) > paused)
        finally:
            stop.set()
            running.join()
        standing = operator.standing()
    assert standing.state is CollectState.ENDED
    assert standing.pulse
    assert standing.pulse.speed == 3600


def test_how_it_stands(tmp_path: Path) -> None:
    now = [NOW]
    store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}")
    with Newsroom(store, Catalogue(()), lambda: now[0]) as newsroom:
        assert newsroom.standing().state is CollectState.NEVER
        store.save_pulse(Pulse(NOW, NOW, {}))
        for later, state in ((119, CollectState.RUNNING), (120, CollectState.SILENT), (-500, CollectState.RUNNING)):
            now[0] = NOW + timedelta(seconds=later)
            assert newsroom.standing().state is state
        assert newsroom.standing().store_bytes > 0
