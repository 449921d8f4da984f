"""What a text says in somebody's name, and how many: claims with their chains, figures, and the analysis of an article.

Every span is half-open, in code points of `Article.text` (title, line feed, body).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from isnad.model.article import Moment
from isnad.model.entity import Entity
from isnad.model.span import Span
from isnad.model.tag import Tag


class Act(StrEnum):
    """What is done by saying something."""

    STATE = "state"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    WARN = "warn"
    URGE = "urge"  # call, ask, demand
    EXPECT = "expect"  # expect, estimate, believe
    PROMISE = "promise"  # vow, threaten
    JUDGE = "judge"  # praise, condemn, describe as, welcome


class Form(StrEnum):
    """Whose words a content is in."""

    DIRECT = "direct"  # the source's own: in quotation marks, or after a colon as spoken
    INDIRECT = "indirect"
    MIXED = "mixed"  # reported, with a part in quotation marks


class SourceKind(StrEnum):
    """What stands behind a claim."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    AGENCY = "agency"  # news agencies, newspapers, broadcasters
    WITNESS = "witness"
    UNNAMED = "unnamed"


NEVER_NAMED = frozenset({SourceKind.UNNAMED, SourceKind.WITNESS})  # of whom two may be one or not


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"  # also «more than»
    AT_MOST = "at_most"  # also «less than»
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Link:
    """One source in a chain."""

    mention: Span | None  # the words that name it here; None where the subject is left out or only a pronoun
    name: str  # the fullest name that the article gives it, without its title
    kind: SourceKind
    cue: Span | None = None  # the words by which it says or passes on; None where they are those of the claim

    @property
    def called(self) -> str:
        """What to call it: its name, else the words that name it here; "" where nobody is named."""
        return self.name or (self.mention.text if self.mention else "")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words or a proposition that the text gives to somebody other than its own reporter."""

    content: Span  # the reported words alone
    cue: Span  # the verb or phrase as it stands there, or a colon
    chain: tuple[Link, ...]  # the speaker first, each next one who passed it on; never empty
    act: Act
    form: Form
    hedged: bool  # whether the content itself is marked as uncertain
    rule: str  # which rule found it
    said: Moment | None = None  # when, where the text dates it
    venue: str = ""  # where or to whom: «في بيان»، «لرويترز»
    lemma: str = ""  # of the cue, as the list of cues has it
    speaker_chance: float = 1.0  # that its chain is read rightly, 0 to 1
    content_chance: float = 1.0  # ... and its content

    @property
    def chance(self) -> float:
        """That both are read rightly, 0 to 1."""
        return self.speaker_chance * self.content_chance


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the text."""

    mention: Span  # the shortest span with bound word, number and counted noun
    low: Decimal
    high: Decimal | None  # equal to `low` but in a range; None where a vague plural has no upper end
    bound: Bound
    what: str  # the counted noun as it stands, "" if left out
    of: str = ""  # what is said of it: the predicate, «قتل»، «إصابة»
    place: str = ""  # as given beside it
    time: str = ""  # as given beside it
    claim: int | None = None  # which of the analysis' claims gives it, by number; None: the reporter
    rule: str = ""  # which rule found it

    @property
    def top(self) -> Decimal:
        """The most that it can be; `low` where that is not told."""
        return self.low if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was read in one article."""

    claims: tuple[Claim, ...] = ()  # in order of their contents
    figures: tuple[Figure, ...] = ()  # in order of the text
    tags: tuple[Tag, ...] = ()  # best first
    entities: tuple[Entity, ...] = ()  # in order of their first mention
