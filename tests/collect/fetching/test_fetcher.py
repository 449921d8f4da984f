"""Fetching from a real server: what it says, and what it does wrong."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.clock import SetClock
from isnad.collect.fetching import Limits, user_agent
from isnad.collect.fetching.addresses import Address
from isnad.model import Fetched, FetchFailure, FetchFailureKind, Request

if TYPE_CHECKING:
    from tests.collect.fetching.conftest import MakeFetcher, MakeSite, Respond

FEED = "<rss><channel><title>أخبار الساحل</title></channel></rss>".encode()
QUICK = Limits(connect=0.3, read=0.3, total=0.6)


def _failure(result: Fetched | FetchFailure, kind: FetchFailureKind) -> FetchFailure:
    assert isinstance(result, FetchFailure), result
    assert result.kind is kind, result
    return result


def _fetched(result: Fetched | FetchFailure) -> Fetched:
    assert isinstance(result, Fetched), result
    return result


def _body(result: Fetched | FetchFailure) -> bytes:
    page = _fetched(result).page
    assert page is not None
    return page.body


def test_a_page_comes_with_its_headers_and_validators(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock
) -> None:
    made = site(
        {
            "/feed": respond(
                FEED,
                Content_Type="application/rss+xml",
                ETag='W/"a1"',
                Last_Modified="Tue, 10 Mar 2026 09:00:00 GMT",
                Cache_Control="public, max-age=900",
                Age="300",
            )
        }
    )
    result = _fetched(fetcher().fetch(Request(made.address + "/feed")))
    assert result.page
    assert result.page.body == FEED
    assert (result.page.url, result.page.content_type) == (made.address + "/feed", "application/rss+xml")
    assert result.page.fetched == result.when == clock.now()
    assert (result.status, result.etag, result.last_modified) == (200, 'W/"a1"', "Tue, 10 Mar 2026 09:00:00 GMT")
    assert result.fresh_until == clock.now() + timedelta(seconds=600)
    assert result.moved_to == ""
    _, headers = made.asked[0]
    assert headers["user-agent"] == "Isnad/test"
    assert headers["host"] == made.address.removeprefix("http://")
    assert headers["accept-encoding"] == "gzip, br"
    assert "if-none-match" not in headers
    assert "cookie" not in headers


@pytest.mark.parametrize(
    ("given", "header"),
    [
        ({"etag": '"a1"'}, ("if-none-match", '"a1"')),
        ({"last_modified": "Tue, 10 Mar 2026 09:00:00 GMT"}, ("if-modified-since", "Tue, 10 Mar 2026 09:00:00 GMT")),
    ],
)
def test_what_did_not_change_is_not_sent_again(
    site: MakeSite, fetcher: MakeFetcher, given: dict[str, str], header: tuple[str, str]
) -> None:
    made = site({"/feed": b'HTTP/1.1 304 Not Modified\r\nETag: "a2"\r\n\r\n'})
    result = _fetched(fetcher().fetch(Request(made.address + "/feed", **given)))
    assert (result.page, result.changed, result.status, result.etag) == (None, False, 304, '"a2"')
    assert header in made.asked[0][1].items()


def test_validators_outlive_an_answer_that_does_not_repeat_them(site: MakeSite, fetcher: MakeFetcher) -> None:
    made = site({"/feed": b"HTTP/1.1 304 Not Modified\r\n\r\n"})
    result = _fetched(fetcher().fetch(Request(made.address + "/feed", '"a"', "Tue, 10 Mar 2026 09:00:00 GMT")))
    assert (result.etag, result.last_modified) == ('"a"', "Tue, 10 Mar 2026 09:00:00 GMT")


def test_not_modified_without_a_condition_is_an_error(site: MakeSite, fetcher: MakeFetcher) -> None:
    made = site({"/feed": b"HTTP/1.1 304 Not Modified\r\n\r\n"})
    _failure(fetcher().fetch(Request(made.address + "/feed")), FetchFailureKind.BROKEN)


def test_validators_cannot_smuggle_headers(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    made = site({"/feed": respond(FEED)})
    assert _body(fetcher().fetch(Request(made.address + "/feed", etag='"a"\r\nX-Evil: 1'))) == FEED
    assert not {"x-evil", "if-none-match"} & made.asked[0][1].keys()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(FEED, mtime=0)),
        ("x-gzip", gzip.compress(FEED[:20], mtime=0) + gzip.compress(FEED[20:], mtime=0)),
        ("gzip", gzip.compress(FEED, mtime=0) + b"\0\0stray"),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]),  # bare, as some servers send it
        ("br", brotli.compress(FEED)),
        ("gzip, br", brotli.compress(gzip.compress(FEED, mtime=0))),
        ("identity", FEED),
    ],
)
def test_encodings_are_undone(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, encoding: str, packed: bytes
) -> None:
    made = site({"/feed": respond(packed, Content_Encoding=encoding)})
    assert _body(fetcher().fetch(Request(made.address + "/feed"))) == FEED


def test_chunks_are_put_together(site: MakeSite, fetcher: MakeFetcher) -> None:
    made = site({"/feed": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"})
    assert _body(fetcher().fetch(Request(made.address + "/feed"))) == b"abcde"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(FEED, mtime=0)[:-9]),
        ("gzip", b"<html>not packed at all</html>"),
        ("br", brotli.compress(FEED * 50)[:-4]),
        ("br", b"\xff" * 50),
        ("deflate", zlib.compress(FEED)[:-8]),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("gzip, gzip, gzip", FEED),
    ],
)
def test_damage_to_what_is_packed_is_a_failure(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, encoding: str, packed: bytes
) -> None:
    made = site({"/feed": respond(packed, Content_Encoding=encoding)})
    found = _failure(fetcher().fetch(Request(made.address + "/feed")), FetchFailureKind.BROKEN)
    assert made.address + "/feed" in found.reason


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_stops_at_the_limit(site: MakeSite, fetcher: MakeFetcher, respond: Respond, encoding: str) -> None:
    plain = b"\0" * (64 << 20)
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": lambda data: brotli.compress(data, quality=3)}
    made = site({"/feed": respond(pack[encoding](plain), Content_Encoding=encoding)})
    _failure(fetcher().fetch(Request(made.address + "/feed")), FetchFailureKind.TOO_LARGE)


@pytest.mark.parametrize("head", [b"Content-Length: 100000000\r\n", b"", b"X: y\r\n" * 30_000])
def test_a_body_or_headers_over_the_limit_are_not_read(site: MakeSite, fetcher: MakeFetcher, head: bytes) -> None:
    sent = 0

    def talk(connection: socket.socket) -> None:
        nonlocal sent
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n")
        for _ in range(1000):
            connection.sendall(b"a" * 100_000)
            sent += 100_000

    made = site({"/feed": talk})
    result = fetcher(limits=Limits(received=150_000)).fetch(Request(made.address + "/feed"))
    assert isinstance(result, FetchFailure)
    assert result.kind in {FetchFailureKind.TOO_LARGE, FetchFailureKind.BROKEN}
    made.close()
    assert sent < 20_000_000  # what fits into the buffers of two sockets, and no more


def test_interim_answers_are_bounded(site: MakeSite, fetcher: MakeFetcher) -> None:
    def talk(connection: socket.socket) -> None:
        for _ in range(100):
            connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)

    made = site({"/feed": talk})
    _failure(
        fetcher(limits=Limits(received=150_000)).fetch(Request(made.address + "/feed")), FetchFailureKind.TOO_LARGE
    )


def test_a_server_that_never_answers_is_slow(site: MakeSite, fetcher: MakeFetcher) -> None:
    def talk(_connection: socket.socket) -> None:
        made.closing.wait(10)

    made = site({"/feed": talk})
    _failure(fetcher(limits=QUICK).fetch(Request(made.address + "/feed")), FetchFailureKind.SLOW)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
def test_a_server_that_drips_is_slow(site: MakeSite, fetcher: MakeFetcher, head: bytes) -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(500):
            if not made.closing.wait(0.02):
                connection.sendall(b"a")

    made = site({"/feed": talk})
    found = _failure(fetcher(limits=QUICK).fetch(Request(made.address + "/feed")), FetchFailureKind.SLOW)
    assert 0.5 < found.took < 8  # each byte came in time; the whole did not


def test_a_port_that_takes_connections_and_no_handshake_is_slow(fetcher: MakeFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        found = fetcher(limits=QUICK).fetch(Request(address))
    _failure(found, FetchFailureKind.SLOW)


def test_a_reset_is_a_broken_connection(site: MakeSite, fetcher: MakeFetcher) -> None:
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    made = site({"/feed": talk})
    _failure(fetcher().fetch(Request(made.address + "/feed")), FetchFailureKind.BROKEN)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
        b"HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"",
    ],
)
def test_what_is_cut_or_no_http_is_broken(site: MakeSite, fetcher: MakeFetcher, answer: bytes) -> None:
    made = site({"/feed": answer})
    _failure(fetcher().fetch(Request(made.address + "/feed")), FetchFailureKind.BROKEN)


def test_a_port_where_nobody_listens_is_unreachable(fetcher: MakeFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    _failure(fetcher().fetch(Request(f"http://127.0.0.1:{port}/")), FetchFailureKind.UNREACHABLE)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, FetchFailureKind.GONE),
        (410, FetchFailureKind.GONE),
        (401, FetchFailureKind.REFUSED),
        (403, FetchFailureKind.REFUSED),
        (451, FetchFailureKind.REFUSED),
        (418, FetchFailureKind.REFUSED),
        (408, FetchFailureKind.SLOW),
        (429, FetchFailureKind.TOO_OFTEN),
        (500, FetchFailureKind.SERVER_ERROR),
        (599, FetchFailureKind.SERVER_ERROR),
        (504, FetchFailureKind.SLOW),
        (300, FetchFailureKind.BROKEN),
        (777, FetchFailureKind.BROKEN),
    ],
)
def test_a_status_is_a_kind_of_failure(
    site: MakeSite, fetcher: MakeFetcher, respond: Respond, status: int, kind: FetchFailureKind
) -> None:
    made = site({"/feed": respond(b"<html>", status)})
    found = _failure(fetcher().fetch(Request(made.address + "/feed")), kind)
    assert found.status == status
    assert found.reason.startswith(f"{made.address}/feed: the server answered {status}")


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120),
        ("Tue, 10 Mar 2026 13:00:00 GMT", 3600),
        ("Tue, 10 Mar 2020 13:00:00 GMT", 0),
        ("999999999", 366 * 86400),
        ("soon", None),
        ("Tue, 99 Mar 2026 99:00:00 GMT", None),
        ("-5", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(
    *, site: MakeSite, fetcher: MakeFetcher, respond: Respond, clock: SetClock, written: str, seconds: int | None
) -> None:
    made = site({"/feed": respond(b"", 429, Retry_After=written)})
    found = _failure(fetcher().fetch(Request(made.address + "/feed")), FetchFailureKind.TOO_OFTEN)
    assert found.retry_after == (None if seconds is None else clock.now() + timedelta(seconds=seconds))


@given(
    status=st.sampled_from([b"200", b"301", b"304", b"404", b"99", b"", b"abc"]),
    headers=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    b"Content-Length",
                    b"Content-Encoding",
                    b"Transfer-Encoding",
                    b"Location",
                    b"ETag",
                    b"Last-Modified",
                    b"Retry-After",
                    b"Cache-Control",
                    b"Age",
                ]
            ),
            st.one_of(
                st.sampled_from([b"5", b"gzip", b"br", b"chunked", b"max-age=5", b"http://[", b"//x@y/", b"\xd8\xa7"]),
                st.binary(max_size=20),
            ),
        ),
        max_size=4,
    ),
    body=st.binary(max_size=40),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_whatever_a_server_says_is_a_value(
    *,
    site: MakeSite,
    fetcher: MakeFetcher,
    status: bytes,
    headers: list[tuple[bytes, bytes]],
    body: bytes,
) -> None:
    head = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    made = site({"/feed": b"HTTP/1.1 " + status + b" X\r\n" + head + b"\r\n" + body})
    result = fetcher(limits=QUICK).fetch(Request(made.address + "/feed", etag='"a"'))
    made.close()
    assert isinstance(result, Fetched | FetchFailure)
    assert result.address


def test_what_we_wait_is_not_counted_against_the_server(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    made = site({"/a": respond(b"", 302, Location="/b"), "/b": respond(b"b")})
    stepped: list[str] = []

    @contextmanager
    def permit(address: Address) -> Iterator[None]:
        made.closing.wait(0.6)
        stepped.append(address.target)
        yield

    assert _body(fetcher(limits=Limits(total=0.5)).fetch(Request(made.address + "/a"), permit)) == b"b"
    assert stepped == ["/a", "/b"]


def test_one_fetcher_serves_many_threads(site: MakeSite, fetcher: MakeFetcher, respond: Respond) -> None:
    made = site({f"/{n}": respond(str(n).encode() * 1000) for n in range(20)})
    shared, found = fetcher(), dict[int, bytes]()

    def ask(number: int) -> None:
        found[number] = _body(shared.fetch(Request(f"{made.address}/{number}")))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == {n: str(n).encode() * 1000 for n in range(20)}


def test_the_agent_says_who_asks_and_where_to_complain() -> None:
    assert user_agent("1.2") == "Isnad/1.2 (news reader)"
    assert user_agent("1.2", "desk@news.example") == "Isnad/1.2 (news reader; +desk@news.example)"
    assert user_agent("1.2", "a)\r\nX: y\u0627") == "Isnad/1.2 (news reader; +aX:y)"
