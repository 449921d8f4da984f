"""What the answers about watches look like; see `shapes.py`."""

from typing import NotRequired

from typing_extensions import TypedDict

from isnad.api.change_shapes import WordsShape


class ConditionShape(TypedDict):
    """What a watch waits for: search, entity, place, story, conflict, toll or denial; parts that are not given lack."""

    kind: str
    words: NotRequired[str]
    publisher: NotRequired[str]
    name: NotRequired[str]
    entity: NotRequired[str]
    key: NotRequired[str]
    place: NotRequired[str]
    story: NotRequired[str]
    over: NotRequired[str]


class DeliveryCountsShape(TypedDict):
    """How much of what a watch told is to be sent, was sent, and was given up."""

    waiting: int
    done: int
    given_up: int


class MadeWatchShape(TypedDict):
    """A watch. `feed` is the path of its Atom feed, with the token that nobody can guess.

    `secret` signs what is sent to the webhook; it is told once, when the watch is made. `reason` says why it was
    paused where its operator did not do it.
    """

    number: int
    name: str
    condition: ConditionShape
    webhook: str
    feed: str
    created: str | None
    paused: bool
    reason: str
    secret: NotRequired[str]


class WatchShape(MadeWatchShape):
    """A watch in the list, with how many notices it gave."""

    told: int
    deliveries: DeliveryCountsShape


class WatchesShape(TypedDict):
    """All watches, the newest first."""

    watches: list[WatchShape]


class DeliveryShape(TypedDict):
    """How sending a notice goes: waiting, done or given_up; when next and when last; why the last try failed."""

    state: str
    attempts: int
    due: str | None
    last: str | None
    status: int | None
    error: str


class NoticeShape(TypedDict):
    """What a watch tells. `delivery` is null where it has no webhook."""

    id: str
    watch: int
    at: str
    title: str
    text: str
    article: str
    story: str
    publisher: str
    url: str
    words: list[WordsShape]
    delivery: DeliveryShape | None


class WatchAnswerShape(WatchShape):
    """One watch with what it told, newest first."""

    limit: int
    offset: int
    notices: list[NoticeShape]
