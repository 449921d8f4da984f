"""`isnad show`: one article with where everything in it comes from, or one story with its timeline."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.accounts import print_account
from isnad.cli.changes import print_difference
from isnad.cli.claims import print_analysis
from isnad.cli.context import reading
from isnad.cli.display import instant, moment, print_json, shown
from isnad.cli.editing import print_rulings
from isnad.cli.shapes import kept_shape, logged_shape, revision_shape, story_shape, why_shape
from isnad.cli.telling import print_story
from isnad.cli.why import print_log, print_why
from isnad.errors import NotFound
from isnad.model import (
    Analysed,
    Article,
    Difference,
    KeptArticle,
    Logged,
    ParagraphKind,
    Placed,
    Placement,
    Revision,
    account_to_json,
    difference_to_json,
    known_to_json,
    ruling_to_json,
)

if TYPE_CHECKING:
    from isnad.newsroom import Newsroom


def show(
    context: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="ID|URL", help="An id of an article, or its address; an id of a story or an event.")
    ],
    changes: Annotated[bool, typer.Option("--changes", help="Show what each state of the article changed.")] = False,
    against: Annotated[
        str, typer.Option("--against", metavar="ID|URL", help="Show how another article differs, as a copy does.")
    ] = "",
    revisions: Annotated[bool, typer.Option("--revisions", help="Show every state of the article we know.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Show why the article stands in its story, or what changed about the story.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: the article, the list of its states, or the story.")
    ] = False,
) -> None:
    """Show one article with who said what in it and all the evidence for it, or one story with its timeline.

    Beside each event of a story stand its independent origins; its articles are gathered text by text, copies («=»)
    under the first that printed the text, with how much of it they have and how much they add.
    """
    if sum((revisions, why, changes, bool(against))) > 1:
        raise typer.BadParameter("--changes, --against, --revisions and --why ask for different things; give one")
    with reading(context) as newsroom:
        try:
            kept = newsroom.article(key)
        except NotFound as error:
            if revisions or changes or against:
                raise
            _show_story(newsroom, key, error, why=why, as_json=as_json)
            return
        if why:
            _show_why(newsroom, key, as_json=as_json)
        elif against:
            _show_differences((newsroom.compare(key, against),), as_json=as_json)
        elif changes:
            states = newsroom.revisions(key)
            _show_differences([newsroom.changes(key, state.number) for state in states[1:]], as_json=as_json)
        elif revisions:
            _show_revisions(newsroom.revisions(key), as_json=as_json)
        else:
            _show_article(kept, _placement(newsroom, key), newsroom.analysis(kept), as_json=as_json)


def _show_story(newsroom: "Newsroom", key: str, missing: NotFound, *, why: bool, as_json: bool) -> None:
    try:
        story = newsroom.story(key)
    except NotFound as error:
        raise NotFound(f"{missing}; nor is it the id of a story or an event") from error
    account = newsroom.account(story.id)
    log = tuple(_logged(newsroom, story.id, *(event.id for event in story.events))) if why else ()
    rulings = newsroom.rulings_of(story.id)
    if as_json:
        shape = story_shape(story) | {"account": account_to_json(account)}
        shape |= {"rulings": [ruling_to_json(ruling, "seconds") for ruling in rulings]}
        print_json(shape | {"regroupings": [logged_shape(one) for one in log]} if why else shape)
        return
    times = {one.article: _time_of(newsroom, one) for event in story.events for one in event.articles}
    print_story(story, times, key)
    print_account(account)
    if rulings:
        typer.echo("\nrulings:")
        print_rulings(rulings)
    if why:
        print_log(log)


def _time_of(newsroom: "Newsroom", placed: Placed) -> str:
    """When an article was published, no finer than its source says; else when it was first seen."""
    published = newsroom.article(placed.article).article.published
    return moment(published) if published and published.at == placed.at else instant(placed.at)


def _show_why(newsroom: "Newsroom", key: str, *, as_json: bool) -> None:
    why = newsroom.why(key)
    placement = why.placed.placement
    log = tuple(_logged(newsroom, placement.copy, placement.event, placement.story))
    if as_json:
        print_json(why_shape(why.placed, log))
    else:
        print_why(why, log)


def _logged(newsroom: "Newsroom", *groups: str) -> Iterator[Logged]:
    """What changed about some groups, oldest first, each change once."""
    found = {logged: None for group in groups for logged in newsroom.regroupings(group)}
    return iter(sorted(found, key=lambda logged: logged.at))


def _placement(newsroom: "Newsroom", key: str) -> Placement | None:
    try:
        return newsroom.placement(key)
    except NotFound:  # kept by a version that did not group
        return None


def _show_article(kept: KeptArticle, placement: Placement | None, analysed: Analysed | None, *, as_json: bool) -> None:
    if as_json:
        print_json(kept_shape(kept, known_to_json(placement, analysed)))
        return
    article = kept.article
    typer.echo(shown(article.title))
    for name, value in (*_fields(kept), *_stands(placement)):
        if value:
            typer.echo(f"{name + ':':<12}{shown(value)}")
    _print_body(article)
    if analysed:
        print_analysis(analysed.analysis)
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


def _stands(placement: Placement | None) -> tuple[tuple[str, str], ...]:
    if placement is None:
        return ()
    return (
        ("origin", placement.origin),
        ("copy", placement.copy),
        ("event", placement.event),
        ("story", placement.story),
    )


def _print_body(article: Article) -> None:
    typer.echo()
    for paragraph in article.paragraphs:
        prefix = "# " if paragraph.kind is ParagraphKind.HEADING else ""
        typer.echo(prefix + shown(paragraph.text))
    typer.echo()


def _show_differences(told: Sequence[Difference], *, as_json: bool) -> None:
    if as_json:
        print_json([difference_to_json(each) for each in told])
        return
    for each in told:
        print_difference(each)


def _show_revisions(states: tuple[Revision, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([revision_shape(state) for state in states])
        return
    for state in states:
        typer.echo(f"revision {state.number}, seen {instant(state.seen)}")
        typer.echo(shown(state.article.title))
        _print_body(state.article)
