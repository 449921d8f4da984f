"""`isnad edit`: what an editor rules on stories; it holds whatever the grouping does later."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.context import reading, writing
from isnad.cli.display import instant, print_json, shown
from isnad.cli.telling import counted
from isnad.model import Ruling, RulingKind, ruling_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

edit = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)

By = Annotated[
    str,
    typer.Option(
        "--by", envvar="ISNAD_EDITOR", metavar="NAME", help="Who decides.  [default: your login]", show_default=False
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for whoever reads the log.")]
Story = Annotated[str, typer.Argument(metavar="STORY", help="An id of the story, or of an event or article in it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@edit.callback()
def edit_group() -> None:
    """Join, split, rename and lock stories.

    What an editor rules holds against whatever the grouping finds later, for the articles that the stories have now; a
    run that goes on takes it up with the next articles. All of it can be undone.
    """


@edit.command(short_help="Make one story of several.")
def join(
    context: typer.Context,
    stories: Annotated[list[str], typer.Argument(metavar="STORY...", help="The first takes in the others.")],
    by: By = "",
    reason: Reason = "",
) -> None:
    """Make one story of several, under the id of the first. Grouping parts them no more."""
    with writing(context) as newsroom:
        _tell(newsroom.editor.join(stories, _who(by), reason))


@edit.command(short_help="Take events or articles out of a story.")
def split(
    context: typer.Context,
    story: Story,
    out: Annotated[list[str], typer.Argument(metavar="ID...", help="Events or articles of the story.")],
    by: By = "",
    reason: Reason = "",
) -> None:
    """Take events or articles out of a story, as a story of their own. Copies of a text go with it."""
    with writing(context) as newsroom:
        _tell(newsroom.editor.split(story, out, _who(by), reason))


@edit.command(short_help="Give a story a name.")
def rename(
    context: typer.Context,
    story: Story,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    by: By = "",
    reason: Reason = "",
) -> None:
    """Give a story a name, in place of its most central headline."""
    with writing(context) as newsroom:
        _tell(newsroom.editor.rename(story, name, _who(by), reason))


@edit.command(short_help="Keep grouping from joining or parting a story.")
def lock(context: typer.Context, story: Story, by: By = "", reason: Reason = "") -> None:
    """Keep grouping from joining a story to others and from parting it; new articles still come in."""
    with writing(context) as newsroom:
        _tell(newsroom.editor.lock(story, _who(by), reason))


@edit.command(short_help="Take a lock back.")
def unlock(context: typer.Context, story: Story, by: By = "") -> None:
    """Take back what locks a story."""
    with writing(context) as newsroom:
        for ruling in newsroom.editor.unlock(story, _who(by)):
            _tell(ruling)


@edit.command(short_help="Take a ruling back.")
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `isnad edit log` shows it.")],
    by: By = "",
) -> None:
    """Take a ruling back. What it moved goes back, unless another ruling keeps it where it is."""
    with writing(context) as newsroom:
        _tell(newsroom.editor.undo(number, _who(by)))


@edit.command(short_help="List what editors ruled.")
def log(
    context: typer.Context,
    story: Annotated[str, typer.Argument(metavar="[STORY]", help="Only what is about articles of this story.")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1_000, help="How many to show.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many of the newest to pass over.")] = 0,
    as_json: AsJson = False,
) -> None:
    """List what editors ruled, the newest first, with what was taken back."""
    with reading(context) as newsroom:
        if story:
            found = tuple(reversed(newsroom.rulings_of(story)))[offset : offset + limit]
        else:
            found = newsroom.rulings(limit, offset)
    if as_json:
        print_json([ruling_to_json(ruling, "seconds") for ruling in found])
        return
    print_rulings(found)
    if not found:
        typer.echo("nothing was ruled", err=True)


def print_rulings(rulings: "Iterable[Ruling]") -> None:
    """Print rulings, one a line."""
    for ruling in rulings:
        typer.echo(f"{ruling.number:>4}  {instant(ruling.at)}  {in_words(ruling)}")


def in_words(ruling: Ruling) -> str:
    """What was ruled, by whom and why, on one line."""
    articles = counted(sum(map(len, ruling.parts)), "article")
    first, last = ruling.stories[0], ruling.stories[-1]
    what = {
        RulingKind.JOIN: f"joined {' + '.join(ruling.stories)} ({articles})",
        RulingKind.SPLIT: f"took {counted(len(ruling.parts[0]), 'article')} out of {last}: now {first}",
        RulingKind.RENAME: f"named {first} «{ruling.name}»",
        RulingKind.LOCK: f"locked {first} ({articles})",
    }[ruling.kind]
    why = f": {ruling.reason}" if ruling.reason else ""
    undone = f"; taken back by «{ruling.undone_by}», {instant(ruling.undone)}" if ruling.undone else ""
    return shown(f"editor «{ruling.by}» {what}{why}{undone}")


def _tell(ruling: Ruling) -> None:
    """What was done, and the number under which it can be undone."""
    print_rulings([ruling])


def _who(by: str) -> str:
    return by or getpass.getuser()
