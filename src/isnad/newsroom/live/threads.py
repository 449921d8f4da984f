"""Threads that fetch: each takes a request, asks, and puts what came of it where the writer finds it."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from isnad.collect.agenda import Task
from isnad.model import Fetched, FetchFailure, Request, Wait

Answer = Fetched | FetchFailure | Wait
Ask = Callable[[Request], Answer]


class FetchThreads:
    """So many threads. They end with the program: one that waits for a slow server is not waited for."""

    def __init__(self, ask: Ask, count: int, done: Callable[[Task, Answer | Exception], None]) -> None:
        """`done` is called in the thread, with what `ask` gave or raised."""
        self._ask = ask
        self._done = done
        self._requests: SimpleQueue[tuple[Task, Request] | None] = SimpleQueue()
        self._count = count
        for number in range(count):
            threading.Thread(target=self._work, daemon=True, name=f"fetch {number + 1}").start()

    def hand(self, task: Task, request: Request) -> None:
        """Have a request made."""
        self._requests.put((task, request))

    def close(self) -> None:
        """Let the threads end when they have done what they are at."""
        for _ in range(self._count):
            self._requests.put(None)

    def _work(self) -> None:
        while (handed := self._requests.get()) is not None:
            task, request = handed
            try:
                self._done(task, self._ask(request))
            except Exception as error:  # noqa: BLE001 - a fault of ours costs this request, and is told by the writer
                self._done(task, error)
