"""An entity as its articles tell of it: how it is written, when it was named, what it said, what others said of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

from isnad.model import Analysis, Claim, Entity, Portrait, Read, Said, Span, Topic, TopicKind

_CLAIMS = 40  # told of each kind: what a page shows
_COMPANY = 24
_ARTICLES = 20


def portrait(topic: Topic, times: Iterable[tuple[datetime, int]], read: Sequence[Read]) -> Portrait:
    """The portrait of an entity; `read` are its newest articles, newest first, `times` those of all (see `Portrait`).

    A claim is its own where the words that name the speaker name it, or the name of the speaker is its. It is told of
    an entity where its content names it and another speaks.
    """
    found = [(each, entity) for each in read if (entity := _entity(each.analysis, topic)) is not None]
    spellings = Counter(_plain(mention.text) for _, entity in found for mention in entity.mentions)
    names = Counter(entity.name for _, entity in found)
    placed = next((entity for _, entity in found if entity.latitude is not None), None)
    country = next((entity.country for _, entity in found if entity.country), "")
    return Portrait(
        topic=replace(topic, name=names.most_common(1)[0][0]) if names else topic,
        spellings=tuple(spellings.most_common()),
        days=tuple(sorted(_by_day(times).items())),
        said=tuple(islice((Said(each.kept, claim) for each, entity in found for claim in _own(each, entity)), _CLAIMS)),
        told=tuple(islice((Said(each.kept, claim) for each, entity in found for claim in _of(each, entity)), _CLAIMS)),
        company=_company(topic, [each for each, _ in found]),
        articles=tuple(each.kept for each in read[:_ARTICLES]),
        looked_at=len(read),
        country=country,
        latitude=placed.latitude if placed else None,
        longitude=placed.longitude if placed else None,
    )


def _plain(written: str) -> str:
    """A name without what makes it a hashtag: «#دونالد_ترامب»."""
    return " ".join(written.replace("#", " ").replace("_", " ").split())


def _entity(analysis: Analysis, topic: Topic) -> Entity | None:
    return next((each for each in analysis.entities if _is(each, topic)), None)


def _is(entity: Entity, topic: Topic) -> bool:
    return entity.kind.value == topic.kind.value and entity.key == topic.key


def _own(read: Read, entity: Entity) -> Iterator[Claim]:
    return (claim for claim in read.analysis.claims if _speaks(claim, entity))


def _of(read: Read, entity: Entity) -> Iterator[Claim]:
    for claim in read.analysis.claims:
        if not _speaks(claim, entity) and _names(claim.content, entity):
            yield claim


def _speaks(claim: Claim, entity: Entity) -> bool:
    speaker = claim.chain[0]
    if speaker.name and speaker.name in {entity.name, *(mention.text for mention in entity.mentions)}:
        return True
    return speaker.mention is not None and speaker.name == entity.name and _names(speaker.mention, entity)


def _names(span: Span, entity: Entity) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for mention in entity.mentions)


def _by_day(times: Iterable[tuple[datetime, int]]) -> Counter[date]:
    days: Counter[date] = Counter()
    for at, mentions in times:
        days[at.date()] += mentions
    return days


def _company(topic: Topic, read: Sequence[Read]) -> tuple[Topic, ...]:
    """Who and what is named in the same articles."""
    names: dict[tuple[str, str], Counter[str]] = {}
    for each in read:
        for entity in each.analysis.entities:
            if entity.key and not _is(entity, topic):
                names.setdefault((entity.kind.value, entity.key), Counter())[entity.name] += 1
    best = sorted(names.items(), key=lambda item: (-item[1].total(), item[0]))[:_COMPANY]
    return tuple(
        Topic(TopicKind(kind), key, written.most_common(1)[0][0], written.total()) for (kind, key), written in best
    )
