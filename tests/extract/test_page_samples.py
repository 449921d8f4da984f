"""Whole pages of many designs, written for this project, each with the article that a reader finds in it."""

import json
from pathlib import Path

import pytest

from isnad.extract import extract_article
from isnad.model import Article, Page, ParagraphKind, article_to_json

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
FIELDS = ("title", "deck", "published", "precision", "modified", "authors", "agencies", "dateline", "tags", "read_also")


def read(name: str) -> Article:
    return extract_article(Page("", (PAGES / f"{name}.html").read_bytes(), source=f"{name}.html"))


@pytest.mark.parametrize("name", NAMES)
def test_the_article_of_a_page(name: str) -> None:
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    found = article_to_json(read(name))
    assert found["paragraphs"] == expected["paragraphs"]
    assert {field: found[field] for field in FIELDS} == {field: expected[field] for field in FIELDS}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_beside_the_article_is_in_its_body(name: str) -> None:
    leaks = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))["leaks"]
    body = read(name).body
    assert [leak for leak in leaks if leak in body] == []


def test_every_sample_has_its_answer() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.json")) == NAMES
    assert len(NAMES) >= 12


def test_inner_headings_are_headings() -> None:
    headings = [paragraph.text for paragraph in read("wordpress").paragraphs if paragraph.kind is ParagraphKind.HEADING]
    assert headings == ["مواقف وإنارة"]


def test_evidence_names_what_was_chosen_and_what_was_not() -> None:
    article = read("drupal")
    published = {(e.source, e.chosen) for e in article.evidence if e.field == "published"}
    assert ("time:datetime", True) in published  # the hour, though the meta tag comes first
    assert ("meta:article:published_time", False) in published
    titles = [e.value for e in article.evidence if e.field == "title" and e.chosen]
    assert titles == [article.title]
