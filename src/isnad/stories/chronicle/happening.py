"""When what a sentence tells happened, and when an event did."""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import datetime, timedelta

from isnad.arabic.letters import match_form
from isnad.model import Precision, Span, Words
from isnad.model.chronicle import Happened
from isnad.stories.chronicle.clocks import CLOCKS, Clock, clock_of
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.own_days import names_day_ahead, own_days
from isnad.stories.chronicle.standing import is_background

_FARTHEST = timedelta(days=14)  # news tells what happened in the last days; an older day is its background
_FARTHEST_ELSEWHERE = timedelta(days=1)  # the same, of a day in another article: of older ones half were of another day


def happened(line: Line, clock: Clock, *, beside: bool = False) -> Happened | None:
    """When what the sentence tells happened, by its own words; `beside`: it is asked for what the next one tells."""
    text = line.span.text
    if is_background(match_form(text)):
        return None
    found = list(own_days(text, clock, _of_printing(clock) if beside else _FARTHEST))
    if not found:
        return None
    first = found[0]
    day = clock.day_of(first)
    last, end = day, first.end
    for following in found[1:]:
        later = clock.day_of(following)
        if not _JOINED.fullmatch(text, end, following.start) or not day < later <= day + _LONGEST_RANGE:
            break
        last, end = later, following.end
    precision = first.moment.precision if first.moment.precision in CLOCKS else Precision.DAY
    return Happened(day, last, precision, clock.instant_of(first), _words(line, first.start, end))


def _of_printing(clock: Clock) -> timedelta:
    """How far behind the day of printing a day in the next sentence may lie: a day's paper tells of the day before."""
    return timedelta() if isinstance(clock.near, datetime) else timedelta(days=1)


_LONGEST_RANGE = timedelta(days=7)
_JOINED = re.compile(r"\s*(?:و|-|–|—|/|إلى|وحتى|حتى)?\s*")


def _words(line: Line, start: int, end: int) -> Words:
    span = Span(line.span.text[start:end], line.span.start + start, line.span.start + end)
    return line.told.words(span)


class Days:
    """When the sentences of one story happened, each read once: timeline and summary ask for many of them again."""

    def __init__(self, zones: Mapping[str, str], stale: Set[str] = frozenset()) -> None:
        """`zones` are the IANA names of the publishers' zones; `stale` the articles whose time cannot be trusted."""
        self._zones = zones
        self.stale = stale  # for who asks of an article as a whole
        self._known: dict[tuple[str, int, bool], Happened | None] = {}

    def of(self, line: Line, *, beside: bool = False) -> Happened | None:
        """When what a sentence tells happened: see `happened`."""
        key = line.told.placed.article, line.span.start, beside
        if line.told.placed.article in self.stale:
            return None
        if key not in self._known:
            self._known[key] = happened(line, clock_of(line.told, self._zones), beside=beside)
        return self._known[key]

    def first(self, lines: Sequence[Line], others: Sequence[Line]) -> Happened | None:
        """When an event happened: by its central sentence, the first of `lines`; else by those beside it, the others.

        Where those do not say, by the first of `others` that does and opens its article.
        """
        if found := self.of(lines[0]):
            return found
        if names_day_ahead(lines[0].span.text):
            return None
        for line in lines[1:]:
            if found := self.of(line, beside=True):
                return found
        today = clock_of(lines[0].told, self._zones).today
        for line in others:
            found = self.of(line) if line.number == 0 else None
            if found and today - _FARTHEST_ELSEWHERE <= found.first and found.last <= today:
                return found
        return None
