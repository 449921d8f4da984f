"""A process that dies or hangs costs what it died of, not the run; a store that fails for a moment costs nothing."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psutil
import pytest
from tests.newsroom.live.conftest import Desk
from tests.newsroom.live.poison import EXIT, EXIT_IN_ANALYSIS, EXIT_IN_FEED, HANG, RAISE, RAISE_IN_ANALYSIS, make
from tests.newsroom.live.press import Press

from isnad.collect import Catalogue
from isnad.collect.following import Revisits
from isnad.errors import StoreError
from isnad.newsroom import CollectOptions, workers
from isnad.newsroom.aftermath import Aftermath
from isnad.newsroom.analysing import Analyst
from isnad.newsroom.grouping import Regrouper
from isnad.newsroom.live import Collector, CollectReport, Settler, trying
from isnad.newsroom.live import desk as live_desk
from isnad.newsroom.report import Unwatched
from isnad.newsroom.rereading import Rereader
from isnad.newsroom.telling import Teller
from isnad.newsroom.workers import Workers
from isnad.store import Store

HOUR = timedelta(hours=1)


def collected(desk: Desk, reading: Workers, store: Store | None = None) -> CollectReport:
    """One round with these processes, and with this store in place of the test's."""
    store, catalogue = store or desk.store, Catalogue(())
    teller = Teller(store, reading.room.rules, store._clock)
    aftermath = Aftermath(Regrouper(store), Analyst(store, reading), lambda: None, teller)
    settler = Settler(aftermath, catalogue, 1.0)
    options = CollectOptions(revisits=Revisits(()))
    run = Collector(store, catalogue, desk.asking, reading, settler, options, desk.watch)
    return run.run(threading.Event(), once=True)


@pytest.fixture
def processes() -> Iterator[Workers]:
    """Two processes with a poisoned room each; none is left behind."""
    before = set(psutil.Process().children(recursive=True))
    made = Workers(make(), 2)
    yield made
    made.close()
    left = set(psutil.Process().children(recursive=True)) - before
    assert not [one for one in left if "spawn_main" in " ".join(one.cmdline())]


def poisoned(press: Press, *poisons: str, count: int = 20) -> tuple[str, list[str], list[str]]:
    """A feed with as many good articles, and between them one for each poison; its address, the good and the bad."""
    good = [press.article("a.example", f"n{number}") for number in range(count)]
    bad = [
        press.article("a.example", f"bad{n}", f"{poison} قال الوزير إن الجسر جاهز.") for n, poison in enumerate(poisons)
    ]
    mixed = good[: count // 2] + bad + good[count // 2 :]
    return press.feed("a.example", mixed), good, bad


def test_a_page_that_ends_its_process_costs_itself_alone(desk: Desk, press: Press, processes: Workers) -> None:
    feed, good, bad = poisoned(press, EXIT, RAISE, EXIT)
    desk.follow(feed)
    report = collected(desk, processes)
    desk.whole(good)
    assert report.counts["pages_without_article"] == 3
    assert {failure.source for failure in desk.room.failures()} == set(bad)
    assert desk.store.backlog() == (0, 0)
    assert "articles_new" not in collected(desk, processes).counts  # nor is it tried again


def test_a_page_that_ends_its_process_when_it_is_read_again_keeps_what_was_read(
    desk: Desk, press: Press, processes: Workers
) -> None:
    feed, good, bad = poisoned(press, EXIT, count=10)
    desk.follow(feed)
    desk.round()  # by a room that no page harms
    before = desk.texts()
    report = Rereader(desk.store, processes, Unwatched()).run()
    assert (report.read, report.changed, report.found, report.lost) == (11, 0, 0, 1)
    assert desk.texts() == before
    desk.whole([*good, *bad])


def test_a_page_that_never_ends_costs_itself_alone(
    desk: Desk, press: Press, processes: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_desk, "_HANGS", 15.0)  # a process must have begun by then, on a busy machine, too
    monkeypatch.setattr(workers, "_HANGS", 15.0)
    feed, good, bad = poisoned(press, HANG)
    desk.follow(feed)
    collected(desk, processes)
    desk.whole(good)
    assert [failure.source for failure in desk.room.failures()] == bad
    assert desk.watch.of("reading hangs")


def test_a_feed_that_ends_its_process_is_a_broken_feed(desk: Desk, press: Press, processes: Workers) -> None:
    feed, good, _ = poisoned(press)
    press.feed("b.example", good[:3], {good[0]: EXIT_IN_FEED})
    desk.follow(feed, "http://b.example/rss.xml")
    collected(desk, processes)
    desk.whole(good)
    well, broken = desk.room.followed()
    assert (well.history.failures, broken.history.failures) == (0, 1)
    assert "ended the process" in broken.history.asks[-1].detail


def test_an_article_that_ends_its_analysis_is_kept_without_one(desk: Desk, press: Press, processes: Workers) -> None:
    feed, good, bad = poisoned(press, EXIT_IN_ANALYSIS, RAISE_IN_ANALYSIS)
    desk.follow(feed)
    collected(desk, processes)
    desk.whole([*good, *bad])
    assert sorted(failure.source for failure in desk.room.failures()) == sorted(bad)


def test_without_processes_a_fault_costs_a_page(desk: Desk, press: Press) -> None:
    feed, good, bad = poisoned(press, RAISE, RAISE_IN_ANALYSIS)
    desk.follow(feed)
    collected(desk, Workers(make(), 0))
    desk.whole([*good, bad[1]])


class Moody:
    """A store of which each call fails several times, before or behind what it does: its database is in trouble."""

    def __init__(self, store: Store, *, behind: bool) -> None:
        self._store = store
        self._behind = behind
        self._calls = 0
        self._times: Counter[str] = Counter()
        self.failed: list[str] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if not callable(found):
            return found

        def called(*given: Any, **named: Any) -> Any:
            self._calls += 1
            self._times[name] += 1
            fails = self._calls > 8 and self._times[name] in {2, 5, 9}  # a run that cannot even begin says so
            if fails and not self._behind:
                self._fail(name)
            result = found(*given, **named)
            if fails:
                self._fail(name)
            return result

        return called

    def _fail(self, name: str) -> None:
        self.failed.append(name)
        raise StoreError(f"{name}: the database is in trouble")


@pytest.mark.parametrize("behind", [False, True])
def test_a_store_that_fails_for_moments_costs_nothing(
    desk: Desk, press: Press, monkeypatch: pytest.MonkeyPatch, behind: bool
) -> None:
    monkeypatch.setattr(trying, "_WAITS", (0.0,) * 20)
    good = {host: [press.article(host, f"n{n}") for n in range(6)] for host in ("a.example", "b.example")}
    desk.follow(*(press.feed(host, each) for host, each in good.items()))
    moody: Any = Moody(desk.store, behind=behind)
    report = collected(desk, Workers(make(), 0), moody)
    desk.whole([address for each in good.values() for address in each])
    assert report.left == 0
    assert {"save_collected", "save", "visits", "unread_pages"} <= set(moody.failed)
    assert press.paths("a.example").count("/n3") == 1


def test_a_store_that_goes_on_failing_ends_the_run(desk: Desk, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "_WAITS", (0.0,) * 3)
    desk.follow(press.feed("a.example", [press.article("a.example", "n1")]))

    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "save_collected", fail)
        with pytest.raises(StoreError, match="disk is full"):
            collected(desk, Workers(make(), 0))
    desk.round(HOUR)
    desk.whole(["http://a.example/n1"])
