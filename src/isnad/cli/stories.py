"""`isnad stories`: what developed from what, newest first."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from isnad.cli.context import reading
from isnad.cli.display import day, print_json, shown
from isnad.cli.shapes import row_shape


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
    table = Table("id", "headline", "events", "articles", "publishers", "origins", "first", "last", box=None)
    for column in table.columns[2:6]:
        column.justify = "right"
    for column in (table.columns[0], *table.columns[2:]):
        column.no_wrap = True
    for row in rows:
        figures = (f"{figure:,}" for figure in (row.events, row.articles, row.publishers, row.origins))
        table.add_row(row.id, Text(shown(row.headline)), *figures, day(row.first), day(row.last))
    Console().print(table)
