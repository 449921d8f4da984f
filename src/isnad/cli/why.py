"""Why an article stands where it does, and what changed about a group, in plain words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from isnad.cli.display import instant, shown
from isnad.cli.measures import in_words
from isnad.cli.telling import counted, share_in_words
from isnad.model import Level, Logged, Placed, Tie

if TYPE_CHECKING:
    from isnad.newsroom import Why

_BELONG = {Level.COPY: "one text", Level.EVENT: "one happening", Level.STORY: "one story"}


def print_why(why: "Why", log: Iterable[Logged]) -> None:
    """Print why an article stands in its copy group, its event and its story, and what changed about them."""
    placed = why.placed
    typer.echo(shown(placed.title))
    typer.echo(f"{'origin:':<12}{shown(placed.placement.origin)}")
    titles = {other.article: other.title for other in why.nearest}
    ties = {tie.level: tie for tie in placed.placement.ties}
    beside = {Level.COPY: len(why.copies), Level.EVENT: len(why.copies) + len(why.event)}
    for level in Level:
        typer.echo()
        _print_level(placed, level, ties.get(level), titles, beside.get(level))
    print_log(log)


def print_log(log: Iterable[Logged]) -> None:
    """Print the changes of mind about groups."""
    rows = tuple(log)
    typer.echo("\nregroupings:" if rows else "\nregroupings: none")
    for logged in rows:
        change = logged.regrouping
        if change.old == change.new:
            what = f"{change.level} {change.old} was ruled on"
        elif change.whole:
            what = f"{change.level} {change.old} became part of {change.new}"
        else:
            moved = ", ".join(change.articles)
            what = f"{counted(len(change.articles), 'article')} of {change.level} {change.old} moved to {change.new}"
            what = f"{what}: {moved}"
        typer.echo(f"  {instant(logged.at)}  {shown(what)}")
        typer.echo(f"    because {shown(str(change.reason))}")


def _print_level(placed: Placed, level: Level, tie: Tie | None, titles: dict[str, str], beside: int | None) -> None:
    placement = placed.placement
    group = {Level.COPY: placement.copy, Level.EVENT: placement.event, Level.STORY: placement.story}[level]
    others = f", with {counted(beside, 'other article')}" if beside else ""
    typer.echo(f"{level} {group}{others}")
    if tie is None:
        typer.echo("  it came first: nothing before it was like it enough")
        return
    typer.echo(f"  {_BELONG[level]} with {shown(titles.get(tie.other, ''))} {shown(tie.other)}")
    typer.echo(f"  probability: {tie.probability:.2f}")
    if level is Level.COPY:
        typer.echo(f"  text:        {share_in_words(placed)}")
    for name, words in (("words", tie.terms), ("names", tie.names), ("numbers", tie.numbers)):
        if words:
            typer.echo(f"  {name + ':':<13}{shown('، '.join(words))}")
    for name, sign in (("for it", 1), ("against it", -1)):
        told = [f"{in_words(measure)} ({added:+.1f})" for measure, added in tie.measures if added * sign > 0]
        if told:
            typer.echo(f"  {name + ':':<13}{'; '.join(told)}")
