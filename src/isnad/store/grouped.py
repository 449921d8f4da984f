"""The part of a store that a grouper works with, and who asks where an article stands: groups, placements, the log."""

from collections.abc import Iterator, Sequence

from isnad.model import Grouped, KeptArticle, Level, Logged, Placed, Placement
from isnad.store import grouping, groups, read, rulings
from isnad.store.connected import Connected
from isnad.store.packing import micros
from isnad.store.rulings import Mark

_AT_ONCE = 200  # articles in memory while all are gone through


class GroupedStore(Connected):
    """Copy groups, events and stories, and where articles stand in them."""

    def save_groups(self, batch: Sequence[tuple[Grouped, bytes]], *, after: Mark, window: int) -> bool:
        """Keeps what came of grouping articles, in order, with all that it changed, in one transaction.

        Beside each stands what the grouper has to have of it to go on (empty where it needs nothing); only the last
        `window` of these are kept. The articles are the next ones of `ungrouped`, all of a part that was asked for, in
        any order. `after` is what `grouping_mark` said before the grouping began; where another process has grouped
        articles since, or an editor has ruled, nothing is kept and the answer is False.

        Raises NotFound where an article is not kept here.
        """
        with self._writing() as connection:
            if rulings.mark(connection) != after:
                return False
            grouping.save(connection, batch, micros(self._clock()), window)
            return True

    def begin_groups(self, form: str) -> None:
        """Says in which form the grouper keeps its sketches; where they are in another, all grouping begins anew.

        Ids that groups had, and the log, stay.
        """
        with self._writing() as connection:
            grouping.begin(connection, form)

    def ungrouped(self, limit: int) -> tuple[KeptArticle, ...]:
        """The next articles that are kept but not grouped, in order of arrival."""
        with self._reading() as connection:
            return tuple(row.kept for row in read.after(connection, groups.last_grouped(connection), limit))

    def last_placements(self, limit: int) -> Iterator[tuple[Placement, bytes]]:
        """Of the last so many articles that a grouper needs, where they stand (ties left out) and what it has of them.

        In order of grouping; few are in memory at once.
        """
        with self._reading() as connection:
            last = groups.last_sketch(connection) - limit
        while True:
            with self._reading() as connection:
                part = groups.sketches_after(connection, last, _AT_ONCE)
            if not part:
                return
            yield from ((placement, packed) for _, placement, packed in part)
            last = part[-1][0]

    def window_placements(self) -> tuple[Placement, ...]:
        """Where the articles stand that a grouper has in its window, shares and ties left out."""
        with self._reading() as connection:
            return groups.with_sketches(connection)

    def placement(self, key: str) -> Placed:
        """The article under an id, an alias or an address, in its place. Raises NotFound, also where it has none."""
        with self._reading() as connection:
            return groups.placed_article(connection, read.number_of(connection, key))

    def placed(self, ids: Sequence[str]) -> tuple[Placed, ...]:
        """Those of the articles with these ids that are grouped, in the order asked for."""
        with self._reading() as connection:
            return groups.placed(connection, ids)

    def group_id(self, level: Level, group: str) -> str:
        """The present id of a group, under any id that it ever had. Raises NotFound."""
        with self._reading() as connection:
            return groups.present_id(connection, level, group)

    def placed_in(self, level: Level, group: str) -> tuple[Placed, ...]:
        """The articles of a group, under any id that it ever had, oldest first. Raises NotFound."""
        with self._reading() as connection:
            return groups.members(connection, level, groups.present_id(connection, level, group))

    def story_of(self, key: str) -> str:
        """The present id of the story that an id of it, of an event or of a copy group leads to. Raises NotFound."""
        with self._reading() as connection:
            return groups.story_of(connection, key)

    def regroupings(self, group: str) -> tuple[Logged, ...]:
        """What changed about a group, under any id that it ever had, oldest first. Raises NotFound."""
        with self._reading() as connection:
            return groups.log(connection, group)
