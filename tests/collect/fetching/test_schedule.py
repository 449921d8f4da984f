"""When a feed is asked again, and how it does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect.fetching import Pace, asked, health, next_ask, remember
from isnad.collect.fetching.schedule import WINDOW, back_off
from isnad.model import Ask, AskHistory, Fetched, FetchFailure, FetchFailureKind, HealthState

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
PACE = Pace()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

_ASKS = st.builds(
    lambda gap, new, failure, status, peace: (gap, new, failure, status, peace),
    st.timedeltas(timedelta(0), timedelta(days=20)),
    st.integers(0, 50),
    st.one_of(st.none(), st.sampled_from(FetchFailureKind)),
    st.sampled_from([None, 404, 410, 503]),
    st.one_of(st.none(), st.timedeltas(timedelta(days=-400), timedelta(days=400))),
)


def _follow(news: float, days: float, history: AskHistory | None = None) -> AskHistory:
    """A feed that has something new every so many hours, asked whenever we want to."""
    history, now = history or AskHistory(), NOW if history is None else history.asks[-1].at
    end = now + timedelta(days=days)
    while (now := next_ask(history, now)) < end:
        last = history.asks[-1].at if history.asks else now - DAY
        count = int((now - NOW) / (news * HOUR)) - int((last - NOW) / (news * HOUR))
        history = remember(history, Ask(now, new=count))
        now += timedelta(seconds=1)
    return history


def _interval(history: AskHistory) -> timedelta:
    return next_ask(history, history.asks[-1].at) - history.asks[-1].at


def _failing(kind: FetchFailureKind, times: int, status: int | None = None) -> list[timedelta]:
    history, waits, now = AskHistory(), [], NOW
    for _ in range(times):
        history = remember(history, Ask(now, failure=kind, status=status))
        waits.append(_interval(history))
        now += waits[-1]
    return waits


def test_a_feed_that_was_never_asked_is_asked_now() -> None:
    assert next_ask(AskHistory(), NOW) == NOW


@pytest.mark.parametrize(
    ("news", "shortest", "longest"),
    [
        (0.05, timedelta(minutes=5), timedelta(minutes=10)),  # an agency: every three minutes
        (1, timedelta(minutes=10), timedelta(hours=1)),
        (6, HOUR, 2 * HOUR),
        (24 * 30, timedelta(hours=1.9), 2 * HOUR),
    ],
)
def test_a_feed_is_asked_as_often_as_it_brings_news(news: float, shortest: timedelta, longest: timedelta) -> None:
    assert shortest <= _interval(_follow(news, 10)) <= longest


def test_a_feed_that_wakes_up_is_asked_more_often() -> None:
    quiet = _follow(24 * 30, 10)
    assert _interval(_follow(0.25, 1, quiet)) < _interval(quiet) / 8


@given(st.lists(_ASKS, min_size=1, max_size=70))
def test_the_next_ask_is_always_within_bounds(
    rows: list[tuple[timedelta, int, FetchFailureKind | None, int | None, timedelta | None]],
) -> None:
    history, now = AskHistory(), NOW
    for gap, new, failure, status, peace in rows:
        now += gap
        history = remember(history, Ask(now, new, failure, status, None if peace is None else now + peace))
        interval = next_ask(history, now) - now
        assert PACE.shortest <= interval <= (PACE.weekly if failure else PACE.longest)
        assert next_ask(history, now - DAY) == now - DAY  # the clock was set back
        assert next_ask(history, now + DAY) == now + interval
        assert health(history, now).days >= 0
    assert len(history.asks) <= WINDOW


@pytest.mark.parametrize("kind", FetchFailureKind)
def test_back_off_only_grows_up_to_a_day_and_then_a_week(kind: FetchFailureKind) -> None:
    waits = _failing(kind, 60)
    assert waits == sorted(waits)
    assert waits[0] <= DAY
    assert waits[-1] == 7 * DAY
    assert all(wait <= DAY for wait in waits[:10])


def test_what_passes_by_itself_is_tried_again_before_what_must_be_mended() -> None:
    slow, refused = (_failing(kind, 1)[0] for kind in (FetchFailureKind.SLOW, FetchFailureKind.REFUSED))
    assert slow < HOUR < refused


def test_gone_for_good_is_asked_daily_at_once_then_weekly() -> None:
    waits = _failing(FetchFailureKind.GONE, 20, 410)
    assert waits[:14] == [DAY] * 14
    assert waits[-1] == 7 * DAY
    assert _failing(FetchFailureKind.GONE, 1, 404) == [HOUR]


def test_the_server_is_heard_within_bounds() -> None:
    def wait(not_before: timedelta, failure: FetchFailureKind | None) -> timedelta:
        return _interval(remember(AskHistory(), Ask(NOW, 1, failure, not_before=NOW + not_before)))

    assert wait(3 * HOUR, FetchFailureKind.TOO_OFTEN) == 3 * HOUR
    assert wait(timedelta(seconds=1), FetchFailureKind.TOO_OFTEN) == HOUR  # not sooner than our own back-off
    assert wait(timedelta(days=300), FetchFailureKind.TOO_OFTEN) == 7 * DAY
    assert wait(2 * HOUR, None) == 2 * HOUR  # max-age
    assert wait(timedelta(days=300), None) == 2 * HOUR


def test_what_came_of_a_fetch_is_an_ask() -> None:
    answer = Fetched(None, "http://a.example/", "", 304, NOW, 0.1, retry_after=NOW + HOUR, fresh_until=NOW + 2 * HOUR)
    assert asked(answer) == Ask(NOW, status=304, not_before=NOW + 2 * HOUR)
    failure = FetchFailure(
        FetchFailureKind.TOO_OFTEN, "http://a.example/", "no", NOW, status=429, retry_after=NOW + HOUR
    )
    assert asked(failure) == Ask(NOW, 0, FetchFailureKind.TOO_OFTEN, 429, NOW + HOUR, "no")


def test_one_answer_ends_the_back_off() -> None:
    history = _follow(1, 3)
    before = _interval(history)
    now = history.asks[-1].at
    for _ in range(3):
        history = remember(history, Ask(now + HOUR, failure=FetchFailureKind.SLOW))
        assert back_off(history) > timedelta()
    history = remember(history, Ask(now + 2 * HOUR, new=2))
    assert (history.failures, history.failing_since) == (0, None)
    assert _interval(history) <= 3 * before


def test_health_has_a_reason_and_numbers() -> None:
    assert health(AskHistory(), NOW).state is HealthState.UNKNOWN
    history = remember(AskHistory(), Ask(NOW, new=3))
    assert health(history, NOW + HOUR).state is HealthState.GOOD

    history = remember(history, Ask(NOW + 9 * DAY))
    quiet = health(history, NOW + 9 * DAY + HOUR)
    assert (quiet.state, quiet.days, quiet.since, quiet.reason) == (HealthState.QUIET, 9, NOW, None)

    for day in (10, 11):
        history = remember(history, Ask(NOW + day * DAY, failure=FetchFailureKind.REFUSED, status=403, detail="no"))
    ailing = health(history, NOW + 12 * DAY)
    assert (ailing.state, ailing.reason, ailing.failures) == (HealthState.AILING, FetchFailureKind.REFUSED, 2)
    assert (ailing.days, ailing.detail) == (2, "no")

    history = remember(history, Ask(NOW + 25 * DAY, failure=FetchFailureKind.REFUSED))
    assert health(history, NOW + 25 * DAY).state is HealthState.DEAD
    assert health(remember(history, Ask(NOW + 26 * DAY, new=1)), NOW + 26 * DAY).state is HealthState.GOOD
    gone = remember(AskHistory(), Ask(NOW, failure=FetchFailureKind.GONE, status=410))
    assert health(gone, NOW).state is HealthState.DEAD


def test_a_feed_that_never_brought_anything_is_quiet_since_it_first_answered() -> None:
    history = remember(remember(AskHistory(), Ask(NOW)), Ask(NOW + 5 * DAY))
    found = health(history, NOW + 5 * DAY)
    assert (found.state, found.days) == (HealthState.QUIET, 5)
