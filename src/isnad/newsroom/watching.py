"""How collecting stands, for whoever looks at it often: what takes the store long is asked once in five seconds."""

import threading
import time
from collections import Counter
from datetime import datetime, timedelta

from isnad.collect.watching import collect_state, pulse_age, watched
from isnad.model import FEED_STATES, SearchQuery, Standing, WatchedFeed
from isnad.store import Store

_GOOD_FOR = 5.0  # seconds of the machine's time


class Lookout:
    """Looks at the store; safe for several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._counted: tuple[int, int, int] = 0, 0, 0  # articles, those of today, bytes
        self._counted_at = float("-inf")

    def feeds(self, now: datetime) -> tuple[WatchedFeed, ...]:
        """All feeds that are followed, with how they do, in the order in which they were added."""
        return watched(self._store.followed(), now)

    def standing(self, now: datetime) -> Standing:
        """How collecting stands. Raises StoreError."""
        pulse = self._store.pulse()
        # Sitemaps that an index names come and go: the index is what somebody follows.
        states = Counter(one.state for one in self.feeds(now) if not one.feed.parent)
        planned, unread = self._store.backlog()
        articles, today, size = self._counts(now)
        return Standing(
            state=collect_state(pulse, now),
            now=now,
            pulse=pulse,
            age=None if pulse is None else pulse_age(pulse, now),
            feeds={state: states[state] for state in FEED_STATES},
            waiting=self._store.backlog(now)[0],
            planned=planned,
            unread=unread,
            articles=articles,
            today=today,
            store_bytes=size,
        )

    def _counts(self, now: datetime) -> tuple[int, int, int]:
        # A million articles take SQLite 30 ms to count: whoever comes meanwhile waits for the one who counts.
        with self._lock:
            if time.monotonic() - self._counted_at >= _GOOD_FOR:
                midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
                day = SearchQuery(since=midnight, until=midnight + timedelta(days=1), limit=1)
                today = self._store.search(day).total
                self._counted = self._store.latest(limit=1).total, today, self._store.size()
                self._counted_at = time.monotonic()
            return self._counted
