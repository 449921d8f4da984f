"""The pages over real HTTP: what stands on them, and what never does."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

import httpx
import lxml.html
import pytest
from fastapi import FastAPI
from lxml.html import HtmlElement
from starlette.types import ASGIApp

from isnad import web
from isnad.errors import StoreUnreachable
from isnad.model import SearchResult
from isnad.newsroom import Newsroom, open_newsroom

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
HERE = "https://arz.example/politics/1"


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    """The elements that an XPath expression finds."""
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def values(response: httpx.Response, path: str) -> list[str]:
    """The attributes or texts that an XPath expression finds."""
    return cast("list[str]", lxml.html.fromstring(response.content.decode()).xpath(path))


def folded(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def text_of(response: httpx.Response, path: str = "//main") -> str:
    return " ".join(folded(element) for element in elements(response, path))


def test_every_page_answers_in_both_languages(client: httpx.Client, every_page: tuple[str, ...]) -> None:
    for path in every_page:
        for language, direction in (("ar", "rtl"), ("en", "ltr")):
            response = client.get(path, params=httpx.URL(path).params.merge({"lang": language}))
            wrong = {
                "/nowhere": 404,
                "/article": 400,
                "/search?since=boom": 400,
                "/story": 400,
                "/compare?a=river": 400,
                "/story?id=nothing": 404,
                "/feed?id=77": 404,
                "/feed": 400,
                "/watch?id=77": 404,
                "/watch": 400,
            }
            assert response.status_code == wrong.get(path, 200), path
            assert f'<html lang="{language}" dir="{direction}"' in response.text
            for once in ("//h1", "//main", "//body/header", "//footer"):
                assert len(elements(response, once)) == 1, (path, once)
            ids = values(response, "//@id")
            assert len(set(ids)) == len(ids), path


def test_the_front_page_leads_with_the_newest_and_groups_by_section(client: httpx.Client) -> None:
    response = client.get("/")
    assert text_of(response, "//article[contains(@class,'lead')]//h2") == "خبر من آخر الزمان"
    assert "وزراء الخارجية يبحثون" in text_of(response, "//div[@class='beside']")
    assert "قبل 3 ساعات" in text_of(response)
    assert "عن وكالة النخلة" in text_of(response)
    assert "ميناء" in text_of(response, "//h2[@class='rubric']")


def test_the_head_has_both_calendars(client: httpx.Client) -> None:
    assert text_of(client.get("/"), "//p[@class='today']") == "الجمعة 25 أكتوبر 2024 · 22 ربيع الثاني 1446 هـ"


def test_an_article_shows_everything_that_is_known(client: httpx.Client) -> None:
    response = client.get("/article", params={"id": "lead"})
    page = text_of(response)
    assert text_of(response, "//h1") == "وزراء الخارجية يبحثون في العاصمة هدنة جديدة"
    assert "الجمعة 25 أكتوبر 2024، 15:10 بتوقيت غرينتش" in page
    assert "الجمعة 25 تشرين الأول 2024، 18:10 بتوقيت بيروت" in page
    for words in ("ليلى منصور", "وكالة النخلة", "بيروت", "لجنة متابعة", "ونفى المتحدث", "هدنة وزراء الخارجية"):
        assert words in page
    assert text_of(response, "//div[@class='body']/h2") == "خلاف على المدة"
    assert '<time datetime="2024-10-25T15:10+00:00">' in response.text
    assert f"/search?{urlencode({'q': '«وزراء الخارجية»'})}" in response.text


def test_read_also_leads_to_our_own_article_where_we_keep_it(client: httpx.Client) -> None:
    response = client.get("/article", params={"id": "lead"})
    links = {folded(link): link.get("href") for link in elements(response, "//section[@class='others']//a")}
    assert links == {
        "عنوان قديم لخبر محفوظ": "/article?id=river",
        "خبر عند غيرنا": "https://elsewhere.example/9",
        "ارتفاع منسوب النهر بعد ليلة ماطرة": "/article?id=river",
        "خبر لا نعرف عنه إلا عنوانه": f"/search?{urlencode({'q': '«خبر لا نعرف عنه إلا عنوانه»'})}",
    }


def test_evidence_is_all_there_with_what_was_taken_first(client: httpx.Client) -> None:
    response = client.get("/article", params={"id": "lead"})
    rows = [folded(row) for row in elements(response, "//details[@class='evidence']//tbody/tr")]
    assert rows[0].startswith("العنوان بيانات منظَّمة في الصفحة json-ld:headline")
    assert rows[0].endswith("نعم")
    assert rows[1].startswith("وسوم الصفحة meta:og:title")
    assert rows[1].endswith("لا")
    assert "U+202E" in rows[2]
    assert "\u202e" not in response.text
    assert rows[3].startswith("mood later:version")


def test_an_article_is_found_by_its_address_and_by_an_id_that_is_one(client: httpx.Client) -> None:
    found = values(client.get("/"), "//article//h2/a/@href | //article//h3/a/@href")
    hrefs = {href for href in found if "348531" in href}
    assert len(hrefs) == 1
    assert "خبيث" in text_of(client.get(hrefs.pop()), "//h1")
    assert text_of(client.get("/article", params={"id": HERE}), "//h1").startswith("وزراء الخارجية")


def test_nothing_hostile_becomes_markup(client: httpx.Client, every_page: tuple[str, ...]) -> None:
    for path in every_page:
        response = client.get(path)
        assert not elements(
            response, "//script | //img | //svg[not(@role='img')] | //style | //em | //i | //u | //s | //iframe"
        ), path
        assert not values(response, "//@*[starts-with(name(), 'on')] | //@style"), path
        for address in values(response, "//@href | //@src | //@action"):
            assert re.match(r"(https?://|/|#)", address), address
        assert "49" not in " ".join(values(response, "//*[@class='agencies']//text()"))


def test_every_answer_carries_the_headers_that_keep_it_safe(client: httpx.Client, every_page: tuple[str, ...]) -> None:
    for path in (*every_page, "/static/paper.css", "/static/nothing"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "script-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        # A page with a form: with no referrer at all, browsers do not say that the form is ours.
        has_form = path.startswith(("/watches", "/watch?id=1", "/watch?id=2", "/story?id=truce", "/story?id=e-talks"))
        assert headers["Referrer-Policy"] == ("same-origin" if has_form else "no-referrer")


def test_foreign_text_says_its_language_and_direction(client: httpx.Client) -> None:
    english = client.get("/article", params={"id": "english"})
    assert [(h1.get("lang"), h1.get("dir")) for h1 in elements(english, "//h1")] == [("en", "ltr")]
    arabic = client.get("/article", params={"id": "lead", "lang": "en"})
    assert {(p.get("lang"), p.get("dir")) for p in elements(arabic, "//div[@class='body']/p")} == {("ar", "rtl")}


def test_times_are_never_finer_than_known(client: httpx.Client) -> None:
    assert "لم يذكر الناشر تاريخا" in text_of(client.get("/article", params={"id": "undated"}))
    front = client.get("/").text
    assert '<time datetime="2024-10-24"' in front
    assert ">أمس<" in front
    assert "9999" in text_of(client.get("/article", params={"id": "far"}))


def test_versions_are_listed_and_compared(client: httpx.Client) -> None:
    assert "تغيّر مرة واحدة" in text_of(client.get("/article", params={"id": "river"}))
    second = client.get("/article/revision", params={"id": "river", "number": 2})
    assert "مترا واحدا" in text_of(second, "//del")
    assert "مترين اثنين" in text_of(second, "//ins")
    assert "تصحيح" in text_of(second, "//ins")
    assert "مطمئن" not in text_of(second, "//ins")
    first = client.get("/article/revision", params={"id": "river", "number": 1})
    assert "مترا واحدا" in text_of(first)
    assert not elements(first, "//ins | //del")
    assert client.get("/article/revision", params={"id": "river", "number": 3}).status_code == 404


def test_the_page_as_it_came_is_a_download_that_cannot_run(client: httpx.Client) -> None:
    response = client.get(values(client.get("/article", params={"id": "lead"}), "//a[@download]/@href")[0])
    assert "كما جاءت" in response.content.decode()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")


def test_search_finds_all_forms_and_marks_them(client: httpx.Client) -> None:
    response = client.get("/search", params={"q": "الوُزَراء"})
    assert "الوزير" in text_of(response, "//mark") or "وزراء" in text_of(response, "//mark")
    assert text_of(response, "//p[@class='total']") == "خبر واحد"
    assert values(response, "//input[@id='q']/@value") == ["الوُزَراء"]


def test_search_filters_and_turns_pages(client: httpx.Client) -> None:
    first = client.get("/search", params={"q": "سفينة", "publisher": "nakhla"})
    assert text_of(first, "//p[@class='total']") == "60 خبرا"
    assert "الصفحة 1 من 3" in text_of(first)
    following = values(first, "//a[@rel='next']/@href")[0]
    assert "الصفحة 2 من 3" in text_of(client.get(following))
    assert "لم نجد شيئا" in text_of(client.get("/search", params={"q": "سفينة", "publisher": "arz"}))
    day = {"since": "2024-10-25", "until": "2024-10-25"}
    assert "وزراء" in text_of(client.get("/search", params=day), "//div[@class='list']")
    assert "النهر" not in text_of(client.get("/search", params=day), "//div[@class='list']")


@pytest.mark.parametrize("query", [{"since": "25/10"}, {"until": "9999-12-31"}, {"page": "0"}, {"page": "9" * 30}])
def test_a_search_that_makes_no_sense_is_told_so(client: httpx.Client, query: dict[str, str]) -> None:
    response = client.get("/search", params={"q": "نهر", **query})
    assert response.status_code == 400
    assert "لم نفهم هذا البحث" in text_of(response, "//*[@role='alert']")


def test_what_is_not_there_is_told_so_in_style(client: httpx.Client) -> None:
    for path in ("/nowhere", "/article?id=nothing", "/publisher?id=nobody", "/article/page?digest=00"):
        response = client.get(path)
        assert response.status_code == 404, path
        assert text_of(response, "//h1") == "لا شيء هنا"
        assert 'class="masthead"' in response.text
    assert client.get("/article").status_code == 400
    assert client.get("/?page=x").status_code == 400
    assert client.post("/search").status_code == 405


def test_the_choice_of_language_is_kept_and_carried(client: httpx.Client) -> None:
    chosen = client.get("/", params={"lang": "en"})
    assert "lang=en" in values(chosen, "//a[@class='name']/@href")[0]
    assert "SameSite=lax" in chosen.headers["Set-Cookie"]
    assert "HttpOnly" in chosen.headers["Set-Cookie"]
    kept = client.get("/")  # the client sends its cookie back
    assert '<html lang="en" dir="ltr"' in kept.text
    assert values(kept, "//a[@class='name']/@href") == ["/"]
    switch = values(client.get("/search?q=a&publisher=arz"), "//ul[@class='switches']//a/@href")
    assert "/search?q=a&publisher=arz&lang=ar" in switch
    assert '<html lang="en"' in client.get("/", params={"lang": "klingon"}).text


def test_dark_is_a_link_away(client: httpx.Client) -> None:
    assert 'data-theme="auto"' in client.get("/").text
    assert 'data-theme="dark"' in client.get("/", params={"theme": "dark"}).text
    assert 'data-theme="dark"' in client.get("/about").text


def test_an_unchanged_page_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/article", params={"id": "river"})
    again = client.get("/article", params={"id": "river"}, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert first.headers["Last-Modified"] == "Fri, 25 Oct 2024 18:39:00 GMT"
    other = client.get(
        "/article", params={"id": "river", "lang": "en"}, headers={"If-None-Match": first.headers["ETag"]}
    )
    assert other.status_code == 200


def test_head_answers_like_get_without_a_body(client: httpx.Client, every_page: tuple[str, ...]) -> None:
    for path in every_page:
        head, get = client.head(path), client.get(path)
        assert (head.status_code, head.headers["ETag"], head.content) == (get.status_code, get.headers["ETag"], b"")


def test_failures_are_shown(client: httpx.Client) -> None:
    assert "a.jsonl, line 7: bad <b>line</b>" in text_of(client.get("/about"))


def test_the_paths_for_programs_are_described(client: httpx.Client) -> None:
    described = text_of(client.get("/about/api"))
    for words in ("GET /api/article ", "An id of the article, or its address.", "GET /api/publishers"):
        assert words in described


class Broken(Newsroom):
    """A newsroom whose store is gone, and that has a mistake in it."""

    def __init__(self, working: Newsroom) -> None:
        self.__dict__.update(working.__dict__)

    def latest(self, limit: int = 20, offset: int = 0, publisher: str = "") -> SearchResult:
        raise StoreUnreachable("no database answers at postgresql://news")

    def failures(self, limit: int = 100) -> tuple[()]:
        raise ZeroDivisionError("secret")


def test_our_own_failures_are_told_without_their_secrets(newsroom: Newsroom, serving: Serving) -> None:
    app = FastAPI()
    web.mount(app, Broken(newsroom))
    with serving(app) as at:
        away, wrong = (httpx.get(at + path) for path in ("/", "/about"))
    assert (away.status_code, text_of(away, "//h1")) == (503, "المخزن لا يجيب")
    assert (wrong.status_code, text_of(wrong, "//h1")) == (500, "خطأ عندنا")
    assert "secret" not in wrong.text
    assert "Content-Security-Policy" in wrong.headers


def test_an_empty_newsroom_says_how_to_fill_it(tmp_path: Path, serving: Serving) -> None:
    app = FastAPI()
    with open_newsroom(f"sqlite:///{tmp_path / 'empty.sqlite'}") as empty:
        web.mount(app, empty)
        with serving(app) as at:
            assert "isnad import" in text_of(httpx.get(at + "/"))
            assert httpx.get(at + "/publishers").status_code == 200
