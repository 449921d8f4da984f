"""The door for a neural tagger, as far as it needs none: labels, windows, numbers, errors, and names put in place."""

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.analyse import VERSION, Tagged, analyse
from isnad.analyse.entities import entities
from isnad.cli import run
from isnad.errors import SettingError, TaggerMissing
from isnad.model import Article, Entity, EntityKind, Paragraph
from isnad.newsroom import open_newsroom, tagger_name
from isnad.newsroom.labels import Label, Labelled, meaning, meanings, merged, spans
from isnad.newsroom.rules import Rules
from isnad.newsroom.taggers import load_tagger, version_with

PERSON, PLACE, ORGANISATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def without_packages(name: str) -> ModuleType:
    """Imports as in an installation without isnad[neural]."""
    raise ModuleNotFoundError("No module named 'transformers'", name="transformers")


def span(text: str, words: str, kind: EntityKind) -> Tagged:
    start = text.index(words)
    return Tagged(start, start + len(words), kind)


def only(found: tuple[Entity, ...], kind: EntityKind) -> Entity:
    (one,) = [entity for entity in found if entity.kind is kind and entity.mentions]
    return one


class TestLabels:
    @pytest.mark.parametrize(
        ("label", "kind", "begins"),
        [
            ("B-PER", PERSON, True),
            ("I-PERS", PERSON, False),
            ("PERSON", PERSON, False),
            ("b-person", PERSON, True),
            ("S-LOC", PLACE, True),
            ("E-LOC", PLACE, False),
            ("U-GPE", PLACE, True),
            ("B_FAC", PLACE, True),
            ("ORG-B", ORGANISATION, True),
            ("I-Organization", ORGANISATION, False),
        ],
    )
    def test_what_models_call_our_kinds(self, label: str, kind: EntityKind, begins: bool) -> None:
        assert meaning(label) == Label(kind, begins)

    @pytest.mark.parametrize("label", ["O", "", "B-MISC", "LABEL_1", "B-", "B-DATE", "I-NORP", "PAD"])
    def test_what_names_none_of_our_kinds(self, label: str) -> None:
        assert meaning(label) is None

    def test_labels_of_a_model_by_number(self) -> None:
        assert meanings({0: "O", 1: "B-LOC", 2: "B-MISC"}) == {1: Label(PLACE, True)}


TEXT = "زار سامي الحداد\nبيروت وصيدا"
WORDS = [(0, 3), (4, 8), (9, 15), (16, 21), (22, 27)]


def labelled(*labels: str) -> list[Labelled]:
    return [
        Labelled(number, *place, meaning(label))
        for number, (place, label) in enumerate(zip(WORDS, labels, strict=True))
    ]


class TestSpans:
    @pytest.mark.parametrize(
        ("labels", "names"),
        [
            (("O", "B-PER", "I-PER", "B-LOC", "B-LOC"), ["سامي الحداد", "بيروت", "وصيدا"]),
            (("O", "PER", "PER", "LOC", "LOC"), ["سامي الحداد", "بيروت وصيدا"]),
            (("O", "I-PER", "I-PER", "O", "I-LOC"), ["سامي الحداد", "وصيدا"]),
            (("O", "B-PER", "I-ORG", "O", "O"), ["سامي", "الحداد"]),
            (("O", "O", "B-LOC", "I-LOC", "I-LOC"), ["الحداد", "بيروت وصيدا"]),  # a line ends between
            (("O", "B-PER", "B-MISC", "I-PER", "O"), ["سامي", "بيروت"]),
            (("O",) * 5, []),
        ],
    )
    def test_labels_become_names(self, labels: tuple[str, ...], names: list[str]) -> None:
        assert [TEXT[start:end] for start, end, _ in spans(labelled(*labels), TEXT)] == names

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["", " ", "\n"]),
                st.sampled_from(["س", "سامي", " سامي", "\nسامي", "سامي\n", "\n", " ", ""]),
                st.sampled_from(["O", "B-PER", "I-PER", "LOC", "S-ORG", "B-MISC"]),
            )
        )
    )
    def test_every_span_lies_in_one_line_of_the_text_and_overlaps_none(self, parts: list[tuple[str, str, str]]) -> None:
        words, text = [], ""
        for number, (between, written, label) in enumerate(parts):
            start = len(text) + len(between)
            text += between + written
            words.append(Labelled(number, start, len(text), meaning(label)))
        last = 0
        for start, end, _ in spans(words, text):
            assert last <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert "\n" not in text[start:end]
            last = end


class TestWindows:
    @given(st.integers(0, 60), st.integers(2, 12), st.data())
    def test_words_come_out_once_and_in_order(self, size: int, window: int, data: st.DataObject) -> None:
        words = [Labelled(number, number * 2, number * 2 + 1, None) for number in range(size)]
        step = data.draw(st.integers(1, window))
        windows = [words[first : first + window] for first in range(0, max(size, 1), step)]
        assert merged(windows) == words

    def test_a_word_is_told_by_the_window_that_has_more_around_it(self) -> None:
        here, there = Label(PERSON, True), Label(PLACE, True)
        first = [Labelled(number, number, number + 1, here) for number in range(8)]
        second = [Labelled(number, number, number + 1, there) for number in range(4, 12)]
        assert [word.label for word in merged([first, second])] == [here] * 6 + [there] * 6

    def test_a_word_that_a_window_begins_within_is_told_by_the_one_before(self) -> None:
        whole, rest = Labelled(3, 10, 18, Label(PERSON, True)), Labelled(3, 14, 18, None)
        behind = Labelled(4, 19, 22, None)
        assert merged([[whole], [rest, behind]]) == [whole, behind]


class TestNamesPutInPlace:
    def test_the_tagger_decides_on_persons_places_and_organisations(self) -> None:
        text = "زار وزير النقل سامي الحداد مدينة صور."
        assert {entity.kind for entity in entities(text) if entity.mentions} == {PERSON, PLACE}
        (one,) = entities(text, tagged=[span(text, "الحداد", ORGANISATION)])
        assert [(mention.text, mention.rule) for mention in one.mentions] == [("الحداد", "tagger")]
        assert one.kind is ORGANISATION
        assert entities(text, tagged=[]) == ()

    def test_mentions_are_joined_and_short_forms_found_by_our_code(self) -> None:
        text = "وصل كريستيان شتاينباخ أمس. وقال شتاينباخ إنه راض. ثم غادر شتاينباخ."
        person = only(entities(text, tagged=[span(text, "كريستيان شتاينباخ", PERSON)]), PERSON)
        assert person.name == "كريستيان شتاينباخ"
        assert [mention.rule for mention in person.mentions] == ["tagger", "surname again", "surname again"]

    def test_a_place_has_the_name_country_and_degrees_of_the_list(self) -> None:
        text = "سافر الوفد لبيروت أمس."
        place = only(entities(text, tagged=[span(text, "لبيروت", PLACE)]), PLACE)
        (by_rule,) = [entity for entity in entities(text) if entity.kind is PLACE]
        assert (place.mentions[0].text, place.country) == ("بيروت", "LB")
        assert place.latitude is not None
        assert (place.name, place.key, place.longitude) == (by_rule.name, by_rule.key, by_rule.longitude)

    def test_events_laws_and_works_stay_with_the_rules(self) -> None:
        text = "وقّع الوفدان اتفاقية باريس للمناخ، وعُرض فيلم «ليالي بيروت القديمة» مساء."
        found = entities(text, tagged=[span(text, "باريس", PLACE), span(text, "بيروت", PLACE)])
        assert {entity.kind for entity in found} == {EntityKind.LAW, EntityKind.WORK, PLACE}
        assert only(found, PLACE).name == "باريس"  # no place within the title of a film

    def test_spans_go_from_word_to_word_less_punctuation(self) -> None:
        text = "قال «سامي الحداد»، أمس."
        ragged = Tagged(text.index("«"), text.index("داد") + 2, PERSON)
        assert only(entities(text, tagged=[ragged]), PERSON).mentions[0].text == "سامي الحداد"

    @given(
        st.text(alphabet="سامي الحدب.«»،\n1َـ", max_size=60),
        st.lists(st.builds(Tagged, st.integers(-5, 80), st.integers(-5, 80), st.sampled_from(EntityKind)), max_size=8),
    )
    def test_whatever_a_tagger_says_mentions_lie_in_the_text(self, text: str, tagged: list[Tagged]) -> None:
        mentions = [mention for entity in entities(text, tagged=tagged) for mention in entity.mentions]
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.text == text[mention.start : mention.end]
        ours = sorted((mention.start, mention.end) for mention in mentions if mention.rule == "tagger")
        assert all(one[1] <= other[0] for one, other in pairwise(ours))

    def test_an_analysis_takes_them_too(self) -> None:
        article = Article("1", "زيارة سامي الحداد", (Paragraph("وصل الوزير أمس."),))
        found = analyse(article, [span(article.text, "سامي الحداد", PERSON)])
        assert found.entities[0].mentions[0].rule == "tagger"
        assert analyse(article, []).entities == ()


class TestVersions:
    def test_each_tagger_and_each_version_of_the_rules_has_its_number(self) -> None:
        numbers = {version_with(rules, name) for rules in (1, 2, 3) for name in ("a/model", "b/model", "c")}
        assert len(numbers) == 9
        assert all(VERSION < number < 2**31 for number in numbers)

    def test_the_number_of_a_name_never_changes(self) -> None:
        assert version_with(2, "a/model") == 341_385_002

    def test_without_a_tagger_the_rules_are_those_of_this_program(self) -> None:
        assert Rules.present() == Rules(VERSION, analyse)
        assert Rules.present("a/model").version == version_with(VERSION, "a/model")


class TestTheSetting:
    def test_option_then_setting_then_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("ISNAD_TAGGER", raising=False)
        assert tagger_name() == ""
        monkeypatch.setenv("ISNAD_TAGGER", "a/model")
        assert tagger_name() == "a/model"
        assert tagger_name("b/model") == "b/model"
        monkeypatch.chdir(tmp_path)
        (tmp_path / "model").mkdir()
        assert tagger_name("model") == str(tmp_path / "model")

    def test_missing_packages_are_an_error_that_says_what_to_run(self) -> None:
        with pytest.raises(TaggerMissing, match=r"a/model.*transformers.*pip install 'isnad\[neural\]'") as raised:
            load_tagger("a/model", importer=without_packages)
        assert isinstance(raised.value, SettingError)

    @pytest.mark.skipif(find_spec("transformers") is not None, reason="isnad[neural] is installed here")
    def test_the_command_line_says_so_before_anything_is_done(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        store, news = str(tmp_path / "news.sqlite"), tmp_path / "news.jsonl"
        news.write_text('{"id": "1", "title": "عودة", "text": "عاد الوزير."}\n', encoding="utf-8")
        for command in (["import", str(news)], ["analyse", str(news)], ["analyse", "--stored"]):
            assert run(["--store", store, "--tagger", "a/model", *command]) == 2
            out, err = capfd.readouterr()
            assert not out
            assert "pip install 'isnad[neural]'" in err
        with open_newsroom(store) as room:
            assert room.latest().total == 0
        assert run(["--store", store, "--tagger", "a/model", "stories"]) == 0  # what analyses nothing loads nothing
