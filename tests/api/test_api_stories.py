"""Stories over the API: a list, a timeline, and where one article stands."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api, open_newsroom
from isnad.api import article_shapes, story_shapes
from isnad.model import Article, Incoming
from isnad.newsroom import Newsroom
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
TEXT = (
    "اندلع حريق كبير في مستودع للأخشاب شرقي مدينة الرمانة فجر الأحد، وقالت فرق الدفاع المدني إن ثلاثة من عمال الحراسة "
    "أصيبوا بحروق طفيفة.\nوأوضح قائد الفرق سعيد المرواني أن النيران حوصرت بعد أربع ساعات، وأن تحقيقا فُتح في أسبابها."
)
RECORDS = (
    {"id": "f1", "title": "حريق في مستودع أخشاب بالرمانة", "publisher": "jisr", "published": "2024-10-27T05:00:00Z"},
    {"id": "f2", "title": "ثلاثة جرحى بحريق الرمانة", "publisher": "nahr", "published": "2024-10-27T07:30:00Z"},
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("stories")
    lines = (json.dumps(record | {"text": TEXT, "author": "وكالة النخلة"}, ensure_ascii=False) for record in RECORDS)
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    url = f"sqlite:///{folder / 'news.sqlite'}"
    with open_newsroom(url) as opened:
        assert opened.import_paths([folder / "news.jsonl"]).new == len(RECORDS)
        with Store.open(url) as beside:  # as a version that did not group left it
            beside.save([Incoming(Article("alone", "لم يُجمع بعد"))])
        yield opened


@pytest.fixture(scope="module")
def client(newsroom: Newsroom, serving: Serving) -> Iterator[httpx.Client]:
    app = FastAPI()
    app.include_router(api.router(newsroom))
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as opened:
        yield opened


def test_stories_are_listed_with_their_figures(client: httpx.Client) -> None:
    answer = client.get("/api/stories").json()
    TypeAdapter(story_shapes.StoriesShape).validate_python(answer)
    (row,) = answer["stories"]
    figures = {"articles": 2, "events": 1, "publishers": 2, "origins": 1}
    assert {name: row[name] for name in figures} == figures
    assert (row["first"], row["last"]) == ("2024-10-27T05:00:00+00:00", "2024-10-27T07:30:00+00:00")
    assert client.get("/api/stories", params={"offset": 1}).json()["stories"] == []
    assert client.get("/api/stories", params={"least": 3}).json()["stories"] == []


def test_a_story_is_told_under_every_id_of_it(client: httpx.Client) -> None:
    (row,) = client.get("/api/stories").json()["stories"]
    told = client.get("/api/story", params={"id": row["id"]}).json()
    TypeAdapter(story_shapes.StoryShape).validate_python(told)
    (event,) = told["events"]
    assert [one["id"] for one in event["articles"]] == ["f1", "f2"]
    assert event["copies"] == 1
    assert len(event["origins"]) == 1
    assert event["articles"][1]["share"] == 1.0
    for key in (event["id"], "f2"):
        assert client.get("/api/story", params={"id": key}).json() == told


def test_an_article_says_where_it_stands(client: httpx.Client) -> None:
    first, second = (client.get("/api/article", params={"id": key}).json() for key in ("f1", "f2"))
    for shape in (first, second):
        TypeAdapter(article_shapes.ArticleAnswerShape).validate_python(shape)
    for name in ("copy", "event", "story", "origin"):
        assert first[name]
        assert first[name] == second[name]


def test_a_story_is_told_with_every_part_of_its_account(client: httpx.Client) -> None:
    (row,) = client.get("/api/stories").json()["stories"]
    account = client.get("/api/story", params={"id": row["id"]}).json()["account"]
    parts = {"timeline", "summary", "series", "oppositions", "lines", "transmissions", "revised"}
    assert account.keys() == parts
    assert [line["article"] for line in account["timeline"]] == ["f1"]


def test_an_article_that_is_not_grouped_stands_nowhere(client: httpx.Client) -> None:
    shape = client.get("/api/article", params={"id": "alone"}).json()
    TypeAdapter(article_shapes.ArticleAnswerShape).validate_python(shape)
    assert [shape[name] for name in ("copy", "event", "story", "origin")] == [None] * 4
