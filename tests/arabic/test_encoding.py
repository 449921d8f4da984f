"""Which encoding a page is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.encoding import decode

TEXT = "<html><body><p>أعلنت البلدية اليوم بدء أعمال الصيانة في الطريق الساحلي، وتستمر أسبوعين.</p></body></html>"


def page(charset: str, encoding: str) -> bytes:
    declared = f'<meta charset="{charset}">' if charset else ""
    return (declared + TEXT).encode(encoding)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1256", "cp1256"),
        ("iso-8859-6", "iso8859-6"),
        ("", "utf-8"),
        ("", "cp1256"),
        ("utf-8", "cp1256"),  # declared wrongly, both ways
        ("windows-1256", "utf-8"),
        ("iso-8859-1", "cp1256"),
        ("no-such-charset", "cp1256"),
        ("idna", "utf-8"),
        ("hex", "utf-8"),
    ],
)
def test_what_a_page_declares_is_believed_where_its_letters_allow(charset: str, encoding: str) -> None:
    found = decode(page(charset, encoding))
    assert TEXT in found.text
    assert (found.encoding, found.damaged) == (encoding, 0)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_wide_encodings_and_marks(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_the_header_is_asked_first() -> None:
    found = decode(page("", "cp1256"), "text/html; charset=windows-1256")
    assert (found.encoding, found.source) == ("cp1256", "http:content-type")


def test_a_wrong_declaration_is_told() -> None:
    assert decode(page("utf-8", "cp1256")).source == "meta:charset (not as declared: utf-8)"


def test_a_broken_letter_does_not_change_the_encoding() -> None:
    found = decode(page("utf-8", "utf-8") + b"\xd8")
    assert (found.encoding, found.damaged) == ("utf-8", 1)


def test_broken_text_of_the_publisher_is_left_as_it_is() -> None:
    broken = "Ø£Ø¹Ù„Ù†Øª"
    assert broken in decode(f"<p>{broken}</p>".encode()).text


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_a_parser_takes(body: bytes) -> None:
    text = decode(body).text
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(min_codepoint=0x0621, max_codepoint=0x064A), min_size=40))
def test_arabic_comes_back_from_utf_8(text: str) -> None:
    assert decode(f"<p>{text}</p>".encode()).text == f"<p>{text}</p>"
