"""An entity across articles: its spellings, its days, its words, words about it, its company."""

from datetime import UTC, date, datetime

from isnad.model import (
    Act,
    Analysis,
    Article,
    Claim,
    Entity,
    EntityKind,
    Form,
    KeptArticle,
    Link,
    Mention,
    Paragraph,
    Read,
    SourceKind,
    Span,
    Topic,
    TopicKind,
)
from isnad.stories import portrait

NOW = datetime(2024, 5, 1, tzinfo=UTC)
MAYOR = Topic(TopicKind.PERSON, "سامر نصار", "سامر نصار", 2)


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(words, at, at + len(words))


def mention(text: str, words: str) -> Mention:
    place = span(text, words)
    return Mention(words, place.start, place.end, "listed")


def claim(text: str, words: str, speaker: str, name: str = "") -> Claim:
    source = Link(span(text, speaker), name or speaker, SourceKind.PERSON)
    return Claim(span(text, words), span(text, "قال"), (source,), Act.STATE, Form.INDIRECT, hedged=False, rule="verb")


def read(key: str, text: str, claims: tuple[Claim, ...], *entities: Entity) -> Read:
    article = Article(key, text.partition("\n")[0], (Paragraph(text.partition("\n")[2]),))
    return Read(KeptArticle(article, 1, NOW, NOW), Analysis(claims, entities=entities))


FIRST = "جولة في السوق\nقال سامر نصار إن السوق جاهز، وزار ميناء الرمل مع هند العلي."
SECOND = "رد على البلدية\nقال عادل منير إن سامر نصار تأخر، وانصرف نصار."
READ = (
    read(
        "1",
        FIRST,
        (claim(FIRST, "السوق جاهز", "سامر نصار"),),
        Entity("سامر نصار", EntityKind.PERSON, "سامر نصار", (mention(FIRST, "سامر نصار"),)),
        Entity("هند العلي", EntityKind.PERSON, "هند علي", (mention(FIRST, "هند العلي"),)),
        Entity(
            "ميناء الرمل",
            EntityKind.PLACE,
            "ميناء رمل",
            (mention(FIRST, "ميناء الرمل"),),
            country="LB",
            latitude=1.5,
            longitude=2.5,
        ),
    ),
    read(
        "2",
        SECOND,
        (claim(SECOND, "سامر نصار تأخر", "عادل منير"),),
        Entity(
            "سامر نصار",
            EntityKind.PERSON,
            "سامر نصار",
            (mention(SECOND, "سامر نصار"), Mention("نصار", SECOND.rindex("نصار"), SECOND.rindex("نصار") + 4, "again")),
        ),
        Entity("عادل منير", EntityKind.PERSON, "عادل منير", (mention(SECOND, "عادل منير"),)),
    ),
)


def test_what_it_said_and_what_others_said_of_it() -> None:
    found = portrait(MAYOR, (), READ)
    assert [(said.kept.article.id, said.claim.content.text) for said in found.said] == [("1", "السوق جاهز")]
    assert [(said.kept.article.id, said.claim.content.text) for said in found.told] == [("2", "سامر نصار تأخر")]


def test_spellings_and_company() -> None:
    found = portrait(MAYOR, (), READ)
    assert found.spellings == (("سامر نصار", 2), ("نصار", 1))
    assert [(topic.kind.value, topic.name, topic.articles) for topic in found.company] == [
        ("person", "عادل منير", 1),
        ("person", "هند العلي", 1),
        ("place", "ميناء الرمل", 1),
    ]
    assert (found.country, found.latitude) == ("", None)


def test_a_place_lies_where_its_articles_say() -> None:
    found = portrait(Topic(TopicKind.PLACE, "ميناء رمل", "ميناء الرمل", 1), (), READ[:1])
    assert (found.country, found.latitude, found.longitude) == ("LB", 1.5, 2.5)


def test_days_are_counted_in_order() -> None:
    times = [
        (datetime(2024, 5, 3, 23, tzinfo=UTC), 2),
        (datetime(2024, 5, 1, tzinfo=UTC), 1),
        (datetime(2024, 5, 3, tzinfo=UTC), 4),
    ]
    assert portrait(MAYOR, times, READ).days == ((date(2024, 5, 1), 1), (date(2024, 5, 3), 6))


def test_an_entity_that_nobody_read_has_an_empty_portrait() -> None:
    found = portrait(MAYOR, (), ())
    assert (found.topic, found.said, found.told, found.company, found.articles) == (MAYOR, (), (), (), ())
