"""Lines of a timeline that tell one happening: two events that the grouping kept apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from math import log2

from isnad.model.chronicle import Entry
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.comparing import (
    Compared,
    compared,
    give_one_pair,
    have_apart_days,
    have_other_days,
    have_other_figures,
    have_other_speakers,
)
from isnad.stories.chronicle.words import rarity

# Shares of what the lesser tells that the other has too, from which on two lines tell one happening. Chosen on half of
# the large stories of the two corpora.
_SAME = 0.6  # of the sentences
_SAME_SOON = 0.4  # ... printed within a day and a half
_SAME_SURE = 0.35  # ... and said by one, or on one day
_HEADED = 0.65  # of the headline of one and the sentence of the other, printed within a day ...
_HEADED_SAID = 0.2  # ... and of the sentences
_SAME_EVENT = 0.6  # ... or of all that the two events tell
_SAID_AT_ONCE = 0.25  # of the sentences of such two events within half a day
_SAME_ACTOR = 0.35  # of the words behind the opening verbs: then what sentences, headlines and events share is added
_IN_ALL = 0.62  # ... and has to be so much within half a day
_IN_ALL_LATER = 0.78  # ... within a day and a half
_SAID_IN_A_DAY = 0.3  # of the sentences, where both tell the same day
_SAME_HEADLINES = 0.7  # of the headlines, within six hours
_SAME_FAR, _HEADED_FAR = 0.75, 0.9  # ... of sentences, and of a headline, printed within five days
_FAR, _NEAR, _SOON = timedelta(days=5), timedelta(days=3), timedelta(hours=36)  # between their printing
_A_DAY, _SAME_DAY = timedelta(hours=24), timedelta(hours=18)
_HALF, _QUARTER = timedelta(hours=14), timedelta(hours=6)


def without_repeats(entries: Sequence[tuple[EventLines, Entry]]) -> list[tuple[EventLines, Entry]]:
    """The lines of a timeline without those that tell again what another tells: of two, the more widely told."""
    told = [compared(event, entry) for event, entry in entries]
    weights = _telling(told)
    told = [replace(each, event=each.event & weights.keys()) for each in told]
    widest = sorted(range(len(entries)), key=lambda place: (-entries[place][0].breadth, place))
    kept: list[int] = []
    for place in widest:
        if not any(_are_one(told[place], told[other], weights) for other in kept):
            kept.append(place)
    return [entries[place] for place in sorted(kept)]


def _telling(told: Sequence[Compared]) -> Mapping[int, float]:
    """What a term tells of a sentence in this story: its names, which all have, tell none from another."""
    having: dict[int, int] = {}
    for each in told:
        for term in each.said | each.headline | each.actor:
            having[term] = having.get(term, 0) + 1
    rare = rarity(having)
    return {term: rare[term] * log2(1 + len(told) / count) for term, count in having.items()}


def _are_one(one: Compared, other: Compared, weights: Mapping[int, float]) -> bool:
    """Whether two lines tell one happening: near in time, by the same speaker or none, with the same figures."""
    apart = abs(one.entry.printed - other.entry.printed)
    if apart > _FAR or have_other_days(one, other) or one.denies != other.denies or have_other_figures(one, other):
        return False
    said = overlap(one.said, other.said, weights)
    if said >= _SAME_SOON and not have_apart_days(one, other) and give_one_pair(one, other):
        return True
    if have_other_speakers(one, other):
        return False
    if have_apart_days(one, other):
        event = overlap(one.event, other.event, weights)
        alike = said + _headed(one, other, weights) / 2 + event / 2 >= _IN_ALL_LATER
        return alike and apart <= _SOON and _have_one_actor(one, other, weights)
    if apart > _NEAR:
        return said >= _SAME_FAR and _headed(one, other, weights) >= _HEADED_FAR
    sure = (one.speaker and other.speaker) or (one.entry.happened and other.entry.happened)
    enough = said >= (_SAME if apart > _SOON else _SAME_SURE if sure else _SAME_SOON)
    return enough or (apart <= _SOON and _are_one_in_other_words(one, other, said, apart, weights))


def _are_one_in_other_words(
    one: Compared, other: Compared, said: float, apart: timedelta, weights: Mapping[int, float]
) -> bool:
    """Whether headlines, events and actors of two lines tell that they are one; `said` is what the sentences share."""
    event = overlap(one.event, other.event, weights)
    if apart <= _HALF and said >= _SAID_AT_ONCE and event >= _SAME_EVENT:
        return True
    headed = _headed(one, other, weights)
    in_all = said + headed / 2 + event / 2
    dated = bool(one.entry.happened and other.entry.happened)
    near = apart <= _HALF or (apart <= _SAME_DAY and dated and said >= _SAID_IN_A_DAY)
    if one.reacts != other.reacts:
        return False  # «داهمت الشرطة المكتب» and «ندد المحامي بالمداهمة»
    if _have_one_actor(one, other, weights) and in_all >= (_IN_ALL if near else _IN_ALL_LATER):
        return True
    if headed < _HEADED or apart > _A_DAY:
        return False
    if said >= _HEADED_SAID or event >= _SAME_EVENT:
        return True
    return apart <= _QUARTER and overlap(one.headline, other.headline, weights) >= _SAME_HEADLINES


def _headed(one: Compared, other: Compared, weights: Mapping[int, float]) -> float:
    """How much of a headline, or of the sentence where that is shorter, the other has."""
    return max(overlap(one.headline, other.said, weights), overlap(other.headline, one.said, weights))


def _have_one_actor(one: Compared, other: Compared, weights: Mapping[int, float]) -> bool:
    """Whether two sentences open with what one does, named by more than one word: «إسرائيل» does many things a day."""
    return len(one.actor & other.actor) > 1 and overlap(one.actor, other.actor, weights) >= _SAME_ACTOR


def overlap(one: frozenset[int], other: frozenset[int], weights: Mapping[int, float]) -> float:
    """How much of the lesser of two sets of terms the other has, as a share of what its terms tell."""
    lesser = min(sum(map(weights.__getitem__, one)), sum(map(weights.__getitem__, other)))
    return sum(map(weights.__getitem__, one & other)) / lesser if lesser else 0.0
