"""One address for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model import canonical_url, host_of


@pytest.mark.parametrize(
    "same",
    [
        "https://news.example/خبر/12?id=2&page=1",
        "HTTPS://News.Example:443/خبر/12?id=2&page=1#comments",
        "https://news.example/%D8%AE%D8%A8%D8%B1/12?page=1&id=2",
        "https://news.example/%d8%ae%d8%a8%d8%b1/12?page=1&id=2&utm_source=feed&fbclid=x",
        " https://news.example/خبر/12?id=2&page=1\n",
    ],
)
def test_ways_of_linking_one_page_meet(same: str) -> None:
    assert canonical_url(same) == "https://news.example/%D8%AE%D8%A8%D8%B1/12?id=2&page=1"


@pytest.mark.parametrize(
    "other",
    ["https://news.example/خبر/12?id=3", "http://news.example/خبر/12?id=2", "https://www.news.example/خبر/12?id=2"],
)
def test_other_pages_stay_apart(other: str) -> None:
    assert canonical_url(other) != canonical_url("https://news.example/خبر/12?id=2")


@pytest.mark.parametrize(("escaped", "plain"), [("a%2Fb", "a/b"), ("a%3Fb", "a?b"), ("a%23b", "a#b")])
def test_an_escaped_sign_is_no_separator(escaped: str, plain: str) -> None:
    assert canonical_url(f"https://news.example/{escaped}") == f"https://news.example/{escaped}"
    assert canonical_url(f"https://news.example/{plain}") != f"https://news.example/{escaped}"


@given(st.text() | st.text().map(lambda tail: f"https://news.example/{tail}"))
def test_a_canonical_address_is_its_own(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize("url", ["https://www.news.example/x", "http://NEWS.example:8080", "https://news.example./"])
def test_the_host_is_bare(url: str) -> None:
    assert host_of(url) == "news.example"


@pytest.mark.parametrize("url", ["", "لا عنوان", "https://[::1", "mailto:a@b.example"])
def test_what_is_no_address_has_no_host(url: str) -> None:
    assert host_of(url) == ""


def test_an_address_with_half_a_character_is_returned_as_it_is() -> None:
    assert canonical_url(" http://a.example/\ud800?q=\udfff ") == "http://a.example/\ud800?q=\udfff"
