"""Feeds a second, and that no stranger's feed keeps us busy.

    python benchmarks/feeds.py [--json]

The feeds are made here, of 50 items each with a description of some 350 characters: whole, and with the faults that
real ones have. Processor time of one core, the median of nine rounds. Then feeds, pages and sitemaps made to keep a
reader busy, of 2 MiB and of the 16 MiB that are fetched at most, one round each.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count

from isnad.collect import discover, read_feed, read_section, read_sitemap
from isnad.errors import NotAFeed
from report import machine, table, write_section

URL = "https://marfa.example/rss"
ITEMS = 50
PAGES = 1000  # of a sitemap
ROUNDS = 9
TEXT = "قال مدير الميناء إن الرصيف الجديد يعمل بكامل طاقته. " * 7
ITEM = """<item><title>الميناء يستقبل السفينة رقم {n} منذ بدء العام</title><link>{url}/n/{n}?utm_source=rss</link>
<guid isPermaLink="false">marfa-{n}</guid><pubDate>{date}</pubDate><dc:creator>ريم الحداد</dc:creator>
<description><![CDATA[<p>{text}</p><img src="/{n}.jpg">]]></description><category>اقتصاد</category></item>"""
PAGE = """<url><loc>{url}/n/{n}</loc><news:news><news:publication><news:name>المرفأ</news:name></news:publication>
<news:publication_date>2024-11-12T10:20:31+02:00</news:publication_date><news:title>السفينة {n}</news:title>
</news:news></url>"""


def feed(date: str = "Tue, 12 Nov 2024 10:20:31 +0200") -> bytes:
    """RSS 2.0 with nothing wrong in it but, at will, its dates."""
    items = "".join(ITEM.format(n=n, url=URL, date=date, text=TEXT) for n in range(ITEMS))
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    return f"{head}<channel><title>المرفأ</title><link>{URL}</link>{items}</channel></rss>".encode()


def sitemap() -> bytes:
    """A news sitemap."""
    space = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f"<urlset {space}>{''.join(PAGE.format(n=n, url=URL) for n in range(PAGES))}</urlset>".encode()


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor time of one call, the median of several."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def _section(body: bytes, url: str) -> object:
    return read_section(body, url, "/n/")


Reader = Callable[[bytes, str], object]


def rates() -> list[dict[str, object]]:
    """Feeds a second, by what is wrong with them."""
    whole = feed()
    bodies = {
        "RSS, 50 items, whole": whole,
        "bare «&» and <br>": whole.replace("الميناء".encode(), "ميناء & <br>".encode()),
        "windows-1256, declared UTF-8": whole.decode().encode("cp1256"),
        "dates in Arabic": feed("الثلاثاء، 12 تشرين الثاني 2024 10:20 ص"),
    }
    rows: list[dict[str, object]] = []
    for name, body in bodies.items():
        rate = 1 / seconds(lambda body=body: read_feed(body, URL))  # type: ignore[misc]
        rows.append({"what": name, "kB": len(body) // 1000, "a second": rate, "items a second": rate * ITEMS})
    body = sitemap()
    rate = 1 / seconds(lambda: read_sitemap(body, URL))
    rows.append(
        {"what": "news sitemap, 1,000 pages", "kB": len(body) // 1000, "a second": rate, "items a second": rate * PAGES}
    )
    return rows


RSS_HEAD = "<rss><channel>"
HOSTILE: tuple[tuple[str, str, str, Reader], ...] = (  # what it is, what opens it, what is repeated, who reads it
    ("one title of `<`", f"{RSS_HEAD}<item><title>", "<", read_feed),
    ("one title of `&`", f"{RSS_HEAD}<item><title>", "&", read_feed),
    ("one title of `<a>`", f"{RSS_HEAD}<item><title>", "<a>", read_feed),
    ("one title of `&foo;`", f"{RSS_HEAD}<item><title>", "&foo;", read_feed),
    ("one title of words", f"{RSS_HEAD}<item><title>", "كلمة ", read_feed),
    ("one author of `a@`", f"{RSS_HEAD}<item><author>", "a@", read_feed),
    ("`<![CDATA[`", RSS_HEAD, "<![CDATA[", read_feed),
    ("empty items", RSS_HEAD, "<item/>", read_feed),
    ("items", RSS_HEAD, "<item><title>خبر</title><link>https://marfa.example/{n}</link></item>", read_feed),
    ("items within items", RSS_HEAD, "<item><title>", read_feed),
    ("dates in one item", f"{RSS_HEAD}<item>", "<pubDate>منذ قبل أمس قبل أمس</pubDate>", read_feed),
    ("links below 240 bases", RSS_HEAD + "<x xml:base='../a/'>" * 240, "<item><link>c</link></item>", read_feed),
    ("a namespace an element", RSS_HEAD, "<a{n}:x xmlns:a{n}='u{n}'/>", read_feed),
    ("attributes of one item", f"{RSS_HEAD}<item ", "a{n}='' ", read_feed),
    ("JSON items", '{{"items":[', '{{"id":"{n}","title":"a &amp; b"}},', read_feed),
    ("JSON, one text of `<p>`", '{{"items":[{{"content_html":"', "<p>", read_feed),
    ("section: links", "<html><body>", "<a href='/n/{n}'>خبر</a>", _section),
    ("section: text in 100 links", "<html><body>" + "<a href='/n/1'><div>" * 100, "x<b>y</b>", _section),
    ("home page: links to feeds", "<html><body>", "<a href='/rss/{n}'>x</a>", discover),
    ("sitemap: pages", "<urlset>", "<url><loc>https://marfa.example/{n}</loc></url>", read_sitemap),
    (
        "sitemap: pages with days",
        "<urlset>",
        "<url><loc>https://marfa.example/{n}</loc><lastmod>2024-11-12</lastmod></url>",
        read_sitemap,
    ),
    ("sitemap: other elements", "<urlset>", "<x/>", read_sitemap),
)


CLOSINGS = {"JSON items": "{}]}", "JSON, one text of `<p>`": '"}]}'}  # JSON that is cut off is refused at once


def endless(opening: str, piece: str, size: int, closing: str = "") -> bytes:
    """A body of at most `size` bytes: a piece, with its number in it, again and again."""
    parts = [opening.replace("{{", "{").encode()]
    room = size - len(parts[0]) - len(closing)
    for number in count():
        part = piece.format(n=number).encode()
        room -= len(part)
        if room < 0:
            break
        parts.append(part)
    return b"".join(parts) + closing.encode()


def _try(read: Reader, body: bytes) -> None:
    with suppress(NotAFeed):
        read(body, URL)


def hostile() -> list[dict[str, object]]:
    """Seconds for what a server may send to keep us busy."""
    rows: list[dict[str, object]] = []
    for what, opening, piece, read in HOSTILE:
        row: dict[str, object] = {"what comes without end": what}
        for size in (2, 16):
            body = endless(opening, piece, size << 20, CLOSINGS.get(what, ""))
            row[f"{size} MiB, s"] = seconds(lambda read=read, body=body: _try(read, body), rounds=1)  # type: ignore[misc]
        rows.append(row)
    return rows


def main() -> None:
    """Measure and write the tables."""
    parser = argparse.ArgumentParser(description="Feeds a second, and that none keeps us busy.")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON and write nothing")
    first, second = rates(), hostile()
    if parser.parse_args().json:
        print(json.dumps({"rates": first, "hostile": second}, ensure_ascii=False))
    else:
        write_section("feeds", f"{table(first)}\n\n{table(second)}\n\nOne core, processor time; {machine()}.")


if __name__ == "__main__":
    main()
