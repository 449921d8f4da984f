"""Extraction for programs, without a store."""

from dataclasses import replace
from pathlib import Path

import pytest

import isnad
from isnad.collect import Catalogue
from isnad.errors import NotAnArticle, UnreadableFile
from isnad.model import Page, PageRules, Publisher
from isnad.newsroom import Newsroom
from isnad.store import Store

PAGE = """<!doctype html><html lang="ar"><head><meta charset="windows-1256"><title>افتتاح الجسر الجديد فوق النهر</title>
<meta property="og:title" content="افتتاح الجسر الجديد فوق النهر"></head><body><article>
<h1>افتتاح الجسر الجديد فوق النهر</h1>
<p>افتتح محافظ المدينة صباح اليوم الجسر الجديد الذي يصل ضفتي النهر بعد أربع سنوات من العمل فيه.</p>
<p>وقال المحافظ في كلمة ألقاها أمام الحاضرين إن الجسر سيخفف الزحام عن وسط المدينة القديمة.</p>
</article></body></html>"""
DUMP = "\n".join(line.split(">", 1)[-1].split("<")[0] for line in PAGE.splitlines()[2:5])


@pytest.mark.parametrize("html", [PAGE, PAGE.encode("windows-1256"), PAGE.replace("windows-1256", "utf-8").encode()])
def test_text_and_bytes_give_the_same_article(html: str | bytes) -> None:
    article = isnad.extract_article(html, "https://mithal.example/news/1?utm_source=feed")
    assert article.title == "افتتاح الجسر الجديد فوق النهر"
    assert article.url == "https://mithal.example/news/1"
    assert [paragraph.text.split()[0] for paragraph in article.paragraphs] == ["افتتح", "وقال"]


def test_a_newsroom_reads_pages_by_the_rules_of_their_publisher(tmp_path: Path) -> None:
    publisher = Publisher("mithal", "مثال", hosts=("mithal.example",))
    catalogue = Catalogue([publisher], [PageRules("mithal", "a test", body=("//article/p[2]",))])
    with Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}") as store:
        store.save_publishers([replace(publisher, name="اسم قديم"), Publisher("other", "غيرها")])
        (article,) = Newsroom(store, catalogue).extract(Page("https://mithal.example/1", PAGE.encode("cp1256")))
    assert [paragraph.text.split()[0] for paragraph in article.paragraphs] == ["وقال"]
    assert article.publisher == "mithal"


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(NotAnArticle):
        isnad.extract_article("<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>")


def test_a_file_is_a_page_or_a_dump(tmp_path: Path) -> None:
    for name, content in [("page.html", PAGE.encode("windows-1256")), ("page.txt", DUMP.encode())]:
        path = tmp_path / name
        path.write_bytes(content)
        (article,) = isnad.extract_file(path)
        assert article.title == "افتتاح الجسر الجديد فوق النهر"


def test_a_file_that_is_neither_is_refused(tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    lines.write_text('{"id": "1"}', encoding="utf-8")
    for path, reason in [(lines, "isnad import"), (tmp_path, "isnad import"), (tmp_path / "none.html", "no such file")]:
        with pytest.raises(UnreadableFile, match=reason):
            isnad.extract_file(path)
