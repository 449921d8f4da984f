"""The clauses of what somebody says, each with where it stands and what its words say."""

import re
from collections.abc import Iterator
from functools import lru_cache

from isnad.model import Span
from isnad.stories.opposing.readings import Reading, Readings
from isnad.stories.opposing.words import Word

_CLAUSE_END = re.compile(
    r"[،؛.:؟!\n]+|\s[-–—]\s|(?=\sو[أإ]ن(?:ه|ها|هم|هما|نا|ني|ما)?\s)|(?=\s(?:لكن|ولكن|بل|فيما|بينما|رغم)\s)"
)
_WORD = re.compile(r"\S+")
_REMEMBERED = 4_000  # contents


class Piece:
    """A clause of a statement; of two in the same words each is itself."""

    __slots__ = ("reading", "span", "words")

    def __init__(self, span: Span, reading: Reading) -> None:
        self.span = span  # in the text of its state
        self.reading = reading
        self.words: tuple[Word, ...] = reading.words

    @property
    def negated(self) -> frozenset[int]:
        """The numbers of the words that stand under a negation."""
        return self.reading.negated


def located(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words of a stretch of text as written, each with where it begins."""
    return ((match.start(), match.group()) for match in _WORD.finditer(text, start, end))


def piece_of(span: Span, readings: Readings) -> Piece:
    """A span with what its words say."""
    return Piece(span, readings[span.text])


def clauses(content: Span) -> list[Span]:
    """The clauses of a content."""
    start = content.start
    return [Span(bare, start + first, start + first + len(bare)) for bare, first in _cuts(content.text)]


@lru_cache(maxsize=_REMEMBERED)
def _cuts(text: str) -> tuple[tuple[str, int], ...]:
    """The clauses of a text, each with where it begins."""
    ends = [(match.start(), match.end()) for match in _CLAUSE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return tuple(
        (bare, start + part.index(bare))
        for start, end in zip(starts, [*(start for start, _ in ends), len(text)], strict=True)
        if (bare := (part := text[start:end]).strip(" \u00a0«»\"“”'()[]"))
    )
