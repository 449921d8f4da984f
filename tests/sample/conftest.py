"""The sample newsroom at a set moment, a collector that may ask it, and what its sources say should be there."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from isnad.clock import SetClock
from isnad.collect.fetching import Courteous, Detour, courteous_fetcher, networks
from isnad.model import Fetched, FetchFailure, Page, Request, Wait
from isnad.sample import LOOPBACK, SampleServer

NEWSROOM = Path(__file__).resolve().parents[2] / "examples" / "newsroom"
END = datetime(2024, 11, 30, tzinfo=UTC)  # all is printed
DAY_HOUR = timedelta(hours=6)  # when articles come out that give only their day


@dataclass(frozen=True)
class State:
    """One state of an article, as its source file says."""

    house: str
    name: str
    url: str
    title: str
    since: datetime
    number: int

    @property
    def address(self) -> str:
        return self.url.replace("https://", "http://")

    @property
    def page(self) -> bytes:
        suffix = "" if self.number == 1 else f".v{self.number}"
        return (NEWSROOM / "pages" / f"{self.name}{suffix}.html").read_bytes()


def _state(path: Path) -> State:
    slug, _, version = path.stem.partition(".v")
    fields: dict[str, Any] = tomllib.loads(path.with_name(f"{slug}.toml").read_text(encoding="utf-8"))
    fields |= tomllib.loads(path.read_text(encoding="utf-8"))
    since = fields["modified" if version else "published"]
    if fields["precision"] == "day":
        since += DAY_HOUR
    house = path.parent.name
    return State(house, f"{house}/{slug}", fields["url"], fields["title"], since, int(version or 1))


STATES = tuple(_state(path) for path in sorted(NEWSROOM.glob("source/*/*.toml")) if path.name != "house.toml")


def standing(now: datetime, house: str = "") -> dict[str, State]:
    """The last state of each article that stands by then, by name."""
    known = sorted((state for state in STATES if state.since <= now), key=lambda state: state.since)
    return {state.name: state for state in known if house in {"", state.house}}


class Collector:
    """Asks with manners, and waits by its own clock, which stands still meanwhile for the newsroom."""

    def __init__(self, port: int) -> None:
        self.clock = SetClock(END)
        self.courteous: Courteous = courteous_fetcher(
            "Isnad/test",
            allowed=networks([LOOPBACK]),
            clock=self.clock,
            connect_to=Detour("example", LOOPBACK, port),
        )

    def ask(self, address: str, etag: str = "", last_modified: str = "") -> Fetched | FetchFailure:
        while isinstance(result := self.courteous.fetch(Request(address, etag, last_modified)), Wait):
            self.clock.advance(result.until - self.clock.now())
        return result

    def fetched(self, address: str, etag: str = "", last_modified: str = "") -> Fetched:
        """Ask, once more where the house fails."""
        result = self.ask(address, etag, last_modified)
        if isinstance(result, FetchFailure):
            result = self.ask(address, etag, last_modified)
        assert isinstance(result, Fetched), result
        return result

    def page(self, address: str) -> Page:
        page = self.fetched(address).page
        assert page is not None
        return page


@pytest.fixture
def clock() -> SetClock:
    """The clock of the newsroom."""
    return SetClock(END)


@pytest.fixture
def sample(clock: SetClock) -> Iterator[SampleServer]:
    with SampleServer(clock, delays=False) as server:
        yield server


@pytest.fixture
def collector(sample: SampleServer) -> Collector:
    return Collector(sample.port)
