"""`isnad watch`: conditions that somebody wants to be told of; made, paused, shown, sent to their webhooks."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

import isnad
from isnad.cli.collecting import Allow, Contact
from isnad.cli.context import reading, writing
from isnad.cli.display import instant, line, print_json, shown
from isnad.cli.search import text_of_words
from isnad.cli.telling import counted
from isnad.errors import BadQuery
from isnad.model import (
    Condition,
    ConditionKind,
    Delivery,
    DeliveryState,
    EntityKind,
    WatchRow,
    condition_to_json,
    told_to_json,
    watch_row_to_json,
    watch_to_json,
)

watch = typer.Typer(add_completion=False, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of a watch, from `isnad watch`.")]
_SECONDS = "seconds"


@watch.callback(invoke_without_command=True)
def watch_group(context: typer.Context, as_json: AsJson = False) -> None:
    """Be told of what is waited for; without a command, list the watches."""
    if context.invoked_subcommand is None:
        _list(context, as_json=as_json)


@watch.command("list", short_help="List the watches.")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the watches, the newest first, with what each has told and sent."""
    _list(context, as_json=as_json)


@watch.command(short_help="Make a watch.", context_settings={"ignore_unknown_options": True})
def add(
    context: typer.Context,
    kind: Annotated[ConditionKind, typer.Argument(help="What it waits for.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help="search: as for `isnad search`; entity, denial: the name; place: its name; story: its id; "
            "toll: what is counted; conflict: words that stand in it.",
        ),
    ] = None,
    over: Annotated[str, typer.Option(metavar="N", help="toll: the number that it has to be over.")] = "",
    publisher: Annotated[str, typer.Option(metavar="ID", help="search: of this publisher only.")] = "",
    entity: Annotated[EntityKind | None, typer.Option(help="entity: what it is.  [default: any]")] = None,
    key: Annotated[str, typer.Option(metavar="KEY", help="entity: its key, in place of a name.")] = "",
    story: Annotated[str, typer.Option(metavar="ID", help="toll, conflict: only in this story.")] = "",
    place: Annotated[str, typer.Option(metavar="NAME", help="toll, conflict: only there.")] = "",
    name: Annotated[str, typer.Option(help="What to call it.  [default: as it waits for]")] = "",
    webhook: Annotated[str, typer.Option(metavar="URL", help="Where to send what it tells.")] = "",
    secret: Annotated[
        str, typer.Option(metavar="WHSEC", help="Signs what is sent: whsec_ and base64.  [default: by lot]")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Make a watch: from now on it tells, once each, what meets its condition.

    isnad watch add search "«مجلس الأمن» -روسيا" · isnad watch add toll قتلى --over 100 --place بيروت · isnad watch add
    denial "سامر الحلو" · isnad watch add place صور --webhook https://desk.example/hook
    """
    told = text_of_words(words or [])
    condition = _condition(kind, told, place=place, story=story, publisher=publisher, entity=entity, key=key, over=over)
    with writing(context) as newsroom:
        made = newsroom.watches.add(condition, name, webhook, secret)
    if as_json:
        print_json(watch_to_json(made, _SECONDS, with_secret=True))
        return
    line(f"watch {made.number}", shown(made.name))
    line("  feed", f"/watch.atom?id={made.token}")
    if made.address:
        line("  webhook", shown(made.address))
        line("  secret", made.secret)


def _condition(
    kind: ConditionKind,
    told: str,
    *,
    place: str,
    story: str,
    publisher: str,
    entity: EntityKind | None,
    key: str,
    over: str,
) -> Condition:
    named = {
        ConditionKind.ENTITY: "name",
        ConditionKind.DENIAL: "name",
        ConditionKind.PLACE: "place",
        ConditionKind.STORY: "story",
    }.get(kind, "words")
    parts = {"place": place, "story": story}
    if told:
        parts[named] = told
    try:
        number = Decimal(over) if over else None
    except InvalidOperation as error:
        raise BadQuery(f"--over {over!r} is no number") from error
    return Condition(kind, publisher=publisher, entity=entity, key=key, over=number, **parts)


@watch.command(short_help="Show a watch with what it has told.")
def show(
    context: typer.Context,
    number: Number,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="How many notices to show.")] = 20,
    secret: Annotated[bool, typer.Option("--secret", help="Show the secret of its webhook, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show a watch, its feed, what it has told, newest first, and how sending that goes."""
    with reading(context) as newsroom:
        row, told = newsroom.watches.one(number), newsroom.watches.told(number, limit)
    if as_json:
        notices = [told_to_json(notice, sent, _SECONDS) for notice, sent in told]
        print_json(watch_row_to_json(row, _SECONDS, with_secret=secret) | {"notices": notices})
        return
    _print_row(row)
    line("  feed", f"/watch.atom?id={row.watch.token}")
    if row.watch.address:
        line("  webhook", shown(row.watch.address))
    if secret and row.watch.secret:
        line("  secret", row.watch.secret)
    for notice, sent in told:
        line("-", instant(notice.at), shown(notice.publisher), shown(notice.title), shown(notice.article))
        line("   ", shown(notice.text))
        if sent:
            line("   ", _sending(sent))


@watch.command(short_help="Stop looking and sending, until it is resumed.")
def pause(context: typer.Context, number: Number) -> None:
    """Stop looking and sending, until it is resumed. What comes meanwhile is never told."""
    with reading(context) as newsroom:
        newsroom.watches.pause(number)
    typer.echo(f"watch {number} is paused", err=True)


@watch.command(short_help="Go on looking, and send what was not sent.")
def resume(context: typer.Context, number: Number) -> None:
    """Go on looking from here, and send what was not sent, also what was given up."""
    with reading(context) as newsroom:
        newsroom.watches.resume(number)
    typer.echo(f"watch {number} looks again", err=True)


@watch.command(short_help="Forget a watch with all that it has told.")
def remove(context: typer.Context, number: Number) -> None:
    """Forget a watch with all that it has told."""
    with reading(context) as newsroom:
        newsroom.watches.remove(number)
    typer.echo(f"watch {number} is removed", err=True)


@watch.command(short_help="Send what is due to the webhooks, once.")
def deliver(context: typer.Context, contact: Contact = "", allow: Allow = None, as_json: AsJson = False) -> None:
    """Send what is due to the webhooks, once; `isnad run` does so for ever. Exit status 1 where something failed."""
    poster = isnad.open_poster(isnad.__version__, contact, allow or ())
    with reading(context) as newsroom:
        report = newsroom.watches.deliver(poster)
    told = {"sent": report.sent, "failed": report.failed, "given_up": report.given_up, "paused": report.paused}
    if as_json:
        print_json(told)
    else:
        typer.echo(
            f"{counted(report.sent, 'notice')} sent, {report.failed:,} to be tried again, {report.given_up:,} given up"
            + (f"; paused, since they want no more: {report.paused:,}" if report.paused else "")
        )
    if report.failed or report.given_up:
        raise typer.Exit(1)


@watch.command("test", short_help="Send a notice that says nothing, to try a webhook.")
def try_(
    context: typer.Context, number: Number, contact: Contact = "", allow: Allow = None, as_json: AsJson = False
) -> None:
    """Send a notice of type «watch.test» to the webhook, now, and keep nothing of it. Exit status 1 where it fails."""
    poster = isnad.open_poster(isnad.__version__, contact, allow or ())
    with reading(context) as newsroom:
        posted = newsroom.watches.test(number, poster)
    if as_json:
        print_json({"delivered": posted.is_delivered, "status": posted.status, "error": posted.error})
    else:
        typer.echo(f"the receiver answered {posted.status}" if posted.is_delivered else shown(posted.error))
    if not posted.is_delivered:
        raise typer.Exit(1)


def _list(context: typer.Context, *, as_json: bool) -> None:
    with reading(context) as newsroom:
        rows = newsroom.watches.every()
    if as_json:
        print_json([watch_row_to_json(row, _SECONDS) for row in rows])
        return
    for row in rows:
        _print_row(row)
    if not rows:
        typer.echo("nothing is watched for; `isnad watch add --help` says how to", err=True)


def _print_row(row: WatchRow) -> None:
    one = row.watch
    parts = (
        f"{name}={shown(str(value))}" for name, value in condition_to_json(one.condition).items() if name != "kind"
    )
    line(f"{one.number:>3}", one.condition.kind.value, shown(one.name), *parts)
    states = (f"{count:,} {state.value.replace('_', ' ')}" for state, count in sorted(row.deliveries.items()))
    state = f"paused: {one.reason}" if one.paused and one.reason else "paused" if one.paused else ""
    line("   ", counted(row.notices, "notice"), *states, state)


def _sending(sent: Delivery) -> str:
    if sent.state is DeliveryState.DONE:
        return f"sent {instant(sent.last)}"
    tries = f"after {counted(sent.attempts, 'try')}" if sent.attempts else "not tried yet"
    again = f"next {instant(sent.due)}" if sent.due else "given up"
    return "; ".join(part for part in (tries, again, shown(sent.error)) if part)
