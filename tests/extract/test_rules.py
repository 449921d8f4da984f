"""Publishers' own rules: the frozen pages beside them, and what rules do in general."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.collect import Catalogue, built_in_rules
from isnad.errors import InputError
from isnad.extract import extract_article
from isnad.model import Article, Evidence, Page, PageRules, Publisher, article_to_json
from isnad.newsroom.reading import articles_of_page

FOLDER = Path(__file__).parents[2] / "publishers" / "rules"
RULES = {rules.publisher: rules for rules in built_in_rules()}
PAGES = sorted(path for path in FOLDER.glob("*/*.html"))
IDS = [path.relative_to(FOLDER).as_posix() for path in PAGES]


def expected(path: Path) -> dict[str, object]:
    shape: dict[str, object] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return shape


def found(path: Path, rules: PageRules | None) -> dict[str, object]:
    shape = expected(path)
    publisher = Publisher(path.parent.name, path.parent.name)
    page = Page(str(shape["url"]), path.read_bytes(), source=path.name)
    try:
        answer = article_to_json(extract_article(page, publisher=publisher, rules=rules))
    except InputError:
        return {}
    return {key: answer[key] for key in shape}


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_the_article_of_a_page_under_its_rules(path: Path) -> None:
    assert found(path, RULES[path.parent.name]) == expected(path)


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_without_its_rules_a_page_is_read_wrongly(path: Path) -> None:
    assert found(path, None) != expected(path)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_needed_by_some_page_of_its_publisher(name: str) -> None:
    pages = [path for path in PAGES if path.parent.name == name]
    assert pages
    needless = [
        f"{key} {selector}"
        for key in ("title", "deck", "body", "drop", "published", "modified", "authors", "section", "tags")
        for selector in getattr(RULES[name], key)
        if all(found(path, without(RULES[name], key, selector)) == expected(path) for path in pages)
    ]
    assert needless == []


def without(rules: PageRules, key: str, selector: str) -> PageRules:
    rest = tuple(other for other in getattr(rules, key) if other != selector)
    return replace(rules, **{key: rest})  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAGES), st.floats(0, 1), st.floats(0, 1))
def test_no_cut_of_a_page_breaks_its_rules(path: Path, start: float, end: float) -> None:
    body = path.read_bytes()
    page = Page("https://x.example/1", body[: int(start * len(body))] + body[int(end * len(body)) :])
    with suppress(InputError):
        extract_article(page, rules=RULES[path.parent.name])


PROSE = "أعلنت هيئة الموانئ أن السفينة الأولى ترسو صباح الغد في الرصيف الجديد بعد تجارب طويلة وناجحة."
HTML = f"""<html><head><title>السفينة الأولى ترسو غدا في الرصيف الجديد</title></head><body>
<h1>السفينة الأولى ترسو غدا في الرصيف الجديد</h1><span id=a>{PROSE}</span> ذيل لا يضيع
<div id=b class=related><p>{PROSE[::-1]}</p><p class=x>تفصيل</p></div><div id=c>{PROSE} مرة أخرى</div>
<script id=s>var x = {{"a": ["{PROSE}", "سطر قصير\\nوآخر"],
"n": 3, "deep": [[["x"]]], "when": "2020-02-03T10:00:00Z"}};</script>
</body></html>"""
URL = "https://rules.example/1"


def read(**fields: tuple[str, ...] | str) -> Article:
    rules = PageRules("x", "a test", **fields)  # type: ignore[arg-type]
    return extract_article(Page(URL, HTML.encode()), rules=rules)


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_a_body_may_stand_in_several_elements_of_any_kind() -> None:
    assert texts(read(body=("//*[@id='c'] | //*[@id='a']",))) == [PROSE, f"{PROSE} مرة أخرى"]
    assert texts(read(body=("//div[@id='b'] | //div[@id='b']/p",))) == [PROSE[::-1], "تفصيل"]
    assert texts(read(body=("//div[@id='b']",), drop=("//p[@class='x']",))) == [PROSE[::-1]]
    assert texts(read(body=("//body",))) == [f"{PROSE} ذيل لا يضيع", f"{PROSE} مرة أخرى"]


def test_a_body_may_stand_in_json() -> None:
    assert texts(read(body=("json:a",), data="//script[@id='s']")) == [PROSE, "سطر قصير", "وآخر"]
    assert texts(read(body=("json:a.0",), data="//script[@id='s']")) == [PROSE]


def test_json_with_more_markup_than_a_page_may_have_is_passed_over() -> None:
    page = HTML.replace("سطر قصير", "<p>" * 150_000)
    rules = PageRules("x", "a test", data="//script[@id='s']", body=("json:a",))
    assert extract_article(Page(URL, page.encode()), rules=rules) == extract_article(Page(URL, page.encode()))


@pytest.mark.parametrize(
    "before",
    ["", "window['__S__'] = ", "if (a) { b = 1; } c = {}; ".replace("{}", "{x: 1}"), 'x = {"broken": '],
)
def test_json_is_found_behind_whatever_a_script_says_before_it(before: str) -> None:
    page = HTML.replace("var x = ", before)
    rules = PageRules("x", "a test", data="//script[@id='s']", section=("json:n",))
    assert extract_article(Page(URL, page.encode()), rules=rules).section == "3"


@pytest.mark.parametrize(
    "rules",
    [
        {"body": ("//div[@id='nowhere']",)},
        {"body": ("json:a.b.c", "json:n.0", "json:deep.0.0.0.0"), "data": "//script[@id='s']"},
        {"body": ("json:a",), "data": "//script[@id='none']"},
        {"body": ("json:a",), "data": "//h1"},
        {"body": ("//div[@id=$unbound]", "//p/@nothing")},
        {"drop": ("//html", "/html/body", "//h1/text()", "count(//p)")},
        {"published": ("//h1",), "modified": ("//h1",), "tags": ("//nothing",), "authors": ("//nothing",)},
        {"published": ("json:n",), "data": "//script[@id='s']"},
    ],
)
def test_what_rules_do_not_find_is_found_as_in_any_page(rules: dict[str, tuple[str, ...] | str]) -> None:
    assert read(**rules) == extract_article(Page(URL, HTML.encode()))


def test_the_first_selector_that_finds_something_counts() -> None:
    data = "//script[@id='s']"
    article = read(published=("//time", "json:n", "json:when"), data=data)
    assert article.published is None
    article = read(published=("//time", "json:when", "json:n"), data=data)
    assert article.published is not None
    assert Evidence("published", "rule:x:published", "2020-02-03T10:00:00Z") in article.evidence


def test_evidence_names_the_rule_and_keeps_what_was_not_chosen() -> None:
    article = read(title=("//span[@id='a']",), section=("string(//p[@class='x'])",), body=("//div[@id='b']",))
    assert (article.title, article.section) == (PROSE, "تفصيل")
    chosen = {(one.field, one.source) for one in article.evidence if one.chosen}
    assert {("title", "rule:x:title"), ("section", "rule:x:section"), ("paragraphs", "rule:x:body")} <= chosen
    assert [one.chosen for one in article.evidence if one.field == "title"] == [True, False, False]


def test_rules_are_those_of_the_publisher_of_the_page() -> None:
    house, other = Publisher("x", "دار", hosts=("rules.example",)), Publisher("y", "دار", hosts=("y.example",))
    rules = PageRules("x", "a test", body=("//div[@id='b']",))
    catalogue = Catalogue([house], [rules]).joined([other]).over([Publisher("z", "دار")])
    (article,) = articles_of_page(Page(URL, HTML.encode()), catalogue)
    assert texts(article) == [PROSE[::-1], "تفصيل"]
    (article,) = articles_of_page(Page("https://y.example/1", HTML.encode()), catalogue)
    assert texts(article) != [PROSE[::-1], "تفصيل"]
    from_file = HTML.replace("<head>", f"<head><link rel=canonical href='{URL}'>")
    (article,) = articles_of_page(Page("", from_file.encode()), catalogue)
    assert texts(article) == [PROSE[::-1], "تفصيل"]
