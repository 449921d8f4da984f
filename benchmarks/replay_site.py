"""Real articles as real sites: each host with a feed, a robots.txt and pages as newspapers have them, on loopback.

    python benchmarks/replay_site.py --items 5000 --hosts 40 FILE.jsonl.gz

A process of its own, so that what it costs is not counted as the collector's. Everything is rendered and packed before
the first request; then a line of JSON says the port. It ends when its standard input does.
"""

import argparse
import asyncio
import gzip
import html
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from itertools import islice
from pathlib import Path

_RELATED = 24  # other articles that a page shows
_SEED = 7


@dataclass(frozen=True)
class Item:
    """One article as a site prints it."""

    host: str
    path: str
    title: str
    summary: str
    text: str
    published: datetime

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://{self.host}{self.path}"


def host_name(number: int) -> str:
    """The name of a site."""
    return f"s{number:02}.example"


def items_of(file: Path, count: int, hosts: int) -> list[Item]:
    """So many articles of a corpus, drawn by lot and in its order, dealt to the hosts one after the other."""
    with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
        records = [json.loads(line) for line in lines]
    drawn = sorted(random.Random(_SEED).sample(range(len(records)), min(count, len(records))))
    return [_item(number, records[at], host_name(number % hosts)) for number, at in enumerate(drawn)]


def _item(number: int, record: Mapping[str, str], host: str) -> Item:
    published = datetime.fromisoformat(record["published"])
    path = f"/{record.get('section') or 'news'}/{published:%Y/%m/%d}/{number + 1}"
    return Item(host, path, record["title"], record["summary"], record["text"], published)


def feed(items: Sequence[Item]) -> bytes:
    """The RSS of a site, whole."""
    entries = "".join(
        f"<item><title>{html.escape(i.title)}</title><link>{i.address}</link><guid>{i.address}</guid>"
        f"<pubDate>{format_datetime(i.published)}</pubDate><description>{html.escape(i.summary)}</description></item>\n"
        for i in items
    )
    head = f"<title>أخبار {items[0].host}</title><link>http://{items[0].host}/</link><description>أخبار</description>"
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}\n{entries}</channel></rss>'
    return whole.encode()


def page(item: Item, others: Sequence[Item]) -> bytes:
    """The page of an article: 40 to 60 kB, of which its words are a tenth."""
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "datePublished": item.published.isoformat(),
        "mainEntityOfPage": item.address,
        "publisher": {"@type": "NewsMediaOrganization", "name": f"صحيفة {item.host}"},
    }
    return _PAGE.format(
        title=html.escape(item.title),
        address=item.address,
        summary=html.escape(item.summary, quote=True),
        told=json.dumps(told, ensure_ascii=False).replace("</", "<\\/"),
        shown=f"{item.published:%d/%m/%Y %H:%M}",
        body="".join(f"<p>{html.escape(line)}</p>\n" for line in item.text.split("\n") if line.strip()),
        menu=_MENU,
        share=_SHARE,
        style=_STYLE,
        script=_SCRIPT,
        related="".join(_card(other) for other in others),
    ).encode("utf-8", "replace")


def _card(item: Item) -> str:
    return (
        f'<article class="card"><a class="card__media" href="{item.path}"><img loading="lazy" width="320" height="180" '
        f'src="/images/320x180{item.path}.webp" srcset="/images/640x360{item.path}.webp 2x" alt=""></a>'
        f'<h3 class="card__title"><a href="{item.path}">{html.escape(item.title)}</a></h3>'
        f'<time class="card__time" datetime="{item.published.isoformat()}">{item.published:%d/%m/%Y}</time></article>\n'
    )


_SECTIONS = ("سياسة", "اقتصاد", "رياضة", "ثقافة وفنون", "تكنولوجيا", "صحة", "منوعات", "آراء", "فيديو", "صور")
_MENU = "".join(
    f'<li class="menu__item menu__item--{n}"><a class="menu__link" href="/section/{n}/{m}" data-track="menu-{n}-{m}">'
    f"{name} {m}</a></li>\n"
    for n, name in enumerate(_SECTIONS)
    for m in range(8)
)
_SHARE = "".join(
    f'<li><a class="share__link share__link--{net}" rel="nofollow noopener" target="_blank" '
    f'href="https://{net}.example/share?u=" aria-label="شارك عبر {net}"><svg width="24" viewBox="0 0 24 24">'
    f'<path d="{"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z" * 4}"></path></svg><span>شارك</span></a></li>\n'
    for net in ("facebook", "twitter", "whatsapp", "telegram", "linkedin", "email")
)
_STYLE = "\n".join(
    f".c{n}{{display:flex;margin:{n % 9}px;color:#{n * 977 % 4096:03x};padding:{n % 7}px {n % 5}px}}"
    for n in range(120)
)
_SCRIPT = "window.dataLayer=window.dataLayer||[];\n" + "\n".join(
    f'dataLayer.push({{"event":"slot{n}","size":[300,{n}],"id":"div-gpt-ad-{n * 7919}"}});' for n in range(90)
)
_PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{address}"><meta name="description" content="{summary}">
<meta property="og:type" content="article"><meta property="og:title" content="{title}">
<script type="application/ld+json">{told}</script>
<style>{style}</style><script>{script}</script></head>
<body><header class="header"><nav class="menu"><ul>{menu}</ul></nav></header>
<main class="main"><article class="story"><h1 class="story__title">{title}</h1>
<div class="story__meta"><time>{shown}</time></div><ul class="share">{share}</ul>
<div class="story__body">{body}</div><ul class="share">{share}</ul></article>
<aside class="related"><h2>اقرأ أيضا</h2>{related}</aside></main>
<footer class="footer"><ul>{menu}</ul><p>جميع الحقوق محفوظة</p></footer></body></html>
"""


def answers(items: Sequence[Item]) -> Iterator[tuple[str, bytes]]:
    """The whole answer of each address, head and packed body."""
    by_host: dict[str, list[Item]] = {}
    for item in items:
        by_host.setdefault(item.host, []).append(item)
    for host, printed in by_host.items():
        yield f"{host}/robots.txt", _answer(b"User-agent: *\nDisallow: /admin/\n", "text/plain; charset=utf-8")
        yield f"{host}/rss.xml", _answer(feed(printed), "application/rss+xml; charset=utf-8")
        for at, item in enumerate(printed):
            others = list(islice((printed * 2), at + 1, at + 1 + min(_RELATED, len(printed))))
            yield host + item.path, _answer(page(item, others), "text/html; charset=utf-8")


def _answer(body: bytes, content_type: str) -> bytes:
    packed = gzip.compress(body, 5, mtime=0)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Encoding: gzip\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(packed)}\r\n\r\n".encode() + packed


class _Serving(asyncio.Protocol):
    def __init__(self, known: Mapping[str, bytes]) -> None:
        self._known = known
        self._asked = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._asked += data
        if b"\r\n\r\n" not in self._asked:
            return
        first, *lines = self._asked.decode("latin-1").split("\r\n")
        host = next((line[5:].strip() for line in lines if line[:5].lower() == "host:"), "")
        self._transport.write(self._known.get(host + first.split(" ")[1], _MISSING))
        self._transport.close()


_MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


async def serve(known: Mapping[str, bytes]) -> None:
    """Serve until standard input ends; print the port first."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Serving(known), "127.0.0.1", 0, backlog=512)
    sizes = [len(body) for body in known.values()]
    print(json.dumps({"port": server.sockets[0].getsockname()[1], "packed_mb": sum(sizes) / 1e6}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main() -> int:
    """Render and serve."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--hosts", type=int, default=40)
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    asyncio.run(serve(dict(answers(items_of(asked.file, asked.items, asked.hosts)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
