"""Redirects, followed by hand, and what they must not lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from isnad.collect.fetching import Limits
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Request

if TYPE_CHECKING:
    from tests.collect.fetching.conftest import MakeFetcher, MakeSite, Names, Respond


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((301,), "/1"),
        ((308, 301), "/2"),
        ((302,), ""),
        ((307, 301), ""),  # behind a temporary one nothing is for good
        ((301, 302, 301), "/1"),
        ((303,), ""),
    ],
)
def test_permanent_redirects_are_told_as_far_as_they_are_for_good(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, statuses: tuple[int, ...], moved_to: str
) -> None:
    made = site({f"/{n}": respond(b"", status, Location=f"/{n + 1}") for n, status in enumerate(statuses)})
    made.answers[f"/{len(statuses)}"] = respond(b"here")
    result = fetcher().fetch(Request(made.address + "/0"))
    assert isinstance(result, Fetched)
    assert result.page
    assert result.page.body == b"here"
    assert result.page.url == made.address + "/0"
    assert result.address == f"{made.address}/{len(statuses)}"
    assert result.moved_to == (made.address + moved_to if moved_to else "")


def test_a_redirect_to_what_did_not_change_keeps_both(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    made = site({"/old": respond(b"", 301, Location="new"), "/new": respond(b"", 304)})
    result = fetcher().fetch(Request(made.address + "/old", etag='"a"'))
    assert isinstance(result, Fetched)
    assert (result.changed, result.moved_to) == (False, made.address + "/new")
    assert made.asked[1][1]["if-none-match"] == '"a"'


@pytest.mark.parametrize("start", ["/self", "/a"])
def test_a_circle_ends_at_once(site: MakeSite, fetcher: MakeFetcher, respond: Respond, start: str) -> None:
    made = site(
        {
            "/self": respond(b"", 302, Location="/self#again"),
            "/a": respond(b"", 302, Location="/b"),
            "/b": respond(b"", 302, Location="/a"),
        }
    )
    result = fetcher().fetch(Request(made.address + start))
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.REDIRECTS
    assert len(made.asked) <= 2


def test_a_chain_ends_at_the_limit(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    made = site({f"/{n}": respond(b"", 302, Location=f"/{n + 1}") for n in range(20)})
    result = fetcher(limits=Limits(redirects=3)).fetch(Request(made.address + "/0"))
    assert isinstance(result, FetchFailure)
    assert (result.kind, made.paths()) == (FetchFailureKind.REDIRECTS, ["/0", "/1", "/2", "/3"])


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("", FetchFailureKind.REDIRECTS),
        ("file:///etc/passwd", FetchFailureKind.BAD_ADDRESS),
        ("gopher://127.0.0.1:6379/_SET", FetchFailureKind.BAD_ADDRESS),
        ("http://root:secret@127.0.0.1/", FetchFailureKind.BAD_ADDRESS),
        ("http://127.0.0.1:22/", FetchFailureKind.BAD_ADDRESS),
        ("http://[::1", FetchFailureKind.BAD_ADDRESS),
        ("http://127.0.0.2/inner", FetchFailureKind.UNSAFE),
        ("http://169.254.169.254/latest/meta-data/", FetchFailureKind.UNSAFE),
        ("http://[fd00:ec2::254]/latest/", FetchFailureKind.UNSAFE),
        ("http://[::ffff:10.0.0.1]/", FetchFailureKind.UNSAFE),
        ("http://0/", FetchFailureKind.UNSAFE),
        ("http://0x7f000002/", FetchFailureKind.UNSAFE),
        ("http://2130706434/", FetchFailureKind.UNSAFE),
    ],
)
def test_a_redirect_to_where_nobody_may_ask_is_refused(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, location: str, kind: FetchFailureKind
) -> None:
    made = site({"/feed": respond(b"", 302, Location=location)})
    result = fetcher(allowed=("127.0.0.1/32",)).fetch(Request(made.address + "/feed"))
    assert isinstance(result, FetchFailure)
    assert result.kind is kind, result
    assert result.address == made.address + "/feed"
    assert "secret" not in result.reason


def test_a_name_that_changes_its_mind_is_asked_where_it_was_checked(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, names: Callable[..., Names]
) -> None:
    # 127.0.0.2 stands for a public address here, 127.0.0.1 for an inner one.
    outer = site({"/feed": respond(b"outer"), "/back": respond(b"", 302, Location="/feed")}, "127.0.0.2")
    inner = site({})
    resolver = names(pub_example=[("127.0.0.2",), ("127.0.0.1",)])
    asking = fetcher(allowed=("127.0.0.2/32",), resolver=resolver)

    first = asking.fetch(Request(f"http://pub.example:{outer.port}/feed"))
    assert isinstance(first, Fetched)
    assert resolver.asked == ["pub.example"]  # once: what was checked is what was asked
    assert outer.asked[0][1]["host"] == f"pub.example:{outer.port}"

    second = asking.fetch(Request(f"http://pub.example:{inner.port}/feed"))
    assert isinstance(second, FetchFailure)
    assert second.kind is FetchFailureKind.UNSAFE
    assert inner.asked == []


def test_a_name_that_changes_its_mind_during_a_redirect_is_refused(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, names: Callable[..., Names]
) -> None:
    outer = site({"/back": respond(b"", 302, Location="/feed")}, "127.0.0.2")
    resolver = names(pub_example=[("127.0.0.2",), ("127.0.0.1",)])
    result = fetcher(allowed=("127.0.0.2/32",), resolver=resolver).fetch(
        Request(f"http://pub.example:{outer.port}/back")
    )
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.UNSAFE
    assert result.at.endswith("/feed")


@pytest.mark.parametrize(
    "addresses", [("127.0.0.2", "10.0.0.1"), ("::ffff:127.0.0.1",), ("fe80::1%lo",), ("nonsense",)]
)
def test_one_bad_address_of_a_name_is_enough(
    site: MakeSite, fetcher: MakeFetcher, names: Callable[..., Names], addresses: tuple[str, ...]
) -> None:
    outer = site({}, "127.0.0.2")
    resolver = names(pub_example=[addresses])
    result = fetcher(allowed=("127.0.0.2/32",), resolver=resolver).fetch(Request(f"http://pub.example:{outer.port}/"))
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.UNSAFE
    assert outer.asked == []


def test_a_name_nobody_has_and_a_name_without_addresses(fetcher: MakeFetcher, names: Callable[..., Names]) -> None:
    asking = fetcher(resolver=names(empty_example=[()]))
    for host in ("nobody.example", "empty.example"):
        result = asking.fetch(Request(f"http://{host}/"))
        assert isinstance(result, FetchFailure)
        assert result.kind is FetchFailureKind.NO_HOST


def test_the_next_address_is_tried_where_one_is_dead(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, names: Callable[..., Names]
) -> None:
    made = site({"/feed": respond(b"here")}, "127.0.0.2")
    resolver = names(pub_example=[("127.0.0.3", "127.0.0.2")])
    result = fetcher(resolver=resolver).fetch(Request(f"http://pub.example:{made.port}/feed"))
    assert isinstance(result, Fetched)


def test_ipv6_literals_are_asked(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    try:
        made = site({"/feed": respond(b"here")}, "::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    result = fetcher().fetch(Request(made.address + "/feed"))
    assert isinstance(result, Fetched)
    assert made.asked[0][1]["host"] == f"[::1]:{made.port}"


def test_nothing_but_what_the_operator_allows_is_asked(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    made = site({"/feed": respond(b"here")})
    for address in (made.address, f"http://localhost:{made.port}", f"http://127.1:{made.port}"):
        result = fetcher(allowed=()).fetch(Request(address + "/feed"))
        assert isinstance(result, FetchFailure)
        assert result.kind is FetchFailureKind.UNSAFE
    assert made.asked == []
