"""`isnad show --changes` and `--against`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
FIRST = "وقال قائد الإسعاف إن 14 عاملا نقلوا إلى المستشفى."
STATES = (("a", FIRST), ("a", FIRST.replace("14", "41")), ("b", "وقال قائد الإسعاف إن 14 عاملاً نُقلوا إلى المستشفى."))


@pytest.fixture
def kept(isnad: Run, tmp_path: Path) -> Run:
    for number, (key, text) in enumerate(STATES):
        path = tmp_path / f"{number}.jsonl"
        path.write_text(json.dumps({"id": key, "title": "انهيار", "text": text}, ensure_ascii=False), encoding="utf-8")
        assert isnad("import", str(path)).status == 0
    return isnad


def test_the_changes_of_an_article_are_told_and_every_word_that_changed(kept: Run) -> None:
    out = kept("show", "a", "--changes").out
    assert "a revision 1 -> a revision 2" in out
    assert "silent" in out
    assert "figure: 14 عاملا (قائد الإسعاف) -> 41 عاملا (قائد الإسعاف)" in out
    assert "[-14-] {+41+}" in out


def test_two_articles_are_set_against_each_other(kept: Run) -> None:
    out = kept("show", "b", "--against", "a").out
    assert "figure: 14 عاملاً" in out
    assert "[-نُقلوا-]" not in out


def test_the_same_as_json(kept: Run) -> None:
    (told,) = json.loads(kept("show", "a", "--changes", "--json").out)
    assert [change["kind"] for change in told["changes"]] == ["figure"]
    assert json.loads(kept("show", "b", "--changes", "--json").out) == []


def test_one_thing_is_asked_at_a_time(kept: Run) -> None:
    assert kept("show", "a", "--changes", "--revisions").status == 2
    assert kept("show", "nobody", "--changes").status != 0
