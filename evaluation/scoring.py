"""../shared/gold/score.py, run on what the project reads."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import isnad
from isnad.cli.shapes import analysed_shape
from isnad.model import Failure


def score(shared: Path, command: str, *files: Path) -> Any:
    """What score.py prints for a command («claims», «tags», «pages», ...) and its files, as JSON."""
    return json.loads(printed(shared, command, *files))


def printed(shared: Path, command: str, *files: Path) -> str:
    """What score.py prints, as it stands. Raises CalledProcessError where it fails."""
    asked = [sys.executable, str(shared / "gold" / "score.py"), command, *map(str, files)]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout


# A program without types, which is not part of the project.
@cache
def scorer(shared: Path) -> Any:
    """score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared / 'gold' / 'score.py'} is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def analysed(source: Path) -> Iterator[Mapping[str, object]]:
    """What `isnad analyse` prints for a file of articles, of which each must be readable."""
    for found in isnad.analyse_stream([source]):
        if isinstance(found, Failure):
            raise SystemExit(f"an article of the measure could not be read: {found}")
        yield analysed_shape(*found)


def write_rows(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False), file=out)
