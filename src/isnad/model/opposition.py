"""Claims of a story set against each other: who says a thing, who denies it, and how a source's own line turned."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from isnad.model.account import Words
from isnad.model.claim import Act, Link


class Stance(StrEnum):
    """How a voice stands to the proposition."""

    CLAIMS = "claims"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"


class OppositionKind(StrEnum):
    """What sets two sides against each other."""

    DENIAL = "denial"  # one says that it is not so
    CONTRADICTION = "contradiction"  # both cannot be right, without a word of denial


class Join(StrEnum):
    """What a claim and a denial, or two claims, were joined by."""

    WORDING = "wording"  # by the words that both have
    REFERENCE = "reference"  # the one says «this», and the other stands before it
    ACCUSATION = "accusation"  # the one lays to its charge what the other denies any part in
    WITHIN = "within"  # the one stands in the words of the other: as who denies it tells it
    NEGATION = "negation"  # one negates what the other says


@dataclass(frozen=True, slots=True)
class Voice:
    """One source that takes a stance, once, however often it is printed."""

    stance: Stance
    act: Act
    words: Words  # what it says, where it was first read
    cue: Words  # the words by which it says it
    chain: tuple[Link, ...]  # the speaker first, each next one who passed it on
    at: datetime  # aware UTC: of the state in which it was first read
    publisher: str  # id, of that article
    again: tuple[Words, ...] = ()  # where else the same source says the same: copies left out, oldest first
    sure: bool = True  # whether it is surely this source's, and surely in these words; what is not is shown apart


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two voices were set against each other."""

    one: Words  # of who claims
    other: Words  # of who denies it or says otherwise
    join: Join
    shared: tuple[str, ...]  # words of the other that the one has too, in any form, as written, the rarest first
    turned: tuple[str, ...]  # words that turn it round: a negation with its word, or two antonyms
    disagreement: float  # how probable it is that the two disagree, as learned from pairs of headlines; 0 to 1


@dataclass(frozen=True, slots=True)
class Opposition:
    """One proposition with those who say it and those who say it is not so."""

    kind: OppositionKind
    proposition: Words  # the words that say it best: of the oldest claim, or of the denial where nobody claims it
    claiming: tuple[Voice, ...]  # who claims or confirms it, oldest first; empty where a denial answers nobody here
    denying: tuple[Voice, ...]  # who denies or doubts it, or says what cannot be right beside it, oldest first
    told: tuple[Voice, ...]  # who claims it as only those who deny it tell: «نفت ما تداولته بعض الصفحات»
    reasons: tuple[Reason, ...]  # one for each voice that was joined to another, in order of the voices
    stands: bool = False  # whether what is denied can be understood by the denial alone

    @property
    def sure(self) -> bool:
        """Whether it stands though all that is not surely read is left out."""
        if not any(voice.sure for voice in self.denying):
            return False
        return any(voice.sure for voice in self.claiming) or (self.kind is OppositionKind.DENIAL and self.stands)

    @property
    def surely(self) -> "Opposition":
        """What of it is surely read."""
        sides = [tuple(voice for voice in side if voice.sure) for side in (self.claiming, self.denying, self.told)]
        reasons = self.reasons if sides[0] else ()
        return replace(self, claiming=sides[0], denying=sides[1], told=sides[2], reasons=reasons)

    @property
    def unsure(self) -> tuple[Voice, ...]:
        """The voices that may be another's, or in other words."""
        return tuple(voice for voice in (*self.claiming, *self.denying, *self.told) if not voice.sure)

    @property
    def unanswered(self) -> bool:
        """Whether it is a denial of what nobody in the story claims but in its own words."""
        return not self.claiming


@dataclass(frozen=True, slots=True)
class Line:
    """What one source said of one proposition over time, where it did not stay with it."""

    speaker: str  # what to call it
    voices: tuple[Voice, ...]  # oldest first; neighbours differ in stance

    @property
    def sure(self) -> bool:
        """Whether each of its voices is surely read."""
        return all(voice.sure for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Opposed:
    """All of a story that stands against something else of it."""

    oppositions: tuple[Opposition, ...] = ()  # by the first word against it, oldest first
    lines: tuple[Line, ...] = ()
