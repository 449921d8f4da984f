"""`isnad publishers`: who prints what is kept."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from isnad.cli.context import reading
from isnad.cli.display import day, print_json, shown
from isnad.cli.shapes import publisher_shape


def publishers(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List the publishers that are known to the store, with how much of each is kept."""
    with reading(context) as newsroom:
        rows = newsroom.publishers()
    if as_json:
        print_json([publisher_shape(row) for row in rows])
        return
    table = Table("id", "name", "country", "articles", "first", "last", box=None)
    table.columns[3].justify = "right"
    for row in rows:
        words = (row.publisher.id, row.publisher.name, row.publisher.country)
        figures = (f"{row.articles:,}", day(row.first), day(row.last))
        table.add_row(*(Text(shown(word)) for word in words), *figures)
    Console().print(table)
