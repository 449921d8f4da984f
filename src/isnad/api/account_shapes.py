"""What the API answers of a story beside its events: timeline, summary, figures, oppositions, ways, changes.

The values are made by `isnad.model.account_to_json`. Words name the article, the state of its text and their place
there in code points of title, line feed and text; times are ISO 8601.
"""

from typing_extensions import TypedDict

from isnad.api.change_shapes import ChangeShape, WordsShape


class NamedHandShape(TypedDict):
    """A link of a chain: what to call it, its kind, and how the text named it ("" where it did not)."""

    name: str
    kind: str
    mention: str


class HappenedShape(TypedDict):
    """When something happened, as its words say: days, their precision, and the time of day where it is given."""

    first: str
    last: str
    precision: str
    at: str | None
    words: WordsShape


class SummarySentenceShape(WordsShape):
    """A sentence of the summary: whose it is, printed when, and of what time it tells."""

    event: str
    publisher: str
    printed: str
    chain: list[NamedHandShape]
    happened: HappenedShape | None


class EntryShape(SummarySentenceShape):
    """A line of the timeline: the likeliest sentence of an event, its articles and independent origins.

    `sure`: whether it surely tells what happened; else it may be a view, a preview or a detail.
    """

    articles: int
    origins: int
    sure: bool


class PointShape(TypedDict):
    """A number that a side gave anew; `step` is first, update, revision or same; `high` is null where it has no end.

    `sure`: whether `source` is surely who gives it.
    """

    at: str
    low: float
    high: float | None
    bound: str
    source: str
    sure: bool
    hands: list[str]
    publisher: str
    step: str
    words: WordsShape
    repeats: list[WordsShape]


class ConflictShape(TypedDict):
    """Points that cannot all be right: `sides` are their places among the points, from 0."""

    sides: list[int]
    open: bool
    reason: str


class SeriesShape(TypedDict):
    """Figures of one thing over time, oldest first."""

    thing: str
    of: str
    what: str
    unit: str
    place: str
    part: bool
    points: list[PointShape]
    conflicts: list[ConflictShape]


class VoiceShape(TypedDict):
    """One who claims, confirms, doubts or denies: the words, the cue, the chain; `again` repeats it."""

    stance: str
    act: str
    words: WordsShape
    cue: WordsShape
    chain: list[NamedHandShape]
    at: str
    publisher: str
    again: list[WordsShape]
    sure: bool


class ReasonShape(TypedDict):
    """Why two voices were joined: by what, the words they share, those turned round, and the odds of disagreement."""

    one: WordsShape
    other: WordsShape
    join: str
    shared: list[str]
    turned: list[str]
    disagreement: float


class OppositionShape(TypedDict):
    """One proposition with both columns; `unanswered` where nobody is seen to claim what is denied.

    It is `sure` where it stands though the voices that are not sure, of whom it may be another's words, are left out.
    """

    kind: str
    proposition: WordsShape
    unanswered: bool
    sure: bool
    claiming: list[VoiceShape]
    denying: list[VoiceShape]
    told: list[VoiceShape]
    reasons: list[ReasonShape]


class LineShape(TypedDict):
    """What one source said of one proposition over time."""

    speaker: str
    sure: bool
    voices: list[VoiceShape]


class HandShape(TypedDict):
    """One who said a claim or passed it on; `house` is the id of a publisher or agency that is known, else ""."""

    name: str
    kind: str
    house: str
    words: WordsShape | None


class WayShape(TypedDict):
    """How a claim came into one article: who said it first, then each hand; `through` is an article."""

    article: str
    publisher: str
    at: str
    hands: list[HandShape]
    claim: WordsShape
    act: str
    hedged: bool
    copy: bool
    through: str
    sure: bool
    repeats: bool


class ShiftShape(TypedDict):
    """What hands in between made of a claim: another figure, a doubt that was lost, a vaguer source."""

    kind: str
    was: WordsShape
    now: WordsShape


class TransmissionShape(TypedDict):
    """One claim with its ways: how many independent origins, and how many ways merely repeat; `sure` if surely read."""

    claim: WordsShape
    act: str
    origin: HandShape
    origins: list[HandShape]
    independent: int
    repeating: int
    sure: bool
    ways: list[WayShape]
    shifts: list[ShiftShape]


class RevisedShape(TypedDict):
    """What a state of an article changed about the one before; `admitted` are words that own up to it."""

    article: str
    publisher: str
    was: int
    now: int
    changes: list[ChangeShape]
    admitted: WordsShape | None


class AccountShape(TypedDict):
    """All that is said of a story beside its events."""

    timeline: list[EntryShape]
    summary: list[SummarySentenceShape]
    series: list[SeriesShape]
    oppositions: list[OppositionShape]
    lines: list[LineShape]
    transmissions: list[TransmissionShape]
    revised: list[RevisedShape]
