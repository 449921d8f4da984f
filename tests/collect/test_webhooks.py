"""Sending to webhooks, over real HTTP on loopback: signed, bounded, nowhere private, and again when it failed."""

import base64
import hashlib
import hmac
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from tests.collect.fetching.conftest import Names, authority, names, respond  # noqa: F401 - fixtures

from isnad.clock import SetClock
from isnad.collect.fetching import Resolver, SystemResolver, networks
from isnad.collect.webhooks import (
    Posted,
    Poster,
    PostLimits,
    after_post,
    check_secret,
    check_webhook,
    new_secret,
    signed,
    wait_after,
)
from isnad.errors import BadQuery
from isnad.model import Delivery, DeliveryState

NOW = datetime(2024, 10, 25, 18, 30, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
BODY = json.dumps({"type": "watch.notice", "data": {"title": "خبر"}}, ensure_ascii=False).encode()
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Receiver:
    """A server that takes one POST after another, and answers what it is told to."""

    def __init__(self) -> None:
        self.took: list[tuple[dict[str, str], bytes]] = []
        self.answer = b"HTTP/1.1 204 No Content\r\n\r\n"
        self.endless = False
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}/hook?key=1"
        self.cut = threading.Event()  # the sender ended an answer that had no end
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                self._take(connection)

    def _take(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(65536)
        head, _, body = request.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(body) < int(headers["content-length"]):
            body += connection.recv(65536)
        self.took.append(({"first": first, **headers}, body))
        try:
            connection.sendall(self.answer)
            while self.endless:
                connection.sendall(b"x" * 65536)
        except OSError:
            self.cut.set()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


def poster(*allowed: str, resolver: Resolver | None = None, limits: PostLimits | None = None) -> Poster:
    limits = limits or PostLimits(connect=5, read=5, total=10)
    return Poster("Isnad/test", limits, networks(allowed), SetClock(NOW), resolver or SystemResolver())


def test_what_is_sent_is_signed_as_receivers_verify_it(receiver: Receiver) -> None:
    posted = poster("127.0.0.1").post(receiver.address, "msg-1", BODY, SECRET)
    assert posted == Posted(NOW, 204)
    assert posted.is_delivered
    ((headers, body),) = receiver.took
    assert headers["first"] == "POST /hook?key=1 HTTP/1.1"
    assert (headers["content-type"], headers["user-agent"], body) == ("application/json", "Isnad/test", BODY)
    # As docs/watches.md tells receivers to do it.
    told = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.digest(bytes(range(32)), told, hashlib.sha256)).decode()
    assert headers["webhook-signature"].split() == [f"v1,{expected}"]
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("msg-1", str(int(NOW.timestamp())))


def test_the_signature_is_that_of_the_specification() -> None:
    """The example that the specification's reference libraries are tested with."""
    at = datetime.fromtimestamp(1614265330, UTC)
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    found = signed("msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}', secret)
    assert found["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, ""),
        (b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n", 500, "answered 500"),
        (b"HTTP/1.1 302 X\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n", 302, "not followed"),
        (b"HTTP/1.1 307 X\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n", 307, "not followed"),
        (b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", 410, "answered 410"),
        (b"no http at all\r\n\r\n", None, "broke"),
        (b"", None, "broke"),
    ],
)
def test_what_is_answered_counts(receiver: Receiver, answer: bytes, status: int | None, says: str) -> None:
    receiver.answer = answer
    posted = poster("127.0.0.1").post(receiver.address, "m", BODY, SECRET)
    assert (posted.status, posted.is_delivered, posted.is_gone) == (status, not says, status == 410)
    assert says in posted.error
    assert "key=1" not in posted.error  # addresses of webhooks hold secrets, and errors are shown
    assert len(receiver.took) == 1


def test_an_answer_without_end_is_cut_and_its_status_counts(receiver: Receiver) -> None:
    receiver.answer, receiver.endless = b"HTTP/1.1 200 OK\r\n\r\n", True
    assert poster("127.0.0.1").post(receiver.address, "m", BODY, SECRET).is_delivered
    assert receiver.cut.wait(10)


def test_headers_without_end_are_no_answer(receiver: Receiver) -> None:
    receiver.answer, receiver.endless = b"HTTP/1.1 200 OK\r\nx: ", True
    posted = poster("127.0.0.1").post(receiver.address, "m", BODY, SECRET)
    assert not posted.is_delivered
    assert receiver.cut.wait(10)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "100.64.0.1",
    ],
)
def test_no_private_address_is_asked(address: str, names: Callable[..., Names]) -> None:  # noqa: F811
    resolver = names(desk_example=[("93.184.216.34", address)])
    posted = poster(resolver=resolver).post("http://desk.example/hook", "m", BODY, SECRET)
    assert not posted.is_delivered
    assert "not public" in posted.error
    literal = f"[{address}]" if ":" in address else address
    assert not poster().post(f"http://{literal}:8080/", "m", BODY, SECRET).is_delivered


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    receiver: Receiver,
    names: Callable[..., Names],  # noqa: F811
) -> None:
    """A name that answers otherwise the second time (DNS rebinding) is resolved once."""
    resolver = names(desk_example=[("127.0.0.1",), ("10.0.0.1",)])
    address = receiver.address.replace("127.0.0.1", "desk.example")
    assert poster("127.0.0.1", resolver=resolver).post(address, "m", BODY, SECRET).is_delivered
    assert resolver.asked == ["desk.example"]
    assert receiver.took[0][0]["host"].startswith("desk.example:")


def test_nobody_there_and_no_name_are_values(names: Callable[..., Names]) -> None:  # noqa: F811
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "no connection" in poster("127.0.0.1").post(f"http://127.0.0.1:{port}/", "m", BODY, SECRET).error
    assert "no address" in poster(resolver=names()).post("http://nobody.example/", "m", BODY, SECRET).error


def test_a_receiver_that_hangs_is_left(receiver: Receiver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        limits = PostLimits(connect=5, read=0.05, total=5)
        posted = poster("127.0.0.1", limits=limits).post(
            f"http://127.0.0.1:{silent.getsockname()[1]}/", "m", BODY, SECRET
        )
    assert "too slow" in posted.error


def test_a_certificate_that_nobody_believes_is_no_receiver() -> None:
    context = ssl.create_default_context()
    assert poster().tls.verify_mode == context.verify_mode == ssl.CERT_REQUIRED
    assert poster().tls.check_hostname


def test_retry_after_is_told(receiver: Receiver) -> None:
    receiver.answer = b"HTTP/1.1 503 X\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n"
    posted = poster("127.0.0.1").post(receiver.address, "m", BODY, SECRET)
    assert posted.retry_after == NOW + 10 * MINUTE


@pytest.mark.parametrize(
    ("secret", "is_one"),
    [
        (SECRET, True),
        (SECRET.removeprefix("whsec_"), True),
        ("whsec_" + base64.b64encode(b"x" * 23).decode(), False),
        ("whsec_" + base64.b64encode(b"x" * 65).decode(), False),
        ("whsec_سر", False),
        ("whsec_!!!!", False),
        ("", False),
    ],
)
def test_secrets_are_those_of_the_specification(secret: str, is_one: bool) -> None:
    if is_one:
        check_secret(secret)
        return
    with pytest.raises(BadQuery):
        check_secret(secret)


def test_secrets_are_made_by_lot() -> None:
    made = {new_secret() for _ in range(20)}
    assert len(made) == 20
    for secret in made:
        check_secret(secret)


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "https://user:pass@a.example/", "http://a.example:25/", "x", ""]
)
def test_an_address_that_is_none_is_told_at_once(address: str) -> None:
    with pytest.raises(BadQuery):
        check_webhook(address)
    assert not poster().post(address, "m", BODY, SECRET).is_delivered


def test_waits_double_up_to_half_a_day() -> None:
    waits = [wait_after(attempts) for attempts in (1, 2, 3, 11, 12, 500)]
    seconds = [30, 60, 120, 30 * 1024, 12 * 3600, 12 * 3600]
    assert waits == [timedelta(seconds=each) for each in seconds]


def test_a_delivery_is_tried_for_three_days_and_then_given_up() -> None:
    clock, delivery = SetClock(NOW), Delivery(1, 1, due=NOW)
    while delivery.due:
        clock.advance(delivery.due - clock.now())
        delivery = after_post(delivery, Posted(clock.now(), 500, "the receiver answered 500"), clock.now())
    assert delivery.state is DeliveryState.GIVEN_UP
    assert (delivery.attempts, delivery.first, delivery.error) == (16, NOW, "the receiver answered 500")
    assert 2 * 24 * HOUR < clock.now() - NOW <= 72 * HOUR


def test_a_delivery_that_came_through_is_done() -> None:
    failed = after_post(Delivery(1, 1), Posted(NOW, None, "slow"), NOW)
    done = after_post(failed, Posted(NOW + MINUTE, 200), NOW + MINUTE)
    assert (done.state, done.attempts, done.due, done.error) == (DeliveryState.DONE, 2, None, "")


@pytest.mark.parametrize(
    ("asked", "waited"),
    [(10 * MINUTE, 10 * MINUTE), (timedelta(seconds=1), MINUTE / 2), (timedelta(days=300), 24 * HOUR)],
)
def test_a_receiver_may_ask_for_peace_for_a_day_at_most(asked: timedelta, waited: timedelta) -> None:
    tried = after_post(Delivery(1, 1), Posted(NOW, 429, "x", NOW + asked), NOW)
    assert tried.due == NOW + waited
