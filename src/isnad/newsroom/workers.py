"""Processes that read pages, articles and feeds; or none, and the caller reads itself."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from isnad.errors import IsnadError
from isnad.newsroom.room import ReadingRoom

_I = TypeVar("_I")
_T = TypeVar("_T")
# From some items to the job that is to be done for them, and gives one answer for each.
Work = Callable[[Sequence[_I]], Callable[[ReadingRoom], tuple[_T, ...]]]

_HANGS = 120.0  # seconds after which a job that is done alone is taken for one that never ends

_room: ReadingRoom | None = None  # of a worker process, made once


def _begin(make: Callable[[], ReadingRoom]) -> None:
    global _room  # noqa: PLW0603 - a process of the pool has no other place for what it keeps between two jobs
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us in order
    parent = multiprocessing.parent_process()
    if parent is not None:
        # A parent that is killed cannot end us, and the pipe to it does not close: we hold its other end ourselves.
        threading.Thread(target=_die_with, args=(parent,), daemon=True, name="watch the parent").start()
    _room = make()


def _die_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _work(job: Callable[[ReadingRoom], _T]) -> _T:
    assert _room is not None
    return job(_room)


class Workers:
    """So many processes with a reading room each. With none, a job is done when it is submitted, by the caller.

    The processes start with the first job. For one thread.
    """

    def __init__(self, room: ReadingRoom, processes: int) -> None:
        self.room = room
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._apart: _Apart | None = None

    @property
    def none(self) -> "Workers":
        """The same room without processes: for what is done sooner than a process starts."""
        return self if self._processes <= 0 else Workers(self.room, 0)

    @property
    def are_running(self) -> bool:
        """Whether the processes are there already: then even a small job is sooner done by them."""
        return self._pool is not None

    @property
    def at_once(self) -> int:
        """How many jobs are worked on at the same time."""
        return max(1, self._processes)

    def submit(self, job: Callable[[ReadingRoom], _T]) -> "Future[_T]":
        """Have a job done: a picklable function of the reading room (`functools.partial` of one in a module).

        What it raises is raised by the future; BrokenProcessPool where its process died.
        """
        if self._processes <= 0:
            return _done(job, self.room)
        if self._pool is None:
            self._pool = _pool(self.room, self._processes)
        try:
            return self._pool.submit(_work, job)
        except (BrokenProcessPool, OSError):
            # A pool whose process has just died may say so by a closed handle: it was about to start another one.
            self.restart()
            self._pool = _pool(self.room, self._processes)
            return self._pool.submit(_work, job)

    def submit_alone(self, job: Callable[[ReadingRoom], _T]) -> "Future[_T]":
        """Have a job done that a process died of, or another one beside it: in a process where nothing else is.

        Such jobs are done one after the other, so that one that fails is to blame itself. It raises BrokenProcessPool
        where its process dies, TimeoutError where it does not end.
        """
        if self._processes <= 0:
            return _done(job, self.room)
        if self._apart is None:
            self._apart = _Apart(self.room)
        return self._apart.submit(job)

    def results(
        self,
        part: Sequence[_I],
        job: "Future[tuple[_T, ...]]",
        work: Work[_I, _T],
        failed: Callable[[_I, BaseException], _T],
    ) -> tuple[_T, ...]:
        """What a job gave for each item of a part, in order; waits for it.

        Where it failed, or a job beside it ended its process, `work` is done for each item alone, and `failed` says
        what an item gives that fails again. What Isnad raises on purpose, as for a tagger that cannot be loaded, is
        raised.
        """
        error = None if job.cancelled() else job.exception()
        if isinstance(error, IsnadError):
            raise error
        if error is None and not job.cancelled():
            return job.result()
        return tuple(self._alone(item, work, failed) for item in part)

    def _alone(self, item: _I, work: Work[_I, _T], failed: Callable[[_I, BaseException], _T]) -> _T:
        job = self.submit_alone(work((item,)))
        error = job.exception()
        return job.result()[0] if error is None else failed(item, error)

    def restart(self) -> None:
        """End the processes, whatever they do; the next job has new ones. Jobs under way fail."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            _kill(pool)

    def close(self) -> None:
        """End the processes when they have done what they are at."""
        if self._apart is not None:
            self._apart.close()
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.shutdown(wait=True, cancel_futures=True)


class _Apart:
    """One process for jobs that may end it: it has one at a time, and another one follows it where it dies."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._thread = ThreadPoolExecutor(1, "alone")
        self._pool: ProcessPoolExecutor | None = None  # of that thread

    def submit(self, job: Callable[[ReadingRoom], _T]) -> "Future[_T]":
        return self._thread.submit(self._do, job)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
        if pool := self._pool:
            _kill(pool)
        self._thread.shutdown(wait=True)

    def _do(self, job: Callable[[ReadingRoom], _T]) -> _T:
        self._pool = self._pool or _pool(self._room, 1)
        try:
            return self._pool.submit(_work, job).result(_HANGS)
        except (BrokenProcessPool, TimeoutError):
            pool, self._pool = self._pool, None
            _kill(pool)
            raise


def _pool(room: ReadingRoom, processes: int) -> ProcessPoolExecutor:
    # Not «fork»: we have threads, and a copy of their locks would be held for ever.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(room.maker(),))


def _kill(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        process.kill()  # one that hangs in a job answers to nothing else
    pool.shutdown(wait=True, cancel_futures=True)


def _done(job: Callable[[ReadingRoom], _T], room: ReadingRoom) -> "Future[_T]":
    future: Future[_T] = Future()
    try:
        future.set_result(job(room))
    except Exception as error:  # noqa: BLE001 - it is the future's to raise, as with a process
        future.set_exception(error)
    return future
