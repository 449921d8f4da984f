"""Which parts of a page are furniture: markup names them, what stands in them may clear them."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from lxml import html

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Blocks, Region
from isnad.extract.furniture import Furniture

_ENOUGH_PROSE = 200  # characters outside all furniture below which the markup is not believed
_LEAST_PROSE = 120  # characters that a part must hold to be cleared for want of other text
_NOT_LETTERS = re.compile(r"[\W_]+")


def squeezed(text: str) -> str:
    """The letters and digits of a text in matching form: for comparing texts that were laid out differently."""
    return _squeezed_line(text) if len(text) <= 1000 else _NOT_LETTERS.sub("", match_form(text))


@lru_cache(maxsize=1024)  # the parts of extraction ask for the same lines
def _squeezed_line(text: str) -> str:
    return _NOT_LETTERS.sub("", match_form(text))


def furniture_of(page: Blocks, headline: int | None, lead: str) -> list[Furniture | None]:
    """For every block, what furniture it stands in, None where it may be article.

    A part that holds the headline, an `articleBody` or the words by which the page describes itself (`lead`) is none.
    `headline` is the number of its block.
    """
    cleared = _cleared(page, headline, lead)
    kinds = _by_region(page, cleared)
    if _clean_prose(page, kinds) < _ENOUGH_PROSE:
        named = [number for number, region in enumerate(page.regions) if region.kind and number not in cleared]
        best = max(named, key=lambda number: _own_prose(page, page.regions[number]), default=None)
        if best is not None and _own_prose(page, page.regions[best]) > max(_LEAST_PROSE, 2 * _clean_prose(page, kinds)):
            kinds = _by_region(page, cleared | {best} | set(_ancestors(page, best)))
    furniture = [kinds[block.region] for block in page.blocks]
    for number in _other_articles(page, headline):
        furniture[number] = furniture[number] or Furniture.LIST
    return furniture


def clear_part(page: Blocks, part: Region, named: Collection[html.HtmlElement], kinds: list[Furniture | None]) -> None:
    """Judge the blocks of a part that is known to hold the body anew: by the markup within it, beside those `named`."""
    known = {id(element) for element in (part.element, *named)}
    for number in range(part.start, part.end):
        kinds[number] = None
        for region in page.around(number):
            if region.element is part.element:
                break
            if region.kind and id(region.element) not in known:
                kinds[number] = region.kind  # the outermost counts


def _other_articles(page: Blocks, headline: int | None) -> Iterator[int]:
    """The blocks of further articles that a page shows below its own, made as it is, each with a headline and text."""
    if headline is None:
        return
    for region in page.around(headline):
        if region.parent < 0:
            return
        for number in page.regions[region.parent].children:
            other = page.regions[number]
            alike = other.element.tag == region.element.tag and other.element.get("class") == region.element.get(
                "class"
            )
            if other is not region and alike and page.prose(other) >= _LEAST_PROSE and _has_headline(page, other):
                yield from range(other.start, other.end)


def _has_headline(page: Blocks, region: Region) -> bool:
    return any(block.holder.tag in {"h1", "h2"} for block in page.blocks[region.start : region.end])


def _cleared(page: Blocks, headline: int | None, lead: str) -> set[int]:
    """Numbers of the regions that hold what only an article holds, and of those around them."""
    found: set[int] = set()
    wanted = squeezed(lead)[:60]
    holders = [page.blocks[headline].region] if headline is not None else []
    for number, region in enumerate(page.regions):
        if "articlebody" in (region.element.get("itemprop") or "").lower() and page.prose(region):
            holders.append(number)
    if len(wanted) >= 30:
        holders += [
            block.region for block in page.blocks if block.prose and squeezed(block.text[:120]).startswith(wanted)
        ]
    for holder in holders:
        chain = [holder, *_ancestors(page, holder)]
        if any(page.regions[number].kind in _NEVER for number in chain) and holder != holders[0]:
            continue
        found.update(chain)
    return found


# Where a page's description stands in one of these, it stands there a second time.
_NEVER = frozenset(
    [Furniture.COMMENT, Furniture.RELATED, Furniture.FOREIGN, Furniture.LIST, Furniture.FRAME, Furniture.HIDDEN]
)


def _ancestors(page: Blocks, number: int) -> list[int]:
    found = []
    while (number := page.regions[number].parent) >= 0:
        found.append(number)
    return found


def _by_region(page: Blocks, cleared: set[int]) -> list[Furniture | None]:
    kinds: list[Furniture | None] = []
    for number, region in enumerate(page.regions):
        around = kinds[region.parent] if region.parent >= 0 else None
        kinds.append(around or (None if number in cleared else region.kind))
    return kinds


def _clean_prose(page: Blocks, kinds: list[Furniture | None]) -> int:
    return sum(block.prose for block in page.blocks if kinds[block.region] is None and len(block.text) >= 80)


def _own_prose(page: Blocks, region: Region) -> int:
    return page.prose(region) if region.kind not in {Furniture.COMMENT, Furniture.FOREIGN} else 0
