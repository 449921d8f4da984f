"""What stands in a field of a feed: plain text out of its HTML, and addresses made absolute."""

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

import nh3

# Tags that break a line: without them their words would run together.
_BREAKS = re.compile(
    r"<(?=/?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|hr|figure|figcaption|section|article)\b)",
    re.IGNORECASE,
)
_HIDDEN = "\x1a"  # stands for «&»; a control character that no text has
_NUMBERS = re.compile(r"&#\d{8,};?")  # of no character, and Python refuses to read 4,300 digits
_NO_TAGS: set[str] = set()
_NOWHERE = ("javascript:", "mailto:", "tel:", "data:", "whatsapp:", "about:", "file:")


def folded(text: str | None) -> str:
    """The text with every run of white space as one space, none at its ends."""
    return " ".join(text.split()) if text else ""


def plain_text(markup: str | None) -> str:
    """The words of a piece of HTML: tags, scripts and styles out, entities read once, white space folded.

    What only looks like a tag («5 < 6», «<عاجل>») is text, as in a browser.

    >>> plain_text("<p>افتتاح <b>الجسر</b></p><p>5 < 6 &amp; R&D</p>")
    'افتتاح الجسر 5 < 6 & R&D'
    """
    if not markup:
        return ""
    if "<" in markup or "&" in markup:
        # Entities wait until the tags are out: nh3 takes quadratic time over many «&».
        hidden = markup.replace(_HIDDEN, " ").replace("&", _HIDDEN)
        cleaned = html.unescape(nh3.clean(_BREAKS.sub(" <", hidden), tags=_NO_TAGS))
        markup = html.unescape(_NUMBERS.sub("\ufffd", cleaned.replace(_HIDDEN, "&")))
    return folded(markup)


def absolute(address: str | None, base: str) -> str:
    """An address as it stands in a page or feed, made absolute; "" where it leads to no page of the web.

    White space around it and line breaks within are the template's; a space within is the address's.
    Without a base it is taken as it stands, if it is absolute by itself.
    """
    lines = (line.strip() for line in (address or "").splitlines())
    address = "".join(lines).replace("\t", "").replace(" ", "%20")
    if not address or address.startswith("#") or address.lower().startswith(_NOWHERE):
        return ""
    try:
        joined = urljoin(base, address)
        parts = urlsplit(joined)
        named = bool(parts.hostname)
    except ValueError:
        return ""
    return joined if named and parts.scheme.lower() in {"http", "https"} else ""


def once(words: Iterable[str]) -> tuple[str, ...]:
    """The words in their order, each once and none empty."""
    return tuple(word for word in dict.fromkeys(words) if word)
