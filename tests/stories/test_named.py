"""Names of persons and places that are shown as those of a story."""

import pytest

from isnad.stories.named import named


@pytest.mark.parametrize(
    ("text", "persons", "places"),
    [
        ("استقبل سلمان الحارثي نظيره نبيل مراد في مسقط", ("سلمان الحارثي", "نبيل مراد"), ("مسقط",)),
        ("وصل عبد الرحيم الزين إلى جنوب أفريقيا", ("عبد الرحيم الزين",), ("جنوب أفريقيا",)),
        ("قال علي الزبيدي إن الطريق مفتوح", ("علي الزبيدي",), ()),
        ("انقلبت الحافلة على طريق الساحل صباح اليوم", (), ()),
        ("قال الناطق باسم الوزارة إن الحادث كان مروعا", (), ()),
        ("التقى يوسف حمدان للرياض ولبنان وفدا", ("يوسف حمدان",), ("الرياض", "لبنان")),
    ],
)
def test_persons_and_places_are_told_as_written(text: str, persons: tuple[str, ...], places: tuple[str, ...]) -> None:
    assert named(text) == (persons, places)


def test_a_name_does_not_go_on_over_a_line() -> None:
    assert named("سلمان\nالحارثي يصل") == ((), ())
