"""For who watches over a newsroom: its feeds as JSON, its numbers for Prometheus, and whether it is well."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Query, Response

from isnad.api import feed_shapes, written
from isnad.api.metrics import CONTENT_TYPE, exposition
from isnad.api.problems import SpeakingRoute
from isnad.errors import StoreError
from isnad.model import CollectState, Standing, feed_to_json, standing_to_json
from isnad.newsroom import Newsroom

Number = Annotated[int, Query(ge=1, le=2**53, description="The number of a feed, as /api/feeds gives it.")]
Articles = Annotated[int, Query(ge=1, le=200, description="How many articles of its publisher to give.")]


def machines(newsroom: Newsroom) -> APIRouter:
    """The paths `/metrics` and `/health`, which programs look for at the root of a site."""
    routes = APIRouter(route_class=SpeakingRoute)
    answers = Watch(newsroom)
    for path, answer in (("/metrics", answers.metrics), ("/health", answers.health)):
        routes.add_api_route(path, answer, methods=["GET", "HEAD"], response_model=None, include_in_schema=False)
    return routes


class Watch:
    """One method a path."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def feeds(self) -> Response:
        """All feeds that are followed, with how each does, and how collecting stands."""
        feeds = [feed_to_json(feed) for feed in self._newsroom.feeds()]
        return written.Json({"collecting": standing_to_json(self._newsroom.standing()), "feeds": feeds})

    def feed(self, number: Number, limit: Articles = 10) -> Response:
        """One feed with how asking it went, oldest first, and the last articles of its publisher."""
        watched = self._newsroom.feed(number)
        publisher = watched.feed.publisher
        hits = self._newsroom.latest(limit, publisher=publisher).hits if publisher else ()
        return written.Json(feed_to_json(watched, asks=True) | {"kept": [written.kept(hit.kept) for hit in hits]})

    def metrics(self) -> Response:
        """The numbers of the newsroom in the text format of Prometheus."""
        told = exposition(self._newsroom.standing(), version("isnad"))
        return Response(told, media_type=CONTENT_TYPE)

    def health(self) -> Response:
        """Whether the store answers and, where something collects, whether that gives signs of life; 503 where not."""
        try:
            standing = self._newsroom.standing()
        except StoreError as error:
            return written.Json(_alive(str(error), "unknown", None), 503)
        reason = _reason(standing)
        return written.Json(_alive(reason, standing.state, standing.age), 503 if reason else 200)


def _alive(reason: str, collecting: str, age: float | None) -> written.Shape:
    """As AliveShape."""
    told: feed_shapes.AliveShape = {
        "status": "failing" if reason else "ok",
        "reason": reason,
        "collecting": collecting,
        "pulse_age": None if age is None else round(age, 1),
    }
    return dict(told)


def _reason(standing: Standing) -> str:
    if standing.state is not CollectState.SILENT or standing.pulse is None:
        return ""
    return (
        f"the run that collects gave its last sign of life {standing.age or 0:.0f} s ago, at "
        f"{standing.pulse.at:%Y-%m-%d %H:%M:%S} UTC: it was killed or hangs; start it again"
    )
