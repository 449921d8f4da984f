"""Search: words, filters, and help where nothing is found."""

from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery
from isnad.model import SearchQuery, SearchResult
from isnad.web.pages.asked import PAGE, Turn, day_of, number_of, text_of
from isnad.web.site import Site


def search(site: Site, request: Request) -> Response:
    """«/search?q=&publisher=&since=&until=&page=»; `until` is the last day asked for."""
    visit = site.visit(request)
    asked = {name: text_of(request, name) for name in ("q", "publisher", "since", "until")}
    found, problem, page = SearchResult((), 0), "", 1
    try:
        page = number_of(request, "page")
        query = SearchQuery(
            text=asked["q"],
            publisher=asked["publisher"],
            since=day_of(request, "since"),
            until=day_of(request, "until", after=1),
            limit=PAGE,
            offset=(page - 1) * PAGE,
        )
        if any(asked.values()):
            found = site.newsroom.search(query)
    except BadQuery as error:
        problem = str(error)
    return visit.page(
        "search.html",
        status=400 if problem else 200,
        asked=asked,
        found=found,
        problem=problem,
        turn=Turn(page, found.total),
        publishers=site.directory.printing(),
        empty=not any(asked.values()),
    )
