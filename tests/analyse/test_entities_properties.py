"""What holds for the entities of any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from isnad.analyse.entities import entities
from isnad.analyse.entities.lists import gazetteer, nationalities, organisations, person_names
from isnad.model import EntityKind

_SENTENCE = (
    "قال الرئيس محمد بن علي عبد الله أبو مازن وزير الخارجية في القاهرة بالعراق للأمم المتحدة ( ) . ، « » \n الروسي"
    " مدينة شركة جامعة الملك سعود فيلم مؤتمر قانون حزب ــ مُحَمَّد وبوتين جون كيري دو لا آل الثاني على علي"
)
WORDS = st.sampled_from(_SENTENCE.split(" "))
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
_NESTING = frozenset({EntityKind.EVENT, EntityKind.LAW})


@given(TEXTS | st.text(max_size=60))
def test_mentions_stand_in_the_text_in_order(text: str) -> None:
    for entity in entities(text):
        for mentions in (entity.mentions, entity.references):
            assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
            assert all(one.start < other.start for one, other in pairwise(mentions))
        assert entity.mentions or entity.references
        assert entity.name


@given(TEXTS)
def test_names_do_not_overlap_but_within_events_and_laws(text: str) -> None:
    spans = sorted(
        (mention.start, mention.end)
        for entity in entities(text)
        if entity.kind not in _NESTING
        for mention in entity.mentions
    )
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS)
def test_an_entity_is_told_once(text: str) -> None:
    keys = [(entity.kind, entity.key) for entity in entities(text)]
    assert len(keys) == len(set(keys))


def test_the_lists_know_the_world() -> None:
    assert {place.country for place in gazetteer()["طرابلس"]} >= {"LB", "LY"}
    assert nationalities()["الالماني"] == "DE"
    assert nationalities()["اماراتيه"] == "AE"
    assert "مالي" not in nationalities()
    assert organisations()["الامم المتحده"].name == "الأمم المتحدة"
    assert set(person_names().values()) == {"first", "sure", "alone", "part"}
