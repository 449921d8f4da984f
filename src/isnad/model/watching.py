"""How collecting does, as the operator watches it: each feed, and the run as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from isnad.model.asking import Health, HealthState
from isnad.model.feed import Discovered, FeedKind
from isnad.model.fetch import FetchFailureKind
from isnad.model.following import Followed, Pulse

PAUSED = "paused"  # the state of a feed that its operator does not want asked; the others are those of HealthState


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed that is followed, and how it does now."""

    feed: Followed
    health: Health
    last_new: datetime | None = None  # when it last brought something; of an index, also what its sitemaps brought

    @property
    def state(self) -> str:
        """A value of HealthState, or PAUSED."""
        return PAUSED if self.feed.paused else self.health.state.value


FEED_STATES = (*(state.value for state in HealthState), PAUSED)


class CollectState(StrEnum):
    """Whether something collects into a store."""

    NEVER = "never"  # nothing ever did
    RUNNING = "running"  # its last sign of life is young
    ENDED = "ended"  # the last run ended in order
    SILENT = "silent"  # the last run was killed, or hangs: its last sign of life is old, and no farewell


@dataclass(frozen=True, slots=True)
class Standing:
    """How collecting into a store stands."""

    state: CollectState
    now: datetime  # aware UTC, by the newsroom's clock, as are all times here
    pulse: Pulse | None  # the last sign of life
    age: float | None  # of it, in seconds of the machine's time: a clock that runs fast makes no run old
    feeds: Mapping[str, int] = field(
        default_factory=dict
    )  # how many are in each of FEED_STATES; sitemaps below an index aside
    waiting: int = 0  # pages that are due and not fetched yet
    planned: int = 0  # pages that will be fetched at some time, those included that wait
    unread: int = 0  # pages that were fetched and are not read yet
    articles: int = 0  # that are kept
    today: int = 0  # of those, published today, by UTC
    store_bytes: int = 0  # on disk


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of asking an address once whether it is a feed."""

    address: str  # the one asked
    at: str = ""  # the one that answered, after redirects; "" where none did
    kind: FeedKind | None = None  # as it was found to be; None where it is no feed
    title: str = ""  # by the feed
    items: int = 0  # that it announces; of an index of sitemaps, the sitemaps that it names
    newest: datetime | None = None  # the last time that it gives of any of them, aware UTC
    is_fresh: bool = False  # whether that is news; also where it tells no times
    failure: FetchFailureKind | None = None  # why it is no feed; None where it is one
    status: int | None = None  # of the server, where it gave one
    detail: str = ""  # the reason in English; "" where it is a feed with fresh items

    @property
    def is_feed(self) -> bool:
        """Whether it is a feed."""
        return self.kind is not None

    @property
    def is_well(self) -> bool:
        """Whether it is a feed that announces news."""
        return self.is_feed and self.is_fresh


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a site offers, or may have, and what came of asking it."""

    offer: Discovered
    examined: Examined
    twin: str = ""  # address of one before it that announces the same; "" where it is the first


@dataclass(frozen=True, slots=True)
class CheckedFeed:
    """A feed that is followed or stands in the catalogue, asked once."""

    feed: Followed
    examined: Examined
    is_catalogued: bool  # whether it stands in the catalogue
    is_verified: bool  # whether the catalogue says that somebody saw it answer with news
