"""The API over real HTTP: shapes, bounds, errors."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api
from isnad.api import article_shapes, shapes
from isnad.api.written import Json
from isnad.collect import Catalogue
from isnad.errors import StoreUnreachable
from isnad.model import (
    Article,
    Evidence,
    Failure,
    Incoming,
    Moment,
    Paragraph,
    Precision,
    Publisher,
    SearchResult,
    article_from_json,
)
from isnad.newsroom import Newsroom
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
NOW = datetime(2024, 11, 3, 9, 0, tzinfo=UTC)
ADDRESS_AS_ID = "http://www.marsad.example/348531/طيران-يعود//إلى-العمل?صفحة=2&x=%2F#أعلى/revisions"
MARSAD = Publisher("marsad", "المرصد اليومي", "TN", "Africa/Tunis")
FLIGHT = Article(
    id=ADDRESS_AS_ID,
    title="شركة الطيران تعود إلى العمل بعد إضراب الطيارين",
    paragraphs=(Paragraph("قال المدير إن الرحلات استؤنفت صباح اليوم."), Paragraph("وأضاف أن 12 رحلة أُجّلت.")),
    url="https://marsad.example/348531",
    publisher="marsad",
    published=Moment(NOW - timedelta(hours=1), Precision.MINUTE, 60),
    agencies=("وات",),
    evidence=(Evidence("title", "json-ld:headline", "شركة الطيران"),),
    extra={"rank": 3, "نوع": ["تقرير"]},
)
FLIGHT_CHANGED = Article(
    id=ADDRESS_AS_ID,
    title=FLIGHT.title,
    paragraphs=(Paragraph("قال المدير إن الرحلات استؤنفت مساء أمس."),),
    url=FLIGHT.url,
    publisher="marsad",
    published=FLIGHT.published,
    extra=FLIGHT.extra,
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('api') / 'news.sqlite'}")
    store.save_publishers([MARSAD])
    plain = [
        Article(f"n{n}", f"أسعار السوق في اليوم {n}", published=Moment(NOW - timedelta(days=n + 1), Precision.DAY))
        for n in range(30)
    ]
    store.save([Incoming(article, None, NOW) for article in (FLIGHT, *plain)], [Failure("b.jsonl", "bad", 4)])
    store.save([Incoming(FLIGHT_CHANGED, None, NOW + timedelta(minutes=5))])
    with Newsroom(store, Catalogue([MARSAD]), lambda: NOW) as opened:
        yield opened


def app_on(newsroom: Newsroom) -> FastAPI:
    app = FastAPI()
    app.include_router(api.router(newsroom))
    return app


@pytest.fixture(scope="module")
def client(newsroom: Newsroom, serving: Serving) -> Iterator[httpx.Client]:
    with serving(app_on(newsroom)) as address, httpx.Client(base_url=address, timeout=30) as opened:
        yield opened


PATHS = {
    "/api/articles": shapes.ListShape,
    "/api/articles?publisher=marsad&limit=1": shapes.ListShape,
    f"/api/article?id={quote(ADDRESS_AS_ID, safe='')}": article_shapes.KeptShape,
    "/api/article?id=n3": article_shapes.KeptShape,
    f"/api/article/revisions?id={quote(ADDRESS_AS_ID, safe='')}": article_shapes.RevisionsShape,
    f"/api/search?q={quote('رحلة')}": shapes.ListShape,
    "/api/publishers": shapes.PublishersShape,
    "/api/failures": shapes.FailuresShape,
    "/api/health": shapes.HealthShape,
}


@pytest.mark.parametrize(("path", "shape"), PATHS.items())
def test_every_answer_has_the_shape_that_is_described(client: httpx.Client, path: str, shape: type) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    TypeAdapter(shape).validate_python(response.json(), strict=False, extra="allow")
    head = client.head(path)
    assert (head.status_code, head.content, head.headers["Content-Length"]) == (
        200,
        b"",
        response.headers["Content-Length"],
    )


def test_an_article_comes_back_as_it_was_kept(client: httpx.Client) -> None:
    for key in (ADDRESS_AS_ID, "https://marsad.example/348531"):
        kept = client.get("/api/article", params={"id": key}).json()
        assert article_from_json(kept["article"]) == FLIGHT_CHANGED
        assert kept["revision"] == 2
    assert "شركة الطيران" in client.get("/api/article", params={"id": ADDRESS_AS_ID}).text  # readable, no escapes


def test_all_states_of_an_article_oldest_first(client: httpx.Client) -> None:
    revisions = client.get("/api/article/revisions", params={"id": ADDRESS_AS_ID}).json()["revisions"]
    assert [one["number"] for one in revisions] == [1, 2]
    assert [article_from_json(one["article"]) for one in revisions] == [FLIGHT, FLIGHT_CHANGED]
    assert revisions[1]["seen"] == "2024-11-03T09:05:00+00:00"


def test_lists_are_cut_where_asked(client: httpx.Client) -> None:
    first = client.get("/api/articles", params={"limit": 2}).json()
    second = client.get("/api/articles", params={"limit": 2, "offset": 2}).json()
    assert first["total"] == second["total"] == 31
    titles = [hit["kept"]["article"]["title"] for hit in first["hits"] + second["hits"]]
    assert titles == [FLIGHT.title, *(f"أسعار السوق في اليوم {n}" for n in range(3))]
    assert client.get("/api/articles", params={"publisher": "marsad"}).json()["total"] == 1


def test_search_by_words_and_by_time(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "الرِّحلات"}).json()
    assert found["total"] == 1
    (hit,) = found["hits"]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["الرحلات"]
    days = {"since": "2024-10-31", "until": "2024-11-02T00:00:00+00:00"}
    assert client.get("/api/search", params=days).json()["total"] == 2


@pytest.mark.parametrize(
    ("path", "status", "kind", "named"),
    [
        ("/api/article?id=nothing-here", 404, "NotFound", "nothing-here"),
        ("/api/article/revisions?id=nothing-here", 404, "NotFound", "nothing-here"),
        ("/api/article", 422, "BadQuery", "id"),
        ("/api/article?id=", 422, "BadQuery", "id"),
        ("/api/story?id=nothing-here", 404, "NotFound", "nothing-here"),
        ("/api/story", 422, "BadQuery", "id"),
        ("/api/stories?limit=201", 422, "BadQuery", "limit"),
        ("/api/stories?least=0", 422, "BadQuery", "least"),
        ("/api/articles?limit=0", 422, "BadQuery", "limit"),
        ("/api/articles?limit=201", 422, "BadQuery", "limit"),
        ("/api/articles?offset=-1", 422, "BadQuery", "offset"),
        (f"/api/articles?offset={10**30}", 422, "BadQuery", "offset"),
        ("/api/failures?limit=many", 422, "BadQuery", "limit"),
        ("/api/search?since=yesterday", 400, "BadQuery", "since"),
        ("/api/search?until=0001-01-01T00:00:00%2B14:00", 400, "BadQuery", "until"),
        ("/api/nowhere/at/all", 404, "NotFound", "/api/nowhere/at/all"),
        ("/api/", 404, "NotFound", "/api/"),
    ],
)
def test_errors_are_json_and_name_the_thing(
    client: httpx.Client, path: str, status: int, kind: str, named: str
) -> None:
    response = client.get(path)
    assert response.status_code == status
    error = response.json()["error"]
    assert set(response.json()) == {"error"}
    assert set(error) == {"kind", "message"}
    assert error["kind"] == kind
    assert named in error["message"]


def test_it_is_for_reading(client: httpx.Client) -> None:
    for path in ("/api/articles", "/api/nowhere"):
        response = client.post(path, json={})
        assert (response.status_code, response.json()["error"]["kind"]) == (405, "MethodNotAllowed")
        assert response.headers["Allow"] == "GET, HEAD"


def test_the_description_names_every_path_once(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    # See test_api_stories.py and web/test_topic_pages.py.
    of_stories = {"/api/stories", "/api/story", "/api/topics", "/api/topic", "/api/entity"}
    of_feeds = {"/api/feeds", "/api/feeds/one"}  # test_api_feeds.py
    of_watches = {f"/api/watches{path}" for path in ("", "/one", "/pause", "/resume")}  # test_api_watches.py
    of_changes = {"/api/article/changes", "/api/compare"}  # test_api_changes.py
    kinds = ("join", "split", "rename", "lock", "unlock", "undo")
    of_rulings = {"/api/rulings", *(f"/api/edit/{kind}" for kind in kinds)}  # test_api_editing.py
    elsewhere = of_stories | of_feeds | of_watches | of_changes | of_rulings
    assert set(described["paths"]) == {path.partition("?")[0] for path in PATHS} | elsewhere
    for path, methods in described["paths"].items():
        assert set(methods) == {"get"} or path in of_watches | of_rulings
        for method in methods.values():
            assert method["description"]
            assert all(parameter["description"] for parameter in method.get("parameters", []))


class Unreachable(Newsroom):
    """A newsroom whose store has gone away."""

    def __init__(self, working: Newsroom) -> None:
        self.__dict__.update(working.__dict__)

    def latest(self, limit: int = 20, offset: int = 0, publisher: str = "") -> SearchResult:
        raise StoreUnreachable("no database answers at postgresql://news")


def test_a_store_that_is_gone_is_told(newsroom: Newsroom, serving: Serving) -> None:
    with serving(app_on(Unreachable(newsroom))) as address:
        response = httpx.get(f"{address}/api/health")
    assert response.status_code == 503
    assert response.json() == {
        "error": {"kind": "StoreUnreachable", "message": "no database answers at postgresql://news"}
    }


def test_text_that_has_no_utf8_is_escaped() -> None:
    assert Json({"title": "خبر"}).body == '{"title":"خبر"}'.encode()
    assert Json({"title": "خبر\ud800"}).body == b'{"title":"\\u062e\\u0628\\u0631\\ud800"}'
