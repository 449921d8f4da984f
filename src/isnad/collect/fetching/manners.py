"""When a host may be asked: one request at a time, a gap between two, so many in a day. Pure decisions."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from isnad.model import HostState, Wait, WaitReason

_LOOK_AGAIN = timedelta(seconds=1)  # how soon to look whether a request under way has ended
_LONGEST_PEACE = timedelta(days=7)  # a host that asks for more peace than this is asked after it


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave towards one host."""

    gap: timedelta = timedelta(seconds=2)  # from the end of a request to the next; a longer crawl delay goes before it
    daily_cap: int = 5_000  # requests in one UTC day


def wait_for(host: str, state: HostState, manners: Manners, now: datetime) -> Wait | None:
    """Why and until when the host may not be asked; None where it may be now.

    A time that lies further ahead than it can is from before the clock was set back, and is not waited for.
    """
    if state.busy:
        return Wait(host, now + _LOOK_AGAIN, WaitReason.BUSY)
    waits = []
    gap = max(manners.gap, state.crawl_delay)
    if state.ended and state.ended <= now + gap:
        waits.append(Wait(host, state.ended + gap, WaitReason.GAP))
    if state.day == now.astimezone(UTC).date() and state.count >= manners.daily_cap:
        tomorrow = datetime.combine(state.day + timedelta(days=1), time.min, UTC)
        waits.append(Wait(host, tomorrow, WaitReason.DAILY_CAP))
    if state.not_before and state.not_before <= now + _LONGEST_PEACE:
        waits.append(Wait(host, state.not_before, WaitReason.HOST_ASKS))
    longest = max(waits, key=lambda wait: wait.until, default=None)
    return longest if longest and longest.until > now else None


def begun(state: HostState, now: datetime) -> HostState:
    """The state with a request under way."""
    today = now.astimezone(UTC).date()
    return replace(state, busy=True, day=today, count=state.count + 1 if state.day == today else 1, not_before=None)


def ended(state: HostState, now: datetime) -> HostState:
    """The state after that request."""
    return replace(state, busy=False, ended=now)


def asked_for_peace(state: HostState, until: datetime, now: datetime) -> HostState:
    """The state after the host asked not to be asked before a time, at most a week ahead; the later of two holds."""
    until = min(until, now + _LONGEST_PEACE)
    return replace(state, not_before=max(until, state.not_before or until))
