"""What every command is given: the store that is meant, and a newsroom on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

import isnad

if TYPE_CHECKING:
    from isnad.newsroom import Newsroom


def store_setting(context: typer.Context) -> str:
    """What `--store` or the setting ISNAD_STORE says, "" for neither."""
    return str(context.obj or "")


@contextmanager
def writing(context: typer.Context) -> Iterator["Newsroom"]:
    """The newsroom, its store made or migrated where need be."""
    with isnad.open_newsroom(store_setting(context)) as newsroom:
        yield newsroom


@contextmanager
def reading(context: typer.Context) -> Iterator["Newsroom"]:
    """The newsroom of a store that is there: looking something up makes no store and migrates none."""
    with isnad.open_newsroom(store_setting(context), create=False, migrate=False) as newsroom:
        yield newsroom
