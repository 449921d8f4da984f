"""The run: one thread decides and writes; others fetch, processes read.

Everything that is to be known after a crash is in the store before anything follows from it: a feed's answer together
with the pages it announced, a page before it is read, an article together with the note that its page was read. What
was under way when a run was killed is asked again by the next one.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue
from typing import TypeVar

from isnad.collect import Catalogue
from isnad.collect.agenda import Agenda, Task, TaskKind
from isnad.collect.fetching import Courteous
from isnad.collect.following import Revisits, announced, children, feed_after, sorted_out, visit_after
from isnad.collect.listing import Listing, unreadable
from isnad.errors import NotAFeed
from isnad.model import (
    Fetched,
    FetchedPage,
    FetchFailure,
    FetchFailureKind,
    Followed,
    Request,
    Visit,
    Wait,
    host_of,
)
from isnad.newsroom.live.batch import Batch
from isnad.newsroom.live.desk import ReadingDesk
from isnad.newsroom.live.feeds import RunningFeeds
from isnad.newsroom.live.listings import Listings
from isnad.newsroom.live.settling import Settler
from isnad.newsroom.live.threads import Answer, FetchThreads
from isnad.newsroom.live.trying import keep_trying
from isnad.newsroom.live.upkeep import Upkeep
from isnad.newsroom.live.watching import CollectReport, Counts, Watch
from isnad.newsroom.workers import Workers
from isnad.store import Store

_T = TypeVar("_T")

_SLICE = 0.5  # seconds: so soon a run that waits sees that it shall end
_UNREAD = 500  # pages that wait to be read: with more, nothing is fetched until they are fewer
_LISTINGS = 32  # feeds that wait to be read: up to 16 MiB each
# A host of a single round that wants more peace than this is left for the next round.
_ROUND_PATIENCE = timedelta(minutes=1)
_FAREWELL = 5.0  # seconds that answers under way are waited for at the end


@dataclass(frozen=True, slots=True)
class Options:
    """How a run collects."""

    connections: int = 32  # requests at the same time, each to another host
    revisits: Revisits = field(default_factory=Revisits)
    keep_pages: timedelta | None = None  # fetched pages that are older go; None keeps all
    # Seconds from one grouping to the next: one transaction for what came within them. With 0, and one connection, the
    # same pages give the same groups, whatever the machine is busy with.
    pause: float = 1.0


class Collector:
    """One run; used once."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it moves values between
        self,
        store: Store,
        catalogue: Catalogue,
        asking: Courteous,
        workers: Workers,
        settler: Settler,
        options: Options,
        watch: Watch,
    ) -> None:
        self._store = store
        self._asking = asking
        self._settler = settler
        self._clock = asking.clock
        self._options = options
        self._watch = watch
        self._counts = Counts()
        self._agenda = Agenda()
        self._feeds = RunningFeeds(store)
        self._arrived: SimpleQueue[Callable[[], None]] = SimpleQueue()  # what to do with something that came
        self._requests_out = 0
        self._listings = Listings(workers, self._arrived.put, self._take_reading)
        self._began = self._clock.now()
        self._round_until: datetime | None = None  # of a single round: what was due then
        self._batch = Batch()
        self._stop = threading.Event()
        self._desk = ReadingDesk(store, catalogue, workers, self._counts, watch, self._arrived.put)
        self._upkeep = Upkeep(store, self._clock, self._counts, options.keep_pages)

    def run(self, stop: threading.Event, *, once: bool = False) -> CollectReport:
        """Collect until `stop` is set; or, `once`, until all that was due at the beginning was asked.

        Raises StoreError where the store fails for longer than a restart of it takes.
        """
        began = time.monotonic()
        self._stop = stop
        self._round_until = self._clock.now() if once else None
        threads = FetchThreads(self._asking.fetch, self._options.connections, self._answered)
        try:
            self._open()
            while not stop.is_set() and not self._is_done():
                self._dispatch(threads)
                self._gather()
                self._work_through()
        finally:
            threads.close()
        self._farewell()
        return CollectReport(self._counts.told(), len(self._agenda) + self._requests_out, time.monotonic() - began)

    # Beginning and end

    def _open(self) -> None:
        self._settler.settle()  # what an earlier run left, before anything new comes behind it
        self._asking.gate.restore(self._store.hosts())
        for feed in self._feeds.new():
            self._plan_feed(feed)
        for number, host, due in self._store.pending_visits():
            self._plan(Task(due, TaskKind.PAGE, number, host))
        self._desk.open(self._stop)
        self._watch.event("collecting", feeds=len(self._feeds), waiting=len(self._agenda))

    def _is_done(self) -> bool:
        if self._round_until is None or self._requests_out or self._listings.out or not self._desk.is_idle:
            return False
        coming = self._agenda.next_time()
        return coming is None or coming > self._clock.now() + _ROUND_PATIENCE

    def _farewell(self) -> None:
        """Keeps what comes in the next seconds; what does not is asked again by the next run."""
        end = time.monotonic() + _FAREWELL
        while (self._requests_out or self._listings.out or self._desk.is_out) and time.monotonic() < end:
            self._gather()
            self._write()
            self._desk.write(at_once=True)
        self._patiently(lambda: self._settler.settle(wait=not self._stop.is_set()))
        self._patiently(self._upkeep.beat(len(self._agenda), is_last=True))

    def _patiently(self, work: Callable[[], _T]) -> _T:
        return keep_trying(work, self._stop, self._watch)

    # What is to be done

    def _plan_feed(self, feed: Followed) -> None:
        if not feed.paused:
            self._plan(Task(feed.due or self._began, TaskKind.FEED, feed.number, host_of(feed.address)))

    def _plan(self, task: Task) -> None:
        if self._round_until is None or task.due <= self._round_until:
            self._agenda.add(task)

    def _plan_announced(self, visit: Visit) -> None:
        """Plans a page that a feed told of just now: it belongs to a single round, too."""
        now = self._clock.now()
        if visit.due is not None and visit.due <= now:
            self._agenda.add(Task(self._round_until or now, TaskKind.PAGE, visit.number, host_of(visit.address)))

    def _dispatch(self, threads: FetchThreads) -> None:
        now = self._clock.now()
        while tasks := self._ready(now):
            pages = [task.number for task in tasks if task.kind is TaskKind.PAGE]
            visits = self._patiently(partial(self._store.visits, pages)) if pages else {}
            for task in tasks:
                request = self._request(task, visits, now)
                if request is None:
                    self._agenda.freed(task.host, now)
                    continue
                self._requests_out += 1
                threads.hand(task, request)

    def _ready(self, now: datetime) -> list[Task]:
        """The tasks that may be done now, as many as there are threads and room for what comes of them."""
        ready: list[Task] = []
        if self._desk.unread < _UNREAD and self._listings.out < _LISTINGS:
            while self._requests_out + len(ready) < self._options.connections and (task := self._agenda.take(now)):
                ready.append(task)
        return ready

    def _request(self, task: Task, visits: Mapping[int, Visit], now: datetime) -> Request | None:
        """The request that a task is; None where it was overtaken by another one."""
        if task.kind is TaskKind.FEED:
            feed = self._feeds[task.number]
            if feed.paused or (feed.due is not None and feed.due > max(now, task.due)):
                return None
            return Request(feed.address, feed.validators.etag, feed.validators.last_modified)
        visit = visits.get(task.number)
        if visit is None or visit.due is None or visit.due > max(now, task.due):
            return None
        self._batch.under_way[task.number] = visit
        return Request(visit.address, visit.validators.etag, visit.validators.last_modified)

    # What came of it

    def _answered(self, task: Task, answer: Answer | Exception) -> None:
        self._arrived.put(partial(self._take, task, answer))

    def _gather(self) -> None:
        """Takes what has come; waits for something where there is nothing to do but wait."""
        try:
            self._arrived.get(timeout=self._patience())()
            while True:
                self._arrived.get_nowait()()
        except Empty:
            return

    def _patience(self) -> float:
        if self._requests_out or self._listings.out or self._desk.is_out:
            return _SLICE / 5  # something will come; a host may become free before it does
        if self._desk.unread:
            return 0.0
        coming = self._agenda.next_time()
        seconds = _SLICE * self._clock.speed
        if coming is not None:
            seconds = min(seconds, (coming - self._clock.now()).total_seconds())
        if seconds > 0 and not self._is_done():
            self._clock.sleep(seconds)
        return 0.0

    def _take(self, task: Task, answer: Answer | Exception) -> None:
        self._requests_out -= 1
        now = self._clock.now()
        if isinstance(answer, Wait):
            self._agenda.freed(task.host, answer.until)
            if task.kind is TaskKind.PAGE:
                del self._batch.under_way[task.number]
            self._agenda.add(task)
            return
        if isinstance(answer, Exception):
            self._watch.event("fault", host=task.host, error=repr(answer))
            answer = FetchFailure(FetchFailureKind.BROKEN, task.host, f"{task.host}: {answer!r}", now)
        wait = self._asking.gate.next([task.host])
        self._agenda.freed(task.host, wait.until if isinstance(wait, Wait) else now)
        self._batch.hosts.add(task.host)
        self._count(task, answer)
        if task.kind is TaskKind.PAGE:
            self._take_page(self._batch.under_way.pop(task.number), answer)
        elif isinstance(answer, Fetched) and answer.page is not None:
            self._listings.read(self._feeds[task.number], answer)
        else:
            self._take_listing(self._feeds[task.number], answer, None)

    def _count(self, task: Task, answer: Fetched | FetchFailure) -> None:
        what = "feeds" if task.kind is TaskKind.FEED else "pages"
        self._counts[f"{what}_asked"] += 1
        if isinstance(answer, FetchFailure):
            self._counts[f"failures_{answer.kind}"] += 1
            self._watch.event(f"{what[:-1]} failed", address=answer.address, kind=answer.kind, reason=answer.reason)
        elif answer.page is None:
            self._counts[f"{what}_not_modified"] += 1
        else:
            self._counts[f"{what}_fetched"] += 1
            self._counts["bytes_fetched"] += len(answer.page.body)

    def _take_page(self, visit: Visit, answer: Fetched | FetchFailure) -> None:
        after = visit_after(visit, answer, self._options.revisits)
        self._batch.visits[visit.number] = after
        if after.due is not None:
            self._plan(Task(after.due, TaskKind.PAGE, visit.number, host_of(visit.address)))
        if isinstance(answer, Fetched) and answer.page is not None and after.digest != visit.digest:
            page = replace(answer.page, url=answer.address)
            self._batch.fetched.append(FetchedPage(page, visit.item, visit=visit.number))

    def _take_reading(self, feed: Followed, answer: Fetched, read: Listing | NotAFeed) -> None:
        if isinstance(read, NotAFeed):
            self._counts["feeds_unreadable"] += 1
            self._watch.event("feed unreadable", address=feed.address, reason=str(read))
            self._take_listing(feed, unreadable(read, feed.address, answer), None)
        else:
            self._take_listing(feed, answer, read)

    def _take_listing(self, feed: Followed, answer: Fetched | FetchFailure, listing: Listing | None) -> None:
        new: tuple[Visit, ...] = ()
        if listing is not None:
            new = self._take_announced(announced(listing, feed, answer.when))
            self._batch.children.extend(children(listing, feed))
            self._watch.event("feed read", address=feed.address, items=len(listing.items), new=len(new))
        after = self._feeds.without_twin(feed, feed_after(feed, answer, listing, len(new)))
        self._feeds.put(after)
        self._batch.feeds[feed.number] = after
        self._plan_feed(after)

    def _take_announced(self, found: tuple[Visit, ...]) -> tuple[Visit, ...]:
        """Notes the pages that a feed announces; gives the new ones."""
        known = self._patiently(lambda: self._store.known_visits([visit.key for visit in found]))
        # What came in this turn is not in the store yet.
        known = {key: self._batch.visits.get(visit.number, visit) for key, visit in known.items()}
        new, again = sorted_out(found, known, self._clock.now())
        self._batch.found.extend(new)
        for visit in again:
            if visit.number not in self._batch.under_way:
                self._batch.visits[visit.number] = visit
                self._plan_announced(visit)
        return new

    # Keeping it

    def _work_through(self) -> None:
        self._write()
        if self._desk.write():
            self._settler.came()
        self._desk.hand_out()
        self._patiently(self._settler.settle_some)
        self._beat()
        self._patiently(self._upkeep.let_go)

    def _write(self) -> None:
        collected = self._batch.collected(self._asking.gate.states)
        if collected is None:
            return
        new = self._patiently(lambda: self._store.save_collected(collected))
        self._desk.unread += len(collected.fetched)
        self._counts["pages_found"] += len(new)
        for visit in new if len(new) == len(collected.found) else self._kept(collected.found):
            self._plan_announced(visit)
        named = tuple(self._batch.children)
        self._take_up(self._patiently(lambda: list(self._feeds.follow(named))))
        self._batch.clear()

    def _kept(self, found: tuple[Visit, ...]) -> Iterable[Visit]:
        """Announced pages as the store has them, also those that another feed or a save that broke brought before."""
        return self._patiently(lambda: self._store.known_visits([visit.key for visit in found])).values()

    def _take_up(self, feeds: Iterable[Followed]) -> None:
        """Plans feeds that are new here."""
        for feed in feeds:
            if not feed.paused:
                due = self._round_until or self._clock.now()
                self._agenda.add(Task(due, TaskKind.FEED, feed.number, host_of(feed.address)))

    def _beat(self) -> None:
        if not self._upkeep.is_due:
            return
        if self._round_until is None:
            new, resumed = self._patiently(self._feeds.heard)
            self._take_up(new)
            for feed in resumed:
                self._plan_feed(feed)
        self._patiently(self._upkeep.beat(len(self._agenda)))
