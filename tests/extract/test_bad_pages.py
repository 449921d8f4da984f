"""Pages that are none, too large or broken: an error that names them, or the article all the same."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.errors import InputError, NotAnArticle, UnreadableFile
from isnad.extract import extract_article
from isnad.extract.document import MOST_BYTES, MOST_ELEMENTS
from isnad.model import Article, Page

PROSE = "<p>" + "قال رئيس البلدية في مؤتمر صحفي إن المشروع سيكتمل قبل نهاية العام الحالي. " * 3 + "</p>"
TITLE = "<h1>البلدية تعلن موعد اكتمال المشروع الساحلي</h1>"
SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.html"))]


def read(html: str | bytes, url: str = "https://news.example/1") -> Article:
    return extract_article(Page(url, html if isinstance(html, bytes) else html.encode(), source="page.html"))


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        ("كلام بلا وسوم", "no HTML"),
        (TITLE, "no running text"),
        (PROSE, "no headline"),
        ("<h1>خبر</h1><p>قال.</p>", "no running text|only"),
        (f"<title>404 - الصفحة غير موجودة</title><h1>404 - الصفحة غير موجودة</h1>{PROSE}", "error page"),
        ("<html><body>" + "<div>" * 100_000 + "x", "no running text"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(html: str | bytes, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=rf"page\.html: .*({reason})"):
        read(html)


def test_a_home_page_is_no_article() -> None:
    links = "".join(f'<li><a href="/{n}">خبر من أخبار اليوم رقم {n} في الصفحة الأولى</a></li>' for n in range(60))
    with pytest.raises(NotAnArticle, match="links"):
        read(
            f"<title>المرفأ</title><h1>المرفأ نيوز الإخبارية</h1><div><p>{PROSE}</p><ul>{links}</ul></div>",
            "https://marfa.example/",
        )


def test_binary_and_giant_files_are_unreadable() -> None:
    for body in (b"%PDF-1.7 ...", b"\x89PNG\r\n", b"x" * (MOST_BYTES + 1), b"<b>x</b>" * (MOST_ELEMENTS + 1)):
        with pytest.raises(UnreadableFile, match=r"page\.html"):
            read(body)


@pytest.mark.parametrize(
    "time", ["9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "99999999999999", "2020-13-45", ""]
)
def test_a_time_that_cannot_be_is_no_time(time: str) -> None:
    article = read(f'<meta property="article:published_time" content="{time}">{TITLE}{PROSE}')
    assert article.published is None


def test_a_time_after_the_fetch_is_not_believed() -> None:
    html = f'<meta property="article:published_time" content="2031-01-01T10:00:00Z">{TITLE}{PROSE}'
    page = Page("https://news.example/1", html.encode(), fetched=datetime(2024, 5, 1, tzinfo=UTC))
    assert extract_article(page).published is None


@pytest.mark.parametrize(
    "json",
    [
        "[" * 50_000,
        '{"@graph":' * 3_000,
        '{"@type":"NewsArticle","headline":5,"author":7,"keywords":{"a":1},"datePublished":[[]],"articleBody":["x"]}',
        '{"@type":["NewsArticle"],"author":[{"name":null}],"publisher":[[]],"mainEntityOfPage":{"@id":9}}',
        "null",
    ],
)
def test_strange_json_ld_harms_nothing(json: str) -> None:
    article = read(f'<script type="application/ld+json">{json}</script>{TITLE}{PROSE}')
    assert article.title == "البلدية تعلن موعد اكتمال المشروع الساحلي"


def test_signs_that_must_not_reach_a_store_are_left_out_and_others_kept() -> None:
    article = read(TITLE.replace("البلدية", "\u202eالبل\x00دية") + PROSE)
    assert article.title.startswith("\u202eالبلدية")


def test_addresses_that_are_none_are_passed_over() -> None:
    head = '<link rel="canonical" href="http://[x"><base href="http://[::1">'
    html = f'{head}{TITLE}{PROSE}<a href="http://[">خبر آخر من هنا</a>'
    assert read(html).url == "https://news.example/1"


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sample page cut, doubled and with bytes changed."""
    body = bytearray(draw(st.sampled_from(SAMPLES)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(body) - 1))
        piece = draw(
            st.sampled_from(
                [b"", b"<", b">", b'"', b"</div>", b"<p>", b"\x00", b"\xd8", b"&#x200f;", b"<h1>", b"{", b"<br>"]
            )
        )
        body[at : at + draw(st.integers(0, 400))] = piece
        if not body:
            break
    return bytes(body)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
def test_a_broken_page_gives_an_article_or_a_clear_error(body: bytes) -> None:
    try:
        article = read(body)
    except InputError as error:
        complaint = str(error)
    else:
        complaint = ""
        assert article.title
        assert article.paragraphs
        assert all(paragraph.text.strip() for paragraph in article.paragraphs)
        assert read(body) == article
    assert not complaint or "page.html" in complaint
