"""What the answers about feeds and collecting look like; see `shapes.py`."""

from typing_extensions import TypedDict

from isnad.api.article_shapes import KeptShape


class AskShape(TypedDict):
    """One time that a feed was asked: how many items were new; or the failure, its kind and its reason in English."""

    at: str
    new: int
    failure: str | None
    status: int | None
    detail: str


class FeedShape(TypedDict):
    """A feed that is followed.

    `state` is unknown, good, quiet, ailing, dead or paused; `reason` is the kind of the last failure, null where the
    feed answers; `since` is when it began to fail or, where it answers, when it last brought something. The counts
    `asks_remembered`, `asks_failed` and `items_new` are of the last 50 times that it was asked.
    """

    number: int
    address: str
    publisher: str
    kind: str | None
    pattern: str
    title: str
    state: str
    reason: str | None
    status: int | None
    detail: str
    since: str | None
    failures: int
    last_asked: str | None
    last_new: str | None
    next_ask: str | None
    asks_remembered: int
    asks_failed: int
    items_new: int
    parent: str
    moved_to: str


class StandingShape(TypedDict):
    """How collecting stands: never, running, ended, or silent, where the last run was killed or hangs.

    `counts` are those of the last run since it began. Times are by the newsroom's clock; `pulse_age` is in seconds of
    the machine's time.
    """

    state: str
    began: str | None
    last_pulse: str | None
    pulse_age: float | None
    pages_waiting: int
    pages_planned: int
    pages_unread: int
    articles: int
    articles_today: int
    counts: dict[str, float]


class FeedsShape(TypedDict):
    """All feeds that are followed, in the order in which they were added, and how collecting stands."""

    collecting: StandingShape
    feeds: list[FeedShape]


class FeedAnswerShape(FeedShape):
    """One feed with how asking it went, oldest first, and the last articles of its publisher."""

    asks: list[AskShape]
    kept: list[KeptShape]


class AliveShape(TypedDict):
    """Whether all is well: status is «ok» or «failing», reason says in English what is not well."""

    status: str
    reason: str
    collecting: str
    pulse_age: float | None
