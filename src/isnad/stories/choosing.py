"""Which groups a report joins: each level asks the groups of its most alike articles through some of their members."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from isnad.model import Level
from isnad.stories.decision import LEVELS, log_odds
from isnad.stories.groups import Group, Groups
from isnad.stories.measuring import Measurer
from isnad.stories.sketch import Query

SAMPLE = 8  # members through which a group is asked
# The odds of a group lie between its best member's and the mean of those asked: single links grow blobs, means alone
# keep a short headline from the one report it was cut from. Set by hand; of LEAST, the story's was chosen among 0.4 to
# 1.5 on pairs.dev and all of our pairs.
BEST = {Level.COPY: 0.7, Level.EVENT: 0.5, Level.STORY: 0.5}
LEAST = {Level.COPY: 0.0, Level.EVENT: 0.0, Level.STORY: 0.95}
# A large group has more members that may be like a report by chance: it must be surer the larger it is, so that an
# endless war does not become one story. Log odds for each doubling of its articles beyond EASY.
DOUBT = {Level.COPY: 0.0, Level.EVENT: 0.2, Level.STORY: 0.35}
EASY = {Level.COPY: 1, Level.EVENT: 16, Level.STORY: 16}
# What a publisher puts beside an article, to be read too, is mostly of its story: of 79 such offers of the sample
# newsroom 54 are, and 44 of these have log odds above this, with 2 of the others.
LEAST_OFFERED = 0.0
_GROUPS_ASKED = 3
_SURE = 1.5  # log odds with the nearest member of an event
_RIVAL_MARGIN = 0.5  # log odds above what a group needs to be joined
_RIVALS = 1  # kept for the repair pass


def doubt(group: Group) -> float:
    """How much surer a group must be because of its size, in log odds."""
    return doubt_of_size(group.level, len(group.members))


def doubt_of_size(level: Level, size: int) -> float:
    """How much surer a group of so many articles must be, in log odds."""
    return DOUBT[level] * max(0.0, log2(size / EASY[level]))


@dataclass(frozen=True, slots=True)
class Joined:
    """A group that a report joins, and the member that speaks most for it."""

    group: Group
    nearest: int  # its place
    odds: float  # log odds with that member
    measures: NDArray[np.float32]  # with that member


@dataclass(frozen=True, slots=True)
class Choice:
    """What a report joins on each level, None where it opens a group of its own, and what else it might have joined."""

    joined: Mapping[Level, Joined | None]
    rivals: tuple[str, ...] = ()  # ids of other groups that would have had it
    doubtful: bool = False  # whether it joined its event by a narrow margin, which others that come may undo


class Chooser:
    """Chooses, over one window and its groups; changes neither."""

    def __init__(self, measurer: Measurer, groups: Mapping[Level, Groups]) -> None:
        self._measurer = measurer
        self._groups = groups

    def choose(self, query: Query, places: Sequence[int], offered: Sequence[int] = ()) -> Choice:
        """What a report joins, of the groups of some places. A copy is of its copies' event, an event has one story.

        `offered` are the places of what its publisher put beside it.
        """
        if not len(places) and not offered:
            return Choice(dict.fromkeys(LEVELS))
        asked = _Asked(self._measurer, query, self._groups)
        asked.ask([*places, *self._companions(places), *offered])
        copy, rival_copies = asked.best(Level.COPY)
        event, rivals = asked.best(Level.EVENT)
        rivals += rival_copies
        if copy is not None:
            owner = self._groups[Level.EVENT].of(copy.nearest)
            if event is None or event.group is not owner:
                rivals = ((event.group.id,) if event else ()) + rivals
                event = asked.joined(Level.EVENT, owner)
        if event is None:
            story, rivals = asked.best(Level.STORY)
            story = story or asked.offered(offered)
        else:
            story = asked.joined(Level.STORY, self._groups[Level.STORY].of(event.nearest))
        doubtful = copy is None and event is not None and event.odds < _SURE
        return Choice({Level.COPY: copy, Level.EVENT: event, Level.STORY: story}, rivals[:_RIVALS], doubtful)

    def _companions(self, places: Sequence[int]) -> Iterator[int]:
        """Members of the groups of the first places: those most alike by the rough measure."""
        for place in places[:_GROUPS_ASKED]:
            yield from self._groups[Level.EVENT].of(place).sample(SAMPLE)
            yield from self._groups[Level.STORY].of(place).newest(SAMPLE)


class _Asked:
    """The odds of one report with the members asked so far."""

    def __init__(self, measurer: Measurer, query: Query, groups: Mapping[Level, Groups]) -> None:
        self._measurer, self._query, self._groups = measurer, query, groups
        self._odds: dict[int, list[float]] = {}  # by place, in the order of LEVELS
        self._measures: dict[int, NDArray[np.float32]] = {}

    def ask(self, places: Sequence[int]) -> None:
        """Measures the report with the articles at some places."""
        fresh = [place for place in dict.fromkeys(places) if place not in self._odds]
        if fresh:
            measures = self._measurer.measures(self._query, np.array(fresh, dtype=np.int64))
            self._odds.update(zip(fresh, log_odds(measures).tolist(), strict=True))
            self._measures.update(zip(fresh, measures, strict=True))

    def best(self, level: Level) -> tuple[Joined | None, tuple[str, ...]]:
        """The group that speaks most for the report, if it speaks for it at all, and the ids of others that do."""
        column, share, groups = LEVELS.index(level), BEST[level], self._groups[level]
        least = LEAST[level]
        if max(each[column] for each in self._odds.values()) <= least:  # mostly, and soon said
            return None, ()
        odds: dict[str, list[float]] = {}
        for place, each in self._odds.items():
            odds.setdefault(groups.of(place).id, []).append(each[column])
        scored = [
            (share * max(each) + (1 - share) * sum(each) / len(each) - doubt(groups.get(group)), group)
            for group, each in odds.items()
            if max(each) > least
        ]
        willing = [each for each in scored if each[0] > least]
        if not willing:
            return None, ()
        # Equal scores go to the group that was asked first: the one most alike by the rough measure.
        willing.sort(key=lambda each: -each[0])
        best = groups.get(willing[0][1])
        rivals = tuple(group for score, group in willing[1:] if score > LEAST[level] + _RIVAL_MARGIN)
        return self.joined(level, best), rivals

    def offered(self, places: Sequence[int]) -> Joined | None:
        """The story of what was put beside the report, where it speaks for the report at all."""
        column, groups = LEVELS.index(Level.STORY), self._groups[Level.STORY]
        odds = {place: self._odds[place][column] - doubt(groups.of(place)) for place in places}
        best = max(odds, key=lambda place: odds[place], default=None)
        if best is None or odds[best] <= LEAST_OFFERED:
            return None
        return Joined(groups.of(best), best, self._odds[best][column], self._measures[best])

    def joined(self, level: Level, group: Group) -> Joined:
        """The joining of a group, whatever its odds."""
        column = LEVELS.index(level)
        asked = [place for place in group.members if place in self._odds]
        if not asked:
            self.ask(group.sample(SAMPLE))
            asked = group.sample(SAMPLE)
        nearest = max(asked, key=lambda place: self._odds[place][column])
        return Joined(group, nearest, self._odds[nearest][column], self._measures[nearest])
