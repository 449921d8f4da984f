"""`isnad stories`: what developed from what, newest first."""

from typing import Annotated

import typer

from isnad.cli.context import reading
from isnad.cli.display import day, line, numbered, print_json, shown
from isnad.cli.shapes import row_shape
from isnad.cli.telling import counted, span


def stories(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=200, help="How many to show, 1 to 200.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many of the newest to pass over.")] = 0,
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Only stories with so many articles or more.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List the stories, that with the newest article first; `isnad show` with the id of one tells it.

    A story counts as many origins as there are independent sources: articles that credit one agency count once, and so
    do the publishers of one owner.
    """
    with reading(context) as newsroom:
        rows = newsroom.stories(limit, offset, least=least)
    if as_json:
        print_json([row_shape(row) for row in rows])
        return
    if not rows:
        typer.echo("no stories: nothing is kept yet, or no two articles belong together", err=True)
        return
    for number, row in numbered(rows, offset + 1):
        sizes = (
            counted(row.events, "event"),
            counted(row.articles, "article"),
            counted(row.publishers, "publisher"),
            counted(row.origins, "independent origin"),
        )
        line(number, shown(row.headline))
        line("   ", ", ".join(sizes), span(day(row.first), day(row.last)), row.id)
