"""Days of the Gregorian and the Hijri calendar, the latter as Umm al-Qura has it (1343 to 1500 AH, by hijridate)."""

from datetime import date
from functools import lru_cache

from hijridate import Gregorian, Hijri

from isnad.arabic.dates.lexicon import Calendar

GREGORIAN_YEARS = range(1500, 2101)  # what a bare number beside a month may be; history before that has its own writing
HIJRI_YEARS = range(1343, 1501)  # what hijridate knows


@lru_cache(maxsize=4096)
def first_day(calendar: Calendar, year: int, month: int | None, day: int | None) -> date | None:
    """The day, or the first one of the month or year; None where the calendar has none such."""
    try:
        if calendar is Calendar.GREGORIAN:
            return date(year, month or 1, day or 1)
        found = Hijri(year, month or 1, day or 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=4096)
def on_calendar(calendar: Calendar, day: date) -> tuple[int, int, int] | None:
    """Year, month and day that the calendar gives a day; None outside what it covers."""
    if calendar is Calendar.GREGORIAN:
        return day.year, day.month, day.day
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def hijri_year_of(month: int, gregorian_year: int) -> int | None:
    """The Hijri year whose month begins in a Gregorian year («رمضان 2024»); the first where there are two."""
    estimate = int((gregorian_year - 622) * 33 / 32)
    for year in range(estimate - 1, estimate + 3):
        start = first_day(Calendar.HIJRI, year, month, None)
        if start is not None and start.year == gregorian_year:
            return year
    return None
