"""How a feed and a run do now: pure decisions on what is remembered of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from isnad.collect.fetching import health
from isnad.model import CollectState, Followed, Pulse, WatchedFeed

# A run gives a sign of life every 10 s; a large transaction, or a database that restarts, may hold one up.
SILENT_AFTER = timedelta(minutes=2)


def watched(feeds: Sequence[Followed], now: datetime) -> tuple[WatchedFeed, ...]:
    """Feeds with how they do, in their order. An index of sitemaps brings what the sitemaps that it names bring."""
    brought: dict[str, datetime] = {}
    for feed in feeds:
        if feed.parent and (at := feed.history.last_new):
            brought[feed.parent] = max(at, brought.get(feed.parent, at))
    return tuple(_watched(feed, brought.get(feed.address), now) for feed in feeds)


def _watched(feed: Followed, below: datetime | None, now: datetime) -> WatchedFeed:
    own = feed.history.last_new
    last_new = max(own, below) if own and below else own or below
    return WatchedFeed(feed, health(replace(feed.history, last_new=last_new), now), last_new)


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
