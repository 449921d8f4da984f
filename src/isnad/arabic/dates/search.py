"""The two doors: one date expression, and all dates of a running text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from isnad.arabic.dates.cues import looks_ahead
from isnad.arabic.dates.dated import ABSOLUTE, RELATIVE, Dated
from isnad.arabic.dates.days import CalendarDay, Near, Resolved, Weekday, midnight
from isnad.arabic.dates.lexicon import Calendar, role
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.reading import STARTERS, Reading, read, read_next
from isnad.arabic.dates.zones import moment_of, zone_named
from isnad.model import Moment, Precision

_LEADING = frozenset({"في", "بتاريخ", "يوم", "بيوم", "علي", "on"})
_CALENDAR_SLACK = timedelta(days=2)  # moon sighting and Umm al-Qura may differ by so much
_SENTENCE_ENDS = frozenset(".!?؟\n")


@dataclass(frozen=True, slots=True)
class _Context:
    near: Near | None
    zone: tzinfo | None


def parse(text: str, near: date | datetime | None = None, zone: str = "UTC") -> Dated | None:
    """The date that a text is; None where it is none, or more than one, or needs `near` and has none.

    `near` is the day (or, aware or by the clock of `zone`, the time) of writing, against which «أمس» and days without
    year are read. `zone` is the IANA name of the source's clock, "" where unknown: times are then taken as UTC, with
    the offset left open. A day and month in digits that can be swapped are read day first, and are `ambiguous`.

    Raises SettingError where there is no such zone.
    """
    context = _context(near, zone)
    line = Line(text, whole=True)
    for place in _beginnings(line):
        reading = read(line, place)
        if reading is not None and not any(word.isalnum() for word in line.words[reading.end :]):
            return _dated(line, reading, context, None)
    return None


def find(text: str, near: date | datetime | None = None, zone: str = "UTC") -> tuple[Dated, ...]:
    """Every date and time of a running text, in order and without overlap, in time linear in its length.

    A bare weekday is the last one up to the day of writing, unless the verb before it is one of the future. A time of
    day alone belongs to the day named before it in its sentence, else to the day of writing, and is then `ambiguous`.
    Not found are names that are dates (ثورة 25 يناير، اليوم الوطني), durations and days of another
    story («اليوم التالي»).
    See `parse` for `near` and `zone`.

    Raises SettingError where there is no such zone.
    """
    context = _context(near, zone)
    return tuple(_found(Line(text), context))


def _context(near: date | datetime | None, zone: str) -> _Context:
    clock = zone_named(zone)
    if near is None:
        return _Context(None, clock)
    if not isinstance(near, datetime):
        return _Context(Near(near, None), clock)
    try:
        local = near if near.tzinfo is None else near.astimezone(clock or UTC).replace(tzinfo=None)
    except OverflowError:  # the first or last hours of the calendar
        local = near.replace(tzinfo=None)
    return _Context(Near(local.date(), local), clock)


def _beginnings(line: Line) -> Iterator[int]:
    """Where the one date of a text may begin: after signs and at most two words such as «في»."""
    words = 0
    for place in range(line.size):
        if line.words[place].isalnum():
            yield place
            words += 1
            if words > 2 or line.words[place] not in _LEADING:
                return


def _found(line: Line, context: _Context) -> Iterator[Dated]:
    last: Dated | None = None
    last_end = 0
    for reading in _readings(line):
        day = last if last and _SENTENCE_ENDS.isdisjoint(line.words[last_end : reading.first]) else None
        dated = _dated(line, reading, context, day)
        if dated is not None:
            yield dated
            last, last_end = dated, reading.end


def _readings(line: Line) -> Iterator[Reading]:
    place = 0
    reading: Reading | None = None
    while place < line.size:
        following = read_next(line, reading) if reading else None
        if following is None and (line.words[place] in STARTERS or "0" <= line.words[place][0] <= "9"):
            following = read(line, place)
        reading = following
        if reading is None:
            place += 1
            continue
        if not _is_name(line, reading):
            yield reading
        place = reading.end


def _is_name(line: Line, reading: Reading) -> bool:
    """«ثورة 25 يناير»، «مدينة السادس من أكتوبر»: a day without year behind such a noun names it."""
    meaning = reading.said.meaning if reading.said else None
    yearless = isinstance(meaning, CalendarDay) and meaning.year is None and meaning.turn is None
    return yearless and line.is_one_of(reading.first - 1, role("name_head"))


def _dated(line: Line, reading: Reading, context: _Context, last: Dated | None) -> Dated | None:
    try:
        resolved = _resolved(line, reading, context, last)
        if resolved is None:
            return None
        moment, twice = _moment(reading, resolved, context)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None
    start, end = line.span(reading.start, reading.end)
    return Dated(start, end, moment, line.folded.original[start:end], resolved.kind, resolved.ambiguous or twice)


def _resolved(line: Line, reading: Reading, context: _Context, last: Dated | None) -> Resolved | None:
    said = reading.said
    if said is None:
        return _assumed_day(context, last)
    open_ended = isinstance(said.meaning, Weekday) or (isinstance(said.meaning, CalendarDay) and not said.meaning.year)
    ahead = open_ended and looks_ahead(line, reading.first)
    resolved = said.meaning.resolve(context.near, said.weekday, ahead=ahead)
    if said.pair is None or not isinstance(said.meaning, CalendarDay):
        return resolved
    other = said.pair.resolve(context.near, None, ahead=ahead)
    if resolved is None and other is None:
        return None
    return _gregorian(said.meaning, said.pair, resolved, other, said.weekday)


def _gregorian(
    first: CalendarDay, second: CalendarDay, one: Resolved | None, two: Resolved | None, weekday: int | None
) -> Resolved | None:
    """Of a day given in both calendars, the Gregorian one; its year may be given by the Hijri one."""
    if first.calendar is Calendar.HIJRI:
        first, second, one, two = second, first, two, one
    if two is not None and first.year is None:
        one = first.resolve(Near(two.local.date(), None), weekday, ahead=False)
    if one is None:
        return two
    apart = two is not None and abs(one.local - two.local) > _CALENDAR_SLACK
    wrong = weekday is not None and one.local.isoweekday() != weekday
    swapped = one.ambiguous and two is None
    return replace(one, kind=ABSOLUTE, ambiguous=apart or wrong or swapped)


def _assumed_day(context: _Context, last: Dated | None) -> Resolved | None:
    """The day of a time that stands alone."""
    if last is not None and last.moment.precision not in {Precision.MONTH, Precision.YEAR}:
        at = last.moment.at + timedelta(minutes=last.moment.offset or 0)
        return Resolved(midnight(at.date()), Precision.DAY, last.kind)
    if context.near is None:
        return None
    return Resolved(midnight(context.near.today), Precision.DAY, RELATIVE, ambiguous=True)


def _moment(reading: Reading, resolved: Resolved, context: _Context) -> tuple[Moment, bool]:
    clock = reading.clock.clock if reading.clock else None
    if clock is None:
        return moment_of(resolved.local, reading.zone or context.zone, resolved.precision)
    local = resolved.local.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
    moment, twice = moment_of(local + timedelta(days=clock.days), clock.zone or context.zone, clock.precision)
    return moment, twice or not clock.sure
