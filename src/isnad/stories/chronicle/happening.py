"""When what a sentence tells happened: the date in it that its own verb goes with.

Not taken: dates of months and years, days that lie ahead (an announcement tells of them) or far behind, and days of
another happening: in a relative clause («التي غرقت يوم الأحد»), after «منذ» or «حتى», behind the noun that they belong
to («جلسة السبت»), or in words that somebody else said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from isnad.arabic import dates, wordlists
from isnad.arabic.dates import Dated
from isnad.arabic.dates.dated import RELATIVE
from isnad.arabic.dates.zones import zone_named
from isnad.arabic.letters import match_form
from isnad.model import Precision, Span, Told, Words
from isnad.model.chronicle import Happened
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.standing import is_background
from isnad.stories.chronicle.words import opens_in_the_present

_FARTHEST = timedelta(days=14)  # news tells what happened in the last days; an older day is its background
_FARTHEST_ELSEWHERE = timedelta(days=3)  # the same, of a day in another article of the event
_FARTHEST_LAST = timedelta(days=3)  # the same, of «السبت الماضي»: mostly the day of what others now speak of
_CLOCKS = frozenset([Precision.SECOND, Precision.MINUTE, Precision.HOUR])
_MOST_HOURS_EAST = timedelta(hours=4)  # Muscat
_USUAL_HOURS_EAST = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of the place where an article was printed."""

    near: date | datetime  # the day, or the local time without zone, of printing
    east: timedelta  # of UTC

    @property
    def today(self) -> date:
        """The day of printing."""
        return self.near.date() if isinstance(self.near, datetime) else self.near


def clock_of(told: Told, zones: Mapping[str, str]) -> Clock:
    """The clock by which an article's «اليوم» is meant; `zones` are the IANA names of the publishers' zones.

    An offset of 0 is mostly that of the program which wrote the page, and tells as little as none. Where neither the
    article nor the publisher tells its zone, the day is that of most Arabic countries, three hours
    east of UTC; of a time that is only a day, as many hours as leave the day what it is between UTC and Muscat.
    """
    published = told.article.published
    at = published.at if published else told.at
    is_day = published is not None and published.precision not in _CLOCKS
    if published and published.offset:
        east = timedelta(minutes=published.offset)
    elif zone := zone_named(zones.get(told.placed.publisher, "")):
        east = at.astimezone(zone).utcoffset() or timedelta()
    else:
        east = _MOST_HOURS_EAST if is_day else _USUAL_HOURS_EAST
    local = (at.astimezone(UTC) + east).replace(tzinfo=None)
    return Clock(local.date() if is_day else local, east)


def happened(line: Line, clock: Clock, *, beside: bool = False) -> Happened | None:
    """When what the sentence tells happened, by its own words; `beside`: it is asked for what the next one tells."""
    text = line.span.text
    form = match_form(text)
    if not _HAS_DAY.search(form) or is_background(form):
        return None
    farthest = _of_printing(clock) if beside else _FARTHEST
    found = [dated for dated in _found(text, clock, farthest) if not _may_lie_ahead(dated, text, clock)]
    if not found:
        return None
    first = found[0]
    day = _day(first, clock)
    last, end = day, first.end
    for following in found[1:]:
        later = _day(following, clock)
        if not _JOINED.fullmatch(text, end, following.start) or not day < later <= day + _LONGEST_RANGE:
            break
        last, end = later, following.end
    return Happened(day, last, _precision(first), _at(first, clock), _words(line, first.start, end))


def _of_printing(clock: Clock) -> timedelta:
    """How far behind the day of printing a day in the next sentence may lie: a day's paper tells of the day before."""
    return timedelta() if isinstance(clock.near, datetime) else timedelta(days=1)


_LONGEST_RANGE = timedelta(days=7)
_JOINED = re.compile(r"\s*(?:و|-|–|—|/|إلى|وحتى|حتى)?\s*")
# What every day of an article has; the search for dates itself is far slower.
_HAS_DAY = re.compile(
    r"\d|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|عشر|ثلاثين|امس|يوم|بارح|ليل|صباح|مساء|قبل|منذ|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|اول|غد"
)


def _found(text: str, clock: Clock, farthest: timedelta) -> Iterator[Dated]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for dated in dates.find(text, near=clock.near, zone=""):
        if (dated.ambiguous and not _is_near(dated, clock)) or dated.moment.precision in {
            Precision.MONTH,
            Precision.YEAR,
        }:
            continue
        if any(start < dated.start < end for start, end in quoted) or _is_ordinal(text, dated):
            continue
        if _LAST.search(dated.words) and _day(dated, clock) < clock.today - _FARTHEST_LAST:
            continue
        if not clock.today - farthest <= _day(dated, clock) <= clock.today:
            continue
        if not _is_of_another(text[: dated.start], dated.words) and not _is_counted(dated, text):
            yield dated


_FROM = re.compile(r"\s+(?:واحد\s+|واحدة\s+)?(?:فقط\s+)?من\s")  # «قبل يوم واحد من النطق بالحكم»
_COUNTED_BACK = re.compile("[وف]?(?:قبل|منذ|بعد)")
_COUNT = re.compile(r"\s+(?:ال)?ـ?\s*\d")
_LAST = re.compile("الماضي|الفائت|المنصرم|الفارط|المنقضي")
_DAY_FOR = re.compile(r"ل$")  # «لليوم الثاني»
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")


def _may_lie_ahead(dated: Dated, text: str, clock: Clock) -> bool:
    """«يشارك الوزير الجمعة في اجتماع»: of a sentence in the present, a bare weekday may as well be the next one."""
    bare = _BARE_WEEKDAY.fullmatch(match_form(dated.words)) is not None
    return bare and _day(dated, clock) < clock.today and opens_in_the_present(text)


_BARE_WEEKDAY = re.compile(
    "(?:(?:يوم|مساء|صباح|فجر|ليل|ظهر|عصر|بعد ظهر) )?(?:ال)?(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)"
)


def _is_ordinal(text: str, dated: Dated) -> bool:
    """«لليوم الثاني»، «اليوم الـ17»: a day of a count, or an age."""
    return bool(_DAY_FOR.search(text, 0, dated.start) or _COUNT.match(text, dated.end))


def _is_counted(dated: Dated, text: str) -> bool:
    return bool(_COUNTED_BACK.match(match_form(dated.words)) and _FROM.match(text, dated.end))


def _is_near(dated: Dated, clock: Clock) -> bool:
    """Whether a day whose parts do not fit, «اليوم الجمعة» of a Saturday, is that of a text printed past midnight."""
    named = dated.kind == RELATIVE and _NAMED_DAY.search(match_form(dated.words)) is not None
    return named and timedelta() <= clock.today - _day(dated, clock) <= _PAST_MIDNIGHT


_NAMED_DAY = re.compile("(?:اليوم|امس).*(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)")
_PAST_MIDNIGHT = timedelta(days=2)


def _is_of_another(before: str, words: str) -> bool:
    """Whether a day is that of another happening than what the sentence tells."""
    form = match_form(before).rstrip()
    if _neighbours("before").search(form):
        return True
    if not _HEADED.match(match_form(words)) and _neighbours("owner").search(form):
        return True
    clause = max((match.end() for match in _neighbours("clause").finditer(form)), default=-1)
    return clause >= 0 and not _CLAUSE_ENDS.search(form, clause)


_HEADED = re.compile("[وبفل]?(?:يوم|مساء|صباح|فجر|ليل|ظهر|عصر|اليوم|امس|عشيه|صبيحه|قبل)")
_CLAUSE_ENDS = re.compile("[،,؛]")


@cache
def _neighbours(role: str) -> re.Pattern[str]:
    """Words before a day that give it to another happening: right before it, or as the head of its clause."""
    phrases = "|".join(sorted(map(re.escape, wordlists.forms_of("other_days", role, "isnad.stories"))))
    end = r"(?!\w)" if role == "clause" else "(?: يوم| مساء| صباح| فجر| ليل| ظهر)?$"
    return re.compile(rf"(?<!\w)[وف]?(?:{phrases}){end}")


def _day(dated: Dated, clock: Clock) -> date:
    return (dated.moment.at + _shift(dated, clock)).date()


def _shift(dated: Dated, clock: Clock) -> timedelta:
    """From a date's UTC to the local clock: it was read by that clock, but where it names another."""
    return clock.east if dated.moment.offset is not None else timedelta()


def _precision(dated: Dated) -> Precision:
    return dated.moment.precision if dated.moment.precision in _CLOCKS else Precision.DAY


def _at(dated: Dated, clock: Clock) -> datetime | None:
    if dated.moment.precision not in _CLOCKS:
        return None
    return dated.moment.at + _shift(dated, clock) - clock.east


def _words(line: Line, start: int, end: int) -> Words:
    span = Span(line.span.text[start:end], line.span.start + start, line.span.start + end)
    return Words(line.told.placed.article, line.told.revision, span)


def first_happened(lines: Sequence[Line], zones: Mapping[str, str], others: Sequence[Line]) -> Happened | None:
    """When an event happened: by its central sentence, the first of `lines`; else by those beside it, the others.

    Where those do not say, by the first of `others` that does and opens its article.
    """
    clock = clock_of(lines[0].told, zones)
    if found := happened(lines[0], clock):
        return found
    for line in lines[1:]:
        if found := happened(line, clock, beside=True):
            return found
    for line in others:
        found = happened(line, clock_of(line.told, zones)) if line.number == 0 else None
        if found and clock.today - found.first <= _FARTHEST_ELSEWHERE:
            return found
    return None
