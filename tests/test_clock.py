"""Clocks that are not the machine's."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.clock import RunningClock
from isnad.errors import SettingError

START = datetime(2024, 11, 9, tzinfo=UTC)


def test_a_running_clock_runs_at_its_speed() -> None:
    tick = [100.0]
    clock = RunningClock(START, 3600, ticks=lambda: tick[0])
    assert clock.now() == START
    tick[0] += 1.5
    assert clock.now() == START + timedelta(minutes=90)
    assert RunningClock(START, 3600, clock.began, lambda: tick[0]).now() == clock.now()


def test_it_shows_utc() -> None:
    clock = RunningClock(START.astimezone(timezone(timedelta(hours=3))), ticks=lambda: 0.0)
    assert clock.now().utcoffset() == timedelta()


def test_waiting_takes_as_long_as_the_clock_shows() -> None:
    clock = RunningClock(START, 1e6)
    clock.sleep(3600)
    assert START + timedelta(hours=1) <= clock.now()
    clock.sleep(-1)


@given(st.floats(1e-3, 1e6), st.lists(st.floats(0, 1e4), min_size=2))
def test_it_is_never_set_back(speed: float, steps: list[float]) -> None:
    ticks = iter([0.0, *sorted(steps)])
    clock = RunningClock(START, speed, ticks=lambda: next(ticks))
    shown = [clock.now() for _ in steps]
    assert shown == sorted(shown)


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
def test_a_clock_that_stands_or_runs_back_is_refused(speed: float) -> None:
    with pytest.raises(SettingError):
        RunningClock(START, speed)
