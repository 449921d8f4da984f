"""`isnad extract`: the article that stands in a page, or in every page that the store keeps."""

from pathlib import Path
from typing import Annotated

import typer

import isnad
from isnad.cli.context import WorkerCount, writing
from isnad.cli.display import print_json
from isnad.cli.progress import Bar, resumable
from isnad.model import article_to_json


def extract(
    context: typer.Context,
    page: Annotated[
        Path | None,
        typer.Argument(
            metavar="PAGE.html",
            help="A saved page, or a text dump of one; «-» is standard input.",
            allow_dash=True,
            show_default=False,
        ),
    ] = None,
    url: Annotated[str, typer.Option(metavar="URL", help="The address of the page, where it is known.")] = "",
    stored: Annotated[
        bool, typer.Option("--stored", help="Read no file, but every page that the store keeps, again.")
    ] = False,
    workers: WorkerCount = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --stored, print the closing report as JSON; an article always is.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="With --stored: no progress bar.")] = False,
) -> None:
    """Print the article that stands in a page, as JSON; of a text dump, every article in it, one a line.

    Nothing is stored. What is printed can be imported: isnad extract PAGE.html | isnad import -

    With --stored, pages that the store keeps are read again by the rules as they are now. What is read anew takes the
    place of what was read before, and is no revision: its publisher changed nothing.
    """
    if stored == (page is not None):
        raise typer.BadParameter("give a page, or --stored for every page that the store keeps")
    if page is None:
        _extract_stored(context, workers, as_json=as_json, quiet=quiet)
        return
    for article in isnad.extract_file(page, url):
        print_json(article_to_json(article))


def _extract_stored(context: typer.Context, workers: int | None, *, as_json: bool, quiet: bool) -> None:
    bar = Bar("reading", quiet=quiet or as_json)
    with resumable(bar, "read"), writing(context, workers) as newsroom:
        report = newsroom.extract_stored(progress=bar)
    if as_json:
        print_json({"read": report.read, "changed": report.changed, "found": report.found, "lost": report.lost})
    else:
        typer.echo(
            f"{report.read:,} pages read again: {report.changed:,} articles changed, {report.found:,} found in pages "
            f"without one, {report.lost:,} pages have none any more and keep what was read before"
        )
