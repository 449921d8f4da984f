"""Texts that were not written when they are said to have been printed: their «اليوم» is of another weekday.

«اليوم الأربعاء» in a text of a Friday was written two days before, «أمس الجمعة» in one of a Friday a day later. A text
of the day before is common, since papers are put on the web at night, and one of two days before is mostly late; any
other gives no day that can be trusted.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from isnad.arabic.letters import match_form
from isnad.model import Told
from isnad.stories.chronicle.clocks import WEEKDAYS, Clock, clock_of

_FITTING = (0, -1)  # days after printing
_DOUBTFUL = -2  # mostly put on the web late, and of the day that it names
_READ = 1_000  # characters of a text
_FROM_WRITING = {"اليوم": 0, "امس": -1, "غدا": 1, "غد": 1}  # days
# As written, since a matching form of every text would take most of the time.
_NAMED = re.compile(
    r"(?P<when>اليوم|[أا]مس|غد(?:ا|اً|ًا)?)(?<!خامس)(?<!بعد غد)(?<!بعد غدا)\s?[,،(«\"]?\s?"
    r"(?:يوم\s)?ال(?P<day>[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمع[ةه]|سبت|[أا]حد)(?! عشر|\w)"
)
_WEEK, _HALF = 7, 3
_TOGETHER = timedelta(hours=1)  # texts of one publisher that were put out at once
_FEWEST = 2  # of them that are stale, from which on all are


def days_off(text: str, clock: Clock) -> int:
    """How many days after the day of printing a text was written, by the days that it names so: -3 to 3.

    Where any of them says that it was the day of printing or the day before, it was; else the first counts.
    """
    found = [_off(match, clock) for match in _NAMED.finditer(text)]
    return next((days for days in found if days in _FITTING), found[0] if found else 0)


def _off(match: re.Match[str], clock: Clock) -> int:
    written = WEEKDAYS.index(match_form(match["day"])) - _FROM_WRITING[match_form(match["when"])]
    return (written - clock.today.weekday() + _HALF) % _WEEK - _HALF


def stale_articles(texts: Iterable[Told], zones: Mapping[str, str]) -> frozenset[str]:
    """The ids of texts that were written after they are said to be printed, or three and more days before.

    Where two of one publisher within an hour are so, or two days before, all of that hour are: they were collected at
    once.
    """
    read = [(told, days_off(told.article.text[:_READ], clock_of(told, zones))) for told in texts]
    stale = [told for told, days in read if days not in _FITTING]
    sure = (told.placed.article for told, days in read if days not in (*_FITTING, _DOUBTFUL))
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    for told in sorted(stale, key=lambda each: each.at):
        times[told.placed.publisher].append(told.at)
    beside = (told.placed.article for told, _ in read if _came_with(told.at, times.get(told.placed.publisher, ())))
    return frozenset([*sure, *beside])


def _came_with(at: datetime, stale: Sequence[datetime]) -> bool:
    """Whether enough stale texts, told in order of time, came within an hour of another."""
    if len(stale) < _FEWEST:
        return False
    return bisect_right(stale, at + _TOGETHER) - bisect_left(stale, at - _TOGETHER) >= _FEWEST
