"""What the API answers of two texts set against each other; see `shapes.py`."""

from typing_extensions import TypedDict


class WordsShape(TypedDict):
    """Words of one state of an article, and their place in its text in code points."""

    article: str
    revision: int
    text: str
    start: int
    end: int


class ChangeShape(TypedDict):
    """A change of what is told: kind is figure, speaker, vanished or new; `by_was` and `by_now` say whose words."""

    kind: str
    was: WordsShape | None
    now: WordsShape | None
    by_was: str
    by_now: str


class StateShape(TypedDict):
    """One of two texts."""

    article: str
    revision: int
    title: str
    publisher: str


class PlaceShape(TypedDict):
    """A place in an article's text, in code points."""

    start: int
    end: int


class RunShape(TypedDict):
    """Words that fared alike: same, added or removed; the standfirst has no place in either text."""

    fate: str
    text: str
    was: PlaceShape | None
    now: PlaceShape | None


class DifferenceShape(TypedDict):
    """Two texts: what is marked, then title, standfirst and paragraphs in runs; `admitted` owns up to a correction."""

    was: StateShape
    now: StateShape
    silent: bool
    admitted: WordsShape | None
    changes: list[ChangeShape]
    blocks: list[list[RunShape]]
