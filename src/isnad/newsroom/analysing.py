"""Analyses what the store has taken in, and again what older rules read: each part is saved in one transaction."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from isnad.model import Analysed, Analysis, Failure, KeptArticle
from isnad.newsroom.report import Progress
from isnad.newsroom.room import ReadingRoom, analyse_articles
from isnad.newsroom.workers import Workers
from isnad.store import Store

# Articles in one transaction: half a second's work, which a kill loses.
PART = 256
_JOB = 32  # articles of one job: a worker has them for a fifth of a second
_PARTS = 2  # that are out at the same time
# A part that is smaller is read here, if no processes are there yet: one takes a second to start.
_WORTH_A_PROCESS = 64

Part = Sequence[KeptArticle]
Analyses = tuple[Analysis, ...]


class Analyst:
    """Keeps the analyses of a store up to date. Several may be at work on one store: they may only do work twice."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self._store = store
        self._workers = workers
        self._version = workers.room.rules.version
        self._out: deque[_Out] = deque()  # parts that are being read, in order
        self._sent = 0  # number of the last of them that is new, 0 where none is

    @property
    def is_out(self) -> bool:
        """Whether articles are being read."""
        return bool(self._out)

    def prepare(self) -> None:
        """Loads what the rules need, so that it fails before there is work done."""
        self._workers.room.rules.prepare()

    def advance(self) -> int:
        """Saves what was sent out and is read by now, and sends out what comes next; waits for nothing.

        Says how many articles were saved.
        """
        saved = 0
        while self._out and all(job.done() for _, job in self._out[0].jobs):
            saved += self._save_first()
        self._send(self._next_new)
        return saved

    def catch_up(self, done: Callable[[int], None] = lambda _: None) -> int:
        """Analyses everything whose words nobody has read, and says how many articles that were.

        `done` is told of each part as it is saved. Killed at any moment, it loses nothing: the next call goes on
        behind the last saved part.
        """
        return self._work(self._next_new, done)

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
        self._work(self._next_of_other_rules, done)
        return total

    def behind(self) -> int:
        """How many articles nobody or another version of the rules has read."""
        return self._store.behind(self._version)

    def _next_new(self) -> Part:
        if not self._out:
            self._sent = 0
            if reworded := self._store.reworded(PART):
                return reworded
        elif not self._sent:
            return ()  # articles that are being read again: the store gives them until they are saved
        numbered = self._store.unread(PART, self._sent)
        self._sent = numbered[-1][0] if numbered else self._sent
        return tuple(kept for _, kept in numbered)

    def _next_of_other_rules(self) -> Part:
        return () if self._out else self._store.read_otherwise(self._version, PART)

    def _work(self, next_part: Callable[[], Part], done: Callable[[int], None]) -> int:
        total = 0
        self._send(next_part)
        while self._out:
            saved = self._save_first()
            self._send(next_part)
            done(saved)
            total += saved
        return total

    def _send(self, next_part: Callable[[], Part]) -> None:
        """Has parts read until as many are out as keep the processes at work while one is saved."""
        while len(self._out) < _PARTS and (part := next_part()):
            processes = self._workers.are_running or len(part) >= _WORTH_A_PROCESS
            workers = self._workers if processes else self._workers.none
            size = min(_JOB, -(-len(part) // workers.at_once))  # a small part is shared out, too
            chunks = [part[start : start + size] for start in range(0, len(part), size)]
            self._out.append(_Out(part, [(chunk, workers.submit(_reading(chunk))) for chunk in chunks]))

    def _save_first(self) -> int:
        out = self._out[0]
        self._store.save_analyses(
            [
                Analysed(kept.article.id, kept.revision, self._version, analysis)
                for chunk, job in out.jobs
                for kept, analysis in zip(chunk, self._workers.results(chunk, job, _reading, self._failed), strict=True)
            ]
        )
        # Not before: of a part that is lost here while a later one is saved, the store would not tell again.
        self._out.popleft()
        return len(out.part)

    def _failed(self, kept: KeptArticle, error: BaseException) -> Analysis:
        """Keeps the failure: in an article whose reading fails, nothing is read."""
        reason = f"analysing the article failed: {error!r}"
        self._store.save((), [Failure(kept.article.url or kept.article.id, reason)])
        return Analysis()


@dataclass(frozen=True, slots=True)
class _Out:
    """A part that is being read."""

    part: Part
    jobs: "Sequence[tuple[Part, Future[Analyses]]]"  # each with its articles


def _reading(part: Part) -> Callable[[ReadingRoom], Analyses]:
    return partial(analyse_articles, tuple(kept.article for kept in part))
