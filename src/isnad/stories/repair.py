"""The repair pass: joins groups that turn out to be one, and takes out articles that turn out not to belong.

An article is placed by what is known when it comes. Two groups may open before the report comes that shows them to be
one happening; an article may have joined on the word of one member, and others have come since. Each pass looks at
the groups that were touched since the last one, and no more.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from isnad.model import Because, Ground, Level, Regrouping
from isnad.stories.choosing import doubt
from isnad.stories.decision import LEVELS, log_odds, probability
from isnad.stories.groups import Group, Groups, group_id
from isnad.stories.measuring import Measurer
from isnad.stories.mover import Mover

_ASKED = 8  # members of a group
_QUERIES = 2  # members of the smaller group that each ask the larger
_JOIN = {Level.EVENT: 0.3, Level.STORY: 1.35}  # mean log odds over all pairs of those asked
_LEAVE = -1.5  # mean log odds with the others of its event
_LEAST_TO_SPLIT = 3


class Repair:
    """Repairs the groups of one window."""

    def __init__(self, measurer: Measurer, groups: Mapping[Level, Groups], mover: Mover) -> None:
        self._measurer = measurer
        self._groups = groups
        self._mover = mover

    def run(self, doubtful: Iterable[int], rivals: Iterable[tuple[int, str]]) -> tuple[Regrouping, ...]:
        """One pass.

        `doubtful` are the places that have come since the last one and joined their event by a narrow margin, `rivals`
        pairs of a place and the id of a group that it might have joined instead.
        """
        changes: list[Regrouping] = []
        asked: set[tuple[str, str]] = set()
        for place, rival in rivals:
            changes += self._joined(place, rival, asked)
        for place in doubtful:
            changes += self._split(place)
        return tuple(changes)

    def _joined(self, place: int, rival: str, asked: set[tuple[str, str]]) -> list[Regrouping]:
        for level in (Level.EVENT, Level.STORY):
            if rival not in self._groups[level]:
                continue
            own, other = self._groups[level].of(place), self._groups[level].get(rival)
            if other is own or (own.id, other.id) in asked:
                continue
            asked.add((own.id, other.id))
            older, newer = sorted((own, other), key=lambda group: group.members[0])
            if not self._may_join(older, newer):
                continue
            odds = self._odds(older, newer, level)
            if odds - doubt(older) - doubt(newer) > _JOIN[level]:
                return self._join(older, newer, odds)
        return []

    def _may_join(self, older: Group, newer: Group) -> bool:
        """Whether rulings let two groups be one: as stories, or as events whose stories come together by it."""
        if older.level is Level.STORY:
            return self._mover.constraints.may_join(older.id, newer.id)
        stories = self._groups[Level.STORY]
        target, source = stories.of(older.members[0]), stories.of(newer.members[0])
        if target is source:
            return True
        if len(newer.members) == len(source.members):  # all of it that the window holds: the store moves all there is
            return self._mover.constraints.may_join(target.id, source.id)
        return self._mover.constraints.may_move(newer.id, source.id, target.id)

    def _odds(self, one: Group, other: Group, level: Level) -> float:
        one, other = sorted((one, other), key=lambda group: len(group.members))
        found = [self._asked(place, other.newest(_ASKED), level) for place in one.newest(_QUERIES)]
        return float(np.concatenate(found).mean())

    def _join(self, older: Group, newer: Group, odds: float) -> list[Regrouping]:
        reason = Because(Ground.ALIKE, probability(odds))
        places = tuple(newer.members)
        changes = [self._mover.move(places, newer, older.id, reason)]
        if older.level is Level.EVENT:
            stories = self._groups[Level.STORY]
            target, source = stories.of(older.members[0]), stories.of(places[0])
            if target is not source:
                why = Because(Ground.CARRIED, groups=(newer.id, older.id))
                changes.append(self._mover.move(places, source, target.id, why))
        return changes

    def _split(self, place: int) -> list[Regrouping]:
        """Takes an article out of its event if those that have come there do not know it."""
        group = self._groups[Level.EVENT].of(place)
        others = [other for other in group.sample(_ASKED) if other != place]
        nobody_new = place == group.members[-1]
        if nobody_new or len(others) < _LEAST_TO_SPLIT - 1 or self._is_copy_in(place, group):
            return []
        odds = self._asked(place, others, Level.EVENT)
        if odds.mean() < _LEAVE and odds.max() < 1.0:
            return [self._take_out(place, group, float(odds.mean()))]
        return []

    def _asked(self, place: int, others: list[int], level: Level) -> NDArray[np.float32]:
        measures = self._measurer.measures(self._measurer.kept(place), np.array(others, dtype=np.int64))
        return log_odds(measures)[:, LEVELS.index(level)]

    def _is_copy_in(self, place: int, group: Group) -> bool:
        copies = self._groups[Level.COPY].of(place).members
        return any(self._groups[Level.EVENT].of(other) is group for other in copies if other != place)

    def _take_out(self, place: int, group: Group, odds: float) -> Regrouping:
        new = group_id(Level.EVENT, self._mover.id_of(place), group.id)
        return self._mover.move([place], group, new, Because(Ground.UNLIKE, probability(odds)))
