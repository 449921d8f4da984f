"""The house put together: the web pages and the API on one newsroom, as one ASGI application."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.types import Message

from isnad import api, web
from isnad.clock import CLOCK_SETTING, clock_of
from isnad.model import SearchQuery
from isnad.newsroom import Desk, Newsroom, desk_setting, open_newsroom


def create_app(newsroom: Newsroom, desk: Desk = Desk.LOCAL) -> FastAPI:
    """An application with both doors on one newsroom; the newsroom is closed when the application ends.

    `desk` says who may rule on stories through it.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # The first search of a process reads the dictionary of lemmas, half a second: no reader should wait for it.
        await run_in_threadpool(newsroom.search, SearchQuery("إسناد", limit=1))
        await _ask(app, "/about")
        # What is loaded by now stays to the end. Garbage collection went through all of it every dozen pages, and the
        # reader of such a page waited 100 ms longer.
        gc.collect()
        gc.freeze()
        yield
        gc.unfreeze()
        newsroom.close()

    # No /docs: FastAPI's fetches its scripts from elsewhere; /about/api describes the API with what is here.
    app = FastAPI(title="Isnad", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.include_router(api.router(newsroom, desk))
    web.mount(app, newsroom, desk=desk)
    return app


async def _ask(app: FastAPI, path: str) -> None:
    """Asks the application for a page of its own, before anybody else does.

    FastAPI works out what its paths take and give at the first request, 0.09 s for all of them.
    """

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        """Nobody reads the answer."""

    about = {"path": path, "raw_path": path.encode(), "root_path": "", "query_string": b""}
    headers = [(b"host", b"localhost")]
    await app({"type": "http", "method": "GET", "scheme": "http", **about, "headers": headers}, receive, send)


def app_from_environment() -> FastAPI:
    """The application on the store and by the clock that the settings name: what `isnad serve` hands to the server."""
    clock = clock_of(os.environ.get(CLOCK_SETTING, ""))
    return create_app(open_newsroom(os.environ.get("ISNAD_STORE", ""), clock=clock.now), desk_setting())
