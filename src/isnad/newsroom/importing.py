"""One import: items from collect through extract into the store, a batch a transaction, then into groups and analyses.

An import may be killed at any moment. What was committed is in the store with its failures; what was not is read again
by the next run, and what is known then changes nothing.
"""

import time
from collections import Counter
from collections.abc import Iterable

from isnad.collect import Catalogue, Dump, Introduced, Item, PageRead, PassedOver, Record
from isnad.errors import BadRecord, InputError
from isnad.extract import article_from_record, articles_from_dump
from isnad.model import Article, Failure, Incoming, Outcome
from isnad.newsroom.aftermath import Aftermath
from isnad.newsroom.reading import articles_of_page, with_publisher
from isnad.newsroom.report import FAILURES_HELD, ImportReport, Progress
from isnad.store import Store, storable

# Articles in one transaction. A commit waits for the disk, 5 to 20 ms: spread over 500 articles it costs nothing, and
# a kill loses a second of work.
BATCH_ARTICLES = 500
# Bytes of text and pages in one transaction: so that 500 large pages do not stand in memory at once.
BATCH_BYTES = 8 * 1024 * 1024


class Import:
    """The state of one import; used once, by the newsroom."""

    def __init__(self, store: Store, catalogue: Catalogue, progress: Progress, aftermath: Aftermath) -> None:
        """`aftermath` is what follows when articles were kept."""
        self.catalogue = catalogue  # grows by the publishers that folders introduce
        self._store = store
        self._progress = progress
        self._aftermath = aftermath
        self._began = time.monotonic()
        self._outcomes: Counter[Outcome] = Counter()
        self._failed: list[Failure] = []
        self._failures = 0
        self._passed_over = 0
        self._batch: list[Incoming] = []
        self._batch_failures: list[Failure] = []
        self._batch_bytes = 0
        self._saved_publishers: set[str] = set()

    def run(self, items: Iterable[Item]) -> ImportReport:
        """Take every item, in order, and say what came of it."""
        # What an earlier import left, before anything new comes behind it.
        self._aftermath.regrouper.catch_up(self.catalogue)
        self._aftermath.analyst.catch_up()
        for item in items:
            self._take(item)
            if self._is_full():
                self._flush()
        self._flush()
        self._aftermath.finish()
        return ImportReport(
            new=self._outcomes[Outcome.NEW],
            unchanged=self._outcomes[Outcome.UNCHANGED],
            revised=self._outcomes[Outcome.REVISED],
            failed=tuple(self._failed),
            failures=self._failures,
            passed_over=self._passed_over,
            seconds=time.monotonic() - self._began,
        )

    def _take(self, item: Item) -> None:
        match item:
            case Failure():
                self._fail(item)
            case PassedOver():
                self._passed_over += 1
            case Introduced():
                self.catalogue = self.catalogue.joined(item.publishers)
                self._store.save_publishers(item.publishers)
                self._saved_publishers.update(publisher.id for publisher in item.publishers)
            case _:
                try:
                    self._add(item)
                except InputError as error:
                    self._fail(_failure(item, str(error)))

    def _add(self, item: Record | PageRead | Dump) -> None:
        page = item.page if isinstance(item, PageRead) else None
        for article in self._articles(item):
            if reason := storable(article):
                raise BadRecord(reason)
            credited = with_publisher(article, self.catalogue)
            self._batch.append(Incoming(credited, page, page.fetched if page else None))
            self._batch_bytes += len(article.title) + sum(len(paragraph.text) for paragraph in article.paragraphs)
        self._batch_bytes += len(page.body) if page else 0

    def _articles(self, item: Record | PageRead | Dump) -> tuple[Article, ...]:
        match item:
            case Record():
                return (article_from_record(item.shape),)
            case PageRead():
                return articles_of_page(item.page, self.catalogue)
            case Dump():
                return articles_from_dump(item.text, item.source)

    def _fail(self, failure: Failure) -> None:
        self._failures += 1
        self._batch_failures.append(failure)
        if len(self._failed) < FAILURES_HELD:
            self._failed.append(failure)

    def _is_full(self) -> bool:
        count = len(self._batch) + len(self._batch_failures)
        return count >= BATCH_ARTICLES or self._batch_bytes >= BATCH_BYTES

    def _flush(self) -> None:
        if not self._batch and not self._batch_failures:
            return
        self._save_publishers()
        self._outcomes.update(self._store.save(self._batch, self._batch_failures))
        self._progress.kept(self._outcomes.total())
        self._aftermath.regrouper.catch_up(self.catalogue)
        if self._aftermath.analyst.advance():
            self._aftermath.look()
        self._batch, self._batch_failures, self._batch_bytes = [], [], 0

    def _save_publishers(self) -> None:
        ids = {incoming.article.publisher for incoming in self._batch} - self._saved_publishers
        found = [publisher for known in sorted(ids) if (publisher := self.catalogue.by_id(known))]
        if found:
            self._store.save_publishers(found)
        self._saved_publishers |= ids


def _failure(item: Record | PageRead | Dump, reason: str) -> Failure:
    match item:
        case Record():
            return Failure(item.source, reason, line=item.line)
        case PageRead():
            return Failure(item.source, reason, record=item.record)
        case Dump():
            return Failure(item.source, reason)
