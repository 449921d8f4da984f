"""Who and what an article names: persons, places, organisations, and where it names them.

Every span is half-open, in code points of `Article.text` (title, line feed, body).
"""

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What is named."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"  # a war, a conference, a cup
    LAW = "law"  # also a treaty, an agreement
    WORK = "work"  # a book, a film, a series


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name an entity, as they stand there, less particles written onto their front."""

    text: str
    start: int
    end: int
    rule: str  # which rule found it


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or thing, with all the words that name it in one article."""

    name: str  # in the fullest form that the article gives, or the one that a list gives for its spellings
    kind: EntityKind
    key: str  # one for all spellings of the name: what articles are joined by
    mentions: tuple[Mention, ...]  # in order of the text
    references: tuple[Mention, ...] = ()  # weaker: a title alone («الوزير»), an adjective of nationality («الروسي»)
    country: str = ""  # of a place: ISO 3166 code, "" where it lies in none, in several, or nobody knows
    latitude: float | None = None  # of a place, degrees north
    longitude: float | None = None  # of a place, degrees east
