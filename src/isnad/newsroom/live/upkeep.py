"""What a run does beside its work: it gives signs of life, and lets old pages go."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from isnad.clock import Clock
from isnad.model import Pulse
from isnad.newsroom.live.watching import Counts
from isnad.store import Store

_PULSE = 10.0  # seconds between two signs of life
_RETENTION = timedelta(hours=1)  # between two looks for pages that may go


class Upkeep:
    """The upkeep of one run."""

    def __init__(self, store: Store, clock: Clock, counts: Counts, keep_pages: timedelta | None) -> None:
        self._store = store
        self._clock = clock
        self._counts = counts
        self._keep_pages = keep_pages
        self._began = clock.now()
        self._last_pulse = float("-inf")
        self._last_retention: datetime | None = None

    @property
    def is_due(self) -> bool:
        """Whether the last sign of life was long enough ago."""
        return time.monotonic() - self._last_pulse >= _PULSE

    def beat(self, waiting: int, *, is_last: bool = False) -> Callable[[], None]:
        """What gives a sign of life; `waiting` is how much is still to be done."""
        self._last_pulse = time.monotonic()
        counts = {**self._counts.told(), "waiting": float(waiting)}
        pulse = Pulse(self._clock.now(), self._began, counts, self._clock.speed, is_last)
        return lambda: self._store.save_pulse(pulse)

    def let_go(self) -> None:
        """Forgets some of the pages that are older than they are to be kept, once in a while."""
        now = self._clock.now()
        if self._keep_pages is None or (self._last_retention and now - self._last_retention < _RETENTION):
            return
        dropped = self._store.drop_pages(now - self._keep_pages)
        self._counts["pages_dropped"] += dropped
        if not dropped:  # else there may be more, and the next turn goes on
            self._last_retention = now
