"""What time it is: an object, so that a test can set it, and a day can be played in a minute."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from isnad.errors import SettingError


def now_in_utc() -> datetime:
    """The clock on the wall, aware UTC."""
    return datetime.now(UTC)


class Clock(Protocol):
    """Tells the time, and waits."""

    @property
    def speed(self) -> float:
        """Its seconds in a second of the machine's time."""
        ...

    def now(self) -> datetime:
        """The time, aware UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait this long."""
        ...


class SystemClock:
    """The clock of this machine."""

    speed = 1.0

    def now(self) -> datetime:
        """The time, aware UTC."""
        return now_in_utc()

    def sleep(self, seconds: float) -> None:
        """Wait this long."""
        time.sleep(seconds)


class SetClock:
    """A clock that stands until it is set, and jumps on where somebody waits; safe for several threads."""

    speed = 7200.0  # a jump costs nothing: somebody who waits may wait two hours at once

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


class RunningClock:
    """A clock that begins at a time of its own and runs faster or slower than time does; it is never set back.

    Clocks with the same three arguments show the same time, also in two processes of one machine.
    """

    def __init__(
        self,
        start: datetime,
        speed: float = 1.0,
        began: float | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """`start` (aware) is what it shows at the tick `began`, which is now where it is None.

        `speed` is its seconds in a second of `ticks`. Raises SettingError where it is not above 0.
        """
        if not speed > 0:
            raise SettingError(f"a clock cannot run at speed {speed:g}; it must be above 0")
        self.start = start.astimezone(UTC)
        self.speed = speed
        self.began = ticks() if began is None else began
        self._ticks = ticks

    def now(self) -> datetime:
        """The time that it shows, aware UTC."""
        return self.start + timedelta(seconds=self.speed * (self._ticks() - self.began))

    def sleep(self, seconds: float) -> None:
        """Wait until so many of its own seconds went by."""
        time.sleep(max(0.0, seconds) / self.speed)


CLOCK_SETTING = "ISNAD_CLOCK"


def written_clock(clock: RunningClock) -> str:
    """The clock as a setting, which `clock_of` reads in another part of the program or another process."""
    return f"{clock.start.isoformat()} {clock.speed!r} {clock.began!r}"


def clock_of(written: str) -> Clock:
    """The clock that `written_clock` wrote; that of this machine where nothing is written.

    Raises SettingError where it is something else.
    """
    if not written:
        return SystemClock()
    try:
        start, speed, began = written.split()
        return RunningClock(datetime.fromisoformat(start), float(speed), float(began))
    except ValueError as error:
        raise SettingError(
            f"{CLOCK_SETTING}={written!r} is no clock; leave it empty for that of this machine"
        ) from error
