"""Cards of a section page: the smallest parts that lead to one article, and the time that stands in them."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from isnad.collect.feeds.clock import Clock
from isnad.collect.feeds.plain import folded
from isnad.model import Moment

_HIGHEST = 8  # levels of a card; templates nest three to six
_MOST_TIMES = 3 * 2_000  # that are tried
_LONGEST = 60  # characters of a line that is a time
_NAMED = re.compile(r"(?:^|[\s_-])(?:date|time|ago|since|published|timestamp|moment|tarikh)(?:$|[\s_-])", re.IGNORECASE)
_AGO = re.compile(r"\s*(?:منذ|قبل|أمس|اليوم)(?:\s|$)")
_WHOLE = frozenset(["html", "body", "main"])  # the date of the day stands there, also where one article does
_SEVERAL = ""  # stands for the addresses of a part that leads to more than one article


class Cards:
    """Which parts of a page lead to which article, gathered link by link."""

    def __init__(self) -> None:
        self._owners: dict[html.HtmlElement, str] = {}

    def add(self, link: html.HtmlElement, key: str) -> None:
        """Note that a link leads to the article with this key."""
        for part in _upward(link):
            if part.tag in _WHOLE:
                return
            if self._owners.setdefault(part, key) != key:
                self._owners[part] = _SEVERAL

    def times(self, root: html.HtmlElement, clock: Clock) -> dict[str, Moment]:
        """The time of each article that has one in a card of its own; what is written for machines counts first."""
        found: dict[str, Moment] = {}
        for element, value in islice(_said(root), _MOST_TIMES):
            key = next((self._owners[part] for part in _upward(element) if part in self._owners), _SEVERAL)
            if key and key not in found and (moment := clock.read(value)):
                found[key] = moment
        return found


def _upward(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield element
    yield from islice(element.iterancestors(), _HIGHEST)


def _said(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    for element in root.iter("time"):
        if value := folded(element.get("datetime")):
            yield element, value
    for element in root.iter("time", "span", "div", "p", "small", "li", "em", "i", "b", "td", "abbr", "bdi"):
        words = element.text or ""
        if len(words) > _LONGEST or not (element.tag == "time" or _AGO.match(words) or _is_named(element)):
            continue
        if words := folded(words) or _inner(element):
            yield element, words


def _is_named(element: html.HtmlElement) -> bool:
    return bool(_NAMED.search(element.get("class") or "")) or "date" in (element.get("itemprop") or "")


def _inner(element: html.HtmlElement) -> str:
    """The words of an element that has an icon before them: «<i></i> منذ ساعة»."""
    words = folded("".join(islice(element.itertext(), 4)))
    return words if len(words) <= _LONGEST else ""
