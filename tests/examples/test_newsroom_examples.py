"""The sample newsroom says what its sources say, and both catalogues of publishers are sound."""

import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from lxml import etree, html
from tests.scripts import load_script

from isnad.arabic.letters import match_form
from isnad.collect.catalogue import load_catalogue
from isnad.model import canonical_url, host_of

ROOT = Path(__file__).resolve().parents[2]
NEWSROOM = ROOT / "examples" / "newsroom"
CATALOGUES = [ROOT / "publishers" / "catalogue.toml", NEWSROOM / "publishers.toml"]
TATWEEL = "ـ"


build = load_script("examples/newsroom/build.py", "newsroom_build")
STATES = build.load()
OTHERS = build.by_name(STATES)
IDS = [state.page for state in STATES]


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["publisher"]
    return entries


def _publisher(state: Any) -> dict[str, Any]:
    return next(entry for entry in _entries(NEWSROOM / "publishers.toml") if entry["id"] == state.publisher)


def _house(publisher: str) -> dict[str, Any]:
    return tomllib.loads((NEWSROOM / "source" / publisher / "house.toml").read_text(encoding="utf-8"))


def _visible(state: Any) -> str:
    """All words of the committed page that a reader sees, blanks folded."""
    page = html.fromstring((NEWSROOM / "pages" / state.page).read_bytes())
    etree.strip_elements(page, "script", "style", "head", with_tail=False)
    return " ".join(" ".join(map(str, page.itertext())).split())


# ---- the sample newsroom


def test_building_gives_exactly_the_committed_pages() -> None:
    committed = {path.relative_to(NEWSROOM / "pages").as_posix(): path for path in (NEWSROOM / "pages").rglob("*.html")}
    built = dict(build.render())
    assert built.keys() == committed.keys()
    assert [name for name, body in built.items() if committed[name].read_bytes() != body] == []


def test_it_is_large_enough_to_learn_from() -> None:
    first = [state for state in STATES if state.number == 1]
    assert len({state.publisher for state in first}) == 9
    assert len(first) >= 120
    assert len({state.fields["published"].date() for state in first}) == 5
    assert len([state for state in STATES if state.number > 1]) >= 6


@pytest.mark.parametrize("state", STATES, ids=IDS)
def test_a_page_shows_what_its_source_says(state: Any) -> None:
    answer = build.gold(state, OTHERS, _house(state.publisher))
    seen = _visible(state)
    hidden = [
        words
        for words in (answer["title"], answer["deck"], answer["section"], *answer["paragraphs"], *answer["leaks"])
        if " ".join(words.split()) not in seen
    ]
    assert hidden == []
    assert all(author in seen for author in answer["authors"])
    assert all(agency in seen for agency in answer["agencies"])
    assert answer["dateline"] in seen


@pytest.mark.parametrize("state", STATES, ids=IDS)
def test_words_beside_the_article_do_not_stand_in_it(state: Any) -> None:
    answer = build.gold(state, OTHERS, _house(state.publisher))
    body = "\n".join(answer["paragraphs"])
    assert [leak for leak in answer["leaks"] if leak in body or len(leak.split()) < 3] == []


@pytest.mark.parametrize("state", STATES, ids=IDS)
def test_times_are_by_the_clock_of_the_publisher(state: Any) -> None:
    zone = ZoneInfo(_publisher(state)["zone"])
    for field in ("published", "modified"):
        if field in state.fields:
            when: datetime = state.fields[field]
            assert when.utcoffset() == when.astimezone(zone).utcoffset()
    if state.fields["precision"] == "day":
        assert (state.fields["published"].hour, state.fields["published"].minute) == (0, 0)
    assert "modified" not in state.fields or state.fields["modified"] > state.fields["published"]


@pytest.mark.parametrize("state", STATES, ids=IDS)
def test_an_article_offers_only_what_was_already_printed(state: Any) -> None:
    names = {other.fields["url"]: other for other in OTHERS.values()}
    offered = [names[block.url] for block in build.blocks(state, OTHERS) if block.kind == "link"]
    offered += [OTHERS[name] for name in state.fields.get("read_also", ())]
    assert all(other.fields["published"] < state.fields["published"] for other in offered)


@pytest.mark.parametrize("state", STATES, ids=IDS)
def test_an_article_stands_at_its_publishers_address(state: Any) -> None:
    url = state.fields["url"]
    assert canonical_url(url) == url
    host = host_of(url)
    assert any(host == own or host.endswith(f".{own}") for own in _publisher(state)["hosts"])
    assert host.endswith(".example")


@pytest.mark.parametrize("state", STATES, ids=IDS)
def test_an_article_is_of_the_length_of_news(state: Any) -> None:
    words = sum(len(block.text.split()) for block in build.blocks(state, OTHERS))
    assert 100 <= words <= 350


def test_addresses_are_unique_but_for_the_states_of_one_article() -> None:
    urls = Counter(state.fields["url"] for state in OTHERS.values())
    assert [url for url, count in urls.items() if count > 1] == []
    for state in STATES:
        assert state.fields["url"] == OTHERS[state.name].fields["url"]


def test_every_later_state_changes_something() -> None:
    for state in STATES:
        if state.number > 1:
            first = OTHERS[state.name]
            assert (state.fields["title"], state.fields["body"]) != (first.fields["title"], first.fields["body"])


def test_labels_nest_copy_in_event_in_story() -> None:
    rows = build.manifest(STATES).values()
    for inner, outer in (("copy", "event"), ("event", "story"), ("copy", "origin")):
        above = {(row[inner], row[outer]) for row in rows}
        assert [name for name, count in Counter(name for name, _ in above).items() if count > 1] == []


def test_copies_share_most_of_their_words() -> None:
    groups: dict[str, list[str]] = {}
    for name, row in build.manifest(STATES).items():
        groups.setdefault(row["copy"], []).append(name)
    assert len([names for names in groups.values() if len(names) > 1]) >= 13
    for names in groups.values():
        texts = sorted((_runs(OTHERS[name]) for name in names), key=len)
        for shorter, longer in pairwise(texts):
            assert len(shorter & longer) > 0.5 * len(shorter), names


def test_a_round_up_prints_a_piece_of_each_article_that_it_includes() -> None:
    for state in OTHERS.values():
        lines = {block.text for block in build.blocks(state, OTHERS) if block.kind == "text"}
        for name in state.fields["labels"].get("includes", ()):
            assert lines & {block.text for block in build.blocks(OTHERS[name], OTHERS)}, (state.name, name)


def _runs(state: Any) -> set[tuple[str, ...]]:
    words = match_form(" ".join(block.text for block in build.blocks(state, OTHERS) if block.kind == "text")).split()
    return set(zip(words, words[1:], words[2:], strict=False))


def test_the_table_of_truths_names_articles_and_words_that_are_there() -> None:
    truths = tomllib.loads((NEWSROOM / "manifest.toml").read_text(encoding="utf-8"))
    stories = {row["story"] for row in build.manifest(STATES).values()}
    assert {row["id"] for row in truths["story"]} == stories
    for place in _places(truths):
        name, _, version = place["article"].partition(".v")
        state = next(s for s in STATES if s.name == name and s.number == int(version or 1))
        text = state.fields["title"] + "\n" + state.fields["body"]
        assert place["words"] in text, place


def _places(value: object) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "article" in value:
            yield value
        for inner in value.values():
            yield from _places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _places(inner)


def test_gold_is_written_for_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["build.py", "--gold", str(tmp_path)])
    build.main()
    assert len(list(tmp_path.glob("*.json"))) == len(STATES)
    answer = json.loads((tmp_path / "daffa--sadd-toll.v2.json").read_text(encoding="utf-8"))
    assert answer["precision"] == "minute"
    assert answer["modified"] == "2024-11-11T13:05:00+02:00"
    assert answer["paragraphs"][-1].startswith("تصحيح:")


@pytest.mark.parametrize(
    "path", sorted(NEWSROOM.rglob("*.toml")), ids=lambda path: path.relative_to(NEWSROOM).as_posix()
)
def test_sources_are_composed_and_bear_no_hidden_marks(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not any("\u202a" <= ch <= "\u202e" or ch in "\u200e\u200f" for ch in text)


# ---- the catalogues of publishers


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_the_loader_reads_it(path: Path) -> None:
    assert len(load_catalogue(path)) == len(_entries(path))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_zones_countries_and_kinds_are_known(path: Path) -> None:
    countries = Locale.parse("ar").territories
    for entry in _entries(path):
        if entry.get("zone"):
            ZoneInfo(entry["zone"])
        country = entry.get("country", "")
        assert not country or (len(country) == 2 and country.isalpha() and country in countries), entry["id"]
        assert entry["kind"] in {"agency", "newspaper", "broadcaster", "site"}, entry["id"]


def test_ids_and_hosts_are_unique_in_both_together() -> None:
    entries = [entry for path in CATALOGUES for entry in _entries(path)]
    for values in ([entry["id"] for entry in entries], [host for entry in entries for host in entry["hosts"]]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_hosts_are_bare_and_homes_lie_on_them(path: Path) -> None:
    for entry in _entries(path):
        assert entry["hosts"], entry["id"]
        for host in entry["hosts"]:
            assert host == host_of(f"https://{host}/"), entry["id"]
        home = host_of(entry["home"])
        assert any(home == host or home.endswith(f".{host}") for host in entry["hosts"]), entry["id"]


def test_no_name_means_two_publishers() -> None:
    owners: dict[str, set[str]] = {}
    for path in CATALOGUES:
        for entry in _entries(path):
            for name in (entry["name"], *entry.get("aliases", ())):
                owners.setdefault(" ".join(match_form(name).split()), set()).add(entry["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_names_are_composed_and_without_tatweel(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert TATWEEL not in text


def test_all_arab_states_and_the_agencies_are_there() -> None:
    entries = _entries(CATALOGUES[0])
    arab = set(re.findall("..", "DZBHKMDJEGIQJOKWLBLYMAMROMPSQASASDSOSYTNAEYE"))
    assert arab <= {entry.get("country") for entry in entries}
    assert len(entries) >= 150
    agencies = {name for entry in entries if entry["kind"] == "agency" for name in [entry["name"], *entry["aliases"]]}
    wanted = "أ ف ب،فرانس برس،د ب أ،رويترز،أ ب،شينخوا،تاس،نوفوستي،الأناضول،إفي،بلومبرغ،واس،وام،قنا،كونا،بنا،العمانية"
    wanted += "،بترا،وفا،واع،أ ش أ،سانا،سونا،وات،وأج،ومع،سبأ"
    assert set(wanted.split("،")) <= agencies


def test_feeds_say_whether_they_were_verified() -> None:
    feeds = [feed for entry in _entries(CATALOGUES[0]) for feed in entry.get("feeds", ())]
    assert len(feeds) >= 43
    assert all("verified" in feed and feed["url"].startswith("https://") for feed in feeds)
