"""A command line run to its exit status, every foreseen error a message."""

import sys
from collections.abc import Sequence

import typer

from isnad.cli.assembly import app
from isnad.cli.display import shown
from isnad.errors import BadQuery, IsnadError, SettingError

FAILED = 1  # something that was asked for could not be done, in whole or in part
MISUSED = 2  # the command line, a setting or a query is wrong: nothing was done


def run(arguments: Sequence[str]) -> int:
    """Run one command line (without the name of the program) and return its exit status.

    0 for done, 1 for failures, 2 for a wrong command line, setting or query, 130 for Ctrl-C.
    """
    try:
        app(args=list(arguments), prog_name="isnad")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    except IsnadError as error:
        typer.echo(f"isnad: {shown(str(error))}", err=True)
        return MISUSED if isinstance(error, SettingError | BadQuery) else FAILED
    return 0


def main() -> None:
    """The command `isnad`."""
    sys.exit(run(sys.argv[1:]))
