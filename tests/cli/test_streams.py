"""The commands that answer every line of a file and need no store read it all alike."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

LINES = """\
{"id": "quay", "title": "رصيف جديد في الميناء", "text": "قال مدير الميناء إن الرصيف يستقبل 12 سفينة.", \
"published": "2024-10-27T06:00:00Z"}
{"id": "olives", "title": "موسم الزيتون يبدأ", "text": "بدأ قطاف الزيتون في الجبل.", \
"published": "2024-10-26T06:00:00Z"}
"""

pytestmark = pytest.mark.parametrize("command", ["group", "analyse"])


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "coast.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_packed_files_and_standard_input(
    isnad: Run, command: str, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = isnad(command, str(lines)).out
    assert len(out.splitlines()) == 2
    packed = tmp_path / "coast.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    assert isnad(command, str(packed)).out == out
    for path in (lines, packed):
        with path.open() as file:
            monkeypatch.setattr("sys.stdin", file)
            assert isnad(command).out == out


def test_a_bad_line_is_reported_and_the_rest_is_done(isnad: Run, command: str, lines: Path) -> None:
    good = isnad(command, str(lines)).out
    first, rest = lines.read_text(encoding="utf-8").split("\n", 1)
    lines.write_text(f"{first}\n{{not json\n[]\n{rest}", encoding="utf-8")
    ended = isnad(command, "--quiet", str(lines))
    assert ended.status == 1
    assert ended.out == good
    assert [line.partition(":")[0] for line in ended.err.splitlines()] == [f"{lines}, line {n}" for n in (2, 3)]


def test_a_file_that_is_not_there(isnad: Run, command: str, tmp_path: Path) -> None:
    ended = isnad(command, str(tmp_path / "nothing.jsonl"))
    assert ended.status == 1
    assert "nothing.jsonl" in ended.err
