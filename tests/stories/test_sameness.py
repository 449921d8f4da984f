"""Whether two contents are the same proposition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stories.telling import article_of

from isnad.analyse import analyse
from isnad.stories.sameness import Part, Sameness, clash, parts_of


def parts(text: str) -> tuple[Part, ...]:
    figures = analyse(article_of("x", "ع", text)).figures
    return parts_of(text, figures, 2)


def agreement(one: str, other: str, *, retold: bool = False) -> float:
    ours, theirs = parts(one), parts(other)
    same = Sameness([ours, theirs])
    return max((same.agreement(a, b, retold=retold) for a in ours for b in theirs), default=0.0)


DAM = "خزان الوادي الشمالي يتسع لثلاثة ملايين متر مكعب من المياه"


@pytest.mark.parametrize(
    "other",
    [
        "يتسع خزان الوادي الشمالي لثلاثة ملايين متر مكعب",
        "خزّان الوادي الشماليّ يتسع لـ3 ملايين متر مكعب من المياه",
        "الصيانة انتهت، وأن خزان الوادي الشمالي يتسع لثلاثة ملايين متر مكعب من المياه",
    ],
)
def test_other_words_order_and_company_are_no_other_content(other: str) -> None:
    assert agreement(DAM, other) > 0.5


@pytest.mark.parametrize(
    "other",
    [
        "خزان الوادي الشمالي يتسع لخمسة ملايين متر مكعب من المياه",
        "خزان الوادي الشمالي لم يعد يتسع لثلاثة ملايين متر مكعب من المياه",
        "أجور عمال الميناء ستصرف يوم الخميس",
        "",
    ],
)
def test_other_figures_negation_and_things_are_another(other: str) -> None:
    assert agreement(DAM, other) < 0.3


def test_who_retells_may_get_the_figure_wrong() -> None:
    assert agreement(DAM, "خزان الوادي الشمالي يتسع لخمسة ملايين متر مكعب من المياه", retold=True) > 0.5


def test_no_less_than_is_no_negation() -> None:
    assert agreement("لا يقل عدد الجرحى عن ستين في حي المطار", "عدد الجرحى في حي المطار ستون على الأقل") > 0.3


def test_figures_that_overlap_do_not_clash() -> None:
    (one,), (other,) = parts("أصيب ما بين 10 و20 عاملا"), parts("أصيب 15 عاملا")
    assert not clash(one, other)
    assert clash(one, parts("أصيب 25 عاملا")[0])


words = st.lists(
    st.sampled_from(["السد", "انهار", "فجرا", "12", "قتيلا", "لم", "،", "وأن", "الوزير", ".", "؟"]), max_size=14
)


@given(words, words)
def test_agreement_is_a_share_and_has_no_direction(one: list[str], other: list[str]) -> None:
    ours, theirs = parts_of(" ".join(one), (), 0), parts_of(" ".join(other), (), 0)
    same = Sameness([ours, theirs])
    for a in ours:
        assert same.agreement(a, a) <= 1
        for b in theirs:
            assert 0 <= same.agreement(a, b) <= 1
            assert same.agreement(a, b) == pytest.approx(same.agreement(b, a))


@given(st.text(max_size=80))
def test_parts_lie_within_the_content(text: str) -> None:
    assert all(0 <= part.start <= part.end <= len(text) for part in parts_of(text, (), 0))
