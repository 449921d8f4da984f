"""The geometry of a step chart."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from isnad.model import Bound, Point, Series, Span, Step, Words
from isnad.web.steps import HEIGHT, WIDTH, steps_of

START = datetime(2024, 3, 1, 6, tzinfo=UTC)


def point(
    hours: float, low: int, high: int | None = None, side: str = "دفاع مدني", bound: Bound = Bound.EXACT
) -> Point:
    upper = Decimal(low if high is None else high)
    words = Words("a", 1, Span(str(low), 0, 1))
    return Point(START + timedelta(hours=hours), Decimal(low), upper, bound, side, (), side, "house", words, Step.FIRST)


def series(*points: Point) -> Series:
    return Series("dead", "", "قتيل", "", "", is_part=False, points=points, conflicts=())


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 10**12), st.integers(0, 10**6)), min_size=1, max_size=30),
    st.booleans(),
)
def test_all_that_is_drawn_lies_in_the_chart(figures: list[tuple[int, int, int]], rightward: bool) -> None:
    drawn = steps_of(series(*(point(at, low, low + more) for at, low, more in sorted(figures))), rightward=rightward)
    for mark in drawn.marks:
        assert 0 <= mark.x <= WIDTH
        assert all(0 <= y <= HEIGHT for y in (mark.y, mark.top, mark.bottom) if y is not None)
    assert all(0 <= y <= HEIGHT for y, _ in drawn.levels)
    assert 1 <= len(drawn.levels) <= 6


def test_a_line_keeps_its_height_until_its_side_says_otherwise() -> None:
    drawn = steps_of(series(point(0, 10), point(5, 14, side="مستشفى"), point(10, 20)), rightward=True)
    ours, theirs = drawn.lines
    assert ours.path.count("H") == ours.path.count("V") == 1
    assert "H" not in theirs.path


def test_higher_numbers_stand_higher_and_later_ones_further() -> None:
    drawn = steps_of(series(point(0, 10), point(10, 20)), rightward=False)
    first, second = drawn.marks
    assert first.y > second.y
    assert first.x > second.x


def test_ranges_and_bounds_are_drawn() -> None:
    drawn = steps_of(
        series(
            point(0, 10, 14, bound=Bound.RANGE), point(1, 20, bound=Bound.AT_LEAST), point(2, 5, bound=Bound.AT_MOST)
        ),
        rightward=True,
    )
    between, least, most = drawn.marks
    assert between.top is not None
    assert between.top < between.y
    assert least.top is not None
    assert least.bottom is None
    assert most.bottom is not None
    assert most.top is None


def test_a_scale_that_begins_far_from_nothing_shows_how_a_price_moves() -> None:
    drawn = steps_of(series(point(0, 4860), point(10, 4910)), rightward=True)
    assert min(level for _, level in drawn.levels) > 4000
