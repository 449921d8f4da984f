"""Dates in English, as pages print them: «25th, October 2024», «March 5, 2020», «Tue, 03 Mar 2020», «05-Mar-2020»."""

from isnad.arabic.dates.calendars import GREGORIAN_YEARS
from isnad.arabic.dates.days import CalendarDay
from isnad.arabic.dates.lexicon import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, Calendar
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.said import COMMAS, Said

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_JOINERS = COMMAS | {"-", ".", "/", "of"}


def read_english(line: Line, place: int) -> Said | None:
    """The English date that begins at the token."""
    weekday = ENGLISH_WEEKDAYS.get(line.word(place))
    at = place if weekday is None else _over(line, place + 1)
    found = _day_first(line, at) or _month_first(line, at)
    if found is None:
        return None
    meaning, end = found
    return Said(meaning, line.starts[place], end, weekday)


def _over(line: Line, place: int) -> int:
    """The first token after at most two that join («of», a comma, a dash)."""
    for _ in range(2):
        place += line.is_one_of(place, _JOINERS)
    return place


def _day(line: Line, place: int) -> tuple[int, int] | None:
    day = line.number(place, 2)
    if not day or day > 31:
        return None
    return day, place + 1 + line.is_one_of(place + 1, _SUFFIXES)


def _year(line: Line, place: int) -> tuple[int, int] | None:
    year = line.number(place)
    return (year, place + 1) if year in GREGORIAN_YEARS and year is not None else None


def _day_first(line: Line, place: int) -> tuple[CalendarDay, int] | None:
    day = _day(line, place)
    at = _over(line, day[1]) if day else place
    month = ENGLISH_MONTHS.get(line.word(at))
    if day is None or month is None:
        return None
    year = _year(line, _over(line, at + 1))
    if year is None:
        return CalendarDay(Calendar.GREGORIAN, None, month, day[0]), at + 1
    return CalendarDay(Calendar.GREGORIAN, year[0], month, day[0]), year[1]


def _month_first(line: Line, place: int) -> tuple[CalendarDay, int] | None:
    month = ENGLISH_MONTHS.get(line.word(place))
    if month is None:
        return None
    at = _over(line, place + 1)
    day = _day(line, at)
    year = _year(line, _over(line, day[1]) if day else at)
    if year is not None:
        return CalendarDay(Calendar.GREGORIAN, year[0], month, day[0] if day else None), year[1]
    return (CalendarDay(Calendar.GREGORIAN, None, month, day[0]), day[1]) if day and line.word(place) != "may" else None
