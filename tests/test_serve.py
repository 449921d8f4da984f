"""`isnad serve` as a user starts it: the application is named by a string that no import check sees."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "newsroom"


def test_serves_what_was_imported_and_stops_on_a_signal(tmp_path: Path) -> None:
    environment = os.environ | {"ISNAD_STORE": f"sqlite:///{tmp_path / 'news.sqlite'}", "PYTHONUNBUFFERED": "1"}
    isnad = [sys.executable, "-m", "isnad.cli"]
    subprocess.run([*isnad, "import", str(SAMPLE)], check=True, env=environment, capture_output=True)
    server = subprocess.Popen([*isnad, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        said = next(line for line in server.stderr if "http://" in line)
        address = re.search(r"http://[\d.]+:\d+", said)
        assert address is not None
        with urllib.request.urlopen(f"{address.group()}/", timeout=30) as page:
            assert 'dir="rtl"' in page.read().decode()
        with urllib.request.urlopen(f"{address.group()}/api/articles", timeout=30) as answer:
            assert answer.headers["Content-Type"] == "application/json"
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
    assert server.returncode in (0, 130)
