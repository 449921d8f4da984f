"""A page as a line of blocks: one block for each run of text that a reader sees as a paragraph, a line or an item.

The walk keeps, for every element that holds blocks, which of them it holds: so parts of a page are ranges of numbers,
and what a part weighs is a difference of two sums.
"""

from dataclasses import dataclass, field
from itertools import accumulate

from lxml import html

from isnad.extract.document import folded
from isnad.extract.furniture import Furniture, kind_of_element

# Elements that do not break a line; every other one does.
INLINE = frozenset([
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center", "cite", "code", "del", "dfn", "em", "font", "i",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "data", "o:p", "st1:place", "nobr", "blink", "ruby", "rt", "rp", "amp-fit-text",
])  # fmt: skip
_UNSEEN = frozenset([
    "script", "style", "noscript", "iframe", "object", "embed", "svg", "template", "head", "img", "picture",
    "source", "audio", "canvas", "map", "area", "input", "textarea", "option", "select", "meta", "link", "math",
    "applet", "amp-img", "amp-ad", "amp-analytics", "ins",
])  # fmt: skip
# Within a paragraph, a word marked so is a keyword with its link, a date or a name in the sentence.
_OF_WORDS = frozenset([Furniture.TAGS, Furniture.META])
_BOLD = frozenset(["b", "strong"])
_PICTURES = frozenset(["img", "picture", "amp-img"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
PROSE_CHARS = 40  # characters outside links from which a block counts as prose


@dataclass(slots=True)
class Link:
    """A link within a block, or around it."""

    element: html.HtmlElement  # the `a`
    text: str  # the part of its text that stands in this block


@dataclass(slots=True)
class Block:
    """One run of text."""

    text: str  # white space folded
    holder: html.HtmlElement  # the innermost element around it that breaks a line
    links: list[Link]
    link_chars: int  # characters of `text` that are within links
    bold_chars: int
    region: int  # number of the innermost region around it
    after_image: bool = False  # whether a picture stands right before it in the same region

    @property
    def prose(self) -> int:
        """Characters of running text, 0 where the block is too short or mostly links."""
        own = len(self.text) - self.link_chars
        return own if own >= PROSE_CHARS and own > self.link_chars else 0

    @property
    def is_link(self) -> bool:
        """Whether all of it is links."""
        return self.link_chars >= 0.85 * len(self.text) > 0

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as a heading."""
        return self.holder.tag in _HEADINGS


@dataclass(slots=True)
class Region:
    """An element that breaks lines, and the blocks within it."""

    element: html.HtmlElement
    parent: int  # number of the region around it, -1 for the outermost
    kind: Furniture | None  # what its markup says it is
    start: int = 0  # blocks [start, end) stand in it
    end: int = 0
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Blocks:
    """All blocks of a page, in order, and the regions they stand in."""

    blocks: list[Block]
    regions: list[Region]
    sums: list[int]  # sums[i] is the prose of the blocks before i

    def prose(self, region: Region) -> int:
        """Characters of running text in a region."""
        return self.sums[region.end] - self.sums[region.start]

    def around(self, number: int) -> list[Region]:
        """The regions around a block, innermost first."""
        found = []
        at = self.blocks[number].region
        while at >= 0:
            found.append(self.regions[at])
            at = self.regions[at].parent
        return found


class _Walk:
    """The state of one walk through a page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.regions: list[Region] = []
        self._pieces: list[str] = []
        self._links: list[Link] = []
        self._link_pieces: list[str] = []
        self._bold_pieces: list[str] = []
        self._inside: list[int] = []  # numbers of the open regions
        self._link: html.HtmlElement | None = None
        self._bold = 0
        self._pictured = -1  # the region in which a picture stands with no text after it so far

    def visit(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            if tag in _PICTURES and self._inside and not self._pieces:
                self._pictured = self._inside[-1]
            return
        if tag in {"br", "hr"}:
            self._flush()
            return
        kind = kind_of_element(element)
        breaks = tag not in INLINE or not (kind is None or (kind in _OF_WORDS and self._in_paragraph()))
        if breaks:
            self._open(element, kind)
        outer = self._link
        if tag == "a":
            self._link = element
        self._bold += tag in _BOLD
        self._add(element.text)
        for child in element:
            self.visit(child)
            self._add(child.tail)
        self._bold -= tag in _BOLD
        self._link = outer
        if breaks:
            self._close()

    def _in_paragraph(self) -> bool:
        return bool(self._inside) and self.regions[self._inside[-1]].element.tag == "p"

    def _open(self, element: html.HtmlElement, kind: Furniture | None) -> None:
        self._flush()
        number = len(self.regions)
        parent = self._inside[-1] if self._inside else -1
        if parent >= 0:
            self.regions[parent].children.append(number)
        self.regions.append(Region(element, parent, kind, start=len(self.blocks)))
        self._inside.append(number)

    def _close(self) -> None:
        self._flush()
        self.regions[self._inside.pop()].end = len(self.blocks)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        if self._link is not None:
            self._link_pieces.append(text)
            words = folded(text)
            if words:
                if self._links and self._links[-1].element is self._link:
                    self._links[-1].text = f"{self._links[-1].text} {words}"
                else:
                    self._links.append(Link(self._link, words))
        if self._bold:
            self._bold_pieces.append(text)

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = folded("".join(self._pieces))
        if text:
            region = self._inside[-1]
            self.blocks.append(
                Block(
                    text,
                    self.regions[region].element,
                    self._links,
                    len(folded("".join(self._link_pieces))),
                    len(folded("".join(self._bold_pieces))),
                    region,
                    self._pictured == region,
                )
            )
            self._pictured = -1
        self._pieces, self._links, self._link_pieces, self._bold_pieces = [], [], [], []


def read_blocks(root: html.HtmlElement) -> Blocks:
    """The blocks of a page. Trees are at most 256 deep: the parser sees to that."""
    walk = _Walk()
    body = root.find("body")
    walk.visit(body if body is not None else root)
    sums = [0, *accumulate(block.prose for block in walk.blocks)]
    return Blocks(walk.blocks, walk.regions, sums)
