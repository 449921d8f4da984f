"""Watches: the one part of the API that takes orders. What another site has a reader's browser send is refused."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request, Response

from isnad.api import watch_shapes, written
from isnad.api.problems import ForeignOrder
from isnad.errors import BadQuery
from isnad.model import (
    condition_from_json,
    is_own_request,
    told_to_json,
    watch_row_to_json,
    watch_to_json,
)
from isnad.newsroom import Newsroom

Number = Annotated[int, Query(ge=1, le=2**53, description="The number of a watch, as /api/watches gives it.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many notices to give.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]
Order = Annotated[
    dict[str, object],
    Body(
        description="The condition (see the answer of GET), and where wanted name, webhook and secret.",
        examples=[{"condition": {"kind": "toll", "words": "قتلى", "over": "100"}, "webhook": "https://desk.example/"}],
    ),
]
Errors = Mapping[int | str, dict[str, Any]]
_PARTS = ("name", "webhook", "secret")
_LONGEST = 4000


def own_order(request: Request) -> None:
    """Raises ForeignOrder where a page of another site had a browser send an order."""
    headers = request.headers
    if not is_own_request(headers.get("host", ""), headers.get("origin", ""), headers.get("sec-fetch-site", "")):
        raise ForeignOrder("this order was sent by a page of another site")


def add_watch_paths(routes: APIRouter, newsroom: Newsroom, errors: Errors) -> None:
    """The paths /watches and below."""
    answers = _Answers(newsroom)
    told = dict(errors)
    for path, answer, listed in (
        ("/watches", answers.every, watch_shapes.WatchesShape),
        ("/watches/one", answers.one, watch_shapes.WatchAnswerShape),
    ):
        routes.add_api_route(path, answer, methods=["GET"], response_model=listed, responses=told)
        routes.add_api_route(path, answer, methods=["HEAD"], response_model=None, include_in_schema=False)
    made = watch_shapes.MadeWatchShape
    for method, path, order, shape, status in (
        ("POST", "/watches", answers.add, made, 201),
        ("POST", "/watches/pause", answers.pause, made, 200),
        ("POST", "/watches/resume", answers.resume, made, 200),
        ("DELETE", "/watches/one", answers.remove, None, 204),
    ):
        routes.add_api_route(
            path,
            order,
            methods=[method],
            response_model=shape,
            responses=told,
            status_code=status,
            dependencies=[Depends(own_order)],
        )


class _Answers:
    """One method an order."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._watches = newsroom.watches

    def every(self) -> Response:
        """All watches, the newest first."""
        return written.Json({"watches": [watch_row_to_json(row) for row in self._watches.every()]})

    def one(self, number: Number, limit: Limit = 50, offset: Offset = 0) -> Response:
        """One watch with what it told, newest first, and how sending that goes."""
        row, told = self._watches.one(number), self._watches.told(number, limit, offset)
        page: dict[str, object] = {"limit": limit, "offset": offset, "notices": [told_to_json(*each) for each in told]}
        return written.Json(watch_row_to_json(row) | page)

    def add(self, order: Order) -> Response:
        """Make a watch. Its secret is told in this answer alone."""
        condition = order.get("condition")
        if not isinstance(condition, dict):
            raise BadQuery("«condition» is missing: an object with its kind")
        if unknown := sorted(set(order) - {"condition", *_PARTS}):
            raise BadQuery(f"a watch has no part «{unknown[0][:40]}»")
        made = self._watches.add(condition_from_json(condition), *(_text(order, part) for part in _PARTS))
        return written.Json(watch_to_json(made, with_secret=True), 201)

    def pause(self, number: Number) -> Response:
        """Stop looking and sending, until it is resumed."""
        return written.Json(watch_to_json(self._watches.pause(number)))

    def resume(self, number: Number) -> Response:
        """Go on looking from here, and send what was not sent."""
        return written.Json(watch_to_json(self._watches.resume(number)))

    def remove(self, number: Number) -> Response:
        """Forget a watch with all that it told."""
        self._watches.remove(number)
        return Response(status_code=204)


def _text(order: Mapping[str, object], name: str) -> str:
    value = order.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise BadQuery(f"«{name}» is no text of at most {_LONGEST} characters")
    return value
