"""The second look at a young window: which stories its events make is asked again, of all its articles together.

An article is placed by what is known when it comes. Among the first hundreds that is little: what is common in so small
a window is what its few stories say, a story is asked through two or three members, and what was placed wrongly draws
others after it. So as long as few articles have come, all of them are compared with one another, and the events joined
to stories by average linkage. How rare a word is, the shipped list says alone: the odds of two articles are then a
function of these two, so they are asked once, and a restarted grouper gets the same.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from isnad.model import Because, Ground, Level, Regrouping
from isnad.stories.choosing import LEAST_OFFERED, doubt_of_size
from isnad.stories.decision import LEVELS, log_odds, probability
from isnad.stories.groups import Group, Groups, group_id
from isnad.stories.linkage import linked
from isnad.stories.measuring import Measurer
from isnad.stories.mover import Mover

YOUNG = 512  # articles that ever came: no look beyond that
EVERY = 16  # articles
_LEAST = 0.25  # mean log odds; set by hand, see docs/stories.md
_FEW = 1.25  # log odds asked for beyond that of two events, shared out among all pairs of events of two stories
_STAY = 0.75  # log odds that two articles have for standing in one story already: else they would go to and fro
# Log odds that two events have for it that a text of one offers one of the other: of 46 offers of the sample newsroom
# whose words speak for it, too, 44 are of one story, which is 3; their words say 1.
_OFFERED = 2.0
_UNLIKE = -3.0  # log odds: how much two articles of one story may speak against it


class SecondLook:
    """Looks over one window and its groups."""

    def __init__(
        self,
        measurer: Measurer,
        groups: Mapping[Level, Groups],
        mover: Mover,
        offered: Callable[[int], Sequence[int]],
    ) -> None:
        """`offered` gives the places of what was put beside the article at a place."""
        self._measurer = measurer
        self._groups = groups
        self._mover = mover
        self._offered = offered
        self._odds = np.zeros((0, 0), dtype=np.float32)  # of each place with each other

    def due(self) -> bool:
        """Whether it is time to look: while all that ever came is few, and in the window."""
        window = self._measurer.window
        if window.arrived > YOUNG:
            self._odds = self._odds[:0, :0]
            return False
        return window.first == 0 and window.arrived % EVERY == 0

    def run(self) -> tuple[Regrouping, ...]:
        """One look, over all events but those of stories that an editor has ruled on."""
        stories = self._groups[Level.STORY]
        self._compare()
        places = range(self._measurer.window.arrived)
        free = [place for place in places if not self._mover.constraints.rules(stories.of(place).id)]
        events = self._groups[Level.EVENT]
        parts: dict[str, list[int]] = {}
        for place in free:
            parts.setdefault(events.of(place).id, []).append(place)
        found = linked(self._evidence(), list(parts.values()), _LEAST, partial(doubt_of_size, Level.STORY), _FEW)
        return tuple(self._regroup(found))

    def _evidence(self) -> NDArray[np.float32]:
        """The odds of all pairs, with what speaks for them beside their words."""
        stories, events = self._groups[Level.STORY], self._groups[Level.EVENT]
        numbers: dict[str, int] = {}
        of = np.array([numbers.setdefault(stories.of(place).id, len(numbers)) for place in range(len(self._odds))])
        odds = self._odds.copy()
        odds[of[:, None] == of] += _STAY
        for place in range(len(odds)):
            for other in self._offered(place):
                offering, offered = events.of(place).members, events.of(other).members
                if self._odds[place, offered].max() > LEAST_OFFERED:
                    odds[np.ix_(offering, offered)] += _OFFERED
                    odds[np.ix_(offered, offering)] += _OFFERED
        return odds

    def _compare(self) -> None:
        """Brings the odds of all pairs up to date."""
        known, arrived = len(self._odds), self._measurer.window.arrived
        odds = np.zeros((arrived, arrived), dtype=np.float32)
        odds[:known, :known] = self._odds
        for place in range(max(known, 1), arrived):
            measures = self._measurer.listed_measures(self._measurer.kept(place), np.arange(place))
            odds[place, :place] = odds[:place, place] = log_odds(measures)[:, LEVELS.index(Level.STORY)]
        np.maximum(odds, _UNLIKE, out=odds)
        self._odds = odds

    def _regroup(self, found: Sequence[Sequence[int]]) -> list[Regrouping]:
        heirs = self._heirs(found)
        moves: list[tuple[Group, list[int], str, Sequence[int]]] = []
        stories = self._groups[Level.STORY]
        for number, members in enumerate(found):
            first = self._mover.id_of(members[0])
            new = heirs.get(number) or group_id(Level.STORY, first, f"look {self._measurer.window.arrived}")
            for old in dict.fromkeys(stories.of(place).id for place in members):
                if old != new:
                    leaving = [place for place in members if stories.of(place).id == old]
                    moves.append((stories.get(old), leaving, new, members))
        # What is left of a story at last is all of it, and takes its id along: the largest part.
        moves.sort(key=lambda move: len(move[1]))
        return [
            self._mover.move(places, old, new, self._reason(places, old, new, members))
            for old, places, new, members in moves
        ]

    def _heirs(self, found: Sequence[Sequence[int]]) -> dict[int, str]:
        """Which story that was keeps its id as which of those found: each at most one, by articles in common."""
        stories = self._groups[Level.STORY]
        common = Counter((number, stories.of(place).id) for number, members in enumerate(found) for place in members)
        heirs: dict[int, str] = {}
        for (number, story), _ in sorted(
            common.items(), key=lambda each: (-each[1], stories.get(each[0][1]).members[0], each[0][0])
        ):
            if number not in heirs and story not in heirs.values():
                heirs[number] = story
        return heirs

    def _reason(self, places: Sequence[int], old: Group, new: str, members: Sequence[int]) -> Because:
        others = [place for place in members if place not in set(places)]
        if others:
            return Because(Ground.ALIKE, probability(float(self._odds[np.ix_(places, others)].mean())))
        left = [place for place in old.members if place not in set(places)]
        return Because(Ground.APART, probability(float(self._odds[np.ix_(places, left)].mean())))
