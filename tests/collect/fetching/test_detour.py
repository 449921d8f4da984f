"""Names that are led to one address instead of being resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from isnad.clock import SetClock
from isnad.collect.fetching import Detour, courteous_fetcher, networks
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Request, Wait

if TYPE_CHECKING:
    from tests.collect.fetching.conftest import MakeFetcher, MakeSite, Names, Respond


def test_a_name_under_the_suffix_is_led_there_and_goes_on_being_named(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, names: Callable[..., Names]
) -> None:
    made = site({"/news": respond(b"here")})
    resolver = names()
    asking = replace(fetcher(resolver=resolver), connect_to=Detour("example", "127.0.0.1", made.port))
    result = asking.fetch(Request("http://www.qulzum.example/news"))
    assert isinstance(result, Fetched), result
    assert result.address == "http://www.qulzum.example/news"
    assert made.asked[0][1]["host"] == "www.qulzum.example"
    assert resolver.asked == []


@pytest.mark.parametrize("address", ["https://qulzum.example/", "http://qulzum.example:8080/"])
def test_only_plain_http_is_led_there_and_nothing_is_resolved(
    site: MakeSite, fetcher: MakeFetcher, names: Callable[..., Names], address: str
) -> None:
    made, resolver = site({}), names(qulzum_example=[("127.0.0.1",)])
    asking = replace(fetcher(resolver=resolver), connect_to=Detour("example", "127.0.0.1", made.port))
    result = asking.fetch(Request(address))
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.NO_HOST
    assert (made.asked, resolver.asked) == ([], [])


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "qulzum.example"])
def test_the_address_of_a_detour_must_be_allowed(fetcher: MakeFetcher, host: str) -> None:
    asking = replace(fetcher(allowed=("127.0.0.2/32",)), connect_to=Detour("example", host, 80))
    result = asking.fetch(Request("http://qulzum.example/"))
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.UNSAFE


def test_other_names_are_resolved_as_ever(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, names: Callable[..., Names]
) -> None:
    made = site({"/": respond(b"here")})
    resolver = names(**{"news.not-example": [("127.0.0.1",)]})
    asking = replace(fetcher(resolver=resolver), connect_to=Detour("example", "127.0.0.9", 1))
    assert isinstance(asking.fetch(Request(f"http://news.not-example:{made.port}/")), Fetched)


@pytest.mark.parametrize(
    ("name", "covered"),
    [("example", True), ("a.b.example", True), ("anexample", False), ("example.com", False), ("127.0.0.1", False)],
)
def test_a_suffix_covers_whole_labels(name: str, covered: bool) -> None:
    assert Detour("example", "127.0.0.1", 8801).covers(name) is covered
    assert Detour(".example", "127.0.0.1", 8801).covers(name) is covered


def test_robots_and_gate_keep_to_the_name(site: MakeSite, respond: Respond, clock: SetClock) -> None:
    made = site({"/robots.txt": respond(b"User-agent: *\nDisallow: /private/"), "/": respond(b"here")})
    asking = courteous_fetcher(
        "Isnad/test",
        allowed=networks(["127.0.0.1"]),
        clock=clock,
        connect_to=Detour("example", "127.0.0.1", made.port),
    )
    assert isinstance(asking.fetch(Request("http://a.example/")), Wait)
    clock.sleep(2)
    assert isinstance(asking.fetch(Request("http://a.example/")), Fetched)
    refused = asking.fetch(Request("http://a.example/private/1"))
    assert isinstance(refused, FetchFailure)
    assert refused.kind is FetchFailureKind.ROBOTS
    assert isinstance(asking.fetch(Request("http://b.example/")), Wait)  # another house, though on one port
    assert made.paths() == ["/robots.txt", "/", "/robots.txt"]
    assert asking.gate.states().keys() == {"a.example", "b.example"}
