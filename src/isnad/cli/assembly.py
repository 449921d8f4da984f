"""The commands put together.

The command modules import typer, rich and the nouns; the newsroom with database and extraction is imported by the
first use of a name of `isnad` (see there), so that `isnad --help` answers at once.
"""

from typing import Annotated

import typer

from isnad.cli.analyse import analyse
from isnad.cli.collecting import fetch, run
from isnad.cli.context import Settings
from isnad.cli.doctor import doctor
from isnad.cli.editing import edit
from isnad.cli.export import export
from isnad.cli.extract import extract
from isnad.cli.feeds import feeds
from isnad.cli.group import group
from isnad.cli.importing import import_
from isnad.cli.publishers import publishers
from isnad.cli.sample import sample
from isnad.cli.search import search
from isnad.cli.serve import serve
from isnad.cli.show import show
from isnad.cli.stories import stories
from isnad.cli.version import version
from isnad.cli.watching import watch

app = typer.Typer(
    name="isnad",
    help="Reads the Arabic news as a careful editor would.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[
        str,
        typer.Option(
            envvar="ISNAD_STORE",
            metavar="URL",
            help="The store: a file, sqlite:///FILE or postgresql://...  [default: isnad.sqlite in this folder]",
            show_default=False,
        ),
    ] = "",
    tagger: Annotated[
        str,
        typer.Option(
            envvar="ISNAD_TAGGER",
            metavar="MODEL",
            help="A Hugging Face model or folder that finds names; needs isnad[neural].  [default: rules alone]",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Read the Arabic news as a careful editor would."""
    context.obj = Settings(store, tagger)


# The list of `isnad --help` has one short line for each; their docstrings say the rest.
app.command("import", short_help="Read files, folders and archives into the store.")(import_)
app.command(short_help="Print the article in a page, as JSON.")(extract)
app.command(short_help="Find articles by their words.", context_settings={"ignore_unknown_options": True})(search)
app.command(short_help="Show one article with its evidence, or one story with its timeline.")(show)
app.command(short_help="List the stories, the weightiest first.")(stories)
app.add_typer(edit, name="edit", short_help="Join, split, rename and lock stories.")
app.command(short_help="Print which articles of a file are one text, one event, one story.")(group)
app.command(short_help="Print who said what in a file's articles, through whom, and how many.")(analyse)
app.command(short_help="Write all articles as JSON Lines.")(export)
app.command(short_help="List who prints what is kept.")(publishers)
app.add_typer(feeds, name="feeds", short_help="List, follow, pause, find, import and export feeds.")
app.add_typer(watch, name="watch", short_help="Be told of what is waited for, by a feed or a webhook.")
app.command(short_help="Ask every feed that is due, and end.")(fetch)
app.command(short_help="Collect from feeds for ever, and serve.")(run)
app.command(short_help="Serve the web pages and the API.")(serve)
app.command(short_help="Serve the sample newsroom as real sites, to collect from.")(sample)
app.command(short_help="Look whether everything is well.")(doctor)
app.command(short_help="Print the version.")(version)
