"""The catalogue: found by id, host and name; wrong entries named."""

from pathlib import Path

import pytest

from isnad.collect import Catalogue, built_in_catalogue, load_catalogue
from isnad.errors import SettingError
from isnad.model import FeedAddress, FeedKind, Publisher, PublisherKind

ENTRY = r"""
[[publisher]]
id = "khabar"
name = "وكالة الخبر"
country = "EG"
zone = "Africa/Cairo"
kind = "agency"
owner = "دار الخبر"
hosts = ["www.khabar.example", "akhbar.example"]
aliases = ["الخبر", "أ ب ج"]
home = "https://khabar.example/"
feeds = [
  {url = "https://khabar.example/rss", verified = true},
  {url = "https://khabar.example/economy", kind = "section", pattern = '/news/\d+'},
]
"""


FEED = "[[publisher]]\nid = 'x'\nname = 'x'\nfeeds = [{{url = 'u', {}}}]"


def load(tmp_path: Path, text: str) -> tuple[Publisher, ...]:
    path = tmp_path / "catalogue.toml"
    path.write_text(text, encoding="utf-8")
    return load_catalogue(path)


def test_an_entry_is_a_publisher(tmp_path: Path) -> None:
    (publisher,) = load(tmp_path, ENTRY)
    assert publisher == Publisher(
        id="khabar",
        name="وكالة الخبر",
        country="EG",
        zone="Africa/Cairo",
        kind=PublisherKind.AGENCY,
        owner="دار الخبر",
        hosts=("khabar.example", "akhbar.example"),
        aliases=("الخبر", "أ ب ج"),
        home="https://khabar.example/",
        feeds=(
            FeedAddress("https://khabar.example/rss", verified=True),
            FeedAddress("https://khabar.example/economy", FeedKind.SECTION, r"/news/\d+"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("publisher = 3", "no list"),
        ("[[publisher]]\nname = 'x'", "publisher 1"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\ncolour = 'red'", "colour"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\nzone = 'Cairo'", "Cairo"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\nkind = 'blog'", "blog"),
        ("[[publisher]]\nid = 'x'\nname = 7", "name"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\nhosts = 'x.example'", "hosts"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\nfeeds = ['x']", "feeds"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\nfeeds = [{}]", "feed 1"),
        (FEED.format("kind = 'blog'"), "no kind of feed"),
        (FEED.format("colour = 'red'"), "feed 1: unknown keys: colour"),
        (FEED.format("verified = 'yes'"), "verified"),
        (FEED.format("kind = 'section'"), "needs a «pattern»"),
        (FEED.format("kind = 'rss', pattern = '/n/'"), "pattern"),
        (FEED.format("kind = 'section', pattern = '('"), "no regular expression"),
        ("[[publisher]]\nid = 'x'\nname = 'x'\nfeeds = [{url = 'u'}, {url = 'u'}]", "stands twice"),
        (ENTRY + ENTRY, "twice"),
        (ENTRY + ENTRY.replace('"khabar"', '"other"'), "host khabar.example stands twice"),
        ("[[publisher", "no TOML"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SettingError, match=reason) as caught:
        load(tmp_path, text)
    assert "catalogue.toml" in str(caught.value)


def test_a_catalogue_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"nowhere\.toml"):
        load_catalogue(tmp_path / "nowhere.toml")


def test_publishers_are_found(tmp_path: Path) -> None:
    catalogue = Catalogue(load(tmp_path, ENTRY))
    (publisher,) = catalogue.all
    assert catalogue.by_id("khabar") is publisher
    assert catalogue.by_host("sport.KHABAR.example.") is publisher
    assert catalogue.by_host("notkhabar.example") is None
    assert catalogue.by_host("") is None
    assert catalogue.by_name("وكالة  الخَبَر") is publisher
    assert catalogue.by_name("ا ب ج") is publisher
    assert catalogue.by_name("غيرها") is None


def test_the_later_of_two_catalogues_counts(tmp_path: Path) -> None:
    first = Catalogue(load(tmp_path, ENTRY))
    joined = first.joined([Publisher("khabar", "الخبر الجديد", hosts=("new.example",))])
    found = joined.by_id("khabar")
    assert found is not None
    assert found.name == "الخبر الجديد"
    assert joined.by_host("khabar.example") is None
    assert first.by_host("khabar.example") is not None


def test_the_built_in_catalogue_is_right() -> None:
    assert Catalogue(built_in_catalogue()).all == built_in_catalogue()
