"""Dates in digits alone: 2020-03-05, ٢٤/٤/٢٠٢٠, 10/10/1436هـ, 20200305, 2020-W10-4."""

from datetime import date

from isnad.arabic.dates.calendars import GREGORIAN_YEARS, HIJRI_YEARS
from isnad.arabic.dates.days import CalendarDay
from isnad.arabic.dates.lexicon import Calendar, role
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.said import Said

_SIGNS = frozenset({"/", "-", ".", "\\", "–"})
_AFTER_A_NUMBER = frozenset(":,")
_WITHIN_CODES = _SIGNS | frozenset("+_#")
_BEFORE_SHORT = frozenset({"بتاريخ", "تاريخ", "يوم", "الموافق", "ليوم", "وتاريخ", "في"})
_PIVOT = 50  # 20 is 2020, 75 is 1975; of the Hijri years 36 is 1436


def read_numeric(line: Line, place: int) -> Said | None:
    """The date in digits that begins at the token."""
    if line.number(place, 8) is None or _inside(line, place):
        return None
    return _three(line, place) or _compact(line, place) or _week(line, place) or _two(line, place)


def _inside(line: Line, place: int) -> bool:
    """Whether the token goes on a number, a code or an address that began before it."""
    if not line.touches(place):
        return False
    if line.is_one_of(place - 1, _AFTER_A_NUMBER):  # behind a word they end a label: «تاريخ النشر:11.05.2020»
        return line.number(place - 2) is not None
    return line.is_one_of(place - 1, _WITHIN_CODES)


def _three(line: Line, place: int) -> Said | None:
    sign = line.word(place + 1)
    second, third = line.number(place + 2, 2), line.number(place + 4)
    if sign not in _SIGNS or line.word(place + 3) != sign or second is None or third is None:
        return None
    if sign in ".-–" and not all(line.touches(at) for at in range(place + 1, place + 5)) and not line.whole:
        return None
    if (
        line.is_one_of(place + 5, _SIGNS)
        and line.touches(place + 5)
        and line.touches(place + 6)
        and line.number(place + 6, 9) is not None
    ):
        return None
    widths = len(line.word(place)), len(line.word(place + 4))
    end, marked = _era(line, place + 5)
    first = line.number(place) or 0
    if widths[0] == 4 and widths[1] <= 2:
        meaning = _ordered(first, second, third, marked)
    elif widths[0] <= 2 and widths[1] == 4:
        meaning = _day_first(first, second, third, marked)
    elif widths == (2, 2) or (widths[0] == 1 and widths[1] == 2):
        meaning = _short_year(line, place, (first, second, third), marked)
    else:
        return None
    return None if meaning is None else Said(meaning, line.starts[place], end)


def _era(line: Line, place: int) -> tuple[int, Calendar | None]:
    if line.is_one_of(place, role("hijri")):
        return place + 1, Calendar.HIJRI
    if line.is_one_of(place, role("gregorian")) and line.touches(place):
        return place + 1, Calendar.GREGORIAN
    return place, None


def _calendar_of(year: int, marked: Calendar | None) -> Calendar | None:
    found = (
        Calendar.HIJRI
        if year in HIJRI_YEARS
        else Calendar.GREGORIAN
        if year in GREGORIAN_YEARS and year > 1500
        else None
    )
    return found if marked in {None, found} else None


def _ordered(year: int, month: int, day: int, marked: Calendar | None) -> CalendarDay | None:
    calendar = _calendar_of(year, marked)
    if calendar is None:
        return None
    if month > 12 >= day:  # 2020/24/04, as some systems print it
        month, day = day, month
    return CalendarDay(calendar, year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_first(day: int, month: int, year: int, marked: Calendar | None) -> CalendarDay | None:
    calendar = _calendar_of(year, marked)
    if calendar is None:
        return None
    if month > 12 >= day:
        day, month = month, day
    elif day <= 12 and day != month and calendar is Calendar.GREGORIAN:
        return CalendarDay(calendar, year, month, day, swapped=True) if month and day else None
    return CalendarDay(calendar, year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _short_year(line: Line, place: int, parts: tuple[int, int, int], marked: Calendar | None) -> CalendarDay | None:
    """D/M/YY, where something says that it is a date."""
    day, month, year = parts
    if not (line.whole or marked or line.is_one_of(place - 1, _BEFORE_SHORT)) or line.word(place + 1) == ".":
        return None
    full = year + 1400 if marked is Calendar.HIJRI else year + (2000 if year < _PIVOT else 1900)
    return _day_first(day, month, full, marked)


def _compact(line: Line, place: int) -> Said | None:
    """20200305, alone or before a T."""
    word = line.word(place)
    if len(word) != 8 or not (line.whole or (line.word(place + 1) == "t" and line.touches(place + 1))):
        return None
    meaning = _ordered(int(word[:4]), int(word[4:6]), int(word[6:]), None)
    return None if meaning is None else Said(meaning, line.starts[place], place + 1)


def _week(line: Line, place: int) -> Said | None:
    """2020-W10-4 of ISO 8601."""
    at = place + (line.word(place + 1) == "-")
    if line.word(at + 1) != "w" or not line.touches(at + 1) or not line.whole:
        return None
    year, week = line.number(place), line.number(at + 2, 2)
    day = line.number(at + 4, 1) if line.word(at + 3) == "-" else None
    try:
        found = date.fromisocalendar(year or 0, week or 0, day or 1)
    except ValueError:
        return None
    meaning = CalendarDay(Calendar.GREGORIAN, found.year, found.month, found.day)
    return Said(meaning, line.starts[place], at + 3 + 2 * (day is not None))


def _two(line: Line, place: int) -> Said | None:
    """2020-03 and 03/2020 where nothing else stands; 24/4 after «بتاريخ» or a weekday."""
    first, sign, second = line.number(place), line.word(place + 1), line.number(place + 2)
    if first is None or second is None or sign not in _SIGNS or line.is_one_of(place + 3, _SIGNS):
        return None
    widths = len(line.word(place)), len(line.word(place + 2))
    if line.whole and 4 in widths and min(widths) <= 2:
        year, month = (first, second) if widths[0] == 4 else (second, first)
        calendar = _calendar_of(year, None)
        if calendar is None or not 1 <= month <= 12:
            return None
        return Said(CalendarDay(calendar, year, month), line.starts[place], place + 3)
    return _day_and_month(line, place, first, second) if sign in "/-" and max(widths) <= 2 else None


def _day_and_month(line: Line, place: int, day: int, month: int) -> Said | None:
    named = line.is_one_of(place - 1, _BEFORE_SHORT - {"في"}) or line.whole
    if not named or not (1 <= day <= 31 and 1 <= month <= 12) or line.word(place + 1) != "/":
        return None
    meaning = CalendarDay(Calendar.GREGORIAN, None, month, day, swapped=day <= 12 and day != month)
    return Said(meaning, line.starts[place], place + 3)
