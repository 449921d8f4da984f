"""How a feed does, in English, for a terminal."""

from datetime import datetime, timedelta

import typer

from isnad.cli.display import instant, shown
from isnad.model import PAUSED, Examined, FetchFailureKind, HealthState, WatchedFeed

_KINDS = {
    FetchFailureKind.BAD_ADDRESS: "the address is none",
    FetchFailureKind.UNSAFE: "the address leads into a private network",
    FetchFailureKind.ROBOTS: "robots.txt does not allow it",
    FetchFailureKind.ROBOTS_UNKNOWN: "robots.txt cannot be read",
    FetchFailureKind.NO_HOST: "no server has this name",
    FetchFailureKind.UNREACHABLE: "the server does not answer",
    FetchFailureKind.BAD_TLS: "the certificate is wrong",
    FetchFailureKind.SLOW: "the server does not answer in time",
    FetchFailureKind.BROKEN: "the answer breaks off or is damaged",
    FetchFailureKind.REDIRECTS: "redirects without end",
    FetchFailureKind.TOO_LARGE: "larger than we read",
    FetchFailureKind.GONE: "not at its address any more",
    FetchFailureKind.REFUSED: "the server refuses the request",
    FetchFailureKind.TOO_OFTEN: "the server wants to be asked less",
    FetchFailureKind.SERVER_ERROR: "an error of the server",
    FetchFailureKind.HTML_PAGE: "no feed but an HTML page",
    FetchFailureKind.NOT_A_FEED: "no feed",
}
_COLOURS = {"good": "green", "quiet": "yellow", "old": "yellow", "twin": "yellow"}
_BAD = frozenset(["ailing", "dead", "no"])


def failure(kind: FetchFailureKind, status: int | None = None) -> str:
    """Why an address gave no feed, with the status of the server where it tells more."""
    return f"{_KINDS[kind]} ({status})" if status is not None and status >= 400 else _KINDS[kind]


def reason(watched: WatchedFeed, now: datetime) -> str:
    """Why a feed is in its state; "" where it is good."""
    health = watched.health
    if watched.state == PAUSED or health.state is HealthState.UNKNOWN or health.since is None:
        return "not asked yet" if watched.state == HealthState.UNKNOWN else ""
    if health.reason is not None:
        asks = watched.feed.history.asks
        return f"{failure(health.reason, asks[-1].status if asks else None)}, for {_span(now - health.since)}"
    return f"nothing new for {_span(now - health.since)}" if health.state is HealthState.QUIET else ""


def coloured(state: str) -> str:
    """The word for a state, seven wide; in its colour where a person looks at it."""
    return typer.style(f"{state:<7}", fg="red" if state in _BAD else _COLOURS.get(state))


def outcome(examined: Examined, *, is_twin: bool = False) -> str:
    """What came of asking an address, in a word: good, old, twin, or no."""
    if not examined.is_feed:
        return coloured("no")
    return coloured("twin" if is_twin else "good" if examined.is_well else "old")


def what_it_is(examined: Examined) -> str:
    """A feed in a line; or why an address is none."""
    if examined.failure is not None:
        return f"{failure(examined.failure, examined.status)}: {shown(examined.detail)}"
    parts = (
        str(examined.kind),
        f"{examined.items:,} items",
        f"newest {instant(examined.newest)}" if examined.newest else "without times",
        shown(examined.title),
    )
    return ", ".join(part for part in parts if part)


def _span(span: timedelta) -> str:
    for unit, name in ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute")):
        if (count := span // unit) >= 1:
            return f"{count} {name}{'' if count == 1 else 's'}"
    return "moments"
