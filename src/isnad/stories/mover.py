"""What the grouping itself moves between groups, each move with its reason, and followed by what rulings know."""

from collections.abc import Callable, Mapping, Sequence

from isnad.model import Because, Level, Regrouping
from isnad.stories.constraints import Constraints
from isnad.stories.groups import Group, Groups

_WITHIN = {Level.EVENT: Level.COPY, Level.STORY: Level.EVENT}


class Mover:
    """Moves articles of one window between its groups."""

    def __init__(
        self,
        groups: Mapping[Level, Groups],
        id_of: Callable[[int], str],
        constraints: Constraints,
        is_seen: Callable[[str], bool],
    ) -> None:
        """`id_of` gives the id of the article at a place, `is_seen` says whether an article is in the window."""
        self.constraints = constraints
        self.id_of = id_of
        self._groups = groups
        self._is_seen = is_seen

    def move(self, places: Sequence[int], old: Group, new: str, reason: Because) -> Regrouping:
        """Moves places of one group into another, which is opened where it is not there; what to log of it."""
        whole = len(places) == len(old.members)
        within = _WITHIN.get(old.level)
        around = {self._groups[within].of(place).id for place in places} if within else ()
        self._groups[old.level].move(places, new)
        change = Regrouping(old.level, old.id, new, tuple(map(self.id_of, places)), whole, reason)
        self.constraints.follow(change, around, self._is_seen)
        return change
