"""A date as a text says it, before anybody asks when the text was written."""

from dataclasses import dataclass

from isnad.arabic.dates.days import CalendarDay, Meaning

COMMAS = frozenset({",", "،", "؛"})
DASHES = frozenset({"-", "–", "—", "ـ", "|"})


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a day, and where."""

    meaning: Meaning
    start: int  # code point of the matching form
    end: int  # the token after it
    weekday: int | None = None  # beside it, ISO number
    pair: CalendarDay | None = None  # the same day in the other calendar
