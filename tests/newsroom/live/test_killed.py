"""Killed with SIGKILL at any moment and started again, a run ends as if nobody had killed it."""

from pathlib import Path

import pytest
from tests.newsroom.live.killing import killed, sixty_articles
from tests.newsroom.live.press import Press


@pytest.mark.parametrize(("workers", "kills"), [(0, 8), (1, 4)])
def test_killed_again_and_again(tmp_path: Path, workers: int, kills: int) -> None:
    with Press(slowness=0.01) as press:
        sixty_articles(press)
        came = killed(tmp_path, press.port, workers=workers, kills=kills, seed=1, fresh=4)
    assert (came.done, came.differing, came.orphans) == (kills, 0, 0), came
    assert workers == 0 or came.with_workers
