"""The pages of stories over real HTTP: the timeline, who printed what, and the ways there."""

import re
from typing import cast

import httpx
import lxml.html
import pytest
from lxml.html import HtmlElement

from isnad.web.words import words_in


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    """The elements that an XPath expression finds."""
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def texts(response: httpx.Response, path: str) -> list[str]:
    return [" ".join(str(element.text_content()).split()) for element in elements(response, path)]


@pytest.fixture
def story(client: httpx.Client) -> httpx.Response:
    return client.get("/story", params={"id": "truce"})


def test_the_list_leads_to_every_story_with_its_origins(client: httpx.Client) -> None:
    response = client.get("/stories")
    first, *others = texts(response, "//div[@class='list']/article")
    assert first.startswith(
        "أسبوع من محادثات الهدنة 4 مصادر مستقلة · 11 حدثا · 14 خبرا · من 15 أكتوبر 2024 إلى 25 أكتوبر 2024"
    )
    assert "لا مصادر مستقلة" in others[0]
    assert "مصدر مستقل واحد" in others[1]
    assert "مصدران مستقلان" in others[2]
    assert "11 مصدرا مستقلا" in others[11]
    assert "/story?id=truce" in [link.get("href") for link in elements(response, "//h2/a")]


def test_the_list_is_turned_without_being_counted(client: httpx.Client) -> None:
    first = client.get("/stories")
    second = client.get(str(elements(first, "//a[@rel='next']")[0].get("href")))
    assert len(texts(first, "//div[@class='list']/article")) == 24
    assert len(texts(second, "//div[@class='list']/article")) == 7
    assert not elements(second, "//a[@rel='next']")
    assert "انتهت القائمة" in texts(client.get("/stories?page=9"), "//main")[0]


def test_the_timeline_leads_to_every_event_in_order(story: httpx.Response) -> None:
    links = [link.get("href") for link in elements(story, "//section[@class='timeline']/ol//a[@class='to']")]
    ids = [event.get("id") for event in elements(story, "//li[@class='happening']")]
    assert links == [f"#{event}" for event in ids if event != "e-port-3"]
    assert (ids[0], ids[-2:]) == ("e-port-8", ["e-flood", "e-talks"])
    steps = texts(story, "//section[@class='timeline']/ol/li")
    assert "بعد 8 أيام" in steps[-2]
    assert "بعد" not in steps[1]  # an hour later is no day later


def test_an_event_that_no_sentence_surely_tells_is_folded_away(story: httpx.Response) -> None:
    (folded,) = elements(story, "//section[@class='timeline']/details")
    assert [link.get("href") for link in folded.xpath(".//a[@class='to']")] == ["#e-port-3"]
    assert "وحدث آخر" in str(folded.xpath("./summary")[0].text_content())


def test_beside_each_event_stand_its_independent_origins(story: httpx.Response) -> None:
    margins = texts(story, "//li[@class='happening']/div[@class='margin']")
    assert "مصدران مستقلان: وكالة النخلة، Ministers meet in Beirut" in margins[-1]
    assert "4 أخبار · نصان مختلفان" in margins[-1]
    assert margins[-2].endswith("مصدر مستقل واحد: جريدة الأرز")
    assert margins[0].endswith("مصدر مستقل واحد: رويترز")  # of the catalogue, though nothing of it is kept


def test_the_articles_of_an_event_are_gathered_text_by_text(story: httpx.Response) -> None:
    wire, english = texts(story, "//li[@id='e-talks']//li[@class='text']")
    assert "النص نفسه في خبرين آخرين:" in wire
    assert "فيه 93% من النص الأول، و4% من كلماته ليست منه" in wire
    assert "فيه 50% من النص الأول، ولا يضيف إليه" in wire
    assert "النص نفسه" not in english
    links = [str(link.get("href")) for link in elements(story, "//li[@id='e-talks']//p[@class='title']/a")]
    assert [link.partition("id=")[2][:7] for link in links] == ["http%3A", "lead", "undated", "english"]


def test_times_of_a_story_are_never_finer_than_known(story: httpx.Response) -> None:
    times = texts(story, "//li[@id='e-talks']//li[@class='text']//time")
    assert times[0] == "24 أكتوبر 2024"  # a day is all that is known of it
    assert times[1] == "25 أكتوبر 2024، 15:10"


def test_main_names_and_places_are_looked_for_by_a_link(story: httpx.Response) -> None:
    assert texts(story, "//div[@class='tags']//a") == ["سامر الحلو", "<b>اسم</b>", "بيروت"]


def test_a_story_is_found_by_an_event_and_an_article_in_it(client: httpx.Client, story: httpx.Response) -> None:
    for key in ("e-talks", "lead"):
        assert texts(client.get("/story", params={"id": key}), "//h1") == texts(story, "//h1")


def test_an_article_leads_to_its_story_and_to_what_to_read_next(client: httpx.Client) -> None:
    response = client.get("/article", params={"id": "lead"})
    assert elements(response, "//section[@class='part-of']//a")[0].get("href") == "/story?id=truce#e-talks"
    part = texts(response, "//section[@class='part-of']")[0]
    assert "11 حدثا · مصدران مستقلان لهذا الحدث" in part
    assert "النص نفسه في خبرين آخرين:" in part
    related = elements(response, "//section[@class='related']//p[@class='title']/a")
    assert related[0].get("href") == "/article?id=river"
    assert texts(response, "//section[@class='related']/h2") == ["اقرأ أيضا"]


def test_an_article_that_stands_alone_says_nothing_of_stories(client: httpx.Client) -> None:
    response = client.get("/article", params={"id": "far"})
    assert not elements(response, "//section[@class='part-of'] | //section[@class='related']")


def test_the_front_page_names_the_newest_stories(client: httpx.Client) -> None:
    response = client.get("/")
    assert len(elements(response, "//section[contains(@class,'stories')]//article")) == 4
    assert "/stories" in [link.get("href") for link in elements(response, "//section[contains(@class,'stories')]//a")]
    assert "القصص" in texts(response, "//nav//li/a")


def test_english_has_its_own_words_and_plurals(client: httpx.Client) -> None:
    response = client.get("/story", params={"id": "truce", "lang": "en"})
    page = texts(response, "//main")[0]
    for words in ("11 events", "4 independent origins", "8 days later", "The same text in 2 other articles:"):
        assert words in page
    assert {h1.get("dir") for h1 in elements(response, "//h1")} == {"rtl"}


def test_independent_origins_take_their_arabic_plural() -> None:
    count = words_in("ar").count
    said = [re.sub("<.*?>", "", count("story.origins", number)) for number in (1, 2, 3, 10, 11, 100)]
    assert said == [
        "مصدر مستقل واحد",
        "مصدران مستقلان",
        "3 مصادر مستقلة",
        "10 مصادر مستقلة",
        "11 مصدرا مستقلا",
        "100 مصدر مستقل",
    ]


def test_a_share_is_never_rounded_to_all_or_nothing() -> None:
    percent = words_in("en").percent
    assert [percent(share) for share in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0%", "1%", "50%", "99%", "100%"]
