"""What articles are joined by: a tag or a named entity, with the articles that have it, and what they say of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isnad.model.claim import Analysis, Claim
from isnad.model.entity import EntityKind
from isnad.model.kept import KeptArticle

TAG = "tag"


class TopicKind(StrEnum):
    """What a topic is: a tag, or an entity of some kind."""

    TAG = TAG
    PERSON = EntityKind.PERSON.value
    PLACE = EntityKind.PLACE.value
    ORGANISATION = EntityKind.ORGANISATION.value
    EVENT = EntityKind.EVENT.value
    LAW = EntityKind.LAW.value
    WORK = EntityKind.WORK.value


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag or an entity, across articles. All of it is said by us."""

    kind: TopicKind
    key: str  # that of `Tag` or `Entity`
    name: str  # as the first article that had it wrote it
    articles: int  # how many articles have it, of all or of those that were asked about


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what was read in it."""

    kept: KeptArticle
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, and the article that reports it."""

    kept: KeptArticle
    claim: Claim


@dataclass(frozen=True, slots=True)
class Portrait:
    """An entity as the articles tell of it. Claims, spellings and company are those of its newest articles."""

    topic: Topic  # under the name that its articles give it most often
    spellings: tuple[tuple[str, int], ...]  # how it is written, and how many times, most often first
    days: tuple[tuple[date, int], ...]  # mentions on each day of publication (UTC), oldest first, in all its articles
    said: tuple[Said, ...]  # what it is reported to have said, newest first
    told: tuple[Said, ...]  # what others said in words that name it, newest first
    company: tuple[Topic, ...]  # entities named in the same articles, those of most articles first
    articles: tuple[KeptArticle, ...]  # the newest, newest first
    looked_at: int  # how many of its articles these claims are from
    country: str = ""  # of a place: ISO 3166 code
    latitude: float | None = None  # of a place, degrees north
    longitude: float | None = None  # of a place, degrees east
