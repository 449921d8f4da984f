"""Three hundred feeds of which two hundred are broken: what is good arrives, the round ends, memory stays bounded."""

import json
import subprocess
from pathlib import Path

from tests.newsroom.live.faulty import PAGES, ROOT, environment, script, served

FEEDS = 300
GAP = 0.1  # seconds
# Of feeds whose robots.txt is well: what each fault is to us.
KINDS = {
    "": "",
    "silence": "slow",
    "reset": "broken",
    "status 500": "server_error",
    "status 429": "too_often",
    "cut gzip": "broken",
    "redirects in a circle": "redirects",
    "a gigabyte of zeros": "too_large",
    "gzip bomb": "too_large",
    "drip": "slow",
    "garbage": "broken",
    "wrong length": "broken",
    "wrong chunks": "broken",
    "no feed": "html_page",
    "bad certificate": "bad_tls",
}


def test_two_hundred_broken_feeds_do_not_touch_a_hundred_good_ones(tmp_path: Path) -> None:
    with served(FEEDS) as ((http, tls), end):
        limits = ("--wait", 1.5, "--most", 1 << 20, "--gap", GAP)
        command = script("collect", FEEDS, "--store", tmp_path / "n.sqlite", "--http", http, "--tls", tls, *limits)
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=environment(), timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        came, seen = json.loads(done.stdout), end()
    good = FEEDS // 3
    assert came["articles"] == good * PAGES
    assert came["left"] <= FEEDS // 17 + 1  # none, but where a host asked for peace before its feed could be asked
    assert came["seconds"] < 90
    assert came["peak_mb"] < 600
    for fault, kind in KINDS.items():
        assert set(came["failures"][fault]) == {kind}, fault
    mended = {"", "entities", "deep"}  # these are read as feeds without items
    assert not [fault for fault, kinds in came["failures"].items() if "" in kinds and fault.split(",")[0] not in mended]
    assert seen["most at once at a host"] == 1
    assert seen["most requests to a host"] <= 2 + PAGES
    assert seen["shortest gap"] > GAP / 2  # both ends have a clock of their own
