"""Tags and entities across articles: kept and replaced with the analyses, listed, counted, in each kind of database."""

from datetime import UTC, datetime, timedelta

import pytest

from isnad.errors import NotFound
from isnad.model import (
    Analysed,
    Analysis,
    Article,
    Entity,
    EntityKind,
    Incoming,
    Mention,
    Moment,
    Paragraph,
    Precision,
    Tag,
    Topic,
    TopicKind,
)
from isnad.store import Store, topics

DAY = datetime(2024, 3, 10, 8, tzinfo=UTC)
WORDS = "افتتحت ليلى الحداد جسر الرمانة، ثم زارت ليلى الحداد السوق."


def article(number: int, words: str = WORDS, *, day: int | None = 0) -> Article:
    published = None if day is None else Moment(DAY + timedelta(days=day), Precision.MINUTE, 0)
    return Article(str(number), f"خبر {number}", (Paragraph(words),), published=published)


def mentions(of: Article, words: str) -> tuple[Mention, ...]:
    places = [at for at in range(len(of.text)) if of.text.startswith(words, at)]
    return tuple(Mention(words, at, at + len(words), "listed") for at in places)


def person(of: Article, name: str = "ليلى الحداد", key: str = "ليلي حداد") -> Entity:
    return Entity(name, EntityKind.PERSON, key, mentions(of, name))


def tag(text: str = "جسر الرمانة", key: str = "جسر رمانه", score: float = 0.5) -> Tag:
    return Tag(text, key, score, "noun phrase")


def keep(store: Store, *articles: Article) -> None:
    store.save([Incoming(each) for each in articles])


def read(store: Store, of: Article, analysis: Analysis, revision: int = 1) -> None:
    store.save_analyses([Analysed(of.id, revision, 1, analysis)])


def ids(store: Store, kind: TopicKind, key: str, limit: int = 9, offset: int = 0) -> list[str]:
    return [kept.article.id for kept in store.with_topic(kind, key, limit, offset)]


def test_articles_of_a_topic_are_listed_newest_first_and_undated_ones_last(store: Store) -> None:
    of = [article(1, day=1), article(2, day=3), article(3, day=None), article(4, day=2)]
    keep(store, *of)
    for each in of:
        read(store, each, Analysis(tags=(tag(),), entities=(person(each),)))
    assert ids(store, TopicKind.TAG, "جسر رمانه") == ["2", "4", "1", "3"]
    assert ids(store, TopicKind.PERSON, "ليلي حداد", 2, 1) == ["4", "1"]
    assert store.topic(TopicKind.TAG, "جسر رمانه") == Topic(TopicKind.TAG, "جسر رمانه", "جسر الرمانة", 4)
    times = sorted(store.times_of_topic(TopicKind.PERSON, "ليلي حداد"))
    assert times == [(DAY + timedelta(days=day), 2) for day in (1, 2, 3)]


def test_a_key_is_another_topic_in_another_kind(store: Store) -> None:
    of = article(1)
    keep(store, of)
    read(store, of, Analysis(tags=(tag(key="ليلي حداد"),), entities=(person(of),)))
    assert store.topic(TopicKind.TAG, "ليلي حداد").name == "جسر الرمانة"
    assert store.topic(TopicKind.PERSON, "ليلي حداد").name == "ليلى الحداد"
    with pytest.raises(NotFound, match="place «ليلي حداد»"):
        store.topic(TopicKind.PLACE, "ليلي حداد")


def test_reading_again_replaces_what_an_article_had(store: Store) -> None:
    of = article(1)
    keep(store, of)
    read(store, of, Analysis(tags=(tag(), tag("سوق", "سوق"))))
    read(store, of, Analysis(tags=(tag("سوق", "سوق"), tag("معرض", "معرض"))))
    assert ids(store, TopicKind.TAG, "جسر رمانه") == []
    assert ids(store, TopicKind.TAG, "سوق") == ids(store, TopicKind.TAG, "معرض") == ["1"]
    with pytest.raises(NotFound):
        store.topic(TopicKind.TAG, "جسر رمانه")


def test_topics_are_listed_by_how_many_articles_have_them(store: Store) -> None:
    of = [article(number) for number in range(1, 4)]
    keep(store, *of)
    for number, each in enumerate(of):
        found = [tag(f"وسم {at}", f"وسم {at}") for at in range(number + 1)]
        read(store, each, Analysis(tags=tuple(found)))
    listed = [(topic.key, topic.articles) for topic in store.topics(TopicKind.TAG)]
    assert listed == [("وسم 0", 3), ("وسم 1", 2), ("وسم 2", 1)]
    assert [topic.key for topic in store.topics(TopicKind.TAG, 1, 1)] == ["وسم 1"]
    assert store.topics(TopicKind.LAW) == ()


def test_two_spellings_of_one_key_in_an_article_are_one_topic(store: Store) -> None:
    of = article(1)
    keep(store, of)
    read(store, of, Analysis(entities=(person(of), person(of, "ليلى", "ليلي حداد"))))
    assert store.topic(TopicKind.PERSON, "ليلي حداد").articles == 1
    assert [weight for _, weight in store.times_of_topic(TopicKind.PERSON, "ليلي حداد")] == [4]


def test_analyses_of_several_articles_come_by_the_ids_that_were_asked_for(store: Store) -> None:
    of = [article(1), article(2), article(3)]
    keep(store, *of)
    analysis = Analysis(tags=(tag(),), entities=(person(of[0]),))
    read(store, of[0], analysis)
    assert store.analyses(["3", "1", "9"]) == {"1": analysis}
    assert store.analyses([]) == {}


def test_tags_of_many_articles_are_listed_as_others_are(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    of = [article(number) for number in range(6)]
    keep(store, *of)
    for number, each in enumerate(of):
        read(store, each, Analysis(tags=tuple(tag(f"وسم {n}", f"k{n}") for n in range(number + 1))))
    whole = store.topics(TopicKind.TAG, 9)
    assert [(topic.key, topic.articles) for topic in whole] == [(f"k{n}", 6 - n) for n in range(6)]
    monkeypatch.setattr(topics, "_COMMON", 3)
    assert store.topics(TopicKind.TAG, 3, 1) == whole[1:4]  # all of them common
    assert store.topics(TopicKind.TAG, 3, 2) == whole[2:5]  # the last is not
    assert store.topics(TopicKind.TAG, 9) == whole
