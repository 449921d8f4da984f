"""What the API answers of stories and of what editors ruled on them; see `shapes.py`."""

from typing_extensions import TypedDict

from isnad.api.account_shapes import AccountShape
from isnad.api.topic_shapes import TopicShape


class PlacedShape(TypedDict):
    """An article in its place: `share` of its copy group's first text stands in it, `added` of its own words do not."""

    id: str
    title: str
    publisher: str
    at: str
    copy: str
    origin: str
    share: float
    added: float


class EventShape(TypedDict):
    """One happening; `copies` is how many different texts tell it, `origins` those independent of one another."""

    id: str
    headline: str
    first: str
    last: str
    copies: int
    origins: list[str]
    articles: list[PlacedShape]


class StoryShape(TypedDict):
    """Events that develop from one another, oldest first."""

    id: str
    headline: str
    first: str
    last: str
    names: list[str]
    places: list[str]
    tags: list[TopicShape]
    origins: list[str]
    events: list[EventShape]
    account: AccountShape


class RankShape(TypedDict):
    """Why a story stands where it does: its score, and what beside its origins it is made of."""

    score: float
    recent: int
    before: int
    growth: float
    fresh: str


class StoryRowShape(TypedDict):
    """A story in a list; its figures are counts, `origins` of independent ones."""

    id: str
    headline: str
    articles: int
    events: int
    publishers: int
    origins: int
    first: str
    last: str
    conflicts: int
    denials: int
    rank: RankShape


class StoriesShape(TypedDict):
    """A stretch of the list of stories."""

    total: int
    limit: int
    offset: int
    stories: list[StoryRowShape]


class RulingShape(TypedDict):
    """What an editor ruled, by articles; `undone` is null where it holds."""

    number: int
    kind: str
    at: str
    by: str
    reason: str
    name: str
    stories: list[str]
    parts: list[list[str]]
    undone: str | None
    undone_by: str


class RulingsShape(TypedDict):
    """A stretch of what editors ruled."""

    limit: int
    offset: int
    rulings: list[RulingShape]


class RulingAnswerShape(TypedDict):
    """What was just ruled or taken back."""

    rulings: list[RulingShape]
