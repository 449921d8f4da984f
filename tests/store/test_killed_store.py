"""Killed at any moment and run again, a store ends as if nobody had touched the power switch."""

import subprocess
import sys
from pathlib import Path

import pytest

from isnad.store import Store

# Saves in batches of 20, tells of each, and is killed by itself at a given statement: no clock decides where.
CHILD = """
import os, signal, sys
from sqlalchemy import event
from isnad.model import Article, Incoming, Paragraph
from isnad.store import Store

address, last_breath = sys.argv[1], int(sys.argv[2])
store = Store.open(address)
said = 0

def count(*_):
    global said
    said += 1
    if said == last_breath:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(store._engine, "before_cursor_execute", count)
event.listen(store._engine, "commit", count)
for start in range(0, 100, 20):
    texts = [(n, f"نص الخبر {n}") for n in range(start, start + 20)] + [(0, f"نص الخبر 0 بعد التحديث {start}")]
    batch = [Article(str(n), f"خبر {n}", (Paragraph(words),), f"https://example.org/{n}") for n, words in texts]
    store.save([Incoming(article) for article in batch])
print(said)
"""


def run(address: str, last_breath: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD, address, str(last_breath)], capture_output=True, text=True, check=False
    )


def state(address: str) -> object:
    with Store.open(address) as store:
        assert all(check.ok for check in store.checks())
        kept = [(row.article, row.revision) for row in store.export()]
        return kept, [r.article for r in store.revisions("0")]


def test_killed_anywhere_and_run_again(tmp_path: Path) -> None:
    whole = f"sqlite:///{tmp_path}/whole.sqlite"
    said = int(run(whole, 0).stdout)
    expected = state(whole)
    for step in range(5):  # several moments of a batch, from the first statement to the last commit
        address = f"sqlite:///{tmp_path}/{step}.sqlite"
        assert run(address, 1 + step * (said - 1) // 4).returncode == -9
        assert run(address, 0).returncode == 0
        assert state(address) == expected


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize("part", [3, 4])
def test_killed_over_postgresql_and_run_again(address: str, tmp_path: Path, part: int) -> None:
    whole = f"sqlite:///{tmp_path}/whole.sqlite"
    said = int(run(whole, 0).stdout)
    assert run(address, said * part // 5).returncode == -9
    assert run(address, 0).returncode == 0
    assert state(address) == state(whole)
