"""Feeds that came, read by processes."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from isnad.collect.listing import Listing
from isnad.errors import NotAFeed
from isnad.model import Fetched, Followed
from isnad.newsroom.room import read_feed_page
from isnad.newsroom.workers import Workers

Took = Callable[[Followed, Fetched, Listing | NotAFeed], None]
_Job = Future[Listing | NotAFeed]


class Listings:
    """Answers of feeds on their way to be lists of what they announce."""

    def __init__(self, workers: Workers, arrived: Callable[[Callable[[], None]], None], take: Took) -> None:
        """`take` is called by the writer with what was read; `arrived` is given, by any thread, what it has to call."""
        self._workers = workers
        self._arrived = arrived
        self._take = take
        self.out = 0  # how many are being read

    def read(self, feed: Followed, answer: Fetched) -> None:
        """Have the answer of a feed read; it has a page."""
        assert answer.page is not None
        self.out += 1
        work = partial(read_feed_page, feed, replace(answer.page, url=answer.address))

        def first(job: _Job) -> None:
            if job.cancelled() or job.exception():
                # It ended the process, or another job did that was beside it.
                self._workers.submit_alone(work).add_done_callback(then)
            else:
                self._came(feed, answer, job)

        def then(job: _Job) -> None:
            self._arrived(partial(self._came, feed, answer, job))

        self._workers.submit(work).add_done_callback(lambda job: self._arrived(partial(first, job)))

    def _came(self, feed: Followed, answer: Fetched, job: _Job) -> None:
        self.out -= 1
        if job.cancelled():  # the run ends: the next one asks again
            return
        error = job.exception()
        self._take(feed, answer, NotAFeed(f"reading it ended the process: {error!r}") if error else job.result())
