"""Long work watched from a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Column
from rich.text import Text

from isnad.errors import StoreError

_INTERRUPTED = 130  # what a shell reports of a program ended by Ctrl-C


class _RateColumn(ProgressColumn):
    """Articles done in a second."""

    def render(self, task: Task) -> Text:
        rate = task.fields["articles"] / task.elapsed if task.elapsed else 0.0
        return Text(f"{task.fields['articles']:,} articles, {rate:,.0f}/s")


class Bar:
    """Long work watched on a terminal: a bar with rate and time left; nothing where no terminal is."""

    def __init__(self, doing: str, *, quiet: bool, rated: bool = True) -> None:
        """`doing` is the word before the bar; `rated`: with the articles in a second."""
        self.articles = 0
        self._bar = Progress(
            TextColumn(doing),
            BarColumn(),
            TaskProgressColumn(),
            *([_RateColumn(table_column=Column(no_wrap=True))] if rated else []),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=Console(stderr=True),
            transient=True,
            disable=quiet or not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task(doing, total=None, articles=0)

    def begin(self, total: int | None) -> None:
        """Show the bar; `total` is the whole, in whatever `advance` counts, None where nobody knows it."""
        self._bar.update(self._task, total=total)
        self._bar.start()

    def advance(self, size: int) -> None:
        """This much more of the whole is done."""
        self._bar.advance(self._task, size)

    def kept(self, articles: int) -> None:
        """This many articles are done, whatever happens next."""
        self.articles = articles
        self._bar.update(self._task, articles=articles)

    def end(self) -> None:
        """Take the bar away."""
        self._bar.stop()


@contextmanager
def resumable(bar: Bar, done: str) -> Iterator[None]:
    """Work under a bar that goes on where it stopped when its command is run again, which is told if it is cut short.

    `done` says what became of the articles until then.
    """
    try:
        yield
    except (KeyboardInterrupt, StoreError) as error:
        bar.end()
        typer.echo(f"interrupted: {bar.articles:,} articles are {done}; run the same command to go on", err=True)
        if isinstance(error, StoreError):
            raise
        raise typer.Exit(_INTERRUPTED) from error
    finally:
        bar.end()
