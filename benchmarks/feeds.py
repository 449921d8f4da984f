"""Feeds a second, and that no stranger's feed takes more than linear time.

    python benchmarks/feeds.py [--json]

The feeds are made here, of 50 items each with a description of some 350 characters: whole, and with the faults that
real ones have. Processor time of one core, the median of nine rounds. Then one field that goes on and on, in 1, 2 and
4 MB.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable

from isnad.collect import read_feed, read_sitemap
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


def growth() -> list[dict[str, object]]:
    """Seconds for a field that goes on and on."""
    rows: list[dict[str, object]] = []
    for opening, piece in (
        ("<author>", "a@"),
        ("<title>", "&"),
        ("<title>", "<"),
        ("<title>", "<a>"),
        ("<title>", "<![CDATA["),
    ):
        row: dict[str, object] = {"one field of": f"`{opening}` `{piece}`"}
        for size in (1, 2, 4):
            body = f"<rss><channel><item>{opening}".encode() + piece.encode() * (size * 1_000_000 // len(piece))
            row[f"{size} MB, s"] = seconds(lambda body=body: read_feed(body, URL), rounds=1)  # type: ignore[misc]
        rows.append(row)
    return rows


def main() -> None:
    """Measure and write the tables."""
    parser = argparse.ArgumentParser(description="Feeds a second, and that time stays linear.")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON and write nothing")
    first, second = rates(), growth()
    if parser.parse_args().json:
        print(json.dumps({"rates": first, "growth": second}, ensure_ascii=False))
    else:
        write_section("feeds", f"{table(first)}\n\n{table(second)}\n\nOne core, processor time; {machine()}.")


if __name__ == "__main__":
    main()
