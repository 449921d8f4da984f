"""What the API answers of tags and entities across articles; see `shapes.py`."""

from typing_extensions import TypedDict

from isnad.api.article_shapes import ClaimShape, KeptShape


class TopicShape(TypedDict):
    """A tag or an entity across articles, and how many have it."""

    kind: str
    key: str
    name: str
    articles: int


class TopicsShape(TypedDict):
    """A stretch of the list of tags or entities of a kind."""

    limit: int
    offset: int
    topics: list[TopicShape]


class TopicAnswerShape(TopicShape):
    """A tag or an entity with a stretch of its articles, newest first."""

    limit: int
    offset: int
    kept: list[KeptShape]


class SpellingShape(TypedDict):
    """How an entity is written, and how many times."""

    text: str
    times: int


class DayShape(TypedDict):
    """How often an entity was named on a day (UTC)."""

    day: str
    mentions: int


class SaidShape(ClaimShape):
    """A claim with the id and the time of publication of its article."""

    article: str
    published: str | None


class PortraitShape(TopicShape):
    """An entity as its articles tell; claims, spellings and company are those of the `looked_at` newest of them."""

    spellings: list[SpellingShape]
    days: list[DayShape]
    said: list[SaidShape]
    told: list[SaidShape]
    company: list[TopicShape]
    newest: list[str]
    looked_at: int
    country: str
    latitude: float | None
    longitude: float | None
