"""What the API answers of an article and of what was read in it; see `shapes.py`.

An article has the shape of `isnad.model.codec`, the one of `isnad extract` and `isnad export`.
"""

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
