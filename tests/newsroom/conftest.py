"""A newsroom on an empty store, and records to put into it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from isnad.newsroom import Newsroom, open_newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(f"sqlite:///{tmp_path / 'news.sqlite'}") as opened:
        yield opened


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """A JSON Lines file of these records."""

    def write(*records: dict[str, object], name: str = "news.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
        return path

    return write
