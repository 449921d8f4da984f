"""Dates with a month by name: «15 رمضان 1445 هـ»، «الخامس من أكتوبر»، «نيسان / أبريل 2021»، «أكتوبر 25, 2024»."""

from typing import NamedTuple

from isnad.arabic.dates.days import CalendarDay, DayOfMonth, Meaning, Period
from isnad.arabic.dates.lexicon import (
    DAY_TENS,
    DAY_UNITS,
    EDGES,
    MONTH_HEADS,
    MONTHS,
    PARTS_OF_PERIOD,
    WHOLE_DAYS,
    Match,
    Month,
    Strength,
    role,
)
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.said import COMMAS, Said
from isnad.arabic.dates.turns import OTHER, turn_at
from isnad.arabic.dates.years import TO, counts, number_year, year_at

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


def read_written(line: Line, place: int) -> Said | None:
    """The date with a month's name that begins at the token, or the day of a month that is only pointed to."""
    edge = EDGES.at(line, place)
    if edge is not None:
        inner = _month_date(line, edge.end, before=True) or _pointed(line, edge.end) or _year_alone(line, edge.end)
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
    if PARTS_OF_PERIOD.at(line, place - 1):
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
    meaning, end = _complete(line, month, day.value)
    if month.value.strength is Strength.ZERO and meaning.year is None and meaning.turn is None:
        return None  # «2 - صفر»
    return meaning, end


_BETWEEN_DAY = frozenset({"/", "-", ".", ",", "،", "–"})


def _pointed_month(line: Line, place: int) -> tuple[int, int] | None:
    """«الشهر المقبل»، «هذا الشهر»: its turn, and the token after it."""
    if line.is_one_of(place, role("this")) and line.word(place + 1) == "الشهر":
        return 0, place + 2
    if line.word(place) != "الشهر":
        return None
    turn, end = turn_at(line, place + 1)
    return None if turn is None or turn == OTHER else (turn, end)


def _pointed(line: Line, place: int) -> tuple[Meaning, int] | None:
    """A month, year or week that is pointed to, after «مطلع» or «نهاية»; bare, it is the present one."""
    word = line.word(place)
    unit = {"الشهر": "month", "العام": "year", "السنه": "year"}.get(word)
    if unit is None:
        return None
    turn, end = turn_at(line, place + 1)
    named = turn is None and line.word(place + 1).startswith("ال")  # «بداية العام الدراسي»
    if turn == OTHER or named or line.number(place + 1) is not None:
        return None
    return Period(unit, turn or 0), end


def _year_alone(line: Line, place: int) -> tuple[Meaning, int] | None:
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
        year = number_year(line, month.end + 2, month.value.calendar)
        if year is not None:
            return CalendarDay(month.value.calendar, year.value, month.value.number, day), year.end
    meaning, end = _complete(line, month, None)
    bare = meaning.year is None and meaning.turn is None and meaning.year_turn is None
    if bare and not head and not _may_stand_bare(line, place, month, end, before=before):
        return None
    return meaning, end


def _may_stand_bare(line: Line, place: int, month: Match[Month], end: int, *, before: bool) -> bool:
    strength = month.value.strength
    if end > month.end or (line.whole and strength is not Strength.MARKED):  # a second name stands beside it
        return True
    before = before or line.whole
    if strength is Strength.MARKED:
        first = line.folded.span(line.starts[place] + month.skip, line.starts[place] + month.skip + 1)
        return before and line.folded.original[first[0]] == "آ"
    return (before and strength is Strength.SURE) or (before and line.word(place) == "مارس")


def _complete(line: Line, month: Match[Month], day: int | None) -> tuple[CalendarDay, int]:
    """What follows a month's name: its other name, a turn, a year."""
    calendar, number, _ = month.value
    end = _other_name(line, month)
    turn, after = turn_at(line, end)
    year = year_at(line, after, calendar)
    if year is not None:
        return CalendarDay(year.calendar or calendar, year.value, number, day, None, year.turn), year.end
    if turn is not None and turn != OTHER:
        return CalendarDay(calendar, None, number, day, turn), after
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


def read_following(line: Line, said: Said) -> Said | None:
    """The next of an enumeration of years or months: «عامي 2013 و2014»، «في مايو ويونيو 2015»."""
    meaning, at = said.meaning, said.end
    if not isinstance(meaning, CalendarDay) or meaning.day:
        return None
    if meaning.month:
        at += line.word(at) == "او"
        month = MONTHS.at(line, at)
        if month is None or not (at > said.end or (month.skip == 1 and line.word(at).startswith("و"))):
            return None
        following, end = _complete(line, month, None)
        return Said(following, line.starts[at] + month.skip, end)
    year = number_year(line, at + 1, meaning.calendar) if line.is_one_of(at, TO) else None
    if year is None or year.value is None or counts(line, at + 1):
        return None
    return Said(CalendarDay(meaning.calendar, year.value), line.starts[at + 1], year.end)
