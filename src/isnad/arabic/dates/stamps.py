"""Times as machines write them: in attributes, headers, records and feeds, and what people made of those."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from isnad.arabic.dates.search import parse
from isnad.arabic.dates.zones import zone_named
from isnad.model import Moment, Precision

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s_]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM|ص|م)?)?", re.IGNORECASE
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_LONGEST = 160  # characters; more is prose


def read_time(value: str, zone: str, near: date | datetime | None = None) -> Moment | None:
    """The time that a machine-readable value gives, or None where it gives none.

    ISO 8601 in all its forms, RFC 2822, seconds since 1970, month/day/year with a twelve-hour clock, and whatever
    `parse` reads. Midnight to the second is what templates write where they know the day alone.

    `zone` is the IANA name of the source's clock, "" where unknown; `near` the time of writing, by which «منذ ساعتين»
    and days without a year are read: without it they give none. Raises SettingError where there is no such zone.
    """
    value = " ".join(value.split())[:_LONGEST]
    if _EPOCH.fullmatch(value):
        return Moment(datetime.fromtimestamp(int(value[:10]), UTC), Precision.SECOND, 0)
    if match := _ISO.match(value):
        return _moment(match.groups()[:6], match.group(7), zone)
    if (match := _AMERICAN.fullmatch(value)) and match.group(7):
        return _american(match, zone)
    if re.match(r"[A-Za-z]{3},? \d", value):
        try:
            at = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
        else:
            return _moment(tuple(str(part) for part in at.timetuple()[:6]), at.strftime("%z"), zone)
    dated = parse(value, near, zone)
    return dated.moment if dated and dated.moment.precision not in {Precision.MONTH, Precision.YEAR} else None


def _american(match: re.Match[str], zone: str) -> Moment | None:
    month, day, year, hour, minute, second, half = match.groups()
    if int(month) > 12:
        month, day = day, month
    clock = int(hour or 0) % 12 + (12 if half.upper() in {"PM", "م"} else 0)
    return _moment((year, month, day, str(clock), minute, second), None, zone)


def _moment(parts: Sequence[str | None], offset: str | None, zone: str) -> Moment | None:
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in parts)
    try:
        local = datetime(year, month, day, min(hour, 23), minute, min(second, 59))  # noqa: DTZ001  (its zone comes next)
        minutes = _minutes(offset, local, zone)
        at = (local - timedelta(minutes=minutes or 0)).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    if parts[3] is None or (hour, minute, second) == (0, 0, 0):
        precision = Precision.DAY
    else:
        precision = Precision.SECOND if second else Precision.MINUTE
    return Moment(at, precision, minutes)


def _minutes(offset: str | None, local: datetime, zone: str) -> int | None:
    """Minutes east of UTC: as written, else by the zone's clock on that day, else unknown."""
    if offset:
        if offset.upper() in {"Z", "UTC", "GMT"}:
            return 0
        digits = offset[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        if minutes > 14 * 60:
            raise ValueError(offset)
        return -minutes if offset[0] == "-" else minutes
    gap = local.replace(tzinfo=zone_named(zone)).utcoffset()
    return int(gap.total_seconds() // 60) if gap is not None else None
