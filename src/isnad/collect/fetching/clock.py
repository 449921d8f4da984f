"""What time it is: an object, so that a test can set it."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and waits."""

    def now(self) -> datetime:
        """The time, aware UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait this long."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The time, aware UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait this long."""
        time.sleep(seconds)


class SetClock:
    """A clock that stands until it is set, and jumps on where somebody waits; safe for several threads."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The time that was set, aware UTC."""
        with self._lock:
            return self._now

    def sleep(self, seconds: float) -> None:
        """Jump on by so much, without waiting."""
        self.advance(timedelta(seconds=seconds))

    def advance(self, step: timedelta) -> None:
        """Set it forward, or with a negative step back."""
        with self._lock:
            self._now += step
