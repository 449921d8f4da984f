"""The houses of the sample newsroom as real sites: one server on loopback, told by the Host header who is meant."""

import re
import threading
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from isnad.clock import Clock
from isnad.errors import SettingError
from isnad.model import FeedKind, Followed, canonical_url
from isnad.sample.answering import Answer, answer, http_date, refusal
from isnad.sample.houses import FailureForm, Form, House
from isnad.sample.listening import Listener
from isnad.sample.loading import built_in_newsroom, load_houses
from isnad.sample.offering import Moved, Offering, offering

LOOPBACK = "127.0.0.1"  # the only address that it ever listens on

_NAME = re.compile(r"[a-z0-9.-]{1,253}")
_LOGGED = 10_000  # requests that are remembered
_EDITIONS = 100  # offerings that are remembered
_KINDS = {
    Form.RSS: FeedKind.RSS,
    Form.RDF: FeedKind.RSS,
    Form.ATOM: FeedKind.ATOM,
    Form.JSON: FeedKind.JSON,
    Form.SITEMAP: FeedKind.SITEMAP,
    Form.SECTION: FeedKind.SECTION,
}


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """One list of articles that a house offers."""

    kind: FeedKind
    address: str  # as the pages of the house name it: it may lead to another
    pattern: str = ""  # of a SECTION: a regular expression for the paths of articles


@dataclass(frozen=True, slots=True)
class SampleHouse:
    """One site that the sample serves."""

    id: str  # of the publisher
    name: str
    home: str  # address of the home page
    feeds: tuple[SampleFeed, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that was answered."""

    house: str  # id of the publisher; "" where the host is nobody's
    path: str  # with its query, as it was asked
    status: int  # 0 where the connection was dropped


def sample_houses(folder: Path | None = None) -> tuple[SampleHouse, ...]:
    """The sites that a sample newsroom has, that of the project where no folder is given; see `load_houses`."""
    return tuple(_told(house) for house in load_houses(folder or built_in_newsroom()))


class SampleServer:
    """Serves the sample newsroom while it is entered: what stands on its sites is what its clock says.

    Safe for any number of clients. Listens on 127.0.0.1 alone.
    """

    def __init__(self, clock: Clock, *, port: int = 0, delays: bool = True, folder: Path | None = None) -> None:
        """`port` 0 takes a free one; without `delays` the slow house is as quick as the others.

        Raises SettingError where the newsroom cannot be read.
        """
        houses = load_houses(folder or built_in_newsroom())
        self.houses = tuple(_told(house) for house in houses)
        self.publishers = tuple(house.publisher for house in houses)  # as a catalogue tells them
        self.followed = tuple(  # the feeds of all houses, as a collecting run follows them
            Followed(feed.address, publisher=house.id, kind=feed.kind, pattern=feed.pattern)
            for house in self.houses
            for feed in house.feeds
        )
        self._clock = clock
        self._wanted_port = port
        self._delays = delays
        self._by_id = {house.publisher.id: house for house in houses}
        self._by_host = {host: house for house in houses for host in house.publisher.hosts}
        first = min((house.printed[0].since for house in houses if house.printed), default=clock.now())
        self._opened: datetime = first - timedelta(days=1)
        self._offering = lru_cache(_EDITIONS)(self._offer)
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._log: deque[Asked] = deque(maxlen=_LOGGED)
        self._listener: Listener | None = None

    def __enter__(self) -> "SampleServer":
        """Begin to serve. Raises SettingError where the port cannot be had."""
        try:
            self._listener = Listener(LOOPBACK, self._wanted_port, self.reply)
        except OSError as error:
            raise SettingError(
                f"port {self._wanted_port} cannot be had ({error.strerror or error}); name another"
            ) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._listener:
            self._listener.close()
            self._listener = None

    @property
    def port(self) -> int:
        """The port that it listens on; the one that was asked for before it is entered."""
        return self._listener.port if self._listener else self._wanted_port

    @property
    def requests(self) -> tuple[Asked, ...]:
        """What was asked so far, in the order of the answers; the last 10,000."""
        with self._lock:
            return tuple(self._log)

    def reply(self, host: str, target: str, asked: Mapping[str, str]) -> tuple[Answer | None, float]:
        """The answer to one request, None to drop the connection, and how many real seconds to wait before it.

        `host` is the Host header, `target` path and query, `asked` the headers.
        """
        name, path = _asked_for(host, target)
        house = self._house(name)
        given = self._reply(house, name, path, asked)
        with self._lock:
            self._log.append(Asked(house.publisher.id if house else "", path, given.status if given else 0))
        if given:
            given = replace(given, headers=(("Date", http_date(self._clock.now())), *given.headers))
        return given, house.manner.delay if house and self._delays else 0.0

    def _reply(self, house: House | None, name: str, path: str, asked: Mapping[str, str]) -> Answer | None:
        if house is None:
            homes = "\n".join(one.home for one in self.houses)
            return refusal(421, f"No house of the sample newsroom is called so. Ask for one of these:\n{homes}")
        failure = self._failure(house, path)
        if failure is FailureForm.DROPPED:
            return None
        if failure is FailureForm.UNAVAILABLE:
            return refusal(503, "الخدمة غير متاحة مؤقتا", ("Retry-After", str(house.manner.retry_after)))
        offered = self._offering(house.publisher.id, house.edition(self._clock.now()))
        found = offered.get(canonical_url(f"http://{name}{path}"))
        if found is not None:
            return answer(found, asked, house.manner.max_age)
        if name != urlsplit(house.home).netloc:  # another name of the same site
            return answer(Moved(canonical_url(house.at(path))), asked)
        return refusal(404, "الصفحة غير موجودة")

    def _house(self, host: str) -> House | None:
        while host and host not in self._by_host:
            host = host.partition(".")[2]
        return self._by_host.get(host)

    def _failure(self, house: House, path: str) -> FailureForm | None:
        """How this request fails, by the count of those before it; robots.txt is never counted."""
        manner = house.manner
        if not manner.fails_every or not manner.failures or path == "/robots.txt":
            return None
        with self._lock:
            self._counts[house.publisher.id] += 1
            times, rest = divmod(self._counts[house.publisher.id], manner.fails_every)
        return None if rest else manner.failures[(times - 1) % len(manner.failures)]

    def _offer(self, house: str, edition: int) -> Offering:
        return offering(self._by_id[house], edition, self._opened)


def _asked_for(host: str, target: str) -> tuple[str, str]:
    """Host name, "" where it is none, and path with its query.

    A proxy is asked with the whole address (RFC 9112, 3.2.2), whose host then goes before the header.
    """
    if target.lower().startswith("http://"):
        host, slash, path = target[len("http://") :].partition("/")
        target = slash + path
    name = host.lower().rpartition(":")[0] or host.lower()
    return name if _NAME.fullmatch(name) else "", target if target.startswith("/") else "/"


def _told(house: House) -> SampleHouse:
    feeds = (SampleFeed(_KINDS[feed.form], house.at(feed.named), feed.pattern) for feed in house.manner.feeds)
    return SampleHouse(house.publisher.id, house.publisher.name, house.home, tuple(feeds))
