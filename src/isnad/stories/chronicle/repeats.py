"""Lines of a timeline that tell one happening: two events that the grouping kept apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from math import log2

from isnad.model.chronicle import Entry
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.chances import repeat_chance
from isnad.stories.chronicle.comparing import (
    Compared,
    compared,
    give_one_pair,
    have_other_days,
    have_other_figures,
    have_other_speakers,
)
from isnad.stories.chronicle.seen_of_two import overlap, seen_of_two
from isnad.stories.chronicle.words import rarity

_FAR = timedelta(days=5)  # printed further apart two lines tell two happenings
_SAME = 0.3  # the chance from which on they tell one, by evaluation/learn_repeats.py
_LEAST = 0.1  # of what the lesser of two lines tells that the other tells too: with less nothing else is asked


def without_repeats(entries: Sequence[tuple[EventLines, Entry]]) -> list[tuple[EventLines, Entry]]:
    """The lines of a timeline without those that tell again what another tells.

    Of two the surer is kept, of two that are alike in this the more widely told.
    """
    told, weights = comparable(entries)
    widest = sorted(
        range(len(entries)), key=lambda place: (not entries[place][1].sure, -entries[place][0].breadth, place)
    )
    kept: list[int] = []
    for place in widest:
        if not any(_are_one(told[place], told[other], weights) for other in kept):
            kept.append(place)
    return [entries[place] for place in sorted(kept)]


def comparable(entries: Sequence[tuple[EventLines, Entry]]) -> tuple[list[Compared], Mapping[int, float]]:
    """The lines of a timeline as they are compared, and what each term tells in this story."""
    told = [compared(event, entry) for event, entry in entries]
    weights = _telling(told)
    return [replace(each, event=each.event & weights.keys()) for each in told], weights


def _telling(told: Sequence[Compared]) -> Mapping[int, float]:
    """What a term tells of a sentence in this story: its names, which all have, tell none from another."""
    having: dict[int, int] = {}
    for each in told:
        for term in each.said | each.headline | each.actor:
            having[term] = having.get(term, 0) + 1
    rare = rarity(having)
    return {term: rare[term] * log2(1 + len(told) / count) for term, count in having.items()}


def _are_one(one: Compared, other: Compared, weights: Mapping[int, float]) -> bool:
    """Whether two lines tell one happening."""
    if not may_be_one(one, other) or overlap(one.said, other.said, weights) < _LEAST:
        return False
    return repeat_chance(seen_of_two(one, other, weights)) >= _SAME


def may_be_one(one: Compared, other: Compared) -> bool:
    """Whether nothing forbids that two lines tell one happening: their days and figures, who says so, a denial.

    Two who give the same two numbers («7 جنود و71 مسلحا») may tell one.
    """
    if abs(one.entry.printed - other.entry.printed) > _FAR or one.denies != other.denies:
        return False
    if have_other_days(one, other) or have_other_figures(one, other):
        return False
    return not have_other_speakers(one, other) or give_one_pair(one, other)
