"""An import killed at any moment is run again: nothing is lost, nothing is doubled."""

import contextlib
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isnad.errors import SettingError, StoreError
from isnad.model import StoryQuery
from isnad.newsroom import open_newsroom
from isnad.newsroom.importing import BATCH_ARTICLES

ARTICLES = BATCH_ARTICLES * 4 + 100


def record(number: int) -> dict[str, object]:
    return {
        "id": f"n{number}",
        "url": f"https://example.com/{number}",
        "title": f"خبر رقم {number}",
        "text": f"وصل القطار رقم {number} إلى محطته الأخيرة.",
    }


@pytest.fixture
def lines() -> list[bytes]:
    return [json.dumps(record(number), ensure_ascii=False).encode() + b"\n" for number in range(ARTICLES)]


def start(store: Path, source: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "isnad.cli", "--store", str(store), "import", source]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kept(store: Path) -> int:
    # While the store is being made it is not there, or not whole: nothing is kept yet.
    with contextlib.suppress(SettingError, StoreError), open_newsroom(str(store), create=False, migrate=False) as room:
        return sum(row.articles for row in room.publishers()) or room.latest(1).total
    return 0


def wait_for(store: Path, articles: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while kept(store) < articles:
        assert time.monotonic() < end, "the import does not come forward"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
            return


def check_whole(store: Path) -> None:
    with open_newsroom(str(store)) as room:
        articles = list(room.export())
        assert [row.article.id for row in articles] == [f"n{number}" for number in range(ARTICLES)]
        assert all(row.revision == 1 for row in articles)
        assert [row.article.text for row in articles] == [
            f"{record(number)['title']}\n{record(number)['text']}" for number in range(ARTICLES)
        ]
        assert sum(row.articles for row in room.stories(StoryQuery(least=1, limit=ARTICLES)).rows) == ARTICLES
        assert all(room.analysis(row) is not None for row in articles)
        assert all(check.ok for check in room.doctor() if check.name != "catalogue")


def test_killed_between_two_batches(tmp_path: Path, lines: list[bytes]) -> None:
    store, path = tmp_path / "news.sqlite", tmp_path / "news.jsonl"
    path.write_bytes(b"".join(lines))
    process = start(store, "-")
    assert process.stdin is not None
    process.stdin.write(b"".join(lines[: BATCH_ARTICLES * 2 + 50]))  # and then it waits for more
    process.stdin.flush()
    wait_for(store, BATCH_ARTICLES, process)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.stdin.close()
    committed = kept(store)
    assert committed in {BATCH_ARTICLES, BATCH_ARTICLES * 2}
    with open_newsroom(str(store)) as room:
        report = room.import_paths([path])
    assert (report.new, report.unchanged, report.revised) == (ARTICLES - committed, committed, 0)
    check_whole(store)


@pytest.mark.parametrize("after", [0, 1, BATCH_ARTICLES + 1])
def test_killed_at_work(tmp_path: Path, lines: list[bytes], after: int) -> None:
    store, path = tmp_path / "news.sqlite", tmp_path / "news.jsonl"
    path.write_bytes(b"".join(lines))
    process = start(store, str(path))
    wait_for(store, after, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdin:
        process.stdin.close()
    with open_newsroom(str(store)) as room:
        report = room.import_paths([path])
    assert report.new + report.unchanged == ARTICLES
    check_whole(store)


def test_interrupted_by_hand_it_says_what_is_kept(tmp_path: Path, lines: list[bytes]) -> None:
    store = tmp_path / "news.sqlite"
    command = [sys.executable, "-m", "isnad.cli", "--store", str(store), "import", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(b"".join(lines[: BATCH_ARTICLES + 9]))
        process.stdin.flush()
        wait_for(store, BATCH_ARTICLES, process)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert f"interrupted: {BATCH_ARTICLES} articles are read and kept" in said.decode()
    assert b"Traceback" not in said
    assert kept(store) == BATCH_ARTICLES
