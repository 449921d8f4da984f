"""Times of day: «21:30 بتوقيت غرينتش»، «الساعة الثالثة والنصف مساء»، «10:30 PM»."""

from dataclasses import dataclass, replace
from datetime import timedelta, timezone, tzinfo
from typing import NamedTuple

from isnad.arabic.dates.lexicon import (
    CLOCK_HEADS,
    DAY_HEADS,
    DAYS,
    HOUR_UNITS,
    HOURS,
    PARTS,
    UNITS,
    WEEKDAYS,
    Part,
    role,
)
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.zonewords import zone_at
from isnad.arabic.numbers import parse as number_of
from isnad.model import Precision

_LONGEST_MINUTES = 4  # words of a number of minutes, with its و
_TEN = frozenset({"عشر", "عشره"})
_FRACTIONS = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_LESS = {"الربع": 15, "ربعا": 15, "ربع": 15, "الثلث": 20, "ثلثا": 20, "ثلث": 20}
_POINTS = frozenset({".", ",", "،", "ر"})
_OF_PART = frozenset({"من", "في"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written."""

    hour: int
    minute: int
    second: int
    precision: Precision
    zone: tzinfo | None = None  # its own zone, where it has one
    zoned: bool = False  # whether words of a zone stand beside it, «المحلي» too
    sure: bool = True  # False where morning and evening are as likely
    alone: bool = False  # is a time without a date beside it
    days: int = 0  # 24:00 is 0:00 of the next day


class Body(NamedTuple):
    """Hour, minute, second, how fine, whether it can be the clock of 24 hours, the token after it, code points skipped,
    and whether it is in words."""

    hour: int
    minute: int
    second: int
    precision: Precision
    full: bool
    end: int
    skip: int = 0
    spoken: bool = False


class Found(NamedTuple):
    """A clock and where it stands."""

    clock: Clock
    start: int  # code point of the matching form
    end: int  # the token after it


def read_clock(line: Line, place: int) -> Found | None:
    """The time of day that begins at the token, with part of day and zone; a second one in another zone is taken in."""
    first = _single(line, place)
    if first is None:
        return None
    at = first.end
    opened = line.is_one_of(at, "(/-،")
    second = _single(line, at + 1) if opened else None
    if second is None or second.clock.zone is None:
        return first
    closes = line.word(at) == "("
    if closes and line.word(second.end) != ")":
        return first
    both = first.clock if first.clock.zone is not None else _by_the_other(first.clock, second.clock)
    return first if both is None else Found(both, first.start, second.end + closes)


def _by_the_other(local: Clock, other: Clock) -> Clock | None:
    """The local time with the offset that the same time elsewhere gives it."""
    if other.zone is None or (gap := other.zone.utcoffset(None)) is None:
        return None
    ahead = (local.hour * 60 + local.minute) - (other.hour * 60 + other.minute) + int(gap.total_seconds() // 60)
    ahead = (ahead + 720) % 1440 - 720  # zones run from -12:00 to +14:00; those beyond +12:00 print no Arabic news
    if ahead % 15:
        return None
    return replace(local, zone=timezone(timedelta(minutes=ahead)), zoned=True, sure=True, alone=True)


def _single(line: Line, place: int) -> Found | None:
    at, lead = place, CLOCK_HEADS.at(line, place)
    start = line.starts[place] + lead.skip if lead and place < line.size else None
    if lead:
        at = lead.end
        while line.is_one_of(at, role("clock_lead")):
            at += 1
    body = _body(line, at, led=lead is not None)
    if body is None:
        return None
    if start is None:
        start = line.starts[place] + body.skip
    part, end = _part(line, body, led=lead is not None)
    clock = _clock(body, part)
    if clock is None:
        return None
    zone_end, zone, zoned = zone_at(line, end)
    if zoned:
        end = zone_end
    alone = lead is not None or part is not None or zoned
    if not (alone or line.is_one_of(at + 1, ":")):
        return None
    sure = clock.sure and (body.full or part is not None or (zoned and not body.spoken) or body.hour > 12)
    return Found(replace(clock, zone=zone, zoned=zoned, sure=sure, alone=alone), start, end)


def _body(line: Line, place: int, *, led: bool) -> Body | None:
    if line.number(place, 6) is None:
        return _spoken(line, place)
    if line.is_one_of(place - 1, ":./,-") and line.touches(place):
        return None if line.word(place - 1) in ":." else _digital(line, place, led=led)
    return _digital(line, place, led=led)


def _digital(line: Line, place: int, *, led: bool) -> Body | None:
    hour = line.number(place, 2)
    if hour is None:
        return _four_digits(line, place, led=led)
    colon = line.word(place + 1)
    minute = line.number(place + 2, 2) if len(line.word(place + 2)) == 2 else None
    separated = colon == ":" or (colon in _POINTS and line.touches(place + 1) and line.touches(place + 2))
    if minute is None or not separated:
        return _with_fraction(line, Body(hour, 0, 0, Precision.HOUR, full=False, end=place + 1), place + 1)
    if colon != ":" and not led and not _marked(line, place + 3):
        return None
    if colon == "ر" and hour > 24:  # «55ر09»: written in the order in which it is seen
        hour, minute = minute, hour
    second = line.number(place + 4, 2) if line.word(place + 3) == ":" else None
    full = colon == ":" and (hour > 12 or line.word(place).startswith("0") or hour == 0)
    if second is None:
        return Body(hour, minute, 0, Precision.MINUTE, full, place + 3)
    end = place + 5
    if (
        line.is_one_of(end, ".,")
        and line.touches(end)
        and line.touches(end + 1)
        and line.number(end + 1, 9) is not None
    ):
        end += 2
    return Body(hour, minute, second, Precision.SECOND, full=True, end=end)


def _four_digits(line: Line, place: int, *, led: bool) -> Body | None:
    """«0830 بتوقيت غرينتش»; without a zone or «الساعة» it is a number."""
    word = line.word(place)
    basic = line.is_one_of(place - 1, "t") and line.touches(place)
    if len(word) == 6 and basic:
        return Body(int(word[:2]), int(word[2:4]), int(word[4:]), Precision.SECOND, full=True, end=place + 1)
    if len(word) != 4 or not (led or basic or zone_at(line, place + 1).found):
        return None
    return Body(int(word[:2]), int(word[2:]), 0, Precision.MINUTE, full=True, end=place + 1)


def _marked(line: Line, place: int) -> bool:
    part = PARTS.at(line, place)
    return (part is not None and part.value.at) or zone_at(line, place).found


def _spoken(line: Line, place: int) -> Body | None:
    """«الحادية عشرة والنصف»."""
    joined = HOUR_UNITS.at(line, place)
    if joined and line.is_one_of(joined.end, _TEN):
        body = Body(joined.value, 0, 0, Precision.HOUR, full=False, end=joined.end + 1, skip=joined.skip, spoken=True)
        return _with_fraction(line, body, body.end)
    hour = HOURS.at(line, place)
    if hour is None:
        return None
    body = Body(hour.value, 0, 0, Precision.HOUR, full=False, end=hour.end, skip=hour.skip, spoken=True)
    return _with_fraction(line, body, hour.end)


def _with_fraction(line: Line, body: Body, place: int) -> Body:
    """The hour with «والنصف»، «إلا الربع»، «و20 دقيقة»."""
    minutes = _FRACTIONS.get(line.word(place))
    if minutes is not None:
        return body._replace(minute=minutes, precision=Precision.MINUTE, end=place + 1)
    if line.word(place) == "الا" and line.word(place + 1) in _LESS:
        hour = (body.hour - 2) % 12 + 1
        minutes = 60 - _LESS[line.word(place + 1)]
        return body._replace(hour=hour, minute=minutes, precision=Precision.MINUTE, end=place + 2)
    spoken = _minutes(line, place)
    return body if spoken is None else body._replace(minute=spoken[0], precision=Precision.MINUTE, end=spoken[1])


def _minutes(line: Line, place: int) -> tuple[int, int] | None:
    """«و20 دقيقة»، «وتسع وخمسين دقيقة»: the minutes, and the token after."""
    if not line.word(place).startswith("و"):
        return None
    for at in range(place + 1, place + 1 + _LONGEST_MINUTES):
        unit = UNITS.at(line, at)
        if unit is not None:
            value = (
                number_of(line.text[line.starts[place] + 1 : line.end(at - 1)]) if unit.value[0] == "minute" else None
            )
            return (int(value), unit.end) if value is not None and 0 < value < 60 else None
    return None


def _part(line: Line, body: Body, *, led: bool) -> tuple[Part | None, int]:
    """The part of the day after an hour, and the token after it; «من مساء» counts where a day follows."""
    place = body.end
    place += line.is_one_of(place, _OF_PART)
    if line.word(place) in {"a", "p"} and line.word(place + 1) == "." and line.word(place + 2) == "m":
        return Part("am" if line.word(place) == "a" else "pm", of=False, at=True), place + 3 + (
            line.word(place + 3) == "."
        )
    found = PARTS.at(line, place)
    if found is None or found.skip:
        return None, body.end
    if len(line.word(place)) == 1 and not (led or body.precision is not Precision.HOUR or line.whole):
        return None, body.end  # «5 م» is metres
    if found.value.at:
        return found.value, found.end
    follows = DAYS.at(line, found.end) or WEEKDAYS.at(line, found.end) or DAY_HEADS.at(line, found.end)
    return (found.value, place) if follows else (None, body.end)


def _clock(body: Body, part: Part | None) -> Clock | None:
    """The time on the clock of 24 hours."""
    hour = body.hour
    if hour > 24 or body.minute > 59 or body.second > 60 or (hour == 24 and (body.minute or body.second)):
        return None
    sure = True
    if part is not None and 1 <= hour <= 12:
        hour, sure = _in_half(hour, part.half)
    return Clock(hour % 24, body.minute, min(body.second, 59), body.precision, sure=sure, days=hour // 24)


def _in_half(hour: int, half: str) -> tuple[int, bool]:
    """The hour of 24, and whether it is beyond doubt: «12 ليلا» may begin or end a day."""
    if half == "am":
        return hour % 12, True
    if half == "pm":
        return hour % 12 + 12, True
    if half == "noon":
        return (hour, True) if hour in {10, 11, 12} else (hour + 12, True)
    return (hour + 12, True) if 6 <= hour < 12 else (hour % 12, hour != 12)
