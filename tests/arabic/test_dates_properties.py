from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.dates import find, parse
from isnad.arabic.wordlists import rows
from isnad.model import Precision

EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
LEVANT = [
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
]  # fmt: skip
MAGHREB = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
ENGLISH = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
HIJRI = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
]  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ZONES = ["UTC", "Asia/Riyadh", "Africa/Cairo", "Asia/Beirut", "Africa/Casablanca", "Asia/Gaza", "America/New_York"]


def hijri(day: date) -> str:
    there = Gregorian(day.year, day.month, day.day).to_hijri()
    return f"{there.day} {HIJRI[there.month - 1]} {there.year}"


STYLES: list[Callable[[date], str]] = [
    date.isoformat,
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d:%d-%m-%Y} م".removesuffix(" م"),
    lambda d: f"{d.day}/{d.month}/{d.year}م".translate(EASTERN),
    lambda d: f"{d.day} {EGYPT[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {LEVANT[d.month - 1]} {d.year}".translate(EASTERN),
    lambda d: f"{d.day} {MAGHREB[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {LEVANT[d.month - 1]}/{EGYPT[d.month - 1]} {d.year}",
    lambda d: f"{d.day} من شهر {EGYPT[d.month - 1]} ({LEVANT[d.month - 1]}) عام {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}، {d.day} {EGYPT[d.month - 1]}، {d.year}",
    lambda d: f"{EGYPT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day:02} {ENGLISH[d.month - 1][:3]} {d.year}",
    lambda d: f"{d:%A}, {d.day}th of {ENGLISH[d.month - 1]} {d.year}",
    lambda d: f"{hijri(d)}هـ الموافق {d.day} {EGYPT[d.month - 1]} {d.year}م",
    hijri,
]
days = st.dates(date(1950, 1, 1), date(2070, 12, 31))
anything = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(" \n/-:.،(0123456789٣٤هـمصتغو"),
    ),
    max_size=80,
)
words = st.sampled_from(
    sorted(
        {row[0] for name in ("months", "weekdays", "ordinals", "turns", "units", "days", "dayparts", "words", "zones")
         for row in rows(f"date_{name}")}
        | {"2015", "1436", "5", "30", "12:30", "قبل", "منذ", "والنصف", "إلا", "بتوقيت", "من", "و", "/", "(", ")", "-"}
    )
)  # fmt: skip
phrases = st.lists(words, max_size=12).map(" ".join)
nears = st.one_of(st.none(), st.dates(), st.datetimes(), st.datetimes(timezones=st.just(UTC)))


@given(days, st.sampled_from(STYLES), st.sampled_from(ZONES))
def test_a_day_written_in_any_style_is_read_back(day: date, style: Callable[[date], str], zone: str) -> None:
    dated = parse(style(day), None, zone)
    assert dated is not None
    assert dated.moment.precision is Precision.DAY
    local = dated.moment.at + timedelta(minutes=dated.moment.offset or 0)
    assert local.date() == day


@given(days, st.sampled_from(STYLES))
def test_a_day_in_running_text_is_found_as_parsed(day: date, style: Callable[[date], str]) -> None:
    words = style(day)
    text = f"صدر البيان بتاريخ {words}؛ ولم يوقعه أحد."
    (dated,) = find(text, None, "Asia/Riyadh")
    assert dated.words == words
    parsed = parse(words, None, "Asia/Riyadh")
    assert parsed is not None
    assert dated.moment == parsed.moment


@given(st.datetimes(datetime(1950, 1, 1), datetime(2070, 12, 31)), st.integers(-12 * 4, 14 * 4))  # noqa: DTZ001
def test_a_moment_in_iso_is_read_back(local: datetime, quarters: int) -> None:
    local = local.replace(microsecond=0)
    sign, minutes = "-" if quarters < 0 else "+", abs(quarters) * 15
    dated = parse(f"{local.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}")
    assert dated is not None
    assert dated.moment.offset == quarters * 15
    assert dated.moment.at == local.replace(tzinfo=UTC) - timedelta(minutes=quarters * 15)
    assert dated.moment.precision is Precision.SECOND


@given(st.integers(1, 12), st.integers(0, 59), st.booleans(), days)
def test_a_time_with_its_half_of_the_day_is_read_back(hour: int, minute: int, late: bool, day: date) -> None:
    dated = parse(f"{day.day} {EGYPT[day.month - 1]} {day.year} {hour:02}:{minute:02} {'م' if late else 'ص'}")
    assert dated is not None
    assert (dated.moment.at.hour, dated.moment.at.minute) == (hour % 12 + 12 * late, minute)


@given(st.one_of(anything, phrases), nears, st.sampled_from(["", *ZONES]))
def test_any_text_is_read_without_harm(text: str, near: date | datetime | None, zone: str) -> None:
    end = 0
    for dated in find(text, near, zone):
        assert end <= dated.start < dated.end <= len(text)
        assert text[dated.start : dated.end] == dated.words
        assert dated.moment.at.tzinfo is UTC
        assert dated.kind in {"absolute", "relative", "hijri"}
        end = dated.end
    parse(text, near, zone)


@given(phrases)
def test_what_needs_no_day_of_writing_is_the_same_on_any(text: str) -> None:
    alone = [(dated.start, dated.moment) for dated in find(text) if dated.kind == "absolute"]
    there = {(dated.start, dated.moment) for dated in find(text, date(2024, 10, 25)) if dated.kind == "absolute"}
    assert set(alone) <= there


@given(st.integers(1, 40), days)
def test_so_many_days_ago_is_so_many_days_ago(count: int, day: date) -> None:
    dated = parse(f"قبل {count} يوما", day)
    assert dated is not None
    assert dated.moment.at.date() == day - timedelta(days=count)


@given(days, st.integers(0, 6))
def test_weekdays_turn_as_they_say(day: date, weekday: int) -> None:
    def shift(words: str) -> int:
        dated = parse(words, day)
        assert dated is not None
        assert dated.moment.at.weekday() == weekday
        return (dated.moment.at.date() - day).days

    name = WEEKDAYS[weekday]
    assert -6 <= shift(name) <= 0
    assert -7 <= shift(f"{name} الماضي") <= -1
    assert 1 <= shift(f"{name} المقبل") <= 7
