"""The door for readers: pages in Arabic and English that need no script."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from isnad.errors import IsnadError
from isnad.newsroom import Desk, Newsroom
from isnad.web.headers import SafeHeaders
from isnad.web.pages.about import about, interface
from isnad.web.pages.article import article, compare, revision, stored_page
from isnad.web.pages.desk import RULES, ruling_page
from isnad.web.pages.feeds import feed, feeds
from isnad.web.pages.front import front
from isnad.web.pages.publishers import publisher, publishers
from isnad.web.pages.search import search
from isnad.web.pages.stories import story
from isnad.web.pages.story_list import stories
from isnad.web.pages.topics import entity, tag, topics
from isnad.web.pages.watches import feed as watch_feed
from isnad.web.pages.watches import make as make_watch
from isnad.web.pages.watches import order as order_watch
from isnad.web.pages.watches import watch, watches
from isnad.web.problems import Problems
from isnad.web.site import Site

__all__ = ["mount"]

_PAGES = {
    "/": front,
    "/article": article,
    "/article/revision": revision,
    "/article/page": stored_page,
    "/compare": compare,
    "/search": search,
    "/stories": stories,
    "/story": story,
    "/topics": topics,
    "/tag": tag,
    "/entity": entity,
    "/publishers": publishers,
    "/publisher": publisher,
    "/feeds": feeds,
    "/feed": feed,
    "/watches": watches,
    "/watch": watch,
    "/watch.atom": watch_feed,
    "/about": about,
    "/about/api": interface,
}
_ORDERS = {"/watches": make_watch, "/watch": order_watch}  # by POST


def mount(
    app: FastAPI, newsroom: Newsroom, clock: Callable[[], datetime] | None = None, desk: Desk = Desk.LOCAL
) -> None:
    """Put the pages on an application, under every path that it does not answer itself: mount this last.

    `clock` gives the present that pages speak from, aware UTC; the newsroom's own where it is not given. `desk` says
    who may rule on stories.
    """
    site = Site(newsroom, clock or newsroom.now, app.openapi, desk)
    problems = Problems(site)
    pages = Starlette(
        routes=[
            *(Route(path, partial(page, site), name=path) for path, page in _PAGES.items()),
            *(Route(path, partial(order, site), methods=["POST"]) for path, order in _ORDERS.items()),
            *(
                Route(f"/desk/{kind}", ruling_page(site, problems, rule), methods=["POST"])
                for kind, rule in RULES.items()
            ),
            Mount("/static", StaticFiles(packages=[("isnad.web", "static")])),
        ],
        exception_handlers={IsnadError: problems, HTTPException: problems, Exception: problems},
    )
    app.mount("/", SafeHeaders(pages), name="pages")
