"""What the words of a clause say: the same for all clauses in the same words, each of which stays itself."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from isnad.model import Span
from isnad.stories.opposing.clauses import clauses, piece_of
from isnad.stories.opposing.readings import ALIKE, Readings

TEXTS = st.text(alphabet="ابتنفيلمقور سه«»،.12؟\n", max_size=80)


class TestReadings:
    def test_one_text_is_read_once(self) -> None:
        readings = Readings()
        assert readings["لم يصل الوزير"] is readings["لم يصل " + "الوزير"]

    def test_two_clauses_in_the_same_words_are_two(self) -> None:
        readings = Readings()
        first, second = (piece_of(Span("لم يصل الوزير", at, at + 13), readings) for at in (0, 40))
        assert first != second
        assert first.reading is second.reading

    def test_some_words_of_a_text_are_read_by_themselves(self) -> None:
        readings = Readings()
        whole = readings["لم يصل الوزير"]
        assert whole.negated == {1}
        assert readings.of(whole.words[1:]).negated == frozenset()

    def test_shares_the_first_of_its_words_and_less_of_one_that_says_much_the_same(self) -> None:
        readings = Readings()
        word = readings["الوصول"].words[0]
        assert readings["تأخر الوصول بعد الوصول"].share(word) == (1.0, 1)
        assert readings["يصل الوزير"].share(word) == (ALIKE, 0)
        assert readings[""].share(word) == (0.0, -1)


class TestClauses:
    def test_ends_at_marks_and_before_and_that(self) -> None:
        text = "وصل الوزير، ولم يصرح وأنه سيعود غدا"
        assert [span.text for span in clauses(Span(text, 0, len(text)))] == ["وصل الوزير", "ولم يصرح", "وأنه سيعود غدا"]

    @given(TEXTS, st.integers(0, 1_000))
    def test_stand_where_they_say(self, text: str, start: int) -> None:
        found = clauses(Span(text, start, start + len(text)))
        assert all(text[each.start - start : each.end - start] == each.text for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
