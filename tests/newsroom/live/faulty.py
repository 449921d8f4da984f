"""Three hundred feeds of which two thirds are broken, each in its way; and a run that has to live with them.

What the test and `benchmarks/faults.py` share: the sites and the run are processes of their own.

    faulty.py serve FEEDS                         prints its ports as JSON; at the end of its input, what it saw
    faulty.py collect STORE HTTP TLS FEEDS ...    one round; prints what came of it as JSON
"""

import argparse
import contextlib
import gzip
import itertools
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import trustme
from tests.newsroom.live.press import article_page, feed_of

from isnad.clock import SystemClock
from isnad.collect.fetching import Courteous, Detour, Fetcher, Gate, Limits, Manners, Robots, networks
from isnad.collect.following import Revisits
from isnad.model import Followed
from isnad.newsroom import CollectOptions, open_newsroom

ROOT = Path(__file__).resolve().parents[3]
PAGES = 3  # of a good feed
_GIGABYTE = 1 << 30
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n"
_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "haha">' + b"".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'.encode() for before, name in itertools.pairwise("abcdefghij")
)

Talk = Callable[[socket.socket, str], None]  # with a client, for a host


def _say(data: bytes) -> Talk:
    return lambda connection, _: connection.sendall(data)


def _answer(body: bytes, *headers: str) -> bytes:
    return _OK + "".join(f"{header}\r\n" for header in headers).encode() + b"\r\n" + body


def _silence(connection: socket.socket, _: str) -> None:
    connection.settimeout(90)
    with contextlib.suppress(OSError):
        connection.recv(1)


def _reset(connection: socket.socket, _: str) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _loop(connection: socket.socket, host: str) -> None:
    connection.sendall(f"HTTP/1.1 301 X\r\nLocation: http://{host}/rss.xml\r\nContent-Length: 0\r\n\r\n".encode())


def _flood(head: bytes, piece: bytes, most: int = _GIGABYTE) -> Talk:
    def talk(connection: socket.socket, _: str) -> None:
        connection.sendall(head)
        for _sent in range(most // len(piece)):
            connection.sendall(piece)

    return talk


def _drip(connection: socket.socket, _: str) -> None:
    connection.sendall(_OK + b"\r\n<rss>")
    for _second in range(900):
        connection.sendall(b" ")
        time.sleep(0.1)


def _bomb(size: int = _GIGABYTE) -> bytes:
    """So many zeros, packed to a thousandth; made of pieces, so that the server does not burst itself."""
    with_zeros = bytes(1 << 20)
    packed = gzip.compress(with_zeros, mtime=0)
    return packed * (size // len(with_zeros))  # members one behind the other are one gzip (RFC 1952)


_FEED = feed_of("a.example", ["http://a.example/1"], {})
FAULTS: dict[str, Talk] = {
    "silence": _silence,
    "reset": _reset,
    "status 500": _say(b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"),
    "status 429": _say(b"HTTP/1.1 429 X\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"),
    "cut gzip": _say(_answer(gzip.compress(_FEED * 50)[:-40], "Content-Encoding: gzip")),
    "redirects in a circle": _loop,
    "a gigabyte of zeros": _flood(_OK + b"\r\n", bytes(1 << 16)),
    "gzip bomb": _say(_answer(_bomb(), "Content-Encoding: gzip")),
    "drip": _drip,
    "garbage": _say(bytes(range(256)) * 40),
    "endless headers": _flood(_OK, b"X-More: " + b"x" * 1000 + b"\r\n"),
    "wrong length": _say(_answer(_FEED, f"Content-Length: {len(_FEED) + 10}")),
    "wrong chunks": _say(_answer(b"5\r\nabc\r\nzz\r\n", "Transfer-Encoding: chunked")),
    "entities": _say(_answer(_LAUGHS + b"]><rss><channel><title>&j;</title></channel></rss>")),
    "no feed": _say(_answer(b"<html><body>404</body></html>")),
    "deep": _say(_answer(b"<rss><channel>" + b"<a>" * 50_000)),
}
BAD_TLS = "bad certificate"


def plan(feeds: int) -> list[tuple[str, str]]:
    """Host and fault («» for none) of each feed: every third is good; every fourth fault is of the whole host."""
    kinds = itertools.cycle([*FAULTS, BAD_TLS])
    planned = []
    for number in range(feeds):
        fault = "" if number % 3 == 0 else next(kinds)
        where = "test" if fault == BAD_TLS else "all.example" if fault and number % 4 == 0 else "example"
        planned.append((f"f{number}.{where}", fault))
    return planned


class Sites:
    """All of them; by the Host header they know who is meant."""

    def __init__(self, feeds: int) -> None:
        self._fault = dict(plan(feeds))
        self._lock = threading.Lock()
        self._now: Counter[str] = Counter()
        self._left: dict[str, float] = {}
        self.asked: Counter[str] = Counter()
        self.at_once: Counter[str] = Counter()
        self.gaps: dict[str, float] = defaultdict(lambda: float("inf"))

    def listen(self, tls: ssl.SSLContext | None = None) -> int:
        """Serve from now on; the port."""
        listening = socket.create_server(("127.0.0.1", 0), backlog=512)
        threading.Thread(target=self._accept, args=(listening, tls), daemon=True).start()
        return int(listening.getsockname()[1])

    def _accept(self, listening: socket.socket, tls: ssl.SSLContext | None) -> None:
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=self._serve, args=(connection, tls), daemon=True).start()

    def _serve(self, plain: socket.socket, tls: ssl.SSLContext | None) -> None:
        with contextlib.suppress(OSError), plain:
            plain.settimeout(90)
            with tls.wrap_socket(plain, server_side=True) if tls else plain as connection:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    if not (data := connection.recv(65536)):
                        return
                    asked += data
                first, *lines = asked.decode("latin-1").split("\r\n")
                host = next(line[5:].strip() for line in lines if line[:5].lower() == "host:")
                self._talk(connection, host, first.split(" ")[1])

    def _talk(self, connection: socket.socket, host: str, path: str) -> None:
        with self._lock:
            self.asked[host] += 1
            self._now[host] += 1
            self.at_once[host] = max(self.at_once[host], self._now[host])
            self.gaps[host] = min(self.gaps[host], time.monotonic() - self._left.get(host, float("-inf")))
        try:
            self._answer(connection, host, path)
        finally:
            with self._lock:
                self._now[host] -= 1
                self._left[host] = time.monotonic()

    def _answer(self, connection: socket.socket, host: str, path: str) -> None:
        fault = self._fault.get(host, "")
        if fault and (path != "/robots.txt" or host.endswith("all.example")):
            FAULTS[fault](connection, host)
        elif path == "/robots.txt":
            connection.sendall(b"HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n")
        elif path == "/rss.xml":
            addresses = [f"http://{host}/{page}" for page in range(PAGES)]
            connection.sendall(_answer(feed_of(host, addresses, {})))
        else:
            connection.sendall(_answer(article_page(host, path[1:])).replace(b"application/rss+xml", b"text/html"))


class _Nearby:
    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        if not host.endswith(".test"):
            raise OSError(f"nobody is called {host}")
        return ("127.0.0.1",)


@dataclass
class Came:
    """What came of a round."""

    seconds: float
    peak_mb: float  # largest resident set of the run's main process
    articles: int
    left: int
    failures: dict[str, dict[str, int]]  # by fault of the feed: kinds of failure, «» for none
    seen: dict[str, float] = field(default_factory=dict)  # by the sites


def collect(asked: argparse.Namespace) -> Came:
    """One round from all of them."""
    clock = SystemClock()
    limits = Limits(asked.wait, asked.wait, 2 * asked.wait, asked.most, asked.most)
    fetcher = Fetcher(
        "Isnad/test",
        limits,
        networks(["127.0.0.1"]),
        clock,
        _Nearby(),
        connect_to=Detour("example", "127.0.0.1", asked.http),
    )
    courteous = Courteous(fetcher, Gate(Manners(gap=timedelta(seconds=asked.gap)), clock), Robots(clock))
    planned = plan(asked.feeds)
    with open_newsroom(asked.store, workers=asked.workers) as newsroom:
        addresses = {
            host: f"https://{host}:{asked.tls}/rss.xml" if fault == BAD_TLS else f"http://{host}/rss.xml"
            for host, fault in planned
        }
        newsroom.follow([Followed(address) for address in addresses.values()])
        report = newsroom.collect(courteous, threading.Event(), CollectOptions(revisits=Revisits(())), once=True)
        came: dict[str, Counter[str]] = defaultdict(Counter)
        told = {
            feed.address: feed.history.asks[-1].failure if feed.history.asks else "never asked"
            for feed in newsroom.followed()
        }
        for host, fault in planned:
            came[f"{fault}, robots.txt too" if host.endswith("all.example") else fault][
                told[addresses[host]] or ""
            ] += 1
        articles = sum(1 for _ in newsroom.export())
    return Came(report.seconds, _peak_mb(), articles, report.left, {fault: dict(each) for fault, each in came.items()})


def _peak_mb() -> float:
    """The largest resident set of this program. `getrusage` counts what stood in the process before it, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6


def serve(feeds: int) -> None:
    """Serve until the input ends."""
    sites = Sites(feeds)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("elsewhere.test").configure_cert(tls)
    print(json.dumps([sites.listen(), sites.listen(tls)]), flush=True)
    sys.stdin.read()
    seen = {
        "most requests to a host": max(sites.asked.values()),
        "most at once at a host": max(sites.at_once.values()),
        "shortest gap": min(sites.gaps.values()),
        "requests": sites.asked.total(),
    }
    print(json.dumps(seen), flush=True)
    os._exit(0)


def script(*arguments: object) -> list[str]:
    """The command that runs this file."""
    return [sys.executable, "-m", "tests.newsroom.live.faulty", *map(str, arguments)]


def environment() -> dict[str, str]:
    """Where such a command finds everything."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}


@contextmanager
def served(feeds: int) -> Iterator[tuple[tuple[int, int], Callable[[], dict[str, float]]]]:
    """The sites in a process of their own: their ports, and what ends them and says what they saw."""
    command = script("serve", feeds)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=ROOT, env=environment(), **pipes) as process:  # type: ignore[call-overload]
        http, tls = json.loads(process.stdout.readline())

        def end() -> dict[str, float]:
            process.stdin.close()
            seen: dict[str, float] = json.loads(process.stdout.readline())
            return seen

        yield (http, tls), end
        if process.poll() is None:
            process.kill()


def main() -> None:
    """Serve or collect."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["serve", "collect"])
    parser.add_argument("feeds", type=int)
    parser.add_argument("--store")
    parser.add_argument("--http", type=int)
    parser.add_argument("--tls", type=int)
    parser.add_argument("--wait", type=float, default=20.0)
    parser.add_argument("--most", type=int, default=16 << 20)
    parser.add_argument("--gap", type=float, default=2.0)
    parser.add_argument("--workers", type=int, default=0)
    asked = parser.parse_args()
    if asked.what == "serve":
        serve(asked.feeds)
    else:
        print(json.dumps(vars(collect(asked))))


if __name__ == "__main__":
    main()
