"""Foreign text on our pages: cut, marked, made visible, given a direction; addresses made into links or not."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model import Article, Paragraph, ParagraphKind
from isnad.web.links import Links, foreign, readable
from isnad.web.text import clipped, direction, excerpt, marked, opening, visible

spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def bare(markup: str) -> str:
    return unescape(re.sub("<[^>]*>", "", markup))


@given(st.text(max_size=50), spans)
def test_marking_changes_no_letter(text: str, marks: list[tuple[int, int]]) -> None:
    assert bare(marked(text.replace("\r", ""), marks)) == text.replace("\r", "")


def test_marks_that_touch_and_overlap() -> None:
    assert marked("وزير الخارجية", [(0, 4), (2, 6)]) == "<mark>وزير</mark><mark> ا</mark>لخارجية"
    assert marked("<b>", [(0, 9)]) == "<mark>&lt;b&gt;</mark>"


@given(st.text(), st.integers(1, 50))
def test_a_cut_text_is_short_and_a_beginning(text: str, length: int) -> None:
    cut = clipped(text, length)
    assert len(cut) <= length + 1
    assert " ".join(text.split()).startswith(cut.removesuffix("…"))


def test_an_excerpt_is_the_deck_else_the_first_running_text() -> None:
    heading = Paragraph("عنوان فرعي", ParagraphKind.HEADING)
    article = Article("1", "عنوان", (heading, Paragraph("  "), Paragraph("قال المتحدث إن الأمر انتهى.")))
    assert excerpt(article) == "قال المتحدث إن الأمر انتهى."
    assert excerpt(article, 12) == "قال المتحدث…"
    assert excerpt(Article("1", "عنوان")) == ""
    assert opening(article) == ("قال المتحدث إن الأمر انتهى.",)
    assert sum(map(len, opening(Article("1", "ع", (Paragraph("كلمة " * 70),) * 9)))) < 700


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزير الخارجية", "rtl"),
        ("BBC: استقالة وزير الخارجية بعد جلسة طويلة", "rtl"),
        ("Minister of «الأرز» resigns after a long session", "ltr"),
        ("12:30 – 14", "auto"),
        ("", "auto"),
    ],
)
def test_direction_is_that_of_the_text_not_of_its_first_letter(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_turning_marks_and_controls_become_visible() -> None:
    assert bare(visible("أ\u202eب\x00\u2066\ud800<")) == "أU+202EبU+0000U+2066U+D800<"
    assert visible("عادي\nتماما") == "عادي\nتماما"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "http://[::1", "", " vbscript:x"]
)
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    assert foreign(address) == ""


def test_a_web_address_is_a_link_and_readable() -> None:
    assert foreign('https://x.example/خبر?q="a"#ب') == "https://x.example/%D8%AE%D8%A8%D8%B1?q=%22a%22#%D8%A8"
    assert foreign("https://x.example/%D8%AE") == "https://x.example/%D8%AE"
    assert readable("https://x.example/%D8%AE%D8%A8%D8%B1/") == "x.example/خبر"


def test_links_leave_out_what_is_empty_and_carry_choices() -> None:
    links = Links({"lang": "en"})
    assert links.to("/search", q="", page=None) == "/search?lang=en"
    assert links.to("/", lang="ar") == "/?lang=ar"
    assert Links().article("http://a/ب?c=1&d#e") == "/article?id=http%3A%2F%2Fa%2F%D8%A8%3Fc%3D1%26d%23e"
    assert Links().words('"أ"» ب') == Links().to("/search", q="«أ ب»")
