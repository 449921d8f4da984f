"""What the answers of the API look like: the OpenAPI description is made of these, and a test holds answers to them.

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


class RevisionShape(TypedDict):
    """One state of an article."""

    number: int
    seen: str
    page_digest: str
    article: ArticleShape


class RevisionsShape(TypedDict):
    """All states of an article, oldest first."""

    revisions: list[RevisionShape]


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
    feeds: list[str]
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
