"""The pages that set two texts against each other."""

import re
from typing import cast

import httpx
import lxml.html
from lxml.html import HtmlElement


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def texts(response: httpx.Response, path: str) -> list[str]:
    return [" ".join(str(element.text_content()).split()) for element in elements(response, path)]


def test_a_revision_lists_what_changed_above_its_words(client: httpx.Client) -> None:
    page = client.get("/article/revision", params={"id": "river", "number": 2})
    listed = texts(page, "//section[@class='changes']//li[@class='figure']")
    assert listed == ["رقم تغيّر 12 منزلا 14 منزلا"]
    assert texts(page, "//div[@class='body']/p//ins/mark") == ["14"]
    body = page.text[page.text.index('<div class="body">') :]
    assert body.index('class="changes"') < body.index("<p lang")


def test_the_first_state_has_nothing_to_be_compared_with(client: httpx.Client) -> None:
    page = client.get("/article/revision", params={"id": "river", "number": 1})
    assert not elements(page, "//section[@class='changes'] | //mark")


def test_two_articles_side_by_side(client: httpx.Client) -> None:
    page = client.get("/compare", params={"a": "river", "b": "lead"})
    assert page.status_code == 200
    links = [link.get("href") for link in elements(page, "//ul[contains(@class,'sides')]//a")]
    assert "/article?id=river" in links
    assert "/article?id=lead" in links
    assert elements(page, "//del")
    assert elements(page, "//ins")


def test_an_article_beside_itself_differs_in_nothing(client: httpx.Client) -> None:
    page = client.get("/compare", params={"a": "river", "b": "river"})
    assert not elements(page, "//del | //ins | //section[@class='changes']")
    assert "لا رقم ولا قول يختلف بينهما" in texts(page, "//main")[0]


def test_in_english_too(client: httpx.Client) -> None:
    page = client.get("/compare", params={"a": "river", "b": "lead", "lang": "en"})
    assert "Two texts side by side" in texts(page, "//h1")[0]
    foreign = elements(page, "//div[@class='body']/p")
    assert all(element.get("dir") == "rtl" for element in foreign if re.search("[ء-ي]", str(element.text_content())))


def test_a_copy_in_a_story_leads_to_the_comparison(client: httpx.Client) -> None:
    page = client.get("/story", params={"id": "truce"})
    assert elements(page, "//div[@class='copies']//a[starts-with(@href,'/compare?a=')]")


def test_what_is_missing_is_said(client: httpx.Client) -> None:
    assert client.get("/compare", params={"a": "river"}).status_code == 400
    assert client.get("/compare", params={"a": "river", "b": "nobody"}).status_code == 404
