"""Articles out of the text dump of a news page, whole or with pieces missing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import NotAnArticle
from isnad.extract.dump import articles_from_dump
from isnad.extract.dump_keywords import split_keywords
from isnad.model import Article, ParagraphKind, Precision

HEADLINE = "بلدية الميناء تعلن خطة لحماية الواجهة البحرية من العواصف"
FIRST = (
    "أعلنت بلدية الميناء، اليوم الثلاثاء، خطة لحماية الواجهة البحرية من عواصف الشتاء، وقالت إن العمل فيها يبدأ مطلع "
    "الشهر المقبل ويستمر عامين."
)
SECOND = (
    "وقال رئيس البلدية سامر الحداد إن الخطة تشمل حاجزا صخريا طوله كيلومتران، وإن الصيادين في الميناء القديم شاركوا في "
    "وضعها منذ البداية."
)
NEXT_HEADLINE = "صيادو الشمال يطالبون بتعويضات عن موسم ضائع"
NEXT_FIRST = 'طرابلس " وكالات ": طالب صيادو الساحل الشمالي، أمس، بتعويضات عن خسائر موسم كامل أغلقت فيه العواصف الميناء.'
HEADING = "مخاوف من شتاء أطول"
NEXT_SECOND = "وقالت نقابتهم في بيان إن أكثر من ثلاثمئة قارب لم تغادر المرسى منذ أسابيع، وإن المخازن خلت من السمك."
WHOLE = "\n".join(
    [
        HEADLINE,
        "تاريخ النشر: 3rd, December 2024 GMT",
        FIRST,
        SECOND,
        "المصدر: شبكة النورس",
        "كلمات دلالية: بلدية الميناء رئيس البلدية سامر الحداد الواجهة البحري حاجزا صخريا",
        "إقرأ أيضاً:",
        NEXT_HEADLINE,
        NEXT_FIRST,
        NEXT_SECOND,
        HEADING,
        NEXT_SECOND.replace("نقابتهم", "جمعيتهم"),
    ]
)


def only(text: str) -> Article:
    (article,) = articles_from_dump(text, "dump.txt")
    return article


def chosen(article: Article, field: str) -> list[tuple[str, str]]:
    return [(e.source, e.value) for e in article.evidence if e.field == field and e.chosen]


def test_tells_two_articles_apart() -> None:
    first, second = articles_from_dump(WHOLE, "dump.txt")
    assert (first.title, first.body) == (HEADLINE, f"{FIRST}\n{SECOND}")
    assert second.title == NEXT_HEADLINE
    assert [other.headline for other in first.read_also] == [NEXT_HEADLINE]
    assert second.read_also == ()
    assert first.id != second.id


def test_reads_date_source_and_keywords_with_their_evidence() -> None:
    first, _ = articles_from_dump(WHOLE, "dump.txt")
    assert first.published is not None
    assert first.published.at == datetime(2024, 12, 3, tzinfo=UTC)
    assert first.published.precision is Precision.DAY
    assert first.agencies == ("شبكة النورس",)
    assert chosen(first, "title") == [("dump:first line", HEADLINE)]
    assert chosen(first, "published") == [("dump:تاريخ النشر", "3rd, December 2024 GMT")]
    assert chosen(first, "agencies") == [("dump:المصدر", "شبكة النورس")]
    assert chosen(first, "read_also") == [("dump:إقرأ أيضاً", NEXT_HEADLINE)]


def test_splits_keywords_by_phrases_of_the_body_and_keeps_their_line() -> None:
    first, _ = articles_from_dump(WHOLE, "dump.txt")
    assert first.tags_line == "بلدية الميناء رئيس البلدية سامر الحداد الواجهة البحري حاجزا صخريا"
    assert first.tags == ("بلدية الميناء", "رئيس البلدية سامر الحداد", "حاجزا صخريا")


def test_reads_the_dateline_and_leaves_it_in_its_paragraph() -> None:
    _, second = articles_from_dump(WHOLE, "dump.txt")
    assert (second.dateline, second.agencies) == ("طرابلس", ("وكالات",))
    assert second.paragraphs[0].text == NEXT_FIRST
    assert chosen(second, "dateline") == [("dump:first paragraph", 'طرابلس " وكالات "')]


def test_invents_no_date() -> None:
    _, second = articles_from_dump(WHOLE, "dump.txt")
    assert second.published is None


def test_marks_inner_headlines() -> None:
    _, second = articles_from_dump(WHOLE, "dump.txt")
    assert [p.text for p in second.paragraphs if p.kind is ParagraphKind.HEADING] == [HEADING]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", " \n\t\n", "\u2028"])
def test_reads_any_line_ends_and_blank_lines(end: str) -> None:
    assert articles_from_dump("\ufeff" + WHOLE.replace("\n", end) + end, "x") == articles_from_dump(WHOLE, "x")


@pytest.mark.parametrize(
    "label",
    [
        "اقرأ أيضا",
        "إقرأ أيضًا:",
        "اقرأ ايضاً :",
        "اقرأ المزيد",
        "أقرأ أيضا...",
        "مواضيع ذات صلة:",
        "\u200fإقرأ أيضاً:\u200f",
    ],
)
def test_begins_the_next_article_under_every_spelling_of_read_also(label: str) -> None:
    articles = articles_from_dump(WHOLE.replace("إقرأ أيضاً:", label), "dump.txt")
    assert [article.title for article in articles] == [HEADLINE, NEXT_HEADLINE]


@pytest.mark.parametrize("missing", ["تاريخ النشر", "المصدر", "كلمات دلالية"])
def test_reads_on_where_a_labelled_line_is_missing(missing: str) -> None:
    text = "\n".join(line for line in WHOLE.split("\n") if not line.startswith(missing))
    first, second = articles_from_dump(text, "dump.txt")
    assert first.body == f"{FIRST}\n{SECOND}"
    assert second.title == NEXT_HEADLINE
    assert len(first.evidence) == len(articles_from_dump(WHOLE, "dump.txt")[0].evidence) - 1


def test_reads_a_headline_and_a_body_alone() -> None:
    article = only(f"{HEADLINE}\n{FIRST}")
    assert (article.title, article.body, article.read_also) == (HEADLINE, FIRST, ())


def test_chains_more_than_two_articles() -> None:
    third = "المدارس الساحلية تعود غدا"
    text = f"{WHOLE}\nاقرأ أيضا:\n{third}\nتاريخ النشر: 2024-12-05\n{SECOND}"
    articles = articles_from_dump(text, "dump.txt")
    assert [a.title for a in articles] == [HEADLINE, NEXT_HEADLINE, third]
    assert [[other.headline for other in a.read_also] for a in articles] == [[NEXT_HEADLINE], [third], []]
    assert articles[2].published is not None
    assert articles[2].published.at == datetime(2024, 12, 5, tzinfo=UTC)


def test_takes_headlines_without_a_body_for_links() -> None:
    article = only(f"{HEADLINE}\n{FIRST}\nاقرأ أيضا:\n{NEXT_HEADLINE}\nالمدارس الساحلية تعود غدا إلى الدوام")
    assert [other.headline for other in article.read_also] == [NEXT_HEADLINE, "المدارس الساحلية تعود غدا إلى الدوام"]


def test_takes_a_headline_offered_within_the_body_for_a_link() -> None:
    article = only(f"{HEADLINE}\n{FIRST}\nاقرأ أيضا: {NEXT_HEADLINE}\n{SECOND}")
    assert article.body == f"{FIRST}\n{SECOND}"
    assert [other.headline for other in article.read_also] == [NEXT_HEADLINE]


def test_keeps_a_date_that_cannot_be_read_as_evidence() -> None:
    article = only(f"{HEADLINE}\nتاريخ النشر: قريبا إن شاء الله\n{FIRST}")
    assert article.published is None
    assert [(e.value, e.chosen) for e in article.evidence if e.field == "published"] == [("قريبا إن شاء الله", False)]


def test_takes_a_value_from_the_line_under_its_label() -> None:
    article = only(f"{HEADLINE}\n{FIRST}\nالمصدر:\nرويترز")
    assert article.agencies == ("رويترز",)
    assert article.body == FIRST


def test_takes_credit_lines_out_of_the_body() -> None:
    article = only(f"{HEADLINE}\nكتب: سامي الحلبي\n{FIRST}\n{SECOND}\n(رويترز)")
    assert (article.authors, article.agencies) == (("سامي الحلبي",), ("رويترز",))
    assert article.body == f"{FIRST}\n{SECOND}"


def test_marks_no_heading_where_lines_end_no_sentence_anyway() -> None:
    plain = [
        FIRST.rstrip("."),
        SECOND.rstrip("."),
        "وختم رئيس البلدية بالدعوة إلى اجتماع يحضره الجميع",
        SECOND.rstrip("."),
    ]
    article = only("\n".join([HEADLINE, *plain]))
    assert all(paragraph.kind is ParagraphKind.TEXT for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \r\n \u200f\n", "empty"),
        (HEADLINE, "only a headline"),
        (f"{HEADLINE}\nالمصدر: رويترز", "only a headline"),
        (f"{FIRST}{SECOND}{FIRST}\n{SECOND}", "no headline"),
        ("\x00\x01\x02\x03" * 50, "no text"),
        (f"<html><p>{FIRST}</p></html>\n{SECOND}", "HTML"),
        (f'{{"title": "{HEADLINE}"}}\n{SECOND}', "JSON"),
    ],
)
def test_refuses_what_is_no_dump(text: str, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=rf"^dump\.txt: .*{reason}"):
        articles_from_dump(text, "dump.txt")


@given(
    st.lists(
        st.text(max_size=30)
        | st.sampled_from(
            [*WHOLE.split("\n"), "إقرأ أيضاً:", "المصدر:", "كلمات دلالية:", "تاريخ النشر: ", "(", "\ud800"]
        ),
        max_size=15,
    )
)
def test_loses_no_paragraph_and_never_fails_otherwise(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        articles = articles_from_dump(text, "dump.txt")
    except NotAnArticle:
        return
    for article in articles:
        assert article.title in text
        assert all(paragraph.text in text for paragraph in article.paragraphs)
        assert len(article.tags) == len(set(article.tags))


def test_splits_keywords_at_separators_without_guessing() -> None:
    keywords = split_keywords("بلدية الميناء، عواصف ، بلدية الميناء، صيد السمك", "")
    assert keywords.tags == ("بلدية الميناء", "عواصف", "صيد السمك")
    assert not keywords.guessed


def test_finds_phrases_behind_proclitics_and_words_by_their_lemma() -> None:
    text = "اجتمع رئيس النقابة والصيادون القدامى، ثم زار القاعدة العسكرية."
    assert split_keywords("الصيادون القدامى عسكري", text).tags == ("الصيادون القدامى", "عسكري")


def test_offers_no_pieces_of_words_as_keywords() -> None:
    text = "افتتح وزير النقل محطة القطار الجديدة في المدينة الساحلية."
    assert split_keywords("محطة القطا وزير النقل الساحلية", text).tags == ("وزير النقل", "الساحلية")


def test_does_not_split_a_line_that_is_no_line_of_keywords() -> None:
    assert split_keywords("ميناء " * 5000, "ميناء " * 5000).tags == ()
