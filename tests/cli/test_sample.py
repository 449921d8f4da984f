"""`isnad sample`."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection

from tests.cli.conftest import Ended

from isnad.clock import SystemClock
from isnad.sample import SampleServer


def test_the_houses_are_listed_in_words_and_as_json(isnad: Callable[..., Ended]) -> None:
    listed = isnad("sample", "--list")
    assert listed.status == 0
    houses = json.loads(isnad("sample", "--json").out)
    assert {"id", "name", "home", "feeds"} == set(houses[0])
    assert {"kind", "address", "pattern"} == set(houses[0]["feeds"][0])
    for house in houses:
        assert house["home"] in listed.out
        assert all(feed["address"] in listed.out for feed in house["feeds"])


def test_wrong_settings_are_told_in_words(isnad: Callable[..., Ended]) -> None:
    wrong = isnad("sample", "--from", "yesterday")
    assert (wrong.status, wrong.out) == (2, "")
    assert "yesterday" in wrong.err
    assert isnad("sample", "--speed", "0").status == 2
    with SampleServer(SystemClock()) as server:
        taken = isnad("sample", "--port", str(server.port))
        assert taken.status == 2
        assert str(server.port) in taken.err


def test_it_serves_until_it_is_interrupted() -> None:
    command = [sys.executable, "-m", "isnad.cli", "sample", "--port", "0", "--from", "2024-11-12T20:00:00"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout
        lines: list[str] = []
        while not lines or "courteous_fetcher" not in lines[-1]:
            lines.append(process.stdout.readline())
            assert lines[-1] or process.poll() is None
        proxy = next(line for line in lines if "--proxy" in line).split()[2]
        connection = HTTPConnection(proxy.removeprefix("http://"), timeout=10)
        connection.request("GET", "/", headers={"Host": "www.qulzum.example"})
        response = connection.getresponse()
        assert response.status == 200
        assert (response.headers["Date"] or "").startswith("Tue, 12 Nov 2024 20:0")
        connection.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
    assert "2024-11-12 20:00 UTC" in lines[0]
