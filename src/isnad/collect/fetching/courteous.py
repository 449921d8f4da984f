"""Fetching with manners: robots.txt and the gate before every step."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import chain, repeat

from isnad.collect.fetching.addresses import Address, parse_address
from isnad.collect.fetching.fetcher import Fetcher, Permit
from isnad.collect.fetching.gate import Gate
from isnad.collect.fetching.robots import FetchRobots, Robots, Rules
from isnad.collect.fetching.stop import NotNow, Stop
from isnad.model import Fetched, FetchFailure, Request, Wait, host_of

# A redirect to another host, met in the middle of a fetch, waits this long for its turn there.
_PATIENCE = timedelta(seconds=30)


class Courteous:
    """Fetches what robots.txt allows, when the host's turn has come; for several threads.

    Manners are kept by host name without «www.»: both are one server to us. robots.txt is kept by origin.
    """

    def __init__(self, fetcher: Fetcher, gate: Gate, robots: Robots) -> None:
        self.gate = gate
        self.clock = fetcher.clock
        self._fetcher = fetcher
        self._robots = robots

    def fetch(self, request: Request) -> Fetched | FetchFailure | Wait:
        """Ask an address; or learn that a host's turn has not come, and ask again then.

        The first request to an origin asks for its robots.txt. Then the host's gap must pass before the address itself
        is asked, and the answer is a Wait. It is one, too, where a redirect leads to a host that is not free within
        30 s.
        """
        return self._fetch(request, timedelta(), with_robots=True)

    def rules(self, address: str) -> Rules | FetchFailure | Wait:
        """What robots.txt says at the origin of an address, with the sitemaps that it names."""
        try:
            return self._robots.rules(parse_address(address), self._robots_fetcher(timedelta()))
        except NotNow as not_now:
            return not_now.wait
        except Stop as stop:
            return self._fetcher.failure(address, stop)

    def _fetch(self, request: Request, patience: timedelta, *, with_robots: bool) -> Fetched | FetchFailure | Wait:
        try:
            result = self._fetcher.fetch(request, self._permit(patience, with_robots=with_robots))
        except NotNow as not_now:
            return not_now.wait
        if isinstance(result, FetchFailure) and result.retry_after:
            self.gate.keep_peace(host_of(result.at), result.retry_after)
        return result

    def _permit(self, patience: timedelta, *, with_robots: bool) -> Permit:
        """A permit for the steps of one fetch, that waits `patience` before the first and _PATIENCE before others."""
        patiences = chain([patience], repeat(_PATIENCE))

        @contextmanager
        def permit(address: Address) -> Iterator[None]:
            patience = next(patiences)
            host = host_of(str(address))
            if with_robots:
                rules = self._robots.check(address, self._robots_fetcher(patience))
                self.gate.keep_delay(host, rules.delay)
            if wait := self.gate.enter(host, patience):
                raise NotNow(wait)
            try:
                yield
            finally:
                self.gate.leave(host)

        return permit

    def _robots_fetcher(self, patience: timedelta) -> FetchRobots:
        def fetch(request: Request) -> Fetched | FetchFailure:
            result = self._fetch(request, patience, with_robots=False)
            if isinstance(result, Wait):
                raise NotNow(result)
            return result

        return fetch
