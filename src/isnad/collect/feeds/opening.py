"""Bytes -> the text of a feed, a sitemap or a list, or a plain word on why they are none."""

import html
import re
from io import BufferedReader, BytesIO
from itertools import islice
from typing import Final, TypedDict

from lxml import etree
from lxml import html as lxml_html

from isnad.arabic.encoding import decode
from isnad.collect.feeds.plain import plain_text
from isnad.collect.streams import Source
from isnad.errors import NotAFeed

# Unpacked. Feeds have 20 kB to 2 MB; the sitemap protocol allows 50 MiB.
MOST_BYTES = 16 * 1024 * 1024
MOST_SITEMAP_BYTES = 50 * 1024 * 1024
# A tree needs a hundred times the memory of «<a>», and each mark costs time: what comes after so many is not read. A
# feed of 2 MB has some 50,000; 50,000 pages of a sitemap with all that the protocol knows have 1,300,000.
MOST_MARKS = 400_000
MOST_SITEMAP_MARKS = 1_500_000
MOST_ITEMS = 2_000  # of a feed or section page: far more than one lists
MOST_PAGES = 50_000  # of a sitemap: what the protocol allows

_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF")
_ROOT = re.compile(
    r"<(?:[\w.-]{1,40}:)?(rss|feed|RDF|urlset|sitemapindex|opml|html)\b|<!doctype\s+(html)\b", re.IGNORECASE
)
_TITLE = re.compile(r"<title\b[^<>]{0,500}>([^<]{0,300})", re.IGNORECASE)
_PASSWORD = re.compile(r"<input\b[^<>]{0,500}type\s*=\s*[\"']?password", re.IGNORECASE)
_WALLS = re.compile(
    r"log[ -]?in|sign[ -]?in|تسجيل الدخول|سجل الدخول|just a moment|captcha|access denied|attention required|cloudflare"
    r"|403 forbidden|تحقق من أنك",
    re.IGNORECASE,
)
_MARK = re.compile("[<&]")
_HEAD = 100_000  # characters of a page in which a wall shows itself

# Tags of HTML that people write into fields without escaping them. Not those that are also elements of feeds.
_HTML_TAGS = (
    "a|abbr|b|big|blockquote|br|center|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|input|ins|li|nobr|ol|p"
    "|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|wbr"
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML may hold them
_FAULTS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"  # left as it is
    rf"|(?P<tag></?(?:{_HTML_TAGS})(?![\w:.-]))"
    r"|(?P<less><(?![A-Za-z_/!?]))"
    r"|&(?!(?:amp|lt|gt|quot|apos);)(?P<name>(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)?",
    re.DOTALL | re.IGNORECASE,
)


class XmlOptions(TypedDict):
    """The options of lxml's parsers that keep a stranger's XML from harming us, and what we never look at out."""

    resolve_entities: bool
    load_dtd: bool
    no_network: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool
    encoding: str


SAFE_XML: Final[XmlOptions] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "encoding": "utf-8",
}


def text_of_body(body: bytes, what: str, content_type: str = "", limit: int = MOST_BYTES) -> str:
    """The text of a body, unpacked where it is gzip.

    `what` names it in messages. Raises NotAFeed where it is empty, binary, or larger than `limit` bytes unpacked. A
    gzip that is cut off gives what came before the cut.
    """
    source = Source(what, BufferedReader(BytesIO(body)), lambda _: None)
    unpacked = source.bytes.read(limit + 1)
    if len(unpacked) > limit:
        raise NotAFeed(f"{what}: larger than {limit >> 20} MiB, which no feed is; not read")
    if not unpacked.strip():
        raise NotAFeed(f"{what}: {source.damage or 'the answer is empty'}")
    if unpacked.startswith(_BINARY):
        raise NotAFeed(f"{what}: no feed but a binary file")
    return decode(unpacked, content_type).text


def within_marks(text: str, most: int = MOST_MARKS) -> str:
    """The text before its `most` + 1st «<» or «&»; mostly all of it."""
    past = next(islice(_MARK.finditer(text), most, None), None)
    return text[: past.start()] if past else text


def root_of(text: str) -> tuple[str, int]:
    """The name of the first element that says what a text is, in small letters, and where it begins; ("", 0) if none.

    What stands before it (warnings of PHP, blank lines, a document type with entities) is none of our business.
    """
    found = _ROOT.search(text)
    return ((found.group(1) or found.group(2)).lower(), found.start()) if found else ("", 0)


def read_xml(text: str) -> etree._Element | None:
    """The tree of an XML text that begins with its root: strictly if it can be, else mended; None if nothing is left.

    Nothing is fetched and no entity of a document's own is read.
    """
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), etree.XMLParser(recover=False, **SAFE_XML))
    except (etree.XMLSyntaxError, ValueError):
        pass
    try:
        return etree.fromstring(mended(text).encode("utf-8", "replace"), etree.XMLParser(recover=True, **SAFE_XML))
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_html(text: str) -> lxml_html.HtmlElement | None:
    """The tree of a page; None where there is none in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def mended(text: str) -> str:
    """XML with the faults taken out that feeds have most: bare «&» and «<», entities of HTML, tags in fields.

    >>> mended("<title>R&D &laquo;<b>5 < 6</b>")
    '<title>R&amp;D «&lt;b>5 &lt; 6&lt;/b>'
    """
    return _FAULTS.sub(_mend, text)


def allowed(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return _FORBIDDEN.sub("", text)


def refusal(text: str, what: str) -> NotAFeed:
    """Why a text is no feed, as well as can be told."""
    name, _ = root_of(text)
    if name == "html":
        title = _TITLE.search(text)
        shown = plain_text(title.group(1)) if title else ""
        called = f" («{shown}»)" if shown else ""
        if _WALLS.search(shown) or _PASSWORD.search(text[:_HEAD]):
            asks = f"{what}: no feed but a page that asks who we are{called}; it may refuse machines"
            return NotAFeed(asks, is_page=True)
        return NotAFeed(f"{what}: no feed but an HTML page{called}; look for the feed that it offers", is_page=True)
    if name in {"urlset", "sitemapindex"}:
        return NotAFeed(f"{what}: no feed but a sitemap; read it as one")
    if name == "opml":
        return NotAFeed(f"{what}: no feed but a list of feeds (OPML); import it")
    if name:
        return NotAFeed(f"{what}: no sitemap or list but a feed; read it as one")
    start = plain_text(text[:200])[:60]
    return NotAFeed(f"{what}: neither RSS, Atom nor JSON Feed; it begins with «{start}»")


def _mend(fault: re.Match[str]) -> str:
    whole = fault.group()
    if fault.group("tag") or fault.group("less"):
        return "&lt;" + whole[1:]
    if whole[0] == "<":
        return whole
    if not fault.group("name"):
        return "&amp;"
    character = allowed(html.unescape(whole))  # a number of no character gives none
    return "&amp;" + whole[1:] if character == whole else html.escape(character)
