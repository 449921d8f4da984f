"""Rulings over the API, and the list of stories as it is narrowed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api, open_newsroom
from isnad.api import story_shapes
from isnad.model import Article, Incoming, Paragraph
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
FIRE = "اندلع حريق كبير في مستودع للأخشاب شرقي مدينة الرمانة فجر الأحد، وأصيب ثلاثة من عمال الحراسة بحروق طفيفة."
GOLD = "ارتفع سعر الذهب أمس في السوق المحلية في بيروت إلى أعلى مستوى له منذ عام، وفق نقابة الصاغة."


@pytest.fixture
def client(tmp_path: Path, serving: Serving) -> Iterator[httpx.Client]:
    url = f"sqlite:///{tmp_path / 'news.sqlite'}"
    with Store.open(url) as store:
        told = (("f1", FIRE, "محليات"), ("f2", FIRE, "محليات"), ("g1", GOLD, "اقتصاد"))
        store.save(
            [
                Incoming(Article(key, text[:30], (Paragraph(text),), publisher=f"p-{key}", section=section))
                for key, text, section in told
            ]
        )
    with open_newsroom(url) as newsroom:
        newsroom.import_paths([])
        app = FastAPI()
        app.include_router(api.router(newsroom))
        with serving(app) as address, httpx.Client(base_url=address, timeout=30) as opened:
            yield opened


def story(client: httpx.Client, article: str) -> str:
    return str(client.get("/api/article", params={"id": article}).json()["story"])


def rule(client: httpx.Client, kind: str, **asked: object) -> httpx.Response:
    return client.post(f"/api/edit/{kind}", json={"by": "رنا", **asked})


def test_what_is_ruled_is_answered_listed_and_undone(client: httpx.Client) -> None:
    done = rule(client, "join", stories=["f1", "g1"], reason="حادث واحد")
    TypeAdapter(story_shapes.RulingAnswerShape).validate_python(done.json())
    assert story(client, "f1") == story(client, "g1")
    listed = client.get("/api/rulings").json()
    TypeAdapter(story_shapes.RulingsShape).validate_python(listed)
    assert listed["rulings"] == done.json()["rulings"]
    assert rule(client, "split", story="f1", out=["g1"]).status_code == 200
    assert rule(client, "rename", story="f1", name="حريق").status_code == 200
    assert client.get("/api/story", params={"id": "f2"}).json()["headline"] == "حريق"
    assert rule(client, "lock", story="g1").status_code == 200
    (unlocked,) = rule(client, "unlock", story="g1").json()["rulings"]
    assert unlocked["undone_by"] == "رنا"
    assert rule(client, "undo", number=2).status_code == 200
    assert story(client, "f1") == story(client, "g1")
    kinds = [row["kind"] for row in client.get("/api/rulings", params={"story": "g1"}).json()["rulings"]]
    assert kinds == ["lock", "rename", "split", "join"]


@pytest.mark.parametrize(
    ("kind", "asked", "status"),
    [
        ("join", {"stories": ["f1"]}, 400),
        ("lock", {"story": "nobody"}, 404),
        ("lock", {"story": "f1", "by": ""}, 422),
        ("undo", {"number": 4}, 404),
        ("crown", {}, 405),
    ],
)
def test_what_cannot_be_ruled_is_told(client: httpx.Client, kind: str, asked: dict[str, object], status: int) -> None:
    assert rule(client, kind, **asked).status_code == status
    assert client.get("/api/rulings").json()["rulings"] == []


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ({}, ["f1", "g1"]),
        ({"section": "محلّيات"}, ["f1"]),
        ({"publisher": "p-g1"}, ["g1"]),
        ({"place": "بيروت"}, ["g1"]),
        ({"place": "نواكشوط"}, []),
        ({"one-origin": "true", "publisher": "p-f1"}, ["f1"]),
        ({"one-origin": "true"}, ["f1", "g1"]),
        ({"conflict": "true"}, []),
    ],
)
def test_stories_are_narrowed_and_counted(client: httpx.Client, asked: dict[str, str], articles: list[str]) -> None:
    answer = client.get("/api/stories", params={"least": 1, **asked}).json()
    TypeAdapter(story_shapes.StoriesShape).validate_python(answer)
    assert answer["total"] == len(articles)
    assert {row["id"] for row in answer["stories"]} == {story(client, article) for article in articles}


def test_an_order_that_is_none_is_told(client: httpx.Client) -> None:
    assert client.get("/api/stories", params={"order": "newest"}).status_code == 200
    assert client.get("/api/stories", params={"order": "best"}).status_code == 422
