"""`isnad show`: one article, with where everything in it comes from."""

from typing import Annotated

import typer

from isnad.cli.context import reading
from isnad.cli.display import instant, moment, print_json, shown
from isnad.cli.shapes import kept_shape, revision_shape
from isnad.model import Article, KeptArticle, ParagraphKind, Revision


def show(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID|URL", help="An id of the article, or its address.")],
    revisions: Annotated[bool, typer.Option("--revisions", help="Show every state of the article we know.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: the article, or the list of its states.")
    ] = False,
) -> None:
    """Show one article with all the evidence for it."""
    with reading(context) as newsroom:
        kept = newsroom.article(key)
        states = newsroom.revisions(key) if revisions else ()
    if as_json:
        print_json([revision_shape(state) for state in states] if revisions else kept_shape(kept))
    elif revisions:
        _print_revisions(states)
    else:
        _print(kept)


def _print(kept: KeptArticle) -> None:
    article = kept.article
    typer.echo(shown(article.title))
    for name, value in _fields(kept):
        if value:
            typer.echo(f"{name + ':':<12}{shown(value)}")
    _print_body(article)
    for other in article.read_also:
        typer.echo(f"read also:  {shown(other.headline)} {shown(other.url)}".rstrip())
    for evidence in article.evidence:
        typer.echo(
            f"{'+' if evidence.chosen else '-'} {evidence.field} from {evidence.source}: {shown(evidence.value)}"
        )


def _fields(kept: KeptArticle) -> tuple[tuple[str, str], ...]:
    article = kept.article
    return (
        ("id", article.id),
        ("also known", ", ".join(alias.id for alias in kept.aliases)),
        ("address", article.url),
        ("publisher", article.publisher),
        ("published", moment(article.published)),
        ("modified", moment(article.modified)),
        ("authors", "، ".join(article.authors)),
        ("agencies", "، ".join(article.agencies)),
        ("dateline", article.dateline),
        ("section", article.section),
        ("tags", "، ".join(article.tags)),
        ("deck", article.deck),
        ("revision", f"{kept.revision}, first seen {instant(kept.first_seen)}, last seen {instant(kept.last_seen)}"),
        ("page", kept.page_digest),
    )


def _print_body(article: Article) -> None:
    typer.echo()
    for paragraph in article.paragraphs:
        prefix = "# " if paragraph.kind is ParagraphKind.HEADING else ""
        typer.echo(prefix + shown(paragraph.text))
    typer.echo()


def _print_revisions(states: tuple[Revision, ...]) -> None:
    for state in states:
        typer.echo(f"revision {state.number}, seen {instant(state.seen)}")
        typer.echo(shown(state.article.title))
        _print_body(state.article)
