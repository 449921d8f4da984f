"""A newsroom that collects from invented publishers by a clock that is set: nobody waits for time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.newsroom.live.press import NOW, Press
from tests.store.conftest import address, empty_database, postgres  # noqa: F401 - fixtures

from isnad.clock import SetClock
from isnad.collect import Catalogue
from isnad.collect.fetching import Courteous, Detour, Limits, Manners, courteous_fetcher, networks
from isnad.collect.webhooks import Poster
from isnad.model import Analysis, Article, Followed, StoryQuery
from isnad.newsroom import CollectOptions, Newsroom
from isnad.newsroom.live import CollectReport
from isnad.newsroom.rules import Rules
from isnad.store import Store


class Told:
    """A watch that remembers what it was told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, object]]] = []

    def event(self, name: str, **facts: object) -> None:
        self.events.append((name, facts))

    def of(self, name: str) -> list[dict[str, object]]:
        return [facts for told, facts in self.events if told == name]


class Desk:
    """A newsroom on the test's store, and rounds of collecting with it."""

    def __init__(self, url: str, press: Press, clock: SetClock, analyse: Callable[[Article], Analysis]) -> None:
        self.store = Store.open(url, clock=clock.now)
        self.room = Newsroom(self.store, Catalogue(()), clock.now, Rules(1, analyse))
        self.clock = clock
        self.press = press
        self.watch = Told()
        self.asking = self.fetcher()
        self.poster: Poster | None = None

    def fetcher(self, **manners: Any) -> Courteous:
        """A new one, as after a restart."""
        return courteous_fetcher(
            "Isnad/test",
            manners=Manners(**manners),
            limits=Limits(connect=5, read=5, total=10),
            allowed=networks(["127.0.0.1"]),
            clock=self.clock,
            connect_to=Detour("example", "127.0.0.1", self.press.port),
        )

    def follow(self, *addresses: str) -> None:
        self.room.follow([Followed(feed) for feed in addresses])

    def round(self, after: timedelta = timedelta(), **options: Any) -> CollectReport:
        """One round, so long after the last one."""
        self.clock.advance(after)
        how = CollectOptions(**options)
        return self.room.collect(self.asking, Event(), how, once=True, watch=self.watch, poster=self.poster)

    def texts(self) -> dict[str, str]:
        """The present words of all articles, by address."""
        return {kept.article.url: kept.article.text for kept in self.room.export()}

    def whole(self, urls: Sequence[str]) -> None:
        """Asserts that these articles are kept and no other, each once, grouped and analysed, and the store is well."""
        kept = list(self.room.export())
        assert sorted(one.article.url for one in kept) == sorted(urls)
        assert all(self.room.analysis(one) is not None for one in kept)
        rows = self.room.stories(StoryQuery(least=1, limit=len(kept) + 1)).rows
        assert sum(row.articles for row in rows) == len(kept)
        assert all(check.ok for check in self.room.doctor() if check.name != "catalogue")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def press(clock: SetClock) -> Iterator[Press]:
    with Press(clock.now) as serving:
        yield serving


@pytest.fixture
def desk(
    tmp_path: Path, press: Press, clock: SetClock, plain_analysis: Callable[[Article], Analysis]
) -> Iterator[Desk]:
    opened = Desk(f"sqlite:///{tmp_path / 'live.sqlite'}", press, clock, plain_analysis)
    yield opened
    opened.room.close()
