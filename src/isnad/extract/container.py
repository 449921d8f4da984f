"""Where in a page the article stands: the smallest part that holds nearly all of its running text."""

from isnad.extract.blocks import Block, Blocks
from isnad.extract.furniture import Furniture, opening
from isnad.extract.parts import squeezed
from isnad.extract.sheet import Sheet

_AGREED = 120  # characters on which another opinion must agree to be followed
_MOST_OF_IT = 0.85  # of the weight that one part must hold for the article to stand within it
_SETTLED = 300  # characters of running text below which a page is looked at twice
_MARKED = 0.5  # of the weight that an `articleBody` must hold to be believed


def find_range(sheet: Sheet, agreed: str) -> tuple[int, int]:
    """The blocks [start, end) of the part in which the article stands, (0, 0) where there is no running text.

    `agreed` is what other methods take for the article, squeezed; "" where there is none.
    """
    return _range(sheet.page, _weights(sheet, agreed))


def is_settled(sheet: Sheet) -> bool:
    """Whether nothing about the body is in doubt, so that no second opinion is needed.

    So it is where one part holds all running text of the page, and around that text nothing but furniture and links.
    """
    if sheet.ruled:
        return True
    page, headline = sheet.page, -1 if sheet.headline is None else sheet.headline
    weights = _weights(sheet, "")
    start, end = _range(page, weights)
    total = sum(weights)
    if total < _SETTLED or sum(weights[max(start, headline + 1) : end]) < total:
        return False
    heavy = [number for number in range(start, end) if weights[number]]
    around = [*range(max(start, headline + 1), heavy[0]), *range(heavy[-1] + 1, end)]
    return not any(_is_undecided(page.blocks[number], sheet.furniture[number]) for number in around)


def _is_undecided(block: Block, kind: Furniture | None) -> bool:
    return kind is None and not block.is_link and opening(block.text) is None


def _weights(sheet: Sheet, agreed: str) -> list[int]:
    """What each block counts in the search for the body: its prose, where another opinion agrees if any does."""
    blocks = sheet.page.blocks
    plain = [0 if kind else _weight(block) for block, kind in zip(blocks, sheet.furniture, strict=True)]
    if sheet.headline is not None:
        plain[sheet.headline] = 0
    if not agreed:
        return plain
    pairs = zip(blocks, plain, strict=True)
    voted = [weight if weight and squeezed(block.text) in agreed else 0 for block, weight in pairs]
    return voted if sum(voted) >= min(_AGREED, sum(plain)) else plain


def _weight(block: Block) -> int:
    return 0 if block.is_heading or opening(block.text) else block.prose


def _range(page: Blocks, weights: list[int]) -> tuple[int, int]:
    """The blocks [start, end) of the smallest part of the page that holds the article."""
    total = sum(weights)
    if not total:
        return 0, 0
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)

    def held(number: int) -> int:
        return sums[page.regions[number].end] - sums[page.regions[number].start]

    marked = [n for n, r in enumerate(page.regions) if "articlebody" in (r.element.get("itemprop") or "").lower()]
    best = max(marked, key=held, default=None)
    if best is not None and held(best) >= _MARKED * total:
        return page.regions[best].start, page.regions[best].end
    at = 0
    while True:
        region = page.regions[at]
        inner = next((n for n in region.children if held(n) >= _MOST_OF_IT * held(at) and _is_container(page, n)), None)
        if inner is None:
            return region.start, region.end
        at = inner


def _is_container(page: Blocks, number: int) -> bool:
    """Whether a part holds several blocks or lines, and is not one paragraph among others."""
    region = page.regions[number]
    return region.element.tag not in {"p", "h1", "h2", "h3", "li", "blockquote"} and region.end - region.start > 1
