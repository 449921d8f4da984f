"""`isnad edit`: rulings from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

FIRE = "اندلع حريق كبير في مستودع للأخشاب شرقي مدينة الرمانة فجر الأحد، وأصيب ثلاثة من عمال الحراسة بحروق طفيفة."
GOLD = "ارتفع سعر الذهب أمس في السوق المحلية إلى أعلى مستوى له منذ عام، وفق نقابة الصاغة."
RECORDS = (
    {"id": "f1", "title": "حريق في مستودع أخشاب", "text": FIRE, "published": "2024-10-27", "publisher": "nahr"},
    {"id": "f2", "title": "حريق في مستودع أخشاب", "text": FIRE, "published": "2024-10-27", "publisher": "jisr"},
    {"id": "g1", "title": "ارتفاع سعر الذهب", "text": GOLD, "published": "2024-10-27", "publisher": "nahr"},
)


@pytest.fixture
def told(isnad: Run, tmp_path: Path) -> Run:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in RECORDS), encoding="utf-8")
    assert isnad("import", str(path)).status == 0
    return isnad


def story_of(isnad: Run, article: str) -> str:
    return str(json.loads(isnad("show", article, "--why", "--json").out)["story"])


def rulings(isnad: Run, *arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(isnad("edit", "log", "--json", *arguments).out))


def test_stories_are_joined_and_the_ruling_is_told(told: Run) -> None:
    done = told("edit", "join", "f1", "g1", "--by", "رنا", "--reason", "حادث واحد")
    assert done.status == 0
    assert "editor «رنا» joined" in done.out
    assert story_of(told, "f1") == story_of(told, "g1")
    (row,) = json.loads(told("stories", "--json").out)
    assert row["articles"] == 3
    for shown in (told("show", row["id"]).out, told("show", row["id"], "--why").out, told("edit", "log", "g1").out):
        assert "رنا" in shown
        assert "حادث واحد" in shown
    (ruling,) = json.loads(told("show", row["id"], "--json").out)["rulings"]
    assert (ruling["kind"], ruling["by"], ruling["undone"]) == ("join", "رنا", None)
    assert sorted(article for part in ruling["parts"] for article in part) == ["f1", "f2", "g1"]


def test_copies_go_along_when_an_article_is_taken_out(told: Run) -> None:
    told("edit", "join", "f1", "g1", "--by", "رنا")
    assert "took 2 articles out" in told("edit", "split", "g1", "f2", "--by", "رنا").out
    assert story_of(told, "f1") == story_of(told, "f2") != story_of(told, "g1")


def test_a_story_is_named_locked_and_all_is_undone(told: Run) -> None:
    told("edit", "rename", "f1", "  حريق   الرمانة ", "--by", "سامي")
    told("edit", "lock", "f1", "--by", "سامي")
    assert json.loads(told("stories", "--json").out)[0]["headline"] == "حريق الرمانة"
    assert told("show", story_of(told, "f1")).out.startswith("حريق الرمانة\n")
    assert "taken back by «رنا»" in told("edit", "unlock", "f2", "--by", "رنا").out
    assert "taken back" in told("edit", "undo", "1", "--by", "رنا").out
    assert json.loads(told("stories", "--json").out)[0]["headline"] == RECORDS[0]["title"]
    assert [(one["kind"], one["undone_by"]) for one in rulings(told)] == [("lock", "رنا"), ("rename", "رنا")]
    assert rulings(told, "g1") == []


def test_who_decides_is_the_login_where_no_name_is_given(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "desk1")
    assert told("edit", "lock", "f1").status == 0
    monkeypatch.setenv("ISNAD_EDITOR", "رنا")
    assert told("edit", "lock", "g1").status == 0
    assert [one["by"] for one in rulings(told)] == ["رنا", "desk1"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("join", "f1", "f2"), 2, "one story already"),
        (("join", "f1", "nobody"), 1, "nobody"),
        (("split", "f1", "f2"), 2, "nothing of the story would be left"),
        (("split", "f1", "g1"), 1, "neither an event nor an article of the story"),
        (("rename", "f1", "  "), 2, "the name is empty"),
        (("rename", "f1", "ا" * 301), 2, "300 are the most"),
        (("unlock", "f1"), 2, "not locked"),
        (("undo", "7"), 1, "no ruling has the number 7"),
    ],
)
def test_what_cannot_be_ruled_is_told(told: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = told("edit", *arguments, "--by", "رنا")
    assert done.status == status
    assert said in done.err
    assert rulings(told) == []


def test_a_ruling_is_undone_once(told: Run) -> None:
    told("edit", "join", "f1", "g1", "--by", "رنا")
    assert told("edit", "undo", "1", "--by", "رنا").status == 0
    assert story_of(told, "f1") != story_of(told, "g1")
    assert "undone already" in told("edit", "undo", "1", "--by", "رنا").err
