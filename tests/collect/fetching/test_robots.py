"""robots.txt, as bytes and as a server's answer, and fetching with all manners."""

from __future__ import annotations

import socket
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.clock import SetClock, SystemClock
from isnad.collect.fetching import Courteous, Fetcher, Gate, Manners, Robots, parse_robots
from isnad.collect.fetching.addresses import parse_address
from isnad.collect.fetching.robots import Rules
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Request, Wait, WaitReason

if TYPE_CHECKING:
    from tests.collect.fetching.conftest import MakeFetcher, MakeSite, Respond

ROBOTS = """
User-agent: *
Disallow: /

User-agent: Isnad
Crawl-delay: 10
Disallow: /بحث
Disallow: /*.pdf$
Allow: /

Sitemap: https://news.example/sitemap.xml
Sitemap: https://news.example/news.xml
""".encode()


def _courteous(fetcher: Fetcher, clock: SetClock, *, cap: int = 1000) -> Courteous:
    return Courteous(fetcher, Gate(Manners(timedelta(seconds=2), cap), clock), Robots(clock))


def _patiently(courteous: Courteous, clock: SetClock, address: str) -> Fetched | FetchFailure:
    for _ in range(5):
        result = courteous.fetch(Request(address))
        if not isinstance(result, Wait):
            return result
        clock.advance(max(timedelta(), result.until - clock.now()))
    raise AssertionError("it waits for ever")


def test_our_own_group_goes_before_the_one_for_all() -> None:
    rules = parse_robots(ROBOTS)
    allowed = {
        path: rules.allow(parse_address("https://news.example" + path))
        for path in ("/", "/a", "/بحث/كلمة", "/%D8%A8%D8%AD%D8%AB", "/a.pdf", "/a.pdf?b")
    }
    assert allowed == {
        "/": True,
        "/a": True,
        "/بحث/كلمة": False,
        "/%D8%A8%D8%AD%D8%AB": False,
        "/a.pdf": False,
        "/a.pdf?b": True,
    }
    assert rules.delay == timedelta(seconds=10)
    assert rules.sitemaps == ("https://news.example/sitemap.xml", "https://news.example/news.xml")


@pytest.mark.parametrize(
    ("written", "delay"),
    [
        (b"Crawl-delay: 1.5", 1.5),
        (b"Crawl-delay: -5", 0),
        (b"Crawl-delay: nan", 0),
        (b"Crawl-delay: inf", 0),
        (b"Crawl-delay: 1e300", 3600),
        (b"Crawl-delay: soon", 0),
        (b"Request-rate: 1/30", 30),
    ],
)
def test_delays_that_make_sense_are_kept(written: bytes, delay: float) -> None:
    assert parse_robots(b"User-agent: *\n" + written).delay.total_seconds() == delay


def test_a_page_in_its_place_forbids_nothing() -> None:
    rules = parse_robots(b"<!doctype html><html><title>User-agent: *\nDisallow: /</title></html>")
    assert rules.allow(parse_address("https://news.example/a"))


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_rules(body: bytes) -> None:
    for before in (b"", b"User-agent: *\nDisallow: ", b"User-agent: *\nRequest-rate: "):
        rules = parse_robots(before + body)
        assert rules.allow(parse_address("https://news.example/a?b=%D8%A7")) in {True, False}
        assert timedelta() <= rules.delay <= timedelta(hours=1)


def test_robots_is_asked_first_and_its_delay_kept(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock
) -> None:
    made = site({"/robots.txt": respond(ROBOTS), "/a": respond(b"a"), "/b": respond(b"b")})
    courteous = _courteous(fetcher(), clock)
    first = courteous.fetch(Request(made.address + "/a"))
    assert isinstance(first, Wait)
    assert (first.host, first.reason, first.until) == ("127.0.0.1", WaitReason.GAP, clock.now() + timedelta(seconds=10))
    assert made.paths() == ["/robots.txt"]
    assert isinstance(_patiently(courteous, clock, made.address + "/a"), Fetched)
    second = courteous.fetch(Request(made.address + "/b"))
    assert isinstance(second, Wait)
    assert second.until == clock.now() + timedelta(seconds=10)
    assert isinstance(_patiently(courteous, clock, made.address + "/b"), Fetched)
    assert made.paths() == ["/robots.txt", "/a", "/b"]
    rules = courteous.rules(made.address + "/a")
    assert isinstance(rules, Rules)
    assert len(rules.sitemaps) == 2
    clock.advance(timedelta(hours=25))
    assert isinstance(_patiently(courteous, clock, made.address + "/b"), Fetched)
    assert made.paths() == ["/robots.txt", "/a", "/b", "/robots.txt", "/b"]
    clock.advance(-timedelta(days=30))  # rules are not kept until the clock is there again
    assert isinstance(_patiently(courteous, clock, made.address + "/b"), Fetched)
    assert made.paths()[5:] == ["/robots.txt", "/b"]


def test_what_is_forbidden_is_not_asked_also_behind_a_redirect(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock
) -> None:
    made = site({"/robots.txt": respond(ROBOTS), "/a": respond(b"", 302, Location="/a.pdf"), "/a.pdf": respond(b"a")})
    courteous = _courteous(fetcher(), clock)
    for path in ("/a.pdf", "/a"):
        result = _patiently(courteous, clock, made.address + path)
        assert isinstance(result, FetchFailure)
        assert result.kind is FetchFailureKind.ROBOTS
    assert "/a.pdf" not in made.paths()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_allows_all(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock, status: int
) -> None:
    made = site({"/robots.txt": respond(b"", status), "/a": respond(b"a")})
    assert isinstance(_patiently(_courteous(fetcher(), clock), clock, made.address + "/a"), Fetched)


def test_robots_that_leads_in_a_circle_is_none(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock
) -> None:
    made = site({"/robots.txt": respond(b"", 301, Location="/robots.txt"), "/a": respond(b"a")})
    assert isinstance(_patiently(_courteous(fetcher(), clock), clock, made.address + "/a"), Fetched)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (500, FetchFailureKind.ROBOTS_UNKNOWN),
        (503, FetchFailureKind.ROBOTS_UNKNOWN),
        (429, FetchFailureKind.TOO_OFTEN),
    ],
)
def test_robots_that_cannot_be_read_means_not_now(
    *, site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock, status: int, kind: FetchFailureKind
) -> None:
    made = site({"/robots.txt": respond(b"", status, Retry_After="60"), "/a": respond(b"a")})
    courteous = _courteous(fetcher(), clock)
    result = courteous.fetch(Request(made.address + "/a"))
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.retry_after) == (kind, clock.now() + timedelta(seconds=60))
    made.answers["/robots.txt"] = respond(b"")
    assert isinstance(courteous.fetch(Request(made.address + "/a")), FetchFailure)  # remembered for a while
    clock.advance(timedelta(minutes=31))
    assert isinstance(_patiently(courteous, clock, made.address + "/a"), Fetched)


def test_a_host_that_asks_for_peace_is_left_alone_with_all_its_addresses(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock
) -> None:
    made = site({"/a": respond(b"", 429, Retry_After="600"), "/b": respond(b"b")})
    courteous = _courteous(fetcher(), clock)
    result = _patiently(courteous, clock, made.address + "/a")
    assert isinstance(result, FetchFailure)
    wait = courteous.fetch(Request(made.address + "/b"))
    assert isinstance(wait, Wait)
    assert (wait.reason, wait.until) == (WaitReason.HOST_ASKS, clock.now() + timedelta(seconds=600))


def test_a_redirect_waits_for_its_turn_at_the_other_host(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock
) -> None:
    other = site({"/b": respond(b"b"), "/robots.txt": respond(ROBOTS)}, "127.0.0.2")
    made = site({"/a": respond(b"", 301, Location=other.address + "/b")})
    courteous = _courteous(fetcher(), clock)
    before = clock.now()
    result = _patiently(courteous, clock, made.address + "/a")
    assert isinstance(result, Fetched)
    assert result.moved_to == other.address + "/b"
    assert other.paths() == ["/robots.txt", "/b"]
    assert clock.now() - before == timedelta(seconds=12)  # 2 behind our robots.txt, 10 behind theirs
    assert not any(state.busy for state in courteous.gate.states().values())


def test_the_cap_counts_every_request(site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock) -> None:
    made = site({f"/{n}": respond(b"a") for n in range(9)})
    courteous = _courteous(fetcher(), clock, cap=3)
    for n in range(2):
        _patiently(courteous, clock, f"{made.address}/{n}")
    wait = courteous.fetch(Request(made.address + "/2"))
    assert isinstance(wait, Wait)
    assert wait.reason is WaitReason.DAILY_CAP
    assert len(made.asked) == 3


def test_a_server_never_sees_two_of_us_at_once(site: MakeSite, fetcher: MakeFetcher) -> None:
    meeting, within, met = threading.Lock(), 0, False

    def talk(connection: socket.socket) -> None:
        nonlocal within, met
        with meeting:
            within += 1
            met = met or within > 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n")
        with meeting:
            within -= 1
        connection.sendall(b"a")

    clock = SystemClock()
    asking = fetcher()
    courteous = Courteous(
        Fetcher(asking.agent, asking.limits, asking.allowed),
        Gate(Manners(timedelta(milliseconds=2)), clock),
        Robots(clock),
    )
    made = site({f"/{n}": talk for n in range(30)})
    failed: list[Fetched | FetchFailure | Wait] = []

    def work(numbers: range) -> None:
        for number in numbers:
            while isinstance(result := courteous.fetch(Request(f"{made.address}/{number}")), Wait):
                clock.sleep(0.002)
            if not isinstance(result, Fetched):
                failed.append(result)

    threads = [threading.Thread(target=work, args=(range(start, 30, 5),)) for start in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not met
    assert failed == []
    pages = [path for path in made.paths() if path != "/robots.txt"]
    assert sorted(pages) == sorted(f"/{n}" for n in range(30))


def test_what_is_no_address_is_a_failure(fetcher: MakeFetcher, clock: SetClock) -> None:
    courteous = _courteous(fetcher(), clock)
    for result in (courteous.fetch(Request("ftp://news.example/")), courteous.rules("ftp://news.example/")):
        assert isinstance(result, FetchFailure)
        assert (result.kind, result.address) == (FetchFailureKind.BAD_ADDRESS, "ftp://news.example/")
