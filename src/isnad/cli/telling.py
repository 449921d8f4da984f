"""A story on a terminal: its timeline, and beside each event how many independent origins it has."""

from collections.abc import Iterator, Mapping

import typer

from isnad.cli.display import line, shown
from isnad.model import Event, Placed, Story


def print_story(story: Story, times: Mapping[str, str], asked: str = "") -> None:
    """Print a story; `times` says when each article, by its id, was published; the event `asked` for is marked."""
    typer.echo(shown(story.headline))
    for name, value in _fields(story, times):
        if value:
            typer.echo(f"{name + ':':<12}{shown(value)}")
    for event in story.events:
        typer.echo()
        _print_event(event, times, marked=event.id == asked)


def counted(number: int, noun: str) -> str:
    """«1 text», «3 texts»; nouns in «y» change it: «stories»."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{number:,} {noun}s"


def span(first: str, last: str) -> str:
    """Two times as one line has them: one where they are the same."""
    return first if first == last else f"{first} to {last}"


def _fields(story: Story, times: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    placed = [one for event in story.events for one in event.articles]
    oldest, newest = min(placed, key=lambda one: one.at), max(placed, key=lambda one: one.at)
    size = (
        counted(len(story.events), "event"),
        counted(len(placed), "article"),
        counted(len(story.origins), "independent origin"),
    )
    return (
        ("id", story.id),
        ("seen", span(times[oldest.article], times[newest.article])),
        ("size", ", ".join(size)),
        ("origins", ", ".join(story.origins)),
        ("names", "، ".join(story.names)),
        ("places", "، ".join(story.places)),
    )


def _print_event(event: Event, times: Mapping[str, str], *, marked: bool) -> None:
    typer.echo(f"{'>' if marked else '*'} {shown(event.headline)}")
    sizes = (
        counted(len(event.articles), "article"),
        counted(event.copies, "text"),
        f"{counted(len(event.origins), 'independent origin')} ({shown(', '.join(event.origins))})",
    )
    line(" ", span(times[event.articles[0].article], times[event.articles[-1].article]), event.id)
    line(" ", ", ".join(sizes))
    for copies in copy_groups(event):
        first, *others = copies
        line("   ", times[first.article], *_article(first))
        for other in others:
            line("      =", times[other.article], *_article(other), f"({share_in_words(other)})")


def copy_groups(event: Event) -> Iterator[tuple[Placed, ...]]:
    """The articles of an event text by text, oldest first, each text's first article before its copies."""
    by_copy: dict[str, list[Placed]] = {}
    for placed in event.articles:
        by_copy.setdefault(placed.placement.copy, []).append(placed)
    return (tuple(copies) for copies in by_copy.values())


def share_in_words(placed: Placed) -> str:
    """How much of the first text of its copy group an article has, and how much it adds."""
    added = f"{placed.placement.added:.0%} of its words are new" if placed.placement.added else "nothing added"
    return f"{placed.placement.share:.0%} of the first text, {added}"


def _article(placed: Placed) -> tuple[str, ...]:
    return shown(placed.publisher), shown(placed.title), shown(placed.article)
