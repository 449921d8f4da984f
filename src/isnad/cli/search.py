"""`isnad search`: articles by their words."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from isnad.cli.context import reading
from isnad.cli.display import highlighted, line, moment, numbered, print_json, shown
from isnad.cli.shapes import hit_shape
from isnad.model import SearchQuery, SearchResult


def search(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words, «phrases», -excluded.")] = None,
    publisher: Annotated[str, typer.Option(metavar="ID", help="Of this publisher only (its id).")] = "",
    since: Annotated[str, typer.Option(metavar="TIME", help="Published at this time or later: 2024-10-25.")] = "",
    until: Annotated[str, typer.Option(metavar="TIME", help="Published before this time.")] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=200, help="How many to show, 1 to 200.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, help="How many of the best to pass over.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object: total and hits.")] = False,
) -> None:
    """Find articles by their words, best first; without words, the newest.

    All forms of a word are found by one of them, with or without the article, tashkeel and hamza. A phrase stands in
    quotation marks («» “” ""; mind those of the shell), and a word after a minus must not be there. Times without an
    offset are UTC.
    """
    query = SearchQuery(
        text=text_of_words(words or []),
        publisher=publisher,
        since=_time(since, "--since"),
        until=_time(until, "--until"),
        limit=limit,
        offset=offset,
    )
    with reading(context) as newsroom:
        result = newsroom.search(query)
    if as_json:
        print_json({"total": result.total, "hits": [hit_shape(hit) for hit in result.hits]})
    else:
        _print(result, offset)


def text_of_words(words: list[str]) -> str:
    """The words of a command line as one query."""
    # Unknown options are let through so that «-كلمة» can exclude; two dashes exclude nothing, they are a slip.
    if slip := next((word for word in words if word.startswith("--")), ""):
        raise typer.BadParameter(f"there is no option {slip}")
    return " ".join(words)


def _time(written: str, option: str) -> datetime | None:
    if not written:
        return None
    try:
        at = datetime.fromisoformat(written)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f"{option}: {written!r} is no time; write 2024-10-25 or 2024-10-25T14:00") from error


def _print(result: SearchResult, offset: int) -> None:
    if not result.hits:
        typer.echo("nothing found", err=True)
        return
    for number, hit in numbered(result.hits, offset + 1):
        article = hit.kept.article
        line(number, shown(article.title))
        line("   ", shown(article.publisher), moment(article.published), shown(article.id))
        line("   ", highlighted(hit.snippet, hit.marks))
    last = offset + len(result.hits)
    typer.echo(f"{offset + 1} to {last} of {result.total:,}")
