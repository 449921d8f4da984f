"""Who prints: the list of publishers, and one publisher with its articles."""

from starlette.requests import Request
from starlette.responses import Response

from isnad.web.pages.asked import PAGE, Turn, number_of, text_of
from isnad.web.site import Site


def publishers(site: Site, request: Request) -> Response:
    """«/publishers»: those of whom something is kept, the most articles first."""
    rows = [row for row in site.newsroom.publishers() if row.articles]
    return site.visit(request).page("publishers.html", rows=sorted(rows, key=lambda row: -row.articles))


def publisher(site: Site, request: Request) -> Response:
    """«/publisher?id=&page=»."""
    row = site.newsroom.publisher(text_of(request, "id"))
    page = number_of(request, "page")
    found = site.newsroom.latest(limit=PAGE, offset=(page - 1) * PAGE, publisher=row.publisher.id)
    return site.visit(request).page(
        "publisher.html",
        row=row,
        articles=[hit.kept.article for hit in found.hits],
        turn=Turn(page, found.total),
    )
