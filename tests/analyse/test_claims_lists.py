"""The word lists of claims keep the rules of lists."""

from isnad.analyse.claims.cues import cues_of
from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import rows
from isnad.model import Act

FRAMES = {"an", "q", "np", "وصف", "حمل", "ب", "ل", "من", "عن", "إلى", "على"}
CLASSES = {
    *("time", "aside", "venue", "press", "title", "honorific", "adjective", "nosource", "object", "adverb"),
    *("unnamed", "witness", "government", "organisation", "document", "agency", "role", "naming", "message"),
    *(
        "impersonal",
        "wish",
        "went on",
        "lead-in",
        "statement",
        "state",
        "some",
        "negation",
        "own words",
        "filler",
        "issued by",
    ),
    *("plural", "official", "news agency", "demand", "hedge", "no verb here", "no object", "clause opener", "screen"),
    *("kin", "staff", "asks", "own name", "publishes", "published", "printed it", "report", "called", "answered"),
    *("attribution opener", "style", "manner", "no subject", "turning", "writes himself", "attacked"),
}


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
                forms = (match_form(form), match_form(form) + "ه", match_form(form) + "ت")  # «علم» is mostly a noun
                assert any(lemma in {cue.verb.lemma for cue in cues_of(each)} for each in forms), form


def test_imperfects_are_in_the_third_person() -> None:
    assert {row[1][0] for row in rows("cue_verbs", "isnad.analyse")} == {"ي", "-"}


def test_classes_of_source_words_are_known_and_none_is_empty() -> None:
    assert {row[1] for row in rows("source_words", "isnad.analyse")} == CLASSES


def test_no_word_is_of_one_class_twice_in_two_spellings() -> None:
    seen = [(match_form(word), kind) for word, kind in rows("source_words", "isnad.analyse")]
    assert sorted(seen) == sorted(set(seen))


def test_name_words_are_in_matching_form() -> None:
    assert [row[0] for row in rows("name_words", "isnad.analyse") if match_form(row[0]) != row[0]] == []
