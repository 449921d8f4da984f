"""The JSON door to the newsroom.

An article's id may be an address with slashes. Ids stand in the query, `?id=`, percent-encoded as any value of a form:
proxies merge slashes in a path, and some refuse `%2F` there.
"""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from isnad.api import article_shapes, change_shapes, editing, feed_shapes, shapes, story_shapes, topic_shapes, written
from isnad.api.asked import StoriesAsked
from isnad.api.problems import SpeakingRoute
from isnad.api.watches import add_watch_paths
from isnad.api.watching import Watch, machines
from isnad.errors import BadQuery, NotFound
from isnad.model import (
    Placement,
    SearchQuery,
    TopicKind,
    account_to_json,
    difference_to_json,
    failure_to_json,
    known_to_json,
    portrait_to_json,
    publisher_to_json,
    story_to_json,
    topic_to_json,
)
from isnad.newsroom import Desk, Newsroom

__all__ = [
    "router",
]

Id = Annotated[str, Query(min_length=1, description="An id of the article, or its address.")]
StoryId = Annotated[
    str, Query(min_length=1, description="An id of the story, or of one of its events, copy groups or articles.")
]
Number = Annotated[int, Query(ge=2, le=1_000_000, description="Which state of the article, from the second on.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many to give.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to pass over.")]
PublisherId = Annotated[str, Query(description="Only articles of the publisher with this id.")]
Kind = Annotated[TopicKind, Query(description="A tag, or which kind of entity.")]
Key = Annotated[str, Query(min_length=1, description="The key of a tag or an entity, as an article's analysis has it.")]
Words = Annotated[str, Query(description="The words; «a phrase» in quotation marks, -word to leave out.")]
Since = Annotated[str, Query(description="Published at or after this time (ISO 8601; a date is its start, by UTC).")]
Until = Annotated[str, Query(description="Published before this time (ISO 8601; a date is its start, by UTC).")]

_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": shapes.ErrorShape, "description": "The query cannot be understood"},
    404: {"model": shapes.ErrorShape, "description": "Nothing is kept under that id or address"},
    422: {"model": shapes.ErrorShape, "description": "A parameter is missing or out of its bounds"},
    503: {"model": shapes.ErrorShape, "description": "The store does not answer"},
}


def router(newsroom: Newsroom, desk: Desk = Desk.LOCAL) -> APIRouter:
    """All paths under /api, for GET and HEAD but for watches and rulings; what is not among them is answered in JSON.

    Beside them `/metrics` and `/health`. `desk` says who may rule on stories, by POST under /api/edit.
    """
    routes = APIRouter(prefix="/api", tags=["isnad"], route_class=SpeakingRoute)
    answers, watch = _Answers(newsroom), Watch(newsroom)
    for path, answer, shape in (
        ("/articles", answers.articles, shapes.ListShape),
        ("/article", answers.article, article_shapes.ArticleAnswerShape),
        ("/article/revisions", answers.revisions, article_shapes.RevisionsShape),
        ("/article/changes", answers.changes, change_shapes.DifferenceShape),
        ("/compare", answers.compare, change_shapes.DifferenceShape),
        ("/stories", answers.stories, story_shapes.StoriesShape),
        ("/story", answers.story, story_shapes.StoryShape),
        ("/topics", answers.topics, topic_shapes.TopicsShape),
        ("/topic", answers.topic, topic_shapes.TopicAnswerShape),
        ("/entity", answers.entity, topic_shapes.PortraitShape),
        ("/search", answers.search, shapes.ListShape),
        ("/publishers", answers.publishers, shapes.PublishersShape),
        ("/feeds", watch.feeds, feed_shapes.FeedsShape),
        ("/feeds/one", watch.feed, feed_shapes.FeedAnswerShape),
        ("/failures", answers.failures, shapes.FailuresShape),
        ("/health", answers.health, shapes.HealthShape),
    ):
        routes.add_api_route(path, answer, methods=["GET"], response_model=shape, responses=_ERRORS)
        routes.add_api_route(path, answer, methods=["HEAD"], response_model=None, include_in_schema=False)
    add_watch_paths(routes, newsroom, _ERRORS)
    routes.include_router(editing.routes(newsroom, desk, _ERRORS))
    every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    routes.add_api_route("/{path:path}", _no_such_path, methods=every, response_model=None, include_in_schema=False)
    all_routes = APIRouter()
    all_routes.include_router(routes)
    all_routes.include_router(machines(newsroom))
    return all_routes


class _Answers:
    """One method a path; each is a page of `newsroom`'s own answers."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def articles(self, limit: Limit = 20, offset: Offset = 0, publisher: PublisherId = "") -> Response:
        """The articles published last."""
        return written.Json(written.listed(self._newsroom.latest(limit, offset, publisher), limit, offset))

    def article(self, id: Id) -> Response:  # noqa: A002 — the name of the parameter in the address
        """One article as it stands now, with its evidence, its groups, and what was read in it.

        Groups are null before it is grouped; tags, entities, claims and figures before it is analysed.
        """
        kept = self._newsroom.article(id)
        known = known_to_json(self._placement(kept.article.id), self._newsroom.analysis(kept))
        return written.Json(written.kept(kept) | known)

    def revisions(self, id: Id) -> Response:  # noqa: A002
        """All states of an article that are known, oldest first."""
        found = self._newsroom.revisions(id)
        return written.Json({"revisions": [written.revision(one) for one in found]})

    def changes(self, id: Id, number: Number) -> Response:  # noqa: A002
        """What a state of an article changed about the one before it: figures, speakers, claims, and every word."""
        return written.Json(difference_to_json(self._newsroom.changes(id, number)))

    def compare(self, a: Id, b: Id) -> Response:
        """Two articles word by word, most of all copies of one text; `a` is taken for the older."""
        return written.Json(difference_to_json(self._newsroom.compare(a, b)))

    def stories(self, query: Annotated[StoriesAsked, Query()]) -> Response:
        """The stories, the weightiest first, or that with the newest article first.

        `rank` says why: a story's weight is the number of its independent origins times its growth, and halves every
        twelve hours. It grows by `recent` texts in the six hours before `fresh`, `before` in the day before these.
        """
        return written.Json(written.stories(self._newsroom.stories(query.asked()), query.limit, query.offset))

    def story(self, id: StoryId) -> Response:  # noqa: A002
        """One story with its timeline: its events, oldest first, each with its articles and independent origins."""
        account = self._newsroom.account(id)
        return written.Json(story_to_json(self._newsroom.story(id)) | {"account": account_to_json(account)})

    def topics(self, kind: Kind = TopicKind.TAG, limit: Limit = 20, offset: Offset = 0) -> Response:
        """Tags, or entities of a kind, those of most articles first."""
        return written.Json(written.topics(self._newsroom.topics(kind, limit, offset), limit, offset))

    def topic(self, key: Key, kind: Kind = TopicKind.TAG, limit: Limit = 20, offset: Offset = 0) -> Response:
        """A tag or an entity with the articles that have it, newest first."""
        found = self._newsroom.topic(kind, key)
        kept = [written.kept(one) for one in self._newsroom.with_topic(kind, key, limit, offset)]
        return written.Json(topic_to_json(found) | {"limit": limit, "offset": offset, "kept": kept})

    def entity(self, key: Key, kind: Kind) -> Response:
        """An entity: how it is written, when it was named, what it said, what was said of it, whom it is named with."""
        return written.Json(portrait_to_json(self._newsroom.portrait(kind, key)))

    def search(  # noqa: PLR0913, PLR0917 — the parameters of the address
        self,
        q: Words = "",
        publisher: PublisherId = "",
        since: Since = "",
        until: Until = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Response:
        """The articles that a query asks for, best first."""
        query = SearchQuery(q, publisher, _time("since", since), _time("until", until), limit, offset)
        return written.Json(written.listed(self._newsroom.search(query), limit, offset))

    def publishers(self) -> Response:
        """Every publisher that is known, with what is kept of it."""
        return written.Json({"publishers": [publisher_to_json(row) for row in self._newsroom.publishers()]})

    def failures(self, limit: Annotated[int, Query(ge=1, le=1000, description="How many to give.")] = 100) -> Response:
        """What could not be taken, latest first."""
        return written.Json({"failures": [failure_to_json(one) for one in self._newsroom.failures(limit)]})

    def health(self) -> Response:
        """Whether the store answers."""
        return written.Json({"status": "ok", "articles": self._newsroom.latest(limit=1).total})

    def _placement(self, key: str) -> Placement | None:
        try:
            return self._newsroom.placement(key)
        except NotFound:  # kept by a version that did not group
            return None


def _no_such_path(request: Request, path: str) -> Response:
    if request.method not in {"GET", "HEAD"}:
        told = written.problem("MethodNotAllowed", f"this path is for reading: GET and HEAD, not {request.method}")
        return written.Json(told, 405, {"Allow": "GET, HEAD"})
    return written.Json(
        written.problem("NotFound", f"«/api/{path}» is no path of the API; /openapi.json lists them"), 404
    )


def _time(name: str, value: str) -> datetime | None:
    if not value:
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadQuery(f"«{name}» is no time in ISO 8601: {value[:40]!r}") from error
