"""`isnad doctor`: whether everything is well, and what to do where it is not."""

import platform
from typing import Annotated

import typer

import isnad
from isnad.cli.context import reading, writing
from isnad.cli.display import print_json, shown
from isnad.cli.shapes import check_shape
from isnad.errors import SettingError, StoreError
from isnad.model import Check


def doctor(
    context: typer.Context,
    migrate: Annotated[
        bool, typer.Option("--migrate", help="First bring a store made by an older Isnad up to date.")
    ] = False,
    reindex: Annotated[bool, typer.Option("--reindex", help="First make the search index anew.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array of checks.")] = False,
) -> None:
    """Look whether the store and the installation are well; exit status 1 where something is not."""
    checks = (
        Check("isnad", ok=True, detail=f"{isnad.__version__} on Python {platform.python_version()}"),
        *_newsroom_checks(context, migrate=migrate, reindex=reindex),
    )
    if as_json:
        print_json([check_shape(check) for check in checks])
    else:
        for check in checks:
            typer.echo(f"{'ok ' if check.ok else 'BAD'}  {check.name}: {shown(check.detail)}")
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


def _newsroom_checks(context: typer.Context, *, migrate: bool, reindex: bool) -> tuple[Check, ...]:
    try:
        with (writing if migrate else reading)(context) as newsroom:
            if reindex:
                newsroom.reindex()
            return newsroom.doctor()
    except (SettingError, StoreError) as error:
        return (Check("opening the store", ok=False, detail=str(error)),)
