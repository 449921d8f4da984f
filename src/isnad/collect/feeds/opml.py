"""OPML 1 and 2 (opml.org/spec2.opml): lists of feeds, in and out."""

from collections.abc import Iterable

from lxml import etree

from isnad.collect.feeds.elements import name_of
from isnad.collect.feeds.opening import allowed, read_xml, refusal, root_of, text_of_body, within_marks
from isnad.collect.feeds.plain import folded
from isnad.errors import NotAFeed
from isnad.model import Outline


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, in its order, with the folders they stand in. Addresses are left as they are written.

    Raises NotAFeed where the bytes are no OPML.
    """
    text = within_marks(text_of_body(body, "OPML"))
    name, start = root_of(text)
    root = read_xml(text[start:]) if name == "opml" else None
    if root is None:
        raise NotAFeed("OPML: no list of feeds: no «opml» element in it") if not name else refusal(text, "OPML")
    outlines: list[Outline] = []
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        said = {str(key).lower(): folded(str(value)) for key, value in element.items()}
        title = said.get("title") or said.get("text", "")
        if feed := said.get("xmlurl", ""):
            home, kind = said.get("htmlurl", ""), said.get("type", "")
            outlines.append(Outline(feed, title, home, kind, said.get("language", ""), folders))
        elif name_of(element) == "outline" and title:
            folders = (*folders, title)
        waiting += [(child, folders) for child in reversed(element)]
    return tuple(outlines)


def write_opml(outlines: Iterable[Outline], title: str = "") -> bytes:
    """A list of feeds as OPML 2.0 in UTF-8: what `read_opml` gives back.

    Feeds keep their order; where neighbours stand in other folders, a folder may be opened again. Characters that XML
    forbids are left out.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = allowed(title)
    open_folders: list[tuple[str, etree._Element]] = []
    body = etree.SubElement(root, "body")
    for outline in outlines:
        kept = 0
        while kept < min(len(open_folders), len(outline.folders)) and open_folders[kept][0] == outline.folders[kept]:
            kept += 1
        del open_folders[kept:]
        for folder in outline.folders[kept:]:
            above = open_folders[-1][1] if open_folders else body
            open_folders.append((folder, _add(above, {"text": folder, "title": folder})))
        _add(open_folders[-1][1] if open_folders else body, _attributes(outline))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _attributes(outline: Outline) -> dict[str, str]:
    said = {
        "type": outline.kind,
        "text": outline.title,
        "title": outline.title,
        "xmlUrl": outline.feed,
        "htmlUrl": outline.home,
        "language": outline.language,
    }
    return {key: value for key, value in said.items() if value or key == "text"}  # the standard demands `text`


def _add(above: etree._Element, attributes: dict[str, str]) -> etree._Element:
    return etree.SubElement(above, "outline", {key: allowed(value) for key, value in attributes.items()})
