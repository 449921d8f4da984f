"""How times are written: never finer than known, by the publisher's own clock and months."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model import Moment, Precision, Publisher
from isnad.web.times import Times, machine
from isnad.web.words import words_in

NOW = datetime(2024, 10, 25, 18, 30, tzinfo=UTC)
ARABIC, ENGLISH = (Times(words_in(language), NOW) for language in ("ar", "en"))


def bare(markup: str) -> str:
    return re.sub(r"<[^>]*>|[\u2068\u2069]", "", markup)


@pytest.mark.parametrize(
    ("age", "arabic", "english"),
    [
        (timedelta(seconds=20), "الآن", "now"),
        (timedelta(minutes=2), "قبل دقيقتين", "2 minutes ago"),
        (timedelta(minutes=59, seconds=59), "قبل 59 دقيقة", "59 minutes ago"),
        (timedelta(minutes=119), "قبل ساعة واحدة", "1 hour ago"),
        (timedelta(hours=11), "قبل 11 ساعة", "11 hours ago"),
        (timedelta(days=6, hours=23), "قبل 6 أيام", "6 days ago"),
        (timedelta(days=7), "18 أكتوبر 2024", "18 October 2024"),
        (timedelta(hours=-5), "25 أكتوبر 2024", "25 October 2024"),
    ],
)
def test_how_long_ago(age: timedelta, arabic: str, english: str) -> None:
    moment = Moment(NOW - age, Precision.MINUTE, 0)
    assert bare(ARABIC.ago(moment)) == arabic
    assert bare(ENGLISH.ago(moment)) == english


@pytest.mark.parametrize(
    ("precision", "at", "said", "written"),
    [
        (Precision.DAY, datetime(2024, 10, 24, 21, tzinfo=UTC), "اليوم", "2024-10-25"),
        (Precision.DAY, datetime(2024, 10, 23, 21, tzinfo=UTC), "أمس", "2024-10-24"),
        (Precision.DAY, datetime(2024, 10, 1, 21, tzinfo=UTC), "2 أكتوبر 2024", "2024-10-02"),
        (Precision.MONTH, datetime(2024, 9, 30, 21, tzinfo=UTC), "أكتوبر 2024", "2024-10"),
        (Precision.YEAR, datetime(2023, 12, 31, 21, tzinfo=UTC), "2024", "2024"),
    ],
)
def test_a_day_is_the_day_of_the_source(precision: Precision, at: datetime, said: str, written: str) -> None:
    moment = Moment(at, precision, 180)  # midnight in Riyadh
    assert bare(ARABIC.ago(moment)) == said
    assert machine(moment) == written
    assert not re.search(r"\d\d:\d\d", ARABIC.clocks(moment)[0].words)


@pytest.mark.parametrize(
    ("publisher", "words", "label"),
    [
        (Publisher("a", "ا", "LB", "Asia/Beirut"), "الثلاثاء 20 آب 2024، 15:00", "بتوقيت بيروت"),
        (Publisher("b", "ب", "MA", "Africa/Casablanca"), "الثلاثاء 20 غشت 2024، 13:00", "بتوقيت الدار البيضاء"),
        (Publisher("c", "ت", "EG", "Africa/Cairo"), "الثلاثاء 20 أغسطس 2024، 15:00", "بتوقيت القاهرة"),
        (Publisher("d", "ث", "XX", "No/Where"), "الثلاثاء 20 أغسطس 2024، 16:00", "بتوقيت GMT+0400"),
        (None, "الثلاثاء 20 أغسطس 2024، 16:00", "بتوقيت GMT+0400"),
    ],
)
def test_the_publishers_clock_and_months(publisher: Publisher | None, words: str, label: str) -> None:
    gmt, local = ARABIC.clocks(Moment(datetime(2024, 8, 20, 12, tzinfo=UTC), Precision.MINUTE, 240), publisher)
    assert (gmt.words, bare(gmt.label)) == ("الثلاثاء 20 أغسطس 2024، 12:00", "بتوقيت غرينتش")
    assert (local.words, bare(local.label)) == (words, label)


def test_one_clock_where_both_show_the_same() -> None:
    assert len(ARABIC.clocks(Moment(NOW, Precision.MINUTE, None))) == 1


def test_the_head_beyond_the_tables_of_the_hijri_calendar() -> None:
    assert Times(words_in("ar"), datetime(2300, 1, 1, tzinfo=UTC)).today()[1] == ""
    assert ENGLISH.today() == ("Friday 25 October 2024", "22 Rabi' al-Thani 1446 AH")


@given(
    at=st.datetimes(timezones=st.just(UTC)),
    precision=st.sampled_from(Precision),
    offset=st.none() | st.integers(-14 * 60, 14 * 60),
    zone=st.sampled_from(["", "Asia/Riyadh", "America/New_York", "nonsense", "../etc/passwd"]),
)
def test_no_time_is_too_strange_to_be_written(
    at: datetime, precision: Precision, offset: int | None, zone: str
) -> None:
    moment = Moment(at, precision, offset)
    for times in (ARABIC, ENGLISH):
        assert times.ago(moment)
        assert times.clocks(moment, Publisher("x", "x", "EG", zone))
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?\+00:00)?)?)?", machine(moment))


@pytest.mark.parametrize(
    ("span", "since", "ahead"),
    [
        (timedelta(seconds=20), "منذ لحظات", "الآن"),
        (timedelta(minutes=1), "منذ دقيقة", "بعد دقيقة"),
        (timedelta(minutes=2), "منذ دقيقتين", "بعد دقيقتين"),
        (timedelta(minutes=10), "منذ 10 دقائق", "بعد 10 دقائق"),
        (timedelta(minutes=11), "منذ 11 دقيقة", "بعد 11 دقيقة"),
        (timedelta(hours=3, minutes=59), "منذ 3 ساعات", "بعد 3 ساعات"),
        (timedelta(hours=23), "منذ 23 ساعة", "بعد 23 ساعة"),
        (timedelta(days=1), "منذ يوم", "بعد يوم"),
        (timedelta(days=2), "منذ يومين", "بعد يومين"),
        (timedelta(days=9), "منذ 9 أيام", "بعد 9 أيام"),
        (timedelta(days=11), "منذ 11 يوما", "بعد 11 يوما"),
        (timedelta(days=100), "منذ 100 يوم", "بعد 100 يوم"),
        (timedelta(days=103), "منذ 103 أيام", "بعد 103 أيام"),
        (timedelta(days=-1), "منذ لحظات", "الآن"),
    ],
)
def test_spans_have_the_number_forms_of_arabic(span: timedelta, since: str, ahead: str) -> None:
    times = Times(words_in("ar"), NOW)
    assert times.since(NOW - span).striptags() == since
    assert times.ahead(NOW + span).striptags() == ahead
