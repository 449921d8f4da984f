"""What the answers of the API look like: the OpenAPI description is made of these, and a test holds answers to them.

An article has the shape of `isnad.model.codec`, the one of `isnad extract` and `isnad export`.
"""

from typing import Any

from typing_extensions import TypedDict


class EvidenceShape(TypedDict):
    """Where one field came from."""

    field: str
    source: str
    value: str
    chosen: bool


class ArticleShape(TypedDict):
    """An article as the codec writes it; keys of the record it came from stand beside these."""

    id: str
    url: str
    publisher: str
    title: str
    deck: str
    published: str | None
    precision: str | None
    modified: str | None
    modified_precision: str | None
    authors: list[str]
    agencies: list[str]
    dateline: str
    section: str
    tags: list[str]
    tags_line: str
    paragraphs: list[str]
    headings: list[int]
    text: str
    read_also: list[str]
    read_also_urls: list[str]
    language: str
    evidence: list[EvidenceShape]


class AliasShape(TypedDict):
    """Another id under which the same article was given, and what its record said otherwise."""

    id: str
    facts: dict[str, object]


class KeptShape(TypedDict):
    """An article as it stands now, and its history in short."""

    article: ArticleShape
    revision: int
    first_seen: str
    last_seen: str
    page_digest: str
    aliases: list[AliasShape]


class SourceShape(TypedDict):
    """A link of a chain: the words that name it here ("" and nulls where there are none), its full name, its kind."""

    mention: str
    start: int | None
    end: int | None
    name: str
    kind: str
    cue: str


class ClaimShape(TypedDict):
    """Reported words with their chain, the speaker first; spans in code points of title, line feed and text."""

    content: str
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    chain: list[SourceShape]
    act: str
    form: str
    hedged: bool
    said: str | None
    said_precision: str | None
    venue: str
    rule: str


class FigureShape(TypedDict):
    """A quantity; `claim` is the place in `claims` of the one that gives it, null where the reporter does."""

    mention: str
    start: int
    end: int
    low: float | None
    high: float | None
    bound: str
    what: str
    of: str
    place: str
    time: str
    claim: int | None
    rule: str


class SpanShape(TypedDict):
    """Words of an article's text and their place in it."""

    text: str
    start: int
    end: int


class TagShape(TypedDict):
    """A keyword tag: `why` is what each measure added to the log odds, the weightiest first."""

    tag: str
    score: float
    key: str
    rule: str
    why: dict[str, float]
    mentions: list[SpanShape]


class MentionShape(SpanShape):
    """Words that name an entity, and the rule that found them."""

    rule: str


class EntityShape(TypedDict):
    """A person, place or thing with the words that name it; `references` name it by less than its name."""

    name: str
    kind: str
    key: str
    mentions: list[MentionShape]
    references: list[MentionShape]
    country: str
    latitude: float | None
    longitude: float | None


class ArticleAnswerShape(KeptShape):
    """An article, the groups it stands in (ids, null before it is grouped), and what was read in it.

    Tags, entities, claims and figures are null before the article is analysed.
    """

    copy: str | None
    event: str | None
    story: str | None
    origin: str | None
    tags: list[TagShape] | None
    entities: list[EntityShape] | None
    claims: list[ClaimShape] | None
    figures: list[FigureShape] | None


class RevisionShape(TypedDict):
    """One state of an article."""

    number: int
    seen: str
    page_digest: str
    article: ArticleShape


class RevisionsShape(TypedDict):
    """All states of an article, oldest first."""

    revisions: list[RevisionShape]


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


class HitShape(TypedDict):
    """One article of a list; `score`, `snippet` and `marks` (spans in the snippet, code points) are a search's."""

    kept: KeptShape
    score: float
    snippet: str
    marks: list[tuple[int, int]]


class ListShape(TypedDict):
    """A stretch of a list."""

    total: int
    limit: int
    offset: int
    hits: list[HitShape]


class PlacedShape(TypedDict):
    """An article in its place: `share` of its copy group's first text stands in it, `added` of its own words do not."""

    id: str
    title: str
    publisher: str
    at: str
    copy: str
    origin: str
    share: float
    added: float


class TopicShape(TypedDict):
    """A tag or an entity across articles, and how many have it."""

    kind: str
    key: str
    name: str
    articles: int


class TopicsShape(TypedDict):
    """A stretch of the list of tags or entities of a kind."""

    limit: int
    offset: int
    topics: list[TopicShape]


class TopicAnswerShape(TopicShape):
    """A tag or an entity with a stretch of its articles, newest first."""

    limit: int
    offset: int
    kept: list[KeptShape]


class SpellingShape(TypedDict):
    """How an entity is written, and how many times."""

    text: str
    times: int


class DayShape(TypedDict):
    """How often an entity was named on a day (UTC)."""

    day: str
    mentions: int


class SaidShape(ClaimShape):
    """A claim with the id and the time of publication of its article."""

    article: str
    published: str | None


class PortraitShape(TopicShape):
    """An entity as its articles tell; claims, spellings and company are those of the `looked_at` newest of them."""

    spellings: list[SpellingShape]
    days: list[DayShape]
    said: list[SaidShape]
    told: list[SaidShape]
    company: list[TopicShape]
    newest: list[str]
    looked_at: int
    country: str
    latitude: float | None
    longitude: float | None


class EventShape(TypedDict):
    """One happening; `copies` is how many different texts tell it, `origins` those independent of one another."""

    id: str
    headline: str
    first: str
    last: str
    copies: int
    origins: list[str]
    articles: list[PlacedShape]


class StoryShape(TypedDict):
    """Events that develop from one another, oldest first."""

    id: str
    headline: str
    first: str
    last: str
    names: list[str]
    places: list[str]
    tags: list[TopicShape]
    origins: list[str]
    events: list[EventShape]
    account: dict[str, Any]


class RankShape(TypedDict):
    """Why a story stands where it does: its score, and what beside its origins it is made of."""

    score: float
    recent: int
    before: int
    growth: float
    fresh: str


class StoryRowShape(TypedDict):
    """A story in a list; its figures are counts, `origins` of independent ones."""

    id: str
    headline: str
    articles: int
    events: int
    publishers: int
    origins: int
    first: str
    last: str
    conflicts: int
    denials: int
    rank: RankShape


class StoriesShape(TypedDict):
    """A stretch of the list of stories."""

    total: int
    limit: int
    offset: int
    stories: list[StoryRowShape]


class RulingShape(TypedDict):
    """What an editor ruled, by articles; `undone` is null where it holds."""

    number: int
    kind: str
    at: str
    by: str
    reason: str
    name: str
    stories: list[str]
    parts: list[list[str]]
    undone: str | None
    undone_by: str


class RulingsShape(TypedDict):
    """A stretch of what editors ruled."""

    limit: int
    offset: int
    rulings: list[RulingShape]


class RulingAnswerShape(TypedDict):
    """What was just ruled or taken back."""

    rulings: list[RulingShape]


class FeedAddressShape(TypedDict):
    """Where a publisher lists its articles; `kind` is null where the feed itself tells."""

    url: str
    kind: str | None
    pattern: str
    verified: bool


class PublisherShape(TypedDict):
    """A publisher with what is kept of it."""

    id: str
    name: str
    country: str
    zone: str
    language: str
    kind: str
    owner: str
    hosts: list[str]
    aliases: list[str]
    home: str
    feeds: list[FeedAddressShape]
    articles: int
    first: str | None
    last: str | None


class PublishersShape(TypedDict):
    """All publishers that are known."""

    publishers: list[PublisherShape]


class FailureShape(TypedDict):
    """One item that could not be taken."""

    source: str
    reason: str
    line: int | None
    record: int | None


class FailuresShape(TypedDict):
    """What could not be taken, latest first."""

    failures: list[FailureShape]


class HealthShape(TypedDict):
    """Whether the store answers, and how much it holds."""

    status: str
    articles: int


class Problem(TypedDict):
    """What went wrong: `kind` is the name of one of our errors, `message` names the thing."""

    kind: str
    message: str


class ErrorShape(TypedDict):
    """Every answer that is an error."""

    error: Problem
