"""Stories are told when they change, part by part, whatever stops it on the way."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.newsroom.test_grouping import BANK, NEWS, QUAKE, record, town_news

from isnad.model import Analysis, StoryOrder, StoryQuery, Told
from isnad.newsroom import Newsroom, open_newsroom, telling
from isnad.newsroom.rules import Rules
from isnad.newsroom.telling import Accounted, Accounts, Teller
from isnad.store import Store

Lines = Callable[..., Path]
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, lines: Lines) -> Store:
    """A store whose stories are to be told by accounts."""
    with open_newsroom(str(tmp_path / "told.sqlite")) as room:
        room.import_paths([lines(*NEWS, *town_news(60))])
    return Store.open(str(tmp_path / "told.sqlite"))


def teller(store: Store, of: Callable[[Sequence[Told]], Accounted], version: int = 900) -> Teller:
    return Teller(store, Rules.present(), lambda: NOW, Accounts(of, version))


def test_an_import_tells_what_it_brought(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(*NEWS)])
    assert [check.detail for check in newsroom.doctor() if check.name == "stories"] == ["all are told"]
    (quake,) = newsroom.stories().rows
    assert (quake.articles, quake.publishers, quake.rank.origins) == (3, 2, 2)
    assert quake.headline in {row["title"] for row in NEWS}
    assert newsroom.stories(StoryQuery(least=1)).total == 2
    newsroom.import_paths([lines(record("b2", "رفع الفائدة في تونس", BANK, "saha", 90))])
    assert newsroom.stories(StoryQuery(StoryOrder.NEWEST)).total == 2


def test_stories_are_found_by_whom_and_what_they_name(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(*(row | {"section": "زلازل"} for row in NEWS[:2]), NEWS[2])])

    def found(**asked: str) -> int:
        return newsroom.stories(replace(StoryQuery(least=1), **asked)).total  # type: ignore[arg-type]

    assert found() == 2
    assert found(place="اكادير") == found(place="أكادير") == 1
    assert found(section="زلازلَ") == 1
    assert found(publisher="nahr") == 2
    assert found(person="لا أحد") == 0
    names = {facet.name for facet in newsroom.story_filters(StoryQuery()).facets}
    assert {"أكادير", "زلازل", "nahr"} <= names


def test_what_an_account_counts_is_listed_and_its_body_kept(store: Store) -> None:
    asked: list[Sequence[Told]] = []

    def account(states: Sequence[Told]) -> Accounted:
        asked.append(states)
        return Accounted(conflicts=len(states), denials=1, body=b"all of it")

    assert teller(store, account).catch_up() == len(asked) == store.stories(StoryQuery(least=1)).total
    assert {row.conflicts for row in store.stories(StoryQuery(least=1)).rows} == {
        row.articles for row in store.stories(StoryQuery(least=1)).rows
    }
    story = store.stories(StoryQuery()).rows[0].id
    assert store.account(story) == b"all of it"
    assert teller(store, account).catch_up() == 0
    assert teller(store, account, version=901).behind() == len(asked)


def test_a_story_whose_account_fails_is_listed_without_and_the_failure_kept(store: Store) -> None:
    def account(states: Sequence[Told]) -> Accounted:
        if len(states) > 1:
            raise ZeroDivisionError("no figures")
        return Accounted(conflicts=1)

    total = teller(store, account).catch_up()
    assert store.count_stale(telling._VERSION * 1_000 + 900) == 0
    assert total == store.stories(StoryQuery(least=1)).total
    assert store.stories(StoryQuery(conflict=True)).total == 0
    assert any("no figures" in failure.reason for failure in store.failures())


def test_telling_goes_on_where_it_was_killed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "PART", 5)

    class Killed(BaseException):
        pass

    def dies(states: Sequence[Told]) -> Accounted:
        if any(told.placed.article == "n30" for told in states):
            raise Killed
        return Accounted(denials=1)

    with pytest.raises(Killed):
        teller(store, dies).catch_up()
    left = teller(store, dies).behind()
    assert 0 < left < store.stories(StoryQuery(least=1)).total
    assert teller(store, lambda _: Accounted(denials=1)).catch_up() == left
    assert {row.denials for row in store.stories(StoryQuery(least=1)).rows} == {1}


def test_a_step_tells_one_part_and_says_when_nothing_is_left(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "PART", 5)
    one = teller(store, lambda _: Accounted())
    steps = []
    while told := one.advance():
        steps.append(told)
    assert len(steps) > 3
    assert sum(steps) == store.stories(StoryQuery(least=1)).total


def test_earlier_states_are_read_by_the_present_rules(tmp_path: Path, lines: Lines) -> None:
    with open_newsroom(str(tmp_path / "a.sqlite")) as room:
        room.import_paths([lines(NEWS[0])])
        room.import_paths([lines(record("q1", "زلزال أكادير", QUAKE.replace("41", "52"), "saha"))])
        story = room.placement("q1").story
    with Store.open(str(tmp_path / "a.sqlite")) as store:
        old, new = teller(store, lambda _: Accounted()).states(story)
        assert store.states(story)[0].analysis == Analysis()
    assert (old.is_newest, new.is_newest) == (False, True)
    assert {str(figure.low) for figure in old.analysis.figures} >= {"41"}
    assert {str(figure.low) for figure in new.analysis.figures} >= {"52"}
    assert new.at - old.at > timedelta(0)
