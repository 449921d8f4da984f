"""Which sentence is the line of an event: the one that most likely tells what happened."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from isnad.stories.chronicle.central import EventLines, Ranked
from isnad.stories.chronicle.chances import line_chance
from isnad.stories.chronicle.company import Company
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.seen import seen_of_line

# The chances of the best sentence of an event, measured by evaluation/learn_lines.py.
SURE = 0.6  # from which on it is a line that needs no word of caution
LIKELY = 0.2  # ... a line at all: below are columns, depictions and torn sentences
_CENTRAL = 0.25  # the power of what a sentence is worth by centrality: more overturns what readers would choose


def judged(events: Sequence[EventLines], is_dated: Callable[[Line], bool]) -> list[EventLines]:
    """The events of a story, each with its sentences by how likely one is its line, the likeliest first.

    `is_dated` says whether a sentence tells its day.
    """
    company = Company(events)
    return [_judged(event, company, is_dated) for event in events]


def _judged(event: EventLines, company: Company, is_dated: Callable[[Line], bool]) -> EventLines:
    ranked = [
        replace(each, chance=line_chance(seen_of_line(company, event, rank, is_dated=is_dated(each.line))))
        for rank, each in enumerate(event.ranked)
    ]
    return replace(event, ranked=tuple(sorted(ranked, key=_worth, reverse=True)))


def _worth(ranked: Ranked) -> float:
    """What a sentence is worth as a line; of two that are nearly as likely the more central goes before."""
    return float(ranked.chance * ranked.score**_CENTRAL)


def with_a_line(events: list[EventLines]) -> list[EventLines]:
    """Of events with their sentences judged those that have a line, in the order given; all where none has."""
    return [event for event in events if event.ranked[0].chance >= LIKELY] or events
