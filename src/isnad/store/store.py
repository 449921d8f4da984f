"""The store: where articles are kept, found again and searched. The one object of this floor."""

from collections.abc import Iterator, Mapping, Sequence

from isnad.model import (
    Check,
    Failure,
    Incoming,
    KeptArticle,
    Outcome,
    Page,
    Publisher,
    PublisherCount,
    Revision,
    SearchQuery,
    SearchResult,
)
from isnad.store import fetched, read, write
from isnad.store.analysed import AnalysedStore
from isnad.store.backend import Indexed
from isnad.store.checks import checks
from isnad.store.collecting import CollectingStore
from isnad.store.editing import EditingStore
from isnad.store.grouped import GroupedStore
from isnad.store.packing import micros
from isnad.store.search import search
from isnad.store.tables import TERMS
from isnad.store.told import ToldStore
from isnad.store.watchful import WatchingStore
from isnad.store.words import mark, words_of

_AT_ONCE = 200  # articles in memory while all are gone through


class Store(GroupedStore, AnalysedStore, ToldStore, CollectingStore, WatchingStore, EditingStore):
    """Articles with their pages, revisions, keys and search index, in SQLite or PostgreSQL.

    May be used by several threads at once, and by several processes on one database: readers see whole batches and
    never wait; writers wait for one another. Every method raises StoreError where the database fails.
    """

    def save(
        self, batch: Sequence[Incoming], failures: Sequence[Failure] = (), read: Mapping[int, bool] | None = None
    ) -> tuple[Outcome, ...]:
        """Keeps a batch, in order, and failures beside it, in one transaction: when it returns, all is on disk.

        `read` names fetched pages that the batch was read in, by number, and whether an article stands in them.

        One outcome for each of the batch: `new`; `unchanged`, where the words are known; `revised`. Articles of one
        batch that are one another are handled as if they came in batches of one.

        Raises BadRecord, with nothing of the batch kept, for an article of which `storable` says why it can't be.
        """
        now = micros(self._clock())
        with self._writing() as connection:
            outcomes = write.save(connection, self._backend, batch, now) if batch else ()
            if failures:
                write.save_failures(connection, failures, now)
            if read:
                fetched.mark_read(connection, read)
        return outcomes

    def article(self, key: str) -> KeptArticle:
        """The article under an id, an alias or an address (in any of its spellings). Raises NotFound."""
        with self._reading() as connection:
            number = read.number_of(connection, key)
            return read.kept(connection, [number])[number]

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """All states of an article, oldest first, each as it was given; the last is the current. Raises NotFound."""
        with self._reading() as connection:
            return read.history(connection, read.number_of(connection, key))

    def page(self, digest: str) -> Page:
        """The page whose bytes have this SHA-256. Raises NotFound."""
        with self._reading() as connection:
            return read.page(connection, digest)

    def latest(self, limit: int = 20, offset: int = 0, publisher: str = "") -> SearchResult:
        """The articles published last, newest first, undated ones after all others. Raises BadQuery."""
        return self.search(SearchQuery(publisher=publisher, limit=limit, offset=offset))

    def search(self, query: SearchQuery) -> SearchResult:
        """The articles that hold all words and phrases of a query, best first. Raises BadQuery.

        How words meet is `arabic.lemmas`' matter; how hits are ordered stands in `ranking.py`. Dates are compared by
        the second, and leave undated articles out.
        """
        with self._reading() as connection:
            return search(connection, self._backend, query, self._clock())

    def export(self) -> Iterator[KeptArticle]:
        """All articles, in order of arrival. Few are in memory at once, and writers are not kept waiting."""
        last = 0
        while True:
            with self._reading() as connection:
                part = read.after(connection, last, _AT_ONCE)
            if not part:
                return
            yield from (row.kept for row in part)
            last = part[-1].number

    def save_publishers(self, publishers: Sequence[Publisher]) -> None:
        """Keeps publishers, in place of what was kept under their ids."""
        with self._writing() as connection:
            write.save_publishers(connection, publishers)

    def publishers(self) -> tuple[PublisherCount, ...]:
        """All publishers that were saved or have articles, with what is kept of them, most articles first."""
        with self._reading() as connection:
            return read.counts(connection)

    def failures(self, limit: int = 100) -> tuple[Failure, ...]:
        """What could not be taken, seen last first."""
        with self._reading() as connection:
            return read.latest_failures(connection, limit)

    def size(self) -> int:
        """Bytes on disk."""
        with self._reading() as connection:
            return self._backend.size(connection)

    def checks(self) -> tuple[Check, ...]:
        """Looks at everything that can go wrong with a store: takes seconds for a large one."""
        with self._reading() as connection:
            return checks(connection, self._backend)

    def reindex(self) -> int:
        """Makes the search index anew, from the articles; returns how many. Others can read the old one meanwhile."""
        with self._writing() as connection:
            self._backend.clear_index(connection)
            number, last = 0, 0
            while part := read.after(connection, last, _AT_ONCE):
                entries = [Indexed(row.number, row.slot, words_of(row.kept.article)) for row in part]
                self._backend.add(connection, entries)
                number, last = number + len(part), part[-1].number
            write.put_setting(connection, TERMS, mark())
        return number
