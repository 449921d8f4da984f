"""Errors as pages: where an error becomes a status code."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery, NotFound, StoreError
from isnad.web.site import Site

_STATUS: dict[type[Exception], int] = {NotFound: 404, BadQuery: 400, StoreError: 503}
_EXPLAINED = frozenset([400, 403, 404, 405, 500, 503])  # statuses for which the locale files have words


def status_of(error: Exception) -> int:
    """The status that tells of an error."""
    if isinstance(error, HTTPException):
        return error.status_code
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)


class Problems:
    """Answers requests that failed."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __call__(self, request: Request, error: Exception) -> Response:
        """The page that tells of an error; what our own errors say is shown, what others say stays in the log."""
        status = status_of(error)
        told = str(error) if isinstance(error, (NotFound, BadQuery, StoreError)) else ""
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        known = status if status in _EXPLAINED else 500 if status >= 500 else 400
        return self._site.visit(request).page(
            "problem.html", status=status, headers=headers, code=status, kind=str(known), told=told
        )
