"""The repair pass: joins groups that turn out to be one, and takes out articles that turn out not to belong.

An article is placed by what is known when it comes. Two groups may open before the report comes that shows them to be one
happening; an article may have joined on the word of one member, and others have come since. Each pass looks at the groups
that were touched since the last one, and no more.
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from isnad.model import Level, Regrouping
from isnad.stories.decision import LEVELS, log_odds, probability
from isnad.stories.groups import Group, Groups, group_id
from isnad.stories.measuring import Measurer

_ASKED = 6  # members of each group
_JOIN = {Level.EVENT: 0.3, Level.STORY: 0.6}  # mean log odds over all pairs of those asked
_LEAVE = -1.5  # mean log odds with the others of its event
_LEAST_TO_SPLIT = 3


class Repair:
    """Repairs the groups of one window."""

    def __init__(self, measurer: Measurer, groups: Mapping[Level, Groups], id_of: Callable[[int], str]) -> None:
        self._measurer = measurer
        self._groups = groups
        self._id_of = id_of

    def run(self, touched: Iterable[int], rivals: Iterable[tuple[int, str]]) -> tuple[Regrouping, ...]:
        """One pass.

        `touched` are the places that came since the last one, `rivals` pairs of a place and the id of a group that it
        might have joined instead.
        """
        changes: list[Regrouping] = []
        for place, rival in rivals:
            changes += self._joined(place, rival)
        events = {self._groups[Level.EVENT].of(place).id: None for place in touched}
        for event in events:
            changes += self._split(event)
        return tuple(changes)

    def _joined(self, place: int, rival: str) -> list[Regrouping]:
        for level in (Level.EVENT, Level.STORY):
            other = self._groups[level].get(rival)
            if other is not None:
                own = self._groups[level].of(place)
                odds = self._odds(own, other, level) if own is not other else -np.inf
                if odds > _JOIN[level]:
                    return self._join(*sorted((own, other), key=lambda group: group.members[0]), odds)
        return []

    def _odds(self, one: Group, other: Group, level: Level) -> float:
        places = np.array(other.sample(_ASKED), dtype=np.int64)
        found = [
            log_odds(self._measurer.measures(self._measurer.kept(place), places)) for place in one.sample(_ASKED)
        ]
        return float(np.concatenate(found)[:, LEVELS.index(level)].mean())

    def _join(self, older: Group, newer: Group, odds: float) -> list[Regrouping]:
        reason = f"members asked belong together with a probability of {probability(odds):.2f} on the average"
        changes = [self._moved(newer, older, tuple(newer.members), whole=True, reason=reason)]
        if older.level is Level.EVENT:
            stories = self._groups[Level.STORY]
            target, source = stories.of(older.members[0]), stories.of(newer.members[0])
            if target is not source:
                why = f"its event {newer.id} is one with {older.id} of that story"
                whole = set(source.members) == set(newer.members)
                changes.append(self._moved(source, target, tuple(newer.members), whole=whole, reason=why))
        self._groups[older.level].move(newer.members, older.id)
        return changes

    def _moved(self, old: Group, new: Group, places: tuple[int, ...], *, whole: bool, reason: str) -> Regrouping:
        change = Regrouping(old.level, old.id, new.id, tuple(map(self._id_of, places)), whole, reason)
        if old.level is Level.STORY:
            self._groups[Level.STORY].move(places, new.id)
        return change

    def _split(self, event: str) -> list[Regrouping]:
        """Takes those out of an event whom the others do not know."""
        group = self._groups[Level.EVENT].get(event)
        if group is None or len(group.members) < _LEAST_TO_SPLIT:
            return []
        changes = []
        for place in group.sample(_ASKED * 2)[1:]:
            others = [other for other in group.sample(_ASKED * 2) if other != place]
            if len(others) < _LEAST_TO_SPLIT - 1 or self._is_copy_in(place, group):
                continue
            measures = self._measurer.measures(self._measurer.kept(place), np.array(others, dtype=np.int64))
            odds = log_odds(measures)[:, LEVELS.index(Level.EVENT)]
            if odds.mean() < _LEAVE and odds.max() < 1.0:
                changes.append(self._take_out(place, group, float(odds.mean())))
        return changes

    def _is_copy_in(self, place: int, group: Group) -> bool:
        copies = self._groups[Level.COPY].of(place).members
        return any(self._groups[Level.EVENT].of(other) is group for other in copies if other != place)

    def _take_out(self, place: int, group: Group, odds: float) -> Regrouping:
        new = group_id(Level.EVENT, self._id_of(place), group.id)
        self._groups[Level.EVENT].move([place], new)
        reason = f"the others of the event tell the same happening with a probability of {probability(odds):.2f} only"
        return Regrouping(Level.EVENT, group.id, new, (self._id_of(place),), whole=False, reason=reason)
