"""What a text may say of a day, and which day that is.

Each of these values knows how to find its day when told the day of writing; none of them knows the text.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from isnad.arabic.dates.calendars import first_day, hijri_year_of, on_calendar
from isnad.arabic.dates.dated import ABSOLUTE, HIJRI, RELATIVE
from isnad.arabic.dates.lexicon import Calendar
from isnad.model import Precision

_MONTHS_AHEAD = 2  # a day without year is news of the past ten months, or announced for the next two
_MONTHS_BACK = 9
_OTHER_YEAR = 9  # «10 مارس من العام التالي»
_LEAP_SEARCH = (0, -1, 1, -2, 2, -3, 3, -4, 4)  # years in which to look for a 29 February


@dataclass(frozen=True, slots=True)
class Near:
    """The day of writing, as the source's clock tells it."""

    today: date
    instant: datetime | None  # local, without zone; None where only the day is known


@dataclass(frozen=True, slots=True)
class Resolved:
    """The day, or the local time, that was meant."""

    local: datetime  # without zone
    precision: Precision
    kind: str
    ambiguous: bool = False


class Meaning(Protocol):
    """Something said of a day."""

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """The day meant; None where there is none such, or none without `near`.

        `weekday` (ISO number) stands beside it; `ahead` says that the sentence tells of the future.
        """


def midnight(day: date) -> datetime:
    """The local time at which a day begins."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the zone is joined where the clock is known


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day, month or year by its number or name, the year perhaps left out."""

    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None
    turn: int | None = None  # «الماضي» -1, «الجاري» 0, «المقبل» 1 after the month
    year_turn: int | None = None  # the same of the year: «مارس من العام الماضي»
    swapped: bool = False  # day and month could be read the other way round

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        kind = HIJRI if self.calendar is Calendar.HIJRI else ABSOLUTE if self.year is not None else RELATIVE
        found = self._day(near, weekday, ahead=ahead)
        if found is None:
            return None
        if self.swapped and self.month and weekday and found.isoweekday() != weekday:
            other = first_day(self.calendar, found.year, self.day, self.month)
            if other is not None and other.isoweekday() == weekday:
                return Resolved(midnight(other), self.precision, kind)
        wrong = self.day is not None and weekday is not None and found.isoweekday() != weekday
        return Resolved(midnight(found), self.precision, kind, wrong or (self.swapped and weekday is None))

    @property
    def precision(self) -> Precision:
        """How fine it is."""
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    def _day(self, near: Near | None, weekday: int | None, *, ahead: bool) -> date | None:
        if self.year is not None:
            year: int | None = self.year
            if self.calendar is Calendar.HIJRI and self.month and self.year > 1900:
                year = hijri_year_of(self.month, self.year)
            return None if year is None else first_day(self.calendar, year, self.month, self.day)
        today = on_calendar(self.calendar, near.today) if near else None
        if today is None or self.year_turn == _OTHER_YEAR:
            return None
        if self.year_turn is not None:
            return first_day(self.calendar, today[0] + self.year_turn, self.month, self.day)
        return self._nearest(today, weekday, ahead=ahead)

    def _nearest(self, today: tuple[int, int, int], weekday: int | None, *, ahead: bool) -> date | None:
        year = self._year(today, ahead=ahead)
        days = [first_day(self.calendar, year + shift, self.month, self.day) for shift in _LEAP_SEARCH]
        if weekday is not None and self.day:
            fitting = [day for day in days[:3] if day is not None and day.isoweekday() == weekday]
            if fitting:
                return fitting[0]
        return next((day for day in days if day is not None), None)

    def _year(self, today: tuple[int, int, int], *, ahead: bool) -> int:
        year, month, _ = today
        mine = (self.month or month, self.day or 0)
        now = (month, today[2] if self.day else 0)
        if self.turn is not None and self.turn < 0:
            return year + self.turn + (mine < now)
        if self.turn is not None and self.turn > 0:
            return year + self.turn - (mine > now)
        apart = mine[0] - month
        if self.turn == 0:
            return year
        if ahead and mine < now and apart + 12 <= _MONTHS_BACK:
            return year + 1
        if ahead and mine >= now and apart <= _MONTHS_BACK:
            return year
        return year - 1 if apart > _MONTHS_AHEAD else year + 1 if apart < -_MONTHS_BACK else year


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """«12 الجاري»، «الخامس من الشهر المقبل»."""

    day: int
    turn: int

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        month = shift_months(near.today, self.turn) if near else None
        found = first_day(Calendar.GREGORIAN, month.year, month.month, self.day) if month else None
        if found is None:
            return None
        wrong = weekday is not None and found.isoweekday() != weekday
        return Resolved(midnight(found), Precision.DAY, RELATIVE, wrong)


@dataclass(frozen=True, slots=True)
class Weekday:
    """«الأربعاء»: of news, the last one up to today, unless the sentence looks ahead or a turn says otherwise."""

    number: int
    turn: int | None = None

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        if near is None:
            return None
        since = (near.today.isoweekday() - self.number) % 7
        if self.turn is not None and self.turn > 0:
            shift = 7 * self.turn - since
        elif self.turn is not None and self.turn < 0:
            shift = 7 * (self.turn + 1) - (since or 7)
        else:
            shift = (7 - since) % 7 if ahead else -since
        return Resolved(midnight(near.today + timedelta(days=shift)), Precision.DAY, RELATIVE)


@dataclass(frozen=True, slots=True)
class DayShift:
    """«أمس»: so many days from the day of writing; a weekday beside it is stronger where both do not fit."""

    days: int

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        if near is None:
            return None
        day = near.today + timedelta(days=self.days)
        off = 0 if weekday is None else (weekday - day.isoweekday() + 3) % 7 - 3
        return Resolved(midnight(day + timedelta(days=off)), Precision.DAY, RELATIVE, off != 0)


@dataclass(frozen=True, slots=True)
class Period:
    """«الشهر الماضي»، «هذا العام»."""

    unit: str  # week, month or year
    turn: int

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        if near is None:
            return None
        if self.unit == "week":
            start = near.today - timedelta(days=near.today.isoweekday() % 7)  # from Sunday
            return Resolved(midnight(start + timedelta(days=7 * self.turn)), Precision.MONTH, RELATIVE)
        if self.unit == "month":
            return Resolved(midnight(shift_months(near.today, self.turn).replace(day=1)), Precision.MONTH, RELATIVE)
        return Resolved(midnight(date(near.today.year + self.turn, 1, 1)), Precision.YEAR, RELATIVE)


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_PRECISION = {
    "second": Precision.MINUTE,
    "minute": Precision.MINUTE,
    "hour": Precision.HOUR,
    "day": Precision.DAY,
    "week": Precision.MONTH,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Apart:
    """«قبل 3 أسابيع»، «بعد يومين»: an amount from the time of writing."""

    unit: str
    amount: int  # negative in the past

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        if near is None:
            return None
        precision = _PRECISION[self.unit]
        if self.unit in _SECONDS:
            if near.instant is None:  # two hours before some time of that day: most often that day
                return Resolved(midnight(near.today), Precision.DAY, RELATIVE, ambiguous=True)
            return Resolved(near.instant + timedelta(seconds=_SECONDS[self.unit] * self.amount), precision, RELATIVE)
        if self.unit in _DAYS:
            return Resolved(midnight(near.today + timedelta(days=_DAYS[self.unit] * self.amount)), precision, RELATIVE)
        return Resolved(midnight(shift_months(near.today, _MONTHS[self.unit] * self.amount)), precision, RELATIVE)


def shift_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day. Raises ValueError outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


_SEASON_ENDS = {"ربيع": 5, "صيف": 8, "خريف": 11}


@dataclass(frozen=True, slots=True)
class PastSeason:
    """«الصيف الماضي»: its year alone is sure."""

    name: str  # without article, in matching form

    def resolve(self, near: Near | None, weekday: int | None, *, ahead: bool) -> Resolved | None:
        """See Meaning."""
        end = _SEASON_ENDS.get(self.name)
        if near is None or end is None:
            return None
        year = near.today.year - (near.today.month <= end)
        return Resolved(midnight(date(year, 1, 1)), Precision.YEAR, RELATIVE)
