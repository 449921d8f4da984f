"""`isnad version`."""

from typing import Annotated

import typer

import isnad
from isnad.cli.display import print_json


def version(as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object.")] = False) -> None:
    """Print the version of Isnad."""
    if as_json:
        print_json({"isnad": isnad.__version__})
    else:
        typer.echo(f"isnad {isnad.__version__}")
