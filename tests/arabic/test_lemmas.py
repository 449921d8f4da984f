import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.lemmas import lemma, located_terms, search_terms
from isnad.arabic.letters import match_form


@pytest.mark.parametrize(
    "forms",
    [
        "وزير الوزير وزراء الوزراء وللوزراء وزراؤهم الـوَزِيرُ",
        "وزارة الوزارة بالوزارة وزارتها وزارات والوزارات وزاره",
        "أكد أكدوا فأكدوا وأكدت اكد يؤكد وتؤكد",
        "اجتمع يجتمعون سيجتمعون اجتمعوا",
        "دولة دول الدول ودول دولته",
        "كتاب كتب الكتب كتبهم",
        "مدينة مدن المدن بمدينة",
        "رئيس رؤساء الرئيس رؤسائهم رييس",
        "قال قالت وقال يقول وتقول فقالوا",
        "لاعب لاعبون اللاعبين لاعبي",
        "إسرائيلي الإسرائيلية إسرائيليين",
        "مواطن مواطنون للمواطنين مواطنيها",
        "حرب حروب الحروب",
        "هجوم هجوما الهجوم وهجومه",
        "تهديد تهديدات تهديدا التهديدات",
        "احتجاج احتجاجات الاحتجاجات باحتجاجات",
        "مسؤول مسئول المسؤولين مسئولون",
        "قتيل قتلى القتلى قتيلا",
        "نشاط أنشطة الأنشطة",
        "عمل أعمال الأعمال",
        "شخص أشخاص الأشخاص شخصا",
        "حوثي الحوثيين للحوثيين الحوثية",
        "ألمانيا لألمانيا وألمانيا",
        "نتنياهو ونتنياهو لنتنياهو",
        "بايدن وبايدن لبايدن",
        "إن أن بأن فإنه وأنها",
        "على عليه وعليها",
        "الذي التي والذين",
        "ثلاثاء الثلاثاء",
        "ترامب ترمب",
        "مئة مائة",
    ],
)
def test_the_forms_of_a_word_have_one_lemma(forms: str) -> None:
    assert {lemma(form) for form in forms.split()} == {lemma(forms.split(maxsplit=1)[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير", "وزارة"),
        ("لبنان", "لبن"),
        ("إيران", "عراق"),
        ("سلام", "إسلام"),
        ("عمان", "عم"),
        ("طالبان", "طالب"),
        ("تونس", "أنس"),
        ("بيت", "لبى"),
        ("جامعة", "جامع"),
        ("مدرسة", "مدرس"),
        ("قوات", "قات"),
        ("السنة", "لسان"),
        ("محافظة", "محافظ"),
        ("بوتين", "بوت"),
        ("ماكرون", "ماكر"),
        ("سلمان", "سليمان"),
    ],
)
def test_words_that_differ_have_lemmas_that_differ(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


class TestSearchTerms:
    def test_one_term_for_each_word_and_number_in_order(self) -> None:
        assert search_terms("وقال الوزير: بلغت الخسائر ١٬٢٥٠ مليونا!") == [
            lemma(word) for word in ["قال", "وزير", "بلغ", "خسارة"]
        ] + ["1250", lemma("مليون")]

    def test_numbers_meet_in_every_script_and_with_every_separator(self) -> None:
        assert search_terms("1250 ١٢٥٠ ۱۲۵۰ 1,250 ١٬٢٥٠") == ["1250"] * 5
        assert search_terms("3.5 ٣٫٥") == ["3.5"] * 2

    def test_scripts_part_where_they_touch(self) -> None:
        assert search_terms("الـBBC وكوفيد-19") == ["ال", "bbc", "كوفيد", "19"]

    def test_a_query_finds_what_the_text_says(self) -> None:
        text = search_terms("اجتمع وزراء الخارجية العرب في القاهرة لبحث الأوضاع في غزة، وأكّدوا رفضهم التهجير")
        for query in ["الوزير", "وزير خارجية", "عربي", "قاهرة", "وضع", "اكد", "رفض", "لغزّة", "بالتهجير"]:
            assert set(search_terms(query)) <= set(text), query

    def test_nothing_has_no_terms(self) -> None:
        assert search_terms("") == search_terms(" «…» ! \u200f") == []


class TestLocatedTerms:
    def test_they_stand_where_the_words_do(self) -> None:
        text = "\u200fوقال الـوَزِيرُ، أمس: ﷲ"
        assert [(text[start:end], term) for term, start, end in located_terms(text)] == [
            ("وقال", "قال"), ("الـوَزِيرُ", "وزير"), ("أمس", "امس"), ("ﷲ", "الله"),
        ]  # fmt: skip

    @given(
        st.text(
            st.one_of(st.sampled_from("والبكسينه مأةى ء\u064b\u0640١2.,ﻻaB-'’ﷺ\u200f"), st.characters()), max_size=50
        )
    )
    def test_they_are_the_search_terms(self, text: str) -> None:
        located = located_terms(text)
        assert [term for term, _, _ in located] == search_terms(text)
        assert all(0 <= start < end <= len(text) for _, start, end in located)


@given(st.text(alphabet="وفبلكسانيهمءتةىأإآدرعق\u064e\u0651\u0640", max_size=12))
def test_a_lemma_is_a_function_of_the_matching_form(word: str) -> None:
    assert lemma(word) == lemma(match_form(word))
    assert match_form(lemma(word)) == lemma(word)
    assert lemma(word) or not match_form(word)


def test_a_word_of_a_million_letters() -> None:
    assert len(search_terms("وال" + "ب" * 1_000_000)) == 1
