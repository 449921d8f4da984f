"""When, where and to whom something was said, as far as it stands between the verb and what it reports."""

from datetime import UTC, datetime, timedelta, timezone

from isnad.analyse.claims.found import Found
from isnad.analyse.claims.phrase_leads import is_press
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import bare, words_of
from isnad.arabic import dates
from isnad.model import Moment

_LONGEST_VENUE = 8  # words
_ENDS = frozenset("،,؛:")


def said_when(reading: Reading, found: Found, near: Moment | None) -> Moment | None:
    """The time that is told beside the verb; None where none is, or it cannot be read without the day of writing."""
    first, after = _between(found)
    if after <= first or not any(form in words_of("time") or form[:1].isdigit() for form in reading.forms[first:after]):
        return None
    text = reading.text[reading.starts[first] : reading.ends[after - 1]]
    dated = dates.find(text, _written(near))
    return dated[0].moment if dated else None


def _written(near: Moment | None) -> datetime | None:
    """The day of writing by the clock of the house."""
    return (
        None if near is None else near.at.astimezone(timezone(timedelta(minutes=near.offset)) if near.offset else UTC)
    )


def _between(found: Found) -> tuple[int, int]:
    return found.cue[1], max(found.content[0], found.cue[1])


def venue(reading: Reading, found: Found) -> str:
    """«في بيان»، «لرويترز»، «على منصة إكس», as it stands there; "" where nothing is told."""
    first, after = _between(found)
    for place in range(first, after):
        form = reading.form(place)
        if form in {"في", "فى"} and bare(reading.form(place + 1)) in words_of("venue") and place + 1 < after:
            return _phrase(reading, place, after)
        if form == "علي" and bare(reading.form(place + 1)) in words_of("screen") and place + 1 < after:
            return _phrase(reading, place, after)
        if is_press(form) or (form == "ل" and place + 1 < after):
            return _phrase(reading, place, after)
    return ""


def _phrase(reading: Reading, first: int, limit: int) -> str:
    last = first + 1
    while last < min(limit, first + _LONGEST_VENUE):
        form = reading.form(last)
        if form in _ENDS or form in words_of("time") or form in words_of("aside") or reading.is_that(last):
            break
        last += 1
    return reading.span(first, reading.less_marks(first + 1, last, ")»")).text
