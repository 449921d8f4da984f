"""`isnad feeds`: the feeds that are followed; following, pausing, finding, importing and exporting them."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import isnad
from isnad.cli.collecting import Allow, Contact
from isnad.cli.context import reading, writing
from isnad.cli.display import instant, line, print_json, shown
from isnad.cli.feed_words import coloured, outcome, reason, what_it_is
from isnad.cli.progress import Bar
from isnad.clock import SystemClock
from isnad.errors import SettingError
from isnad.model import FeedKind, Followed, FoundFeed, Offer, WatchedFeed, feed_to_json, found_to_json

feeds = typer.Typer(add_completion=False, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="Addresses as `isnad feeds` shows them.")]


@feeds.callback(invoke_without_command=True)
def feeds_group(context: typer.Context, as_json: AsJson = False) -> None:
    """Show and change which feeds are followed; without a command, list them."""
    if context.invoked_subcommand is None:
        _list(context, as_json=as_json)


@feeds.command("list", short_help="List the feeds that are followed, and how each does.")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the feeds that are followed, and how each does; the ill ones first.

    With --json also how asking each went, the last 50 times.
    """
    _list(context, as_json=as_json)


def _list(context: typer.Context, *, as_json: bool) -> None:
    with reading(context) as newsroom:
        rows, now = newsroom.feeds(), newsroom.now()
    if as_json:
        print_json([feed_to_json(row, "seconds", asks=True) for row in rows])
        return
    for row in sorted((row for row in rows if not row.feed.parent), key=_worst_first):
        feed = row.feed
        line(coloured(row.state), shown(feed.address), shown(feed.publisher))
        told = (
            reason(row, now),
            f"last new {instant(row.last_new)}" if row.last_new else "",
            "" if feed.paused else f"next ask {instant(feed.due) or 'at once'}",
        )
        if any(told):
            typer.echo(f"{'':9}{'; '.join(part for part in told if part)}")
    if not rows:
        typer.echo("no feeds are followed; `isnad feeds follow --catalogue` follows all that the catalogue has")
    elif below := sum(1 for row in rows if row.feed.parent):
        typer.echo(f"{below:,} sitemaps below an index are told by --json alone", err=True)


@feeds.command(short_help="Follow feeds, by address, by publisher, or all of the catalogue.")
def follow(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ADDRESS|PUBLISHER]...", help="Addresses of feeds, or ids of the catalogue."),
    ] = None,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="All feeds of the catalogue.")] = False,
    publisher: Annotated[
        str, typer.Option(metavar="ID", help="Whose the addresses are.  [default: by their hosts]", show_default=False)
    ] = "",
    kind: Annotated[FeedKind | None, typer.Option(help="What the addresses are.  [default: as they say]")] = None,
    pattern: Annotated[
        str, typer.Option(metavar="REGEX", help="Of section pages: what the paths of articles match.")
    ] = "",
) -> None:
    """Follow feeds: by address, all that the catalogue has of a publisher, or with --catalogue all of it.

    A run that goes on takes them up within seconds. Exit status 1 where a name is unknown.
    """
    if bool(pattern) != (kind is FeedKind.SECTION):
        raise SettingError("--pattern goes with --kind section, and a section page needs one")
    try:
        re.compile(pattern)
    except re.error as error:
        raise SettingError(f"--pattern {pattern!r} is no regular expression: {error}") from error
    if not names and not catalogue:
        raise SettingError("name addresses or publishers, or say --catalogue")
    wanted: list[Followed] = []
    unknown: list[str] = []
    with writing(context) as newsroom:
        for name in names or ():
            if name.startswith(("http://", "https://")):
                known = newsroom.feed_of(name)
                wanted.append(
                    Followed(name, 0, publisher or known.publisher, kind or known.kind, pattern or known.pattern)
                )
            elif (of_publisher := newsroom.feeds_of_publisher(name)) is None:
                unknown.append(name)
            else:
                wanted += of_publisher
                if not of_publisher:
                    typer.echo(f"{shown(name)}: the catalogue has no feeds of it; `isnad feeds find` may", err=True)
        if catalogue:
            wanted += newsroom.feeds_of_catalogue()
        new = newsroom.follow(wanted)
    _tell_followed(new, len({feed.address for feed in wanted}))
    if unknown:
        names_told = ", ".join(shown(name) for name in unknown)
        typer.echo(f"neither an address nor a publisher of the catalogue: {names_told}", err=True)
        raise typer.Exit(1)


def _tell_followed(new: int, wanted: int) -> None:
    rest = f"; {wanted - new:,} were followed before" if wanted > new else ""
    typer.echo(f"{new:,} new feeds are followed{rest}", err=True)


@feeds.command(short_help="Stop asking feeds, until they are resumed.")
def pause(context: typer.Context, addresses: Addresses) -> None:
    """Stop asking feeds, until they are resumed; what they announced is fetched all the same."""
    _set_paused(context, addresses, paused=True)


@feeds.command(short_help="Ask paused feeds again.")
def resume(context: typer.Context, addresses: Addresses) -> None:
    """Ask feeds again that were paused."""
    _set_paused(context, addresses, paused=False)


def _set_paused(context: typer.Context, addresses: Sequence[str], *, paused: bool) -> None:
    with reading(context) as newsroom:
        unknown = newsroom.pause(addresses, paused=paused)
    typer.echo(f"{len(set(addresses)) - len(unknown):,} feeds are {'paused' if paused else 'resumed'}", err=True)
    for address in unknown:
        typer.echo(f"not followed: {shown(address)}", err=True)
    if unknown:
        raise typer.Exit(1)


@feeds.command(short_help="Find the feeds that a site offers.")
def find(
    context: typer.Context,
    home: Annotated[str, typer.Argument(metavar="HOME", help="The address of a home page.")],
    follow: Annotated[bool, typer.Option("--follow", help="Follow those that are well.")] = False,
    contact: Contact = "",
    allow: Allow = None,
    as_json: AsJson = False,
) -> None:
    """Find the feeds that a site offers: ask what its home page and robots.txt name, and what is usual, once each.

    One host is asked every two seconds, so that it takes half a minute. Exit status 1 where no feed is found.
    """
    home = home if "://" in home else f"https://{home}"
    fetcher = isnad.open_fetcher(isnad.__version__, contact, allow or (), SystemClock())
    bar = Bar("asking", quiet=as_json, rated=False)
    try:
        findings = isnad.find_feeds(fetcher, home, begin=bar.begin, asked=lambda: bar.advance(1))
    finally:
        bar.end()
    good = [found for found in findings.feeds if found.examined.is_well and not found.twin]
    new = 0
    if follow and good:
        with writing(context) as newsroom:
            new = newsroom.follow([_followed(newsroom.feed_of(one.examined.address), one) for one in good])
    if as_json:
        print_json([found_to_json(found, "seconds") for found in findings.feeds])
    else:
        _tell_found(findings.feeds)
    if findings.failure:
        typer.echo(f"the home page did not come: {shown(findings.failure.reason)}", err=True)
    if follow:
        _tell_followed(new, len(good))
    elif good and not as_json:
        typer.echo("--follow follows those that are well", err=True)
    if not good:
        raise typer.Exit(1)


def _followed(feed: Followed, found: FoundFeed) -> Followed:
    kind = feed.kind or (found.examined.kind if found.examined.kind is FeedKind.SITEMAP else None)
    return Followed(feed.address, publisher=feed.publisher, kind=kind, pattern=feed.pattern, title=found.examined.title)


def _tell_found(found: Sequence[FoundFeed]) -> None:
    guesses = 0
    for one in found:
        examined = one.examined
        if one.offer.offer is Offer.GUESS and not examined.is_feed:
            guesses += 1
            continue
        line(outcome(examined, is_twin=bool(one.twin)), shown(examined.address))
        told = f"announces the same as {shown(one.twin)}" if one.twin else what_it_is(examined)
        typer.echo(f"{'':9}{told}")
    typer.echo(f"{guesses} usual places have no feed", err=True)


@feeds.command("import", short_help="Follow the feeds of a list (OPML).")
def import_(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="The list, in OPML.")]
) -> None:
    """Follow the feeds of a list (OPML), as other readers export it; publishers are known by their hosts."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise SettingError(f"{file}: cannot be read: {error.strerror or error}") from error
    with writing(context) as newsroom:
        wanted = newsroom.feeds_of_list(body)
        new = newsroom.follow(wanted)
    _tell_followed(new, len({feed.address for feed in wanted}))


@feeds.command(short_help="Write the feeds that are followed as a list (OPML).")
def export(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")] = None,
) -> None:
    """Write the feeds that are followed as a list (OPML) that other readers import."""
    with reading(context) as newsroom:
        body = newsroom.list_of_feeds()
    if output is None:
        typer.echo(body, nl=False)
        return
    try:
        output.write_bytes(body)
    except OSError as error:
        raise SettingError(f"{output}: cannot be written: {error.strerror or error}") from error


_ORDER = ("dead", "ailing", "quiet", "unknown", "good", "paused")


def _worst_first(row: WatchedFeed) -> tuple[int, str, int]:
    return _ORDER.index(row.state), row.feed.publisher, row.feed.number
