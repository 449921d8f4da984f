from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel import Locale

from isnad.arabic.dates import Dated, find, parse
from isnad.arabic.wordlists import rows
from isnad.errors import SettingError
from isnad.model import Precision

ANSWERS = [
    line.split("\t")
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
FRIDAY = date(2024, 10, 25)
NEAR = datetime(2024, 10, 25, 14, 20)  # noqa: DTZ001 - by the clock of the source's zone


def when(written: str) -> date | datetime | None:
    if written == "-":
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def told(dated: Dated | None) -> str:
    return f"{dated.moment.isoformat()}/{dated.moment.precision.value}" if dated else "-"


def read(text: str, near: date | datetime | None = NEAR, zone: str = "Asia/Riyadh") -> str:
    return told(parse(text, near, zone))


def found(text: str, near: date | datetime | None = NEAR, zone: str = "Asia/Riyadh") -> list[str]:
    return [told(dated) for dated in find(text, near, zone)]


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: row[4])
def test_answers(row: list[str]) -> None:
    _, mode, near, zone, text, answer = row
    if mode == "parse":
        assert read(text, when(near), zone) == answer
    else:
        assert (" | ".join(found(text, when(near), zone)) or "-") == answer


@pytest.mark.parametrize(
    "locale", ["ar", "ar_SY", "ar_IQ", "ar_LB", "ar_JO", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ar_EG"]
)
def test_every_month_name_of_cldr_is_known(locale: str) -> None:
    for number, name in Locale.parse(locale).months["format"]["wide"].items():
        assert read(f"5 {name} 2021") == f"2021-{number:02}-05T00:00:00+03:00/day"


def test_every_weekday_name_of_cldr_is_known() -> None:
    for number, name in Locale.parse("ar").days["format"]["wide"].items():
        dated = parse(name, FRIDAY, "Asia/Riyadh")
        assert dated is not None
        local = dated.moment.at + timedelta(hours=3)
        assert local.weekday() == number
        assert FRIDAY - timedelta(days=6) <= local.date() <= FRIDAY


@pytest.mark.parametrize("row", rows("date_months"))
def test_every_spelling_of_a_month_stands_between_day_and_year(row: tuple[str, str, str]) -> None:
    name, code, _ = row
    if code[0] == "g":
        assert read(f"5 {name} 2021") == f"2021-{int(code[1:]):02}-05T00:00:00+03:00/day"
    else:
        dated = parse(f"5 {name} 1445", NEAR, "Asia/Riyadh")
        assert dated is not None
        assert (dated.kind, dated.moment.precision) == ("hijri", Precision.DAY)
        first = parse(f"5/{code[1:]}/1445هـ", NEAR, "Asia/Riyadh")
        assert first is not None
        assert dated.moment == first.moment


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Fri, 25 Oct 2024 14:05:06 GMT", "2024-10-25T14:05:06+00:00/second"),
        ("2024-10-25T14:05:06.123456+03:00", "2024-10-25T14:05:06+03:00/second"),
        ("2024-10-25 14:05:06 +0000", "2024-10-25T14:05:06+00:00/second"),
        ("2024-10-25T14:05-05:00", "2024-10-25T14:05:00-05:00/minute"),
        ("20241025T1405Z", "2024-10-25T14:05:00+00:00/minute"),
        ("20241025", "2024-10-25T00:00:00+03:00/day"),
        ("2024-W43-5", "2024-10-25T00:00:00+03:00/day"),
        ("2024-10", "2024-10-01T00:00:00+03:00/month"),
        ("Oct 25, 2024 2:05 p.m.", "2024-10-25T14:05:00+03:00/minute"),
        ("25-Oct-2024", "2024-10-25T00:00:00+03:00/day"),
        ("Friday, October 25th, 2024 at 14:05 UTC", "2024-10-25T14:05:00+00:00/minute"),
        ("10/25/2024", "2024-10-25T00:00:00+03:00/day"),
        ("25.10.2024, 14:05", "2024-10-25T14:05:00+03:00/minute"),
        ("الخميس 24 أكتوبر 2024 | 10:15 م", "2024-10-24T22:15:00+03:00/minute"),
        ("الجمعة ٢٥/١٠/٢٠٢٤ - ٠٢:٠٥ مساءً", "2024-10-25T14:05:00+03:00/minute"),
        ("٢٥ محرم ١٤٤٦هـ - ٣١ يوليو ٢٠٢٤م", "2024-07-31T00:00:00+03:00/day"),
        ("07-08-2015 الموافق 22-10-1436", "2015-08-07T00:00:00+03:00/day"),
        ("24:00 25 أكتوبر 2024", "2024-10-26T00:00:00+03:00/minute"),
        ("12:30 ص 5 يناير 2020", "2020-01-05T00:30:00+03:00/minute"),
        ("12:30 م 5 يناير 2020", "2020-01-05T12:30:00+03:00/minute"),
    ],
)
def test_dates_of_pages(text: str, answer: str) -> None:
    assert read(text) == answer


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("عامي 1978 و1986", ["1978-01-01T00:00:00+03:00/year", "1986-01-01T00:00:00+03:00/year"]),
        ("من 2009 إلى 2011", ["2009-01-01T00:00:00+03:00/year", "2011-01-01T00:00:00+03:00/year"]),
        ("في مايو ويونيو 2015", ["2015-05-01T00:00:00+03:00/month", "2015-06-01T00:00:00+03:00/month"]),
        ("يومي 5 و6 مارس 2022", ["2022-03-05T00:00:00+03:00/day", "2022-03-06T00:00:00+03:00/day"]),
        ("من 5 إلى 7 مارس 2022", ["2022-03-05T00:00:00+03:00/day", "2022-03-07T00:00:00+03:00/day"]),
        ("في الساعة 10,30 (08,30 ت غ) الخميس", ["2024-10-24T10:30:00+02:00/minute"]),
        ("الساعة 19:00 بالتوقيت المحلي (16:00 بتوقيت غرينتش) أمس", ["2024-10-24T19:00:00+03:00/minute"]),
        ("عند الساعة الرابعة وأربع وعشرين دقيقة من مساء اليوم", ["2024-10-25T16:24:00+03:00/minute"]),
        ("يوم الجمعة قبل الماضي", ["2024-10-11T00:00:00+03:00/day"]),
        ("في 10 مارس من العام التالي", []),
        ("على أن يعود الأحد", ["2024-10-27T00:00:00+03:00/day"]),
        ("يستمر المعرض حتى الأحد", ["2024-10-27T00:00:00+03:00/day"]),
        ("كان من المقرر أن يعقد الأحد", ["2024-10-20T00:00:00+03:00/day"]),
        ("قال الوزير الأحد إنه سيسافر الثلاثاء", ["2024-10-20T00:00:00+03:00/day", "2024-10-29T00:00:00+03:00/day"]),
        ("يفتح المتجر أيام السبت والأحد", []),
        ("خلال الأيام الثلاثة الماضية", []),
        ("منذ أكثر من عشر سنوات", []),
        ("قبل يومين من الانتخابات", []),
        ("قبل يوم الأربعاء", ["2024-10-23T00:00:00+03:00/day"]),
        ("فاز 2 - صفر", []),
        ("أبصرت النور في آب", ["2024-08-01T00:00:00+03:00/month"]),
        ("الثقة في أب صالح", []),
        ("في السادس من أكتوبر عام 1973", ["1973-10-06T00:00:00+03:00/day"]),
        ("حي السادس من أكتوبر", []),
        ("رقمها 2015/2016 و20.2020 و#2019", []),
        ("على مدار الساعة", []),
        ("قبل عام ونصف العام من الموعد", []),
        ("قال لـ(اليوم) إن الوقت حان", []),
        ("مع بداية العام الدراسي", []),
        ("يعقد المجلس اجتماعا الأحد", ["2024-10-27T00:00:00+03:00/day"]),
    ],
)
def test_dates_in_text(text: str, answers: list[str]) -> None:
    assert found(text) == answers


def test_spans_and_words_are_those_of_the_text_as_written() -> None:
    text = "قال\u200f يومَ\u00a0الأَربـعاء، ٢٣\u00a0أكتوبر\u200e ٢٠٢٤؛ وانصرف"
    (dated,) = find(text, NEAR, "Asia/Riyadh")
    assert text[dated.start : dated.end] == dated.words
    assert dated.words.startswith("يومَ")
    assert dated.words.endswith("٢٠٢٤")
    assert told(dated) == "2024-10-23T00:00:00+03:00/day"


def test_a_preposition_joined_to_a_date_is_not_part_of_it() -> None:
    assert [dated.words for dated in find("وللأربعاء وبأغسطس الماضي", NEAR)] == ["لأربعاء", "أغسطس الماضي"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("5 مارس 2020", "absolute"), ("5 مارس", "relative"), ("أمس", "relative"), ("5 رمضان 1445", "hijri"),
     ("5 رمضان 1445 الموافق 15 مارس 2024", "absolute")],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    dated = parse(text, NEAR)
    assert dated is not None
    assert dated.kind == kind


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("3/4/2020", True),
        ("الجمعة 3/4/2020", False),  # 3 April was a Friday
        ("الأربعاء 4/3/2020", False),
        ("13/4/2020", False),
        ("4/4/2020", False),
        ("أمس الخميس", False),
        ("أمس الثلاثاء", True),
        ("الأربعاء 5 مارس 2020", True),
        ("الساعة 10", True),
        ("الساعة 10 صباح أمس", False),
        ("5 رمضان 1445 الموافق 15 مارس 2024", False),
        ("5 رمضان 1445 الموافق 25 مارس 2024", True),
    ],
)
def test_what_can_be_read_two_ways_says_so(text: str, ambiguous: bool) -> None:
    dated = parse(text, FRIDAY)
    assert dated is not None
    assert dated.ambiguous is ambiguous


def test_a_weekday_beside_digits_tells_day_from_month() -> None:
    assert read("الأحد 5/4/2020") == "2020-04-05T00:00:00+03:00/day"
    assert read("الاثنين 5/4/2020") == "2020-05-04T00:00:00+03:00/day"


def test_the_weekday_is_stronger_than_yesterday() -> None:
    """An article of Thursday collected after midnight still says «أمس الأربعاء»."""
    assert read("أمس الأربعاء", date(2024, 10, 25)) == "2024-10-23T00:00:00+03:00/day"


@pytest.mark.parametrize(
    "text", ["أمس", "الأربعاء", "5 مارس", "منذ ساعتين", "العام الماضي", "الساعة 10:30", "12 الجاري"]
)
def test_without_the_day_of_writing_there_is_no_relative_date(text: str) -> None:
    assert parse(text) is None
    assert find(text) == ()


def test_the_day_of_writing_is_that_of_the_zone() -> None:
    late = datetime(2024, 10, 25, 22, 30, tzinfo=UTC)
    assert read("اليوم", late, "Asia/Riyadh") == "2024-10-26T00:00:00+03:00/day"
    assert read("اليوم", late, "America/New_York") == "2024-10-25T00:00:00-04:00/day"


def test_an_amount_of_hours_needs_the_hour_of_writing() -> None:
    assert read("منذ 3 ساعات") == "2024-10-25T11:20:00+03:00/hour"
    dated = parse("منذ 3 ساعات", FRIDAY, "Asia/Riyadh")
    assert dated is not None
    assert (told(dated), dated.ambiguous) == ("2024-10-25T00:00:00+03:00/day", True)


@pytest.mark.parametrize(
    ("zone", "text", "answer"),
    [
        ("Africa/Cairo", "25 أبريل 2024", "2024-04-25T00:00:00+02:00/day"),
        ("Africa/Cairo", "26 أبريل 2024", "2024-04-26T01:00:00+03:00/day"),  # that day had no midnight
        ("Asia/Beirut", "31 مارس 2024 00:30", "2024-03-31T01:30:00+03:00/minute"),  # nor half past
        ("Asia/Amman", "10 يناير 2022", "2022-01-10T00:00:00+02:00/day"),
        ("Asia/Amman", "10 يناير 2023", "2023-01-10T00:00:00+03:00/day"),  # Jordan gave up winter time
        ("Africa/Casablanca", "20 مارس 2024", "2024-03-20T00:00:00+00:00/day"),  # Morocco, in Ramadan
        ("Africa/Casablanca", "20 ماي 2024", "2024-05-20T00:00:00+01:00/day"),
        ("Asia/Riyadh", "1 مايو 1931", "1931-05-01T00:00:00+03:06/day"),  # by the sun
    ],
)
def test_clocks_of_places_with_their_history(zone: str, text: str, answer: str) -> None:
    assert read(text, None, zone) == answer


def test_a_time_that_the_clock_showed_twice_is_ambiguous() -> None:
    dated = parse("1 نوفمبر 2024 00:30", None, "Africa/Cairo")
    assert dated is not None
    assert not dated.ambiguous
    dated = parse("31 أكتوبر 2024 23:30", None, "Africa/Cairo")
    assert dated is not None
    assert (told(dated), dated.ambiguous) == ("2024-10-31T23:30:00+03:00/minute", True)


def test_an_unknown_clock_leaves_the_offset_open() -> None:
    dated = parse("5 مارس 2020 10:30", None, "")
    assert dated is not None
    assert (dated.moment.at, dated.moment.offset) == (datetime(2020, 3, 5, 10, 30, tzinfo=UTC), None)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "\0"])
def test_a_zone_that_is_none_is_a_wrong_setting(zone: str) -> None:
    with pytest.raises(SettingError, match="no time zone"):
        parse("أمس", FRIDAY, zone)


@pytest.mark.parametrize(
    "text",
    ["", " ", "31 فبراير 2020", "30/2/2020", "2020-13-45", "99/99/9999", "5 مارس 9999", "5 مارس 1436", "5 رمضان 3000",
     "31 رمضان 1445", "الساعة 25:00", "عام 0", "1250 قتيلا", "1250 قتيل", "المادة 4", "2-1", "0227354000",
     "٥" * 5000, "مارس الرياضة", "ثورة 25 يناير", "5 مارس 2020 و6 أبريل 2021"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse(text, NEAR) is None


def test_the_first_and_last_days_of_the_calendar_do_no_harm() -> None:
    for near in (date.min, date.max, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        for text in (
            "أمس",
            "غدا",
            "الأحد الماضي",
            "الأحد المقبل",
            "قبل 9000 سنة",
            "بعد 300 عقد",
            "الشهر المقبل",
            "5 مارس",
        ):
            find(text, near, "Asia/Riyadh")
            parse(text, near, "America/New_York")


def test_label_may_touch_its_date() -> None:
    (found,) = find("تاريخ النشر:11.05.2020 | 14:35 GMT |")
    assert found.moment.isoformat() == "2020-05-11T14:35:00+00:00"
    assert find("الرمز 10:11.05.2020") == ()
