"""Clocks of places: from a local time to an instant."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from isnad.errors import SettingError
from isnad.model import Moment, Precision


@cache
def zone_named(name: str) -> tzinfo | None:
    """The time zone of an IANA name; None for "", a source whose clock we do not know.

    Raises SettingError where there is no such zone.
    """
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError(f"no time zone is called «{name}»; give an IANA name such as Asia/Riyadh") from error


def moment_of(local: datetime, zone: tzinfo | None, precision: Precision) -> tuple[Moment, bool]:
    """The moment of a local time without zone of its own, and whether the clock showed that time twice.

    A time that a clock jumped over (a midnight at which summer time began) is the instant of the jump, or as far after
    it as the time is after the gap's start. A time shown twice is the first of both. Without a zone it is taken as UTC
    and the offset left open.

    Raises OverflowError or ValueError where UTC has no such year.
    """
    if zone is None:
        return Moment(local.replace(tzinfo=UTC), precision, None), False
    first = local.replace(tzinfo=zone, fold=0)
    shown = first.astimezone(UTC).astimezone(zone)
    twice = shown.replace(tzinfo=None) == local and first.utcoffset() != first.replace(fold=1).utcoffset()
    offset = _minutes(shown)
    # Before standard time, clocks went by the sun, and offsets had seconds, which Moment does not hold.
    at = shown.replace(tzinfo=UTC) - timedelta(minutes=offset)
    return Moment(at, precision, offset), twice and precision in _CLOCK_PRECISIONS


_CLOCK_PRECISIONS = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR})


def _minutes(at: datetime) -> int:
    return int((at.utcoffset() or timedelta()).total_seconds() // 60)
