"""Bad input as a user meets it: told with file and line, everything else done, nothing lost, memory bounded."""

import gzip
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

# The whole import below, with every large file in it. An import of good articles alone takes 200 MB, and a page of a
# million nested tags is a tree of as many nodes before anyone can see that it is none.
MEMORY = 500 * 2**20

HEAD = '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title></head><body>'
BODY = """<article><h1>{title}</h1>
<p>افتتح محافظ المدينة صباح اليوم الجسر الجديد الذي يصل ضفتي النهر بعد أربع سنوات من العمل فيه.</p>
<p>وقال المحافظ في كلمة ألقاها أمام الحاضرين إن الجسر سيخفف الزحام عن وسط المدينة القديمة.</p></article>"""


def line(number: str, **more: object) -> bytes:
    shape = {"id": number, "title": f"خبر {number}", "text": "وصل الوفد إلى العاصمة صباحا."} | more
    return json.dumps(shape, ensure_ascii=False).encode() + b"\n"


def warc() -> bytes:
    records = b""
    for number in range(5):
        page = (HEAD + BODY).format(title=f"افتتاح الجسر رقم {number} فوق النهر").encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bridges.example/{number}\r\n"
            f"WARC-Date: 2024-10-25T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records += head.encode() + http + b"\r\n\r\n"
    return records


def write_large(folder: Path) -> None:
    with (folder / "one-line.jsonl").open("wb") as file:
        file.write(line("before-long"))
        for _ in range(200):
            file.write(b"x" * 2**20)
        file.write(b"\n" + line("after-long"))
    packer = zlib.compressobj(1, wbits=31)
    with (folder / "bomb.jsonl.gz").open("wb") as file:
        file.write(packer.compress(line("before-bomb")))
        for _ in range(300):
            file.write(packer.compress(b"x" * 2**20))
        file.write(packer.flush())
    nested = HEAD.format(title="وسوم متداخلة") + "<div>" * 1_000_000 + "خبر" + "</div>" * 1_000_000
    (folder / "nested.html").write_text(nested, encoding="utf-8")


def write_small(folder: Path) -> None:
    files: dict[str, bytes] = {
        "good.jsonl": line("good-1") + line("good-2"),
        "empty.jsonl": b"",
        "empty.html": b"",
        "binary.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "binary.jsonl": bytes(range(256)) * 20,
        "encoding.jsonl": line("utf8-1") + line("win").decode().encode("windows-1256") + line("utf8-2"),
        "surrogates.jsonl": line("s1") + b'{"id": "s2", "title": "\\udc00", "text": "\\ud800"}\n' + line("s3"),
        "nul.jsonl": b'{"id": "nul", "title": "a\\u0000b", "text": "\\u0000"}\n',
        "half.warc": warc()[: len(warc()) // 2],
        "half.warc.gz": gzip.compress(warc())[:-20],
        "no-object.jsonl": b'[1]\n"x"\n17\nnull\n' + line("object"),
        "no-title.jsonl": b'{"id": "t1", "text": "\\u0646\\u0635"}\n{"id": "t2"}\n' + line("t3"),
        "year-9999.jsonl": line("y1", published="9999-12-31T23:59:59-05:00") + line("y2", published="9999-12-31"),
        "no-article.html": (HEAD + "<nav><a href='/'>الرئيسية</a></nav></body></html>").format(title="").encode(),
        "two-articles.html": (
            HEAD.format(title="موقع الجسر")
            + BODY.format(title="افتتاح الجسر الأول فوق النهر")
            + BODY.format(title="افتتاح الجسر الثاني فوق النهر")
        ).encode(),
        "override.jsonl": line("rlo", title="خبر \u202eمقلوب"),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)


class Imported:
    """One import of all of it by the real command."""

    def __init__(self, folder: Path, process: Callable[..., Any]) -> None:
        self.store = folder / "news.sqlite"
        self.paths = sorted(path for path in folder.iterdir() if path.name[0] != ".")
        named = [str(path) for path in [*self.paths, folder / "missing.html"]]
        self._process = process
        self._folder = folder
        self.ended = process("--store", str(self.store), "import", "--json", *named, folder=folder / ".out")
        self.report = json.loads(self.ended.out)

    def failures(self, name: str) -> list[tuple[int | None, int | None, str]]:
        return [
            (f["line"], f["record"], f["reason"]) for f in self.report["failures"] if Path(f["source"]).name == name
        ]

    def kept(self, key: str) -> Any:
        ended = self._process("--store", str(self.store), "show", "--json", key, folder=self._folder / ".out")
        return json.loads(ended.out) if ended.status == 0 else None

    def ids(self) -> set[str]:
        ended = self._process("--store", str(self.store), "export", folder=self._folder / ".out")
        return {json.loads(row)["id"] for row in ended.out.splitlines()}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, process: Callable[..., Any]) -> Iterator[Imported]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / ".out").mkdir()
    write_large(folder)
    write_small(folder)
    yield Imported(folder, process)
    (folder / "one-line.jsonl").unlink()


@pytest.fixture(scope="module")
def ids(imported: Imported) -> set[str]:
    return imported.ids()


def test_it_ends_with_status_1_and_no_traceback(imported: Imported) -> None:
    assert imported.ended.status == 1
    assert "Traceback" not in imported.ended.err
    assert imported.report["failed"] == len(imported.report["failures"])


def test_memory_is_bounded(imported: Imported) -> None:
    assert imported.ended.peak < MEMORY


def test_nothing_good_is_lost(ids: set[str]) -> None:
    assert {
        "good-1",
        "good-2",
        "before-long",
        "after-long",
        "before-bomb",
        "utf8-1",
        "utf8-2",
        "s1",
        "s3",
        "nul",
        "object",
        "t3",
        "y1",
        "y2",
        "rlo",
    } <= ids


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("missing.html", None, "no such file"),
        ("empty.jsonl", None, "empty"),
        ("empty.html", None, "empty"),
        ("binary.html", None, "binary"),
        ("binary.jsonl", None, "binary"),
        ("one-line.jsonl", 2, "longer than 16 MiB"),
        ("encoding.jsonl", 2, "not in UTF-8"),
        ("surrogates.jsonl", 2, "not JSON"),
        ("no-object.jsonl", 1, "an array"),
        ("no-object.jsonl", 4, "null"),
        ("no-title.jsonl", 1, "title"),
        ("no-title.jsonl", 2, "title"),
        ("no-article.html", None, ""),
        ("nested.html", None, ""),
    ],
)
def test_what_is_bad_is_told_with_file_and_line(imported: Imported, name: str, line: int | None, reason: str) -> None:
    assert any(line == where and reason in why for where, _, why in imported.failures(name)), imported.failures(name)


def test_a_bomb_is_told(imported: Imported) -> None:
    assert any("bomb" in why for _, _, why in imported.failures("bomb.jsonl.gz"))


@pytest.mark.parametrize("name", ["half.warc", "half.warc.gz"])
def test_half_an_archive_is_told_with_its_record(imported: Imported, name: str) -> None:
    ((_, record, why),) = imported.failures(name)
    assert record is not None
    assert "cut off" in why
    assert imported.kept("https://bridges.example/0")["title"] == "افتتاح الجسر رقم 0 فوق النهر"
    assert imported.kept("https://bridges.example/1")["title"] == "افتتاح الجسر رقم 1 فوق النهر"


def test_nul_and_override_marks_are_kept_as_written(imported: Imported) -> None:
    assert imported.kept("nul")["title"] == "a\0b"
    assert imported.kept("rlo")["title"] == "خبر \u202eمقلوب"


def test_an_impossible_time_costs_no_article(imported: Imported) -> None:
    for key in ("y1", "y2"):
        article = imported.kept(key)
        assert article["text"] == "وصل الوفد إلى العاصمة صباحا."
        assert "9999-12-31" in json.dumps(article)  # kept as written, as a time or as evidence


def test_of_two_articles_in_one_page_the_first_is_taken_or_neither(imported: Imported, ids: set[str]) -> None:
    assert "Traceback" not in imported.ended.err
    if not imported.failures("two-articles.html"):
        assert len(ids) > 15


def test_the_store_is_whole(imported: Imported) -> None:
    with sqlite3.connect(imported.store) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_the_same_again_changes_nothing(imported: Imported, process: Callable[..., Any], ids: set[str]) -> None:
    named = [str(path) for path in imported.paths if path.name not in {"one-line.jsonl", "nested.html"}]
    ended = process("--store", str(imported.store), "import", "--json", *named, folder=imported.store.parent / ".out")
    report = json.loads(ended.out)
    assert (report["new"], report["revised"]) == (0, 0)
    assert imported.ids() == ids
