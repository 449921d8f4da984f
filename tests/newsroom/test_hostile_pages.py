"""Pages that are damaged or made to harm: each is an article or a told failure, and the import goes on."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.collect import Catalogue
from isnad.errors import InputError
from isnad.model import Page
from isnad.newsroom import Newsroom
from isnad.newsroom.reading import articles_of_page
from isnad.store import storable

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>افتتاح الجسر الجديد | صحيفة المثال</title>
<link rel="canonical" href="https://mithal.example/news/1"><meta property="og:title" content="افتتاح الجسر الجديد">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "افتتاح الجسر الجديد فوق النهر",
"datePublished": "2024-10-25T10:00:00+03:00", "author": [{"name": "سلمى الحداد"}], "keywords": ["جسور"]}</script></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>افتتاح الجسر الجديد فوق النهر</h1>
<time datetime="2024-10-25T10:00+03:00">الجمعة 25 تشرين الأول 2024</time>
<p>افتتح محافظ المدينة صباح اليوم الجسر الجديد الذي يصل ضفتي النهر بعد أربع سنوات من العمل فيه.</p>
<p>وقال المحافظ في كلمة ألقاها أمام الحاضرين إن الجسر سيخفف الزحام عن وسط المدينة القديمة.</p>
<p>اقرأ أيضا: <a href="/news/2">المرحلة الثانية تبدأ في الربيع</a></p></article></body></html>""".encode()

_PIECES = [
    b"<script type='application/ld+json'>",
    b'{"@type": [',
    b"[" * 3000,
    b"<p>" * 3000,
    b"<table>" * 100,
    b"\x00",
    b"\xff\xfe",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#xD800;&#0;&#99999999;",
    b"<plaintext>",
    b"<template>",
    b"<meta charset='utf-16'>",
    b"<base href='http://[bad'>",
    b"<a href='http://[::1'>",
    b"<time datetime='9999-99-99T99:99'>",
    b"<meta property='article:published_time' content='0000-00-00'>",
    "٣٢ شباط ٢٠٢٤".encode(),
    "\u202e".encode(),
]
_edits = st.lists(
    st.tuples(st.integers(0, len(PAGE)), st.integers(0, 300), st.sampled_from(_PIECES) | st.binary(max_size=8)),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(edits=_edits, url=st.sampled_from(["", "https://mithal.example/news/1", "http://[", "mailto:x"]))
def test_a_page_is_an_article_or_a_told_failure(edits: list[tuple[int, int, bytes]], url: str) -> None:
    body = bytearray(PAGE)
    for place, gone, come in edits:
        body[place : place + gone] = come
    with contextlib.suppress(InputError):
        for article in articles_of_page(Page(url, bytes(body), source="page.html"), Catalogue()):
            assert storable(article) is None
            assert article.title or article.body


@pytest.mark.parametrize("piece", _PIECES)
def test_a_hostile_page_costs_its_neighbours_nothing(newsroom: Newsroom, tmp_path: Path, piece: bytes) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_bytes(piece * 3 + PAGE.replace(b"news/1", b"news/2"))
    (folder / "b.html").write_bytes(PAGE)
    report = newsroom.import_paths([folder])
    assert report.read == 2
    assert newsroom.article("https://mithal.example/news/1").article.title == "افتتاح الجسر الجديد فوق النهر"
