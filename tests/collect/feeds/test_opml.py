"""Lists of feeds, in and out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect import read_opml, write_opml
from isnad.errors import NotAFeed
from isnad.model import Outline

LIST = """<?xml version="1.0" encoding="utf-8"?><opml version="1.0"><head><title>قائمتي</title></head><body>
<outline text="صحف"><outline text="المشرق"><outline type="rss" text="المرفأ" xmlUrl="https://marfa.example/rss?a=1&amp;b=2"
 htmlUrl="https://marfa.example/" language="ar"/></outline>
<outline title="النهر" text="x" XMLURL="https://nahr.example/atom"/></outline>
<outline text="مجلد خال"/><outline text="رابط" type="link" url="https://x.example/"/>
<outline text="الواحة" xmlUrl="https://waha.example/feed.json"/></body></opml>"""


def test_feeds_are_read_with_their_folders() -> None:
    assert read_opml(LIST.encode()) == (
        Outline(
            "https://marfa.example/rss?a=1&b=2", "المرفأ", "https://marfa.example/", "rss", "ar", ("صحف", "المشرق")
        ),
        Outline("https://nahr.example/atom", "النهر", folders=("صحف",)),
        Outline("https://waha.example/feed.json", "الواحة"),
    )


@pytest.mark.parametrize(
    "broken",
    [
        LIST.replace("&amp;", "&"),
        LIST.replace("</body></opml>", ""),
        "\ufeff\n" + LIST,
        LIST.replace("utf-8", "utf-16"),
    ],
)
def test_broken_lists_are_read(broken: str) -> None:
    assert read_opml(broken.encode()) == read_opml(LIST.encode())


@pytest.mark.parametrize("body", [b"", b"<rss/>", b"<html>", "قائمة".encode(), b"{}"])
def test_what_is_no_list_is_told(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_opml(body)


WORDS = st.text(max_size=12).map(lambda s: " ".join(re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", s).split()))
NAMES = WORDS.filter(bool)
OUTLINES = st.builds(Outline, NAMES, WORDS, WORDS, WORDS, WORDS, st.lists(NAMES, max_size=4).map(tuple))


@given(st.lists(OUTLINES, max_size=6).map(tuple), WORDS)
def test_what_is_written_is_read_back(outlines: tuple[Outline, ...], title: str) -> None:
    assert read_opml(write_opml(outlines, title)) == outlines


@given(st.text(alphabet=st.characters(), max_size=20))
def test_any_characters_can_be_written(text: str) -> None:
    assert len(read_opml(write_opml([Outline("https://marfa.example/", text, folders=(text,))], text))) == 1
