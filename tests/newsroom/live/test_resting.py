"""Large stories rest before they are told anew; small ones do not, and none waits for ever."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from isnad.collect import Catalogue
from isnad.newsroom.live import settling
from isnad.newsroom.live.resting import Resting
from isnad.newsroom.live.settling import Settler
from isnad.store import Stale

SMALL = Stale("s-small", 1, 3)
REST = 20.0  # seconds, of a story of 2,000 articles


def large(mark: int) -> Stale:
    return Stale("s-large", mark, 2_000)


def test_a_small_story_is_due_at_once_and_a_large_one_when_it_has_rested() -> None:
    resting = Resting()
    assert resting.due([large(1), SMALL], 0.0) == [SMALL]
    assert resting.until == pytest.approx(REST)
    assert resting.due([large(1)], REST - 1) == []
    assert resting.due([large(1)], REST + 1) == [large(1)]


def test_what_comes_meanwhile_begins_the_rest_anew() -> None:
    resting = Resting()
    resting.due([large(1)], 0.0)
    assert resting.due([large(2)], 15.0) == []
    assert resting.due([large(2)], 25.0) == []
    assert resting.due([large(2)], 36.0) == [large(2)]


def test_a_story_that_never_rests_is_told_all_the_same() -> None:
    resting = Resting()
    told = [at for at in range(0, 1_000, 5) if resting.due([large(at)], float(at))]
    assert told
    assert told[0] == pytest.approx(10 * REST)


def test_a_story_that_was_told_is_forgotten_and_rests_again() -> None:
    resting = Resting()
    resting.due([large(1)], 0.0)
    resting.due([], 30.0)
    assert resting.until == float("inf")
    assert resting.due([large(2)], 100.0) == []


@dataclass(slots=True)
class Store:
    """A teller, a regrouper and an analyst of stories that wait to be told."""

    waits: list[Stale] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    is_out: bool = False

    def waiting(self) -> tuple[Stale, ...]:
        return tuple(self.waits)

    def advance(self, due: Sequence[Stale] | None = None) -> int:
        if due is None:
            return 0
        self.told += [each.story for each in due]
        self.waits = [each for each in self.waits if each not in due]
        return len(due)

    def catch_up(self, *_: object) -> int:
        return 0


def test_a_story_that_comes_in_five_batches_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(settling, "time", SimpleNamespace(monotonic=lambda: now))
    store = Store()
    quiet = SimpleNamespace(is_out=False, advance=lambda: 0)
    aftermath = SimpleNamespace(regrouper=store, analyst=quiet, teller=store, look=lambda: 0)
    settler = Settler(cast("Any", aftermath), Catalogue(()), 0.0)
    for batch in range(5):
        store.waits = [large(batch), SMALL]
        settler.came()
        for _ in range(8):
            settler.settle_some()
            now += 0.5
    assert store.told == ["s-small"] * 5
    for _ in range(100):
        settler.settle_some()
        now += 0.5
    assert store.told == ["s-small"] * 5 + ["s-large"]
