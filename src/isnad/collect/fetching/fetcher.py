"""Fetching one address: redirects by hand, every step checked, everything bounded."""

import ssl
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime

import httpcore

from isnad.clock import Clock, SystemClock
from isnad.collect.fetching import answers
from isnad.collect.fetching.addresses import Address, joined, parse_address
from isnad.collect.fetching.connecting import Budget, CheckedBackend
from isnad.collect.fetching.detour import Detour
from isnad.collect.fetching.exchanging import Patience, exchanged, public_authorities
from isnad.collect.fetching.resolving import Resolver, SystemResolver
from isnad.collect.fetching.safety import IPNetwork
from isnad.collect.fetching.stop import Stop
from isnad.collect.fetching.unpacking import ACCEPTED, unpack
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Page, Request

_TYPES = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"

# Asked before each step of a fetch, the first and every redirect, and entered while the step lasts. Raises Stop where
# the step must not be made. What it waits is not counted against the server.
Permit = Callable[[Address], AbstractContextManager[None]]


def _always(_address: Address) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take; a fetch that needs more is a failure."""

    connect: float = 10.0  # seconds to resolve a name, to connect, to shake hands: each
    read: float = 20.0  # seconds without a byte
    total: float = 60.0  # seconds for all, redirects included
    received: int = 16 * 1024 * 1024  # bytes as they come, headers included, over all redirects
    unpacked: int = 16 * 1024 * 1024  # bytes of the body; the largest news pages have 5 MB
    redirects: int = 5  # browsers take 20; RFC 9309 wants 5 for robots.txt, and honest chains have 3


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response, its body still packed away where the status says that it is none to read."""

    status: int
    headers: answers.Headers
    body: bytes


def user_agent(version: str, contact: str = "") -> str:
    """Who we say we are: the program, and the operator's page or mail address, where they give one.

    >>> user_agent("0.1.0", "https://news.example/about")
    'Isnad/0.1.0 (news reader; +https://news.example/about)'
    """
    plain = "".join(letter for letter in contact if "\x20" < letter < "\x7f" and letter not in "()")
    return f"Isnad/{version} (news reader; +{plain})" if plain else f"Isnad/{version} (news reader)"


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches one address at a time for each thread that calls it; any number of threads may.

    Only http and https, only public addresses and those in `allowed`, one new connection for each step, no cookies, no
    proxy of the environment. It keeps no manners of its own: see `Courteous`.
    """

    agent: str  # what we call ourselves: see `user_agent`
    limits: Limits = Limits()
    allowed: tuple[IPNetwork, ...] = ()  # networks that are not public, and may be asked all the same
    clock: Clock = field(default_factory=SystemClock)
    resolver: Resolver = field(default_factory=SystemResolver)
    tls: ssl.SSLContext = field(default_factory=public_authorities)  # whose certificates are believed
    connect_to: Detour | None = None  # names that are not resolved but led to one address

    def fetch(self, request: Request, permit: Permit = _always) -> Fetched | FetchFailure:
        """Ask an address, and follow where it leads.

        `permit` is asked before each step; it may wait, and ends the fetch by raising Stop. Nothing that a server can
        do is an exception.
        """
        trip = _Trip(self, request, permit)
        when, began = self.clock.now(), time.monotonic()
        try:
            answer = trip.go()
            page = self._page(request, answer) if answer.status != answers.NOT_MODIFIED else None
        except Stop as stop:
            return self.failure(request.address, stop, at=trip.at, when=when, took=time.monotonic() - began)
        now, kept = self.clock.now(), request if page is None else Request("")
        return Fetched(
            page=page,
            address=trip.at,
            moved_to=trip.moved_to,
            status=answer.status,
            when=when,
            took=time.monotonic() - began,
            etag=answers.validator(answers.header(answer.headers, "etag")) or kept.etag,
            last_modified=answers.validator(answers.header(answer.headers, "last-modified")) or kept.last_modified,
            retry_after=answers.retry_after(answer.headers, now),
            fresh_until=answers.fresh_until(answer.headers, now),
        )

    def failure(
        self, address: str, stop: Stop, *, at: str = "", when: datetime | None = None, took: float = 0.0
    ) -> FetchFailure:
        """The value that a Stop is; `at` is the address asked last, "" where none was."""
        return FetchFailure(
            kind=stop.kind,
            address=address,
            reason=f"{at}: {stop.reason}" if at else stop.reason,
            when=when or self.clock.now(),
            took=took,
            at=at or address,
            status=stop.status,
            retry_after=stop.retry_after,
        )

    def _page(self, request: Request, answer: _Answer) -> Page:
        return Page(request.address, answer.body, self.clock.now(), answer.headers)

    def step(self, address: Address, request: Request, budget: Budget) -> _Answer:
        """Ask one address once. Raises Stop where there is no answer, or one that is neither page nor redirect."""
        with self._response(address, request, budget) as response:
            headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
            status = response.status
            if status in answers.REDIRECTS or status == answers.NOT_MODIFIED:
                return _Answer(status, headers, b"")
            answers.refuse_status(status, headers, self.clock.now())
            answers.refuse_length(headers, self.limits.received)
            encodings = answers.all_of(headers, "content-encoding")
            return _Answer(status, headers, unpack(response.iter_stream(), encodings, self.limits.unpacked))

    def _response(
        self, address: Address, request: Request, budget: Budget
    ) -> AbstractContextManager[httpcore.Response]:
        return exchanged(
            "GET",
            address,
            self._headers(address, request),
            patience=Patience(self.limits.connect, self.limits.read),
            backend=CheckedBackend(self.resolver, self.allowed, budget, self.connect_to),
            tls=self.tls,
        )

    def _headers(self, address: Address, request: Request) -> dict[str, str]:
        headers = {
            "Host": address.authority,
            "User-Agent": self.agent,
            "Accept": _TYPES,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        }
        if etag := answers.validator(request.etag):
            headers["If-None-Match"] = etag
        if last_modified := answers.validator(request.last_modified):
            headers["If-Modified-Since"] = last_modified
        return headers


class _Trip:
    """The way from the address asked to the one that answers."""

    def __init__(self, fetcher: Fetcher, request: Request, permit: Permit) -> None:
        self.at = ""  # the address that was asked last
        self.moved_to = ""
        self._fetcher = fetcher
        self._request = request
        self._permit = permit

    def go(self) -> _Answer:
        """The last answer. Raises Stop."""
        address = parse_address(self._request.address)
        seen: set[str] = set()
        permanent = True
        budget = Budget(self._fetcher.limits.total, self._fetcher.limits.received)
        for _ in range(self._fetcher.limits.redirects + 1):
            if str(address) in seen:
                raise Stop(FetchFailureKind.REDIRECTS, f"redirects in a circle, by way of {address}")
            seen.add(str(address))
            self.at = str(address)
            began = time.monotonic()
            with self._permit(address):
                budget.pause(time.monotonic() - began)
                answer = self._fetcher.step(address, self._request, budget)
            if answer.status == answers.NOT_MODIFIED:
                self._expect_conditions()
                return answer
            if answer.status not in answers.REDIRECTS:
                return answer
            address = self._next(address, answer)
            permanent = permanent and answer.status in answers.PERMANENT
            self.moved_to = str(address) if permanent else self.moved_to
        raise Stop(FetchFailureKind.REDIRECTS, f"more than {self._fetcher.limits.redirects} redirects")

    def _expect_conditions(self) -> None:
        if not (self._request.etag or self._request.last_modified):
            raise Stop(FetchFailureKind.BROKEN, "«not modified», though we hold nothing yet", status=304)

    @staticmethod
    def _next(address: Address, answer: _Answer) -> Address:
        location = answers.header(answer.headers, "location")
        if not location:
            raise Stop(FetchFailureKind.REDIRECTS, f"a redirect ({answer.status}) to nowhere", status=answer.status)
        with suppress(UnicodeDecodeError):  # servers send UTF-8, which came to us as Latin-1
            location = location.encode("latin-1").decode("utf-8")
        return joined(address, location)
