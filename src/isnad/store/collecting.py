"""The part of a store that a collecting run works with: feeds, visits, fetched pages, hosts, signs of life."""

from collections.abc import Sequence
from datetime import datetime

from isnad.model import Article, Collected, FetchedPage, Followed, HostState, KeptPage, Pulse, Visit
from isnad.store import fetched, following, rereading
from isnad.store.connected import Connected


class CollectingStore(Connected):
    """What is followed, what came of it, and what is still to be read."""

    def follow(self, feeds: Sequence[Followed]) -> int:
        """Adds feeds whose addresses are not followed yet, and says how many those are."""
        with self._writing() as connection:
            return following.follow(connection, feeds)

    def followed(self, asks: int | None = None) -> tuple[Followed, ...]:
        """All feeds, in the order in which they were added; with the newest `asks` of each alone, at least 1.

        Most of the time goes into the asks, of which each feed may have 50.
        """
        with self._reading() as connection:
            return following.followed(connection, asks)

    def feed(self, number: int) -> Followed:
        """The feed with this number. Raises NotFound."""
        with self._reading() as connection:
            return following.feed(connection, number)

    def pause(self, addresses: Sequence[str], *, paused: bool) -> tuple[str, ...]:
        """Pauses feeds, or resumes them, and gives those of the addresses that are not followed."""
        with self._writing() as connection:
            return following.pause(connection, addresses, paused=paused)

    def told(self) -> int:
        """How often feeds were followed, paused or resumed: a run looks at them again where this has changed."""
        with self._reading() as connection:
            return following.told(connection)

    def save_collected(self, collected: Collected) -> tuple[Visit, ...]:
        """Keeps what came of some requests in one transaction, and gives the visits that are new, with numbers.

        Feeds, and visits that are known, are those that the store gave, changed.
        """
        with self._writing() as connection:
            return following.save(connection, collected)

    def known_visits(self, keys: Sequence[str]) -> dict[str, Visit]:
        """Those of the visits with these canonical addresses that are kept, by the address."""
        with self._reading() as connection:
            return following.known_visits(connection, keys)

    def visits(self, numbers: Sequence[int]) -> dict[int, Visit]:
        """Visits, by number."""
        with self._reading() as connection:
            return following.visits_of(connection, numbers)

    def pending_visits(self) -> tuple[tuple[int, str, datetime], ...]:
        """The number, host and time of every visit that is still to be made: 100 bytes of memory each."""
        with self._reading() as connection:
            return tuple(following.pending(connection))

    def unread_pages(self, after: int, limit: int) -> tuple[FetchedPage, ...]:
        """The next pages behind this number that were fetched and not read, in the order in which they were kept.

        At most `limit`, and so many that they have 4 MiB together, or one that has more.
        """
        with self._reading() as connection:
            return fetched.unread(connection, after, limit)

    def read_failed_again(self) -> int:
        """Has the pages in which no article was found read again, and says how many they are."""
        with self._writing() as connection:
            return fetched.mark_failed_unread(connection)

    def kept_pages(self, after: tuple[int, int], limit: int) -> tuple[KeptPage, ...]:
        """The next states of articles, by number and revision, whose pages are kept; `(0, 0)` is before all."""
        with self._reading() as connection:
            return rereading.kept_pages(connection, after, limit)

    def count_kept_pages(self) -> int:
        """How many states of articles have their pages kept."""
        with self._reading() as connection:
            return rereading.count_kept_pages(connection)

    def replace_words(self, read: Sequence[tuple[KeptPage, Article]]) -> None:
        """Puts what was read again in pages in place of what was read before, in one transaction.

        Articles keep ids, history and groups: their publisher changed nothing. They are to be analysed again.
        """
        with self._writing() as connection:
            rereading.replace_words(connection, self._backend, read)

    def drop_pages(self, before: datetime, limit: int = 500) -> int:
        """Forgets fetched pages of before that time that were read, at most `limit`; says how many it forgot.

        What was read in them stays; a page that was fetched again since stays, too.
        """
        with self._writing() as connection:
            return fetched.drop_pages(connection, before, limit)

    def drop_repeats(self, numbers: Sequence[int]) -> int:
        """Forgets those of these fetched pages, by number, that only told again what an earlier one had told."""
        with self._writing() as connection:
            return fetched.drop_repeats(connection, numbers)

    def hosts(self) -> dict[str, HostState]:
        """What is remembered of hosts, by name."""
        with self._reading() as connection:
            return following.hosts_known(connection)

    def backlog(self, due_by: datetime | None = None) -> tuple[int, int]:
        """How many pages are still to be fetched, by that time where one is given, and how many are still to be read.

        The latter were fetched.
        """
        with self._reading() as connection:
            return following.backlog(connection, due_by)

    def save_pulse(self, pulse: Pulse) -> None:
        """Keeps a sign of life of a collecting run, in place of the last one."""
        with self._writing() as connection:
            following.save_pulse(connection, pulse)

    def pulse(self) -> Pulse | None:
        """The last sign of life, None where nothing ever collected into this store."""
        with self._reading() as connection:
            return following.last_pulse(connection)
