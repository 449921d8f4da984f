"""Groups what the store has taken in: a grouper, restored where it stopped, and each part saved in one transaction."""

import gc
from collections.abc import Callable, Sequence
from threading import Lock

from isnad.collect import Catalogue
from isnad.model import Grouped, KeptArticle, Report
from isnad.newsroom.forgetting import forget_some, give_back
from isnad.newsroom.reports import report_of
from isnad.store import Store
from isnad.stories import Bounds, Constraints, Grouper
from isnad.stories.packing import VERSION

# Articles in one transaction, as in an import: what one flush brings in is one part, also after a kill.
PART = 500
WINDOW = 100_000  # articles that a new one is compared with; 700 MB of memory at most
_FORM = f"sketches {VERSION}"


class Regrouper:
    """Keeps the groups of a store up to date. May be used by several threads; one groups at a time."""

    def __init__(self, store: Store, window: int = WINDOW) -> None:
        self._store = store
        self._window = window
        self._lock = Lock()
        # The grouper, and how far it is: it holds just what the store holds at this mark, or it is thrown away.
        self._grouper: Grouper | None = None
        self._mark = (0, 0)

    def catch_up(self, catalogue: Catalogue, grouped: Callable[[int], None] = lambda _: None) -> int:
        """Groups everything that is kept but not grouped, and says how many articles that were.

        Parts of PART articles, in order of arrival, each taken in order of time; `grouped` is told of each as it is
        saved. Killed at any moment, it loses and doubles nothing: the next call goes on behind the last saved part.
        """
        with self._lock:
            total = 0
            while part := self._store.ungrouped(PART):
                if self._group(part, catalogue):
                    total += len(part)
                    grouped(len(part))
                forget_some()
            return total

    def rest(self) -> None:
        """Lets the window go, 150 MB for 50,000 articles: it is read back when something is grouped again."""
        with self._lock:
            self._grouper = None
        gc.collect()  # it holds itself in a ring
        give_back()

    def _group(self, part: Sequence[KeptArticle], catalogue: Catalogue) -> bool:
        grouper = self._ready()
        mark = self._mark
        self._grouper = None  # it is ahead of the store from here on, until all is saved
        batch: list[tuple[Grouped, bytes]] = []
        for report in _in_order(part, catalogue):
            found = grouper.add(report)
            batch.append((found, grouper.packed(report.id)))
        if not self._store.save_groups(batch, after=mark, window=self._window):
            return False  # another process was faster, or an editor
        place, ruled = mark
        self._grouper, self._mark = grouper, (place + len(batch), ruled)
        return True

    def _ready(self) -> Grouper:
        mark = self._store.grouping_mark()
        if self._grouper is not None and self._mark[0] == mark[0]:
            if self._mark != mark:  # nothing was grouped, but an editor has ruled
                self._grouper.reseat(self._store.window_placements(), self._constraints())
                self._mark = mark
            return self._grouper
        self._grouper = None  # two of them would take twice the memory
        self._store.begin_groups(_FORM)
        self._mark = self._store.grouping_mark()
        grouper = Grouper(self._window, constraints=self._constraints())
        grouper.restore(self._store.last_placements(self._window))
        return grouper

    def _constraints(self) -> Constraints:
        return Constraints(Bounds(self._store.active_rulings()), self._store.ruled_placements())


def _in_order(part: Sequence[KeptArticle], catalogue: Catalogue) -> list[Report]:
    timed = [(report_of(kept.article, catalogue, kept.first_seen), kept.first_seen) for kept in part]
    return [report for report, seen in sorted(timed, key=lambda each: each[0].at or each[1])]
