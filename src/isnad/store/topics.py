"""Tags and entities across articles: which article has which, into the store and out of it.

They follow the analyses: what an article has of them is replaced whenever it is read again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, desc, func, select, tuple_

from isnad.errors import NotFound
from isnad.model import Analysis, KeptArticle, Topic, TopicKind
from isnad.store import read
from isnad.store.bulk import insert_all, parts
from isnad.store.packing import key_of, pack, published_at, unpack
from isnad.store.tables import articles, topic_articles, topics

# Of tags there are so many that counting them one by one takes twice as long as counting all topics in order; what the
# list of them begins with, more articles have than _COMMON.
_BEGINNING, _COMMON = 500, 20
_OF_SCORE = 1_000  # the weight of a tag with the probability 1
Named = tuple[TopicKind, str]  # the kind and key of a topic


def save(connection: Connection, batch: Mapping[int, Analysis], renewed: Sequence[int]) -> None:
    """Puts in what articles, by number, have; what those `renewed` had goes. The caller holds the lock."""
    for part in parts(renewed):
        connection.execute(delete(topic_articles).where(topic_articles.c.article.in_(part)))
    found = {number: _weights(analysis) for number, analysis in batch.items()}
    numbers = _numbers(connection, {topic: name for each in found.values() for topic, (name, _) in each.items()})
    insert_all(
        connection,
        topic_articles,
        (
            {"topic": numbers[topic], "article": number, "weight": weight}
            for number, each in found.items()
            for topic, (_, weight) in each.items()
        ),
    )


def one(connection: Connection, kind: TopicKind, key: str) -> Topic:
    """A topic with the number of its articles. Raises NotFound where no article has it."""
    row = connection.execute(
        select(topics.c.number, topics.c.name).where(topics.c.kind == kind.value, topics.c.key == key_of(key))
    ).first()
    having = select(func.count()).where(topic_articles.c.topic == (row.number if row else 0))
    count = connection.execute(having).scalar_one() if row else 0
    if row is None or not count:
        raise NotFound(f"no article has the {kind.value} «{key[:200]}»")
    return Topic(kind, key_of(key), str(unpack(row.name)), count)


def most(connection: Connection, kind: TopicKind, limit: int, offset: int) -> tuple[Topic, ...]:
    """Topics of a kind, those of most articles first."""
    if kind is TopicKind.TAG and offset + limit <= _BEGINNING:
        common = _most_common(connection, kind, limit, offset)
        if len(common) == limit:
            return common
    # Counted topic by topic, each off the index: joined and then grouped, it took SQLite three times as long.
    having = select(func.count()).where(topic_articles.c.topic == topics.c.number).scalar_subquery()
    rows = connection.execute(
        select(topics.c.key, topics.c.name, having.label("articles"))
        .where(topics.c.kind == kind.value)
        .order_by(desc("articles"), topics.c.number)
        .limit(max(0, limit))
        .offset(max(0, offset))
    )
    # Those that no article has any more stand at the end.
    return tuple(Topic(kind, row.key, str(unpack(row.name)), row.articles) for row in rows if row.articles)


def _most_common(connection: Connection, kind: TopicKind, limit: int, offset: int) -> tuple[Topic, ...]:
    """The same of a kind with many topics, as far as _COMMON articles have them.

    Topics of all kinds are counted, in order of the index, and few are left to be joined with what they are called.
    """
    columns = topic_articles.c
    counted = select(columns.topic, func.count().label("articles")).group_by(columns.topic)
    common = counted.having(func.count() >= _COMMON).subquery()
    rows = connection.execute(
        select(topics.c.key, topics.c.name, common.c.articles)
        .join(common, common.c.topic == topics.c.number)
        .where(topics.c.kind == kind.value)
        .order_by(common.c.articles.desc(), topics.c.number)
        .limit(max(0, limit))
        .offset(max(0, offset))
    )
    return tuple(Topic(kind, row.key, str(unpack(row.name)), row.articles) for row in rows)


def articles_of(connection: Connection, kind: TopicKind, key: str, limit: int, offset: int) -> tuple[KeptArticle, ...]:
    """The articles that have a topic, newest first, undated ones after all others."""
    wanted = (
        select(articles.c.number)
        .join(topic_articles, topic_articles.c.article == articles.c.number)
        .join(topics, topics.c.number == topic_articles.c.topic)
        .where(topics.c.kind == kind.value, topics.c.key == key_of(key))
        .order_by(articles.c.slot.desc())
        .limit(max(0, limit))
        .offset(max(0, offset))
    )
    numbers = list(connection.execute(wanted).scalars())
    kept = {number: article for part in parts(numbers) for number, article in read.kept(connection, part).items()}
    return tuple(kept[number] for number in numbers)


def times_of(connection: Connection, kind: TopicKind, key: str) -> list[tuple[datetime, int]]:
    """When the articles that have a topic were published, and how often each names it; undated ones left out."""
    rows = connection.execute(
        select(articles.c.slot, topic_articles.c.weight)
        .join(topic_articles, topic_articles.c.article == articles.c.number)
        .join(topics, topics.c.number == topic_articles.c.topic)
        .where(topics.c.kind == kind.value, topics.c.key == key_of(key))
    )
    return [(at, weight) for slot, weight in rows if (at := published_at(slot)) is not None]


def of_articles(connection: Connection, kind: TopicKind, numbers: Sequence[int], limit: int) -> tuple[Topic, ...]:
    """The topics of a kind that these articles have, those with the greatest weight in all of them first."""
    weights: dict[int, tuple[int, int]] = {}
    columns = topic_articles.c
    weighed = select(columns.topic, func.sum(columns.weight).label("weight"), func.count().label("count"))
    for part in parts(numbers):
        # Of all kinds first: joined before it is summed, SQLite goes through every tag of the store for each article.
        had = weighed.where(columns.article.in_(part)).group_by(columns.topic).subquery()
        of_kind = select(had).join(topics, topics.c.number == had.c.topic).where(topics.c.kind == kind.value)
        for topic, weight, count in connection.execute(of_kind):
            known = weights.get(topic, (0, 0))
            weights[topic] = known[0] + int(weight), known[1] + count
    best = sorted(weights, key=lambda topic: (-weights[topic][0], topic))[:limit]
    rows = connection.execute(select(topics.c.number, topics.c.key, topics.c.name).where(topics.c.number.in_(best)))
    named = {row.number: row for row in rows}
    return tuple(
        Topic(kind, named[topic].key, str(unpack(named[topic].name)), weights[topic][1])
        for topic in best
        if topic in named
    )


def _weights(analysis: Analysis) -> dict[Named, tuple[str, int]]:
    """What an article has: the name that it gives each topic, and its weight there."""
    found = {
        (TopicKind.TAG, key_of(tag.key)): (tag.text, round(tag.score * _OF_SCORE)) for tag in analysis.tags if tag.key
    }
    for entity in analysis.entities:
        if entity.key:
            topic = TopicKind(entity.kind.value), key_of(entity.key)
            name, weight = found.get(topic, (entity.name, 0))
            found[topic] = name, weight + len(entity.mentions)
    return found


def _numbers(connection: Connection, names: Mapping[Named, str]) -> dict[Named, int]:
    """The number of each topic; those that nobody knew yet are put in."""
    known = dict(_known(connection, list(names)))
    last = connection.execute(select(func.max(topics.c.number))).scalar() or 0
    new = {topic: last + at for at, topic in enumerate((each for each in names if each not in known), 1)}
    insert_all(
        connection,
        topics,
        (
            {"number": number, "kind": topic[0].value, "key": topic[1], "name": pack(names[topic])}
            for topic, number in new.items()
        ),
    )
    return known | new


def _known(connection: Connection, wanted: Sequence[Named]) -> Iterable[tuple[Named, int]]:
    columns = topics.c
    for part in parts([(kind.value, key) for kind, key in wanted]):
        rows = select(columns.kind, columns.key, columns.number).where(tuple_(columns.kind, columns.key).in_(part))
        for kind, key, number in connection.execute(rows):
            yield (TopicKind(kind), key), number
