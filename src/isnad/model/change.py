"""What changed between two states of an article, or between two copies of one text."""

from dataclasses import dataclass
from enum import StrEnum

from isnad.model.account import Words
from isnad.model.article import Article
from isnad.model.claim import Analysis
from isnad.model.span import Span


@dataclass(frozen=True, slots=True)
class State:
    """The words of an article as they stood once, with what was read in them."""

    article: Article
    revision: int  # number of the state, from 1
    analysis: Analysis


class Fate(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line that fared alike."""

    fate: Fate
    text: str  # as the newer text has it, where it has it
    was: Span | None = None  # where they stand in the older text; None where not, and in the standfirst
    now: Span | None = None  # ... in the newer


Block = tuple[Run, ...]  # title, standfirst or one paragraph


class ChangeKind(StrEnum):
    """What an editor wants to be told of first."""

    FIGURE = "figure"  # a figure became another
    SPEAKER = "speaker"  # what one was said to have said is now another's
    VANISHED = "vanished"  # a claim that is told no more
    NEW = "new"  # a claim that was not told before


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what is told."""

    kind: ChangeKind
    was: Words | None  # in the older text; None for what is new
    now: Words | None  # in the newer; None for what vanished
    by_was: str = ""  # whose words they are there: the name of the speaker, "" for the reporter's own
    by_now: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts set against each other."""

    was: State
    now: State
    blocks: tuple[Block, ...]  # title, standfirst and paragraphs of both, in the order of the newer
    changes: tuple[Change, ...]  # figures, speakers, then claims that vanished and new ones, each in order of the text
    admitted: Words | None = None  # where the newer text says itself that it was corrected
