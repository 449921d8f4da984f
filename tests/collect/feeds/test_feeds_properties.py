"""Whatever comes, the readers of feeds give a value or an error of ours."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect import discover, read_feed, read_opml, read_section, read_sitemap
from isnad.errors import NotAFeed
from isnad.model import Feed

URL = "https://marfa.example/x"
PIECES = st.sampled_from([
    "<rss version='2.0'>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rdf:RDF>", "<channel>", "<item>", "</item>",
    "<entry>", "<title>", "</title>", "<link>", "</link>", "<link href='/a' rel='self'/>", "<guid>",
    "<source url='x:y'>",
    "<![CDATA[", "]]>", "<b>", "<br>", "&", "&nbsp;", "&#0;", "&#xd800;", "&#99999999;", "<!--", "<!DOCTYPE x [", "]>",
    "<dc:creator>", "<x:y:z>", "خبر", "12 نوفمبر 2024", "https://[", "//", "\ufeff", "\x00", "\ud800", "<urlset>",
    "<url>",
    "<loc>", "</loc>", "</url>", "<sitemapindex>", "<news:news>", "<opml>", "<outline xmlUrl='a' text='b'>", "<html>",
    "<a href='/n/1'>", "<a href='http://[x'>", '{"items":[', '{"id":1e999,"url":[]}', "]}", '"', "<base href='http://['>",
    "<pubDate>", "xml:base='http://['", "<", ">", "/", " ",
])  # fmt: skip
BODIES = st.binary(max_size=300) | st.lists(PIECES, max_size=40).map(
    lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")
)


@given(BODIES, st.sampled_from([URL, "", "x", "http://["]))
def test_no_bytes_make_a_reader_fail_but_with_an_error_of_ours(body: bytes, url: str) -> None:
    for read in (lambda: read_feed(body, url), lambda: read_sitemap(body, url), lambda: read_opml(body)):
        with contextlib.suppress(NotAFeed):
            read()
    with contextlib.suppress(NotAFeed):
        read_section(body, url, "n")
    discover(body, url, body.decode("utf-8", "replace"))


@given(st.lists(PIECES, max_size=40))
def test_every_item_of_a_feed_says_something(pieces: list[str]) -> None:
    body = f"<rss><channel>{''.join(pieces)}".encode("utf-8", "replace")
    with contextlib.suppress(NotAFeed):
        feed = read_feed(body, URL)
        assert isinstance(feed, Feed)
        assert all(item.address or item.guid or item.title for item in feed.items)
        assert all(item.address.startswith(("http://", "https://")) for item in feed.items if item.address)


@pytest.mark.parametrize(
    "piece",
    ["<item>", "<item><a>", "<a>", "<", "&", "<![CDATA[", "&amp;lt;b", "<title ", "<item><description>", "<author>a@",
     "<!--", "<x y='", "<link href='a'/>", "<category>س</category>", "<!DOCTYPE "],
)  # fmt: skip
def test_a_megabyte_of_one_piece_comes_to_an_end(piece: str) -> None:
    body = b"<rss><channel><item><title>" + piece.encode() * (1_000_000 // len(piece.encode()))
    for read in (read_feed, read_sitemap):
        with contextlib.suppress(NotAFeed):
            read(body.replace(b"<rss", b"<urlset") if read is read_sitemap else body, URL)
    discover(body, URL)
