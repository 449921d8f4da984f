"""What every command is given: the store and the tagger that are meant, and a newsroom on them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import isnad
from isnad.clock import Clock, SystemClock

if TYPE_CHECKING:
    from isnad.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options before a command, or their settings, say: "" for what none says."""

    store: str = ""  # --store, ISNAD_STORE
    tagger: str = ""  # --tagger, ISNAD_TAGGER


def settings(context: typer.Context) -> Settings:
    """The settings that a command was called with."""
    found = context.obj
    return found if isinstance(found, Settings) else Settings()


# For commands that read much: one process for each core, where none is named.
WorkerCount = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=0, max=64, help="Processes that read.  [default: one a core]"),
]


# Which readers of the pages may rule on stories; values as `isnad.newsroom.Desk`, which starts in half a second.
DeskOption = Annotated[
    Literal["off", "local", "open"],
    typer.Option(
        "--desk",
        envvar="ISNAD_DESK",
        help="Who may join, split, rename and lock stories on the pages: nobody, who sits at this machine, everybody.",
    ),
]


@contextmanager
def writing(context: typer.Context, workers: int | None = 0, clock: Clock | None = None) -> Iterator["Newsroom"]:
    """The newsroom, its store made or migrated where need be.

    `workers` is the number of processes that read, None for one a core; `clock` is this machine's where it is None.
    """
    told = settings(context)
    # Those that this process may use: a container or a shared machine may have more.
    processes = len(os.sched_getaffinity(0)) if workers is None else workers
    with isnad.open_newsroom(
        told.store, tagger=told.tagger, clock=(clock or SystemClock()).now, workers=processes
    ) as newsroom:
        yield newsroom


@contextmanager
def reading(context: typer.Context) -> Iterator["Newsroom"]:
    """The newsroom of a store that is there: looking something up makes no store and migrates none."""
    told = settings(context)
    with isnad.open_newsroom(told.store, create=False, migrate=False, tagger=told.tagger) as newsroom:
        yield newsroom
