"""The desk where fetched pages are read: handed out to processes, and what comes back is kept."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from isnad.collect import Catalogue
from isnad.model import Failure, FetchedPage, Incoming, Outcome
from isnad.newsroom.live.trying import keep_trying
from isnad.newsroom.live.watching import Counts, Watch
from isnad.newsroom.room import Reading, read_fetched_pages
from isnad.newsroom.workers import Workers
from isnad.store import Store

_JOB = 8  # pages of one job: a tenth of a second for a process
_JOBS = 2  # jobs for each process: one at work, one that waits for it
_WRITES = 0.25  # seconds from one transaction to the next, if fewer than so many pages are read by then
_MANY = 100
_HANGS = 120.0  # seconds after which a job is taken for one that never ends


class ReadingDesk:
    """Pages that were fetched, in the order in which they were kept; each is read once."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it moves values between
        self,
        store: Store,
        catalogue: Catalogue,
        workers: Workers,
        counts: Counts,
        watch: Watch,
        arrived: Callable[[Callable[[], None]], None],
    ) -> None:
        """`arrived` is given, by any thread, what the writer has to call when a job is done."""
        self._store = store
        self._catalogue = catalogue
        self._workers = workers
        self._counts = counts
        self._watch = watch
        self._arrived = arrived
        self._cursor = 0  # number of the last page that was handed out
        self._out: dict[int, tuple[float, tuple[FetchedPage, ...]]] = {}  # jobs, by number: since when, and which pages
        self._jobs = 0
        self._alone: dict[int, FetchedPage] = {}  # pages of jobs whose process died, read one by one, by job
        self._read: list[tuple[FetchedPage, Reading]] = []  # to be kept in the next transaction
        self._saved_publishers: set[str] = set()
        self._stop = threading.Event()
        self._written = float("-inf")
        self.unread = 0  # pages that were fetched and whose reading is not kept yet

    @property
    def is_out(self) -> bool:
        """Whether something will come back."""
        return bool(self._out or self._alone)

    @property
    def is_idle(self) -> bool:
        """Whether everything is read and kept."""
        return not (self.is_out or self._read or self.unread)

    def open(self, stop: threading.Event) -> None:
        """Begin with what an earlier run fetched and did not read. After `stop` a store that fails is given up."""
        self._stop = stop
        self.unread = self._store.backlog()[1]

    def hand_out(self) -> None:
        """Have the next pages read, as many as the processes are waiting for."""
        self._end_what_hangs()
        while len(self._out) < _JOBS * self._workers.at_once:
            pages = keep_trying(lambda: self._store.unread_pages(self._cursor, _JOB), self._stop, self._watch)
            if not pages:
                return
            self._cursor = pages[-1].number
            self._jobs += 1
            self._out[self._jobs] = time.monotonic(), pages
            job = self._workers.submit(partial(read_fetched_pages, pages))
            job.add_done_callback(partial(self._came, self._jobs))

    def write(self, *, at_once: bool = False) -> bool:
        """Keep what was read since the last time: articles, and which pages are read, in one transaction.

        Says whether there was something.

        Unless it has to be at once, it waits a moment for what is still being read: a commit waits for the disk.
        """
        waited = time.monotonic() - self._written
        if not self._read or (self._out and not at_once and waited < _WRITES and len(self._read) < _MANY):
            return False
        self._written = time.monotonic()
        batch: list[Incoming] = []
        failures: list[Failure] = []
        for fetched, reading in self._read:
            batch += [Incoming(article, fetched.page, fetched.page.fetched) for article in reading.articles]
            if reading.reason:
                failures.append(Failure(fetched.page.url, reading.reason))
        read = {fetched.number: not reading.reason for fetched, reading in self._read}
        self._save_publishers({incoming.article.publisher for incoming in batch})
        outcomes = keep_trying(lambda: self._store.save(batch, failures, read), self._stop, self._watch)
        for outcome in outcomes:
            self._counts[f"articles_{outcome}"] += 1
        self._drop_repeats(outcomes)
        self._counts["pages_without_article"] += len(failures)
        self.unread -= len(self._read)
        self._read = []
        return True

    def _drop_repeats(self, outcomes: Sequence[Outcome]) -> None:
        """Forgets pages that say what an earlier one said: only their furniture is another, at 15 KB each."""
        left = iter(outcomes)
        told = [(fetched.number, [next(left) for _ in reading.articles]) for fetched, reading in self._read]
        repeats = [number for number, of_page in told if of_page and set(of_page) == {Outcome.UNCHANGED}]
        if repeats:
            dropped = keep_trying(lambda: self._store.drop_repeats(repeats), self._stop, self._watch)
            self._counts["pages_repeated"] += dropped

    def _came(self, number: int, job: "Future[tuple[Reading, ...]]") -> None:
        self._arrived(partial(self._take, number, job))

    def _take(self, number: int, job: "Future[tuple[Reading, ...]]") -> None:
        _, pages = self._out.pop(number)
        if job.cancelled() or job.exception() is not None:
            self._read_alone(pages)  # one of them, or a job beside this one, ended the process
        else:
            self._read += zip(pages, job.result(), strict=True)

    def _read_alone(self, pages: tuple[FetchedPage, ...]) -> None:
        """Has the pages of a job that failed read one by one; what fails again, alone, is a failure."""
        for page in pages:
            self._jobs += 1
            self._alone[self._jobs] = page
            job = self._workers.submit_alone(partial(read_fetched_pages, (page,)))
            job.add_done_callback(partial(self._came_alone, self._jobs))

    def _came_alone(self, number: int, job: "Future[tuple[Reading, ...]]") -> None:
        self._arrived(partial(self._take_alone, number, job))

    def _take_alone(self, number: int, job: "Future[tuple[Reading, ...]]") -> None:
        page = self._alone.pop(number)
        if job.cancelled():  # the run ends: the next one reads it
            return
        error = job.exception()
        if error is None:
            self._read += zip((page,), job.result(), strict=True)
            return
        self._watch.event("page unreadable", address=page.page.url, error=repr(error))
        self._read.append((page, Reading(page.number, reason=f"reading the page failed: {error!r}")))

    def _end_what_hangs(self) -> None:
        oldest = min((since for since, _ in self._out.values()), default=time.monotonic())
        if time.monotonic() - oldest > _HANGS:
            self._watch.event("reading hangs", addresses=[p.page.url for _, pages in self._out.values() for p in pages])
            self._workers.restart()

    def _save_publishers(self, ids: set[str]) -> None:
        fresh = ids - self._saved_publishers
        found = [publisher for known in sorted(fresh) if (publisher := self._catalogue.by_id(known))]
        if found:
            keep_trying(lambda: self._store.save_publishers(found), self._stop, self._watch)
        self._saved_publishers |= fresh
