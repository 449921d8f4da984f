"""Imports: everything good is kept, everything bad is told, and running again changes nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.errors import NotFound, SettingError
from isnad.model import Page, SearchQuery, article_to_json
from isnad.newsroom import ImportReport, Newsroom, importing, open_newsroom, report, store_url

Lines = Callable[..., Path]

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{url}"><meta property="og:title" content="{title}"></head><body><article><h1>{title}</h1>
<p>افتتح محافظ المدينة صباح اليوم الجسر الجديد الذي يصل ضفتي النهر بعد أربع سنوات من العمل فيه.</p>
<p>وقال المحافظ في كلمة ألقاها أمام الحاضرين إن الجسر سيخفف الزحام عن وسط المدينة القديمة.</p>
<p>وأضاف أن المرحلة الثانية من المشروع تبدأ في الربيع المقبل، وتشمل طريقا للدراجات وآخر للمشاة.</p>
</article></body></html>"""


def record(number: int, **more: object) -> dict[str, object]:
    return {"id": f"n{number}", "title": f"خبر {number}", "text": f"نص الخبر رقم {number}.\nوفيه سطران."} | more


def counts(found: ImportReport) -> tuple[int, int, int, int]:
    return found.new, found.unchanged, found.revised, found.failures


def test_records_are_kept_as_written_and_found(newsroom: Newsroom, lines: Lines) -> None:
    found = newsroom.import_paths([lines(record(1, url="https://example.com/1", colour="أحمر"), record(2))])
    assert counts(found) == (2, 0, 0, 0)
    assert found.read == 2
    kept = newsroom.article("n1")
    assert kept.article.text == "خبر 1\nنص الخبر رقم 1.\nوفيه سطران."
    assert kept.article.extra["colour"] == "أحمر"
    assert newsroom.article("https://example.com/1") == kept
    assert newsroom.search(SearchQuery("سطران")).total == 2
    assert [row.article.id for row in newsroom.export()] == ["n1", "n2"]


def test_the_same_again_changes_nothing_and_other_words_make_a_revision(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(record(1), record(2))])
    assert counts(newsroom.import_paths([lines(record(1), record(2, text="نص آخر."))])) == (0, 1, 1, 0)
    assert counts(newsroom.import_paths([lines(record(1), record(2))])) == (0, 2, 0, 0)
    assert [state.article.body for state in newsroom.revisions("n2")] == [
        "نص الخبر رقم 2.\nوفيه سطران.",
        "نص آخر.",
    ]


def test_failures_are_told_and_kept_and_the_rest_goes_on(newsroom: Newsroom, lines: Lines, tmp_path: Path) -> None:
    path = lines(record(1), {"id": "x", "title": 7, "text": "نص"}, record(2), {"id": "y"})
    found = newsroom.import_paths([tmp_path / "nothing.html", path])
    assert counts(found) == (2, 0, 0, 3)
    assert [(failure.source, failure.line) for failure in found.failed] == [
        (str(tmp_path / "nothing.html"), None),
        (str(path), 2),
        (str(path), 4),
    ]
    assert set(newsroom.failures()) == set(found.failed)
    newsroom.import_paths([path])
    assert len(newsroom.failures()) == 3


def test_a_record_that_cannot_be_stored_fails_alone(newsroom: Newsroom, tmp_path: Path) -> None:
    deep = b'{"a":' * 900 + b"1" + b"}" * 900
    path = tmp_path / "deep.jsonl"
    path.write_bytes(
        b'{"id": "1", "title": "a", "text": "b"}\n{"id": "2", "title": "a", "text": "b", "x": '
        + deep
        + b'}\n{"id": "3", "title": "c", "text": "d"}\n'
    )
    found = newsroom.import_paths([path])
    assert found.new + found.failures == 3
    assert {"1", "3"} <= {kept.article.id for kept in newsroom.export()}


def test_a_report_holds_a_bounded_number_of_failures(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "FAILURES_HELD", 10)
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b"[]\n" * 700)
    found = newsroom.import_paths([path])
    assert found.failures == 700
    assert len(found.failed) == 10
    assert len(newsroom.failures(1000)) == 700


def test_batches_are_bounded_in_articles_and_bytes(
    newsroom: Newsroom, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watch:
        def __init__(self) -> None:
            self.total: int | None = 0
            self.read = 0
            self.steps: list[int] = []

        def begin(self, total: int | None) -> None:
            self.total = total

        def advance(self, size: int) -> None:
            self.read += size

        def kept(self, articles: int) -> None:
            self.steps.append(articles)

    monkeypatch.setattr(importing, "BATCH_ARTICLES", 3)
    path, watch = lines(*(record(number) for number in range(8))), Watch()
    newsroom.import_paths([path], progress=watch)
    assert watch.steps == [3, 6, 8]
    assert watch.read == watch.total == path.stat().st_size
    monkeypatch.setattr(importing, "BATCH_BYTES", 10)
    watch = Watch()
    newsroom.import_paths([path], progress=watch)
    assert watch.steps == list(range(1, 9))


def test_pages_of_a_folder_get_the_publisher_it_introduces(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "publishers.toml").write_text(
        '[[publisher]]\nid = "jisr"\nname = "صحيفة الجسر"\nzone = "Asia/Amman"\nhosts = ["jisr.example"]\n'
        '[[publisher]]\nid = "other"\nname = "غيرها"\n',
        encoding="utf-8",
    )
    page = PAGE.format(title="افتتاح الجسر الجديد فوق النهر", url="https://www.jisr.example/news/1")
    (folder / "a.html").write_text(page, encoding="utf-8")
    (folder / "b.css").write_text("p {}")
    found = newsroom.import_paths([folder])
    assert counts(found) == (1, 0, 0, 0)
    assert found.passed_over == 1
    kept = newsroom.article("https://www.jisr.example/news/1")
    assert kept.article.publisher == "jisr"
    assert newsroom.page(kept.page_digest).body == page.encode()
    assert newsroom.publisher("jisr").articles == 1
    assert newsroom.publisher("other").articles == 0
    assert counts(newsroom.import_paths([folder])) == (0, 1, 0, 0)
    with pytest.raises(NotFound, match="nobody"):
        newsroom.publisher("nobody")


def test_a_record_without_publisher_gets_that_of_its_host(newsroom: Newsroom, lines: Lines, tmp_path: Path) -> None:
    (tmp_path / "publishers.toml").write_text(
        '[[publisher]]\nid = "jisr"\nname = "صحيفة الجسر"\nhosts = ["jisr.example"]\n', encoding="utf-8"
    )
    lines(
        record(1, url="https://sport.jisr.example/1"),
        record(2, url="https://sport.jisr.example/2", publisher="as-given"),
        record(3, url="https://unknown.example/3"),
    )
    newsroom.import_paths([tmp_path])
    assert [newsroom.article(f"n{n}").article.publisher for n in (1, 2, 3)] == ["jisr", "as-given", ""]
    assert any(e.source == "catalogue:host" for e in newsroom.article("n1").article.evidence)


def test_a_page_is_extracted_without_being_kept(newsroom: Newsroom) -> None:
    body = PAGE.format(title="افتتاح الجسر الجديد فوق النهر", url="https://www.jisr.example/news/1").encode()
    (article,) = newsroom.extract(Page("https://www.jisr.example/news/1", body))
    assert article.title == "افتتاح الجسر الجديد فوق النهر"
    assert len(article.paragraphs) == 3
    assert list(newsroom.export()) == []


def test_what_is_exported_can_be_imported(newsroom: Newsroom, lines: Lines, tmp_path: Path) -> None:
    newsroom.import_paths([lines(record(1, published="2024-10-25T10:00:00+03:00", tags=["جسور"]), record(2))])
    with open_newsroom(f"sqlite:///{tmp_path / 'other.sqlite'}") as other:
        from_first = [kept.article for kept in newsroom.export()]
        other.import_paths([lines(*(article_to_json(article) for article in from_first), name="out.jsonl")])
        assert [kept.article for kept in other.export()] == from_first


def test_the_clock_is_the_newsrooms(tmp_path: Path, lines: Lines) -> None:
    moment = datetime(2024, 10, 25, 12, tzinfo=UTC)
    with open_newsroom(f"sqlite:///{tmp_path / 'clock.sqlite'}", clock=lambda: moment) as newsroom:
        newsroom.import_paths([lines(record(1))])
        assert newsroom.article("n1").first_seen == moment
        assert newsroom.now() == moment


_text = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(_text, _text), min_size=1, max_size=5))
def test_any_text_is_kept_to_the_code_point(newsroom: Newsroom, lines: Lines, texts: list[tuple[str, str]]) -> None:
    records = [{"id": f"{i} {hash(pair)}", "title": pair[0], "text": pair[1]} for i, pair in enumerate(texts)]
    found = newsroom.import_paths([lines(*records)])
    assert found.read == len(records)
    failed = {failure.line for failure in found.failed}
    for line, (shape, (title, text)) in enumerate(zip(records, texts, strict=True), 1):
        if title.strip() or text.strip():
            assert line not in failed
            assert newsroom.article(str(shape["id"])).article.text == f"{title}\n{text}"


def test_a_store_is_meant_by_argument_setting_or_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISNAD_STORE", raising=False)
    assert store_url() == "sqlite:///isnad.sqlite"
    monkeypatch.setenv("ISNAD_STORE", "var/news.sqlite")
    assert store_url() == "sqlite:///var/news.sqlite"
    assert store_url("postgresql://host/news") == "postgresql://host/news"


def test_looking_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(SettingError, match="isnad import"):
        open_newsroom(str(path), create=False)
    assert not path.exists()


def test_a_report_says_how_much_was_read() -> None:
    assert report.ImportReport(1, 2, 3, (), 4, 5, 0.5).read == 10
