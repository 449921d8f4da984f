"""`isnad doctor`: whether everything is well, and what to do where it is not."""

import platform
import threading
from collections.abc import Sequence
from typing import Annotated

import typer

import isnad
from isnad.cli.collecting import Allow, Contact
from isnad.cli.context import reading, writing
from isnad.cli.display import line, print_json, shown
from isnad.cli.feed_words import outcome, what_it_is
from isnad.cli.progress import Bar
from isnad.cli.shapes import check_shape
from isnad.clock import SystemClock
from isnad.errors import SettingError, StoreError
from isnad.model import Check, CheckedFeed, Followed, checked_to_json


def doctor(
    context: typer.Context,
    migrate: Annotated[
        bool, typer.Option("--migrate", help="First bring a store made by an older Isnad up to date.")
    ] = False,
    reindex: Annotated[bool, typer.Option("--reindex", help="First make the search index anew.")] = False,
    feeds: Annotated[
        bool, typer.Option("--feeds", help="Ask each feed of the catalogue, and those that are followed, once.")
    ] = False,
    publisher: Annotated[
        list[str] | None, typer.Option("--publisher", metavar="ID", help="With --feeds: of this publisher alone.")
    ] = None,
    contact: Contact = "",
    allow: Allow = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array of checks, or of feeds.")] = False,
) -> None:
    """Look whether the store and the installation are well; exit status 1 where something is not.

    With --feeds look at feeds instead: whether each answers, is a feed, and has news of the last three days. They are
    asked with the manners of a run, sixteen hosts at a time; a store need not be there.
    """
    if feeds:
        _check_feeds(context, publisher or (), contact, allow or (), as_json=as_json)
        return
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


def _check_feeds(
    context: typer.Context, publishers: Sequence[str], contact: str, allow: Sequence[str], *, as_json: bool
) -> None:
    fetcher = isnad.open_fetcher(isnad.__version__, contact, allow, SystemClock())
    bar = Bar("asking", quiet=as_json, rated=False)
    try:
        checked = isnad.check_feeds(
            fetcher,
            _followed(context),
            stop=threading.Event(),
            publishers=publishers,
            begin=bar.begin,
            asked=lambda: bar.advance(1),
        )
    finally:
        bar.end()
    if publishers and not checked:
        raise SettingError(f"no feed is known of {', '.join(publishers)}; `isnad publishers` lists ids")
    if as_json:
        print_json([checked_to_json(one, "seconds") for one in checked])
    else:
        _tell_checked(checked)
    if not all(one.examined.is_well for one in checked):
        raise typer.Exit(1)


def _followed(context: typer.Context) -> tuple[Followed, ...]:
    try:
        with reading(context) as newsroom:
            return newsroom.followed()
    except SettingError:  # no store yet: the catalogue is asked alone
        return ()


def _tell_checked(checked: Sequence[CheckedFeed]) -> None:
    for one in checked:
        line(outcome(one.examined), shown(one.examined.address), shown(one.feed.publisher))
        typer.echo(f"{'':9}{what_it_is(one.examined)}")
    well = sum(one.examined.is_well for one in checked)
    typer.echo(f"{well:,} of {len(checked):,} feeds are well", err=True)
    now_seen = [one for one in checked if one.examined.is_well and one.is_catalogued and not one.is_verified]
    if now_seen:
        typer.echo("of the catalogue, these could be set to `verified = true`:", err=True)
        for one in now_seen:
            typer.echo(f"  {shown(one.feed.publisher)}  {shown(one.feed.address)}", err=True)
