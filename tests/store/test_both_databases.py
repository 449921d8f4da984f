"""SQLite and PostgreSQL give one answer to one question: the same articles, order, scores and snippets."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.errors import BadQuery
from isnad.model import Article, Incoming, Moment, Paragraph, Precision, SearchQuery, SearchResult
from isnad.store import Store, postgres, sqlite

WORDS = [
    "وزير",
    "وزراء",
    "الوزير",
    "حكومة",
    "الحكومة",
    "قمة",
    "مجلس",
    "الأمن",
    "قرار",
    "القرار",
    "مصر",
    "السودان",
    "لبنان",
    "اليوم",
    "أمس",
    "قال",
    "وقال",
    "أعلنت",
    "في",
    "من",
    "على",
    "إلى",
    "1,250",
    "١٢",
    "UN",
    "كوفيد-19",
    "قتيلا",
    "قتلى",
    "مدرسة",
    "المدارس",
    "نفط",
    "أسعار",
    "ارتفاع",
    "اقتصاد",
    "حرب",
    "سلام",
]
TYPED = st.lists(
    st.sampled_from([*WORDS, "«", "»", '"', "-", "،", "(", "*", "«مجلس الأمن»", "-مصر", "\x00"]), max_size=7
)
START = datetime(2024, 1, 1, tzinfo=UTC)


def corpus(count: int) -> list[Incoming]:
    draw = random.Random(7)
    rows = []
    for number in range(count):
        at = Moment(START + timedelta(hours=draw.randrange(3000)), Precision.HOUR) if number % 11 else None
        words = [draw.choice(WORDS[: draw.randrange(4, len(WORDS))]) for _ in range(draw.randrange(1, 80))]
        title, deck = (" ".join(draw.choices(WORDS, k=n)) for n in (6, number % 5))
        lines = tuple(Paragraph(line) for line in " ".join(words).split(" قال "))
        rows.append(Article(str(number), title, lines, publisher=f"p{number % 3}", deck=deck, published=at))
    return [Incoming(row) for row in rows]


def answer(store: Store, query: SearchQuery) -> SearchResult | str:
    try:
        return store.search(query)
    except BadQuery as error:
        return str(error)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    typed=TYPED.map(" ".join) | TYPED.map("".join) | st.text(max_size=12),
    publisher=st.sampled_from(["", "", "p1"]),
    since=st.none() | st.integers(0, 100).map(lambda days: START + timedelta(days=days)),
    offset=st.sampled_from([0, 0, 5]),
)
def test_one_answer_to_any_question(
    filled: tuple[Store, Store], typed: str, publisher: str, since: datetime | None, offset: int
) -> None:
    query = SearchQuery(typed, publisher, since, None, 30, offset)
    file, server = (answer(store, query) for store in filled)
    assert file == server


@pytest.fixture
def filled(both: tuple[Store, Store]) -> tuple[Store, Store]:
    batch = corpus(150)
    for store in both:
        store.save(batch)
    return both


def test_common_words_are_weighed_among_the_newest_and_listed_beyond(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "WEIGHED", 20)
    monkeypatch.setattr(sqlite, "WEIGHED", 20)
    for store in both:
        store.save(corpus(150))
    for offset in (0, 10, 15, 20, 33):
        file, server = (store.search(SearchQuery("وزير", limit=10, offset=offset)) for store in both)
        assert file == server
        assert len(file.hits) == 10
    whole = both[0].search(SearchQuery("وزير", limit=200))
    assert len({hit.kept.article.id for hit in whole.hits}) == len(whole.hits) == whole.total
    assert whole.hits[19].score > 0.0 == whole.hits[20].score


def test_what_can_stand_in_a_text_is_found_in_both(both: tuple[Store, Store]) -> None:
    odd = ["a_b%c", "x" * 5000, "ه" * 3000, "C++ .NET", "'اقتباس'", "\x00صفر\x00", "٪٥٠", "mañana", "Ünïcode", "日本"]
    batch = [Incoming(Article(str(n), "عنوان", (Paragraph(f"قبل {text} بعد"),))) for n, text in enumerate(odd)]
    for store in both:
        store.save(batch)
    for text in odd:
        for typed in (text, f"«قبل {text} بعد»"):
            file, server = (answer(store, SearchQuery(typed)) for store in both)
            assert file == server
            assert isinstance(file, SearchResult)
            assert file.total >= 1
