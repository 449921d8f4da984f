"""Section pages: the articles that a page for readers links to."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import html

from isnad.collect.feeds.opening import read_html, text_of_body
from isnad.collect.feeds.plain import absolute, folded
from isnad.errors import NotAFeed, SettingError
from isnad.model import Feed, FeedItem, FeedKind, canonical_url, host_of

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LONGEST_PATH = 2000  # characters; a pattern of ours is never tried on more


@dataclass(slots=True)
class _Found:
    """What the links to one address say so far."""

    address: str
    title: str = ""
    rank: tuple[int, int] = (0, 0)  # whether a heading says it, and the length of what it says


def read_section(body: bytes, url: str, pattern: str, content_type: str = "") -> Feed:
    """The articles that a page links to, in the page's order, each once.

    `pattern` is a regular expression that is looked for in the path of each link on the site of `url`, with its
    percent-encoding undone and, after «?», its query. The title is what a heading at the link says, else the longest
    text of the links to that address, else the alternative text of its picture.

    Raises NotAFeed where there is no page, SettingError where the pattern is none.
    """
    what = url or "section"
    try:
        wanted = re.compile(pattern)
    except re.error as error:
        raise SettingError(f"{what}: {pattern!r} is no regular expression: {error}") from error
    text = text_of_body(body, what, content_type)
    root = read_html(text) if "<" in text else None
    if root is None:
        raise NotAFeed(f"{what}: no HTML page")
    base = base_address(root, url)
    found: dict[str, _Found] = {}
    for link in root.iter("a"):
        address = absolute(link.get("href"), base)
        if address and _is_of(address, url) and wanted.search(_path(address)):
            _add(found.setdefault(canonical_url(address), _Found(address)), link)
    return Feed(
        url,
        FeedKind.SECTION,
        title=next((folded(el.text_content()) for el in root.iter("title")), ""),
        home=url,
        language=folded(root.get("lang")),
        items=tuple(FeedItem(one.address, title=one.title) for one in found.values()),
    )


def base_address(root: html.HtmlElement, url: str) -> str:
    """The address against which the links of a page are read."""
    return next((absolute(el.get("href"), url) for el in root.iter("base") if el.get("href")), "") or url


def _add(found: _Found, link: html.HtmlElement) -> None:
    heading = next((el for el in link.iter() if el.tag in _HEADINGS), None)
    within = any(above.tag in _HEADINGS for above in _above(link))
    title = folded((heading if heading is not None else link).text_content())
    rank = (1 if title and (within or heading is not None) else 0, len(title))
    if not title:
        pictures = (img.get("alt") for img in link.iter("img"))
        title = folded(link.get("title") or next((alt for alt in pictures if alt), ""))
        rank = (0, 1 if title else 0)
    if rank > found.rank:
        found.title, found.rank = title, rank


def _above(link: html.HtmlElement) -> list[html.HtmlElement]:
    near: list[html.HtmlElement] = []
    parent = link.getparent()
    while parent is not None and len(near) < 3:  # a heading with the link, at most a span or two between
        near.append(parent)
        parent = parent.getparent()
    return near


def _is_of(address: str, url: str) -> bool:
    """Whether two addresses are of one site: the same host, or one below the other."""
    one, other = host_of(address), host_of(url)
    return not other or one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _path(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return unquote(path[: 3 * _LONGEST_PATH])[:_LONGEST_PATH]
