"""The words of dates in matching form, ready to be looked up.

Roles of data/date_words.tsv:

- year_head «عام», month_head «شهر», day_head «يوم», clock_head «الساعة», clock_lead «عند»: before a number or name;
- edge «مطلع», season «صيف», past_season: part of a month or year; about «نحو»: before an amount; this «هذا»;
- before_month, before_year, since «ابتداء»: neighbours that make a bare month or a bare number a date;
- same_day «الموافق»: joins two calendars; hijri, gregorian: marks after a year;
- not_before_friday «صلاة», not_before_today «روسيا», not_after_today «الوطني», name_head «ثورة»,
  part_of_period «النصف»: neighbours that make a word of time part of something else;
- month_day_only «الجاري»: stands after a bare day of the month.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from isnad.arabic.dates.line import Line
from isnad.arabic.dates.zones import zone_named
from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import forms, forms_of, rows

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
T = TypeVar("T")


class Calendar(StrEnum):
    """Which calendar a day is counted in."""

    GREGORIAN = "g"
    HIJRI = "h"


class Strength(StrEnum):
    """How sure a written word is the name of a month; see data/date_months.tsv."""

    SURE = "sure"
    WEAK = "weak"
    MARKED = "marked"
    ZERO = "zero"


class Month(NamedTuple):
    """A month by one of its names."""

    calendar: Calendar
    number: int
    strength: Strength


class Part(NamedTuple):
    """A part of the day."""

    half: str  # am, pm, noon, night
    of: bool  # stands before a day
    at: bool  # stands after an hour


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A word or phrase found in a line."""

    value: T
    end: int  # the token after it
    skip: int  # code points of proclitics before it


class Phrases(Generic[T]):
    """Words and phrases with what they mean, found by their first word, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, proclitics: bool) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], int, T]]] = {}
        for phrase, value in entries:
            first, *rest = Line(phrase).words
            for proclitic in _PROCLITICS if proclitics else ("",):
                for written, skip in _joined(proclitic, first):
                    self._by_first.setdefault(written, []).append((tuple(rest), skip, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry[1]))

    @property
    def firsts(self) -> frozenset[str]:
        """Every word that may begin one."""
        return frozenset(self._by_first)

    def at(self, line: Line, place: int) -> Match[T] | None:
        """The longest entry that begins at the token."""
        for rest, skip, value in self._by_first.get(line.word(place), ()):
            end = place + 1 + len(rest)
            if not rest or tuple(line.words[place + 1 : end]) == rest:
                return Match(value, end, skip)
        return None


def _joined(proclitic: str, word: str) -> Iterable[tuple[str, int]]:
    yield proclitic + word, len(proclitic)
    if word.startswith("ال") and proclitic.endswith("ل"):
        yield proclitic + word[1:], len(proclitic)  # للأربعاء: one lam is the article's


@cache
def role(name: str) -> frozenset[str]:
    """The words of data/date_words.tsv with this role."""
    return forms_of("date_words", name)


def _phrases(name: str) -> Phrases[str]:
    return Phrases(((word, word) for word, its_role in rows("date_words") if its_role == name), proclitics=True)


MONTHS = Phrases(
    (
        (name, Month(Calendar(code[0]), int(code[1:]), Strength(strength)))
        for name, code, strength in rows("date_months")
    ),
    proclitics=True,
)
WEEKDAYS = Phrases(((name, int(number)) for name, number in rows("date_weekdays")), proclitics=True)
DAYS = Phrases(((name, int(shift)) for name, shift in rows("date_days")), proclitics=True)
UNITS = Phrases(((name, (unit, int(count))) for name, unit, count in rows("date_units")), proclitics=False)
PARTS = Phrases(
    ((name, Part(half, how in {"of", "both"}, how in {"at", "both"})) for name, half, how in rows("date_dayparts")),
    proclitics=True,
)
TURNS = {match_form(word): int(turn) for word, turn in rows("date_turns")}
EDGES = _phrases("edge")
YEAR_HEADS = _phrases("year_head")
MONTH_HEADS = _phrases("month_head")
DAY_HEADS = _phrases("day_head")
SEASONS = _phrases("season")
PAST_SEASONS = _phrases("past_season")
CLOCK_HEADS = _phrases("clock_head")
SAME_DAY = _phrases("same_day")
PARTS_OF_PERIOD = _phrases("part_of_period")
ENGLISH_MONTHS = {name: int(number) for name, what, number in rows("date_months_en") if what == "m"}
ENGLISH_WEEKDAYS = {name: int(number) for name, what, number in rows("date_months_en") if what == "w"}


def ordinals(kind: str) -> Phrases[int]:
    """The words of data/date_ordinals.tsv of one kind."""
    return Phrases(((word, int(n)) for word, what, n in rows("date_ordinals") if what == kind), proclitics=True)


WHOLE_DAYS = ordinals("day")
DAY_UNITS = ordinals("unit")
DAY_TENS = Phrases(
    ((joiner + word, int(n)) for word, what, n in rows("date_ordinals") if what == "ten" for joiner in ("", "و")),
    proclitics=False,
)
HOURS = ordinals("hour")
HOUR_UNITS = ordinals("hour_unit")

ZONES: Phrases[tzinfo | None] = Phrases(
    ((name, zone_named(zone)) for name, zone in rows("date_zones")), proclitics=False
)
OFFSETS: dict[str, tzinfo] = {name: timezone(timedelta(minutes=int(m))) for name, m in rows("date_offsets")}
CUES = {match_form(word): cue for word, cue in rows("date_cues")}
NOT_FUTURE = forms("date_not_future")
