"""The command line, run within the test or as a user would run it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from isnad.cli import run

RECORDS = """\
{"id": "n1", "title": "افتتاح الجسر الجديد", "text": "افتتح الوزير الجسر.\\nوقال إنه آمن.", "publisher": "jisr", \
"published": "2024-10-25T10:00:00+03:00", "url": "https://example.com/1"}
{"id": "n2", "title": "وزراء يجتمعون", "text": "اجتمع الوزراء أمس في العاصمة.", "publisher": "nahr", \
"published": "2024-10-26"}
"""


@dataclass(frozen=True)
class Ended:
    """What came of one command."""

    status: int
    out: str
    err: str


@pytest.fixture
def isnad(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run one command within this process, on a store of its own."""

    def call(*arguments: str) -> Ended:
        status = run(["--store", str(tmp_path / "news.sqlite"), *arguments])
        out, err = capfd.readouterr()
        return Ended(status, out, err)

    return call


@pytest.fixture
def filled(isnad: Callable[..., Ended], tmp_path: Path) -> Callable[..., Ended]:
    """The same, with two articles in the store."""
    path = tmp_path / "news.jsonl"
    path.write_text(RECORDS, encoding="utf-8")
    assert isnad("import", str(path)).status == 0
    return isnad


@dataclass(frozen=True)
class Measured(Ended):
    """What came of a process."""

    peak: int  # bytes of memory that it held at most


# Linux counts the memory of the process that starts another into that one's peak: so a small one starts it.
_MEASURING = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[2:]).returncode
with open(sys.argv[1], "w") as peak:
    peak.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024))
sys.exit(status)
"""


def run_process(*arguments: str, folder: Path) -> Measured:
    """Run one command in a process of its own and measure its memory."""
    command = [sys.executable, "-c", _MEASURING, str(folder / "peak"), sys.executable, "-m", "isnad.cli", *arguments]
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        status = subprocess.run(command, stdout=out, stderr=err, check=False).returncode
    said, complained, peak = ((folder / name).read_text(encoding="utf-8") for name in ("out", "err", "peak"))
    return Measured(status, said, complained, int(peak))


@pytest.fixture(scope="session")
def process() -> Callable[..., Measured]:
    return run_process
