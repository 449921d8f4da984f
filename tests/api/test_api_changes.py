"""What changed, over the API: between two states of an article, and between two articles."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api, open_newsroom
from isnad.api import change_shapes
from isnad.newsroom import Newsroom

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
FIRST = "انهار مبنى في حي النخيل فجرا.\nوقال قائد الإسعاف إن 14 عاملا نقلوا إلى المستشفى."
LATER = FIRST.replace("14", "41") + "\nتصحيح: ورد في نسخة سابقة أن العدد 14."
COPY = "انهار مبنى في حي النخيل فجرًا.\nوأكد مهندس البلدية أن المبنى شُيد بلا ترخيص قبل عشرة أعوام."


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("changes")
    with open_newsroom(f"sqlite:///{folder / 'news.sqlite'}") as opened:
        for number, (key, text) in enumerate((("a", FIRST), ("a", LATER), ("b", COPY))):
            path = folder / f"{number}.jsonl"
            line = {"id": key, "title": "انهيار مبنى", "text": text, "publisher": "jisr", "published": "2024-10-27"}
            path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
            opened.import_paths([path])
        yield opened


@pytest.fixture(scope="module")
def client(newsroom: Newsroom, serving: Serving) -> Iterator[httpx.Client]:
    app = FastAPI()
    app.include_router(api.router(newsroom))
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as opened:
        yield opened


def test_a_state_tells_what_it_changed_about_the_one_before(client: httpx.Client) -> None:
    answer = client.get("/api/article/changes", params={"id": "a", "number": 2}).json()
    TypeAdapter(change_shapes.DifferenceShape).validate_python(answer)
    (change,) = answer["changes"]
    assert (change["kind"], change["was"]["text"], change["now"]["text"]) == ("figure", "14 عاملا", "41 عاملا")
    assert (change["was"]["revision"], change["now"]["revision"]) == (1, 2)
    assert answer["silent"] is False
    assert answer["admitted"]["text"].startswith("تصحيح")
    assert answer["blocks"][0] == [
        {"fate": "same", "text": "انهيار مبنى", "was": {"start": 0, "end": 11}, "now": {"start": 0, "end": 11}}
    ]


def test_two_articles_are_compared_without_their_spelling(client: httpx.Client) -> None:
    answer = client.get("/api/compare", params={"a": "a", "b": "b"}).json()
    TypeAdapter(change_shapes.DifferenceShape).validate_python(answer)
    assert [change["kind"] for change in answer["changes"]] == ["vanished", "new"]
    assert answer["changes"][1]["by_now"] == "البلدية"
    assert [run["fate"] for run in answer["blocks"][1]] == ["same"]  # «فجرا» and «فجرًا»


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/article/changes?id=a&number=3", 404),
        ("/api/article/changes?id=a&number=1", 422),
        ("/api/article/changes?id=nobody&number=2", 404),
        ("/api/compare?a=a&b=nobody", 404),
        ("/api/compare?a=a", 422),
    ],
)
def test_what_is_not_there_is_said(client: httpx.Client, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.json()["error"]["message"]
