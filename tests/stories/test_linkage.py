"""Average linkage: what is joined, in which order, and what never is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from isnad.stories.linkage import linked


def free(_size: int) -> float:
    return 0.0


def odds_of(count: int, pairs: dict[tuple[int, int], float], otherwise: float = -3.0) -> NDArray[np.float32]:
    odds = np.full((count, count), otherwise, dtype=np.float32)
    for (one, other), value in pairs.items():
        odds[one, other] = odds[other, one] = value
    return odds


def test_what_belongs_together_on_the_average_is_joined() -> None:
    odds = odds_of(4, {(0, 1): 2.0, (0, 2): 1.0, (1, 2): -0.5})
    assert linked(odds, [[0], [1], [2], [3]], 0.0, free, 0.0) == [[0, 1, 2], [3]]


def test_one_strong_pair_does_not_join_two_parts_that_differ_otherwise() -> None:
    odds = odds_of(4, {(0, 1): 3.0, (2, 3): 3.0, (1, 2): 4.0})
    assert linked(odds, [[0, 1], [2, 3]], 0.0, free, 0.0) == [[0, 1], [2, 3]]


def test_a_part_is_never_cut() -> None:
    assert linked(odds_of(3, {(1, 2): 1.0}), [[0, 1], [2]], 0.0, free, 0.0) == [[0, 1], [2]]


def test_few_parts_must_be_surer() -> None:
    two = odds_of(2, {(0, 1): 1.0})
    assert linked(two, [[0], [1]], 0.0, free, 1.25) == [[0], [1]]
    three = odds_of(3, {(0, 1): 2.0, (0, 2): 1.0, (1, 2): 1.0})
    assert linked(three, [[0], [1], [2]], 0.0, free, 1.25) == [[0, 1, 2]]


def test_a_large_part_must_be_surer() -> None:
    odds = odds_of(4, {}, otherwise=1.0)
    assert linked(odds, [[0, 1, 2], [3]], 0.0, lambda size: 1.5 if size > 2 else 0.0, 0.0) == [[0, 1, 2], [3]]


def test_nothing_is_joined_out_of_nothing() -> None:
    assert linked(np.zeros((0, 0), dtype=np.float32), [], 0.0, free, 0.0) == []


@given(st.integers(1, 9), st.randoms(use_true_random=False), st.floats(-2, 2))
def test_every_member_stands_in_one_part_and_no_two_parts_are_left_that_belong_together(
    count: int, random: object, least: float
) -> None:
    uniform = random.uniform  # type: ignore[attr-defined]
    pairs = {(one, other): uniform(-3, 3) for one in range(count) for other in range(one)}
    odds = odds_of(count, pairs)
    found = linked(odds, [[number] for number in range(count)], least, free, 0.0)
    assert sorted(member for part in found for member in part) == list(range(count))
    for number, part in enumerate(found):
        for other in found[:number]:
            assert odds[np.ix_(part, other)].mean() <= least + 1e-4
