"""The wording of a text: what is one word, and what is not told apart."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.letters import match_form
from isnad.stories.wording import COPY_WORDS, SHINGLE, shingles, word_hashes

_WORDS = st.lists(st.text("ابتجدرسمنهوي", min_size=1, max_size=9), max_size=40)


def _hashes(text: str) -> list[int]:
    return [int(each) for each in word_hashes(text)]


@given(_WORDS)
def test_a_word_has_one_hash_wherever_it_stands(words: list[str]) -> None:
    found = _hashes(" ".join(words))
    assert found == [_hashes(word)[0] for word in words]
    assert len(set(found)) == len(set(words))


@given(st.text(max_size=60))
def test_any_text_has_hashes(text: str) -> None:
    assert len(word_hashes(text)) <= len(text)
    assert len(shingles(word_hashes(text))) == max(len(word_hashes(text)) - SHINGLE + 1, 0)


def test_spelling_and_vowel_signs_make_no_other_word() -> None:
    written = "أكّد الوزيرُ أنّ الأمطار ستستمرّ حتى مساء الجمعة"
    assert _hashes(written) == _hashes(match_form(written))


def test_punctuation_parts_words_and_is_none() -> None:
    assert _hashes("وصل الوفد،ثم غادر.") == _hashes("وصل الوفد ثم غادر")


def test_one_other_word_breaks_the_shingles_it_stands_in_and_no_more() -> None:
    one = shingles(word_hashes("فتحت المدرسة أبوابها للطلاب صباح اليوم بعد عطلة طويلة دامت شهرين كاملين في القرية"))
    two = shingles(word_hashes("فتحت المدرسة أبوابها للطلاب صباح اليوم عقب عطلة طويلة دامت شهرين كاملين في القرية"))
    assert int((one != two).sum()) == SHINGLE


def test_of_a_long_text_the_first_words_are_taken() -> None:
    assert len(word_hashes("خبر " * 200_000)) == COPY_WORDS
