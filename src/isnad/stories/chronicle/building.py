"""The timeline and the summary of a story, from the states of its articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from isnad.model import Told
from isnad.model.chronicle import Chronicle, Entry, SummarySentence
from isnad.stories.chronicle.central import EventLines, event_lines
from isnad.stories.chronicle.clocks import clock_of
from isnad.stories.chronicle.condensing import Condenser
from isnad.stories.chronicle.happening import Days
from isnad.stories.chronicle.judging import SURE, judged, with_a_line
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.repeats import without_repeats
from isnad.stories.chronicle.speakers import chain_of
from isnad.stories.chronicle.stale import stale_articles
from isnad.stories.chronicle.texts import by_event, newest_states, texts_for, without_stale
from isnad.stories.chronicle.tolls import Toll, newest

_OTHERS = 3  # sentences of an event, beside the central one, that are asked when it happened


def tell_chronicle(told: Sequence[Told], zones: Mapping[str, str] | None = None) -> Chronicle:
    """The timeline of a story, one line an event, and its summary, all in sentences of its articles.

    `told` are all states of the articles of one story, in any order. `zones` gives the IANA names of the zones of
    publishers, by which «اليوم» is read where an article does not tell its offset; see `clocks.clock_of`.
    Only the newest words of an article are quoted.

    Raises SettingError where there is no such zone.
    """
    zones = zones or {}
    return chronicle_of(*events_of(told, zones), zones)


def chronicle_of(read: Sequence[EventLines], days: Days, zones: Mapping[str, str]) -> Chronicle:
    """The timeline of a story and its summary, from its events as `events_of` reads them."""
    lines = lines_of_story(read, days, zones)
    return Chronicle(lines.timeline, summary_of(lines))


@dataclass(frozen=True, slots=True)
class StoryLines:
    """A story as its lines tell it."""

    events: Sequence[EventLines]  # those that have a line, judged, in order of happening
    timeline: tuple[Entry, ...]  # their lines, less those that tell a happening again
    latest: Mapping[str, Toll]  # the newest tolls
    days: Days

    def is_dated(self, line: Line) -> bool:
        """Whether a sentence tells its day."""
        return self.days.of(line) is not None


def lines_of_story(read: Sequence[EventLines], days: Days, zones: Mapping[str, str]) -> StoryLines:
    """The lines of a story, from its events as `events_of` reads them."""
    lines = with_a_line(judged(read, lambda line: days.of(line) is not None))
    entries = [(event, entry_of(event, days)) for event in lines]
    entries.sort(key=lambda each: _order(each[1], zones, each[0]))
    # An explainer has no line, but may give the newest toll.
    latest = newest(toll for event in read for toll in event.tolls)
    timeline = tuple(entry for _, entry in without_repeats(entries))
    return StoryLines([event for event, _ in entries], timeline, latest, days)


def events_of(told: Sequence[Told], zones: Mapping[str, str]) -> tuple[list[EventLines], Days]:
    """The events of a story that have a sentence, with these by centrality; and when what they tell happened.

    `told` and `zones` as in `tell_chronicle`.
    """
    states = newest_states(told)
    stale = stale_articles(states, zones)
    grouped = without_stale(by_event(states), stale)
    most = texts_for(len(grouped))
    read = [event_lines(event, of_event, most) for event, of_event in grouped.items()]
    return [event for event in read if event.ranked], Days(zones, stale)


def entry_of(event: EventLines, days: Days) -> Entry:
    """The line of an event: its first sentence."""
    line = event.ranked[0].line
    own = event.lines[line.told.placed.article]
    place = own.index(line)
    beside = [line, *own[place + 1 : place + 2], *own[max(place - 1, 0) : place]]
    others = [each.line for each in event.ranked[1 : 1 + _OTHERS]]
    return Entry(
        event=event.event,
        sentence=line.told.words(line.span),
        publisher=line.told.placed.publisher,
        printed=line.told.at,
        chain=chain_of(line),
        happened=days.first(beside, others),
        articles=event.articles,
        origins=event.origins,
        sure=event.ranked[0].chance >= SURE,
    )


def _order(entry: Entry, zones: Mapping[str, str], event: EventLines) -> tuple[date, date, datetime, str]:
    when = entry.happened
    if when is not None:
        return when.first, when.last, when.at or entry.printed, entry.event
    today = clock_of(event.ranked[0].line.told, zones).today
    return today, today, entry.printed, entry.event


def summary_of(lines: StoryLines) -> tuple[SummarySentence, ...]:
    """The summary of a story, in order of happening."""
    if not lines.events:
        return ()
    shown = {entry.event for entry in lines.timeline}
    chosen = Condenser(lines.events, shown, lines.latest, lines.is_dated).choose()
    order = {event.event: place for place, event in enumerate(lines.events)}
    in_order = sorted(chosen, key=lambda each: (order[each.event.event], each.ranked.line.told.at, each.key))
    return tuple(_sentence(each.event, each.ranked.line, lines.days) for each in in_order)


def _sentence(event: EventLines, line: Line, days: Days) -> SummarySentence:
    return SummarySentence(
        event=event.event,
        sentence=line.told.words(line.span),
        publisher=line.told.placed.publisher,
        printed=line.told.at,
        chain=chain_of(line),
        happened=days.of(line),
    )
