"""What changed between two texts, in plain words on a terminal."""

from collections.abc import Iterable

import typer

from isnad.cli.display import shown
from isnad.model import Block, Change, ChangeKind, Difference, Fate, State, Words

_KINDS = {
    ChangeKind.FIGURE: "figure",
    ChangeKind.SPEAKER: "speaker",
    ChangeKind.VANISHED: "claim dropped",
    ChangeKind.NEW: "claim added",
}
_SIGNS = {Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}"), Fate.SAME: ("", "")}  # as `git diff --word-diff`


def print_difference(told: Difference) -> None:
    """Print the changes that matter, then every line that changed, word by word."""
    typer.echo(f"{_named(told.was)} -> {_named(told.now)}")
    typer.echo(f"admitted: {shown(told.admitted.span.text)}" if told.admitted else "silent")
    for change in told.changes:
        typer.echo(f"{_KINDS[change.kind]}: {_told(change)}")
    _print_words(told.blocks)


def _named(state: State) -> str:
    return f"{shown(state.article.id)} revision {state.revision}"


def _told(change: Change) -> str:
    sides = (_side(change.was, change.by_was), _side(change.now, change.by_now))
    return " -> ".join(side for side in sides if side)


def _side(words: Words | None, by: str) -> str:
    if words is None:
        return ""
    return f"{shown(words.span.text)} ({shown(by)})" if by else shown(words.span.text)


def _print_words(blocks: Iterable[Block]) -> None:
    for block in blocks:
        if any(run.fate is not Fate.SAME for run in block):
            pieces = (f"{_SIGNS[run.fate][0]}{shown(run.text)}{_SIGNS[run.fate][1]}" for run in block)
            typer.echo(" ".join(pieces))
    typer.echo()
