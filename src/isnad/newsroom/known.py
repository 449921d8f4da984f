"""A store with the publishers that are known: what every part of a newsroom stands on."""

from collections.abc import Callable
from datetime import UTC, datetime

from isnad.collect import Catalogue
from isnad.store import Store


class Known:
    """A store with a catalogue of publishers, and a clock."""

    def __init__(self, store: Store, catalogue: Catalogue, clock: Callable[[], datetime]) -> None:
        """`clock` gives the present time, aware; it is asked wherever an answer depends on it."""
        self._store = store
        self._catalogue = catalogue
        self._clock = clock
        self._knows_stored_publishers = False

    def now(self) -> datetime:
        """The present time by the newsroom's clock, aware UTC."""
        return self._clock().astimezone(UTC)

    def _learn_stored_publishers(self) -> None:
        # The catalogue counts where both know a publisher: it is newer than what an earlier run wrote down.
        if not self._knows_stored_publishers:
            self._know(self._catalogue.over(row.publisher for row in self._store.publishers()))
            self._knows_stored_publishers = True

    def _know(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
