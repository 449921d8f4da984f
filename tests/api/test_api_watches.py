"""Watches in the API, over real HTTP."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api
from isnad.api import watch_shapes
from isnad.collect import Catalogue
from isnad.newsroom import Newsroom
from isnad.store import Store

NOW = datetime(2024, 11, 3, 9, tzinfo=UTC)
TOLL = {"condition": {"kind": "toll", "words": "قتلى", "over": 100}, "webhook": "https://desk.example/hook"}


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}", clock=lambda: NOW)
    with Newsroom(store, Catalogue(()), lambda: NOW) as opened:
        yield opened


@pytest.fixture
def client(newsroom: Newsroom, serving: Callable[[ASGIApp], AbstractContextManager[str]]) -> Iterator[httpx.Client]:
    app = FastAPI()
    app.include_router(api.router(newsroom))
    with serving(app) as at, httpx.Client(base_url=at, timeout=30) as opened:
        yield opened


def test_a_watch_is_made_shown_paused_and_removed(client: httpx.Client, newsroom: Newsroom, tmp_path: Path) -> None:
    made = client.post("/api/watches", json=TOLL)
    assert made.status_code == 201
    TypeAdapter(watch_shapes.MadeWatchShape).validate_python(made.json())
    assert made.json()["secret"].startswith("whsec_")
    path = tmp_path / "news.jsonl"
    shape = {
        "id": "a",
        "title": "انفجار في طرابلس",
        "text": "أدى الانفجار إلى مقتل 120 شخصا.",
        "url": "https://a.example/1",
    }
    path.write_text(json.dumps(shape), encoding="utf-8")
    newsroom.import_paths([path])
    every = client.get("/api/watches").json()
    TypeAdapter(watch_shapes.WatchesShape).validate_python(every)
    (watch,) = every["watches"]
    assert (watch["told"], watch["deliveries"]) == (1, {"waiting": 1, "done": 0, "given_up": 0})
    assert "secret" not in watch
    one = client.get("/api/watches/one", params={"number": 1}).json()
    TypeAdapter(watch_shapes.WatchAnswerShape).validate_python(one)
    (notice,) = one["notices"]
    assert (notice["article"], notice["words"][0]["text"]) == ("a", "120 شخصا")
    assert notice["delivery"]["state"] == "waiting"
    assert client.post("/api/watches/pause", params={"number": 1}).json()["paused"]
    assert not client.post("/api/watches/resume", params={"number": 1}).json()["paused"]
    assert client.delete("/api/watches/one", params={"number": 1}).status_code == 204
    assert client.get("/api/watches/one", params={"number": 1}).status_code == 404


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ({}, "«condition» is missing"),
        ({"condition": {"kind": "rumour"}}, "search, entity, place"),
        ({"condition": {"kind": "toll", "words": "قتلى"}}, "number"),
        ({"condition": {"kind": "toll", "words": "قتلى", "over": "many"}}, "no number"),
        ({"condition": {"kind": "search", "words": 7}}, "«words» is no text"),
        ({"condition": {"kind": "search", "words": "x" * 2000}}, "«words» is no text"),
        ({"condition": {"kind": "search", "mood": "x"}}, "no part «mood»"),
        ({"condition": {"kind": "entity", "name": "سامر", "entity": "ship"}}, "«entity»"),
        (TOLL | {"webhook": "gopher://a.example/"}, "only http and https"),
        (TOLL | {"webhook": ["https://a.example/"]}, "«webhook» is no text"),
        (TOLL | {"colour": "red"}, "no part «colour»"),
    ],
)
def test_an_order_that_makes_no_sense_says_why(client: httpx.Client, order: dict[str, object], says: str) -> None:
    answer = client.post("/api/watches", json=order)
    assert (answer.status_code, answer.json()["error"]["kind"]) == (400, "BadQuery")
    assert says in answer.json()["error"]["message"]
    assert client.get("/api/watches").json() == {"watches": []}


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_an_order_from_another_site_is_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    answer = client.post("/api/watches", json=TOLL, headers=headers)
    assert (answer.status_code, answer.json()["error"]["kind"]) == (403, "ForeignOrder")
    client.post("/api/watches", json=TOLL, headers={"Origin": str(client.base_url)})
    assert client.delete("/api/watches/one", params={"number": 1}, headers=headers).status_code == 403
    assert len(client.get("/api/watches").json()["watches"]) == 1


def test_a_form_is_no_order(client: httpx.Client) -> None:
    """What a page of another site could have a browser send without asking first."""
    body = json.dumps(TOLL)
    assert client.post("/api/watches", content=body, headers={"Content-Type": "text/plain"}).status_code == 422
    assert client.get("/api/watches").json() == {"watches": []}
