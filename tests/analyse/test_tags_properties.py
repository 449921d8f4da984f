"""Tags of any text whatever: places that fit, nothing twice, no crash."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.analyse.tags import tags
from isnad.model import Span

_LISTED = (
    "الرئيس الروسي فلاديمير بوتين وزارة الكهرباء والماء في على شراكة استراتيجية شاملة للطاقة عبد بن محمد السيسي "
    "كوريا الشمالية الملك سعود جامعة قال أكد 2030 ، . « » APEC الهيئة العامة لتطوير ومصر بمصر علي ه ـ"
)
WORDS = st.sampled_from([*_LISTED.split(), "\n"])
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join))


@given(TEXTS, st.integers(0, 100))
def test_every_tag_has_its_places_in_the_text(text: str, title_end: int) -> None:
    found = tags(text, title_end)
    assert len(found) <= 10
    assert len({tag.key for tag in found}) == len(found)
    for tag in found:
        assert tag.text.strip() == tag.text != ""
        assert tag.spans
        for span in tag.spans:
            assert text[span.start : span.end] == span.text


@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=5))
def test_places_of_entities_may_be_any(text: str, places: list[tuple[int, int]]) -> None:
    for tag in tags(text, 0, [Span(text[start:end], start, end) for start, end in places]):
        assert all(text[span.start : span.end] == span.text for span in tag.spans)


@given(TEXTS)
def test_the_same_text_has_the_same_tags(text: str) -> None:
    assert tags(text) == tags(text)


def test_a_very_long_text_is_read() -> None:
    assert len(tags("التقى محمد بن سلمان الرئيس الروسي الكبير الجديد الشهير في دمشق " * 2_000)) <= 10
    assert tags("الكبير " * 20_000) == tags("الكبير " * 20_000)
    assert len(tags("محمد " * 20_000)) <= 10
