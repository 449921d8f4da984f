"""The clock of the place where an article was printed, by which its «اليوم» is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from isnad.arabic.dates import Dated
from isnad.arabic.dates.zones import zone_named
from isnad.model import Precision, Told

WEEKDAYS = ("اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت", "احد")  # matching forms, as `date.weekday` counts
CLOCKS = frozenset([Precision.SECOND, Precision.MINUTE, Precision.HOUR])
_MOST_HOURS_EAST = timedelta(hours=4)  # Muscat
USUAL_HOURS_EAST = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of the place where an article was printed."""

    near: date | datetime  # the day, or the local time without zone, of printing
    east: timedelta  # of UTC

    @property
    def today(self) -> date:
        """The day of printing."""
        return self.near.date() if isinstance(self.near, datetime) else self.near

    def day_of(self, dated: Dated) -> date:
        """The day of a date that was read by this clock."""
        return (dated.moment.at + self._shift(dated)).date()

    def instant_of(self, dated: Dated) -> datetime | None:
        """Aware UTC of a date that was read by this clock; None where it tells no time of day."""
        return dated.moment.at + self._shift(dated) - self.east if dated.moment.precision in CLOCKS else None

    def _shift(self, dated: Dated) -> timedelta:
        """From what was read to this clock: nothing, but where the words name another one."""
        return self.east if dated.moment.offset is not None else timedelta()


def clock_of(told: Told, zones: Mapping[str, str]) -> Clock:
    """The clock by which an article's «اليوم» is meant; `zones` are the IANA names of the publishers' zones.

    An offset of 0 is mostly that of the program which wrote the page, and tells as little as none. Where neither the
    article nor the publisher tells its zone, the day is that of most Arabic countries, three hours east of UTC; of
    a time that is only a day, as many hours as leave the day what it is between UTC and Muscat.
    """
    published = told.article.published
    at = published.at if published else told.at
    is_day = published is not None and published.precision not in CLOCKS
    if published and published.offset:
        east = timedelta(minutes=published.offset)
    elif zone := zone_named(zones.get(told.placed.publisher, "")):
        east = at.astimezone(zone).utcoffset() or timedelta()
    else:
        east = _MOST_HOURS_EAST if is_day else USUAL_HOURS_EAST
    local = (at.astimezone(UTC) + east).replace(tzinfo=None)
    return Clock(local.date() if is_day else local, east)
