"""How a feed and a run do now: pure decisions on what is remembered of them."""

from datetime import datetime, timedelta

from isnad.collect.fetching import health
from isnad.model import CollectState, Followed, Pulse, WatchedFeed

# A run gives a sign of life every 10 s; a large transaction, or a database that restarts, may hold one up.
SILENT_AFTER = timedelta(minutes=2)


def watched(feed: Followed, now: datetime) -> WatchedFeed:
    """A feed with how it does."""
    return WatchedFeed(feed, health(feed.history, now))


def pulse_age(pulse: Pulse, now: datetime) -> float:
    """How old a sign of life is, in seconds of the machine's time."""
    return max(0.0, (now - pulse.at).total_seconds()) / pulse.speed


def collect_state(pulse: Pulse | None, now: datetime) -> CollectState:
    """Whether something collects, by its last sign of life."""
    if pulse is None:
        return CollectState.NEVER
    if pulse.has_ended:
        return CollectState.ENDED
    young = pulse_age(pulse, now) < SILENT_AFTER.total_seconds()
    return CollectState.RUNNING if young else CollectState.SILENT
