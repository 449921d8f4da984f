import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.tokens import TokenKind, tokens

WORD, NUMBER = TokenKind.WORD, TokenKind.NUMBER


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text) if token.kind is WORD]


def numbers(text: str) -> list[str]:
    return [token.text for token in tokens(text) if token.kind is NUMBER]


class TestWords:
    def test_vowel_signs_tatweel_and_joiners_are_part_of_a_word(self) -> None:
        assert words("كَتَبَ العـــراقيّونَ مي\u200cروم") == ["كَتَبَ", "العـــراقيّونَ", "مي\u200cروم"]

    def test_a_direction_mark_at_its_edge_is_not(self) -> None:
        assert words("\u200fالوزير\u200f، قال\u200e") == ["الوزير", "قال"]

    def test_arabic_ends_where_latin_or_digits_begin(self) -> None:
        assert [token.text for token in tokens("الـ20 والـBBC كوفيد-19")] == [
            "الـ",
            "20",
            "والـ",
            "BBC",
            "كوفيد",
            "-",
            "19",
        ]

    def test_latin_words_keep_digits_hyphens_and_apostrophes(self) -> None:
        assert words("G20 COVID-19 O'Neill L’Équipe don't Al-Masry") == [
            "G20", "COVID-19", "O'Neill", "L’Équipe", "don't", "Al-Masry",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "address",
        [
            "https://example.com/a?b=1&c=%D8%A7",
            "www.example.org/x",
            "news@example.co.uk",
            "@isnad_news",
            "example.com.sa",
        ],
    )
    def test_an_address_is_one_word(self, address: str) -> None:
        assert words(f"انظر ({address})، ثم عد.") == ["انظر", address, "ثم", "عد"]

    def test_a_hashtag_is_its_words(self) -> None:
        assert words("#مونديال_العرب") == ["مونديال", "العرب"]

    def test_presentation_forms_are_letters(self) -> None:
        assert words("ﺍﻟﻌﺮﺍﻕ ﷲ") == ["ﺍﻟﻌﺮﺍﻕ", "ﷲ"]


class TestNumbers:
    @pytest.mark.parametrize(
        "number",
        [
            "1250",
            "١٢٥٠",
            "۱۲۵۰",
            "1.5",
            "١٫٥",
            "1,250",
            "١٬٢٥٠٫٥",
            "1'250",
            "10\u00a0000",
            "1\u202f250\u202f000.75",
            "1،250",
        ],
    )
    def test_separators_inside_are_part_of_it(self, number: str) -> None:
        assert numbers(f"بلغ {number}، أمس.") == [number]

    def test_what_follows_is_not(self) -> None:
        assert numbers("بلغ 5. ثم 6, ثم 7،8 و9%") == ["5", "6", "7", "8", "9"]

    def test_percent_stands_apart(self) -> None:
        assert [(token.text, token.kind) for token in tokens("٣٫٥٪")] == [("٣٫٥", NUMBER), ("٪", TokenKind.SYMBOL)]

    def test_the_parts_of_a_date_are_numbers(self) -> None:
        assert numbers("2024/10/25 و25-10-2024 و10:30") == ["2024", "10", "25", "25", "10", "2024", "10", "30"]


class TestSigns:
    def test_punctuation_and_symbols(self) -> None:
        kinds = {token.text: token.kind.value for token in tokens("«قال»، $ + ؟ : # …")}
        assert {text for text, kind in kinds.items() if kind == "punctuation"} == set("«»،؟:…")
        assert {text for text, kind in kinds.items() if kind == "symbol"} == set("$+#")


@given(st.text(max_size=80))
def test_tokens_stand_in_order_apart_and_where_they_say(text: str) -> None:
    found = tokens(text)
    last = 0
    for token in found:
        assert token.start >= last
        assert text[token.start : token.end] == token.text != ""
        last = token.end
    inside = {place for token in found for place in range(token.start, token.end)}
    left = {ch for place, ch in enumerate(text) if place not in inside}
    assert all(
        ch.isspace() or unicodedata.category(ch) in {"Cc", "Cf", "Mn", "Me", "Mc", "Zs", "Zl", "Zp"} for ch in left
    )


@pytest.mark.parametrize("piece", ["a.", "a-", "www.", "@", "'", "1,", "ا\u200f", "\u064b", "«", "1 ", "a@a."])
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    text = piece * 100_000 + " نعم"
    assert tokens(text)[-1].text == "نعم"
