"""Processes that read pages, articles and feeds; or none, and the caller reads itself."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from isnad.newsroom.room import ReadingRoom

_T = TypeVar("_T")

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

    @property
    def none(self) -> "Workers":
        """The same room without processes: for what is done sooner than a process starts."""
        return self if self._processes <= 0 else Workers(self.room, 0)

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
            # Not «fork»: we have threads, and a copy of their locks would be held for ever.
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(self.room.maker(),),
            )
        try:
            return self._pool.submit(_work, job)
        except BrokenProcessPool:
            self.restart()
            return self.submit(job)

    def restart(self) -> None:
        """End the processes, whatever they do; the next job has new ones. Jobs under way fail."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            for process in list((pool._processes or {}).values()):
                process.kill()  # one that hangs in a job answers to nothing else
            pool.shutdown(wait=True, cancel_futures=True)

    def close(self) -> None:
        """End the processes when they have done what they are at."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.shutdown(wait=True, cancel_futures=True)


def _done(job: Callable[[ReadingRoom], _T], room: ReadingRoom) -> "Future[_T]":
    future: Future[_T] = Future()
    try:
        future.set_result(job(room))
    except Exception as error:  # noqa: BLE001 - it is the future's to raise, as with a process
        future.set_exception(error)
    return future
