"""Analyses what the store has taken in, and again what older rules read: each part is saved in one transaction."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from isnad.model import Analysed, Analysis, KeptArticle
from isnad.newsroom.report import Progress
from isnad.newsroom.room import analyse_articles
from isnad.newsroom.workers import Workers
from isnad.store import Store

# Articles in one transaction: half a second's work, which a kill loses.
PART = 256
_JOB = 32  # articles of one job: a worker has them for a fifth of a second
# A part that is smaller is read here: a process takes a second to start.
_WORTH_A_PROCESS = 64

Part = Sequence[KeptArticle]


class Analyst:
    """Keeps the analyses of a store up to date. Several may be at work on one store: they may only do work twice."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self._store = store
        self._workers = workers
        self._version = workers.room.rules.version
        self._out: tuple[Part, list[Future[tuple[Analysis, ...]]]] | None = None  # a part that is being read

    def prepare(self) -> None:
        """Loads what the rules need, so that it fails before there is work done."""
        self._workers.room.rules.prepare()

    def advance(self) -> int:
        """Saves the part that was sent out, where it is read by now, and sends out the next; never waits for it.

        Says how many articles were saved.
        """
        saved = self._finish() if self._out is None or all(job.done() for job in self._out[1]) else 0
        if self._out is None:
            self._begin(self._store.unread(PART))
        return saved

    def catch_up(self, done: Callable[[int], None] = lambda _: None) -> int:
        """Analyses everything whose words nobody has read, and says how many articles that were.

        `done` is told of each part as it is saved. Killed at any moment, it loses nothing: the next call goes on
        behind the last saved part.
        """
        return self._work(self._store.unread, done)

    def renew(self, progress: Progress) -> int:
        """Analyses everything that nobody or another version of the rules has read, and says how many that were.

        `progress` counts articles. It may be killed and called again like `catch_up`.
        """
        total = 0
        progress.begin(self._store.behind(self._version))

        def done(articles: int) -> None:
            nonlocal total
            total += articles
            progress.advance(articles)
            progress.kept(total)

        self.catch_up(done)
        self._work(self._of_other_rules, done)
        return total

    def behind(self) -> int:
        """How many articles nobody or another version of the rules has read."""
        return self._store.behind(self._version)

    def _of_other_rules(self, limit: int) -> Part:
        return self._store.read_otherwise(self._version, limit)

    def _work(self, next_part: Callable[[int], Part], done: Callable[[int], None]) -> int:
        total = self._finish()
        while part := next_part(PART):
            self._begin(part)
            saved = self._finish()
            done(saved)
            total += saved
        return total

    def _begin(self, part: Part) -> None:
        if not part:
            return
        workers = self._workers if len(part) >= _WORTH_A_PROCESS else self._workers.none
        chunks = [part[start : start + _JOB] for start in range(0, len(part), _JOB)]
        jobs = [workers.submit(partial(analyse_articles, tuple(kept.article for kept in chunk))) for chunk in chunks]
        self._out = part, jobs

    def _finish(self) -> int:
        if self._out is None:
            return 0
        (part, jobs), self._out = self._out, None
        analyses = [analysis for job in jobs for analysis in job.result()]
        self._store.save_analyses(
            [
                Analysed(kept.article.id, kept.revision, self._version, analysis)
                for kept, analysis in zip(part, analyses, strict=True)
            ]
        )
        return len(part)
