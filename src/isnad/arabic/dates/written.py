"""Dates with a month by name: «15 رمضان 1445 هـ»، «الخامس والعشرين من أكتوبر»، «نيسان / أبريل 2021»، «أكتوبر 25, 2024»."""

from typing import NamedTuple

from isnad.arabic.dates.calendars import GREGORIAN_YEARS, HIJRI_YEARS
from isnad.arabic.dates.days import CalendarDay, DayOfMonth, Meaning, Period
from isnad.arabic.dates.lexicon import (
    DAY_TENS,
    DAY_UNITS,
    EDGES,
    MONTH_HEADS,
    MONTHS,
    SEASONS,
    TURNS,
    WHOLE_DAYS,
    YEAR_HEADS,
    Calendar,
    Match,
    Month,
    Strength,
    role,
)
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.said import COMMAS, Said

_TEN = "عشر"
_OF = frozenset({"من", "لشهر", "بشهر", "في"})
_BETWEEN_NAMES = frozenset({"/", "-", "–", "(", "\\", "،"})
_LONGEST_DAY = 31
_THIS_MONTH = frozenset({"الجاري", "الحالي"})


class Number(NamedTuple):
    """A day of the month."""

    value: int
    start: int  # code point of the matching form
    end: int  # the token after it


class Year(NamedTuple):
    """A year as written after a month."""

    calendar: Calendar | None  # None where only a turn stands («من العام الماضي»)
    value: int | None
    turn: int | None
    end: int


def read_written(line: Line, place: int) -> Said | None:
    """The date with a month's name that begins at the token, or the day of a month that is only pointed to."""
    edge = EDGES.at(line, place)
    if edge is not None:
        inner = _month_date(line, edge.end, before=True) or _pointed(line, edge.end) or _bare_year(line, edge.end)
        return None if inner is None else Said(inner[0], line.starts[place] + edge.skip, inner[1])
    day = day_number(line, place)
    if day is not None:
        found = _after_day(line, day)
        if found is not None:
            return Said(found[0], day.start, found[1])
    found = _month_date(line, place, before=_follows_preposition(line, place))
    if found is not None:
        return Said(found[0], line.starts[place] + _skip(line, place), found[1])
    return None


def _skip(line: Line, place: int) -> int:
    head = MONTH_HEADS.at(line, place) or MONTHS.at(line, place)
    return head.skip if head else 0


def _follows_preposition(line: Line, place: int) -> bool:
    found = MONTHS.at(line, place)
    joined = found is not None and line.word(place)[: found.skip].endswith(_JOINED_PREPOSITIONS)
    return joined or line.is_one_of(place - 1, role("before_month"))


_JOINED_PREPOSITIONS = ("ب", "ل")


def day_number(line: Line, place: int) -> Number | None:
    """A day of the month, in digits or as an ordinal, with its clitics: «الـ11»، «الخامس والعشرين»."""
    if line.number(place, 2) is not None:
        value = line.number(place, 2) or 0
        start = line.starts[place]
        if line.is_one_of(place - 1, _ARTICLES) and line.touches(place):
            start = line.starts[place - 1] + len(line.word(place - 1)) - 2
        end = place + 1
        if line.word(end) in {"st", "nd", "rd", "th"}:
            end += 1
        return Number(value, start, end) if 1 <= value <= _LONGEST_DAY else None
    if line.is_one_of(place - 1, role("part_of_period")):
        return None
    return _ordinal(line, place)


_ARTICLES = frozenset({"ال", "وال", "بال", "فال"})


def _ordinal(line: Line, place: int) -> Number | None:
    unit = DAY_UNITS.at(line, place)
    if unit is not None:
        start = line.starts[place] + unit.skip
        if line.is_one_of(unit.end, frozenset({_TEN, "عشره"})):
            return Number(unit.value + 10, start, unit.end + 1)
        ten = DAY_TENS.at(line, unit.end)
        if ten is not None and unit.value + ten.value <= _LONGEST_DAY and line.word(unit.end).startswith("و"):
            return Number(unit.value + ten.value, start, ten.end)
        return Number(unit.value, start, unit.end) if line.word(place) != "الحادي" else None
    whole = WHOLE_DAYS.at(line, place) or DAY_TENS.at(line, place)
    return None if whole is None else Number(whole.value, line.starts[place] + whole.skip, whole.end)


def _after_day(line: Line, day: Number) -> tuple[Meaning, int] | None:
    at = day.end
    digits = line.number(day.end - 1, 2) is not None
    if digits and line.is_one_of(at, _THIS_MONTH):
        return DayOfMonth(day.value, 0), at + 1
    if (line.is_one_of(at, _BETWEEN_DAY) and digits) or line.is_one_of(at, _OF):
        at += 1
    pointed = _pointed_month(line, at)
    if pointed is not None:
        return DayOfMonth(day.value, pointed[0]), pointed[1]
    head = MONTH_HEADS.at(line, at)
    month = MONTHS.at(line, head.end if head else at)
    if month is None or (month.skip and not digits):
        return None
    return _complete(line, month, day.value)


_BETWEEN_DAY = frozenset({"/", "-", ".", ",", "،", "–"})


def _pointed_month(line: Line, place: int) -> tuple[int, int] | None:
    """«الشهر المقبل»، «هذا الشهر»: its turn, and the token after it."""
    if line.is_one_of(place, role("this")) and line.word(place + 1) == "الشهر":
        return 0, place + 2
    if line.word(place) != "الشهر":
        return None
    turn = TURNS.get(line.word(place + 1))
    return None if turn is None or turn > 1 else (turn, place + 2)


def _pointed(line: Line, place: int) -> tuple[Meaning, int] | None:
    """A month, year or week that is pointed to, after «مطلع» or «نهاية»; bare, it is the present one."""
    word = line.word(place)
    unit = {"الشهر": "month", "العام": "year", "السنه": "year"}.get(word)
    if unit is None:
        return None
    turn = TURNS.get(line.word(place + 1))
    if turn == 9 or line.number(place + 1) is not None:
        return None
    return Period(unit, turn or 0), place + 1 + (turn is not None)


def _bare_year(line: Line, place: int) -> tuple[Meaning, int] | None:
    year = year_at(line, place, None)
    if year is None or year.value is None or year.calendar is None:
        return None
    return CalendarDay(year.calendar, year.value), year.end


def _month_date(line: Line, place: int, *, before: bool) -> tuple[Meaning, int] | None:
    """A date that begins with the month: «أكتوبر 25, 2024»، «شهر مارس»، «أغسطس الماضي»."""
    head = MONTH_HEADS.at(line, place)
    month = MONTHS.at(line, head.end if head else place)
    if month is None or (head and month.skip):
        return None
    day = line.number(month.end, 2)
    if day and day <= _LONGEST_DAY and line.is_one_of(month.end + 1, COMMAS):
        year = _number_year(line, month.end + 2, month.value.calendar)
        if year is not None:
            return CalendarDay(month.value.calendar, year.value, month.value.number, day), year.end
    meaning, end = _complete(line, month, None)
    bare = meaning.year is None and meaning.turn is None and meaning.year_turn is None
    if bare and not head and not _may_stand_bare(line, place, month, end, before=before):
        return None
    return meaning, end


def _may_stand_bare(line: Line, place: int, month: Match[Month], end: int, *, before: bool) -> bool:
    strength = month.value.strength
    if line.whole or end > month.end:  # a second name stands beside it
        return True
    if strength is Strength.MARKED:
        first = line.folded.span(line.starts[place] + month.skip, line.starts[place] + month.skip + 1)
        return before and line.folded.original[first[0]] == "آ"
    return (before and strength is Strength.SURE) or (before and line.word(place) == "مارس")


def _complete(line: Line, month: Match[Month], day: int | None) -> tuple[CalendarDay, int]:
    """What follows a month's name: its other name, a turn, a year."""
    calendar, number, _ = month.value
    end = _other_name(line, month)
    turn = TURNS.get(line.word(end))
    year = year_at(line, end + (turn is not None), calendar)
    if year is not None:
        return CalendarDay(year.calendar or calendar, year.value, number, day, None, year.turn), year.end
    if turn is not None and turn != 9:
        return CalendarDay(calendar, None, number, day, turn), end + 1
    return CalendarDay(calendar, None, number, day), end


def _other_name(line: Line, month: Match[Month]) -> int:
    """The token after a second name of the same month: «آب / أغسطس»، «فبراير شباط»، «آب (أغسطس)»."""
    at = month.end
    opened = line.word(at) == "("
    other = MONTHS.at(line, at + line.is_one_of(at, _BETWEEN_NAMES))
    same = other is not None and not other.skip and other.value[:2] == month.value[:2]
    if other is None or not same or line.words[other.end - 1] == line.words[month.end - 1]:
        return month.end
    if opened:
        return other.end + 1 if line.word(other.end) == ")" else month.end
    return other.end


def year_at(line: Line, place: int, calendar: Calendar | None) -> Year | None:
    """A year after a month: «2024»، «، 2024»، «من عام 2015»، «عام 1436هـ»، «من العام الماضي»."""
    at = place + line.is_one_of(place, _BEFORE_YEAR)
    at += line.is_one_of(at, frozenset({"من", "في"}))
    head = YEAR_HEADS.at(line, at)
    if head is not None:
        turn = TURNS.get(line.word(head.end))
        if turn is not None and turn != 9:
            return Year(calendar, None, turn, head.end + 1)
        at = head.end
    elif at > place and line.is_one_of(at - 1, frozenset({"من", "في"})):
        return None
    return _number_year(line, at, calendar)


_BEFORE_YEAR = frozenset({"/", "-", ",", "،", ".", "–"})


def _number_year(line: Line, place: int, calendar: Calendar | None) -> Year | None:
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
        year = _number_year(line, head.end, None)
        if year is None or year.calendar is None:
            return None
        return Said(CalendarDay(year.calendar, year.value), line.starts[place] + head.skip, year.end)
    year = _number_year(line, place, None)
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
    if line.whole or year.value is None or not 1900 <= year.value <= 2099 or year.end > place + 1:
        return False
    after = line.word(year.end)
    good = not after or not after.isalnum() or after in role("after_year") or after.startswith("ال")
    return good and after != "%" and line.is_one_of(place - 1, role("before_year"))
