"""What is typed into the search field, understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import BadQuery
from isnad.store.query import understand
from isnad.store.words import terms

TYPED = st.text(
    st.sampled_from("وزير خارجية مصر ال-−«»“”„\"‹›()،.*:^NEAR ANDOR\u200f\u202e\x00\ud800'123٤\n\t"), max_size=60
)


def phrase(text: str) -> tuple[str, ...]:
    return tuple(terms(text))


@pytest.mark.parametrize(
    ("typed", "units", "excluded"),
    [
        ("الوزير", ["الوزير"], []),
        ("وزير الخارجية", ["وزير", "الخارجية"], []),
        ("«وزير الخارجية»", ["وزير الخارجية"], []),
        ('"وزير الخارجية" مصر', ["وزير الخارجية", "مصر"], []),
        ("“وزير الخارجية”", ["وزير الخارجية"], []),
        ("”وزير الخارجية“", ["وزير الخارجية"], []),
        ("القمة -الرياض", ["القمة"], ["الرياض"]),
        ("-الرياض القمة", ["القمة"], ["الرياض"]),
        ("القمة -«وزير الخارجية»", ["القمة"], ["وزير الخارجية"]),
        ("القمة \u200f-الرياض", ["القمة"], ["الرياض"]),
        ("القمة −الرياض", ["القمة"], ["الرياض"]),
        ("كوفيد-19", ["كوفيد 19"], []),
        ("مصر،السودان", ["مصر", "السودان"], []),
        ("1,5 مليون", ["1,5", "مليون"], []),
        ("وزير وزير الوزير", ["وزير"], []),
        ("«وزير الخارجية", ["وزير", "الخارجية"], []),
        ('وزير" الخارجية', ["وزير", "الخارجية"], []),
        ("»وزير«", ["وزير"], []),
        ("القمة - الرياض", ["القمة", "الرياض"], []),
        ("القمة AND (الرياض) NOT* مصر:title^2", ["القمة", "AND", "الرياض", "NOT", "مصر", "title", "2"], []),
    ],
)
def test_understood(typed: str, units: list[str], excluded: list[str]) -> None:
    wanted = understand(typed)
    assert wanted.units == tuple(dict.fromkeys(map(phrase, units)))
    assert wanted.excluded == tuple(map(phrase, excluded))


@pytest.mark.parametrize(("typed", "said"), [("-الرياض", "only excludes"), ("؟!", "no word"), ("«»", "no word")])
def test_nothing_to_look_for_is_said(typed: str, said: str) -> None:
    with pytest.raises(BadQuery, match=said):
        understand(typed)


def test_a_pasted_article_is_no_query() -> None:
    with pytest.raises(BadQuery, match="200 words"):
        understand(" ".join(f"كلمة{n}" for n in range(300)))


@given(TYPED | st.text(max_size=40))
def test_any_text_is_understood_or_refused(typed: str) -> None:
    try:
        wanted = understand(typed)
    except BadQuery:
        return
    assert wanted.units
    for unit in (*wanted.units, *wanted.excluded):
        assert unit
        assert all(term and " " not in term and '"' not in term for term in unit)
