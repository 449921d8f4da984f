"""Grouping and stories at the command line."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from isnad.cli.measures import MEASURES
from isnad.cli.why import print_log
from isnad.model import Because, Ground, Level, Logged, Regrouping
from isnad.stories.decision import ALL_MEASURES

Run = Callable[..., Any]

FIRE = (
    "اندلع حريق كبير في مستودع للأخشاب شرقي مدينة الرمانة فجر الأحد، وقالت فرق الدفاع المدني إن ثلاثة من عمال الحراسة "
    "أصيبوا بحروق طفيفة.\nوأوضح قائد الفرق سعيد المرواني أن النيران حوصرت بعد أربع ساعات، وأن تحقيقا فُتح في أسبابها."
)
RECORDS = (
    {"id": "late", "title": "ثلاثة جرحى بحريق الرمانة", "text": FIRE, "published": "2024-10-27", "publisher": "nahr"},
    {"id": "gold", "title": "ارتفاع سعر الذهب", "text": "ارتفع سعر الذهب أمس.", "published": "2024-10-26T09:00:00Z"},
    {
        "id": "early",
        "title": "حريق في مستودع أخشاب بالرمانة",
        "text": FIRE + "\nيذكر أن المستودع يقع خارج النطاق العمراني.",
        "published": "2024-10-26T23:00:00Z",
        "publisher": "jisr",
    },
)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "fire.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in RECORDS), encoding="utf-8")
    return path


@pytest.fixture
def told(isnad: Run, lines: Path) -> Run:
    """The command line on a store that holds the story of a fire."""
    assert isnad("import", str(lines)).status == 0
    return isnad


def grouped(out: str) -> dict[str, dict[str, str]]:
    return {shape["id"]: shape for shape in map(json.loads, out.splitlines())}


def test_group_answers_every_line_in_its_order(isnad: Run, lines: Path, tmp_path: Path) -> None:
    ended = isnad("group", str(lines))
    assert ended.status == 0
    shapes = grouped(ended.out)
    assert list(shapes) == ["late", "gold", "early"]
    assert all(set(shape) == {"id", "copy", "event", "story", "origin"} for shape in shapes.values())
    for level in ("copy", "event", "story"):
        assert shapes["late"][level] == shapes["early"][level]
    assert shapes["gold"]["event"] != shapes["early"]["event"]
    assert "3 articles: 2 texts, 2 events, " in ended.err
    assert not (tmp_path / "news.sqlite").exists()


def test_stories_are_narrowed_and_say_why_they_stand_where_they_do(told: Run) -> None:
    out = told("stories", "--order", "newest", "--one-origin", "--publisher", "jisr").out
    assert "in 6 hours" in out
    assert out.endswith("1 to 1 of 1 story\n")
    assert json.loads(told("stories", "--json").out)[0]["rank"]["recent"] == 1
    for asked in (("--conflict",), ("--publisher", "nobody"), ("--section", "رياضة"), ("--person", "لا أحد")):
        assert json.loads(told("stories", "--json", *asked).out) == []


def test_stories_are_listed(told: Run) -> None:
    (row,) = json.loads(told("stories", "--json").out)
    assert (row["articles"], row["events"], row["publishers"], row["origins"]) == (2, 1, 2, 1)
    out = told("stories").out
    assert "1 event, 2 articles, 2 publishers, 1 independent origin" in out
    assert row["headline"] in out
    assert row["id"] in out
    assert json.loads(told("stories", "--json", "--offset", "1").out) == []
    assert len(json.loads(told("stories", "--json", "--least", "1", "--limit", "1").out)) == 1
    assert "no stories" in told("stories", "--offset", "9").err


def test_a_story_is_shown_by_its_id_and_by_that_of_an_event(told: Run) -> None:
    (row,) = json.loads(told("stories", "--json").out)
    shape = json.loads(told("show", row["id"], "--json").out)
    (event,) = shape["events"]
    assert [one["id"] for one in event["articles"]] == ["early", "late"]
    assert json.loads(told("show", event["id"], "--json").out) == shape
    out = told("show", event["id"]).out
    assert out.startswith(row["headline"])
    assert "1 event, 2 articles, 1 independent origin" in out
    assert f"> {event['headline']}" in out
    assert "2024-10-26 23:00 UTC to 2024-10-27  " in out  # a day is not made an hour
    assert "  =  2024-10-27  nahr  ثلاثة جرحى بحريق الرمانة  late  (" in out
    assert "% of the first text, nothing added)" in out


def test_an_article_says_where_it_stands_and_why(told: Run) -> None:
    kept = json.loads(told("show", "late", "--json").out)["kept"]
    why = json.loads(told("show", "late", "--why", "--json").out)
    assert {name: kept[name] for name in ("copy", "event", "story", "origin")}.items() <= why.items()
    assert f"story:      {kept['story']}" in told("show", "late").out
    assert {tie["level"] for tie in why["ties"]} == {"copy", "event", "story"}
    assert {tie["other"] for tie in why["ties"]} == {"early"}
    assert why["regroupings"] == []
    out = told("show", "late", "--why").out
    assert "one text with حريق في مستودع أخشاب بالرمانة early" in out
    assert "one happening with" in out
    assert why["ties"][0]["terms"][0] in out
    assert out.endswith("regroupings: none\n")
    assert "it came first" in told("show", "gold", "--why").out


def test_a_story_says_what_changed_about_it(told: Run) -> None:
    (row,) = json.loads(told("stories", "--json").out)
    assert json.loads(told("show", row["id"], "--why", "--json").out)["regroupings"] == []
    assert told("show", row["id"], "--why").out.endswith("regroupings: none\n")


def test_regroupings_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    at = datetime(2024, 10, 27, 8, 0, tzinfo=UTC)
    print_log(
        [
            Logged(
                at,
                Regrouping(
                    Level.EVENT,
                    "e2",
                    "e1",
                    ("a", "b"),
                    whole=True,
                    reason=Because(Ground.WORDS, words="both tell of one fire"),
                ),
            ),
            Logged(
                at,
                Regrouping(
                    Level.STORY,
                    "s1",
                    "s3",
                    ("c",),
                    whole=False,
                    reason=Because(Ground.WORDS, words="another town\x1b[31m"),
                ),
            ),
        ]
    )
    out = capsys.readouterr().out
    assert "2024-10-27 08:00 UTC  event e2 became part of e1\n    because both tell of one fire" in out
    assert "1 article of story s1 moved to s3: c\n    because another town␛[31m" in out


def test_what_is_neither_article_nor_story_is_told(told: Run) -> None:
    ended = told("show", "s99")
    assert ended.status == 1
    assert "no article is kept under «s99»" in ended.err
    assert "story" in ended.err
    assert told("show", "late", "--why", "--revisions").status == 2


def test_every_measure_has_plain_words() -> None:
    assert set(ALL_MEASURES) <= set(MEASURES)
