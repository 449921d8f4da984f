"""What the tests of grouping share: reports, and a stream of them put into a grouper."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from isnad.analyse import analyse
from isnad.model import Article, Level, Moment, Paragraph, Placed, Placement, Precision, Report, Told
from isnad.stories import Grouper

NOON = datetime(2024, 3, 10, 12, tzinfo=UTC)


class MakeReport(Protocol):
    """Makes a report that came so many hours after noon of the first day."""

    def __call__(
        self,
        name: str,
        title: str,
        body: str,
        *,
        hours: float = 0,
        publisher: str = "",
        agencies: Sequence[str] = (),
        offers: Sequence[str] = (),
    ) -> Report: ...


@pytest.fixture
def report() -> MakeReport:
    def make(
        name: str,
        title: str,
        body: str,
        *,
        hours: float = 0,
        publisher: str = "",
        agencies: Sequence[str] = (),
        offers: Sequence[str] = (),
    ) -> Report:
        at = NOON + timedelta(hours=hours)
        house = publisher or f"house-{name}"
        return Report(name, title, body, house, credited=tuple(agencies), at=at, offers=tuple(offers))

    return make


class Stream:
    """A grouper with what became of each report, regroupings followed."""

    def __init__(self, capacity: int = 100_000) -> None:
        self.grouper = Grouper(capacity)
        self.placements: dict[str, Placement] = {}
        self._moved: dict[tuple[Level, str], str] = {}

    def add(self, *reports: Report) -> None:
        for each in reports:
            found = self.grouper.add(each)
            self.placements[each.id] = found.placement
            for level in Level:
                self._moved[level, each.id] = getattr(found.placement, level)
            for change in found.regroupings:
                for article in change.articles:
                    self._moved[change.level, article] = change.new

    def group(self, article: str, level: Level) -> str:
        """The group that an article stands in now."""
        return self._moved[level, article]

    def together(self, level: Level, *articles: str) -> bool:
        """Whether all of these stand in one group."""
        return len({self.group(each, level) for each in articles}) == 1

    def apart(self, level: Level, *articles: str) -> bool:
        """Whether no two of these stand in one group."""
        return len({self.group(each, level) for each in articles}) == len(articles)

    def largest(self, level: Level) -> int:
        """How many articles the largest group has."""
        found = [group for (at, _), group in self._moved.items() if at is level]
        return max(map(found.count, set(found)))


@pytest.fixture
def grouped() -> Callable[[Iterable[Report]], Stream]:
    """Groups reports in their order."""

    def run(reports: Iterable[Report]) -> Stream:
        stream = Stream()
        stream.add(*reports)
        return stream

    return run


class MakeTold(Protocol):
    """Makes a state of an article that was printed so many hours after noon of the first day, and reads it."""

    def __call__(
        self,
        name: str,
        title: str,
        *body: str,
        hours: float = 0,
        publisher: str = "",
        copy: str = "",
        event: str = "event",
        revision: int = 1,
        is_newest: bool = True,
    ) -> Told: ...


@pytest.fixture
def told() -> MakeTold:
    def make(
        name: str,
        title: str,
        *body: str,
        hours: float = 0,
        publisher: str = "",
        copy: str = "",
        event: str = "event",
        revision: int = 1,
        is_newest: bool = True,
    ) -> Told:
        at = NOON + timedelta(hours=hours)
        house = publisher or f"house-{name}"
        published = Moment(at, Precision.MINUTE, 180)
        article = Article(name, title, tuple(map(Paragraph, body)), publisher=house, published=published)
        placement = Placement(name, copy or name, event, "story", f"publisher:{house}")
        placed = Placed(name, title, house, at, placement)
        return Told(placed, revision, at, article, analyse(article), is_newest=is_newest)

    return make
