"""Invented publishers under .example, on loopback: what stands at an address is what the test puts there."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from isnad.sample.answering import Answer, answer
from isnad.sample.listening import Listener
from isnad.sample.offering import Resource

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
Headers = Mapping[str, str]
Reply = Callable[[Headers], Answer | None]  # from the headers of a request; None drops the connection
HTML, RSS = "text/html; charset=utf-8", "application/rss+xml; charset=utf-8"
ALL_ALLOWED = Resource(b"User-agent: *\nDisallow:\n", "text/plain", NOW)


@dataclass
class Asked:
    """One request."""

    host: str
    path: str
    headers: Headers
    at: datetime


@dataclass
class Press:
    """What stands where, and who asked for it. Entered, it listens."""

    clock: Callable[[], datetime] = lambda: NOW
    at: dict[str, Resource | Reply] = field(default_factory=dict)  # by host and path
    asked: list[Asked] = field(default_factory=list)
    most_at_once: Counter[str] = field(default_factory=Counter)  # requests to a host at the same time
    slowness: float = 0.0  # seconds that an answer takes
    port: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._now: Counter[str] = Counter()

    def __enter__(self) -> "Press":
        self._listener = Listener("127.0.0.1", 0, self._reply)
        self.port = self._listener.port
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def paths(self, host: str) -> list[str]:
        """What a host was asked for, robots.txt left out."""
        return [one.path for one in self.asked if one.host == host and one.path != "/robots.txt"]

    def article(self, host: str, name: str, words: str = "", title: str = "") -> str:
        """Puts an article on a page; its address."""
        self.at[f"{host}/{name}"] = Resource(article_page(host, name, words, title), HTML, self.clock())
        return f"http://{host}/{name}"

    def feed(self, host: str, addresses: Sequence[str], titles: Mapping[str, str] | None = None) -> str:
        """Puts a feed that lists these pages; its address."""
        self.at[f"{host}/rss.xml"] = Resource(feed_of(host, addresses, titles or {}), RSS, self.clock())
        return f"http://{host}/rss.xml"

    def _reply(self, host: str, path: str, headers: Headers) -> tuple[Answer | None, float]:
        with self._lock:
            self._now[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self._now[host])
            self.asked.append(Asked(host, path, headers, self.clock()))
        if self.slowness:
            time.sleep(self.slowness)
        found = self.at.get(f"{host}{path}", ALL_ALLOWED if path == "/robots.txt" else None)
        try:
            if found is None:
                return Answer(404), 0.0
            return answer(found, headers) if isinstance(found, Resource) else found(headers), 0.0
        finally:
            with self._lock:
                self._now[host] -= 1


def article_page(host: str, name: str, words: str = "", title: str = "") -> bytes:
    """A plain page with an article in it."""
    words = words or f"قال الوزير سعيد في بيان إن العمل في {name} انتهى قبل موعده. وأضاف أن الافتتاح غدا."
    title = title or f"افتتاح الجسر {name} في موعده"
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<link rel="canonical" href="http://{host}/{name}">'
        '<meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2026-03-10T08:00:00+00:00"></head>'
        f"<body><article><h1>{escape(title)}</h1><p>{escape(words)}</p>"
        f"<p>وكانت الأعمال في الموقع {name} قد بدأت قبل عامين، وشارك فيها 120 عاملا من أبناء المدينة.</p>"
        "</article></body></html>"
    ).encode()


def feed_of(host: str, addresses: Sequence[str], titles: Mapping[str, str]) -> bytes:
    """An RSS that lists pages."""
    items = "".join(
        f"<item><title>{escape(titles.get(a, a))}</title><link>{escape(a)}</link>"
        f"<pubDate>{format_datetime(NOW)}</pubDate></item>"
        for a in addresses
    )
    return f'<rss version="2.0"><channel><title>أخبار {host}</title>{items}</channel></rss>'.encode()
