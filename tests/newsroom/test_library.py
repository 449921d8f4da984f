"""Extraction for programs, without a store."""

from pathlib import Path

import pytest

import isnad
from isnad.errors import NotAnArticle, UnreadableFile

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
