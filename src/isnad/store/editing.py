"""The part of a store that editors use: rulings, what they change, and what a grouper has to know of them."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.model import Placement, Regrouping, Ruling
from isnad.store import rulings
from isnad.store.connected import Connected
from isnad.store.packing import micros, moment
from isnad.store.rulings import Mark


class EditingStore(Connected):
    """Rulings of editors."""

    def grouping_mark(self) -> Mark:
        """What is another as soon as an article is grouped, or a ruling is made or undone."""
        with self._reading() as connection:
            return rulings.mark(connection)

    def next_ruling(self) -> int:
        """The number that the next ruling gets."""
        with self._reading() as connection:
            return rulings.next_number(connection)

    def save_ruling(self, ruling: Ruling, changes: Sequence[Regrouping], *, after: Mark) -> Ruling | None:
        """Keeps a ruling with all that it changes, and logs that, in one transaction; the ruling with its number.

        `after` is what `grouping_mark` said before the changes were thought out; where anything was grouped or ruled
        since, nothing is kept and the answer is None. Raises NotFound where an article is not kept here.
        """
        now = micros(self._clock())
        with self._writing() as connection:
            if rulings.mark(connection) != after:
                return None
            return replace(ruling, number=rulings.save(connection, ruling, changes, now), at=moment(now))

    def undo_ruling(self, ruling: Ruling, by: str, changes: Sequence[Regrouping], *, after: Mark) -> Ruling | None:
        """Notes that a ruling is undone, with all that this changes, in one transaction; None as in `save_ruling`."""
        now = micros(self._clock())
        undone = replace(ruling, undone=moment(now), undone_by=by)
        with self._writing() as connection:
            if rulings.mark(connection) != after:
                return None
            rulings.undo(connection, undone, changes, now)
            return undone

    def ruling(self, number: int) -> Ruling:
        """The ruling with this number. Raises NotFound."""
        with self._reading() as connection:
            return rulings.one(connection, number)

    def rulings(self, limit: int = 20, offset: int = 0) -> tuple[Ruling, ...]:
        """All rulings, the newest first; also those that were undone."""
        with self._reading() as connection:
            return rulings.latest(connection, limit, offset)

    def active_rulings(self) -> tuple[Ruling, ...]:
        """The rulings that hold, in the order in which they were decided."""
        with self._reading() as connection:
            return rulings.active(connection)

    def rulings_of(self, story: str) -> tuple[Ruling, ...]:
        """The rulings about any article of a story, by its present id, oldest first; also those that were undone."""
        with self._reading() as connection:
            return rulings.of_story(connection, story)

    def story_names(self, stories: Sequence[str]) -> dict[str, str]:
        """What editors call stories, by their present ids; those without such a name are left out."""
        with self._reading() as connection:
            return rulings.names(connection, stories)

    def ruled_placements(self) -> tuple[Placement, ...]:
        """Where the articles stand that rulings which hold are about, ties left out."""
        with self._reading() as connection:
            return rulings.standing(connection)
