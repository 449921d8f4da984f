"""When to ask a feed again, and how it does: pure functions of how asking it went.

A feed that answers is asked as often as it brings news. Its rate of change is estimated from the last asks by
Cho and Garcia-Molina (Estimating Frequency of Change, ACM TOIT 3(3), 2003): -log((X + 0.5) / (n + 0.5)) changes for
each interval, where X of n asks brought nothing. Several new items at once say that news comes faster than we ask.
A feed that fails is asked ever more seldom, by kind of failure.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import log

from isnad.model import Ask, AskHistory, Fetched, FetchFailure, FetchFailureKind, Health, HealthState

WINDOW = 50  # asks that are remembered

_RATED = 20  # intervals that the rate is estimated from: at most a few hours of a busy feed, ten days of a silent one
# Asked twice for each time that it is expected to bring something: news waits a quarter of its usual gap.
_SHARE = 0.5
_GROWTH = 2.0  # an interval is at most so many times the last one: a quiet night does not make a feed a quiet one
_SILENT_AFTER = timedelta(days=3)  # no daily feed is silent for longer over a weekend
_DEAD_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a feed may be asked."""

    shortest: timedelta = timedelta(minutes=5)
    longest: timedelta = timedelta(hours=2)  # twelve answers a day, most of them 304; and no news is late
    first: timedelta = timedelta(minutes=30)  # from the first answer to the second ask
    daily: timedelta = timedelta(days=1)  # the longest back-off from a feed that fails
    weekly: timedelta = timedelta(days=7)  # from one that has failed for two weeks; and the longest Retry-After kept


# The first back-off. What passes by itself soonest is tried again soonest; what somebody must mend waits longer.
_BACK_OFF = {
    FetchFailureKind.SLOW: timedelta(minutes=10),
    FetchFailureKind.BROKEN: timedelta(minutes=10),
    FetchFailureKind.SERVER_ERROR: timedelta(minutes=15),
    FetchFailureKind.UNREACHABLE: timedelta(minutes=15),
    FetchFailureKind.NO_HOST: timedelta(minutes=30),
    FetchFailureKind.ROBOTS_UNKNOWN: timedelta(minutes=30),
    FetchFailureKind.HTML_PAGE: timedelta(minutes=30),
    FetchFailureKind.NOT_A_FEED: timedelta(minutes=30),
    FetchFailureKind.TOO_OFTEN: timedelta(hours=1),
    FetchFailureKind.REDIRECTS: timedelta(hours=1),
    FetchFailureKind.GONE: timedelta(hours=1),
    FetchFailureKind.BAD_TLS: timedelta(hours=2),
    FetchFailureKind.REFUSED: timedelta(hours=4),
    FetchFailureKind.TOO_LARGE: timedelta(hours=6),
    FetchFailureKind.ROBOTS: timedelta(days=1),
    FetchFailureKind.UNSAFE: timedelta(days=1),
    FetchFailureKind.BAD_ADDRESS: timedelta(days=1),
}
_GONE_FOR_GOOD = 410


def asked(result: Fetched | FetchFailure, new: int = 0) -> Ask:
    """The ask that ended with this result, and brought so many items that were not known before."""
    if isinstance(result, FetchFailure):
        return Ask(
            result.when, failure=result.kind, status=result.status, not_before=result.retry_after, detail=result.reason
        )
    peace = [time for time in (result.retry_after, result.fresh_until) if time is not None]
    return Ask(result.when, new, status=result.status, not_before=max(peace, default=None))


def remember(history: AskHistory, ask: Ask) -> AskHistory:
    """The history with one more ask, the newest."""
    asks = (*history.asks, ask)[-WINDOW:]
    if ask.failure is not None:
        since = history.failing_since or ask.at
        return replace(history, asks=asks, failures=history.failures + 1, failing_since=since)
    return AskHistory(
        asks=asks,
        last_new=ask.at if ask.new > 0 else history.last_new,
        first_answer=history.first_answer or ask.at,
    )


def next_ask(history: AskHistory, now: datetime, pace: Pace = Pace()) -> datetime:
    """When to ask the feed again, aware UTC; `now` where it was never asked.

    Never sooner than `pace.shortest` after the last ask, nor later than `pace.longest` after an answer and
    `pace.weekly` after a failure, whatever the server says. A last ask that lies ahead is from before the clock was set
    back: then the next one is now.
    """
    if not history.asks:
        return now
    last = history.asks[-1]
    if last.at > now + pace.shortest:
        return now
    if last.failure is None:
        interval, most = _interval(history, pace), pace.longest
    else:
        interval, most = back_off(history, pace), pace.weekly
    if last.not_before is not None:
        interval = max(interval, last.not_before - last.at)
    return last.at + min(max(interval, pace.shortest), most)


def back_off(history: AskHistory, pace: Pace = Pace()) -> timedelta:
    """How long a feed that fails is left alone: twice as long each time, up to a day; after two weeks, a week."""
    last = history.asks[-1]
    if last.failure is None or history.failing_since is None:
        return timedelta()
    if last.at - history.failing_since >= _DEAD_AFTER:
        return pace.weekly
    if last.status == _GONE_FOR_GOOD:
        return pace.daily
    # Eight doublings of ten minutes are over a day; thousands would leave what a timedelta holds.
    doubled: int = 1 << min(history.failures - 1, 20)
    return min(_BACK_OFF[last.failure] * doubled, pace.daily)


def _interval(history: AskHistory, pace: Pace) -> timedelta:
    answered = [ask for ask in history.asks if ask.failure is None]
    gaps = [(later.at - earlier.at, later.new > 0) for earlier, later in pairwise(answered) if later.at > earlier.at]
    if not gaps:
        return pace.first
    gaps = gaps[-_RATED:]
    barren = sum(not brought for _, brought in gaps)
    changes = -log((barren + 0.5) / (len(gaps) + 0.5))  # in each mean gap
    mean = sum((gap for gap, _ in gaps), timedelta()) / len(gaps)
    last, items = gaps[-1][0], answered[-1].new
    # A feed that wakes up is known by this long before the rate is; one that publishes in heaps soon grows back.
    most = last / items if items > 1 else min(max(last, pace.shortest) * _GROWTH, pace.longest)
    return most if changes * most <= _SHARE * mean else mean * (_SHARE / changes)


def health(history: AskHistory, now: datetime) -> Health:
    """How the feed does, as a code and numbers."""
    if not history.asks:
        return Health(HealthState.UNKNOWN)
    last = history.asks[-1]
    if last.failure is not None:
        since = history.failing_since or last.at
        dead = last.at - since >= _DEAD_AFTER or last.status == _GONE_FOR_GOOD
        state = HealthState.DEAD if dead else HealthState.AILING
        return Health(state, last.failure, since, _days(since, now), history.failures, last.detail)
    quiet_since = history.last_new or history.first_answer or last.at
    state = HealthState.QUIET if now - quiet_since >= _SILENT_AFTER else HealthState.GOOD
    return Health(state, since=quiet_since, days=_days(quiet_since, now))


def _days(since: datetime, now: datetime) -> int:
    return max(0, (now - since).days)
