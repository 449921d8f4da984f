"""Watches: conditions that somebody wants to be told of, what met them, and how telling it went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from isnad.model.account import Told, Words
from isnad.model.entity import EntityKind
from isnad.model.story import Level


class ConditionKind(StrEnum):
    """What a watch waits for."""

    SEARCH = "search"  # an article that a search finds
    ENTITY = "entity"  # an article that names somebody or something
    PLACE = "place"  # an article that names a place
    STORY = "story"  # a new text in a story
    CONFLICT = "conflict"  # two figures of one thing that cannot both be true
    TOLL = "toll"  # a figure over a number
    DENIAL = "denial"  # a denial by somebody


@dataclass(frozen=True, slots=True)
class Condition:
    """What a watch waits for; said by whoever made it. Which parts a kind has, `problem_of` says."""

    kind: ConditionKind
    words: str = ""  # SEARCH: as for `isnad search`; TOLL: what is counted, «قتلى»; CONFLICT: words that stand in it
    publisher: str = ""  # SEARCH: id of the publisher, "" for all
    name: str = ""  # ENTITY, DENIAL: the name, in any of its spellings
    entity: EntityKind | None = None  # ENTITY: what it is, None for any kind
    key: str = ""  # ENTITY: its key, where no name is given
    place: str = ""  # PLACE: its name; TOLL, CONFLICT: only there, "" for anywhere
    story: str = ""  # STORY: any id that it ever had; TOLL, CONFLICT: only in it, "" for any
    over: Decimal | None = None  # TOLL: the number


@dataclass(frozen=True, slots=True)
class Watch:
    """A condition with a name, a feed of its own and perhaps a webhook."""

    name: str
    condition: Condition
    number: int = 0  # the store's; 0 where it is not kept yet
    address: str = ""  # of its webhook, "" where it has none
    secret: str = ""  # signs what is sent to the webhook: «whsec_» and base64 (Standard Webhooks)
    token: str = ""  # names its feed: nobody can guess it
    created: datetime | None = None  # aware UTC
    paused: bool = False  # nothing is looked for and nothing is sent
    reason: str = ""  # why it was paused, in English, where its operator did not do it
    after: int = 0  # how many articles had been kept when it was made: these are no news to it


@dataclass(frozen=True, slots=True)
class Mark:
    """By what it is known again that something was told."""

    level: Level  # within what it is told once: a copy group (one text), or a story
    key: str = ""  # what is told once there; "" where the group says it all
    gist: str = ""  # words that were denied: the same in other words is the same; "" where the key says it all


@dataclass(frozen=True, slots=True)
class Met:
    """A condition that is met."""

    watch: int  # its number
    mark: Mark
    words: tuple[Words, ...]  # that meet it, in one state of one article or, for a conflict, in several


@dataclass(frozen=True, slots=True)
class Notice:
    """What a watch tells."""

    watch: int  # number
    at: datetime  # when it was found, aware UTC
    title: str  # of the article, as written
    text: str  # the sentences that meet the condition, as written
    article: str  # id
    story: str  # id that its story had then
    words: tuple[Words, ...]  # that meet the condition
    mark: Mark
    publisher: str = ""  # id, "" where unknown
    url: str = ""  # of the article at its publisher, "" where unknown
    number: int = 0  # the store's, in order; 0 where it is not kept yet
    id: str = ""  # UUID: the same in feed and webhook, however often it is sent


class DeliveryState(StrEnum):
    """Whether a notice has come to its webhook."""

    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How sending a notice to the webhook of its watch goes."""

    notice: int  # number
    watch: int  # number
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    due: datetime | None = None  # when it is sent next, aware UTC; None where it is not any more
    first: datetime | None = None  # when it was first tried
    last: datetime | None = None  # when it was last tried
    status: int | None = None  # that the receiver answered last
    error: str = ""  # why the last try failed, in English; "" where none did


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A watch in a list."""

    watch: Watch
    notices: int = 0  # that it gave
    deliveries: Mapping[DeliveryState, int] = field(default_factory=dict)  # how many are in each state


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A delivery that is due, with all that is needed to make it."""

    delivery: Delivery
    notice: Notice
    watch: Watch


@dataclass(frozen=True, slots=True)
class Fresh:
    """An article that no watch has looked at yet, in these words of it."""

    number: int  # in order of arrival
    told: Told
    again: bool = False  # whether other words of it were looked at


@dataclass(frozen=True, slots=True)
class TheTold:
    """Something that was told, where it stands now."""

    mark: Mark
    copy: str  # present id of the copy group of its article
    story: str  # ... of its story


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict."""

    who: str  # who gives the figure
    low: Decimal
    high: Decimal | None  # None where it has no upper end
    words: Words  # that give it


@dataclass(frozen=True, slots=True)
class ConflictSeen:
    """Figures of one thing in a story that cannot all be true."""

    story: str  # present id
    key: str  # the same for the same conflict, whenever it is seen
    what: str  # what is counted, in words of the sources
    sides: tuple[Side, ...]
    place: str = ""  # where, by the sources; "" where they do not say


_NEEDED = {
    ConditionKind.ENTITY: "name",
    ConditionKind.PLACE: "place",
    ConditionKind.STORY: "story",
    ConditionKind.TOLL: "words",
    ConditionKind.DENIAL: "name",
}
_ALLOWED = {
    ConditionKind.SEARCH: {"words", "publisher"},
    ConditionKind.ENTITY: {"name", "entity", "key"},
    ConditionKind.PLACE: {"place"},
    ConditionKind.STORY: {"story"},
    ConditionKind.CONFLICT: {"words", "place", "story"},
    ConditionKind.TOLL: {"words", "place", "story", "over"},
    ConditionKind.DENIAL: {"name"},
}
_PARTS = ("words", "publisher", "name", "entity", "key", "place", "story", "over")


def problem_of(condition: Condition) -> str:
    """Why a condition cannot be watched for, in English; "" where it can."""
    kind = condition.kind
    given = {part for part in _PARTS if getattr(condition, part) not in ("", None)}
    if unused := sorted(given - _ALLOWED[kind]):
        return f"a watch for {_article(kind)} takes no «{unused[0]}»"
    if kind is ConditionKind.SEARCH and not given:
        return "a watch for a search needs words or a publisher"
    if kind is ConditionKind.TOLL and condition.over is None:
        return "a watch for a toll needs a number that it has to be over"
    if condition.over is not None and not (condition.over.is_finite() and condition.over >= 0):
        return "a toll is compared with a number from 0"
    needed = _NEEDED.get(kind, "")
    if needed and needed not in given and not (kind is ConditionKind.ENTITY and condition.key):
        return f"a watch for {_article(kind)} needs «{needed}»"
    return ""


def _article(kind: ConditionKind) -> str:
    return f"an {kind}" if kind is ConditionKind.ENTITY else f"a {kind}"
