"""Sitemaps: lists, indexes, news, gzip, and what is broken in them."""

import gzip

import pytest

from isnad.collect import read_sitemap
from isnad.errors import NotAFeed
from isnad.model import SitemapLink

URL = "https://marfa.example/sitemap-news.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://marfa.example/n/1?a=1&amp;b=2 </loc><image:image><image:loc>https://marfa.example/1.jpg</image:loc>
<image:title>صورة</image:title></image:image><lastmod>2024-11-12T11:00:00+02:00</lastmod>
<news:news><news:publication><news:name>صحيفة المرفأ</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2024-11-12T10:20:31+02:00</news:publication_date>
<news:title>سوق السمك &amp; ورش القوارب تستعد للموسم</news:title>
<news:keywords>سمك، موسم, سمك</news:keywords></news:news></url>
<url><loc>/n/2</loc><lastmod>2024-11-11</lastmod></url>
<url><loc>/n/2</loc></url>
<url><loc></loc></url>
</urlset>"""


def test_a_news_sitemap() -> None:
    sitemap = read_sitemap(NEWS.encode(), URL)
    first, second = sitemap.items
    assert first.address == "https://marfa.example/n/1?a=1&b=2"
    assert first.title == "سوق السمك & ورش القوارب تستعد للموسم"
    assert first.published is not None
    assert first.published.isoformat() == "2024-11-12T10:20:31+02:00"
    assert first.updated is not None
    assert (first.source_name, first.language) == ("صحيفة المرفأ", "ar")
    assert first.categories == ("سمك", "موسم")
    assert (second.address, second.title, second.published) == ("https://marfa.example/n/2", "", None)
    assert second.updated is not None
    assert sitemap.sitemaps == ()


def test_an_index() -> None:
    body = (
        b"<sitemapindex><sitemap><loc>https://marfa.example/a.xml.gz</loc><lastmod>soon</lastmod></sitemap>"
        b"<sitemap><loc>b.xml</loc></sitemap></sitemapindex>"
    )
    sitemap = read_sitemap(body, URL)
    assert sitemap.sitemaps == (
        SitemapLink("https://marfa.example/a.xml.gz"),
        SitemapLink("https://marfa.example/b.xml"),
    )
    assert sitemap.items == ()


@pytest.mark.parametrize(
    "broken",
    [
        NEWS.replace("&amp;", "&"),
        NEWS.replace(' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', ""),
        NEWS.replace("http://www.sitemaps.org/schemas/sitemap/0.9", "https://www.sitemaps.org/schemas/sitemap/0.9/"),
        "\n" + NEWS,
        NEWS.replace("<urlset", "<s:urlset").replace('xmlns="', 'xmlns:s="').replace("</urlset", "</s:urlset"),
    ],
    ids=["bare ampersand", "undeclared prefix", "odd namespace", "blank line first", "prefixed root"],
)
def test_a_broken_sitemap_gives_its_items(broken: str) -> None:
    first, second = read_sitemap(broken.encode(), URL).items
    assert (first.address, first.source_name) == ("https://marfa.example/n/1?a=1&b=2", "صحيفة المرفأ")
    assert second.address == "https://marfa.example/n/2"


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_sitemap_that_is_cut_off_no_half_address_is_taken(packed: bool) -> None:
    pages = "".join(f"<url><loc>https://marfa.example/n/{n}-{n * 7919}</loc></url>" for n in range(2000))
    body = f"<urlset>{pages}</urlset>".encode()
    whole = [item.address for item in read_sitemap(body, URL).items]
    if packed:
        body = gzip.compress(body)
    cut = [item.address for item in read_sitemap(body[: len(body) // 2], URL).items]
    assert 100 < len(cut) < 2000
    assert cut == whole[: len(cut)]


def test_a_list_of_addresses() -> None:
    body = "https://marfa.example/1\r\nhttps://marfa.example/أخبار\nhttps://marfa.example/1\n"
    assert [item.address[-1] for item in read_sitemap(body.encode(), URL).items] == ["1", "ر"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html><title>404</title></html>", "HTML page («404»)"),
        (b"<rss><channel/></rss>", "but a feed"),
        ("لا شيء هنا".encode(), "neither XML"),
        (gzip.compress(b" " * (60 << 20)), "larger than 50 MiB"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_what_is_no_sitemap_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotAFeed, match=r"^https://marfa\.example") as caught:
        read_sitemap(body, URL)
    assert reason in str(caught.value)


def test_no_more_pages_are_read_than_the_protocol_allows() -> None:
    lines = "".join(f"https://marfa.example/n/{n}\n" for n in range(50_100))
    assert len(read_sitemap(lines.encode(), URL).items) == 50_000
