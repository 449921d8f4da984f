"""Errors as JSON: the route class of every path of the API, where an error becomes a status code."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from isnad.api.written import Json, problem
from isnad.errors import BadQuery, IsnadError, NotFound, StoreError


class ForeignOrder(BadQuery):
    """A page of another site had a browser send an order."""


# The first that fits counts.
_STATUS: dict[type[IsnadError], int] = {ForeignOrder: 403, NotFound: 404, BadQuery: 400, StoreError: 503}
_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
_log = logging.getLogger(__name__)


class SpeakingRoute(APIRoute):
    """A route whose errors are `{"error": {"kind", "message"}}`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of FastAPI with ours around it."""
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                response = await handler(request)
            except RequestValidationError as error:
                response = Json(problem("BadQuery", _told(error)), 422)
            except IsnadError as error:
                status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
                if status >= 500:
                    _log.error("%s %s: %s", request.method, request.url.path, error)
                response = Json(problem(type(error).__name__, str(error)), status)
            for name, value in _HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return answer


def _told(error: RequestValidationError) -> str:
    return "; ".join(
        f"«{'.'.join(str(step) for step in found['loc'][1:])}»: {found['msg']}" for found in error.errors()
    )
