"""Asking once whether addresses are feeds, at the sites of the sample newsroom."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from isnad.clock import RunningClock
from isnad.collect.fetching import Courteous
from isnad.model import FeedKind, FetchFailureKind, Followed
from isnad.newsroom import check_feeds, find_feeds, open_fetcher
from isnad.sample import SampleServer

HOME = "http://ar.raqraq.example/"
NOW = datetime(2024, 11, 12, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> RunningClock:
    return RunningClock(NOW, 200)


@pytest.fixture
def sample(clock: RunningClock) -> Iterator[SampleServer]:
    with SampleServer(clock, delays=False) as server:
        yield server


@pytest.fixture
def fetcher(clock: RunningClock, sample: SampleServer) -> Courteous:
    return open_fetcher("0", clock=clock, sample_port=sample.port)


def test_what_a_home_page_names_is_found_and_twins_are_told(fetcher: Courteous, sample: SampleServer) -> None:
    told: list[int] = []
    findings = find_feeds(fetcher, HOME, begin=told.append, asked=lambda: told.append(1))
    assert findings.failure is None
    assert told[0] == len(findings.feeds) == sum(told[1:])
    feeds = {found.examined.address: found for found in findings.feeds if found.examined.is_feed}
    named, moved = (feeds[HOME + path] for path in ("feed.php", "rss.xml"))
    assert (named.examined.kind, named.examined.is_well, named.twin) == (FeedKind.RSS, True, "")
    assert moved.twin == named.examined.address
    assert named.examined.newest
    assert NOW - named.examined.newest < timedelta(days=1)
    paths = [asked.path for asked in sample.requests]
    assert paths[0] == "/robots.txt"
    assert paths.count("/robots.txt") == 1  # it is asked once, and every address once


def test_a_host_is_asked_with_its_gap(fetcher: Courteous, clock: RunningClock, sample: SampleServer) -> None:
    began = clock.now()
    findings = find_feeds(fetcher, HOME)
    assert clock.now() - began >= timedelta(seconds=2) * len(findings.feeds)


def test_nobody_at_home(fetcher: Courteous) -> None:
    findings = find_feeds(open_fetcher("0"), "http://127.0.0.1/")
    assert findings.feeds == ()
    assert findings.failure
    assert findings.failure.kind is FetchFailureKind.UNSAFE


def test_feeds_that_are_old_or_none_are_told_apart(sample: SampleServer) -> None:
    later = RunningClock(NOW + timedelta(days=30), 200)
    fetcher = open_fetcher("0", clock=later, sample_port=sample.port)
    asked = [
        Followed("http://www.qulzum.example/feeds/latest.atom", publisher="q"),
        Followed("http://www.qulzum.example/", publisher="q"),
        Followed("http://www.qulzum.example/sitemap-2.xml", publisher="q", parent="http://www.qulzum.example/sitemap"),
    ]
    checked = check_feeds(fetcher, asked, stop=threading.Event(), publishers=["q"])
    old, page = (one.examined for one in checked)  # what an index names is not asked by itself
    assert (old.is_feed, old.is_fresh, old.is_well) == (True, False, False)
    assert "nothing new for 3" in old.detail
    assert (page.kind, page.failure) == (None, FetchFailureKind.HTML_PAGE)


def test_a_check_that_is_stopped_gives_what_it_has(fetcher: Courteous) -> None:
    stop = threading.Event()
    asked = [Followed(f"http://www.qulzum.example/{n}", publisher="q") for n in range(5)]
    checked = check_feeds(fetcher, asked, stop=stop, publishers=["q"], asked=stop.set)
    assert len(checked) == 1
