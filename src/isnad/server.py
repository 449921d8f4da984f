"""The house put together: the web pages and the API on one newsroom, as one ASGI application."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from isnad import api, web
from isnad.newsroom import Newsroom, open_newsroom


def create_app(newsroom: Newsroom) -> FastAPI:
    """An application with both doors on one newsroom; the newsroom is closed when the application ends."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        newsroom.close()

    app = FastAPI(title="Isnad", lifespan=lifespan)
    app.include_router(api.router(newsroom))
    web.mount(app, newsroom)
    return app


def app_from_environment() -> FastAPI:
    """The application on the store that the setting ISNAD_STORE names: what `isnad serve` hands to the server."""
    return create_app(open_newsroom(os.environ.get("ISNAD_STORE", "")))
