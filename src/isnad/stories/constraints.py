"""Rulings in the grouper: where the articles stand that they are about, and what may therefore not be done.

It knows these articles also where they have left the window, or never were in it: the store moves them as it moves
those that are there.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable

from isnad.model import Level, Placement, Regrouping
from isnad.stories.bounds import Bounds, Cell


class Constraints:
    """What rulings forbid a grouper. Follows all that it does."""

    def __init__(self, bounds: Bounds | None = None, placements: Iterable[Placement] = ()) -> None:
        """`placements` say where those of the articles stand that were placed before."""
        self._bounds = bounds or Bounds()
        self._stands: dict[str, dict[Level, str]] = {}
        self._cells: defaultdict[str, Counter[Cell]] = defaultdict(Counter)  # by story: how many articles of each cell
        for placement in placements:
            self.put(placement)

    def __contains__(self, article: str) -> bool:
        """Whether any ruling is about an article."""
        return self._bounds.of(article) is not None

    def rules(self, story: str) -> bool:
        """Whether any ruling is about articles of a story."""
        return bool(self._cells.get(story))

    def put(self, placement: Placement) -> None:
        """Notes where an article stands."""
        cell = self._bounds.of(placement.article)
        if cell is not None:
            groups = {Level.COPY: placement.copy, Level.EVENT: placement.event, Level.STORY: placement.story}
            self._stands[placement.article] = groups
            self._cells[placement.story][cell] += 1

    def story_of(self, article: str) -> str:
        """The story that an article has to stand in; "" where none is prescribed."""
        cell = self._bounds.of(article)
        if cell is None:
            return ""
        return next((self._stands[other][Level.STORY] for other in cell.articles if other in self._stands), "")

    def allows(self, article: str, story: str) -> bool:
        """Whether an article may be put into a story."""
        cell = self._bounds.of(article)
        if cell is None:
            return True
        prescribed = self.story_of(article)
        return story == prescribed if prescribed else cell.apart.isdisjoint(self._cells.get(story, ()))

    def may_join(self, one: str, other: str) -> bool:
        """Whether two stories may become one."""
        here, there = self._cells[one], self._cells[other]
        if any(cell.locked for cell in (*here, *there)):
            return False
        return all(cell.apart.isdisjoint(there) for cell in here)

    def may_move(self, event: str, source: str, target: str) -> bool:
        """Whether an event may leave a story, in which others stay, for another one."""
        here, there = self._cells[source], self._cells[target]
        if any(cell.locked for cell in (*here, *there)):
            return False
        moving: Counter[Cell] = Counter()
        for article, groups in self._stands.items():
            if groups[Level.EVENT] == event and groups[Level.STORY] == source and (cell := self._bounds.of(article)):
                moving[cell] += 1
        return all(here[cell] == count and cell.apart.isdisjoint(there) for cell, count in moving.items())

    def follow(self, change: Regrouping, around: Collection[str], is_seen: Callable[[str], bool]) -> None:
        """Follows what was changed, as the store does it.

        `around` are ids of the groups of the level below that hold the articles that moved: others in them that the
        grouper does not see go along.
        """
        level, within = change.level, _WITHIN.get(change.level)
        named = set(change.articles)
        for article, groups in self._stands.items():
            if groups[level] != change.old:
                continue
            along = within is not None and groups[within] in around and not is_seen(article)
            if change.whole or article in named or along:
                self._move(article, groups, level, change.new)

    def _move(self, article: str, groups: dict[Level, str], level: Level, new: str) -> None:
        if level is Level.STORY:
            cell = self._bounds.of(article)
            assert cell is not None
            here = self._cells[groups[level]]
            here[cell] -= 1
            if not here[cell]:
                del here[cell]
            self._cells[new][cell] += 1
        groups[level] = new


_WITHIN = {Level.EVENT: Level.COPY, Level.STORY: Level.EVENT}


def holds(bounds: Bounds, placements: Iterable[Placement]) -> bool:
    """Whether articles stand as rulings ask: each cell in one story, and no two in one that stand apart."""
    cells: defaultdict[str, set[Cell]] = defaultdict(set)
    stories: dict[Cell, str] = {}
    for placement in placements:
        cell = bounds.of(placement.article)
        if cell is None:
            continue
        if stories.setdefault(cell, placement.story) != placement.story:
            return False
        cells[placement.story].add(cell)
    return all(cell.apart.isdisjoint(together) for together in cells.values() for cell in together)
