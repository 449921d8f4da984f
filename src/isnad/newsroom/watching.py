"""How collecting stands, for whoever looks at it often: what takes the store long is asked once in five seconds."""

import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from isnad.collect.watching import collect_state, pulse_age, watched
from isnad.model import FEED_STATES, SearchQuery, Standing, WatchedFeed
from isnad.store import Store

_GOOD_FOR = 5.0  # seconds of the machine's time


@dataclass(frozen=True, slots=True)
class _Counted:
    """What takes the store long to count."""

    feeds: Mapping[str, int] = field(default_factory=dict)  # by state
    articles: int = 0
    today: int = 0
    size: int = 0  # bytes


class Lookout:
    """Looks at the store; safe for several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._counted = _Counted()
        self._counted_at = float("-inf")

    def feeds(self, now: datetime, asks: int | None = None) -> tuple[WatchedFeed, ...]:
        """All feeds that are followed, with how they do, in the order in which they were added.

        With the newest `asks` of each alone, where a number, at least 1, is given: how a feed does is seen by the last.
        """
        return watched(self._store.followed(asks), now)

    def feed(self, number: int, now: datetime) -> WatchedFeed:
        """The feed with this number, with all that is remembered of it. Raises NotFound."""
        feed = self._store.feed(number)
        below = (other for other in self._store.followed(1) if other.parent == feed.address)
        return watched([feed, *below], now)[0]

    def standing(self, now: datetime) -> Standing:
        """How collecting stands. Raises StoreError."""
        pulse = self._store.pulse()
        planned, unread = self._store.backlog()
        counted = self._counts(now)
        return Standing(
            state=collect_state(pulse, now),
            now=now,
            pulse=pulse,
            age=None if pulse is None else pulse_age(pulse, now),
            feeds=counted.feeds,
            waiting=self._store.backlog(now)[0],
            planned=planned,
            unread=unread,
            articles=counted.articles,
            today=counted.today,
            store_bytes=counted.size,
        )

    def _counts(self, now: datetime) -> _Counted:
        # A million articles take SQLite 30 ms to count, and 1,000 feeds 20 ms to read: who comes meanwhile waits for
        # the one who counts.
        with self._lock:
            if time.monotonic() - self._counted_at >= _GOOD_FOR:
                midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
                day = SearchQuery(since=midnight, until=midnight + timedelta(days=1), limit=1)
                # Sitemaps that an index names come and go: the index is what somebody follows.
                states = Counter(one.state for one in self.feeds(now, 1) if not one.feed.parent)
                self._counted = _Counted(
                    {state: states[state] for state in FEED_STATES},
                    self._store.latest(limit=1).total,
                    self._store.search(day).total,
                    self._store.size(),
                )
                self._counted_at = time.monotonic()
            return self._counted
