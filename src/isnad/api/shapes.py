"""What the answers of the API look like: the OpenAPI description is made of these, and a test holds answers to them.

Those of an article, of changes, of stories and their account, of topics, of feeds and of watches stand in files of
their own beside this one, which has what is of no one subject.
"""

from typing_extensions import TypedDict

from isnad.api.article_shapes import KeptShape


class HitShape(TypedDict):
    """One article of a list; `score`, `snippet` and `marks` (spans in the snippet, code points) are a search's."""

    kept: KeptShape
    score: float
    snippet: str
    marks: list[tuple[int, int]]


class ListShape(TypedDict):
    """A stretch of a list."""

    total: int
    limit: int
    offset: int
    hits: list[HitShape]


class FeedAddressShape(TypedDict):
    """Where a publisher lists its articles; `kind` is null where the feed itself tells."""

    url: str
    kind: str | None
    pattern: str
    verified: bool


class PublisherShape(TypedDict):
    """A publisher with what is kept of it."""

    id: str
    name: str
    country: str
    zone: str
    language: str
    kind: str
    owner: str
    hosts: list[str]
    aliases: list[str]
    home: str
    feeds: list[FeedAddressShape]
    articles: int
    first: str | None
    last: str | None


class PublishersShape(TypedDict):
    """All publishers that are known."""

    publishers: list[PublisherShape]


class FailureShape(TypedDict):
    """One item that could not be taken."""

    source: str
    reason: str
    line: int | None
    record: int | None


class FailuresShape(TypedDict):
    """What could not be taken, latest first."""

    failures: list[FailureShape]


class HealthShape(TypedDict):
    """Whether the store answers, and how much it holds."""

    status: str
    articles: int


class Problem(TypedDict):
    """What went wrong: `kind` is the name of one of our errors, `message` names the thing."""

    kind: str
    message: str


class ErrorShape(TypedDict):
    """Every answer that is an error."""

    error: Problem
