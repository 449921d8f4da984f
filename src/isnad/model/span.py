"""A place in an article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the article's text, as it stands there."""

    text: str
    start: int
    end: int
