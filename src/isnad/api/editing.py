"""Rulings over the API: what was ruled, and ruling."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from isnad.api import shapes, story_shapes, written
from isnad.api.problems import SpeakingRoute
from isnad.model import Ruling, ruling_to_json
from isnad.newsroom import Desk, Newsroom, refusal

Limit = Annotated[int, Query(ge=1, le=200, description="How many to give.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]
OfStory = Annotated[str, Query(description="Only what is about articles of this story, by any of its ids.")]


class Asked(BaseModel):
    """What an editor rules; each path needs some of it."""

    by: str = Field(description="Who decides.", min_length=1, max_length=300)
    reason: str = Field("", description="Why.", max_length=300)
    story: str = Field("", description="An id of the story, or of an event or article in it.")
    stories: list[str] = Field([], description="To join: the first takes in the others.", max_length=100)
    out: list[str] = Field([], description="To split: ids of events or articles of the story.", max_length=10_000)
    name: str = Field("", description="To rename: what the story is called.", max_length=300)
    number: int = Field(0, description="To undo: the number of the ruling.")


def routes(newsroom: Newsroom, desk: Desk, errors: dict[int | str, dict[str, Any]]) -> APIRouter:
    """`/rulings`, and one path for each thing that an editor can do."""
    router = APIRouter(route_class=SpeakingRoute)
    door = _Door(newsroom, desk)
    router.add_api_route(
        "/rulings", door.rulings, methods=["GET"], response_model=story_shapes.RulingsShape, responses=errors
    )
    router.add_api_route("/rulings", door.rulings, methods=["HEAD"], response_model=None, include_in_schema=False)
    refused: dict[int | str, dict[str, Any]] = {
        403: {"model": shapes.ErrorShape, "description": "This server lets nobody rule from there"}
    }
    for path, answer in (
        ("join", door.join),
        ("split", door.split),
        ("rename", door.rename),
        ("lock", door.lock),
        ("unlock", door.unlock),
        ("undo", door.undo),
    ):
        router.add_api_route(
            f"/edit/{path}",
            answer,
            methods=["POST"],
            response_model=story_shapes.RulingAnswerShape,
            responses=errors | refused,
        )
    return router


class _Door:
    """One method a path."""

    def __init__(self, newsroom: Newsroom, desk: Desk) -> None:
        self._newsroom = newsroom
        self._desk = desk

    def rulings(self, story: OfStory = "", limit: Limit = 20, offset: Offset = 0) -> Response:
        """What editors ruled, the newest first, with what was taken back."""
        if story:
            found = tuple(reversed(self._newsroom.rulings_of(story)))[offset : offset + limit]
        else:
            found = self._newsroom.rulings(limit, offset)
        rows = [ruling_to_json(ruling) for ruling in found]
        return written.Json({"limit": limit, "offset": offset, "rulings": rows})

    def join(self, request: Request, asked: Asked) -> Response:
        """Make one story of several."""
        return self._refused(request) or _told(self._newsroom.editor.join(asked.stories, asked.by, asked.reason))

    def split(self, request: Request, asked: Asked) -> Response:
        """Take events or articles out of a story, as a story of their own; copies go along."""
        return self._refused(request) or _told(
            self._newsroom.editor.split(asked.story, asked.out, asked.by, asked.reason)
        )

    def rename(self, request: Request, asked: Asked) -> Response:
        """Give a story a name."""
        return self._refused(request) or _told(
            self._newsroom.editor.rename(asked.story, asked.name, asked.by, asked.reason)
        )

    def lock(self, request: Request, asked: Asked) -> Response:
        """Keep grouping from joining a story to others and from parting it."""
        return self._refused(request) or _told(self._newsroom.editor.lock(asked.story, asked.by, asked.reason))

    def unlock(self, request: Request, asked: Asked) -> Response:
        """Take back what locks a story."""
        return self._refused(request) or _told(*self._newsroom.editor.unlock(asked.story, asked.by))

    def undo(self, request: Request, asked: Asked) -> Response:
        """Take a ruling back."""
        return self._refused(request) or _told(self._newsroom.editor.undo(asked.number, asked.by))

    def _refused(self, request: Request) -> Response | None:
        reason = refusal(self._desk, request.client.host if request.client else "", request.headers)
        return written.Json(written.problem("Refused", reason), 403) if reason else None


def _told(*rulings: Ruling) -> Response:
    return written.Json({"rulings": [ruling_to_json(ruling) for ruling in rulings]})
