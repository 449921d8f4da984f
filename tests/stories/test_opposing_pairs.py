"""Whether two headlines disagree, and what that is measured by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.stories.opposing import disagreement, reasons
from isnad.stories.opposing.aligning import Bond, aligned
from isnad.stories.opposing.measures import measures
from isnad.stories.opposing.roots import root
from isnad.stories.opposing.words import words_of

WORDS = st.text(alphabet="ابتنفيلمقور سه«»،.12؟", max_size=60)


class TestDisagreement:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("الحكومة توافق على رفع أسعار الخبز", "الحكومة ترفض رفع أسعار الخبز"),
            ("ارتفاع صادرات الزيتون في الربع الأول", "انخفاض صادرات الزيتون في الربع الأول"),
            ("مقتل ثلاثة صيادين في غرق قارب", "غرق قارب دون سقوط قتلى"),
        ],
    )
    def test_is_likely_of_opposites(self, one: str, other: str) -> None:
        assert disagreement(one, other) > 0.6

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("ارتفاع صادرات الزيتون في الربع الأول", "صادرات الزيتون ترتفع في الربع الأول من العام"),
            ("المحكمة تؤجل النظر في قضية السد إلى مايو", "تأجيل النظر في قضية السد إلى مايو"),
        ],
    )
    def test_is_unlikely_of_one_thing_said_twice(self, one: str, other: str) -> None:
        assert disagreement(one, other) < 0.4

    def test_is_the_sum_of_its_reasons(self) -> None:
        found = dict(reasons("ارتفاع أسعار القمح", "انخفاض أسعار القمح"))
        assert any(name.startswith(("against", "axis", "one", "words")) for name in found)

    @given(WORDS, WORDS)
    def test_is_a_probability(self, one: str, other: str) -> None:
        assert 0 <= disagreement(one, other) <= 1


class TestMeasures:
    def test_negation_in_one_turns(self) -> None:
        found = measures("الوزير سيحضر القمة", "الوزير لن يحضر القمة")
        assert found["negated in one"] == 1
        assert found["turned"] == 1

    def test_another_place_and_another_number(self) -> None:
        found = measures("وصول 20 سائحا إلى تونس", "وصول 30 سائحا إلى المغرب")
        assert found["another place"] == 1
        assert found["another number"] == 1

    def test_order_of_words(self) -> None:
        assert measures("مصر تهزم تونس", "تونس تهزم مصر")["crossed"] > 0

    @given(WORDS, WORDS)
    def test_are_finite_and_symmetric_in_what_is_shared(self, one: str, other: str) -> None:
        there, back = measures(one, other), measures(other, one)
        assert all(abs(value) < 1000 for value in there.values())
        assert there["letters"] == back["letters"]
        assert there["same words"] == back["same words"]


class TestAligning:
    def test_antonyms_stand_against_each_other(self) -> None:
        found = aligned(words_of("إغلاق المعبر"), words_of("فتح المعبر"))
        assert {bond for _, _, bond in found.bonds} == {Bond.FORM, Bond.AGAINST}

    def test_a_name_spelt_otherwise_is_the_same(self) -> None:
        found = aligned(words_of("خطاب ستولتنبرغ"), words_of("خطاب ستولتنبرج"))
        assert Bond.SPELLING in {bond for _, _, bond in found.bonds}

    @given(WORDS)
    def test_a_text_with_itself_leaves_nothing(self, text: str) -> None:
        found = aligned(words_of(text), words_of(text))
        assert not found.left_one
        assert not found.left_other


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("ارتفاع", "رفع"), ("مرتفع", "رفع"), ("انخفاض", "خفض"), ("تخفيض", "خفض"), ("استخراج", "خرج"), ("من", "من")],
)
def test_roots(lemma: str, expected: str) -> None:
    assert root(lemma) == expected
