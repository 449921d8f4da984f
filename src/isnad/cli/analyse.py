"""`isnad analyse`: tags, who said what, through whom, and how many, in the articles of a file or of the store."""

from pathlib import Path
from typing import Annotated

import typer

import isnad
from isnad.cli.context import WorkerCount, settings, writing
from isnad.cli.display import json_line, print_json, shown
from isnad.cli.progress import Bar, resumable
from isnad.cli.shapes import analysed_shape
from isnad.cli.telling import counted
from isnad.model import Failure


def analyse(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="JSON Lines, plain or .gz; «-» is standard input.", allow_dash=True, show_default=False
        ),
    ] = None,
    stored: Annotated[
        bool,
        typer.Option("--stored", help="Read no file, but what the store holds and these rules have not read yet."),
    ] = False,
    workers: WorkerCount = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --stored, print the closing report as JSON; a file's answer always is.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no closing line.")] = False,
) -> None:
    """Print for every article of a file its tags, names, claims with their chains, and figures, as JSON Lines.

    Nothing is stored, and no store is needed. Every span is counted in code points of title, line feed and text. A line
    that cannot be read is reported with its number and the rest goes on; then the exit status is 1.

    An import analyses what it reads. With --stored, what was analysed by another version of the rules or with another
    tagger is analysed again; interrupted, it goes on where it stopped when it is run again.
    """
    if stored and file is not None:
        raise typer.BadParameter("--stored reads the store and not a file; give one of them")
    if stored:
        _analyse_stored(context, workers, as_json=as_json, quiet=quiet)
    else:
        _analyse_file(context, file or Path("-"), quiet=quiet)


def _analyse_file(context: typer.Context, file: Path, *, quiet: bool) -> None:
    bar = Bar("analysing", quiet=quiet)
    out = typer.get_binary_stream("stdout")
    articles = claims = figures = failures = 0
    try:
        for found in isnad.analyse_stream([file], progress=bar, tagger=settings(context).tagger):
            if isinstance(found, Failure):
                failures += 1
                typer.echo(shown(str(found)), err=True)
                continue
            article, analysis = found
            out.write(json_line(analysed_shape(article, analysis)))
            articles, claims, figures = articles + 1, claims + len(analysis.claims), figures + len(analysis.figures)
    finally:
        bar.end()
        out.flush()
    if not quiet:
        told = f"{counted(articles, 'article')}: {counted(claims, 'claim')}, {counted(figures, 'figure')}"
        typer.echo(f"{told}; {failures:,} failed" if failures else told, err=True)
    if failures:
        raise typer.Exit(1)


def _analyse_stored(context: typer.Context, workers: int | None, *, as_json: bool, quiet: bool) -> None:
    bar = Bar("analysing", quiet=quiet or as_json)
    with resumable(bar, "done"), writing(context, workers) as newsroom:
        articles = newsroom.analyse_stored(progress=bar)
    if as_json:
        print_json({"analysed": articles})
    elif not quiet:
        typer.echo(
            f"{counted(articles, 'article')} analysed" if articles else "every article was analysed by these rules"
        )
