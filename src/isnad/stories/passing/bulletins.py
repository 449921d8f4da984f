"""Claims that are told anew every day: two of other days are two, however alike."""

import re
from datetime import date, timedelta
from functools import lru_cache

from isnad.arabic.letters import match_form
from isnad.stories.chronicle.clocks import USUAL_HOURS_EAST, WEEKDAYS
from isnad.stories.passing.said import Said


def are_of_other_days(one: Said, other: Said) -> bool:
    """Whether two claims tell of another day each, by its name or as «اليوم»، «أمس»، «الـ24 ساعة الماضية»."""
    ours, before = _days_told(one.claim.content.text)
    theirs, other_before = _days_told(other.claim.content.text)
    if ours and theirs:
        return ours.isdisjoint(theirs)
    if before is None or other_before is None or abs(one.at - other.at) <= _REPRINTED:
        return False
    return _day_of(one) - before != _day_of(other) - other_before


def _day_of(said: Said) -> date:
    return (said.at + USUAL_HOURS_EAST).date()


@lru_cache(maxsize=20_000)
def _days_told(content: str) -> tuple[frozenset[str], timedelta | None]:
    """The days of the week that a content names, and how long before its printing the day lies that it counts to."""
    form = match_form(content)
    counted = _COUNTED.search(form)
    before = timedelta(days=counted.lastgroup == "before") if counted else None
    return frozenset(_WEEKDAYS.findall(form)), before


_WEEKDAYS = re.compile(rf"(?<!\w)(?:ال|لل)({'|'.join(WEEKDAYS)})(?!\w)")
_COUNTED = re.compile(
    r"(?<!\w)(?:(?P<before>(?:يوم )?امس|البارحه)|"
    r"(?P<same>اليوم|الليله|(?:ال)?ـ? ?24 ساعه (?:الماضيه|الاخيره)|الساعات الاربع والعشرين))(?!\w)"
)
_REPRINTED = timedelta(hours=14)  # words of one day stand in the next day's paper as they were
