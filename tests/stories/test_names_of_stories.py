"""Which names and places a story is told by: those that most of its events have, of equal ones the first."""

from datetime import UTC, datetime

from isnad.model import Placed, Placement
from isnad.stories import tell_story

DAY = datetime(2024, 3, 10, 8, tzinfo=UTC)


def placed(article: str, title: str) -> Placed:
    return Placed(article, title, "saha", DAY, Placement(article, f"c{article}", f"e{article}", "s", ""))


def test_names_that_as_many_events_have_stand_in_the_order_of_the_news() -> None:
    towns = ("بغداد", "دمشق", "بيروت", "عمان", "القاهرة", "الرباط")
    for order in (towns, towns[::-1]):
        told = tell_story("s", [placed("1", f"رحلات جديدة بين {'، '.join(order[:3])} و{order[3]}")])
        assert list(told.places) == [town for town in order if town in told.places]
        assert len(told.places) > 1
