"""How a claim came to its readers: the hands it went through, and where its ways meet."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from isnad.model.account import Words
from isnad.model.claim import Act, SourceKind


@dataclass(frozen=True, slots=True)
class Hand:
    """One who said a claim first, or passed it on."""

    name: str  # as the articles call it; of a house that is only credited, its own name
    kind: SourceKind  # as the article says it, AGENCY for a house
    house: str = ""  # id of the publisher or agency, "" where it is none that is known
    words: Words | None = None  # that name it; None where a credit or our knowledge of the publisher does


@dataclass(frozen=True, slots=True)
class Way:
    """How a claim came into one article."""

    hands: tuple[Hand, ...]  # who said it first, then each who passed it on, the article's publisher last
    words: Words  # of the claim
    publisher: str  # id, "" where unknown
    at: datetime  # aware UTC, of the article
    act: Act
    hedged: bool  # whether these words mark it as uncertain
    is_copy: bool = False  # whether the article is a copy of another's text
    through: str = ""  # id of the article of this story that it came through, "" where there is none
    sure: bool = True  # whether it is surely this source's claim, in these words; what is not is shown apart
    repeats: bool = False  # whether it merely repeats: a copy, through another's article, or another's wording


class ShiftKind(StrEnum):
    """What hands in between made of a claim."""

    FIGURE = "figure"  # a figure that became another
    HEDGE = "hedge"  # a doubt or «نحو» that was lost
    SOURCE = "source"  # a source that became vaguer


@dataclass(frozen=True, slots=True)
class Shift:
    """A change on the way from one article to the next."""

    kind: ShiftKind
    was: Words  # in the article that it came through
    now: Words  # in the article that changed it


@dataclass(frozen=True, slots=True)
class Transmission:
    """One claim with all its ways to the reader."""

    words: Words  # the claim in the earliest of its full wordings
    act: Act
    ways: tuple[Way, ...]  # oldest first
    origin: Hand  # the end where the ways meet: who said it first, as the fullest of the ways names him
    origins: tuple[
        Hand, ...
    ]  # who said it independently of each other, `origin` first; whoever may be one of these is none
    shifts: tuple[Shift, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether all of its ways are surely read, or those of several texts."""
        sure = self.surely
        return len(sure.ways) == len(self.ways) or sure.told > 1

    @property
    def surely(self) -> "Transmission":
        """What of it is surely read."""
        return replace(self, ways=tuple(way for way in self.ways if way.sure))

    @property
    def independent(self) -> int:
        """How many said it independently of each other."""
        return len(self.origins)

    @property
    def told(self) -> int:
        """In how many texts it stands: copies of one another left out."""
        return sum(not way.is_copy for way in self.ways)

    @property
    def repeating(self) -> int:
        """How many of the ways merely repeat what came by another."""
        return sum(way.repeats for way in self.ways)
