"""What pages for readers offer: articles of a section, feeds of a home page."""

from datetime import UTC, datetime

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


NOW = datetime(2024, 11, 12, 10, 20, tzinfo=UTC)
CARDS = """<body><header><div><span class="date">الثلاثاء 12 نوفمبر 2024</span></div></header><div id="list">
<div class="card"><a href="/n/1"><img></a><div><h3><a href="/n/1">خبر أول من الميناء</a></h3>
<p><time datetime="2024-11-12T09:15:00+02:00">قبل قليل</time></p></div></div>
<div class="card"><a href="/n/2"><h3>خبر ثان من الميناء</h3><span class="post-date"><i></i> منذ ساعتين</span></a></div>
<li><a href="/n/3">خبر ثالث من الميناء</a><a href="/n/3#c">تعليقات</a><div><b>أمس 18:30</b></div></li>
<div><a href="/n/4">خبر رابع من الميناء</a><a href="/n/5">خبر خامس من الميناء</a><time datetime="2024-11-01"></div>
<div><a href="/n/6">خبر سادس من الميناء</a><p>قبل العاصفة عاد الصيادون إلى المرفأ القديم</p></div>
<time datetime="2024-11-02"></time></div></body>"""


def test_times_are_those_of_the_card_that_leads_to_one_article() -> None:
    feed = read_section(CARDS.encode(), "https://marfa.example/", "/n/", zone="Africa/Cairo", now=NOW)
    assert [item.published and item.published.isoformat() for item in feed.items] == [
        "2024-11-12T09:15:00+02:00",
        "2024-11-12T10:20:00+02:00",
        "2024-11-11T18:30:00+02:00",
        None,
        None,
        None,
    ]


def test_without_the_time_of_fetching_no_relative_time_is_read() -> None:
    feed = read_section(CARDS.encode(), "https://marfa.example/", "/n/[123]", zone="Africa/Cairo")
    assert [bool(item.published) for item in feed.items] == [True, False, False]


def test_the_date_of_the_day_is_not_that_of_the_only_article() -> None:
    body = "<body><p class=date>12 نوفمبر 2024</p><div><a href='/n/1'>خبر</a></div></body>"
    assert read_section(body.encode(), "https://marfa.example/", "/n/").items[0].published is None


def test_no_more_articles_are_taken_than_any_page_has() -> None:
    body = "".join(f"<a href='/n/{n}'>خبر</a>" for n in range(5000))
    assert len(read_section(body.encode(), "https://marfa.example/", "/n/").items) == 2000
    assert len(discover(body.replace("/n/", "/rss/").encode(), "https://marfa.example/")) == 500


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
        ("/ar/rss/economy", None, Offer.ANCHOR),
        ("/RSS/SectionRss?SectionID=97", None, Offer.ANCHOR),
    ]
    assert named[8][0] == "/arc/outboundfeeds/x/?outputType=xml"
    assert {offer for _, _, offer in named[9:]} == {Offer.GUESS}
    assert found[0].title == "المرفأ & أخباره"
    assert len({one.address for one in found}) == len(found)


def test_of_a_page_that_cannot_be_read_guesses_are_left() -> None:
    assert {one.offer for one in discover(b"", "https://marfa.example/")} == {Offer.GUESS}
    assert discover(b"\x00", "") == ()
