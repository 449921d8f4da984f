import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.letters import arabic_share, fold, is_arabic_letter, match_form, store_form

# Text as hostile as it comes: any code point, lone surrogates too, with those of the Arabic blocks made common.
ARABIC = st.sampled_from(
    [chr(point) for point in (*range(0x0600, 0x0700), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))]
)
MARKS = st.sampled_from(
    "\u0300\u0301\u0308\u064b\u064e\u0651\u0653\u0654\u0655\u0670\u0640\u200c\u200d\u200f\u202e\u2069\ufeff"
)
LETTERS = st.sampled_from("اوييئؤأإآءةهىكلكتabÉİſΣßﬁ \u00a0\n1٣۴.,٫٬ｅＡ각\u1100\u1161\u11a8か\u3099")
ANYTHING = st.text(st.one_of(ARABIC, MARKS, LETTERS, st.characters(exclude_categories=())), max_size=60)


class TestMatchForm:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("أحمد إبراهيم آدم ٱلله", "احمد ابراهيم ادم الله"),
            ("مستشفى", "مستشفي"),
            ("مدينة", "مدينه"),
            ("مُؤَسَّسَةٌ", "مؤسسه"),
            ("بيئة", "بييه"),
            ("العـــراق", "العراق"),
            ("إِنَّ ٱلرَّحْمَٰنَ", "ان الرحمن"),
            ("قُلْ هُوَ ٱللَّهُ أَحَدٌ ۝", "قل هو الله احد ۝"),
            ("ﷲ ﻻ ﺍﻟﻌﺮﺑﻴﺔ", "الله لا العربية"),
            ("١٢٣٤٥٦٧٨٩٠", "1234567890"),
            ("۱۲۳۴۵۶۷۸۹۰", "1234567890"),
            ("١٬٢٥٠٫٥٪", "1,250.5%"),
            ("کتاب ایران", "كتاب ايران"),
            ("ڤيتنام پاريس", "فيتنام باريس"),
            ("مي\u200cروم\u200f \u202bنص\u202c", "ميروم نص"),
            ("عشرة\u00a0آلاف", "عشره الاف"),
            ("ا\u0654حمد ا\u0653دم", "أحمد آدم"),
            ("BBC Ünïted", "bbc united"),
            ("مسئولون وشئون", "مسؤولون وشؤون"),
            ("رئيس", "رييس"),
        ],
    )
    def test_spellings_of_one_text_meet(self, one: str, other: str) -> None:
        assert match_form(one) == match_form(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [("ماء", "ما"), ("جاء", "جا"), ("كلب", "قلب"), ("سد", "صد"), ("حسن", "حسين"), ("1,5", "1.5"), ("بنت", "نبت")],
    )
    def test_words_that_differ_stay_apart(self, one: str, other: str) -> None:
        assert match_form(one) != match_form(other)

    def test_a_ligature_that_is_a_sentence_opens_up(self) -> None:
        assert match_form("محمد ﷺ") == "محمد صلي الله عليه وسلم"

    @given(ANYTHING)
    def test_is_idempotent(self, text: str) -> None:
        assert match_form(match_form(text)) == match_form(text)

    @given(ANYTHING)
    def test_canonically_equal_texts_have_one_form(self, text: str) -> None:
        assert match_form(unicodedata.normalize("NFD", text)) == match_form(text)

    @given(ANYTHING)
    def test_leaves_no_variant_and_nothing_unseen(self, text: str) -> None:
        assert not set(match_form(text)) & set("أإآٱىةؤئـ\u064b\u064e\u0651\u0670\u200f\u202e\u2067\ufeff٣۴ﻻﷲAＡ\u00a0")

    def test_one_letter_under_a_heap_of_signs_costs_no_more_than_its_length(self) -> None:
        heap = "ا" + "\u0651\u064e" * 200_000 + "\u0316\u0301" * 200_000
        assert match_form(heap) == "ا"
        assert fold(heap).text == "ا"
        foreign = "\u05d0" + "\u05b0\u05bc" * 100_000  # signs of a script that we do not touch
        assert match_form(foreign) == foreign


class TestFold:
    @given(ANYTHING)
    def test_has_the_matching_form_as_its_text(self, text: str) -> None:
        folded = fold(text)
        assert folded.original == text
        assert folded.text == match_form(text)

    @given(ANYTHING)
    def test_the_whole_lies_within_the_text_and_says_the_same(self, text: str) -> None:
        folded = fold(text)
        start, end = folded.span(0, len(folded.text))
        assert 0 <= start <= end <= len(text)
        if folded.text:
            assert match_form(text[start:end]) == folded.text

    @given(ANYTHING, st.data())
    def test_every_piece_comes_from_where_it_stood(self, text: str, data: st.DataObject) -> None:
        folded = fold(text)
        start = data.draw(st.integers(0, len(folded.text)))
        end = data.draw(st.integers(start, len(folded.text)))
        first, last = folded.span(start, end)
        assert (first == last) == (start == end)
        # Hamza on ya before waw is written as waw, so a cut between the two lets it be a ya again.
        piece = match_form(text[first:last]).replace("و", "ي")
        assert folded.text[start:end].replace("و", "ي") in piece

    @given(ANYTHING)
    def test_is_monotone(self, text: str) -> None:
        folded = fold(text)
        spans = [folded.span(place, place + 1) for place in range(len(folded.text))]
        assert spans == sorted(spans)
        assert all(one[1] <= other[1] for one, other in pairwise(spans))

    def test_vowel_signs_and_tatweel_belong_to_their_letter(self) -> None:
        text = "قال الـوَزِيـرُ، أمس"
        folded = fold(text)
        place = folded.text.index("الوزير")
        start, end = folded.span(place, place + 6)
        assert text[start:end] == "الـوَزِيـرُ"

    def test_a_direction_mark_beside_a_word_does_not(self) -> None:
        text = "قال\u200f الوزير\u200f"
        start, end = fold(text).span(0, 3)
        assert text[start:end] == "قال"

    def test_a_ligature_is_one_place(self) -> None:
        folded = fold("باسم ﷲ")
        assert folded.text == "باسم الله"
        assert folded.span(6, 8) == (5, 6)

    @pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 4)])
    def test_refuses_a_span_outside_its_text(self, start: int, end: int) -> None:
        with pytest.raises(IndexError):
            fold("نعم").span(start, end)


class TestStoreForm:
    def test_is_nfc_and_nothing_more(self) -> None:
        assert store_form("ا\u0654حمدُ ﻻ") == "أحمدُ ﻻ"

    @given(ANYTHING)
    def test_is_idempotent(self, text: str) -> None:
        assert store_form(store_form(text)) == store_form(text)


class TestShare:
    @pytest.mark.parametrize("letter", ["ا", "ء", "ى", "ة", "ک", "ﻻ", "ﷲ", "پ"])
    def test_arabic_letters(self, letter: str) -> None:
        assert is_arabic_letter(letter)

    @pytest.mark.parametrize("other", ["a", "٣", "،", "\u064e", "ـ", "é", "۝", "א"])
    def test_others(self, other: str) -> None:
        assert not is_arabic_letter(other)

    def test_share_counts_letters_alone(self) -> None:
        assert arabic_share("قال BBC 2024!") == 0.5
        assert arabic_share("١٢٣ ... !") == 0.0
        assert arabic_share("") == 0.0
