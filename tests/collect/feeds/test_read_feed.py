"""Feeds as they are met: each sample is right but for one thing that real ones get wrong."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from isnad.collect import read_feed
from isnad.errors import NotAFeed, SettingError
from isnad.model import FeedItem, FeedKind, Precision

URL = "https://marfa.example/ar/rss.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>صحيفة المرفأ</title><link>https://marfa.example/ar</link><language>ar</language>
<atom:link rel="self" href="https://marfa.example/ar/rss.xml"/><atom:link rel="hub" href="https://hub.example/"/>
<atom:link rel="next" href="?page=2"/>
<image><title>شعار</title><link>https://marfa.example/logo</link></image>
<item>
  <title>البلدية تفتتح جسر المشاة قرب الميناء القديم</title>
  <link>https://marfa.example/ar/news/118?utm_source=rss</link>
  <guid isPermaLink="false">marfa-118</guid>
  <pubDate>Tue, 12 Nov 2024 10:20:31 +0200</pubDate>
  <dc:creator>ريم الحداد</dc:creator><dc:creator>سليم عواد</dc:creator>
  <description><![CDATA[<p>قالت البلدية إن الجسر</p><p>كلّف <b>مليوني</b> جنيه &amp; سيُضاء ليلا.</p>]]></description>
  <content:encoded><![CDATA[<p>النص الكامل للخبر</p>]]></content:encoded>
  <category>محليات</category><category>محليات</category><category>طرق</category>
  <source url="https://sahel.example/rss">وكالة الساحل</source>
</item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://nahr.example/">
<title type="html">أخبار &lt;b&gt;النهر&lt;/b&gt;</title>
<link rel="alternate" href="/"/><link rel="self" href="atom.xml"/>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">فيضان <em>النهر</em> يقطع الطريق</div></title>
<link rel="replies" href="/c/7"/><link href="/n/7"/><id>tag:nahr.example,2024:7</id>
<published>2024-11-12T08:00:30+03:00</published><updated>2024-11-12T09:15:00Z</updated>
<author><name>هالة منصور</name></author><category term="weather" label="طقس"/><summary>ارتفع المنسوب مترين.</summary>
<source><title>مرصد الأنهار</title><link rel="self" href="https://marsad.example/atom"/></source></entry></feed>"""


def rss(items: str) -> bytes:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>المرفأ</title>{items}</channel></rss>".encode()


def only(body: bytes, **more: Any) -> FeedItem:
    (item,) = read_feed(body, URL, **more).items
    return item


def test_rss_is_read_with_all_that_it_says() -> None:
    feed = read_feed(RSS.encode(), URL)
    assert (feed.kind, feed.address, feed.title, feed.home) == (
        FeedKind.RSS,
        URL,
        "صحيفة المرفأ",
        "https://marfa.example/ar",
    )
    assert (feed.language, feed.hub, feed.own_address) == ("ar", "https://hub.example/", URL)
    assert feed.next == "https://marfa.example/ar/rss.xml?page=2"
    (item,) = feed.items
    assert item.address == "https://marfa.example/ar/news/118?utm_source=rss"
    assert item.guid == "marfa-118"
    assert item.title == "البلدية تفتتح جسر المشاة قرب الميناء القديم"
    assert item.summary == "قالت البلدية إن الجسر كلّف مليوني جنيه & سيُضاء ليلا."
    assert item.published is not None
    assert item.published.isoformat() == "2024-11-12T10:20:31+02:00"
    assert item.published.precision is Precision.SECOND
    assert item.authors == ("ريم الحداد", "سليم عواد")
    assert item.categories == ("محليات", "طرق")
    assert (item.source_name, item.source_address) == ("وكالة الساحل", "https://sahel.example/rss")


def test_atom_is_read_with_all_that_it_says() -> None:
    feed = read_feed(ATOM.encode(), "https://mirror.example/nahr")
    assert (feed.kind, feed.title, feed.home, feed.language) == (
        FeedKind.ATOM,
        "أخبار النهر",
        "https://nahr.example/",
        "ar",
    )
    assert feed.own_address == "https://nahr.example/atom.xml"
    (item,) = feed.items
    assert item.address == "https://nahr.example/n/7"
    assert (item.title, item.summary) == ("فيضان النهر يقطع الطريق", "ارتفع المنسوب مترين.")
    assert item.published is not None
    assert item.published.offset == 180
    assert item.updated is not None
    assert item.updated.at == datetime(2024, 11, 12, 9, 15, tzinfo=UTC)
    assert (item.authors, item.categories) == (("هالة منصور",), ("طقس",))
    assert (item.source_name, item.source_address) == ("مرصد الأنهار", "https://marsad.example/atom")


def test_rdf_keeps_its_items_outside_the_channel() -> None:
    body = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>المنارة</title>
    <link>https://manara.example/</link></channel>
    <item rdf:about="https://manara.example/4"><title>موسم الزيتون يبدأ مبكرا</title>
    <link>https://manara.example/4</link><dc:date>2024-10-03T07:00:00+03:00</dc:date></item></rdf:RDF>"""
    feed = read_feed(body.encode(), "https://manara.example/rdf")
    assert (feed.kind, feed.title) == (FeedKind.RSS, "المنارة")
    assert [(item.address, item.guid) for item in feed.items] == [("https://manara.example/4",) * 2]
    assert feed.items[0].published is not None


def test_json_feed_is_read() -> None:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "بوابة الواحة",
        "home_page_url": "https://waha.example/",
        "feed_url": "https://waha.example/feed.json",
        "next_url": "/feed.json?p=2",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "language": "ar",
        "items": [
            {
                "id": 31,
                "url": "/n/31",
                "title": "قافلة تصل الواحة &amp; جوارها",
                "content_html": "<p>وصلت فجرا.</p>",
            },
            {"id": "https://waha.example/n/32", "content_text": "خبر بلا عنوان", "date_published": "2024-11-12"},
            {"id": "33", "authors": [{"name": "ناصر"}, 5], "author": {"name": "ليلى"}, "tags": ["صحة", None]},
            "لا شيء",
        ],
    }
    feed = read_feed(("\ufeff" + json.dumps(value, ensure_ascii=False)).encode(), "https://waha.example/feed.json")
    assert (feed.kind, feed.home, feed.hub) == (FeedKind.JSON, "https://waha.example/", "https://hub.example/")
    assert feed.next == "https://waha.example/feed.json?p=2"
    first, second, third = feed.items
    assert (first.address, first.guid) == ("https://waha.example/n/31", "31")
    assert (first.title, first.summary) == ("قافلة تصل الواحة & جوارها", "وصلت فجرا.")
    assert second.address == "https://waha.example/n/32"
    assert second.published is not None
    assert second.published.precision is Precision.DAY
    assert (third.address, third.authors, third.categories) == ("", ("ناصر", "ليلى"), ("صحة",))


# ---- broken in one way each


@pytest.mark.parametrize("declared", ["UTF-8", "windows-1256", "ISO-8859-1", "x-unknown"])
@pytest.mark.parametrize("real", ["utf-8", "cp1256", "utf-16"])
def test_an_encoding_that_is_not_the_one_declared(declared: str, real: str) -> None:
    body = RSS.replace("UTF-8", declared).replace("سيُضاء", "سيضاء").replace("كلّف", "كلف").encode(real)
    assert read_feed(body, URL).items[0].title == "البلدية تفتتح جسر المشاة قرب الميناء القديم"


def test_a_charset_of_the_header() -> None:
    body = RSS.partition("?>")[2].encode("cp1256")
    assert read_feed(body, URL, "application/xml; charset=windows-1256").title == "صحيفة المرفأ"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("الأسعار & الأجور", "الأسعار & الأجور"),
        ("الفريق 5 < 6 الضيوف", "الفريق 5 < 6 الضيوف"),
        ("&laquo;الساحل&raquo;&nbsp;تفوز", "«الساحل» تفوز"),
        ("&foo; يصل", "&foo; يصل"),
        ("<b>عاجل</b>: وصول<br>السفينة", "عاجل: وصول السفينة"),
        ("<font color=red>عاجل</font> السفينة", "عاجل السفينة"),
        ("&lt;b&gt;عاجل&lt;/b&gt; السفينة", "عاجل السفينة"),
        ("<![CDATA[عاجل <i>السفينة</i> &quot;نور&quot; & أختها]]>", 'عاجل السفينة "نور" & أختها'),
        ("سوق &amp;amp;quot;النحاس&amp;amp;quot;", "سوق &quot;النحاس&quot;"),
        ("\n  وصول \u00a0\t السفينة \r\n", "وصول السفينة"),
        ("وصول\x08 السفينة\x0b", "وصول السفينة"),
        ("وصول &amp;#99999999; &#xd800;السفينة", "وصول \ufffd \ufffdالسفينة"),
        ("وصول &amp;lt;السفينة&amp;gt; &#150; نور", "وصول <السفينة> – نور"),
        ("وصول &#8220;نور&#8221;", "وصول “نور”"),
    ],
)
def test_titles_are_plain_text_whatever_stands_in_them(title: str, plain: str) -> None:
    body = rss(f"<item><title>{title}</title><link>/n/1</link><dc:creator>سعاد</dc:creator></item>")
    item = only(body)
    assert item.title == plain
    assert (item.address, item.authors) == ("https://marfa.example/n/1", ("سعاد",))


@pytest.mark.parametrize(
    "broken",
    [
        "\n\n<br />\n<b>Warning</b>: fopen() in <b>/x.php</b>\n" + RSS,
        RSS + "\n<script>track()</script>",
        RSS.replace("</channel></rss>", ""),
        RSS.replace("</item>", ""),
        RSS.replace("<description>", "<description><p>سطر<br>آخر<img src=x.jpg>", 1)
        .replace("<![CDATA[", "")
        .replace("]]>", ""),
        RSS.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', ""),
        RSS.replace("http://purl.org/dc/elements/1.1/", "https://purl.org/dc/elements/1.1"),
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + RSS.partition("?>")[2],
    ],
    ids=[
        "warnings before",
        "junk after",
        "cut off",
        "no end of item",
        "bare HTML",
        "no prefix",
        "odd prefix",
        "doctype",
    ],
)
def test_broken_xml_still_gives_its_item(broken: str) -> None:
    item = read_feed(broken.encode(), URL).items[0]
    assert item.title == "البلدية تفتتح جسر المشاة قرب الميناء القديم"
    assert item.address == "https://marfa.example/ar/news/118?utm_source=rss"
    assert item.authors == ("ريم الحداد", "سليم عواد")
    assert item.source_name == "وكالة الساحل"


def test_an_item_without_its_end_does_not_swallow_the_next() -> None:
    feed = read_feed(
        rss("<item><title>الأول</title><link>/1</link><item><title>الثاني</title><link>/2</link></item>"), URL
    )
    assert [(item.title, item.address[-2:]) for item in feed.items] == [("الأول", "/1"), ("الثاني", "/2")]


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("الثلاثاء، 12 نوفمبر 2024 10:20:31 +0300", "2024-11-12T10:20:31+03:00", "second"),
        ("12 تشرين الثاني 2024 - 10:20 م", "2024-11-12T22:20:00+02:00", "minute"),
        ("١٢ نونبر ٢٠٢٤", "2024-11-12T00:00:00+02:00", "day"),
        ("10 جمادى الأولى 1446هـ 14:30", "2024-11-12T14:30:00+02:00", "minute"),
        ("Tue, 12 Nov 2024 10:20:00 GMT", "2024-11-12T10:20:00+00:00", "minute"),
        ("12 Nov 2024 10:20:31 +0300", "2024-11-12T10:20:31+03:00", "second"),
        ("2024-11-12 10:20:31", "2024-11-12T10:20:31+02:00", "second"),
        ("11/12/2024 10:20:31 AM", "2024-11-12T10:20:31+02:00", "second"),
        ("1731399631", "2024-11-12T08:20:31+00:00", "second"),
    ],
)
def test_dates_as_feeds_write_them(written: str, iso: str, precision: str) -> None:
    item = only(rss(f"<item><title>خبر</title><pubDate>{written}</pubDate></item>"), zone="Africa/Cairo")
    assert item.published is not None
    assert (item.published.isoformat(), item.published.precision) == (iso, precision)


@pytest.mark.parametrize("written", ["", "قريبا", "0000-00-00 00:00:00", "Tue, 99 Nov 2024 10:20:00 GMT", "9" * 5000])
def test_a_date_that_is_none(written: str) -> None:
    assert only(rss(f"<item><title>خبر</title><pubDate>{written}</pubDate></item>")).published is None


@pytest.mark.parametrize("written", ["12 نوفمبر 2024", "2024-11-12 10:20:31"])
def test_a_zone_that_is_none_is_the_callers_fault(written: str) -> None:
    with pytest.raises(SettingError):
        only(rss(f"<item><title>خبر</title><pubDate>{written}</pubDate></item>"), zone="Cairo")


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("<link>\n  /n/5 \n</link>", "https://marfa.example/n/5"),
        ("<link>https://marfa.example/n/\n  5 6</link>", "https://marfa.example/n/5%206"),
        ("<link>n/5</link>", "https://marfa.example/ar/n/5"),
        ("<link>//m.marfa.example/n/5</link>", "https://m.marfa.example/n/5"),
        ("<link>https://marfa.example/n?a=1&b=2&copy=3</link>", "https://marfa.example/n?a=1&b=2&copy=3"),
        ("<link>https://marfa.example/أخبار/5</link>", "https://marfa.example/أخبار/5"),
        ("<link><![CDATA[https://marfa.example/n/5]]></link>", "https://marfa.example/n/5"),
        ('<link href="/n/5"/>', "https://marfa.example/n/5"),
        ('<link xml:base="https://cdn.example/x/">n/5</link>', "https://cdn.example/x/n/5"),
        ("<guid>https://marfa.example/n/5</guid>", "https://marfa.example/n/5"),
        ("<link></link><guid isPermaLink='false'>https://marfa.example/n/5</guid>", "https://marfa.example/n/5"),
        ("<guid isPermaLink='false'>n/5</guid>", ""),
        ("<guid>55</guid>", ""),
        ("<link>javascript:void(0)</link>", ""),
        ("<link>http://[::1/</link>", ""),
    ],
)
def test_the_address_of_an_item(fields: str, address: str) -> None:
    assert only(rss(f"<item><title>خبر</title>{fields}</item>")).address == address


def test_the_same_item_again_is_left_out() -> None:
    one = "<item><title>خبر واحد</title><link>/n/1</link></item>"
    assert len(read_feed(rss(one * 40), URL).items) == 1


def test_a_guid_that_all_items_have_is_none() -> None:
    items = "".join(f"<item><title>خبر {n}</title><link>/n/{n}</link><guid>post</guid></item>" for n in range(3))
    feed = read_feed(rss(items), URL)
    assert [item.guid for item in feed.items] == ["", "", ""]
    assert len({item.address for item in feed.items}) == 3


def test_items_that_all_link_home_are_told_apart_by_guid() -> None:
    items = "".join(f"<item><title>خبر {n}</title><link>/</link><guid>{n}</guid></item>" for n in range(3))
    assert [item.guid for item in read_feed(rss(items), URL).items] == ["0", "1", "2"]


def test_an_author_with_a_mail_address() -> None:
    assert only(rss("<item><title>خبر</title><author>desk@marfa.example (سعاد نجم)</author></item>")).authors == (
        "سعاد نجم",
    )


def test_a_feed_without_items_is_a_feed() -> None:
    assert read_feed(rss(""), URL).items == ()


def test_a_packed_feed_is_unpacked() -> None:
    assert read_feed(gzip.compress(RSS.encode()), URL).title == "صحيفة المرفأ"


# ---- no feed at all


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        ("<!doctype html><title>صحيفة المرفأ</title><p>خبر</p>".encode(), "HTML page («صحيفة المرفأ»)"),
        (b"<html><title>Just a moment...</title></html>", "asks who we are"),
        ("<html><title>تسجيل الدخول</title><input type='password'></html>".encode(), "asks who we are"),
        (b"%PDF-1.7 x", "binary"),
        (b'{"error": "not found"}', "no JSON Feed"),
        (b'{"items": [', "broken JSON"),
        ("الصفحة غير موجودة".encode(), "begins with «الصفحة غير موجودة»"),
        (b"<urlset><url><loc>https://marfa.example/1</loc></url></urlset>", "sitemap"),
        (b"<opml version='2.0'><body/></opml>", "OPML"),
        (gzip.compress(b"\x00" * (20 << 20)), "larger than 16 MiB"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotAFeed) as caught:
        read_feed(body, URL)
    assert reason in str(caught.value)
    assert str(caught.value).startswith(URL)


def test_entities_of_a_document_are_never_read() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]>'
    secret = '<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    for doctype in (bomb, secret):
        item = only(doctype.encode() + rss("<item><title>قبل &b; بعد</title></item>").partition(b"?>")[2])
        assert item.title == "قبل &b; بعد"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("منذ ساعتين", "2024-11-12T10:20:31+02:00"),
        ("قبل 3 ساعات", "2024-11-12T09:20:31+02:00"),
        ("أمس", "2024-11-11T00:00:00+02:00"),
        ("اليوم 09:15", "2024-11-12T09:15:00+02:00"),
    ],
)
def test_relative_times_are_read_by_the_time_of_fetching(written: str, read: str) -> None:
    body = rss(f"<item><title>خبر</title><pubDate>{written}</pubDate></item>")
    now = datetime(2024, 11, 12, 10, 20, 31, tzinfo=UTC)
    published = only(body, zone="Africa/Cairo", now=now).published
    assert published is not None
    assert published.isoformat() == read
    assert only(body, zone="Africa/Cairo").published is None
    of_json = json.dumps({"items": [{"title": "خبر", "date_published": written}]}).encode()
    assert only(of_json, zone="Africa/Cairo", now=now).published == published


@pytest.mark.parametrize(
    ("said", "ttl"),
    [
        ("<ttl>15</ttl>", timedelta(minutes=15)),
        ("<ttl> 60 </ttl><sy:updatePeriod>daily</sy:updatePeriod>", timedelta(hours=1)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", timedelta(minutes=30)),
        ("<sy:updatePeriod>\n\tDaily\t</sy:updatePeriod>", timedelta(days=1)),
        ("<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", timedelta(weeks=1)),
        ("<sy:updatePeriod>never</sy:updatePeriod>", None),
        ("<sy:updateFrequency>2</sy:updateFrequency>", None),
        *((f"<ttl>{words}</ttl>", None) for words in ("", "0", "-5", "x", "1.5", "٥", "9999999999999")),
        ("<item><ttl>5</ttl><title>خبر</title></item>", None),
    ],
)
def test_how_long_a_feed_may_be_kept(said: str, ttl: timedelta | None) -> None:
    assert read_feed(rss(said), URL).ttl == ttl
    space = "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"
    assert read_feed(f"<rss {space}><channel>{said}</channel></rss>".encode(), URL).ttl == ttl


NEW_YEAR = datetime(2010, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(("days", "first"), [(range(2500, 0, -1), 2500), (range(1, 2501), 501), (range(7, 9), 7)])
def test_of_too_many_items_the_newest_are_read_in_their_order(days: range, first: int) -> None:
    kept = [str(n) for n in days if (n >= first if days.step > 0 else n > first - 2000)]
    items = "".join(
        f"<item><guid>{n}</guid><pubDate>{(NEW_YEAR + timedelta(days=n)).isoformat()}</pubDate></item>" for n in days
    )
    assert [item.guid for item in read_feed(rss(items), URL).items] == kept
    listed = [{"id": str(n), "date_published": (NEW_YEAR + timedelta(days=n)).isoformat()} for n in days]
    assert [item.guid for item in read_feed(json.dumps({"items": listed}).encode(), URL).items] == kept


def test_what_comes_after_too_many_tags_is_not_read() -> None:
    items = "<item><title>خبر</title></item>" + "<x/>" * 500_000 + "<item><title>ثان</title></item>"
    assert [item.title for item in read_feed(rss(items), URL).items] == ["خبر"]
    for endless in ('{"items":[' + "{}," * 500_000 + "{}]}", json.dumps({"items": [{"title": "<p>" * 500_000}]})):
        with pytest.raises(NotAFeed, match="more in it than any feed"):
            read_feed(endless.encode(), URL)
