"""What is drawn: bars without gaps, and a piece of the world that stays in it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model import Ask, FetchFailureKind
from isnad.web.charts import chart_of, map_of, strip_of

NOW = datetime(2024, 10, 25, tzinfo=UTC)
DAYS = st.dictionaries(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.integers(1, 50), min_size=1, max_size=30)


@given(DAYS)
def test_every_mention_stands_in_one_bar(days: dict[date, int]) -> None:
    chart = chart_of(sorted(days.items()))
    assert chart is not None
    assert sum(bar.mentions for bar in chart.bars) == chart.mentions == sum(days.values())
    assert (chart.bars[0].first, chart.bars[-1].last) == (min(days), max(days))
    assert len(chart.bars) <= 60
    assert max(bar.share for bar in chart.bars) == 1
    for before, after in zip(chart.bars, chart.bars[1:], strict=False):
        assert after.first == before.last + timedelta(days=1)


def test_no_mentions_make_no_chart() -> None:
    assert chart_of(()) is None


@pytest.mark.parametrize(("latitude", "longitude"), [(33.9, 35.5), (89.0, 179.0), (-90.0, -180.0), (0.0, 0.0)])
def test_the_map_holds_its_place_and_ends_with_the_world(latitude: float, longitude: float) -> None:
    where = map_of(latitude, longitude)
    assert where is not None
    assert where.left <= where.x <= where.left + where.width
    assert where.top <= where.y <= where.top + where.height
    assert where.left >= -180
    assert where.left + where.width <= 180
    assert where.top >= -90
    assert where.top + where.height <= 90


def test_what_lies_nowhere_has_no_map() -> None:
    assert map_of(None, 3.0) is None


ASKS = st.lists(st.builds(Ask, st.just(NOW), st.integers(0, 99), st.sampled_from([None, FetchFailureKind.SLOW])))


@given(ASKS)
def test_every_ask_stands_once_in_the_strip_and_mirrors(asks: list[Ask]) -> None:
    leftward, rightward = strip_of(asks, rightward=False), strip_of(asks, rightward=True)
    if not asks:
        assert leftward is rightward is None
        return
    assert leftward
    assert rightward
    assert leftward.bars.count("M") + leftward.faults.count("M") == leftward.asks == len(asks)
    assert leftward.brought + leftward.barren + leftward.failed == len(asks)
    places = [int(place) for place in re.findall(r"M(\d+)", leftward.bars + leftward.faults)]
    assert sorted(places) == [5 * number for number in range(len(asks))]
    mirrored = sorted(5 * (len(asks) - 1) - int(place) for place in re.findall(r"M(\d+)", rightward.faults))
    assert mirrored == sorted(int(place) for place in re.findall(r"M(\d+)", leftward.faults))
    assert all(int(height) <= 14 for height in re.findall(r"v-(\d+)", leftward.bars))
