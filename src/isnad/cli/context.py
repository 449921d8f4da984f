"""What every command is given: the store and the tagger that are meant, and a newsroom on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

import isnad

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


@contextmanager
def writing(context: typer.Context) -> Iterator["Newsroom"]:
    """The newsroom, its store made or migrated where need be."""
    told = settings(context)
    with isnad.open_newsroom(told.store, tagger=told.tagger) as newsroom:
        yield newsroom


@contextmanager
def reading(context: typer.Context) -> Iterator["Newsroom"]:
    """The newsroom of a store that is there: looking something up makes no store and migrates none."""
    told = settings(context)
    with isnad.open_newsroom(told.store, create=False, migrate=False, tagger=told.tagger) as newsroom:
        yield newsroom
