"""A server on loopback that says what a test wants, byte for byte, and a fetcher that may ask it."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Protocol

import pytest
import trustme

from isnad.clock import SetClock
from isnad.collect.fetching import Fetcher, Limits, Resolver, SystemResolver, networks

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
Talk = Callable[[socket.socket], None]  # writes what it wants and returns; the connection is closed then


class Site:
    """A server on a loopback address: what each path answers, and what was asked."""

    def __init__(self, ip: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []  # path, headers in small letters
        self.answers: dict[str, bytes | Talk] = {}
        self.closing = threading.Event()  # set when the test is over: whoever keeps somebody waiting stops then
        self._tls = tls
        self._listening = socket.create_server((ip, 0), family=socket.AF_INET6 if ":" in ip else socket.AF_INET)
        self.port: int = self._listening.getsockname()[1]
        self.address = f"{'https' if tls else 'http'}://{f'[{ip}]' if ':' in ip else ip}:{self.port}"
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        if self.closing.is_set():
            return
        self.closing.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in (self._accepting, *self._threads):
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, plain: socket.socket) -> None:
        with contextlib.suppress(OSError), plain:
            plain.settimeout(10)
            with self._tls.wrap_socket(plain, server_side=True) if self._tls else plain as connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    data = connection.recv(65536)
                    if not data:
                        return
                    request += data
                self._answer(connection, request)

    def _answer(self, connection: socket.socket, request: bytes) -> None:
        first, *lines = request.decode("ascii").split("\r\n\r\n")[0].split("\r\n")
        path = first.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.asked.append((path, headers))
        answer = self.answers.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        if callable(answer):
            answer(connection)
        else:
            connection.sendall(answer)


class MakeSite(Protocol):
    def __call__(
        self, answers: Mapping[str, bytes | Talk], ip: str = ..., tls: ssl.SSLContext | None = ...
    ) -> Site: ...


@pytest.fixture
def site() -> Iterator[MakeSite]:
    """A server that gives these answers by path, with its head and body as bytes, or as a function that talks."""
    with contextlib.ExitStack() as open_sites:

        def make(answers: Mapping[str, bytes | Talk], ip: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Site:
            made = Site(ip, tls)
            made.answers.update(answers)
            open_sites.callback(made.close)
            return made

        yield make


class MakeFetcher(Protocol):
    def __call__(
        self,
        *,
        limits: Limits = ...,
        allowed: tuple[str, ...] = ...,
        resolver: Resolver | None = ...,
        tls: ssl.SSLContext | None = ...,
    ) -> Fetcher: ...


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def fetcher(clock: SetClock) -> MakeFetcher:
    """A fetcher that may ask loopback, by a clock that stands."""

    def make(
        *,
        limits: Limits | None = None,
        allowed: tuple[str, ...] = ("127.0.0.0/8", "::1"),
        resolver: Resolver | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> Fetcher:
        made = Fetcher(
            "Isnad/test",
            limits=limits or Limits(connect=5, read=5, total=10),
            allowed=networks(allowed),
            clock=clock,
            resolver=resolver or SystemResolver(),
        )
        return made if tls is None else Fetcher(made.agent, made.limits, made.allowed, clock, made.resolver, tls)

    return make


class Names:
    """A resolver that knows what it was told: the answers on a name, one after the other, the last for ever."""

    def __init__(self, **answers: list[tuple[str, ...]]) -> None:
        self.asked: list[str] = []
        self._answers = {host.replace("_", "."): list(each) for host, each in answers.items()}

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        self.asked.append(host)
        if host not in self._answers:
            raise OSError(f"nobody is called {host}")
        answers = self._answers[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def names() -> Callable[..., Names]:
    """A resolver that knows these names: `names(pub_example=[("127.0.0.2",), ("127.0.0.1",)])`."""
    return Names


class Respond(Protocol):
    def __call__(self, body: bytes = ..., status: int = ..., **headers: str) -> bytes: ...


@pytest.fixture
def respond() -> Respond:
    """The bytes of one response; the names of headers with «_» for «-»."""

    def make(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
        headers = {"Content-Length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {status} X\r\n{head}\r\n".encode("latin-1") + body

    return make


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A certificate authority that nobody else believes."""
    return trustme.CA()
