"""The one object that the doors use: it moves values between the parts and decides nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Self

from isnad.clock import now_in_utc
from isnad.collect import Catalogue, read_paths, total_bytes
from isnad.collect.fetching import Courteous
from isnad.collect.webhooks import Poster
from isnad.errors import NotFound
from isnad.model import (
    Analysed,
    Article,
    Check,
    Difference,
    Failure,
    KeptArticle,
    Page,
    Pulse,
    Standing,
    WatchedFeed,
)
from isnad.newsroom import comparing
from isnad.newsroom.accounts import KeptAccounts, accounts, made_account
from isnad.newsroom.aftermath import Aftermath
from isnad.newsroom.analysing import Analyst
from isnad.newsroom.archive import Archive
from isnad.newsroom.editing import Editor
from isnad.newsroom.feeds import Feeds
from isnad.newsroom.grouping import Regrouper
from isnad.newsroom.importing import Import
from isnad.newsroom.live import Collector, CollectReport, Options, Settler, Unseen, Watch
from isnad.newsroom.reading import articles_of_page
from isnad.newsroom.report import ImportReport, Progress, Unwatched
from isnad.newsroom.rereading import Rereader, RereadReport
from isnad.newsroom.room import ReadingRoom
from isnad.newsroom.rules import Rules
from isnad.newsroom.stories import Stories
from isnad.newsroom.telling import Teller
from isnad.newsroom.watches import Watches
from isnad.newsroom.watching import Lookout
from isnad.newsroom.workers import Workers
from isnad.store import Store


class Newsroom(Feeds, Archive, Stories):
    """A store with a catalogue of publishers, and everything that can be asked of them."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        clock: Callable[[], datetime] = now_in_utc,
        rules: Rules | None = None,
        workers: int = 0,
    ) -> None:
        """`clock` gives the present time, aware; it is asked wherever an answer depends on it.

        `rules` say how articles are analysed: those of this program where they are not given. `workers` is the number
        of processes that read; with 0 this one does. Others make their rules anew by the name of the tagger.
        """
        super().__init__(store, catalogue, clock)
        self._regrouper = Regrouper(store)
        self._rules = rules or Rules.present()
        self._workers = Workers(ReadingRoom(catalogue, self._rules), workers)
        self._analyst = Analyst(store, self._workers)
        self._teller = Teller(store, self._rules, self.now, accounts(store, lambda: self._catalogue))
        self._accounts = KeptAccounts(store, self._teller, lambda told: made_account(store, self._catalogue, told))
        self._editor = Editor(store, self._teller, self.now)
        self._lookout = Lookout(store)
        self.watches = Watches(store, self.now, self._teller.states)
        self._aftermath = Aftermath(self._regrouper, self._analyst, self._look, self._teller)

    def _look(self) -> None:
        self.watches.look()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes and close the store; the newsroom cannot be used any more."""
        self._workers.close()
        self._store.close()

    # What comes in

    def import_paths(self, paths: Sequence[Path], *, progress: Progress | None = None) -> ImportReport:
        """Read files and folders («-» is standard input) into the store, a batch a transaction.

        Nothing that a file holds stops the import: failures are kept in the store and told in the report. What is new
        is grouped and analysed on the way, with what an import that was killed left. Running it again, also after it
        was killed, loses and doubles nothing. Raises StoreError, and SettingError where the tagger cannot be loaded.
        """
        self._analyst.prepare()
        progress = progress or Unwatched()
        progress.begin(total_bytes(paths))
        self._learn_stored_publishers()
        running = Import(self._store, self._catalogue, progress, self._aftermath)
        report = running.run(read_paths(paths, progress.advance))
        self._know(running.catalogue)
        return report

    def extract(self, page: Page) -> tuple[Article, ...]:
        """The articles that stand in a page or in the text dump of one; nothing is stored.

        Raises NotAnArticle where none does, UnreadableFile where the text is in no known encoding.
        """
        self._learn_stored_publishers()
        return articles_of_page(page, self._catalogue)

    def collect(  # noqa: PLR0913 - all but the first three are named
        self,
        fetcher: Courteous,
        stop: Event,
        options: Options,
        *,
        once: bool = False,
        watch: Watch | None = None,
        poster: Poster | None = None,
    ) -> CollectReport:
        """Collect from the feeds that are followed until `stop` is set; or, `once`, ask all that is due and end.

        `fetcher` says whom we ask and by which clock, see `open_fetcher`; with a `poster`, see `open_poster`, what
        watches tell is sent to their webhooks meanwhile. Killed at any moment, it loses and doubles nothing.
        Raises StoreError where the store fails for longer than ten minutes, and SettingError where the tagger cannot
        be loaded.
        """
        self._analyst.prepare()
        self._learn_stored_publishers()
        settler = Settler(self._aftermath, self._catalogue, options.pause)
        parts = (self._store, self._catalogue, fetcher, self._workers, settler)
        with self.watches.delivering(poster, watch or Unseen(), finish=once):
            return Collector(*parts, options, watch or Unseen()).run(stop, once=once)

    def pulse(self) -> Pulse | None:
        """The last sign of life of a run that collects into this store, None where none ever did."""
        return self._store.pulse()

    def extract_stored(self, *, progress: Progress | None = None) -> RereadReport:
        """Read every page that is kept again, by the rules of extraction as they are now, and say what changed.

        What is read anew takes the place of what was read before: it is no revision, its publisher changed nothing.
        `progress` counts pages. Killed at any moment, it loses nothing. Raises StoreError.
        """
        self._analyst.prepare()
        self._learn_stored_publishers()
        report = Rereader(self._store, self._workers, progress or Unwatched()).run()
        Settler(self._aftermath, self._catalogue, 0.0).settle()
        return report

    def analyse_stored(self, *, progress: Progress | None = None) -> int:
        """Analyse what nobody has read yet or other rules have, and say how many articles that were.

        `progress` counts articles. Killed at any moment, it loses nothing; the next call goes on. Raises StoreError,
        and SettingError where the tagger cannot be loaded.
        """
        self._analyst.prepare()
        count = self._analyst.renew(progress or Unwatched())
        self._aftermath.finish()
        return count

    def analysis(self, kept: KeptArticle) -> Analysed | None:
        """What was read in the words of an article as it is given here, None where nobody has read them yet."""
        try:
            found = self._store.analysis(kept.article.id)
        except NotFound:  # kept by a version that did not analyse
            return None
        return found if found.revision == kept.revision else None  # it has just changed

    def changes(self, key: str, number: int) -> Difference:
        """What a state of an article changed about the one before it. Raises NotFound, also for the first."""
        return comparing.changes(self._store, self._rules, key, number)

    def compare(self, first: str, other: str) -> Difference:
        """Two articles word by word, most of all copies of one text, the first taken for the older. Raises NotFound."""
        return comparing.compare(self._store, self._rules, first, other)

    # How it is

    def feeds(self, asks: int | None = None) -> tuple[WatchedFeed, ...]:
        """All feeds that are followed, with how they do, in the order in which they were added.

        With the newest `asks` of each alone, where a number, at least 1, is given: it is much quicker.
        """
        return self._lookout.feeds(self.now(), asks)

    def feed(self, number: int) -> WatchedFeed:
        """The feed with this number, with how it does. Raises NotFound."""
        return self._lookout.feed(number, self.now())

    def standing(self) -> Standing:
        """How collecting into this store stands: quick, also for a large store; its counts may be 5 s old."""
        return self._lookout.standing(self.now())

    def failures(self, limit: int = 100) -> tuple[Failure, ...]:
        """What could not be taken, latest first."""
        return self._store.failures(limit)

    def doctor(self) -> tuple[Check, ...]:
        """Whether everything is well, one check after the other."""
        count = len(self._catalogue.all)
        detail = (
            f"{count} publishers" if count else "empty: publishers and their clocks are told by publishers.toml only"
        )
        behind = self._analyst.behind()
        read = f"{behind} articles are still to be read; run: isnad analyse --stored" if behind else "all are there"
        untold = self._teller.behind()
        told = f"{untold} stories are still to be told; the next isnad import does it" if untold else "all are told"
        return (
            *self._store.checks(),
            Check("analysis", ok=True, detail=read),
            Check("stories", ok=True, detail=told),
            Check("catalogue", count > 0, detail),
        )

    def reindex(self) -> int:
        """Make the search index anew; how many articles it now holds. Searches go on with the old one meanwhile."""
        return self._store.reindex()

    def _know(self, catalogue: Catalogue) -> None:
        super()._know(catalogue)
        self._workers.room.catalogue = catalogue  # of processes that start from now on
