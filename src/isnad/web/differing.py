"""Two texts set against each other as a page shows them: each run of words cut where a marked change begins or ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from isnad.model import Block, Change, Difference, Fate, Run, Span, Words


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a run that are marked alike."""

    text: str
    marked: bool  # whether a change that is listed stands here


@dataclass(frozen=True, slots=True)
class Shown:
    """A run as it is shown."""

    fate: Fate
    text: str
    pieces: tuple[Piece, ...]


def shown_blocks(difference: Difference) -> tuple[tuple[Shown, ...], ...]:
    """The blocks of a difference with its changes marked."""
    was = [change.was.span for change in difference.changes if change.was]
    now = [change.now.span for change in difference.changes if change.now]
    return tuple(_shown(block, was, now) for block in difference.blocks)


def told_once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes without those that say again, in headline and body, that the same words became the same others."""
    return tuple({(each.kind, _words(each.was), _words(each.now)): each for each in changes}.values())


def _words(words: Words | None) -> str:
    return words.span.text if words else ""


def _shown(block: Block, was: Sequence[Span], now: Sequence[Span]) -> tuple[Shown, ...]:
    return tuple(Shown(run.fate, run.text, _pieces(run, was if run.fate is Fate.REMOVED else now)) for run in block)


def _pieces(run: Run, marks: Sequence[Span]) -> tuple[Piece, ...]:
    place = run.was if run.fate is Fate.REMOVED else run.now
    if place is None:
        return (Piece(run.text, marked=False),)
    pieces: list[Piece] = []
    done = place.start
    for mark in sorted(marks, key=lambda mark: mark.start):
        start, end = max(mark.start, done), min(mark.end, place.end)
        if start < end:
            pieces.append(Piece(_cut(run, place, done, start), marked=False))
            pieces.append(Piece(_cut(run, place, start, end), marked=True))
            done = end
    pieces.append(Piece(_cut(run, place, done, place.end), marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _cut(run: Run, place: Span, start: int, end: int) -> str:
    return run.text[start - place.start : end - place.start]
