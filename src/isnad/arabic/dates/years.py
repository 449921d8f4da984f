"""Years: after a month («من عام 2015»، «1436هـ»، «من العام الماضي») and alone («عام 1990»، «صيف 2014»، «في 2015»)."""

from typing import NamedTuple

from isnad.arabic.dates.calendars import GREGORIAN_YEARS, HIJRI_YEARS
from isnad.arabic.dates.days import CalendarDay
from isnad.arabic.dates.lexicon import PARTS_OF_PERIOD, SEASONS, YEAR_HEADS, Calendar, role
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.said import Said
from isnad.arabic.dates.turns import turn_at
from isnad.arabic.numbers.lexicon import counted_nouns

_OF = frozenset({"من", "في"})
TO = frozenset({"و", "الي", "حتي", "-", "–", "،", "او"})  # between two years
_BARE_YEARS = range(1900, 2100)
_FROM = frozenset({"من", "بين"})


class Year(NamedTuple):
    """A year as written after a month."""

    calendar: Calendar | None  # None where only a turn stands («من العام الماضي»)
    value: int | None
    turn: int | None
    end: int


def year_at(line: Line, place: int, calendar: Calendar | None) -> Year | None:
    """A year after a month: «2024»، «، 2024»، «من عام 2015»، «عام 1436هـ»، «من العام الماضي»."""
    at = place + line.is_one_of(place, _BEFORE_YEAR)
    at += line.is_one_of(at, _OF)
    head = YEAR_HEADS.at(line, at)
    if head is not None:
        turn, end = turn_at(line, head.end)
        if turn is not None:
            return Year(calendar, None, turn, end)
        at = head.end
    elif at > place and line.is_one_of(at - 1, _OF):
        return None
    return number_year(line, at, calendar)


_BEFORE_YEAR = frozenset({"/", "-", ",", "،", ".", "–"})


def number_year(line: Line, place: int, calendar: Calendar | None) -> Year | None:
    """The year of four digits at the token, with its «هـ» or «م»; None where the calendar has no such year."""
    value = line.number(place)
    if value is None or len(line.word(place)) != 4 or _runs_on(line, place):
        return None
    end = place + 1
    hijri = value in HIJRI_YEARS and calendar is not Calendar.GREGORIAN
    if not hijri and value not in GREGORIAN_YEARS:
        return None
    if line.is_one_of(end, role("hijri")):
        return Year(Calendar.HIJRI, value, None, end + 1) if hijri else None
    end += line.is_one_of(end, role("gregorian")) and not hijri
    found = Calendar.HIJRI if hijri or calendar is Calendar.HIJRI else Calendar.GREGORIAN
    return Year(found, value, None, end)


def _runs_on(line: Line, place: int) -> bool:
    """Whether the number is a part of a longer one, or of a time."""
    after = line.word(place + 1)
    return (
        bool(after)
        and after in ".,:/-"
        and line.touches(place + 1)
        and line.touches(place + 2)
        and (line.number(place + 2, 9) is not None)
    )


def read_year(line: Line, place: int) -> Said | None:
    """A year alone: «عام 2015»، «صيف 2014»، «في 2015»، «1436هـ»."""
    head = YEAR_HEADS.at(line, place) or SEASONS.at(line, place)
    if head is not None:
        year = number_year(line, head.end, None)
        if year is None or year.calendar is None:
            return None
        return Said(CalendarDay(year.calendar, year.value), line.starts[place] + head.skip, year.end)
    year = number_year(line, place, None)
    if year is None or year.calendar is None or (line.is_one_of(place - 1, _INSIDE) and line.touches(place)):
        return None
    marked = line.is_one_of(year.end - 1, role("hijri")) or (
        line.is_one_of(year.end - 1, role("gregorian")) and year.end > place + 1 and line.touches(year.end - 1)
    )
    if not marked and not _is_bare_year(line, place, year):
        return None
    return Said(CalendarDay(year.calendar, year.value), line.starts[place], year.end)


_INSIDE = frozenset({".", ",", ":", "/", "-", "+", "_", "#", "ال"})


def _is_bare_year(line: Line, place: int, year: Year) -> bool:
    """«في 2015»، «من 2009 إلى 2011»: a number that counts nothing, after a preposition of time."""
    if line.whole or year.value not in _BARE_YEARS or year.end > place + 1:
        return False
    since = line.is_one_of(place - 1, _FROM) and (
        line.is_one_of(place - 2, role("since"))
        or any(PARTS_OF_PERIOD.at(line, at) for at in (place - 2, place - 3))  # «الربع الثالث من 2015»
    )
    after_word = since or line.is_one_of(place - 1, role("before_year"))
    return (after_word and not counts(line, place)) or _begins_range(line, place)


def _begins_range(line: Line, place: int) -> bool:
    if not line.is_one_of(place - 1, _FROM) or not line.is_one_of(place + 1, TO):
        return False
    other = number_year(line, place + 2, None)
    return other is not None and other.value in _BARE_YEARS and not counts(line, place + 2)


def counts(line: Line, place: int) -> bool:
    """Whether a noun follows that the number counts: «2018 مترا»."""
    noun = line.word(place + 1)
    return noun == "%" or noun in counted_nouns() or (len(noun) > 3 and noun.endswith("ا"))
