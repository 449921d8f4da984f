"""What this paper is, and how it stands."""

from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from isnad.web.site import Site

_FAILURES = 50  # the latest; the API gives more


def about(site: Site, request: Request) -> Response:
    """«/about»: what is kept, and what could not be taken."""
    rows = site.newsroom.publishers()
    return site.visit(request).page(
        "about.html",
        version=version("isnad"),
        articles=sum(row.articles for row in rows),
        sources=sum(1 for row in rows if row.articles),
        failures=site.newsroom.failures(_FAILURES),
    )


def interface(site: Site, request: Request) -> Response:
    """«/about/api»: the paths for programs, as their own description has them."""
    described = site.openapi().get("paths", {})
    paths = [
        (method.upper(), path, methods[method])
        for path, methods in described.items()
        for method in ("get", "post")
        if method in methods
    ]
    return site.visit(request).page("interface.html", paths=paths)
