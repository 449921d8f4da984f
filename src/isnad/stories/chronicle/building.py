"""The timeline and the summary of a story, from the states of its articles."""

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date, datetime

from isnad.model import Told
from isnad.model.chronicle import Chronicle, Entry, SummarySentence
from isnad.stories.chronicle.central import EventLines, event_lines
from isnad.stories.chronicle.clocks import clock_of
from isnad.stories.chronicle.condensing import Condenser
from isnad.stories.chronicle.happening import Days
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.repeats import without_repeats
from isnad.stories.chronicle.reports import by_its_lead, with_happenings
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
    states = newest_states(told)
    stale = stale_articles(states, zones)
    days = Days(zones, stale)
    grouped = without_stale(by_event(states), stale)
    most = texts_for(len(grouped))

    def is_dated(line: Line) -> bool:
        return days.of(line) is not None

    read = [event_lines(event, of_event, most) for event, of_event in grouped.items()]
    central = {lines.event: lines for lines in with_happenings(read, is_dated)}
    entries = [(lines, _entry(lines, days)) for lines in map(by_its_lead, central.values())]
    entries.sort(key=lambda each: _order(each[1], zones, each[0]))
    events = [central[lines.event] for lines, _ in entries]
    # An explainer has no line, but may give the newest toll.
    latest = newest(toll for event in read for toll in event.tolls)
    timeline = tuple(entry for _, entry in without_repeats(entries))
    return Chronicle(timeline, _summary(events, {entry.event for entry in timeline}, latest, days, is_dated))


def _entry(event: EventLines, days: Days) -> Entry:
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
    )


def _order(entry: Entry, zones: Mapping[str, str], event: EventLines) -> tuple[date, date, datetime, str]:
    when = entry.happened
    if when is not None:
        return when.first, when.last, when.at or entry.printed, entry.event
    today = clock_of(event.ranked[0].line.told, zones).today
    return today, today, entry.printed, entry.event


def _summary(
    events: Sequence[EventLines],
    shown: Set[str],
    latest: Mapping[str, Toll],
    days: Days,
    is_dated: Callable[[Line], bool],
) -> tuple[SummarySentence, ...]:
    if not events:
        return ()
    chosen = Condenser(events, shown, latest, is_dated).choose()
    order = {event.event: place for place, event in enumerate(events)}
    chosen = tuple(sorted(chosen, key=lambda each: (order[each.event.event], each.ranked.line.told.at, each.key)))
    return tuple(_sentence(each.event, each.ranked.line, days) for each in chosen)


def _sentence(event: EventLines, line: Line, days: Days) -> SummarySentence:
    return SummarySentence(
        event=event.event,
        sentence=line.told.words(line.span),
        publisher=line.told.placed.publisher,
        printed=line.told.at,
        chain=chain_of(line),
        happened=days.of(line),
    )
