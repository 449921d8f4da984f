"""How asking feeds and hosts went, again and again, and what that says of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from isnad.model.fetch import FetchFailureKind


@dataclass(frozen=True, slots=True)
class Ask:
    """One time that a feed was asked."""

    at: datetime  # aware UTC
    new: int = 0  # items that were not known before
    failure: FetchFailureKind | None = None  # None where it answered
    status: int | None = None  # of the server, where it gave one
    not_before: datetime | None = None  # the server asked for peace until then (Retry-After, max-age)
    detail: str = ""  # the failure's reason in English; "" where it answered


@dataclass(frozen=True, slots=True)
class AskHistory:
    """What is remembered of asking one feed; `collect.fetching.remember` makes the next of it."""

    asks: tuple[Ask, ...] = ()  # the last ones, oldest first
    last_new: datetime | None = None  # when it last brought something new
    first_answer: datetime | None = None  # when it first answered at all
    failures: int = 0  # in a row, up to the last ask
    failing_since: datetime | None = None  # the first of them


@dataclass(frozen=True, slots=True)
class HostState:
    """What is remembered of one host."""

    busy: bool = False  # a request is under way
    ended: datetime | None = None  # the last request ended then
    day: date = date.min  # of `count`
    count: int = 0  # requests begun on that UTC day
    crawl_delay: timedelta = timedelta()  # as its robots.txt wants
    not_before: datetime | None = None  # as it asked (Retry-After)


class HealthState(StrEnum):
    """How a feed does."""

    UNKNOWN = "unknown"  # never asked
    GOOD = "good"  # it answers
    QUIET = "quiet"  # it answers, and nothing new has come for long
    AILING = "ailing"  # the last asks failed, which may pass
    DEAD = "dead"  # it has failed for so long that it is asked seldom


@dataclass(frozen=True, slots=True)
class Health:
    """How a feed does, as a code and numbers that doors put into words."""

    state: HealthState
    reason: FetchFailureKind | None = None  # of the last ask; None where it answered
    since: datetime | None = None  # failing since; or, where it answers, nothing new since
    days: int = 0  # whole days from `since` until now
    failures: int = 0  # in a row
    detail: str = ""  # the last failure's reason in English
