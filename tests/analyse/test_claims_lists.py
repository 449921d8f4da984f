"""The word lists of claims keep the rules of lists."""

import unicodedata
from importlib.resources import files

import pytest

from isnad.analyse.claims.cues import cues_of
from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import rows
from isnad.model import Act

LISTS = ("cue_verbs", "name_words", "source_words")
FRAMES = {"an", "q", "np", "وصف", "حمل", "ب", "ل", "من", "عن", "إلى", "على"}
CLASSES = {
    *("time", "aside", "venue", "press", "title", "honorific", "adjective", "nosource", "object", "adverb"),
    *("unnamed", "witness", "government", "organisation", "document", "agency", "role", "naming", "message"),
    *("impersonal", "wish", "lead-in", "statement", "state", "some", "negation", "own words", "filler", "issued by"),
    *("plural", "official", "news agency", "demand", "hedge", "no verb here", "no object", "clause opener", "screen"),
}


def text_of(name: str) -> str:
    return files("isnad.analyse").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
class TestEveryList:
    def test_opens_by_saying_what_it_is(self, name: str) -> None:
        assert text_of(name).startswith("# ")

    def test_is_nfc_without_presentation_forms_tatweel_or_invisible_signs(self, name: str) -> None:
        text = "\n".join(line for line in text_of(name).splitlines() if line[:1] != "#")
        assert unicodedata.is_normalized("NFC", text)
        strange = [
            ch
            for ch in text
            if "\ufb50" <= ch <= "\ufdff"
            or "\ufe70" <= ch <= "\ufeff"
            or ch in "\u0640\u00a0"
            or unicodedata.category(ch) == "Cf"
        ]
        assert strange == []

    def test_ends_with_one_line_feed_and_has_no_blank_at_an_edge(self, name: str) -> None:
        text = text_of(name)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        fields = [field for line in text.splitlines() if line[:1] != "#" for field in line.split("\t")]
        assert [field for field in fields if not field or field != field.strip()] == []

    def test_is_sorted_and_says_nothing_twice(self, name: str) -> None:
        entries = rows(name, "isnad.analyse")
        assert entries
        assert list(entries) == sorted(set(entries))

    def test_gives_every_entry_as_many_fields(self, name: str) -> None:
        entries = rows(name, "isnad.analyse")
        assert {len(entry) for entry in entries} == {len(entries[0])}


def test_acts_and_frames_of_verbs_are_known() -> None:
    for lemma, _, _, act, frames in rows("cue_verbs", "isnad.analyse"):
        assert act in set(Act), lemma
        assert set(frames.split()) <= FRAMES, lemma
        assert frames.split(), lemma


def test_no_verb_stands_there_twice() -> None:
    lemmas = [row[0] for row in rows("cue_verbs", "isnad.analyse")]
    assert sorted(lemmas) == sorted(set(lemmas))


def test_every_listed_form_is_found_as_its_verb() -> None:
    for lemma, imperfect, *_ in rows("cue_verbs", "isnad.analyse"):
        for form in (lemma, imperfect):
            if form != "-":  # «سمى» is a cue with its object alone
                forms = (match_form(form), match_form(form) + "ه")
                assert any(lemma in {cue.verb.lemma for cue in cues_of(each)} for each in forms), form


def test_imperfects_are_in_the_third_person() -> None:
    assert {row[1][0] for row in rows("cue_verbs", "isnad.analyse")} == {"ي", "-"}


def test_classes_of_source_words_are_known_and_none_is_empty() -> None:
    assert {row[1] for row in rows("source_words", "isnad.analyse")} == CLASSES


def test_name_words_are_in_matching_form() -> None:
    assert [row[0] for row in rows("name_words", "isnad.analyse") if match_form(row[0]) != row[0]] == []
