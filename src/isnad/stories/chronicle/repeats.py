"""Lines of a timeline that tell one happening: two events that the grouping kept apart."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import log2

from isnad.model.chronicle import Entry
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.tolls import figures_in
from isnad.stories.chronicle.words import rarity

# Share of the lesser sentence's telling words that another has, from which on they tell one happening. Chosen on half
# of the large stories of the two corpora.
_SAME = 0.6
_SAME_SOON = 0.5  # printed within a day and a half
_SAME_SPEAKER = 0.4  # ... and said by one, or on one day
_NEAR, _SOON = timedelta(days=3), timedelta(hours=36)  # between their printing


def without_repeats(entries: Sequence[tuple[EventLines, Entry]]) -> list[tuple[EventLines, Entry]]:
    """The lines of a timeline without those that tell again what another tells: of two, the more widely told."""
    weights = _telling([event for event, _ in entries])
    widest = sorted(range(len(entries)), key=lambda place: (-entries[place][0].breadth, place))
    kept: list[int] = []
    for place in widest:
        if not any(_are_one(entries[place], entries[other], weights) for other in kept):
            kept.append(place)
    return [entries[place] for place in sorted(kept)]


def _telling(events: Sequence[EventLines]) -> Mapping[int, float]:
    """What a term tells of a sentence in this story: its names, which all have, tell none from another."""
    having: dict[int, int] = {}
    for event in events:
        for term in event.ranked[0].line.terms:
            having[term] = having.get(term, 0) + 1
    rare = rarity(having)
    return {term: rare[term] * log2(1 + len(events) / count) for term, count in having.items()}


def _are_one(one: tuple[EventLines, Entry], other: tuple[EventLines, Entry], weights: Mapping[int, float]) -> bool:
    """Whether two lines tell one happening: near in time, by the same speaker or none, with the same figures."""
    ours, theirs = one[1], other[1]
    apart = abs(ours.printed - theirs.printed)
    if apart > _NEAR or _have_other_days(ours, theirs):
        return False
    line, another = one[0].ranked[0].line, other[0].ranked[0].line
    if _have_other_speakers(ours, theirs) or _have_other_figures(line, another):
        return False
    sure = (ours.chain and theirs.chain) or (ours.happened and theirs.happened)
    needed = _SAME if apart > _SOON else _SAME_SPEAKER if sure else _SAME_SOON
    return overlap(line, another, weights) >= needed


def overlap(one: Line, other: Line, weights: Mapping[int, float]) -> float:
    """How much of the lesser of two sentences stands in the other, as a share of what its terms tell."""
    lesser = min(sum(map(weights.__getitem__, one.terms)), sum(map(weights.__getitem__, other.terms)))
    return sum(map(weights.__getitem__, one.terms & other.terms)) / lesser if lesser else 1.0


def _have_other_days(one: Entry, other: Entry) -> bool:
    first, second = one.happened, other.happened
    return first is not None and second is not None and (first.last < second.first or second.last < first.first)


def _have_other_speakers(one: Entry, other: Entry) -> bool:
    return bool(one.chain and other.chain) and one.chain[0].called != other.chain[0].called


def _have_other_figures(one: Line, other: Line) -> bool:
    ours, theirs = figures_in(one), figures_in(other)
    return any(ours[what].isdisjoint(theirs[what]) for what in ours.keys() & theirs.keys())
