"""`isnad group`: which articles of a file are one text, one happening, one story."""

from pathlib import Path
from typing import Annotated

import typer

import isnad
from isnad.cli.display import json_line, shown
from isnad.cli.progress import Bar
from isnad.cli.shapes import placement_shape
from isnad.model import Failure


def group(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="JSON Lines, plain or .gz; «-» is standard input.", allow_dash=True, show_default=False
        ),
    ] = Path("-"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no closing line.")] = False,
) -> None:
    """Print for every article of a file its copy group, event, story and origin, as JSON Lines in the same order.

    Nothing is stored, and no store is needed. The articles are taken as a stream in order of publication. A line that
    cannot be read is reported with its number and the rest goes on; then the exit status is 1.
    """
    bar = Bar("grouping", quiet=quiet)
    bar.begin(None)
    out = typer.get_binary_stream("stdout")
    seen: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    articles = failures = 0
    try:
        for found in isnad.group_stream([file], progress=bar):
            if isinstance(found, Failure):
                failures += 1
                typer.echo(shown(str(found)), err=True)
                continue
            articles += 1
            out.write(json_line(placement_shape(found)))
            for ids, one in zip(seen, (found.copy, found.event, found.story), strict=True):
                ids.add(one)
    finally:
        bar.end()
        out.flush()
    if not quiet:
        texts, events, stories = map(len, seen)
        told = f"{articles:,} articles: {texts:,} texts, {events:,} events, {stories:,} stories"
        typer.echo(f"{told}; {failures:,} failed" if failures else told, err=True)
    if failures:
        raise typer.Exit(1)
