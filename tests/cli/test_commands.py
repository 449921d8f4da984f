"""Each command, as a person and as a program reads it."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from isnad.model import article_from_json

Run = Callable[..., Any]

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>افتتاح الجسر الجديد فوق النهر</title>
<meta property="og:title" content="افتتاح الجسر الجديد فوق النهر"></head><body><article>
<h1>افتتاح الجسر الجديد فوق النهر</h1>
<p>افتتح محافظ المدينة صباح اليوم الجسر الجديد الذي يصل ضفتي النهر بعد أربع سنوات من العمل فيه.</p>
<p>وقال المحافظ في كلمة ألقاها أمام الحاضرين إن الجسر سيخفف الزحام عن وسط المدينة القديمة.</p>
</article></body></html>"""
DUMP = """افتتاح الجسر الجديد فوق النهر
افتتح محافظ المدينة صباح اليوم الجسر الجديد الذي يصل ضفتي النهر بعد أربع سنوات من العمل فيه.
وقال المحافظ في كلمة ألقاها أمام الحاضرين إن الجسر سيخفف الزحام عن وسط المدينة القديمة.
"""


def test_import_reports_and_fails_where_something_failed(isnad: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "1", "title": "خبر", "text": "نص"}\n[]\n', encoding="utf-8")
    ended = isnad("import", str(path))
    assert ended.status == 1
    assert f"{path}, line 2: JSON, but an array" in ended.err
    assert ended.out.startswith("1 new, 0 unchanged, 0 revised, 1 failed")
    report = json.loads(isnad("import", "--json", str(path)).out)
    assert (report["new"], report["unchanged"], report["failed"]) == (0, 1, 1)
    assert [(f["source"], f["line"], f["record"]) for f in report["failures"]] == [(str(path), 2, None)]


def test_import_prints_some_failures_and_counts_all(isnad: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b"[]\n" * 50)
    ended = isnad("import", str(path))
    assert ended.err.count("bad.jsonl, line") == 20
    assert "and 30 more" in ended.err
    assert "50 failed" in ended.out


def test_search_finds_forms_of_a_word_and_filters(filled: Run) -> None:
    found = json.loads(filled("search", "الوزير", "--json").out)
    assert found["total"] == 2
    assert {hit["article"]["id"] for hit in found["hits"]} == {"n1", "n2"}
    for hit in found["hits"]:
        assert any(hit["snippet"][start:end] for start, end in hit["marks"])
    only = json.loads(filled("search", "الوزير", "--publisher", "jisr", "--json").out)
    assert [hit["article"]["id"] for hit in only["hits"]] == ["n1"]
    late = json.loads(filled("search", "--since", "2024-10-26", "--json").out)
    assert [hit["article"]["id"] for hit in late["hits"]] == ["n2"]
    early = json.loads(filled("search", "--until", "2024-10-25T07:00:01", "--json").out)
    assert [hit["article"]["id"] for hit in early["hits"]] == ["n1"]


def test_search_excludes_a_word_after_a_minus(filled: Run) -> None:
    found = json.loads(filled("search", "الوزير", "-الجسر", "--json").out)
    assert [hit["article"]["id"] for hit in found["hits"]] == ["n2"]


def test_search_for_people(filled: Run) -> None:
    ended = filled("search", "الجسر")
    assert ended.status == 0
    assert "1.  افتتاح الجسر الجديد\n" in ended.out
    assert "jisr  2024-10-25 07:00 UTC  n1" in ended.out
    assert ended.out.endswith("1 to 1 of 1\n")
    assert filled("search", "قطار").err == "nothing found\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--colour", "red"],
        ["search", "--since", "yesterday"],
        ["search", "--limit", "0"],
        ["search", "«"],
        ["import"],
        ["nonsense"],
        [],
    ],
)
def test_a_slip_of_the_user_is_status_2_and_words(filled: Run, arguments: list[str]) -> None:
    ended = filled(*arguments)
    if arguments == ["search", "«"]:  # an open quotation mark: the store says whether it understands it
        assert ended.status in {0, 2}
    else:
        assert ended.status == 2
        assert ended.err or ended.out
    assert "Traceback" not in ended.err


def test_show_by_id_and_address_with_evidence(filled: Run) -> None:
    shape = json.loads(filled("show", "n1", "--json").out)
    assert shape == json.loads(filled("show", "https://EXAMPLE.com/1#top", "--json").out)
    assert shape["title"] == "افتتاح الجسر الجديد"
    assert shape["kept"]["revision"] == 1
    assert article_from_json(shape).text == "افتتاح الجسر الجديد\nافتتح الوزير الجسر.\nوقال إنه آمن."
    out = filled("show", "n1").out
    assert out.startswith("افتتاح الجسر الجديد\n")
    assert "وقال إنه آمن." in out
    assert "published:  2024-10-25 07:00 UTC" in out
    assert "published:  2024-10-26\n" in filled("show", "n2").out


def test_show_all_revisions(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "changed.jsonl"
    path.write_text('{"id": "n2", "title": "وزراء يجتمعون", "text": "تأجل الاجتماع."}\n', encoding="utf-8")
    filled("import", str(path))
    states = json.loads(filled("show", "n2", "--revisions", "--json").out)
    assert [state["text"] for state in states] == ["اجتمع الوزراء أمس في العاصمة.", "تأجل الاجتماع."]
    assert filled("show", "n2", "--revisions").out.count("revision ") == 2


def test_show_what_is_not_there(filled: Run) -> None:
    ended = filled("show", "n99")
    assert ended.status == 1
    assert "isnad: no article is kept under «n99»" in ended.err


def test_export_can_be_imported_and_packed(filled: Run, tmp_path: Path) -> None:
    lines = filled("export").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["n1", "n2"]
    packed = tmp_path / "out.jsonl.gz"
    assert "2 articles" in filled("export", "--output", str(packed)).err
    assert gzip.decompress(packed.read_bytes()).decode().splitlines() == lines
    assert "0 new, 2 unchanged" in filled("import", str(packed)).out


def test_export_to_where_nothing_can_be_written(filled: Run, tmp_path: Path) -> None:
    ended = filled("export", "-o", str(tmp_path / "no" / "such" / "folder.jsonl"))
    assert ended.status == 2
    assert "cannot be written" in ended.err


def test_publishers(filled: Run) -> None:
    rows = json.loads(filled("publishers", "--json").out)
    assert {row["id"]: row["articles"] for row in rows if row["articles"]} == {"jisr": 1, "nahr": 1}
    assert "2024-10-26" in filled("publishers").out


def test_doctor(filled: Run) -> None:
    checks = json.loads(filled("doctor", "--json").out)
    assert {"isnad", "catalogue"} <= {check["name"] for check in checks}
    assert all(check["ok"] for check in checks if check["name"] != "catalogue")
    assert "isnad: 0.1.0" in filled("doctor", "--reindex").out


def test_doctor_without_a_store_says_what_to_do(isnad: Run) -> None:
    ended = isnad("doctor")
    assert ended.status == 1
    assert "isnad import" in ended.out
    assert isnad("doctor", "--migrate").out.count("BAD") <= 1  # makes it; the catalogue is another matter


def test_looking_into_no_store_makes_none(isnad: Run, tmp_path: Path) -> None:
    ended = isnad("search", "خبر")
    assert ended.status == 2
    assert "isnad import" in ended.err
    assert not (tmp_path / "news.sqlite").exists()


def test_a_file_that_is_no_store_is_told(isnad: Run, tmp_path: Path) -> None:
    (tmp_path / "news.sqlite").write_bytes(b"something else entirely" * 100)
    ended = isnad("search", "خبر")
    assert ended.status == 1
    assert "news.sqlite" in ended.err


def test_extract_prints_what_import_reads(isnad: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    shape = json.loads(isnad("extract", str(path), "--url", "https://jisr.example/news/1?utm_source=x").out)
    assert shape["title"] == "افتتاح الجسر الجديد فوق النهر"
    assert shape["url"] == "https://jisr.example/news/1"
    assert len(shape["paragraphs"]) == 2
    printed = tmp_path / "printed.jsonl"
    printed.write_text(json.dumps(shape), encoding="utf-8")
    assert "1 new" in isnad("import", str(printed)).out


def test_extract_reads_dumps_and_standard_input(isnad: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    path.write_text(DUMP, encoding="utf-8")
    assert json.loads(isnad("extract", str(path)).out)["title"] == "افتتاح الجسر الجديد فوق النهر"
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    with page.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert json.loads(isnad("extract", "-").out)["title"] == "افتتاح الجسر الجديد فوق النهر"


def test_extract_says_why_it_cannot(isnad: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "1"}', encoding="utf-8")
    ended = isnad("extract", str(path))
    assert ended.status == 1
    assert "isnad import" in ended.err
    ended = isnad("extract", str(tmp_path / "nothing.html"))
    assert ended.status == 1
    assert "nothing.html" in ended.err


def test_a_reader_that_goes_away_is_no_error_worth_words(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(f'{{"id": "m{n}", "title": "خبر {n}", "text": "{"نص " * 2000}"}}\n' for n in range(100)),
        encoding="utf-8",
    )
    filled("import", str(path))
    command = [sys.executable, "-m", "isnad.cli", "--store", str(tmp_path / "news.sqlite"), "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_empty_folder_is_told(isnad: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = isnad("import", str(tmp_path / "empty"))
    assert ended.status == 0
    assert "nothing to read" in ended.err


def test_version(isnad: Run) -> None:
    assert isnad("version").out == "isnad 0.1.0\n"
    assert json.loads(isnad("version", "--json").out) == {"isnad": "0.1.0"}


@pytest.mark.parametrize(
    "command",
    ["import", "extract", "search", "show", "stories", "group", "export", "publishers", "serve", "doctor", "version"],
)
def test_every_command_explains_itself(isnad: Run, command: str) -> None:
    ended = isnad(command, "--help")
    assert ended.status == 0
    assert f"isnad {command}" in ended.out
