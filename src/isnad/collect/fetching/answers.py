"""What a server's status and headers say, read without a network."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from isnad.collect.fetching.stop import Stop
from isnad.model import FetchFailureKind

Headers = tuple[tuple[str, str], ...]

PERMANENT = frozenset([301, 308])
REDIRECTS = frozenset([301, 302, 303, 307, 308])
NOT_MODIFIED = 304

_KINDS = {
    404: FetchFailureKind.GONE,
    408: FetchFailureKind.SLOW,
    410: FetchFailureKind.GONE,
    425: FetchFailureKind.TOO_OFTEN,
    429: FetchFailureKind.TOO_OFTEN,
    504: FetchFailureKind.SLOW,
}
# The words of RFC 9110 for what servers answer to readers; the server's own phrase may be anything.
_WORDS = {
    401: "the server wants a login",
    402: "the server wants money",
    403: "the server refuses",
    404: "not found",
    408: "the server gave up waiting",
    410: "gone for good",
    429: "asked too often",
    451: "withheld for legal reasons",
    500: "the server failed",
    502: "the server behind it failed",
    503: "the server is not available now",
    504: "the server behind it did not answer in time",
}
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NO_STORE = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,9}")
# No server means more than this; it keeps absurd dates out of the arithmetic.
_LONGEST = timedelta(days=366)
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1000}")


def header(headers: Headers, name: str) -> str:
    """The first header of this name (in small letters), "" where there is none."""
    return next((value for key, value in headers if key.lower() == name), "")


def all_of(headers: Headers, name: str) -> str:
    """All headers of this name (in small letters) as one list with commas (RFC 9110, 5.3)."""
    return ", ".join(value for key, value in headers if key.lower() == name)


def validator(value: str) -> str:
    """An ETag or a Last-Modified that can be sent back as it came, "" where it cannot."""
    return value if _VALIDATOR.fullmatch(value) else ""


def retry_after(headers: Headers, now: datetime) -> datetime | None:
    """When the server wants to be asked again: seconds or a date (RFC 9110, 10.2.3); None where it does not say.

    A date in the past is now, one more than a year ahead a year ahead.
    """
    written = header(headers, "retry-after").strip()
    if _SECONDS.fullmatch(written):
        return now + min(timedelta(seconds=int(written)), _LONGEST)
    try:
        at = parsedate_to_datetime(written)
        aware = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError, IndexError):
        return None
    return min(max(aware, now), now + _LONGEST)


def fresh_until(headers: Headers, now: datetime) -> datetime | None:
    """Until when the answer holds by Cache-Control: max-age less Age (RFC 9111, 4.2); None where it does not say."""
    control = all_of(headers, "cache-control")
    found = _MAX_AGE.search(control)
    if not found or _NO_STORE.search(control):
        return None
    age = header(headers, "age").strip()
    seconds = int(found[1]) - (int(age) if _SECONDS.fullmatch(age) else 0)
    return now + min(timedelta(seconds=max(0, seconds)), _LONGEST)


def refuse_status(status: int, headers: Headers, now: datetime) -> None:
    """Raises Stop for every status that is no whole answer (RFC 9110, 15)."""
    if 200 <= status < 300 and status != 206:
        return
    words = _WORDS.get(status, "")
    raise Stop(
        kind_of_status(status),
        f"the server answered {status}" + (f": {words}" if words else ""),
        status=status,
        retry_after=retry_after(headers, now),
    )


def refuse_length(headers: Headers, limit: int) -> None:
    """Raises Stop (TOO_LARGE) where the server announces more bytes than we take."""
    written = header(headers, "content-length").strip()
    if written.isdecimal() and len(written) < 30 and int(written) > limit:
        raise Stop(FetchFailureKind.TOO_LARGE, f"{int(written):,} bytes are announced, and only {limit:,} read")


def kind_of_status(status: int) -> FetchFailureKind:
    """What sort of failure a status other than 2xx is."""
    if status in _KINDS:
        return _KINDS[status]
    if 500 <= status < 600:
        return FetchFailureKind.SERVER_ERROR
    return FetchFailureKind.REFUSED if 400 <= status < 500 else FetchFailureKind.BROKEN
