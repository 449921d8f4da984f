"""Feeds in the API, /metrics and /health, over real HTTP."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api
from isnad.api import feed_shapes
from isnad.api.metrics import CONTENT_TYPE, exposition
from isnad.collect import Catalogue
from isnad.collect.fetching import remember
from isnad.errors import StoreUnreachable
from isnad.model import (
    Article,
    Ask,
    AskHistory,
    Collected,
    CollectState,
    FeedItem,
    FeedKind,
    FetchedPage,
    FetchFailureKind,
    Followed,
    Incoming,
    Moment,
    Page,
    Precision,
    Pulse,
    Standing,
    Visit,
)
from isnad.newsroom import Newsroom
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
NOW = datetime(2024, 11, 3, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
REFUSED = Ask(NOW - HOUR, failure=FetchFailureKind.REFUSED, status=403, detail="https://b.example/rss: 403 Forbidden")
FEEDS = (
    Followed(
        "https://a.example/rss",
        publisher="marsad",
        kind=FeedKind.RSS,
        title="المرصد",
        history=remember(AskHistory(), Ask(NOW - HOUR, 3, status=200)),
        due=NOW + HOUR,
    ),
    Followed("https://b.example/rss", history=remember(AskHistory(), REFUSED), due=NOW + 4 * HOUR),
    Followed("https://c.example/rss", paused=True),
    Followed("https://d.example/index.xml", kind=FeedKind.SITEMAP),
    Followed("https://d.example/1.xml", kind=FeedKind.SITEMAP, parent="https://d.example/index.xml"),
)
COUNTS = {
    "feeds_asked": 12.0,
    "failures_slow": 2.0,
    "articles_new": 5.0,
    "bytes_fetched": 123456789.0,
    "waiting": 9.0,
    "of a later-Version": 1.0,
}


@contextmanager
def served(path: Path, serving: Serving, pulse: Pulse | None = None) -> Iterator[httpx.Client]:
    store = Store.open(f"sqlite:///{path / 'news.sqlite'}")
    store.follow(FEEDS)
    published = Moment(NOW - 10 * HOUR, Precision.MINUTE, 0)
    store.save([Incoming(Article(f"n{n}", f"خبر {n}", publisher="marsad", published=published)) for n in range(2)])
    store.save([Incoming(Article("today", "خبر اليوم", published=Moment(NOW - HOUR, Precision.MINUTE, 0)))])
    address = "https://a.example/1"
    visits = store.save_collected(
        Collected(
            found=tuple(
                Visit(
                    f"{address}{n}", f"{address}{n}", feed=1, item=FeedItem(f"{address}{n}"), due=NOW + HOUR * (n - 1)
                )
                for n in range(3)
            )
        )
    )
    page = Page(address, b"<html>", NOW)
    store.save_collected(Collected(fetched=(FetchedPage(page, FeedItem(address), visit=visits[0].number),)))
    if pulse:
        store.save_pulse(pulse)
    with Newsroom(store, Catalogue(()), lambda: NOW) as newsroom:
        app = FastAPI()
        app.include_router(api.router(newsroom))
        with serving(app) as at, httpx.Client(base_url=at, timeout=30) as client:
            yield client


@pytest.fixture
def client(tmp_path: Path, serving: Serving) -> Iterator[httpx.Client]:
    with served(tmp_path, serving, Pulse(NOW - timedelta(seconds=30), NOW - HOUR, COUNTS)) as opened:
        yield opened


def test_feeds_are_listed_with_how_they_do(client: httpx.Client) -> None:
    told = client.get("/api/feeds").json()
    TypeAdapter(feed_shapes.FeedsShape).validate_python(told, strict=True)
    assert [feed["state"] for feed in told["feeds"]] == ["good", "ailing", "paused", "unknown", "unknown"]
    good, ailing, paused, *_ = told["feeds"]
    assert (good["address"], good["items_new"], good["next_ask"]) == (
        "https://a.example/rss",
        3,
        "2024-11-03T10:00:00+00:00",
    )
    assert (ailing["reason"], ailing["status"], ailing["failures"]) == ("refused", 403, 1)
    assert paused["next_ask"] is None
    assert told["collecting"] | {"counts": {}} == {
        "state": "running",
        "began": "2024-11-03T08:00:00+00:00",
        "last_pulse": "2024-11-03T08:59:30+00:00",
        "pulse_age": 30.0,
        "pages_waiting": 2,
        "pages_planned": 3,
        "pages_unread": 1,
        "articles": 3,
        "articles_today": 1,
        "counts": {},
    }


def test_one_feed_has_its_history_and_its_publishers_articles(client: httpx.Client) -> None:
    told = client.get("/api/feeds/one", params={"number": 1, "limit": 1}).json()
    TypeAdapter(feed_shapes.FeedAnswerShape).validate_python(told, strict=True)
    assert told["asks"] == [{"at": "2024-11-03T08:00:00+00:00", "new": 3, "failure": None, "status": 200, "detail": ""}]
    assert len(told["kept"]) == 1
    other = client.get("/api/feeds/one", params={"number": 2}).json()
    assert other["asks"][0]["failure"] == "refused"
    assert other["kept"] == []  # nobody knows whose it is


@pytest.mark.parametrize(("query", "status"), [("number=99", 404), ("", 422), ("number=0", 422), ("number=x", 422)])
def test_feeds_that_are_none(client: httpx.Client, query: str, status: int) -> None:
    response = client.get(f"/api/feeds/one?{query}")
    assert response.status_code == status
    assert set(response.json()["error"]) == {"kind", "message"}


# The exposition format, https://prometheus.io/docs/instrumenting/exposition_formats/, as strictly as it is written.
_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
_LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"'
_HELP = re.compile(rf"# HELP ({_NAME}) ((?:[^\\\n]|\\\\|\\n)*)")
_TYPE = re.compile(rf"# TYPE ({_NAME}) (counter|gauge|histogram|summary|untyped)")
_SAMPLE = re.compile(rf"({_NAME})(?:\{{({_LABEL}(?:,{_LABEL})*)\}})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|NaN|[+-]Inf)")


def parsed(text: str) -> dict[str, float]:
    """The samples by name and labels; each family is described before its samples, once, and stands together."""
    assert text.endswith("\n")
    samples: dict[str, float] = {}
    families: dict[str, str] = {}
    helped = current = ""
    for line in text.removesuffix("\n").split("\n"):
        if found := _HELP.fullmatch(line):
            helped = found[1]
            assert helped not in families
            assert found[2]
        elif found := _TYPE.fullmatch(line):
            current = found[1]
            assert current == helped
            families[current] = found[2]
        else:
            found = _SAMPLE.fullmatch(line)
            assert found, line
            assert found[1] == current, line
            key = f"{found[1]}{{{found[2]}}}" if found[2] else found[1]
            assert key not in samples
            samples[key] = float(found[3])
    for name, kind in families.items():
        assert name.startswith("isnad_")
        assert (kind == "counter") == name.endswith("_total"), name
    return samples


def test_metrics_are_what_prometheus_reads(client: httpx.Client) -> None:
    response = client.get("/metrics")
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    samples = parsed(response.text)
    wanted = {
        'isnad_feeds{state="good"}': 1,
        'isnad_feeds{state="ailing"}': 1,
        'isnad_feeds{state="dead"}': 0,
        'isnad_feeds{state="paused"}': 1,
        'isnad_feeds{state="unknown"}': 1,  # the sitemap below the index is not counted
        "isnad_pages_waiting": 2,
        "isnad_pages_planned": 3,
        "isnad_pages_unread": 1,
        "isnad_articles_total": 3,
        "isnad_articles_today": 1,
        'isnad_collect_state{state="running"}': 1,
        'isnad_collect_state{state="silent"}': 0,
        "isnad_collect_last_pulse_seconds": 30,
        "isnad_collect_start_time_seconds": (NOW - HOUR).timestamp(),
        "isnad_collect_feeds_asked_total": 12,
        "isnad_collect_pages_found_total": 0,
        "isnad_collect_fetched_bytes_total": 123456789,
        'isnad_collect_failures_total{kind="slow"}': 2,
        'isnad_collect_failures_total{kind="refused"}': 0,
        'isnad_collect_articles_total{outcome="new"}': 5,
        "isnad_collect_of_a_later_version_total": 1,
    }
    assert {name: samples[name] for name in wanted} == wanted
    assert samples["isnad_store_bytes"] > 10_000
    assert not any("waiting_total" in name for name in samples)
    head = client.head("/metrics")
    assert (head.status_code, head.content, head.headers["Content-Type"]) == (200, b"", CONTENT_TYPE)


def test_where_nothing_ever_collected_the_run_has_no_numbers(tmp_path: Path, serving: Serving) -> None:
    with served(tmp_path, serving) as client:
        samples = parsed(client.get("/metrics").text)
    assert samples['isnad_collect_state{state="never"}'] == 1
    assert [name for name in samples if name.startswith("isnad_collect_") and "state" not in name] == []


def test_labels_and_large_numbers_are_written_as_they_must_be() -> None:
    standing = Standing(CollectState.NEVER, NOW, None, None, {'a"b\\c\nd': 1}, store_bytes=2**50)
    samples = parsed(exposition(standing, "0.1"))
    assert samples['isnad_feeds{state="a\\"b\\\\c\\nd"}'] == 1
    assert samples["isnad_store_bytes"] == 2**50


@pytest.mark.parametrize(
    ("pulse", "status", "collecting"),
    [
        (None, 200, "never"),
        (Pulse(NOW - timedelta(seconds=119), NOW - HOUR, {}), 200, "running"),
        (Pulse(NOW - timedelta(seconds=121), NOW - HOUR, {}), 503, "silent"),
        (Pulse(NOW - 5 * HOUR, NOW - 6 * HOUR, {}, has_ended=True), 200, "ended"),
        (Pulse(NOW - HOUR, NOW - 6 * HOUR, {}, speed=900.0), 200, "running"),  # four seconds ago
        (Pulse(NOW + HOUR, NOW, {}), 200, "running"),  # the clock was set back
    ],
)
def test_health_is_that_of_store_and_run(
    tmp_path: Path, serving: Serving, pulse: Pulse | None, status: int, collecting: str
) -> None:
    with served(tmp_path, serving, pulse) as client:
        response = client.get("/health")
    told = response.json()
    TypeAdapter(feed_shapes.AliveShape).validate_python(told, strict=True)
    assert (response.status_code, told["collecting"]) == (status, collecting)
    assert told["status"] == ("ok" if status == 200 else "failing")
    assert bool(told["reason"]) == (status != 200)
    assert response.headers["Cache-Control"] == "no-store"


class Unreachable(Newsroom):
    """A newsroom whose store has gone away."""

    def standing(self) -> Standing:
        raise StoreUnreachable("no database answers at postgresql://news")


def test_a_store_that_is_gone_is_told(tmp_path: Path, serving: Serving) -> None:
    with Unreachable(Store.open(f"sqlite:///{tmp_path / 'x.sqlite'}"), Catalogue(())) as newsroom:
        app = FastAPI()
        app.include_router(api.router(newsroom))
        with serving(app) as at:
            health, metrics = httpx.get(f"{at}/health"), httpx.get(f"{at}/metrics")
    assert (health.status_code, health.json()["reason"]) == (503, "no database answers at postgresql://news")
    assert metrics.status_code == 503
