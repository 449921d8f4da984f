"""Whose address a page may bear: its own site's, whatever it says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.extract import extract_article
from isnad.extract.sites import site_of
from isnad.model import Page

PROSE = "أعلنت هيئة الموانئ أن السفينة الأولى ترسو صباح الغد في الرصيف الجديد بعد تجارب طويلة. " * 3
THEIRS = "https://www.ahram.com.eg/news/1"


def url_of(asked: str, head: str) -> str:
    title = "السفينة الأولى ترسو غدا في الرصيف الجديد"
    html = f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{PROSE}</p></body></html>"
    return extract_article(Page(asked, html.encode())).url


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("ahram.com.eg", "ahram.com.eg"),
        ("gate.ahram.com.eg", "ahram.com.eg"),
        ("spa.gov.sa", "spa.gov.sa"),
        ("press.ma", "press.ma"),
        ("a.hespress.press.ma", "hespress.press.ma"),
        ("m.alquds.co.uk", "alquds.co.uk"),
        ("a.b.news.example", "news.example"),
        ("sport.youm7.com", "youm7.com"),
        ("x.com.com", "com.com"),
        ("one.blogspot.com", "one.blogspot.com"),
        ("a.cdn.ampproject.org", "a.cdn.ampproject.org"),
        ("b.a.cdn.ampproject.org", "a.cdn.ampproject.org"),
        ("com.eg", "com.eg"),
        ("eg", "eg"),
        ("", ""),
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_hosts_below_one_registered_name_are_one_site(host: str, site: str) -> None:
    assert site_of(host) == site


@given(st.from_regex(r"([a-z]{1,3}\.){0,4}(com|gov|net|eg|sa|uk|io)", fullmatch=True))
def test_a_site_is_its_own_and_an_end_of_the_host(host: str) -> None:
    site = site_of(host)
    assert site_of(site) == site
    assert f".{host}".endswith(f".{site}")


@pytest.mark.parametrize(
    ("asked", "theirs"),
    [
        ("https://evil.com.eg/n/1", "https://ahram.com.eg/news/1"),
        ("https://evil.gov.sa/n/1", "https://spa.gov.sa/news/1"),
        ("https://evil.co.uk/n/1", "https://bbc.co.uk/news/1"),
        ("https://evil.org.example/n/1", "https://ahram.org.eg/news/1"),
        ("https://evil.blogspot.com/n/1", "https://good.blogspot.com/news/1"),
        ("https://com.eg/n/1", "https://ahram.com.eg/news/1"),
        ("https://evil.example/n/1", "https://news.example@good.example/news/1"),
        ("https://10.1.2.3/n/1", "https://11.1.2.3/news/1"),
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="{}">',
        '<meta property="og:url" content="{}">',
        '<script type="application/ld+json">{{"@type": "NewsArticle", "url": "{}"}}</script>',
        '<base href="{0}"><link rel="canonical" href="{0}">',
        '<base href="{}">',
    ],
)
def test_a_page_cannot_take_the_address_of_another_site(asked: str, theirs: str, head: str) -> None:
    assert url_of(asked, head.format(theirs)) == asked


@pytest.mark.parametrize(
    "asked", ["https://m.ahram.com.eg/x", "https://ahram.com.eg/news/1?x=2", "http://ahram.com.eg/n"]
)
def test_a_page_may_take_another_address_of_its_own_site(asked: str) -> None:
    assert url_of(asked, canonical(THEIRS)) == THEIRS


def test_a_page_that_nobody_asked_for_is_believed() -> None:
    assert url_of("", canonical(THEIRS)) == THEIRS
