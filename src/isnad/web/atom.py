"""The feed of a watch, in Atom (RFC 4287)."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from isnad.model import Notice, Watch
from isnad.web.links import foreign

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(watch: Watch, notices: Sequence[Notice], site: str, house: str, called: Callable[[str], str]) -> bytes:
    """The feed: an entry a notice, newest first, each with the words that met the condition, as written.

    `site` is the address of the pages, without a slash at its end, `house` the name of the newsroom; `called` gives
    the name of a publisher by its id.
    """
    root = etree.Element(f"{{{_ATOM}}}feed", {_LANG: "ar"}, nsmap={None: _ATOM})  # type: ignore[dict-item]  # as lxml documents it
    _text(root, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'isnad:{watch.token}')}")
    _text(root, "title", watch.name)
    newest = max([notice.at for notice in notices], default=watch.created or _NEVER)
    _text(root, "updated", _time(newest))
    _author(root, house)
    _link(root, "self", f"{site}/watch.atom?id={quote(watch.token, safe='')}", "application/atom+xml")
    _link(root, "alternate", f"{site}/watch?id={watch.number}", "text/html")
    for notice in notices:
        _entry(root, notice, site, called(notice.publisher) if notice.publisher else house)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(root: etree._Element, notice: Notice, site: str, author: str) -> None:
    entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(entry, "id", f"urn:uuid:{notice.id}")
    _text(entry, "title", notice.title)
    _text(entry, "published", _time(notice.at))
    _text(entry, "updated", _time(notice.at))
    _author(entry, author)
    _link(entry, "alternate", f"{site}/article?id={quote(notice.article, safe='', errors='replace')}", "text/html")
    if notice.story:
        _link(entry, "related", f"{site}/story?id={quote(notice.story, safe='', errors='replace')}", "text/html")
    if original := foreign(notice.url):
        _link(entry, "via", original)
    _text(entry, "summary", notice.text)


def _author(parent: etree._Element, name: str) -> None:
    author = etree.SubElement(parent, f"{{{_ATOM}}}author")
    _text(author, "name", name)


def _link(parent: etree._Element, rel: str, href: str, kind: str = "") -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, **({"type": kind} if kind else {})})


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _ILLEGAL.sub("\ufffd", text)


def _time(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
