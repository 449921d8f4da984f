"""TLS to a server whose certificate was made for the test."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import trustme

from isnad.collect.fetching import Limits
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Request

if TYPE_CHECKING:
    from tests.collect.fetching.conftest import MakeFetcher, MakeSite, Names, Respond


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """What believes the test's authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def _server(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_the_name_is_named_and_checked_though_the_address_is_asked(
    *,
    site: MakeSite,
    fetcher: MakeFetcher,
    respond: Respond,
    names: Callable[..., Names],
    authority: trustme.CA,
    trusting: ssl.SSLContext,
) -> None:
    context = _server(authority, "pub.example")
    named: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    made = site({"/feed": respond(b"here")}, tls=context)
    asking = fetcher(resolver=names(pub_example=[("127.0.0.1",)], other_example=[("127.0.0.1",)]), tls=trusting)
    good = asking.fetch(Request(f"https://pub.example:{made.port}/feed"))
    assert isinstance(good, Fetched), good
    assert named == ["pub.example"]

    other = asking.fetch(Request(f"https://other.example:{made.port}/feed"))
    assert isinstance(other, FetchFailure)
    assert other.kind is FetchFailureKind.BAD_TLS
    assert len(made.asked) == 1  # nothing was said to who could not show a certificate


def test_a_certificate_that_nobody_vouches_for_is_refused(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, authority: trustme.CA
) -> None:
    made = site({"/feed": respond(b"here")}, tls=_server(authority, "127.0.0.1"))
    result = fetcher().fetch(Request(made.address + "/feed"))
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.BAD_TLS
    assert "certificate" in result.reason
    assert made.asked == []


def test_a_server_that_speaks_no_tls_is_bad_tls(site: MakeSite, fetcher: MakeFetcher) -> None:
    made = site({})
    result = fetcher(limits=Limits(connect=0.3, read=0.3)).fetch(Request(made.address.replace("http:", "https:")))
    assert isinstance(result, FetchFailure)
    assert result.kind in {FetchFailureKind.BAD_TLS, FetchFailureKind.SLOW}
