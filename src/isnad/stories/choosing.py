"""Which groups a report joins: each level asks the groups of its most alike articles through some of their members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from isnad.model import Level
from isnad.stories.decision import LEVELS, log_odds
from isnad.stories.groups import Group, Groups
from isnad.stories.measuring import Measurer
from isnad.stories.sketch import Query

# A group is asked through so many of its members; ten say what a hundred say.
SAMPLE = 8
# The odds of a group lie between its best member's and the mean of those asked: single links grow blobs, means alone keep
# a short headline from the one report it was cut from. Chosen on pairs.dev and our learning pairs together.
BEST = {Level.COPY: 0.7, Level.EVENT: 0.5, Level.STORY: 0.5}
LEAST = {Level.COPY: 0.0, Level.EVENT: 0.0, Level.STORY: 0.0}
_GROUPS_ASKED = 3
_RIVALS = 1  # kept for the repair pass
_WORTH_ASKING = -2.0  # log odds of the best member


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


class Chooser:
    """Chooses, over one window and its groups; changes neither."""

    def __init__(self, measurer: Measurer, groups: Mapping[Level, Groups]) -> None:
        self._measurer = measurer
        self._groups = groups

    def choose(self, query: Query, places: Sequence[int]) -> Choice:
        """What a report joins, of the groups of some places. A copy is of its copies' event, an event has one story."""
        if not len(places):
            return Choice(dict.fromkeys(LEVELS))
        asked = _Asked(self._measurer, query, self._groups)
        asked.ask(list(places))
        asked.ask(asked.more_members(Level.EVENT))
        copy, rival_copies = asked.best(Level.COPY)
        event, rivals = asked.best(Level.EVENT)
        rivals += rival_copies
        if copy is not None:
            owner = self._groups[Level.EVENT].of(copy.nearest)
            if event is None or event.group is not owner:
                rivals = ((event.group.id,) if event else ()) + rivals
                event = asked.joined(Level.EVENT, owner)
        if event is None:
            asked.ask(asked.more_members(Level.STORY))
            story, rivals = asked.best(Level.STORY)
        else:
            story = asked.joined(Level.STORY, self._groups[Level.STORY].of(event.nearest))
        return Choice({Level.COPY: copy, Level.EVENT: event, Level.STORY: story}, rivals[:_RIVALS])


class _Asked:
    """The odds of one report with the members asked so far."""

    def __init__(self, measurer: Measurer, query: Query, groups: Mapping[Level, Groups]) -> None:
        self._measurer, self._query, self._groups = measurer, query, groups
        self._line: dict[int, int] = {}
        self._measures = np.empty((0, 0), dtype=np.float32)
        self._odds = np.empty((0, len(LEVELS)), dtype=np.float32)

    def ask(self, places: list[int]) -> None:
        fresh = [place for place in dict.fromkeys(places) if place not in self._line]
        if not fresh:
            return
        measures = self._measurer.measures(self._query, np.array(fresh, dtype=np.int64))
        self._measures = np.concatenate([self._measures, measures]) if self._line else measures
        self._odds = np.concatenate([self._odds, log_odds(measures)])
        for place in fresh:
            self._line[place] = len(self._line)

    def more_members(self, level: Level) -> list[int]:
        """Members of the most likely groups of a level that were not among the candidates."""
        return [place for group in self._likely(level) for place in group.sample(SAMPLE)]

    def _likely(self, level: Level) -> list[Group]:
        odds = self._odds[:, LEVELS.index(level)]
        found: dict[str, Group] = {}
        places = list(self._line)
        for line in np.argsort(-odds, kind="stable"):
            if odds[line] < _WORTH_ASKING or len(found) == _GROUPS_ASKED:
                break
            group = self._groups[level].of(places[line])
            found.setdefault(group.id, group)
        return list(found.values())

    def best(self, level: Level) -> tuple[Joined | None, tuple[str, ...]]:
        """The group that speaks most for the report, if it speaks for it at all, and the ids of others that do."""
        scored = [(self._score(level, group), group) for group in self._likely(level)]
        willing = [(score, group) for score, group in scored if score > LEAST[level]]
        if not willing:
            return None, ()
        # Equal scores go to the group that came first, whatever the order of asking.
        willing.sort(key=lambda each: (-each[0], each[1].members[0]))
        best = willing[0][1]
        return self.joined(level, best), tuple(group.id for _, group in willing[1:])

    def joined(self, level: Level, group: Group) -> Joined:
        column = self._odds[:, LEVELS.index(level)]
        lines = [(float(column[self._line[place]]), -place) for place in group.members if place in self._line]
        if not lines:
            self.ask(group.sample(SAMPLE))
            return self.joined(level, group)
        odds, place = max(lines)
        return Joined(group, -place, odds, self._measures[self._line[-place]])

    def _score(self, level: Level, group: Group) -> float:
        column = self._odds[:, LEVELS.index(level)]
        asked = [float(column[self._line[place]]) for place in group.members if place in self._line]
        share = BEST[level]
        return share * max(asked) + (1 - share) * sum(asked) / len(asked)
