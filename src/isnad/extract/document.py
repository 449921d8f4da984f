"""A page as a tree, within limits that keep time and memory bounded whatever comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from isnad.arabic.encoding import Decoded, decode
from isnad.errors import NotAnArticle, UnreadableFile
from isnad.model import Page

# The longest page of a news site that we know of has 4 MB, with scripts and pictures in it; a tree needs ten times.
MOST_BYTES = 16 * 1024 * 1024
MOST_ELEMENTS = 100_000  # a large news page has 5,000; beyond this it is no page for readers
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"OggS",
    b"ID3",
)


@dataclass(slots=True)
class Document:
    """A parsed page."""

    root: html.HtmlElement  # <html>
    asked: str  # the address asked for, "" where unknown
    base: str  # the address against which its links are read: its own word counts here
    name: str  # what to call the page in messages
    decoded: Decoded
    metas: tuple[tuple[str, str], ...] = ()  # (name or property in small letters, content), in order
    meta: Mapping[str, str] = field(default_factory=dict)  # the same, the first of each name

    def absolute(self, address: str) -> str:
        """An address of the page, absolute where its own is known; "" where it leads nowhere."""
        address = address.strip()
        if not address or address.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "whatsapp:")):
            return ""
        try:
            joined = urljoin(self.base, address)
            urlsplit(joined)
        except ValueError:
            return ""
        return joined


def folded(text: str | None) -> str:
    """The text with every run of white space as one space, none at its ends."""
    return " ".join(text.split()) if text else ""


def text_of(element: html.HtmlElement) -> str:
    """All text in an element, white space folded."""
    return folded("".join(element.itertext()))


def read_document(page: Page) -> Document:
    """The page as a tree.

    Raises UnreadableFile where it is too large or no text, NotAnArticle where it is empty; the message names the page.
    """
    name = page.source or page.url or "page"
    if len(page.body) > MOST_BYTES:
        raise UnreadableFile(
            f"{name}: {len(page.body):,} bytes are no news page; pages of up to {MOST_BYTES:,} bytes are read"
        )
    if not page.body.strip():
        raise NotAnArticle(f"{name}: the page is empty")
    if page.body.startswith(_BINARY):
        raise UnreadableFile(f"{name}: not a page of text but a binary file")
    decoded = decode(page.body, page.content_type)
    if "<" not in decoded.text:
        raise NotAnArticle(f"{name}: no HTML in it")
    root = _tree(decoded.text, name)
    metas = tuple(_meta_pairs(root))
    base = next((el.get("href", "") for el in root.iter("base")), "")
    document = Document(root, page.url, page.url, name, decoded, metas, dict(reversed(metas)))
    if base and page.url:
        document.base = document.absolute(base) or page.url
    return document


def _tree(text: str, name: str) -> html.HtmlElement:
    # Bytes, since libxml2 reads them faster and takes no declaration in the text for its own.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticle(f"{name}: no HTML in it: {error}") from error
    count = sum(1 for _ in root.iter())
    if count > MOST_ELEMENTS:
        raise UnreadableFile(f"{name}: {count:,} elements are no news page; pages of up to {MOST_ELEMENTS:,} are read")
    return root


def _meta_pairs(root: html.HtmlElement) -> list[tuple[str, str]]:
    pairs = []
    for meta in root.iter("meta"):
        content = folded(meta.get("content"))
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if key := meta.get(attribute):
                prefix = "itemprop:" if attribute == "itemprop" else ""
                pairs.append((prefix + key.strip().lower(), content))
    return pairs


def take_out(element: html.HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''}{element.tail}"
        else:
            parent.text = f"{parent.text or ''}{element.tail}"
    parent.remove(element)
