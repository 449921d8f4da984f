"""Reads stored pages again, after the rules of extraction became better."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from isnad.model import Article, FetchedPage, Incoming, KeptPage
from isnad.newsroom.report import Progress
from isnad.newsroom.room import Reading, ReadingRoom, read_fetched_pages
from isnad.newsroom.workers import Workers
from isnad.store import Store

_PART = 128  # pages in one transaction
_JOB = 8  # pages of one job

Pages = tuple[FetchedPage, ...]


@dataclass(frozen=True, slots=True)
class RereadReport:
    """What came of reading stored pages again."""

    read: int  # pages
    changed: int  # articles that now say something else
    found: int  # articles in pages in which none was found before
    lost: int  # pages in which no article is found now; what was read before stays


class Rereader:
    """Reads every page that the store keeps. Killed at any moment, it loses nothing; the next call reads all again."""

    def __init__(self, store: Store, workers: Workers, progress: Progress) -> None:
        self._store = store
        self._workers = workers
        self._progress = progress

    def run(self) -> RereadReport:
        """Read pages with an article, then those in which none was found."""
        failed = self._store.read_failed_again()
        self._progress.begin(self._store.count_kept_pages() + failed)
        read, changed, lost = self._again()
        return RereadReport(read + failed, changed, self._for_the_first_time(), lost)

    def _again(self) -> tuple[int, int, int]:
        read = changed = lost = 0
        after = (0, 0)
        while part := self._store.kept_pages(after, _PART):
            after = part[-1].number, part[-1].revision
            readings = self._readings(tuple(FetchedPage(kept.page, kept.item) for kept in part))
            found = [(kept, _same(kept, reading.articles)) for kept, reading in zip(part, readings, strict=True)]
            pairs = [(kept, now) for kept, now in found if now is not None]
            renewed = [(kept, now) for kept, now in pairs if _differ(kept, now)]
            if renewed:
                self._store.replace_words(renewed)
            read, changed, lost = read + len(part), changed + len(renewed), lost + len(part) - len(pairs)
            self._progress.advance(len(part))
            self._progress.kept(read)
        return read, changed, lost

    def _for_the_first_time(self) -> int:
        found = last = 0
        while part := self._store.unread_pages(last, _PART):
            last = part[-1].number
            readings = self._readings(part)
            batch = [
                Incoming(article, fetched.page, fetched.page.fetched)
                for fetched, reading in zip(part, readings, strict=True)
                for article in reading.articles
            ]
            self._store.save(batch, read={reading.number: not reading.reason for reading in readings})
            found += len(batch)
            self._progress.advance(len(part))
        return found

    def _readings(self, pages: Pages) -> list[Reading]:
        chunks = [pages[start : start + _JOB] for start in range(0, len(pages), _JOB)]
        jobs = [(chunk, self._workers.submit(_reading(chunk))) for chunk in chunks]
        return [reading for chunk, job in jobs for reading in self._workers.results(chunk, job, _reading, _failed)]


def _reading(pages: Sequence[FetchedPage]) -> Callable[[ReadingRoom], tuple[Reading, ...]]:
    return partial(read_fetched_pages, tuple(pages))


def _failed(page: FetchedPage, error: BaseException) -> Reading:
    return Reading(page.number, reason=f"reading the page failed: {error!r}")


def _differ(kept: KeptPage, now: Article) -> bool:
    """Whether a page says something else than was read in it; the id is the store's own matter."""
    before = replace(kept.article, id="")
    return before != replace(now, id="")


def _same(kept: KeptPage, articles: tuple[Article, ...]) -> Article | None:
    """Of the articles that stand in a page now, the one that was read there; a page of many is a dump."""
    if len(articles) == 1:
        return articles[0]
    before = kept.article
    return next((now for now in articles if (now.url, now.title) == (before.url, before.title)), None)
