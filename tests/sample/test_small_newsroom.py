"""A newsroom made for the test: what the sources may hold, and what is said where they are wrong."""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample.conftest import NEWSROOM

from isnad.clock import SetClock
from isnad.collect import load_catalogue, read_feed
from isnad.errors import SettingError
from isnad.model import canonical_url
from isnad.sample import SampleServer, sample_houses
from isnad.sample.feeds import NEWEST
from isnad.sample.houses import House
from isnad.sample.loading import built_in_newsroom, load_houses
from isnad.sample.offering import Resource, offering

NOW = datetime(2024, 11, 12, 12, tzinfo=UTC)
PUBLISHERS = """
[[publisher]]
id = "sidra"
name = "وكالة السدرة"
zone = "Africa/Tripoli"
hosts = ["sidra.example"]
aliases = ["السدرة"]
home = "https://www.sidra.example/"

[[publisher]]
id = "yasmin"
name = "الياسمين"
zone = "Africa/Tunis"
hosts = ["yasmin.example"]
home = "https://yasmin.example/"

[[publisher]]
id = "nobody"
name = "بلا موقع"
zone = "UTC"
hosts = ["nobody.example"]
home = "https://nobody.example/"
"""
ARTICLE = """
title = "{title}"
url = "{url}"
published = 2024-11-11T{hour:02}:00:00+01:00
precision = "{precision}"
section = "أخبار"
{more}
body = '''
## عنوان فرعي
قال المدير إن الجسر «آمن» & جاهز [1]]> فعلا.
>> yasmin/bridge
وأضاف أن الافتتاح غدا.
'''
"""


def _add(folder: Path, name: str, **fields: object) -> Path:
    said = {
        "title": "افتتاح الجسر <اليوم> & غدا",
        "url": f"https://{name.split('/', maxsplit=1)[0]}.example/{name}?id=1&p=2",
        "hour": 9,
        "precision": "minute",
        "more": "",
    }
    source, page = folder / "source" / f"{name}.toml", folder / "pages" / f"{name}.html"
    for path in (source, page):
        path.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(ARTICLE.format(**{**said, **fields}), encoding="utf-8")
    page.write_text(f"<html><title>{name}</title></html>", encoding="utf-8")
    return source


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "publishers.toml").write_text(PUBLISHERS, encoding="utf-8")
    shutil.copy(NEWSROOM / "sites.toml", tmp_path / "sites.toml")
    _add(tmp_path, "yasmin/bridge")
    _add(tmp_path, "sidra/copy", url="https://www.sidra.example/1", more='agencies = ["موقع الياسمين"]')
    return tmp_path


def _feed(folder: Path, address: str) -> bytes:
    reply, _ = SampleServer(SetClock(NOW), folder=folder).reply(address.split("/")[2], address, {})
    assert reply
    assert reply.status == 200
    return reply.body


def test_a_feed_like_wordpress_has_whole_texts_and_guids_of_its_own(newsroom: Path) -> None:
    url = "https://yasmin.example/yasmin/bridge?id=1&p=2"
    _add(newsroom, "yasmin/bridge.v2", url=url, more="modified = 2024-11-11T15:00:00+01:00")
    body = _feed(newsroom, "http://yasmin.example/feed/")
    assert b"<content:encoded><![CDATA[<p>" in body
    (item,) = read_feed(body, "http://yasmin.example/feed/").items
    assert item.title == "افتتاح الجسر <اليوم> & غدا"
    assert item.summary == "قال المدير إن الجسر «آمن» & جاهز [1]]> فعلا."
    assert item.address == "http://yasmin.example/yasmin/bridge?id=1&p=2"
    assert item.guid == "http://yasmin.example/?p=1000"


def test_an_agency_names_whose_text_it_is(newsroom: Path) -> None:
    (item,) = read_feed(_feed(newsroom, "http://www.sidra.example/rss/ar/all.xml"), "http://www.sidra.example/").items
    assert (item.source_name, item.source_address) == ("الياسمين", "http://yasmin.example/")


def test_a_house_that_printed_nothing_has_a_site_all_the_same(newsroom: Path) -> None:
    assert read_feed(_feed(newsroom, "http://nobody.example/rss.xml"), "http://nobody.example/").items == ()
    assert "بلا موقع" in _feed(newsroom, "http://nobody.example/").decode()


def test_a_day_comes_out_at_its_hour(newsroom: Path) -> None:
    _add(newsroom, "yasmin/day", hour=0, precision="day")
    house = next(house for house in load_houses(newsroom) if house.publisher.id == "yasmin")
    assert [one.since.hour for one in house.printed] == [6, 9]


def test_the_publishers_are_those_of_the_catalogue() -> None:
    assert SampleServer(SetClock(NOW)).publishers == load_catalogue(NEWSROOM / "publishers.toml")


@pytest.mark.parametrize("form", ["rss", "rdf", "atom", "json", "sitemap"])
def test_every_form_bears_every_letter(newsroom: Path, form: str) -> None:
    sites = f'[default]\nfeeds = [{{form = "{form}", path = "/f.xml", quirks = ["broken-xml", "html-titles"]}}]'
    (newsroom / "sites.toml").write_text(sites, encoding="utf-8")
    body = _feed(newsroom, "http://yasmin.example/f.xml")
    if form == "sitemap":
        assert b"<loc>http://yasmin.example/f-2024-11-11.xml.gz</loc>" in body
        return
    (item,) = read_feed(body, "http://yasmin.example/f.xml").items
    assert item.title == "افتتاح الجسر <اليوم> & غدا"
    assert item.address == "http://yasmin.example/yasmin/bridge?id=1&p=2"


def test_a_feed_has_the_newest_fifteen(newsroom: Path) -> None:
    for hour in range(20):
        _add(newsroom, f"yasmin/n{hour}", hour=hour)
    items = read_feed(_feed(newsroom, "http://yasmin.example/feed/"), "http://yasmin.example/feed/").items
    assert len(items) == NEWEST == 15
    times = [item.published.at for item in items if item.published]
    assert times == sorted(times, reverse=True)
    assert times[0].hour == 18


def _wrong(folder: Path, path: str, text: str | None) -> None:
    if text is None:
        (folder / path).unlink()
    else:
        (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("publishers.toml", None, "cannot be read"),
        ("publishers.toml", "[[publisher]]\nid = 'x'", "name"),
        ("publishers.toml", PUBLISHERS + "kind = 'shop'", "shop"),
        ("sites.toml", "[sidra]\nfeed = 1", "sidra"),
        ("sites.toml", "[sidra]\nfeeds = [{form = 'fax', path = '/'}]", "fax"),
        ("sites.toml", "[sidra]\nfeeds = [{path = '/'}]", "form"),
        ("sites.toml", "[sidra", "no TOML"),
        ("sites.toml", "sidra = 1", "sidra"),
        ("source/yasmin/bridge.toml", "title = 'x'", "published"),
        ("pages/yasmin/bridge.html", None, "the page cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(newsroom: Path, path: str, text: str | None, said: str) -> None:
    _wrong(newsroom, path, text)
    with pytest.raises(SettingError, match=said) as told:
        sample_houses(newsroom)
    assert Path(path).name in str(told.value)


def test_a_wheel_holds_all_that_is_read(tmp_path: Path) -> None:
    root = NEWSROOM.parent.parent
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for source, target in project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"].items():
        place = tmp_path / target
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (root / source).is_dir() else shutil.copy)(root / source, place)
    assert load_houses(tmp_path / "isnad" / "sample" / "newsroom") == load_houses(NEWSROOM)


HOUSES = load_houses(built_in_newsroom())
OPENED = datetime(2024, 11, 1, tzinfo=UTC)


@given(st.sampled_from(HOUSES), st.integers(0, 6 * 24 * 60), st.integers(0, 6 * 24 * 60))
def test_what_stood_once_stands_later_and_is_never_older(house: House, one: int, other: int) -> None:
    earlier, later = (OPENED + timedelta(days=7, minutes=minutes) for minutes in sorted((one, other)))
    before = offering(house, house.edition(earlier), OPENED)
    after = offering(house, house.edition(later), OPENED)
    assert before.keys() <= after.keys()
    for address, found in before.items():
        now = after[address]
        assert canonical_url(address) == address
        if isinstance(found, Resource):
            assert isinstance(now, Resource)
            assert found.modified <= now.modified <= max(later, OPENED)
            assert (found.etag == now.etag) == (found.body == now.body)
