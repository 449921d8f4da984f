"""Search: the words of Arabic meet, filters hold, the better and the newer come first; in both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from isnad.errors import BadQuery
from isnad.model import Article, Incoming, Moment, Paragraph, Precision, SearchQuery
from isnad.store import Store

NEWEST = datetime(2024, 5, 20, tzinfo=UTC)


def article(name: str, title: str, body: str, *, days: float = 0, publisher: str = "saha", deck: str = "") -> Article:
    at = Moment(NEWEST - timedelta(days=days), Precision.MINUTE)
    lines = tuple(Paragraph(line) for line in body.split("\n"))
    return Article(id=name, title=title, paragraphs=lines, published=at, publisher=publisher, deck=deck)


@pytest.fixture
def filled(store: Store) -> Store:
    rows = [
        article("talks", "وزراء الخارجية يبحثون الأزمة", "اجتمع وزراء خارجية ست دول في عمّان لبحث الأزمة."),
        article("minister", "افتتاح جسر جديد", "افتتح الوزير الجسر بعد عامين من البناء.", days=3, publisher="nahr"),
        article("schools", "المدارس تعود", "تعود المَدْرَسَةُ إلى العمل، وتستقبل المدارس الطلاب غدا.", days=10),
        article("match", "فوز في المباراة", "فاز الفريق في مباراة الأمس بثلاثة أهداف.", days=400),
        article("deck", "ارتفاع الأسعار", "زادت أسعار الخبز.", days=5, deck="المخابز تشكو من غلاء الدقيق"),
        article("covid", "إصابات كوفيد-19", "سجلت 1,250 إصابة، وقالت WHO إن الوضع مستقر.", days=6, publisher="nahr"),
        Article(id="undated", title="بلا تاريخ", paragraphs=(Paragraph("تقرير عن الوزارة والوزير بلا تاريخ"),)),
    ]
    store.save([Incoming(row) for row in rows])
    return store


def found(store: Store, text: str, **filters: object) -> set[str]:
    result = store.search(SearchQuery(text, **filters))  # type: ignore[arg-type]
    assert result.total == len(result.hits)
    return {hit.kept.article.id for hit in result.hits}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("الوزير", {"talks", "minister", "undated"}),
        ("وزراء", {"talks", "minister", "undated"}),
        ("والوزراء", {"talks", "minister", "undated"}),
        ("وُزَرَاءُ", {"talks", "minister", "undated"}),
        ("ازمه", {"talks"}),
        ("الأزمــــة", {"talks"}),
        ("مدرسة", {"schools"}),
        ("عمان", {"talks"}),
        ("«وزراء الخارجية»", {"talks"}),
        ("«خارجية وزراء»", set()),
        ("وزير -جسر", {"talks", "undated"}),
        ("وزير -«وزراء خارجية»", {"minister", "undated"}),
        ("وزير -جسر -الأزمة", {"undated"}),
        ("الدقيق", {"deck"}),
        ("1250", {"covid"}),
        ("١٢٥٠", {"covid"}),
        ("كوفيد-19", {"covid"}),
        ("who", {"covid"}),
        ("كلمة_لا_توجد", set()),
        ("الأزمة دول", {"talks"}),
        ("الأزمة أهداف", set()),
        ("«غدا فوز»", set()),  # a phrase does not reach from one part or article into the next
    ],
)
def test_words_meet(filled: Store, text: str, names: set[str]) -> None:
    assert found(filled, text) == names


def test_filters_hold(filled: Store) -> None:
    assert found(filled, "الوزير", publisher="nahr") == {"minister"}
    assert found(filled, "الوزير", publisher="nobody") == set()
    three_days_ago = NEWEST - timedelta(days=3)
    assert found(filled, "الوزير", since=three_days_ago) == {"talks", "minister"}
    assert found(filled, "الوزير", until=NEWEST) == {"minister"}  # exclusive, and undated ones are left out
    assert found(filled, "الوزير", since=NEWEST, until=three_days_ago) == set()
    assert found(filled, "", since=three_days_ago) == {"talks", "minister"}
    assert found(filled, "", publisher="nahr", until=NEWEST - timedelta(days=4)) == {"covid"}


def test_without_words_the_newest_come_first(filled: Store) -> None:
    result = filled.search(SearchQuery(" \n"))
    names = [hit.kept.article.id for hit in result.hits]
    assert names == ["talks", "minister", "deck", "covid", "schools", "match", "undated"]
    assert {hit.score for hit in result.hits} == {0.0}
    part = filled.search(SearchQuery(limit=2, offset=3))
    assert ([hit.kept.article.id for hit in part.hits], part.total) == (["covid", "schools"], 7)
    assert filled.latest(3, 1) == filled.search(SearchQuery(limit=3, offset=1))
    assert [hit.kept.article.id for hit in filled.latest(publisher="nahr").hits] == ["minister", "covid"]


def test_pages_of_hits_join_without_gap(filled: Store) -> None:
    whole = filled.search(SearchQuery("الوزير"))
    parts = [filled.search(SearchQuery("الوزير", limit=1, offset=n)) for n in range(4)]
    assert [hit for part in parts for hit in part.hits] == list(whole.hits)
    assert {part.total for part in parts} == {3}


def test_the_headline_counts_more_and_rare_words_more_than_common(store: Store) -> None:
    filler = [article(f"f{n}", f"خبر عن السوق {n}", "تحركت الأسهم في السوق اليوم.") for n in range(30)]
    lead = article("lead", "زلزال يضرب الساحل", "ضرب الساحل فجرا ما وصفه السكان بالأعنف.")
    passing = article("passing", "خبر عن السوق", "تحركت الأسهم في السوق بعد زلزال الأمس.")
    store.save([Incoming(row) for row in (*filler, passing, lead)])
    assert [hit.kept.article.id for hit in store.search(SearchQuery("زلزال")).hits] == ["lead", "passing"]


def test_of_equals_the_newer_comes_first_and_the_future_is_not_news(store: Store) -> None:
    words = ("انقطاع الكهرباء", "انقطعت الكهرباء عن المدينة.")
    rows = [article(str(days), *words, days=days) for days in (300, 0, 8, 1)]
    filler = [article(f"f{n}", "أخبار أخرى", "لا شيء عن الطاقة هنا.") for n in range(10)]
    future = article("future", "خطأ في التاريخ", "سنة خاطئة.", days=-3_000)
    store.save([Incoming(row) for row in (*rows, *filler, future)])
    hits = store.search(SearchQuery("الكهرباء")).hits
    assert [hit.kept.article.id for hit in hits] == ["0", "1", "8", "300"]
    assert hits[0].score == pytest.approx(1.5 * hits[-1].score, rel=0.02)


@pytest.mark.parametrize(
    "query",
    [
        SearchQuery("-الوزير"),
        SearchQuery("؟؟"),
        SearchQuery(limit=0),
        SearchQuery(limit=201),
        SearchQuery(offset=-1),
        SearchQuery(offset=10**30),
        SearchQuery(since=datetime(2024, 1, 1)),  # noqa: DTZ001
    ],
)
def test_what_cannot_be_understood_is_said(filled: Store, query: SearchQuery) -> None:
    with pytest.raises(BadQuery):
        filled.search(query)


def test_the_snippet_is_a_piece_of_the_text_with_the_words_marked(store: Store) -> None:
    far = "مقدمة طويلة عن أمور أخرى لا صلة لها بالبحث. " * 60
    body = f"{far}\nوأعلن الوُزراءُ في القاهرة خطة المياه الجديدة. {far}"
    store.save([Incoming(article("long", "خطة حكومية", body)), Incoming(article("short", "الوزير يستقيل", "خبر قصير"))])
    hits = {hit.kept.article.id: hit for hit in store.search(SearchQuery("الوزير")).hits}
    assert hits["long"].snippet in body
    assert len(hits["long"].snippet) <= 220
    assert [hits["long"].snippet[a:b] for a, b in hits["long"].marks] == ["الوُزراءُ"]
    assert (hits["short"].snippet, hits["short"].marks) == ("الوزير يستقيل", ((0, 6),))
    (hit,) = store.search(SearchQuery("المياه «الوزراء في القاهرة» خطة")).hits
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["الوُزراءُ في القاهرة", "خطة", "المياه"]
    (listed,) = store.search(SearchQuery(publisher="saha", limit=1)).hits
    assert listed.marks == ()
    assert body.startswith(listed.snippet) or listed.snippet == "خبر قصير"


def test_a_revised_article_is_found_by_its_new_words_alone(filled: Store) -> None:
    filled.save([Incoming(article("match", "فوز في المباراة", "ألغيت نتيجة اللقاء.", days=1))])
    assert found(filled, "أهداف") == set()
    assert found(filled, "نتيجة") == {"match"}
    assert found(filled, "نتيجة", since=NEWEST - timedelta(days=2)) == {"match"}
    assert all(check.ok for check in filled.checks())
