"""What an editor decided about stories. It holds against what the grouper would do, whatever comes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RulingKind(StrEnum):
    """What an editor can decide."""

    JOIN = "join"  # stories are one
    SPLIT = "split"  # articles do not belong to a story
    RENAME = "rename"  # a story is called so
    LOCK = "lock"  # the machine neither joins a story to another nor parts it; new articles still come in


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of an editor, by articles: whatever ids groups have, and however they are made again, it holds."""

    kind: RulingKind
    # Ids of articles. JOIN: those of each story, first those of the one that the others were joined to. SPLIT: those
    # taken out, those left. RENAME and LOCK: all of the story; a name is that of the story that holds the first one.
    parts: tuple[tuple[str, ...], ...]
    by: str  # who decided it, as that editor gives the name
    at: datetime  # aware UTC
    stories: tuple[str, ...] = ()  # ids of the stories then, one for each part; of SPLIT, the new one first
    reason: str = ""  # as the editor gives it
    name: str = ""  # of RENAME: what the story is called
    number: int = 0  # in the order in which they were decided, from 1; 0 where it is not kept yet
    undone: datetime | None = None  # aware UTC, when it was taken back
    undone_by: str = ""  # by whom
