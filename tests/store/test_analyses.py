"""What was read in articles: kept, renewed and asked for, in each kind of database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from isnad.errors import NotFound
from isnad.model import (
    Act,
    Analysed,
    Analysis,
    Article,
    Bound,
    Claim,
    Entity,
    EntityKind,
    Figure,
    Form,
    Incoming,
    Link,
    Mention,
    Moment,
    Paragraph,
    Precision,
    SourceKind,
    Span,
    Tag,
)
from isnad.store import Store
from isnad.store.migrations.run import upgrade
from isnad.store.opening import backend_for
from isnad.store.packing import pack
from isnad.store.reading import pack_analysis, unpack_analysis

WORDS = "قالت البلدية إن 40 منزلا غمرتها المياه."


def article(number: int, words: str = WORDS) -> Article:
    return Article(str(number), f"خبر رقم {number}", (Paragraph(words),))


def span(of: Article, words: str) -> Span:
    start = of.text.index(words)
    return Span(words, start, start + len(words))


def reading(of: Article) -> Analysis:
    source = Link(span(of, "البلدية"), "بلدية الضفة", SourceKind.GOVERNMENT)
    said = Moment(datetime(2024, 3, 9, tzinfo=UTC), Precision.DAY, 120)
    content = span(of, "40 منزلا غمرتها المياه")
    claim = Claim(
        *(content, span(of, "قالت"), (source,), Act.STATE, Form.INDIRECT, False, "verb", said, "في بيان", "قال"),
        speaker_chance=0.91,
        content_chance=0.5,
    )
    figure = Figure(span(of, "40 منزلا"), Decimal(40), Decimal(40), Bound.EXACT, "منزلا", claim=0, rule="counted")
    tag = Tag("البلدية", "بلديه", 0.5, "noun phrase", (("once", -0.56),), (span(of, "البلدية"),))
    place = span(of, "المياه")
    mention = Mention(place.text, place.start, place.end, "listed")
    entity = Entity("الضفة", EntityKind.PLACE, "dff", (mention,), (mention,), "PS", 31.5, 35.25)
    return Analysis((claim,), (figure,), (tag,), (entity,))


def keep(store: Store, *articles: Article) -> None:
    store.save([Incoming(each) for each in articles])


def analyse(store: Store, *articles: Article, rules: int = 1, revision: int = 1) -> None:
    store.save_analyses([Analysed(each.id, revision, rules, reading(each)) for each in articles])


def unread(store: Store, limit: int = 9) -> list[str]:
    return [kept.article.id for kept in (store.reworded(limit) or [kept for _, kept in store.unread(limit)])]


def otherwise(store: Store, rules: int) -> list[str]:
    return [kept.article.id for kept in store.read_otherwise(rules, 9)]


def test_an_analysis_comes_back_as_it_was(store: Store) -> None:
    keep(store, article(1), article(2))
    analyse(store, article(1))
    assert store.analysis("1") == Analysed("1", 1, 1, reading(article(1)))
    with pytest.raises(NotFound, match="not analysed yet"):
        store.analysis("2")
    with pytest.raises(NotFound, match="«7»"):
        store.analysis("7")


def test_articles_are_given_in_order_of_arrival_until_they_are_read(store: Store) -> None:
    keep(store, *map(article, range(1, 6)))
    assert unread(store, 2) == ["1", "2"]
    analyse(store, article(2), article(1))
    assert unread(store) == ["3", "4", "5"]
    assert store.behind(1) == 3
    store.save_analyses([Analysed(str(number), 1, 1, Analysis()) for number in (3, 4, 5)])
    assert unread(store) == []
    assert store.analysis("4").analysis == Analysis()
    assert store.behind(1) == 0


def test_changed_words_are_read_again_and_show_nothing_meanwhile(store: Store) -> None:
    keep(store, *map(article, range(1, 4)))
    analyse(store, *map(article, range(1, 4)))
    changed = article(2, "تصحيح: " + WORDS)
    keep(store, changed, article(4))
    with pytest.raises(NotFound, match="not analysed yet"):
        store.analysis("2")
    assert store.behind(1) == 2
    assert unread(store) == ["2"]
    analyse(store, changed, revision=2)
    assert store.analysis("2") == Analysed("2", 2, 1, reading(changed))
    assert unread(store) == ["4"]


def test_the_same_words_again_are_not_read_again(store: Store) -> None:
    keep(store, article(1))
    analyse(store, article(1))
    keep(store, article(1))
    assert unread(store) == []


def test_an_old_state_that_comes_late_leaves_the_reading(store: Store) -> None:
    day = datetime(2024, 3, 10, tzinfo=UTC)
    store.save([Incoming(article(1), None, day)])
    analyse(store, article(1))
    store.save([Incoming(article(1, "كلمات أقدم."), None, day - timedelta(days=1))])
    assert unread(store) == []
    assert store.analysis("1").revision == 1


def test_words_that_change_while_they_are_read_are_given_again(store: Store) -> None:
    keep(store, article(1), article(2))
    (_, first), (_, second) = store.unread(9)
    changed = article(1, "تصحيح: " + WORDS)
    keep(store, changed)
    store.save_analyses([Analysed(k.article.id, k.revision, 1, reading(k.article)) for k in (first, second)])
    assert unread(store) == ["1"]
    with pytest.raises(NotFound):
        store.analysis("1")
    assert store.analysis("2").analysis == reading(article(2))
    # The same where it had been read before.
    analyse(store, changed, revision=2)
    (third,) = store.read_otherwise(2, 1)
    keep(store, article(1, "سحبت البلدية البيان."))
    store.save_analyses([Analysed("1", third.revision, 2, reading(third.article))])
    assert unread(store) == ["1"]


def test_what_other_rules_read_is_given_part_by_part(store: Store) -> None:
    keep(store, *map(article, range(1, 6)))
    analyse(store, article(1), article(2), rules=2)
    analyse(store, article(3), rules=1)
    analyse(store, article(4), rules=3)
    assert store.behind(2) == 3
    assert otherwise(store, 2) == ["3"]
    analyse(store, article(3), rules=2)
    assert otherwise(store, 2) == ["4"]  # a newer Isnad read it: ours count for ours
    analyse(store, article(4), rules=2)
    assert otherwise(store, 2) == []
    assert store.behind(2) == 1
    assert store.analysis("3").rules == 2


def test_what_is_not_kept_cannot_be_analysed(store: Store) -> None:
    keep(store, article(1))
    with pytest.raises(NotFound, match="«7»; it cannot be analysed"):
        analyse(store, article(1), article(7))
    assert unread(store) == ["1"]


def test_another_process_sees_it(store: Store, reopen: Callable[[], Store]) -> None:
    keep(store, article(1))
    analyse(store, article(1))
    with reopen() as other:
        assert other.analysis("1").analysis == reading(article(1))


def test_a_store_of_the_schema_before_has_everything_to_read(request: pytest.FixtureRequest, address: str) -> None:
    old = address if address.startswith("sqlite") else str(request.getfixturevalue("empty_database"))
    backend = backend_for(old)
    engine = backend.engine().execution_options(writes=True)
    with engine.connect() as connection, connection.begin():
        upgrade(connection, "0002")
    with engine.connect() as connection, connection.begin():
        columns = "(number, id, slot, publisher, revision, first_seen, last_seen)"
        connection.execute(text(f"INSERT INTO articles {columns} VALUES (1, 'a', 1, '', 1, 0, 0)"))
    engine.dispose()
    with Store.open(old) as store:
        assert store.behind(1) == 1


TEXT = "قالت وكالة الساحل إن مئات المسافرين عالقون، نقلا عن مسؤول في الميناء. " * 3
NAMES = st.text(max_size=12)
PLACES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
SPANS = PLACES.map(lambda place: Span(TEXT[place[0] : place[1]], place[0], place[1]))
MOMENTS = st.builds(
    Moment,
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(Precision),
    st.none() | st.integers(-720, 840),
)
LINKS = st.builds(Link, st.none() | SPANS, NAMES, st.sampled_from(SourceKind), st.none() | SPANS)
MENTIONS = st.builds(lambda span, rule: Mention(span.text, span.start, span.end, rule), SPANS, NAMES)
DEGREES = st.none() | st.floats(-180, 180)
ENTITIES = st.builds(
    Entity,
    NAMES,
    st.sampled_from(EntityKind),
    NAMES,
    st.lists(MENTIONS, max_size=2).map(tuple),
    st.lists(MENTIONS, max_size=2).map(tuple),
    NAMES,
    DEGREES,
    DEGREES,
)
CLAIMS = st.builds(
    Claim,
    SPANS,
    SPANS,
    st.lists(LINKS, min_size=1, max_size=3).map(tuple),
    st.sampled_from(Act),
    st.sampled_from(Form),
    st.booleans(),
    NAMES,
    st.none() | MOMENTS,
    NAMES,
    NAMES,
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
FIGURES = st.builds(
    Figure,
    SPANS,
    NUMBERS,
    st.none() | NUMBERS,
    st.sampled_from(Bound),
    NAMES,
    NAMES,
    NAMES,
    NAMES,
    st.none() | st.integers(0, 9),
    NAMES,
)


SCORES = st.floats(-9, 9)
PARTS = st.lists(st.tuples(NAMES, SCORES), max_size=3).map(tuple)
TAGS = st.builds(Tag, NAMES, NAMES, SCORES, NAMES, PARTS, st.lists(SPANS, max_size=3).map(tuple))


@given(st.builds(Analysis, *(st.lists(each, max_size=3).map(tuple) for each in (CLAIMS, FIGURES, TAGS, ENTITIES))))
def test_any_analysis_comes_back_equal(analysis: Analysis) -> None:
    assert unpack_analysis(pack_analysis(analysis), TEXT) == analysis


def test_what_was_kept_before_there_were_tags_has_none() -> None:
    assert unpack_analysis(pack([[], []]), TEXT) == Analysis()
