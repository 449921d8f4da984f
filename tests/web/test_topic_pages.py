"""Lists of tags and names, the page of a tag, the page of an entity."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import cast

import httpx
import lxml.html
import pytest
from fastapi import FastAPI
from lxml.html import HtmlElement
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api, web
from isnad.api import topic_shapes
from isnad.collect import Catalogue
from isnad.model import (
    Analysis,
    Article,
    Entity,
    EntityKind,
    Incoming,
    Mention,
    Moment,
    Paragraph,
    Precision,
    Tag,
)
from isnad.newsroom import Newsroom
from isnad.newsroom.rules import Rules
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
NOW = datetime(2024, 6, 1, 9, tzinfo=UTC)
HARBOUR = Tag("ميناء الرمل", "ميناء رمل", 0.8, "name")


def article(number: int) -> Article:
    published = Moment(NOW - timedelta(days=number), Precision.MINUTE, 0)
    words = "قالت هند العلي إن الميناء جاهز. ووصلت السفن إلى طنجة."
    return Article(f"a{number}", f"سفن في الميناء {number}", (Paragraph(words),), published=published)


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, serving: Serving, plain_analysis: Callable[[Article], Analysis]
) -> Iterator[httpx.Client]:
    def analyse(of: Article) -> Analysis:
        def entity(name: str, kind: EntityKind, **more: object) -> Entity:
            at = of.text.index(name)
            return Entity(name, kind, name, (Mention(name, at, at + len(name), "listed"),), **more)  # type: ignore[arg-type]

        place = entity("طنجة", EntityKind.PLACE, country="MA", latitude=35.77, longitude=-5.8)
        plain = plain_analysis(of)
        return Analysis(plain.claims, plain.figures, (HARBOUR,), (entity("هند العلي", EntityKind.PERSON), place))

    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('topics') / 'news.sqlite'}")
    store.save([Incoming(article(number)) for number in range(30)])
    with Newsroom(store, Catalogue(()), lambda: NOW, Rules(1, analyse)) as newsroom:
        newsroom.analyse_stored()
        app = FastAPI()
        app.include_router(api.router(newsroom))
        web.mount(app, newsroom)
        with serving(app) as address, httpx.Client(base_url=address, timeout=30) as opened:
            yield opened


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def texts(response: httpx.Response, path: str) -> list[str]:
    return [" ".join(str(each.text_content()).split()) for each in elements(response, path)]


def follow(client: httpx.Client, response: httpx.Response, path: str) -> httpx.Response:
    return client.get(str(elements(response, path)[0]))


def test_an_article_leads_to_its_tags_and_names(client: httpx.Client) -> None:
    page = client.get("/article", params={"id": "a3"})
    tag = follow(client, page, "//section[@class='tags']//a[contains(., 'ميناء الرمل')]/@href")
    assert texts(tag, "//h1") == ["ميناء الرمل"]
    assert len(texts(tag, "//div[@class='list']/article")) == 24
    older = follow(client, tag, "//a[@rel='next']/@href")
    assert len(texts(older, "//div[@class='list']/article")) == 6
    person = follow(client, page, "//section[contains(@class,'named')]//a[contains(., 'هند العلي')]/@href")
    assert texts(person, "//h1") == ["هند العلي"]


def test_an_entity_tells_its_words_its_days_and_its_company(client: httpx.Client) -> None:
    page = client.get("/entity", params={"kind": "person", "key": "هند العلي"})
    assert texts(page, "//section[@aria-labelledby='said']//p[@class='words']")[0] == "الميناء جاهز"
    assert len(texts(page, "//figure[@class='chart']//*[local-name()='rect']")) == 30
    assert "طنجة" in texts(page, "//section[@class='tags']//a")
    assert texts(page, "//*[local-name()='circle']") == []


def test_a_place_is_on_a_map_of_ours(client: httpx.Client) -> None:
    page = client.get("/entity", params={"kind": "place", "key": "طنجة"})
    (circle,) = elements(page, "//*[local-name()='circle']")
    assert (circle.get("cx"), circle.get("cy")) == ("-5.8", "-35.77")
    assert 'id="land"' in client.get("/static/land.svg").text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_topics_are_listed_by_kind(client: httpx.Client, language: str) -> None:
    tags = client.get("/topics", params={"lang": language})
    assert texts(tags, "//ul[@class='topics']/li") == ["ميناء الرمل 30"]
    places = client.get("/topics", params={"kind": "place", "lang": language})
    assert texts(places, "//ul[@class='topics']/li") == ["طنجة 30"]
    assert texts(client.get("/topics", params={"kind": "law"}), "//ul[@class='topics']") == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tag", 400),
        ("/tag?key=nobody", 404),
        ("/entity?kind=person", 400),
        ("/entity?key=x", 400),
        ("/entity?kind=ship&key=x", 400),
        ("/entity?kind=place&key=x", 404),
        ("/topics?kind=ship", 400),
    ],
)
def test_what_is_not_there_is_told_as_such(client: httpx.Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_api_gives_the_same(client: httpx.Client) -> None:
    listed = client.get("/api/topics", params={"kind": "person"}).json()
    TypeAdapter(topic_shapes.TopicsShape).validate_python(listed)
    assert listed["topics"] == [{"kind": "person", "key": "هند العلي", "name": "هند العلي", "articles": 30}]
    tagged = client.get("/api/topic", params={"key": "ميناء رمل", "limit": 2}).json()
    TypeAdapter(topic_shapes.TopicAnswerShape).validate_python(tagged)
    assert [one["article"]["id"] for one in tagged["kept"]] == ["a0", "a1"]
    person = client.get("/api/entity", params={"kind": "person", "key": "هند العلي"}).json()
    TypeAdapter(topic_shapes.PortraitShape).validate_python(person)
    assert (person["looked_at"], person["said"][0]["article"]) == (30, "a0")
    assert client.get("/api/entity", params={"kind": "person", "key": "?"}).status_code == 404
