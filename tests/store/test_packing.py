"""Values go into columns and come out equal."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from isnad.model import (
    Article,
    Evidence,
    FeedAddress,
    FeedKind,
    Moment,
    Paragraph,
    ParagraphKind,
    Precision,
    Publisher,
    ReadAlso,
)
from isnad.store.packing import (
    column,
    key_of,
    micros,
    moment,
    pack,
    pack_article,
    pack_publisher,
    published_at,
    slot_of,
    unpack,
    unpack_article,
    unpack_publisher,
    words_digest,
)

ANY = st.text(st.characters() | st.sampled_from("\x00\ud800\udfff«»\u202e"), max_size=20)
MOMENTS = st.builds(
    Moment,
    # A day's distance from both ends: no offset may lead out of the years 1 to 9999.
    st.integers(86_400, 315_537_811_200).map(
        lambda second: datetime.min.replace(tzinfo=UTC) + timedelta(seconds=second)
    ),
    st.sampled_from(Precision),
    st.none() | st.integers(-720, 840),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3),
    max_leaves=8,
)
ARTICLES = st.builds(
    Article,
    id=ANY,
    title=ANY,
    paragraphs=st.lists(st.builds(Paragraph, ANY, st.sampled_from(ParagraphKind)), max_size=4).map(tuple),
    url=ANY,
    deck=ANY,
    published=st.none() | MOMENTS,
    modified=st.none() | MOMENTS,
    authors=st.lists(ANY, max_size=2).map(tuple),
    read_also=st.lists(st.builds(ReadAlso, ANY, ANY), max_size=2).map(tuple),
    evidence=st.lists(st.builds(Evidence, ANY, ANY, ANY, st.booleans()), max_size=2).map(tuple),
    extra=st.dictionaries(ANY.map(lambda key: f"x-{key}"), JSON, max_size=3),
)


@given(JSON)
def test_any_json(value: object) -> None:
    assert unpack(pack(value)) == value


@given(ARTICLES)
def test_any_article(article: Article) -> None:
    assert unpack_article(pack_article(article)) == article


@given(ANY)
def test_a_column_takes_any_text(text: str) -> None:
    written = column(text)
    assert "\x00" not in written
    written.encode()  # raises where a surrogate is left
    assert column(written) == written


@given(ANY | st.text(min_size=450, max_size=700))
def test_a_key_of_a_key_is_that_key(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)
    assert len(key_of(text).encode()) < 2700


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)), st.integers(1, 2**24 - 1))
def test_slots_stand_in_order_of_time(one: datetime, other: datetime, number: int) -> None:
    assert (slot_of(one, number) >> 24 < slot_of(other, number) >> 24) == (
        one.replace(microsecond=0) < other.replace(microsecond=0)
    )
    assert published_at(slot_of(one, number)) == one.replace(microsecond=0)
    assert slot_of(one) <= slot_of(one, number) < slot_of(one.replace(microsecond=0) + timedelta(0)) + 2**24 < 2**63
    assert slot_of(None, number) < slot_of(datetime.min.replace(tzinfo=UTC))
    assert moment(micros(one)) == one


def test_words_are_told_apart_by_their_borders_too() -> None:
    texts = [("ab", "", ("c",)), ("a", "b", ("c",)), ("ab", "c", ()), ("ab", "", ("c", "")), ("abc", "", ())]
    states = [Article("", title, tuple(map(Paragraph, lines)), deck=deck) for title, deck, lines in texts]
    assert len({words_digest(state) for state in states}) == len(states)


def test_feeds_of_a_publisher() -> None:
    section = FeedAddress("https://nahr.example/e", FeedKind.SECTION, r"/n/\d+", verified=True)
    publisher = Publisher("nahr", "النهر", feeds=(FeedAddress("https://nahr.example/feed"), section))
    assert unpack_publisher(pack_publisher(publisher)) == publisher


def test_publishers_of_older_and_newer_stores_are_read() -> None:
    older = pack({"id": "nahr", "name": "النهر", "kind": "site", "feeds": ["https://nahr.example/feed"]})
    assert unpack_publisher(older).feeds == (FeedAddress("https://nahr.example/feed"),)
    newer = pack({"id": "nahr", "name": "النهر", "kind": "site", "feeds": [["u", "gopher", "", False, 7]], "mood": "x"})
    assert unpack_publisher(newer).feeds == (FeedAddress("u"),)
