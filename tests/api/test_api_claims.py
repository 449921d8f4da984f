"""Claims and figures over the API."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.types import ASGIApp

from isnad import api
from isnad.api import article_shapes
from isnad.collect import Catalogue
from isnad.model import Analysis, Article, Incoming, Paragraph, analysis_to_json
from isnad.newsroom import Newsroom
from isnad.newsroom.rules import Rules
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
Analyse = Callable[[Article], Analysis]
BUSES = Article("bus", "عودة الحافلات", (Paragraph("قالت بلدية الميناء إن 40 حافلة عادت إلى العمل."),))


@pytest.fixture
def client(tmp_path: Path, serving: Serving, plain_analysis: Analyse) -> Iterator[httpx.Client]:
    store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}")
    store.save([Incoming(BUSES)])
    with Newsroom(store, Catalogue(()), rules=Rules(1, plain_analysis)) as newsroom:
        newsroom.analyse_stored()
        store.save([Incoming(Article("new", "لم يُقرأ بعد"))])
        app = FastAPI()
        app.include_router(api.router(newsroom))
        with serving(app) as address, httpx.Client(base_url=address, timeout=30) as opened:
            yield opened


def test_an_article_comes_with_its_claims_and_figures(client: httpx.Client, plain_analysis: Analyse) -> None:
    answer = client.get("/api/article", params={"id": "bus"}).json()
    TypeAdapter(article_shapes.ArticleAnswerShape).validate_python(answer)
    assert {name: answer[name] for name in ("tags", "entities", "claims", "figures")} == analysis_to_json(
        plain_analysis(BUSES)
    )
    (claim,) = answer["claims"]
    assert BUSES.text[claim["start"] : claim["end"]] == claim["content"] == "40 حافلة عادت إلى العمل"


def test_an_article_that_nobody_read_has_none(client: httpx.Client) -> None:
    answer = client.get("/api/article", params={"id": "new"}).json()
    TypeAdapter(article_shapes.ArticleAnswerShape).validate_python(answer)
    assert (answer["entities"], answer["claims"], answer["figures"]) == (None, None, None)
