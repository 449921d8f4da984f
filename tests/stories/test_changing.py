"""What changed between two texts: every word of both, and what of it is marked."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stories.telling import state

from isnad.model import Article, Block, ChangeKind, Difference, Fate, Paragraph, State, difference_to_json
from isnad.stories import difference
from isnad.stories.changing import blocks

WORDS = ["قال", "الوزير", "إن", "السد", "آمن", "12", "قتيلا", "وأضاف", "«", "»", "a", "  ", "\u00a0", "\t"]
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
articles = st.builds(
    lambda title, lines: Article("x", title, tuple(map(Paragraph, lines))), texts, st.lists(texts, max_size=6)
)
any_text = st.text(st.characters(exclude_characters="\n"), max_size=25)
any_article = st.builds(
    lambda title, lines: Article("x", title, tuple(map(Paragraph, lines))), any_text, st.lists(any_text, max_size=5)
)


def rebuilt(made: tuple[Block, ...], article: Article, *, newer: bool) -> list[str]:
    """The words of one text as its runs have them, each span held against the text."""
    words: list[tuple[int, str]] = []
    for run in (run for block in made for run in block):
        span = run.now if newer else run.was
        if span is not None:
            assert article.text[span.start : span.end] == span.text
            words += [(span.start + found.start(), found.group()) for found in re.finditer(r"\S+", span.text)]
    assert words == sorted(words)
    assert len({start for start, _ in words}) == len(words)
    return [word for _, word in words]


@given(st.one_of(articles, any_article), st.one_of(articles, any_article))
def test_both_texts_can_be_made_of_the_runs(was: Article, now: Article) -> None:
    made = blocks(was, now)
    assert rebuilt(made, was, newer=False) == re.findall(r"\S+", was.text)
    assert rebuilt(made, now, newer=True) == re.findall(r"\S+", now.text)


@given(articles)
def test_a_text_differs_in_nothing_from_itself(article: Article) -> None:
    assert {run.fate for block in blocks(article, article) for run in block} <= {Fate.SAME}


def test_the_standfirst_is_compared_and_has_no_place() -> None:
    was, now = (Article("x", "عنوان", (Paragraph("متن"),), deck=deck) for deck in ("بلغ العدد عشرة", "بلغ العدد عشرين"))
    runs = blocks(was, now)[1]
    assert [(run.fate, run.text, run.was, run.now) for run in runs] == [
        (Fate.SAME, "بلغ العدد", None, None),
        (Fate.REMOVED, "عشرة", None, None),
        (Fate.ADDED, "عشرين", None, None),
    ]


def test_a_paragraph_put_in_between_leaves_the_others_in_place() -> None:
    was = Article("x", "ع", tuple(map(Paragraph, ["أغلق الميناء فجرا بسبب الرياح", "عادت السفن إلى المرسى القديم"])))
    now = Article(
        "x",
        "ع",
        tuple(map(Paragraph, ["أغلق الميناء ظهرا بسبب الرياح", "وقال المدير كلاما", "عادت السفن إلى المرسى الجديد"])),
    )
    fates = [[run.fate for run in block] for block in blocks(was, now)]
    assert fates[2] == [Fate.ADDED]
    assert [len(each) for each in fates] == [1, 4, 1, 3]


def test_very_long_paragraphs_are_compared_as_wholes() -> None:
    was, now = (Article("1", "ع", (Paragraph("كلمة " * 3000 + end),)) for end in ("أولى", "ثانية"))
    assert [[run.fate for run in block] for block in blocks(was, now)][1] == [Fate.REMOVED, Fate.ADDED]


def marked(was: State, now: State, *, spelling: bool = True) -> list[tuple[str, str, str]]:
    made = difference(was, now, spelling=spelling)
    return [
        (change.kind.value, change.was.span.text if change.was else "", change.now.span.text if change.now else "")
        for change in made.changes
    ]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("أصيب 14 عاملا في انفجار المصنع.", "أصيب 41 عاملا في انفجار المصنع.", ("14 عاملا", "41 عاملا")),
        (
            "بلغت الخسائر ثلاثة ملايين دينار.",
            "بلغت الخسائر ثمانية ملايين دينار.",
            ("ثلاثة ملايين دينار", "ثمانية ملايين دينار"),
        ),
        ("أغلقت السلطات 20 متجرا في السوق.", "أغلقت السلطات نحو 20 متجرا في السوق.", ("20 متجرا", "نحو 20 متجرا")),
    ],
)
def test_a_figure_that_became_another_is_marked(was: str, now: str, expected: tuple[str, str]) -> None:
    assert marked(state("ع", was), state("ع", now, revision=2)) == [("figure", *expected)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("أصيب اثنا عشر عاملا في انفجار المصنع.", "أصيب 12 عاملا في انفجار المصنع."),  # the same in other words
        ("أصيب 14 عاملا في انفجار المصنع.", "أصيب 14 عاملا في انفجار هائل هز المصنع."),
        ("افتتح السوق يوم الأحد الماضي.", "افتتح السوق الكبير يوم الأحد الماضي."),
        ("حضر 300 شخص الحفل.", "حضر الحفل 300 شخص."),
    ],
)
def test_other_words_for_the_same_are_not_marked(was: str, now: str) -> None:
    assert marked(state("ع", was), state("ع", now, revision=2)) == []


FIRST = "قال مدير المستشفى إن الأسرة امتلأت منذ الفجر."
SECOND = "وأكد نقيب الأطباء أن مخزون الدم ينفد خلال يومين."


def test_a_claim_that_vanished_and_one_that_is_new_are_marked() -> None:
    both, one = state("ع", "احترق السوق القديم.", FIRST, SECOND), state("ع", "احترق السوق القديم.", FIRST)
    assert marked(both, one) == [("vanished", "مخزون الدم ينفد خلال يومين", "")]
    assert marked(one, both) == [("new", "", "مخزون الدم ينفد خلال يومين")]


def test_a_claim_told_in_other_words_or_in_the_papers_own_name_has_not_vanished() -> None:
    was = state("ع", "احترق السوق القديم.", SECOND)
    assert marked(was, state("ع", "احترق السوق القديم.", "وحذر نقيب الأطباء من نفاد مخزون الدم خلال يومين.")) == []
    assert marked(was, state("ع", "احترق السوق القديم. وينفد مخزون الدم خلال يومين في المدينة.")) == []


def test_words_that_are_now_another_speakers_are_marked() -> None:
    was = state("ع", "وقالت وزارة الزراعة إن المحصول تلف بالكامل هذا العام.")
    now = state("ع", "وقال اتحاد الفلاحين إن المحصول تلف بالكامل هذا العام.", revision=2)
    (change,) = difference(was, now).changes
    assert change.kind is ChangeKind.SPEAKER
    assert (change.by_was, change.by_now) == ("وزارة الزراعة", "اتحاد الفلاحين")


@pytest.mark.parametrize(
    "note",
    [
        "تصحيح: ورد في نسخة سابقة أن العدد 14، والصواب 41.",
        "Correction: an earlier version gave another number.",
        "تصويب | العدد 41.",
        "ونعتذر للقراء عن الرقم الأول الذي نشرناه صباحا.",
    ],
)
def test_a_text_that_owns_up_is_not_silent(note: str) -> None:
    was, now = state("ع", "أصيب 14 عاملا."), state("ع", "أصيب 41 عاملا.", note, revision=2)
    made = difference(was, now)
    assert made.admitted is not None
    assert made.admitted.span.text == note


@pytest.mark.parametrize("line", ["تصحيح أوضاع العمالة مستمر.", "وطالب النائب بتصحيح المسار: الموازنة أولا."])
def test_a_word_of_correction_about_something_else_owns_up_to_nothing(line: str) -> None:
    assert difference(state("ع", "أصيب 14 عاملا."), state("ع", "أصيب 41 عاملا.", line, revision=2)).admitted is None


def test_copies_differ_in_no_spelling() -> None:
    was = state("ع", "أعلنت الهيئة أنّ «الجسر» آمنٌ للعبور.")
    now = state("ع", 'اعلنت الهيئة ان "الجسر" آمن للعبور')
    assert {run.fate for block in difference(was, now, spelling=False).blocks for run in block} == {Fate.SAME}
    assert Fate.ADDED in {run.fate for block in difference(was, now).blocks for run in block}


@pytest.mark.parametrize("text", ["", "؟!", "hello world", "كلمة"])
def test_anything_can_be_compared(text: str) -> None:
    assert difference(state(text, text), state("", FIRST)).was.article.title == text


def test_words_point_into_the_states_they_name() -> None:
    was, now = state("أصيب 14 عاملا", FIRST, SECOND), state("أصيب 41 عاملا", "كلام جديد", FIRST, revision=2)
    made: Difference = difference(was, now)
    assert made.changes
    for change in made.changes:
        for words, side in ((change.was, was), (change.now, now)):
            if words is not None:
                assert words.revision == side.revision
                assert side.article.text[words.span.start : words.span.end] == words.span.text


def test_as_json() -> None:
    shape: Any = difference_to_json(difference(state("أصيب 14 عاملا"), state("أصيب 41 عاملا", revision=2)))
    assert shape["silent"] is True
    assert shape["changes"][0]["kind"] == "figure"
