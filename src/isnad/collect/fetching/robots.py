"""robots.txt: what a host lets us ask (RFC 9309), read by Protego, remembered for a day."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from isnad.clock import Clock
from isnad.collect.fetching.addresses import Address
from isnad.collect.fetching.stop import Stop
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Request

PRODUCT = "isnad"  # our name in robots.txt

_KEPT = timedelta(hours=24)  # RFC 9309, 2.4: no longer
_KEPT_FAILURE = timedelta(minutes=30)  # long enough not to pester a server that is down
_READ = 500 * 1024  # bytes that are read of it: RFC 9309, 2.5 wants at least these
_MOST_ORIGINS = 2_000  # remembered at once; the catalogue has hundreds
_MOST_SITEMAPS = 200
_LONGEST_DELAY = timedelta(hours=1)  # a site that wants less than an ask an hour is asked every hour

# Failures that say that there are no rules: a 4xx (RFC 9309, 2.3.1.3) but for «too often», or too many redirects
# (2.3.1.2). All others forbid everything for now, as a 5xx does (2.3.1.4).
_ABSENT = frozenset([FetchFailureKind.GONE, FetchFailureKind.REFUSED, FetchFailureKind.REDIRECTS])
# Failures by which the page's own fetch would end too.
_SAME_FOR_THE_PAGE = frozenset(
    [
        FetchFailureKind.UNSAFE,
        FetchFailureKind.NO_HOST,
        FetchFailureKind.UNREACHABLE,
        FetchFailureKind.BAD_TLS,
        FetchFailureKind.SLOW,
        FetchFailureKind.TOO_OFTEN,
    ]
)

FetchRobots = Callable[[Request], Fetched | FetchFailure]


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says to us."""

    delay: timedelta = timedelta()  # between two requests; 0 where it does not say
    sitemaps: tuple[str, ...] = ()  # as it names them
    _parsed: Protego | None = None  # None where everything may be asked

    def allow(self, address: Address) -> bool:
        """Whether this address, of the same origin, may be asked."""
        return self._parsed is None or self._parsed.can_fetch(str(address), PRODUCT)


@dataclass(frozen=True, slots=True)
class _Remembered:
    said: Rules | FetchFailure
    until: datetime


class Robots:
    """The rules of each origin, fetched when first needed, and again when they are a day old; for several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[str, _Remembered] = OrderedDict()

    def rules(self, address: Address, fetch: FetchRobots) -> Rules | FetchFailure:
        """What the origin of this address says, or why that is not known; `fetch` is called where it must be asked."""
        now = self._clock.now()
        with self._lock:
            known = self._known.get(address.origin)
        if known and now < known.until <= now + _KEPT:  # a clock set back makes no rule live longer
            return known.said
        answer = fetch(Request(f"{address.origin}/robots.txt"))
        said = _said(answer)
        kept = _KEPT_FAILURE if isinstance(said, FetchFailure) else _KEPT
        with self._lock:
            self._known[address.origin] = _Remembered(said, self._clock.now() + kept)
            self._known.move_to_end(address.origin)
            while len(self._known) > _MOST_ORIGINS:
                self._known.popitem(last=False)
        return said

    def check(self, address: Address, fetch: FetchRobots) -> Rules:
        """The rules that let this address be asked.

        Raises Stop where they forbid it (ROBOTS), cannot be read for now (ROBOTS_UNKNOWN), or the host cannot be
        reached.
        """
        said = self.rules(address, fetch)
        if isinstance(said, Rules):
            if said.allow(address):
                return said
            raise Stop(FetchFailureKind.ROBOTS, "robots.txt of the host forbids it to us")
        kind = said.kind if said.kind in _SAME_FOR_THE_PAGE else FetchFailureKind.ROBOTS_UNKNOWN
        raise Stop(kind, f"not asked, as robots.txt could not be read ({said.reason})", retry_after=said.retry_after)


def _said(answer: Fetched | FetchFailure) -> Rules | FetchFailure:
    if isinstance(answer, FetchFailure):
        return Rules() if answer.kind in _ABSENT else answer
    return parse_robots(answer.page.body if answer.page else b"")


def parse_robots(body: bytes) -> Rules:
    """The rules that these bytes are; what cannot be understood in them is no rule.

    Only the first 500 KiB are read.
    """
    text = body[:_READ].decode("utf-8-sig", "replace")
    if "<html" in text[:1000].lower():  # a page that says «not found» with status 200
        return Rules()
    parsed = Protego.parse(text)
    return Rules(_delay(parsed), tuple(dict.fromkeys(parsed.sitemaps))[:_MOST_SITEMAPS], parsed)


def _delay(parsed: Protego) -> timedelta:
    seconds = parsed.crawl_delay(PRODUCT) or 0.0
    rate = parsed.request_rate(PRODUCT)
    if rate and rate.requests > 0:
        seconds = max(seconds, rate.seconds / rate.requests)
    if not seconds > 0:  # also where it is no number
        return timedelta()
    return timedelta(seconds=min(seconds, _LONGEST_DELAY.total_seconds()))
