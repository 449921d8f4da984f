"""Claims and figures on an article's page: marked in the words, told beside them, the one leading to the other."""

import re
from collections.abc import Sequence
from decimal import Decimal
from html.parser import HTMLParser
from typing import cast
from urllib.parse import quote

import httpx
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from isnad.model import Act, Analysis, Article, Bound, Claim, Figure, Form, Link, Paragraph, SourceKind, Span
from isnad.web.marking import marked_article
from isnad.web.words import words_in

TEXT = st.text(st.characters(exclude_characters="\r\n\x00", exclude_categories=["Cs"]), max_size=24)


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def texts(response: httpx.Response, path: str) -> list[str]:
    return [" ".join(str(element.text_content()).split()) for element in elements(response, path)]


def claim(text: str, start: int, end: int, cue: tuple[int, int] = (0, 0)) -> Claim:
    source = Link(None, "ناطق", SourceKind.UNNAMED)
    return Claim(
        Span(text[start:end], start, end),
        Span(text[slice(*cue)], *cue),
        (source,),
        Act.STATE,
        Form.INDIRECT,
        hedged=False,
        rule="r",
    )


class Nesting(HTMLParser):
    """The words of a piece of HTML, and what is wrong with its elements."""

    def __init__(self, html: Sequence[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.ids: list[str] = []
        self.deepest = 0
        self._open: list[str] = []
        for piece in html:
            self.words.append("")
            self.feed(str(piece))
            self.close()
            self.reset()
            assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"span", "a"}
        assert not (tag == "a" and "a" in self._open)
        self._open.append(tag)
        self.deepest = max(self.deepest, len(self._open))
        self.ids += [str(value) for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words[-1] += data


@st.composite
def read_articles(draw: st.DrawFn) -> tuple[Article, Analysis]:
    """An article, and claims and figures anywhere in it: within, across and beside one another."""
    article = Article("1", draw(TEXT), tuple(Paragraph(words) for words in draw(st.lists(TEXT, max_size=4))))
    text = article.text
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    claims = tuple(claim(text, *draw(place), draw(place)) for _ in range(draw(st.integers(0, 5))))
    figures = tuple(
        Figure(Span(text[start:end], start, end), Decimal(1), Decimal(1), Bound.EXACT, "")
        for start, end in draw(st.lists(place, max_size=4))
    )
    return article, Analysis(claims, figures)


@given(read_articles())
def test_marking_moves_no_letter_and_every_element_is_closed(read: tuple[Article, Analysis]) -> None:
    article, analysis = read
    marked = marked_article(article, analysis)
    found = Nesting([marked.title, *marked.paragraphs])
    assert found.words == [article.title, *(paragraph.text for paragraph in article.paragraphs)]
    assert len(set(found.ids)) == len(found.ids)
    wanted = {f"claim-{n}" for n, each in enumerate(analysis.claims, 1) if each.content.text.strip("\n")}
    assert wanted <= set(found.ids)


@given(read_articles())
def test_what_is_marked_is_the_very_span(read: tuple[Article, Analysis]) -> None:
    article, _ = read
    text = article.text
    middle = len(text) // 2
    marked = marked_article(article, Analysis((claim(text, middle, len(text)),)))
    lines = "\n".join([marked.title, *marked.paragraphs])
    inside = re.findall(r"<span[^>]*>(.*?)</span>", lines)
    assert "".join(Nesting(inside).words) == text[middle:].replace("\n", "")


def test_marks_within_marks_stay_countable_and_all_can_be_reached() -> None:
    article = Article("1", "قال " * 400)
    text = article.text
    marked = marked_article(article, Analysis(tuple(claim(text, 4 * n, len(text) - 1) for n in range(390))))
    found = Nesting([marked.title])
    assert found.deepest < 10
    assert len(found.ids) == 390


def test_the_page_marks_contents_cues_and_figures(client: httpx.Client) -> None:
    page = client.get("/article", params={"id": "lead"})
    body = "//div[@class='body']"
    first = "المحادثات ستستمر ثلاثة أيام، وإن الوسطاء قدموا ورقة من 12 بندا"
    assert texts(page, f"{body}//span[@id='claim-1']") == [first]
    assert texts(page, f"{body}//span[@id='claim-1']//span[@id='claim-2']") == ["الوسطاء قدموا ورقة"]
    crossing = texts(page, f"{body}/*[self::p or self::h2]//span[contains(@class, 'indirect')]")
    assert " ".join(crossing) == "12 بندا . خلاف على المدة ونفى"
    assert texts(page, f"{body}//a[@class='cue']") == ["قال", "ونفى"]
    assert texts(page, f"{body}//p/descendant::span[@id='figure-1']") == ["ثلاثة أيام"]
    hint = elements(page, "//span[@id='claim-1']")[0].get("title")
    assert hint is not None
    assert hint.startswith("سامر الحلو ← وكالة النخلة ← ")


def test_every_claim_is_told_with_its_chain_and_leads_to_its_place(client: httpx.Client) -> None:
    page = client.get("/article", params={"id": "lead", "lang": "en"})
    assert len(elements(page, "//ol[@class='claims']/li")) == 3
    chain = "//li[@id='said-1']/ol[@class='chain']/li"
    assert texts(page, f"{chain}/b")[:2] == ["سامر الحلو", "وكالة النخلة"]
    assert texts(page, f"{chain}[1]/small") == ["person · الوزير سامر الحلو"]
    assert texts(page, f"{chain}[2]/span") == ["passed on by"]
    (told,) = texts(page, "//li[@id='said-1']/p[@class='meta']")
    assert told.startswith("Statement · Quoted · uncertain · by «قال» · في مؤتمر صحفي · 24 October 2024")
    assert told.endswith("Rule: verb-subject")
    assert texts(page, "//li[@id='said-3']/ol[@class='chain']/li/b") == ["nobody is named"]
    ids = {str(element.get("id")) for element in elements(page, "//*[@id]")}
    targets = {str(element.get("href"))[1:] for element in elements(page, "//a[starts-with(@href, '#')]")}
    assert targets <= ids
    assert {"claim-1", "claim-3", "said-1", "said-3", "figure-2"} <= targets


def test_figures_are_told_with_their_bounds(client: httpx.Client) -> None:
    for language, told in (
        ("ar", ["3 · أيام · تستمر · في القول 1", "12,000 على الأقل · بندا"]),
        ("en", ["3 · أيام · تستمر · given in claim 1", "at least 12,000 · بندا"]),
    ):
        page = client.get("/article", params={"id": "lead", "lang": language})
        assert texts(page, "//ul[@class='figures']/li/p[@class='meta']") == told


def test_an_article_without_claims_has_no_list_and_no_legend(client: httpx.Client) -> None:
    for key in ("river", "english"):
        page = client.get("/article", params={"id": key})
        assert not elements(page, "//*[@class='said' or @class='legend']")


def test_what_hostile_words_claim_stays_words(client: httpx.Client) -> None:
    key = quote("http://www.arz.example/348531/طيران-يعود-إلى-العمل?صفحة=2&x=%2F#أعلى/", safe="")
    page = client.get(f"/article?id={key}")
    assert page.status_code == 200
    assert not elements(page, "//script | //img | //main//svg | //main//u | //main//i | //*[@onload or @onerror]")
    assert '"><script>alert(5)</script>' in texts(page, "//li[@id='said-1']//b")[0]
    assert "1E+400" in texts(page, "//ul[@class='figures']")[0]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_act_form_kind_and_bound_has_words(language: str) -> None:
    entries = words_in(language).entries
    for prefix, values in (("act", Act), ("form", Form), ("source_kind", SourceKind), ("bound", Bound)):
        assert {f"{prefix}.{value}" for value in values} <= set(entries)


@pytest.mark.parametrize(
    ("bound", "high", "told"),
    [
        (Bound.EXACT, 1500, "1,500.25"),
        (Bound.ABOUT, 1500, "نحو 1,500.25"),
        (Bound.AT_LEAST, None, "1,500.25 على الأقل"),
        (Bound.AT_MOST, 1500, "1,500 على الأكثر"),
        (Bound.RANGE, 2000, "بين 1,500.25 و2,000"),
    ],
)
def test_amounts_in_words(bound: Bound, high: int | None, told: str) -> None:
    figure = Figure(Span("", 0, 0), Decimal("1500.25"), None if high is None else Decimal(high), bound, "")
    assert words_in("ar").amount(figure).striptags() == told
