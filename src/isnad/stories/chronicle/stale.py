"""Texts that were not written when they are said to have been printed: their «اليوم» is of another weekday.

«اليوم الأربعاء» in a text of a Friday was written two days before, «أمس الجمعة» in one of a Friday a day later. A text
of the day before is common, since papers are put on the web at night, and one of two days before is mostly late; any
other gives no day that can be trusted.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

from isnad.arabic.letters import match_form
from isnad.model import Told
from isnad.stories.chronicle.clocks import Clock, clock_of

_FITTING = (0, -1)  # days after printing
_DOUBTFUL = -2  # mostly put on the web late, and of the day that it names
_READ = 1_500  # characters of a text
_MONDAY_FIRST = ("اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت", "احد")
_FROM_WRITING = {"اليوم": 0, "امس": -1, "غدا": 1, "غد": 1}  # days
_NAMED = re.compile(
    r"(?<!\w)[وف]?(?:ب|ل)?(?P<when>اليوم|امس|(?<!بعد )غدا?)\s?[,،(«\"]?\s?"
    rf"(?:يوم\s)?ال(?P<day>{'|'.join(_MONDAY_FIRST)})(?! عشر|\w)"
)
_WEEK, _HALF = 7, 3
_TOGETHER = timedelta(hours=1)  # texts of one publisher that were put out at once
_FEWEST = 2  # of them that are stale, from which on all are


def days_off(text: str, clock: Clock) -> int:
    """How many days after the day of printing a text was written, by the days that it names so: -3 to 3.

    Where any of them says that it was the day of printing or the day before, it was; else the first counts.
    """
    if "يوم" not in text and "مس" not in text and "غد" not in text:
        return 0
    form = match_form(text)
    found = [_off(match, clock) for match in _NAMED.finditer(form)]
    return next((days for days in found if days in _FITTING), found[0] if found else 0)


def _off(match: re.Match[str], clock: Clock) -> int:
    written = _MONDAY_FIRST.index(match["day"]) - _FROM_WRITING[match["when"]]
    return (written - clock.today.weekday() + _HALF) % _WEEK - _HALF


def stale_articles(texts: Iterable[Told], zones: Mapping[str, str]) -> frozenset[str]:
    """The ids of texts that were written after they are said to be printed, or three and more days before.

    Where two of one publisher within an hour are so, or two days before, all of that hour are: they were collected at
    once.
    """
    read = [(told, days_off(told.article.text[:_READ], clock_of(told, zones))) for told in texts]
    stale = [told for told, days in read if days not in _FITTING]
    sure = (told.placed.article for told, days in read if days not in (*_FITTING, _DOUBTFUL))
    beside = (
        (told.placed.article for told, _ in read if _were_put_out_with(told, stale)) if len(stale) >= _FEWEST else ()
    )
    return frozenset([*sure, *beside])


def _were_put_out_with(told: Told, stale: Iterable[Told]) -> bool:
    publisher = told.placed.publisher
    near = [other for other in stale if other.placed.publisher == publisher and abs(other.at - told.at) <= _TOGETHER]
    return len(near) >= _FEWEST
