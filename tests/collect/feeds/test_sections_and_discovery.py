"""What pages for readers offer: articles of a section, feeds of a home page."""

import pytest

from isnad.collect import discover, read_section
from isnad.errors import NotAFeed, SettingError
from isnad.model import FeedKind, Offer

URL = "https://www.marfa.example/ar/economy/"
SECTION = """<!doctype html><html lang="ar"><head><title>اقتصاد | المرفأ</title></head><body>
<nav><a href="/ar/economy/">اقتصاد</a><a href="/ar/sport/">رياضة</a></nav>
<div class="card"><a href="/ar/news/2024/11/205-port"><img alt="سفينة"></a>
<h3><span><a href="/ar/news/2024/11/205-port?utm_source=home">الميناء يستقبل أول سفينة حاويات</a></span></h3>
<a href="/ar/news/2024/11/205-port">الميناء يستقبل سفينة، وقال مديره إن الرصيف الجديد يعمل كله
 اقرأ المزيد</a></div>
<div><a href="/ar/news/2024/11/204-fish"><h2>أسعار السمك  تهبط</h2><p>قال تجار إن الصيد وفير</p></a></div>
<div><a href="/ar/news/2024/11/203-%D8%AE%D8%A8%D8%B1"><img alt="صورة الرصيف"></a></div>
<a href="https://other.example/ar/news/2024/11/9-x">موقع آخر</a>
<a href="javascript:void(0)">x</a><a>y</a>
<a href="https://m.marfa.example/ar/news/2024/11/202-boat#c">زورق جديد للدفاع المدني</a>
</body></html>"""


def test_articles_of_a_section_stand_once_and_in_order() -> None:
    feed = read_section(SECTION.encode(), URL, r"/news/\d{4}/\d{2}/\d+-")
    assert (feed.kind, feed.title, feed.language) == (FeedKind.SECTION, "اقتصاد | المرفأ", "ar")
    assert [item.title for item in feed.items] == [
        "الميناء يستقبل أول سفينة حاويات",
        "أسعار السمك تهبط",
        "صورة الرصيف",
        "زورق جديد للدفاع المدني",
    ]
    assert feed.items[0].address == "https://www.marfa.example/ar/news/2024/11/205-port"


def test_a_pattern_is_matched_against_the_path_as_people_read_it() -> None:
    assert len(read_section(SECTION.encode(), URL, "/203-خبر$").items) == 1


def test_a_base_counts_for_links() -> None:
    body = "<head><base href='https://marfa.example/x/'></head><a href='n/1'>خبر</a>"
    assert read_section(body.encode(), "https://marfa.example/", "n/").items[0].address == "https://marfa.example/x/n/1"


def test_a_wrong_pattern_and_no_page_are_told() -> None:
    with pytest.raises(SettingError, match="no regular expression"):
        read_section(SECTION.encode(), URL, "(")
    for body in (b"", "نص".encode(), b"\x89PNG"):
        with pytest.raises(NotAFeed):
            read_section(body, URL, "n")


HOME = """<html><head>
<link rel="alternate" type="application/rss+xml" title="المرفأ &amp; أخباره" href="/ar/feed/">
<link rel="alternate" type="application/rss+xml" title="تعليقات" href="/comments/feed/">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="atom.xml">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
<link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="alternate" hreflang="en" href="/en/">
<link rel="sitemap" type="application/xml" href="/sitemap.xml"></head>
<body><a href="/ar/rss/economy">خلاصة الاقتصاد</a><a href="/ar/press/9">بيان</a><a href="/feedback">رأيك</a>
<a href="/RSS/SectionRss?SectionID=97">عاجل</a>
<a href="/arc/outboundfeeds/x/?outputType=xml">x</a><a href="/ar/feed/">ثانية</a>
</body></html>"""


def test_feeds_that_a_home_page_offers() -> None:
    robots = "User-agent: *\nDisallow: /x\nSitemap: https://marfa.example/news-sitemap.xml\nsitemap:/ar/map.xml"
    found = discover(HOME.encode(), "https://marfa.example/ar/", robots)
    named = [(one.address.removeprefix("https://marfa.example"), one.kind, one.offer) for one in found]
    assert named[:8] == [
        ("/ar/feed/", FeedKind.RSS, Offer.LINK),
        ("/ar/atom.xml", FeedKind.ATOM, Offer.LINK),
        ("/feed.json", FeedKind.JSON, Offer.LINK),
        ("/sitemap.xml", FeedKind.SITEMAP, Offer.LINK),
        ("/news-sitemap.xml", FeedKind.SITEMAP, Offer.ROBOTS),
        ("/ar/map.xml", FeedKind.SITEMAP, Offer.ROBOTS),
        ("/ar/rss/economy", FeedKind.RSS, Offer.ANCHOR),
        ("/RSS/SectionRss?SectionID=97", FeedKind.RSS, Offer.ANCHOR),
    ]
    assert named[8][0] == "/arc/outboundfeeds/x/?outputType=xml"
    assert {offer for _, _, offer in named[9:]} == {Offer.GUESS}
    assert found[0].title == "المرفأ & أخباره"
    assert len({one.address for one in found}) == len(found)


def test_of_a_page_that_cannot_be_read_guesses_are_left() -> None:
    assert {one.offer for one in discover(b"", "https://marfa.example/")} == {Offer.GUESS}
    assert discover(b"\x00", "") == ()
