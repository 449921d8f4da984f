"""The thin end of the sample: connections that are made to wait, are kept open, or go away."""

import threading
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

import pytest

from isnad.sample import LOOPBACK
from isnad.sample.answering import Answer
from isnad.sample.listening import Listener


def test_closing_does_not_wait_for_who_is_made_to_wait() -> None:
    waiting = threading.Event()
    got: list[bytes] = []

    def reply(host: str, target: str, asked: Mapping[str, str]) -> tuple[Answer, float]:
        waiting.set()
        return Answer(200, body=b"here"), 3600.0

    def ask() -> None:
        connection = HTTPConnection(LOOPBACK, listener.port, timeout=30)
        connection.request("GET", "/")
        got.append(connection.getresponse().read())
        connection.close()

    listener = Listener(LOOPBACK, 0, reply)
    asking = threading.Thread(target=ask)
    asking.start()
    assert waiting.wait(30)
    listener.close()
    asking.join(30)
    assert got == [b"here"]


def test_a_connection_that_was_kept_open_gets_nothing_after_closing() -> None:
    listener = Listener(LOOPBACK, 0, lambda host, target, asked: (Answer(200, body=b"here"), 0.0))
    connection = HTTPConnection(LOOPBACK, listener.port, timeout=30)
    connection.request("GET", "/")
    assert connection.getresponse().read() == b"here"
    listener.close()
    connection.request("GET", "/")
    with pytest.raises((HTTPException, OSError)):
        connection.getresponse()
    connection.close()


def test_a_client_that_goes_away_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    asked_once, gone = threading.Event(), threading.Event()

    def reply(host: str, target: str, asked: Mapping[str, str]) -> tuple[Answer, float]:
        asked_once.set()
        gone.wait(30)
        return Answer(200, body=bytes(50_000_000)), 0.0

    listener = Listener(LOOPBACK, 0, reply)
    connection = HTTPConnection(LOOPBACK, listener.port, timeout=30)
    connection.request("GET", "/")
    assert asked_once.wait(30)
    connection.close()
    gone.set()
    other = HTTPConnection(LOOPBACK, listener.port, timeout=30)
    other.request("HEAD", "/")
    assert other.getresponse().status == 200
    other.close()
    listener.close()
    assert capfd.readouterr().err == ""
