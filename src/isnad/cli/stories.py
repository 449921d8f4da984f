"""`isnad stories`: what developed from what, the weightiest first."""

from typing import Annotated

import typer

from isnad.cli.context import reading
from isnad.cli.display import day, instant, line, numbered, print_json, shown
from isnad.cli.shapes import row_shape
from isnad.cli.telling import counted, span
from isnad.model import Rank, StoryOrder, StoryQuery


def stories(
    context: typer.Context,
    order: Annotated[
        StoryOrder, typer.Option(help="By weight, or the one with the newest article first.")
    ] = StoryOrder.RANK,
    place: Annotated[str, typer.Option(metavar="NAME", help="Only stories that name this place.")] = "",
    person: Annotated[str, typer.Option(metavar="NAME", help="Only stories that name this person.")] = "",
    section: Annotated[str, typer.Option(metavar="NAME", help="Only stories that stand under this section.")] = "",
    publisher: Annotated[str, typer.Option(metavar="ID", help="Only stories that this publisher tells.")] = "",
    conflict: Annotated[bool, typer.Option("--conflict", help="Only stories whose figures are in conflict.")] = False,
    one_origin: Annotated[bool, typer.Option("--one-origin", help="Only stories that rest on one origin.")] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=200, help="How many to show, 1 to 200.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many of the first to pass over.")] = 0,
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Only stories with so many articles or more.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List the stories, the weightiest first; `isnad show` with the id of one tells it.

    A story's weight is the number of its independent origins times its growth, and halves every twelve hours.

    A story counts as many origins as there are independent sources: articles that credit one agency count once, and so
    do the publishers of one owner.
    """
    with reading(context) as newsroom:
        query = StoryQuery(order, publisher, section, person, place, conflict, one_origin, least, limit, offset)
        found = newsroom.stories(query)
    rows = found.rows
    if as_json:
        print_json([row_shape(row) for row in rows])
        return
    if not rows:
        none = "no stories: nothing is kept yet, or no two articles belong together"
        typer.echo(f"no stories so far down: {counted(found.total, 'story')} in all" if found.total else none, err=True)
        return
    for number, row in numbered(rows, offset + 1):
        sizes = (
            counted(row.events, "event"),
            counted(row.articles, "article"),
            counted(row.publishers, "publisher"),
            counted(row.rank.origins, "independent origin"),
            counted(row.conflicts, "conflict") if row.conflicts else "",
            counted(row.denials, "denial") if row.denials else "",
        )
        line(number, shown(row.headline))
        line("   ", ", ".join(size for size in sizes if size), span(day(row.first), day(row.last)), row.id)
        line("   ", _reason(row.rank))
    line(f"{offset + 1} to {offset + len(rows)} of {counted(found.total, 'story')}")


def _reason(rank: Rank) -> str:
    """Why a story stands where it does, beside its origins."""
    recent = f"{counted(rank.recent, 'text')} in 6 hours, {rank.before:,} in the day before them"
    return f"{recent} (growth {rank.growth:.1f}); the newest {instant(rank.fresh)}"
