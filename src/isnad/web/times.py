"""Times as a reader takes them in: relative in lists, by two clocks on an article's page, never finer than known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_timedelta, get_timezone_location
from hijridate import Gregorian
from markupsafe import Markup, escape

from isnad.model import Moment, Precision, Publisher
from isnad.web.words import Words

_CLOCK = frozenset([Precision.SECOND, Precision.MINUTE, Precision.HOUR])
_MACHINE = {  # the forms that the `datetime` of a <time> may have
    Precision.SECOND: "%Y-%m-%dT%H:%M:%S+00:00",
    Precision.MINUTE: "%Y-%m-%dT%H:%M+00:00",
    Precision.HOUR: "%Y-%m-%dT%H:00+00:00",
    Precision.DAY: "%Y-%m-%d",
    Precision.MONTH: "%Y-%m",
    Precision.YEAR: "%Y",
}
_SHORT = {Precision.MONTH: "MMMM y", Precision.YEAR: "y"}  # patterns of babel; every finer time has a day
_DAY = "d MMMM y"
_AXIS = "d MMM"
_WEEKDAY = "EEEE d MMMM y"
_UNITS = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Clock:
    """One time, read off one clock."""

    words: str  # «الجمعة 25 أكتوبر 2024، 14:30»
    label: Markup  # whose clock it is, or that no hour is known


@dataclass(frozen=True, slots=True)
class Times:
    """Writes times in one language, seen from one present."""

    words: Words
    now: datetime  # aware UTC

    def ago(self, moment: Moment) -> Markup:
        """A `<time>` for lists: how long ago within a week, else the date; its title has all that is known."""
        return self._element(moment, self._distance(moment))

    def seen(self, at: datetime) -> Markup:
        """A `<time>` for something we did ourselves: to the minute, by GMT."""
        return self._element(Moment(at, Precision.MINUTE, 0), self._stamp(at, _DAY, self.words.locale))

    def day(self, at: datetime) -> Markup:
        """A `<time>` with the date alone, by GMT."""
        return self._element(Moment(at, Precision.DAY, 0), self._date(at.date(), _DAY))

    def day_name(self, day: date) -> str:
        """A day, in words, for a label."""
        return self._date(day, _DAY)

    def axis(self, day: date) -> str:
        """A day without its year, for the scale of a chart: «11 نوفمبر»."""
        return self._date(day, _AXIS)

    def on(self, moment: Moment) -> Markup:
        """A `<time>` with the date alone: by GMT where an hour is known, else as the source gave it."""
        return self._element(moment, self._date(_day_of(moment), _SHORT.get(moment.precision, _DAY)))

    def stamp(self, moment: Moment) -> Markup:
        """A `<time>` with date and clock by GMT, or with the date alone where no hour is known."""
        if moment.precision not in _CLOCK:
            return self.on(moment)
        return self._element(moment, self._stamp(moment.at, _DAY, self.words.locale))

    def gap(self, before: datetime, after: datetime) -> str:
        """How many days lie between two times, in words: «3 أيام»; "" where it is less than one."""
        days = (after - before) // _UNITS[0]
        if days < 1:
            return ""
        return format_timedelta(timedelta(days=days), granularity="day", threshold=30, locale=self.words.locale)

    def since(self, at: datetime) -> Markup:
        """Since when something is so, in words that follow a sentence: «منذ 3 ساعات»."""
        days, hours, minutes = self._lengths(self.now - at)
        if days:
            return self.words.count("since.days", days)
        if hours:
            return self.words.count("since.hours", hours)
        return self.words.count("since.minutes", minutes) if minutes else self.words.say("time.moments")

    def lately(self, at: datetime) -> Markup:
        """A `<time>` for something we did ourselves: how long ago within a week, else the date."""
        return self.ago(Moment(at, Precision.MINUTE, 0))

    def ahead(self, at: datetime) -> Markup:
        """A `<time>` for what we shall do: how soon, «بعد 3 ساعات»."""
        days, hours, minutes = self._lengths(at - self.now)
        if days:
            words = self.words.count("ahead.days", days)
        elif hours:
            words = self.words.count("ahead.hours", hours)
        else:
            words = self.words.count("ahead.minutes", minutes) if minutes else self.words.say("time.now")
        return self._element(Moment(at, Precision.MINUTE, 0), words)

    @staticmethod
    def _lengths(span: timedelta) -> tuple[int, ...]:
        """Its whole days, whole hours and whole minutes, none of them below 0."""
        return tuple(max(0, span // unit) for unit in _UNITS)

    def clocks(self, moment: Moment, publisher: Publisher | None = None) -> tuple[Clock, ...]:
        """The time by GMT, then by the publisher's own clock; the date alone where the source gave no hour.

        The publisher's clock is that of its zone, else the offset that the source gave the time with; it is left out
        where it shows the same as GMT. Its months have the names that they have in the publisher's country.
        """
        if moment.precision not in _CLOCK:
            at = _local(moment.at, _offset_of(moment))
            words = self._date(at.date(), _SHORT.get(moment.precision, _WEEKDAY))
            return (Clock(words, self.words.say(f"precision.{moment.precision}")),)
        gmt = Clock(self._stamp(moment.at, _WEEKDAY, self.words.locale), self.words.say("time.gmt"))
        zone = _zone_of(publisher) or _offset_of(moment)
        local = _local(moment.at, zone)
        if not local.utcoffset():
            return (gmt,)
        label = self.words.say(
            "time.local", place=self._place(zone) if isinstance(zone, ZoneInfo) else f"GMT{local:%z}"
        )
        return gmt, Clock(self._stamp(local, _WEEKDAY, self._regional(publisher)), label)

    def zone(self, publisher: Publisher) -> str:
        """The publisher's clock by its city, «بيروت (GMT+0200)»; its zone as written where it is none."""
        zone = _zone_of(publisher)
        return f"{self._place(zone)} (GMT{self.now.astimezone(zone):%z})" if zone else publisher.zone

    def element(self, moment: Moment, words: str) -> Markup:
        """A `<time>` that holds these words."""
        return Markup(f'<time datetime="{machine(moment)}">{escape(words)}</time>')

    def today(self) -> tuple[str, str]:
        """Today for the head of a paper, by GMT: Gregorian, and Hijri (Umm al-Qura), "" beyond its tables."""
        today = self.now.date()
        gregorian = self._date(today, _WEEKDAY)
        try:
            hijri = Gregorian(today.year, today.month, today.day).to_hijri()
        except OverflowError:  # its tables go from 1924 to 2077
            return gregorian, ""
        language: Literal["ar", "en"] = "ar" if self.words.language == "ar" else "en"
        return gregorian, f"{hijri.day} {hijri.month_name(language)} {hijri.year} {hijri.notation(language)}"

    def _element(self, moment: Moment, words: str) -> Markup:
        clock = self.clocks(moment)[0]
        title = f"{clock.words} {clock.label.striptags()}".strip()
        return Markup(f'<time datetime="{machine(moment)}" title="{escape(title)}">{escape(words)}</time>')

    def _distance(self, moment: Moment) -> str:
        if moment.precision not in _CLOCK:
            return self._days_between(moment)
        age = self.now - moment.at
        if timedelta(minutes=-1) < age < timedelta(minutes=1):
            return self.words.plain("time.now")
        if not timedelta(0) < age < timedelta(days=7):
            return self._date(moment.at.date(), _DAY)
        # Rounded down: what was printed 119 minutes ago is not two hours old.
        unit = next(unit for unit in _UNITS if age >= unit)
        return format_timedelta(
            -(age // unit) * unit, granularity="minute", threshold=1, add_direction=True, locale=self.words.locale
        )

    def _days_between(self, moment: Moment) -> str:
        zone = _offset_of(moment)
        at = _local(moment.at, zone).date()
        days = (_local(self.now, zone).date() - at).days
        if moment.precision is Precision.DAY and days in {0, 1}:
            return self.words.plain("time.yesterday" if days else "time.today")
        return self._date(at, _SHORT.get(moment.precision, _DAY))

    def _date(self, day: date, pattern: str, locale: Locale | None = None) -> str:
        return _written(day, pattern, locale or self.words.locale)

    def _stamp(self, at: datetime, pattern: str, locale: Locale) -> str:
        return f"{self._date(at.date(), pattern, locale)}{self.words.plain('time.comma')} {at:%H:%M}"

    def _place(self, zone: ZoneInfo) -> str:
        return get_timezone_location(zone.key, locale=self.words.locale, return_city=True)

    def _regional(self, publisher: Publisher | None) -> Locale:
        # تشرين الأول in Beirut, أكتوبر in Cairo and Rabat; غشت in Rabat, أوت in Algiers, أغسطس in Cairo.
        if publisher and publisher.country and self.words.language == "ar":
            try:
                return Locale.parse(f"ar_{publisher.country}")
            except (UnknownLocaleError, ValueError):
                return self.words.locale
        return self.words.locale


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, locale: Locale) -> str:
    # A page writes few days, each many times: in text, in titles, with and without the hour.
    return format_date(day, pattern, locale=locale)


def machine(moment: Moment) -> str:
    """The time for a `datetime` attribute: UTC where the hour is known, else the date of the source's own clock."""
    at = moment.at if moment.precision in _CLOCK else _local(moment.at, _offset_of(moment))
    return at.strftime(_MACHINE[moment.precision].replace("%Y", f"{at.year:04d}"))


def _day_of(moment: Moment) -> date:
    return (moment.at if moment.precision in _CLOCK else _local(moment.at, _offset_of(moment))).date()


def _offset_of(moment: Moment) -> tzinfo:
    return timezone(timedelta(minutes=moment.offset)) if moment.offset else UTC


def _zone_of(publisher: Publisher | None) -> ZoneInfo | None:
    if publisher is None or not publisher.zone:
        return None
    try:
        return ZoneInfo(publisher.zone)
    except (ZoneInfoNotFoundError, ValueError):  # a record may bring a publisher with a zone that is none
        return None


def _local(at: datetime, zone: tzinfo) -> datetime:
    try:
        return at.astimezone(zone)
    except OverflowError:  # a page dated 9999-12-31, seen from the east
        return at
