"""Claims and figures at the command line."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from isnad.cli.claims import print_analysis
from isnad.model import Act, Analysis, Article, Bound, Claim, Figure, Form, Link, SourceKind, Span

Run = Callable[..., Any]

RECORDS = (
    {"id": "bus", "title": "عودة الحافلات", "text": "وقالت بلدية الميناء إن 40 حافلة عادت إلى العمل."},
    {"id": "rain", "title": "مطر في الجبل", "text": "هطل المطر طوال الليل."},
)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, plain_analysis: Callable[[Article], Analysis]) -> None:
    monkeypatch.setattr("isnad.newsroom.rules.analyse", plain_analysis)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "town.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in RECORDS), encoding="utf-8")
    return path


@pytest.fixture
def told(isnad: Run, lines: Path) -> Run:
    assert isnad("import", str(lines)).status == 0
    return isnad


def test_every_line_is_answered_in_its_order(isnad: Run, lines: Path, tmp_path: Path) -> None:
    ended = isnad("analyse", str(lines))
    assert ended.status == 0
    bus, rain = map(json.loads, ended.out.splitlines())
    assert list(bus) == ["id", "tags", "entities", "claims", "figures"]
    text = f"{RECORDS[0]['title']}\n{RECORDS[0]['text']}"
    (claim,), (figure,) = bus["claims"], bus["figures"]
    assert text[claim["start"] : claim["end"]] == claim["content"] == "40 حافلة عادت إلى العمل"
    assert text[claim["cue_start"] : claim["cue_end"]] == claim["cue"] == "وقالت"
    assert claim["chain"][0]["name"] == "بلدية الميناء"
    assert (figure["low"], figure["what"]) == (40, "حافلة")
    assert rain == {"id": "rain", "tags": [], "entities": [], "claims": [], "figures": []}
    assert ended.err == "2 articles: 1 claim, 1 figure\n"
    assert not (tmp_path / "news.sqlite").exists()


def test_the_answer_of_a_file_is_json_with_and_without_asking(isnad: Run, lines: Path) -> None:
    assert isnad("analyse", "--json", str(lines)).out == isnad("analyse", str(lines)).out


def test_what_is_stored_is_analysed_again_by_new_rules_alone(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told("analyse", "--stored").out == "every article was analysed by these rules\n"
    monkeypatch.setattr("isnad.newsroom.rules.VERSION", 99)
    assert "2 articles are still to be read" in told("doctor").out
    assert told("analyse", "--stored").out == "2 articles analysed\n"
    assert json.loads(told("analyse", "--stored", "--json").out) == {"analysed": 0}


def test_a_store_or_a_file_not_both(told: Run, lines: Path) -> None:
    ended = told("analyse", "--stored", str(lines))
    assert ended.status == 2
    assert "give one of them" in ended.err


def test_an_article_is_shown_with_its_claims(told: Run) -> None:
    out = told("show", "bus").out
    assert "1.  بلدية الميناء (person)\n" in out
    assert "state, indirect  by «وقالت»  [plain]\n" in out
    assert "\n    40 حافلة عادت إلى العمل\n" in out
    assert "figure:      40 حافلة  40  حافلة\n" in out
    assert "figure" not in told("show", "rain").out
    kept = json.loads(told("show", "bus", "--json").out)["kept"]
    assert kept["claims"][0]["content"] == "40 حافلة عادت إلى العمل"
    assert kept["figures"][0]["low"] == 40


def test_an_article_that_nobody_read_says_so(told: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("isnad.newsroom.analysing.Analyst.catch_up", lambda _self: 0)
    path = tmp_path / "more.jsonl"
    path.write_text('{"id": "new", "title": "خبر", "text": "نص."}\n', encoding="utf-8")
    told("import", str(path))
    kept = json.loads(told("show", "new", "--json").out)["kept"]
    assert (kept["claims"], kept["figures"]) == (None, None)
    assert told("show", "new").status == 0


def test_a_chain_and_every_bound_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def span(words: str) -> Span:
        return Span(words, 0, len(words))

    chain = (
        Link(None, "مسؤول\x1b[31m", SourceKind.UNNAMED),
        Link(span("وكالة الجسر"), "وكالة الجسر", SourceKind.AGENCY),
    )
    claim = Claim(
        span("كلمة " * 90), span("نقلت"), chain, Act.DENY, Form.MIXED, hedged=True, rule="passed on", venue="في بيان"
    )
    numbers = [(bound, 1000, None if bound is Bound.AT_LEAST else 2500) for bound in Bound]
    figures = [
        Figure(span("عدد"), Decimal(low), Decimal(high) if high else None, bound, "", of="قتل", claim=0)
        for bound, low, high in numbers
    ]
    print_analysis(Analysis((claim,), tuple(figures)))
    out = capsys.readouterr().out
    assert out.startswith("1.  مسؤول␛[31m (unnamed) ← وكالة الجسر (agency)\n")
    assert "deny, mixed, hedged  by «نقلت»  في بيان  [passed on]\n" in out
    assert "كلمة…\n" in out
    for words in ("1,000", "about 1,000", "at least 1,000", "at most 2,500", "1,000 to 2,500"):
        assert f"  {words}  قتل  given by claim 1\n" in out
