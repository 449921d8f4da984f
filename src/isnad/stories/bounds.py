"""What rulings ask of groups: articles that have to stand in one story, and articles that must not.

Rulings are gone through in their order, and a later one counts where two contradict each other. What is left are cells:
sets of articles that stand together, pairs of cells that stand apart, and cells whose stories are locked. No pair has a
cell on both sides, and no article is in two cells: so articles that come one after the other, in whatever order, can
always be placed as the rulings ask, if each goes where its cell is and nowhere where a cell is that it is apart from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from isnad.model import Ruling, RulingKind


@dataclass(slots=True, eq=False)
class Cell:
    """Articles that stand in one story."""

    articles: set[str]
    apart: set["Cell"] = field(default_factory=set)  # each other one has this one too
    locked: bool = False


class Bounds:
    """What rulings ask, by article."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        """`rulings` in the order in which they were decided; those that were undone ask nothing."""
        self._cells: dict[str, Cell] = {}
        for ruling in rulings:
            if ruling.undone is None:
                self._take(ruling)

    def __bool__(self) -> bool:
        return bool(self._cells)

    def of(self, article: str) -> Cell | None:
        """The cell of an article, None where no ruling is about it."""
        return self._cells.get(article)

    @property
    def articles(self) -> Sequence[str]:
        """All articles that rulings are about."""
        return tuple(self._cells)

    def _take(self, ruling: Ruling) -> None:
        match ruling.kind:
            case RulingKind.JOIN:
                self._together({article for part in ruling.parts for article in part})
            case RulingKind.LOCK:
                self._together(set(ruling.parts[0])).locked = True
            case RulingKind.SPLIT:
                self._part(set(ruling.parts[0]), set(ruling.parts[1]))
            case RulingKind.RENAME:
                pass

    def _together(self, articles: set[str]) -> Cell:
        """Makes one cell of all cells that have any of these articles."""
        old = {cell for article in articles if (cell := self._cells.get(article))}
        one = Cell(articles.union(*(cell.articles for cell in old)))
        one.locked = any(cell.locked for cell in old)
        for cell in old:
            self._hand_on(cell, one)
        one.apart.discard(one)
        for cell in old:
            one.apart.discard(cell)
        self._cells.update(dict.fromkeys(one.articles, one))
        return one

    def _part(self, out: set[str], left: set[str]) -> None:
        """Takes articles out of their cells, into one of their own that stands apart from those that are left."""
        own = Cell(set(out))
        for cell in {cell for article in out if (cell := self._cells.get(article))}:
            cell.articles -= out
            for other in cell.apart:
                self._set_apart(own, other)
            if not cell.articles:
                for other in cell.apart:
                    other.apart.discard(cell)
        self._cells.update(dict.fromkeys(out, own))
        for article in left:
            other = self._cells.setdefault(article, Cell({article}))
            self._set_apart(own, other)

    @staticmethod
    def _set_apart(one: Cell, other: Cell) -> None:
        if one is not other and other.articles:
            one.apart.add(other)
            other.apart.add(one)

    @staticmethod
    def _hand_on(cell: Cell, one: Cell) -> None:
        for other in cell.apart:
            other.apart.discard(cell)
            if other.articles - one.articles:
                other.apart.add(one)
                one.apart.add(other)
