"""`isnad watch`."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp
from tests.cli.conftest import Ended

Isnad = Callable[..., Ended]
Serving = Callable[[ASGIApp], AbstractContextManager[str]]


def come(isnad: Isnad, tmp_path: Path, *titles: str) -> None:
    path = tmp_path / "new.jsonl"
    lines = (json.dumps({"id": title, "title": title, "text": f"{title} صباح اليوم."}) for title in titles)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert isnad("import", str(path)).status == 0


def shown(isnad: Isnad, number: int = 1) -> dict[str, object]:
    told: dict[str, object] = json.loads(isnad("watch", "show", str(number), "--json").out)
    return told


def test_a_watch_is_made_and_tells(filled: Isnad, tmp_path: Path) -> None:
    made = filled("watch", "add", "search", "جسر", "-حرب", "--publisher", "")
    assert made.status == 0
    assert "watch 1" in made.out
    assert "/watch.atom?id=" in made.out
    assert "secret" not in made.out
    assert json.loads(filled("watch", "--json").out)[0]["told"] == 0
    come(filled, tmp_path, "انهيار جسر قديم")
    told = shown(filled)
    assert [notice["article"] for notice in told["notices"]] == ["انهيار جسر قديم"]  # type: ignore[attr-defined]
    assert "انهيار جسر قديم" in filled("watch", "show", "1").out
    assert "1 notice" in filled("watch", "list").out
    assert filled("watch").out == filled("watch", "list").out


@pytest.mark.parametrize(
    ("arguments", "condition"),
    [
        (
            ("toll", "قتلى", "--over", "100", "--place", "صور"),
            {"kind": "toll", "words": "قتلى", "over": "100", "place": "صور"},
        ),
        (("denial", "سامر", "الحلو"), {"kind": "denial", "name": "سامر الحلو"}),
        (("place", "صور"), {"kind": "place", "place": "صور"}),
        (("entity", "سامر", "--entity", "person"), {"kind": "entity", "name": "سامر", "entity": "person"}),
        (("entity", "--key", "k"), {"kind": "entity", "key": "k"}),
        (("conflict",), {"kind": "conflict"}),
        (("search", "«جسر جديد»", "-حرب"), {"kind": "search", "words": "«جسر جديد» -حرب"}),
    ],
)
def test_every_kind_can_be_made(isnad: Isnad, arguments: tuple[str, ...], condition: dict[str, str]) -> None:
    made = isnad("watch", "add", *arguments, "--json")
    assert made.status == 0, made.err
    assert json.loads(made.out)["condition"] == condition


def test_a_watch_for_a_story_is_called_by_its_headline(filled: Isnad) -> None:
    made = json.loads(filled("watch", "add", "story", "n1", "--json").out)
    assert made["name"] == "افتتاح الجسر الجديد"
    assert made["condition"]["story"].startswith("s")


@pytest.mark.parametrize(
    "arguments",
    [
        ("toll", "قتلى"),
        ("toll", "قتلى", "--over", "many"),
        ("search",),
        ("search", "-جسر"),
        ("search", "جسر", "--nonsense"),
        ("place", "صور", "--over", "3"),
        ("place", "صور", "--webhook", "ftp://x"),
        ("place", "صور", "--secret", "whsec_x"),
        ("rumour", "صور"),
    ],
)
def test_a_condition_that_makes_no_sense_is_refused(isnad: Isnad, arguments: tuple[str, ...]) -> None:
    assert isnad("watch", "add", *arguments).status == 2
    assert isnad("watch", "add", "place", "صور").out.startswith("watch 1 ")


def test_a_story_that_is_not_there_is_told(isnad: Isnad) -> None:
    assert isnad("watch", "add", "story", "nowhere").status == 1


def test_watches_are_paused_resumed_and_removed(isnad: Isnad) -> None:
    isnad("watch", "add", "place", "صور")
    assert isnad("watch", "pause", "1").status == 0
    assert "paused" in isnad("watch").out
    assert isnad("watch", "resume", "1").status == 0
    assert "paused" not in isnad("watch").out
    assert isnad("watch", "remove", "1").status == 0
    assert "nothing is watched for" in isnad("watch").err
    assert isnad("watch", "remove", "1").status == 1


def test_what_is_told_is_sent(isnad: Isnad, tmp_path: Path, serving: Serving) -> None:
    took: list[dict[str, object]] = []

    async def take(request: Request) -> Response:
        took.append(json.loads(await request.body()))
        return Response(status_code=204)

    with serving(Starlette(routes=[Route("/hook", take, methods=["POST"])])) as at:
        made = json.loads(isnad("watch", "add", "place", "بيروت", "--webhook", f"{at}/hook", "--json").out)
        assert made["secret"].startswith("whsec_")
        assert made["secret"] not in isnad("watch", "show", "1").out
        assert made["secret"] in isnad("watch", "show", "1", "--secret").out
        refused = isnad("watch", "test", "1")
        assert refused.status == 1
        assert "not public" in refused.out
        assert isnad("watch", "test", "1", "--allow", "127.0.0.1").out == "the receiver answered 204\n"
        come(isnad, tmp_path, "معرض في بيروت", "سباق في بيروت")
        assert "not tried yet" in isnad("watch", "show", "1").out
        ended = isnad("watch", "deliver", "--allow", "127.0.0.1", "--json")
        assert (ended.status, json.loads(ended.out)) == (0, {"sent": 2, "failed": 0, "given_up": 0, "paused": 0})
        assert isnad("watch", "deliver").out.startswith("0 notices sent")
    assert [body["type"] for body in took] == ["watch.test", "watch.notice", "watch.notice"]
    assert "; sent " not in isnad("watch", "show", "1").err
    assert shown(isnad)["deliveries"] == {"waiting": 0, "done": 2, "given_up": 0}


def test_what_cannot_be_sent_is_shown_with_its_reason(isnad: Isnad, tmp_path: Path) -> None:
    isnad("watch", "add", "place", "بيروت", "--webhook", "http://127.0.0.1:9999/")
    come(isnad, tmp_path, "معرض في بيروت")
    assert isnad("watch", "deliver").status == 1
    told = isnad("watch", "show", "1").out
    assert "after 1 try; next " in told
    assert "not public" in told
