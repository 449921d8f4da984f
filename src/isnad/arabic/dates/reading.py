"""One date expression: a date, a time of day, or both in either order, and the same day in two calendars."""

from dataclasses import dataclass, replace
from datetime import tzinfo

from isnad.arabic.dates.clock import Found, read_clock
from isnad.arabic.dates.days import CalendarDay, DayOfMonth, DayShift, Weekday
from isnad.arabic.dates.english import read_english
from isnad.arabic.dates.lexicon import (
    CLOCK_HEADS,
    DAY_HEADS,
    DAY_TENS,
    DAY_UNITS,
    DAYS,
    EDGES,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    HOUR_UNITS,
    HOURS,
    MONTH_HEADS,
    MONTHS,
    PARTS,
    PAST_SEASONS,
    SAME_DAY,
    SEASONS,
    WEEKDAYS,
    WHOLE_DAYS,
    YEAR_HEADS,
    role,
)
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.numerals import read_numeric
from isnad.arabic.dates.relative import BACK, PERIODS, read_day_word, read_relative
from isnad.arabic.dates.said import COMMAS, DASHES, Said
from isnad.arabic.dates.written import day_number, read_following, read_written
from isnad.arabic.dates.years import read_year
from isnad.arabic.dates.zonewords import zone_at

_SIGNS = COMMAS | DASHES | {"/", "(", ":"}
_TO_CLOCK = frozenset({"في", "عند", "علي", "تمام", "حوالي", "نحو", "قرابه", "بحلول", "و", "at", "t"})
_TO_DAY = frozenset({"من", "في", "ل"})
_AND = frozenset({"و", "-", "–", "/", "الي", "حتي", "او", "،"})
# What may stand after a day of the month, and within how many tokens: «5 من شهر مارس», «5 و6 و7 و8 و9 مارس».
_NAMES = MONTHS.firsts | MONTH_HEADS.firsts | role("month_day_only") | role("this") | frozenset(ENGLISH_MONTHS)
_TO_NAME = 5
_TO_SHARED_NAME = 14
_MOST_DAYS = 5  # «5 و6 و7 مارس»: so many days may share one month

STARTERS = frozenset().union(
    *(
        phrases.firsts
        for phrases in (
            MONTHS, WEEKDAYS, DAYS, PARTS, EDGES, YEAR_HEADS, MONTH_HEADS, DAY_HEADS, SEASONS, PAST_SEASONS,
            CLOCK_HEADS, WHOLE_DAYS, DAY_UNITS, DAY_TENS, HOURS, HOUR_UNITS,
        )
    ),
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    role("this"),
    BACK,
    PERIODS,
    (proclitic + word for word in PERIODS for proclitic in "وبف"),
    ("ل" + word[1:] for word in PERIODS),
    ("بعد",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A date expression as written, not yet set against the day of writing."""

    said: Said | None  # None for a time of day alone
    clock: Found | None
    zone: tzinfo | None  # of a date without time that names one («25th, October 2024 GMT»)
    start: int  # code point of the matching form
    first: int  # its first token
    end: int  # the token after it


def read(line: Line, place: int) -> Reading | None:
    """The longest date expression that begins at the token."""
    said = read_date(line, place)
    if said is not None:
        return _with_clock(line, place, said)
    clock = read_clock(line, place)
    if clock is None:
        return None
    said = _day_after(line, clock.end)
    if said is not None:
        return Reading(said, clock, None, clock.start, place, said.end)
    return Reading(None, clock, None, clock.start, place, clock.end) if clock.clock.alone else None


def read_next(line: Line, reading: Reading) -> Reading | None:
    """The next one of an enumeration that the reading began."""
    said = read_following(line, reading.said) if reading.said and reading.clock is None else None
    return Reading(said, None, None, said.start, reading.end, said.end) if said else None


def read_date(line: Line, place: int) -> Said | None:
    """The date, without a time of day, that begins at the token."""
    if line.number(place, 8) is not None:
        return _read_number(line, place)
    day = read_day_word(line, place)
    if day is not None:
        return _with_day_of_month(line, day)
    if line.word(place) in ENGLISH_WEEKDAYS or line.word(place) in ENGLISH_MONTHS:
        return read_english(line, place)
    said = read_calendar(line, place)
    if said is not None:
        return _with_pair(line, _with_shared_year(line, said))
    return read_relative(line, place) or read_year(line, place)


def _read_number(line: Line, place: int) -> Said | None:
    said = read_calendar(line, place)
    if said is not None:
        return _with_pair(line, said)
    shared = _shared_month(line, place, _MOST_DAYS) if line.has_near(place, _NAMES, _TO_SHARED_NAME) else None
    return shared or read_year(line, place)


def read_calendar(line: Line, place: int) -> Said | None:
    """A date by its numbers or by the name of its month."""
    if line.number(place, 8) is not None:
        numeric = read_numeric(line, place)
        if numeric is not None or not line.has_near(place, _NAMES, _TO_NAME):
            return numeric
        return read_english(line, place) or read_written(line, place)
    return read_written(line, place)


def _with_shared_year(line: Line, said: Said) -> Said:
    """The first of «مايو ويونيو 2015», of which the year stands with the second."""
    following = read_following(line, said)
    first = said.meaning
    if following is None or not isinstance(first, CalendarDay) or not isinstance(following.meaning, CalendarDay):
        return said
    if (first.year, first.turn, first.year_turn) != (None, None, None):
        return said
    second = following.meaning
    return replace(said, meaning=replace(first, year=second.year, turn=second.turn, year_turn=second.year_turn))


def _shared_month(line: Line, place: int, left: int) -> Said | None:
    """The first of «5 و6 مارس»: a day whose month stands with the next."""
    day = day_number(line, place)
    if day is None or not left or line.number(place, 2) is None or not line.is_one_of(day.end, _AND):
        return None
    following = read_written(line, day.end + 1) or _shared_month(line, day.end + 1, left - 1)
    if following is None or not isinstance(following.meaning, CalendarDay | DayOfMonth) or not following.meaning.day:
        return None
    return Said(replace(following.meaning, day=day.value), day.start, day.end)


def _with_day_of_month(line: Line, said: Said) -> Said:
    """A weekday or «أمس» with the date beside it: «الأربعاء 5 مارس 2020»، «اليوم الجمعة (25 أكتوبر)»."""
    at = said.end
    opened = line.word(at) == "("
    at += line.is_one_of(at, _SIGNS)
    same = SAME_DAY.at(line, at)
    at = same.end if same else at
    date = read_calendar(line, at)
    if date is None and not opened and (shared := _shared_month(line, at, _MOST_DAYS)) is not None:
        return shared  # «السبت والأحد 5 و6 مارس»: which weekday is which is not said here
    if date is None or not isinstance(date.meaning, CalendarDay | DayOfMonth) or not date.meaning.day:
        return said
    paired = _with_pair(line, date)
    end = paired.end
    if opened:
        if line.word(end) != ")":
            return said
        end += 1
    weekday = said.weekday if isinstance(said.meaning, Weekday | DayShift) else None
    return Said(paired.meaning, said.start, end, weekday, paired.pair)


def _with_pair(line: Line, said: Said) -> Said:
    """The date with the same day in the other calendar: «22 شوال 1436هـ الموافق 7 أغسطس 2015»."""
    if not isinstance(said.meaning, CalendarDay) or not said.meaning.day:
        return said
    at = said.end
    opened = line.word(at) == "("
    at += line.is_one_of(at, _SIGNS | {"="})
    same = SAME_DAY.at(line, at)
    at = same.end if same else at
    weekday = WEEKDAYS.at(line, at)
    at = weekday.end if weekday and same else at
    at += line.is_one_of(at, frozenset({"ل", ":", "،"})) if same else 0
    other = read_calendar(line, at) if at > said.end else None
    if other is None or not isinstance(other.meaning, CalendarDay) or not other.meaning.day:
        return said
    if other.meaning.calendar is said.meaning.calendar or not (same or said.meaning.year or other.meaning.year):
        return said
    if opened and line.word(other.end) != ")":
        return said
    return replace(said, pair=other.meaning, end=other.end + opened)


def _with_clock(line: Line, place: int, said: Said) -> Reading:
    at = said.end
    for _ in range(3):
        if line.is_one_of(at, _SIGNS) or (line.is_one_of(at, _TO_CLOCK)):
            at += 1
    opened = at > said.end and "(" in line.words[said.end : at]
    clock = read_clock(line, at)
    if clock is not None and _belongs(line, said, clock, at) and (not opened or line.word(clock.end) == ")"):
        end = clock.end + opened
        return Reading(said, clock, None, said.start, place, end)
    end, zone, zoned = zone_at(line, said.end)
    if (
        zoned
        and zone is not None
        and isinstance(said.meaning, CalendarDay)
        and said.meaning.day
        and line.word(end - 1).isalpha()
    ):
        return Reading(said, None, zone, said.start, place, end)
    return Reading(said, None, None, said.start, place, said.end)


def _belongs(line: Line, said: Said, clock: Found, place: int) -> bool:
    """Whether the clock after a date tells that day's time: not «الأربعاء، الثانية» nor «2015 10»."""
    if line.number(place) is None and not clock.clock.alone:
        return False
    meaning = said.meaning
    dayless = isinstance(meaning, CalendarDay) and not meaning.day
    return not dayless and not (place > said.end and "\n" in line.words[said.end : place])


def _day_after(line: Line, place: int) -> Said | None:
    """The day after a clock: «الساعة 10 صباحا يوم 5 مايو»، «العاشرة من مساء أمس»."""
    at = place
    at += line.is_one_of(at, _SIGNS)
    at += line.is_one_of(at, _TO_DAY)
    head = DAY_HEADS.at(line, at)
    said = read_date(line, at) or (read_date(line, head.end) if head else None)
    if said is None:
        return None
    meaning = said.meaning
    if isinstance(meaning, Weekday | DayShift | DayOfMonth) or (isinstance(meaning, CalendarDay) and meaning.day):
        return said
    return None
