"""An article as JSON and back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import BadRecord
from isnad.model import Moment, Precision, article_from_json, article_to_json

TEXT = st.text(max_size=30)
MOMENTS = st.builds(
    Moment,
    st.datetimes(datetime.min + timedelta(days=1), datetime.max - timedelta(days=1), timezones=st.just(UTC)),  # noqa: DTZ901
    st.sampled_from(Precision),
    st.none() | st.integers(-720, 840),
)


@given(TEXT, TEXT)
def test_a_contract_record_keeps_its_text_to_the_code_point(title: str, text: str) -> None:
    article = article_from_json({"id": "1", "title": title, "text": text})
    assert article.text == f"{title}\n{text}"
    assert article_from_json(article_to_json(article)) == article


def test_unknown_keys_are_kept_as_they_are() -> None:
    record = {"id": "1", "title": "فتح الجسر", "text": "فُتح الجسر.", "الولاية": {"رقم": [1, None]}}
    assert article_to_json(article_from_json(record))["الولاية"] == {"رقم": [1, None]}


@given(MOMENTS)
def test_times_come_back_with_their_clock(moment: Moment) -> None:
    shape: dict[str, object] = {"id": "1", "title": "ت", "text": "ن", "published": moment.isoformat()}
    shape["precision"] = moment.precision.value
    assert article_from_json(shape).published == moment


def test_an_unknown_clock_is_not_that_of_greenwich() -> None:
    at = datetime(2024, 11, 10, 9, 30, tzinfo=UTC)
    assert Moment(at, Precision.MINUTE).isoformat() == "2024-11-10T09:30:00Z"
    assert Moment(at, Precision.MINUTE, 0).isoformat() == "2024-11-10T09:30:00+00:00"
    assert Moment(at, Precision.MINUTE, 120).isoformat() == "2024-11-10T11:30:00+02:00"


def test_the_last_hours_of_the_calendar_are_written_in_utc() -> None:
    at = datetime(9999, 12, 31, 23, 0, tzinfo=UTC)
    assert Moment(at, Precision.MINUTE, 180).isoformat() == "9999-12-31T23:00:00+00:00"


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("2024-11-10", Precision.DAY),
        ("2024-11-10T09", Precision.HOUR),
        ("2024-11-10T09:30", Precision.MINUTE),
        ("2024-11-10T09:30+02:00", Precision.MINUTE),
        ("2024-11-10T09:30:00-05:00", Precision.SECOND),
        ("2024-11-10T09:30:00Z", Precision.SECOND),
    ],
)
def test_a_time_is_as_fine_as_it_is_written(written: str, precision: Precision) -> None:
    published = article_from_json({"id": "1", "title": "ت", "text": "ن", "published": written}).published
    assert published is not None
    assert published.precision is precision


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ({"title": 7}, "title"),
        ({"title": "ت", "text": ["ن"]}, "text"),
        ({"title": "ت", "text": "ن", "tags": "وسم"}, "tags"),
        ({"title": "ت", "text": "ن", "authors": [1]}, "authors"),
        ({"title": "ت", "text": "ن", "published": "أمس"}, "published"),
        ({"title": "ت", "text": "ن", "evidence": [1]}, "evidence"),
    ],
)
def test_a_wrong_field_is_named(record: dict[str, object], named: str) -> None:
    with pytest.raises(BadRecord, match=named):
        article_from_json(record)
