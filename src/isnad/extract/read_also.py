"""Other articles that a page offers beside its own: within the body, and in blocks that say so near it."""

from collections.abc import Iterator

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Block, Blocks, Region
from isnad.extract.furniture import Furniture, offered_headline, opening
from isnad.extract.sheet import Sheet
from isnad.extract.sorting import Body, Offer
from isnad.model import ReadAlso, canonical_url

_MOST = 24  # an offer of more is an index of the site
_FEWEST_WORDS = 3  # a link of fewer is a section or a name
_NOT_OFFERS = frozenset([Furniture.FRAME, Furniture.FOREIGN, Furniture.COMMENT, Furniture.TAGS, Furniture.SHARE])
_LONGEST_LABEL = 7  # words
_LABELS = frozenset([Furniture.MORE, Furniture.TAGS, Furniture.COMMENT, Furniture.SHARE])


def find_read_also(sheet: Sheet, body: Body) -> tuple[ReadAlso, ...]:
    """What the page offers, in its order, each once; menus, most-read lists and advertising networks are no offers."""
    document = sheet.document
    offers = sorted([*body.offers, *_in_blocks(sheet.page, body)], key=lambda offer: offer.block)
    own = canonical_url(sheet.url) if sheet.url else ""
    found: dict[str, ReadAlso] = {}
    addresses: dict[str, str] = {}  # address -> key of the headline it stands under
    for offer in offers:
        url = document.absolute(offer.href)
        key, address = match_form(offer.headline), canonical_url(url) if url else ""
        if (
            not key
            or key in found
            or key == match_form(sheet.title)
            or (address and address == own)
            or _is_another_site(url)
        ):
            continue
        if address and address in addresses:
            continue
        addresses[address] = key
        found[key] = ReadAlso(offer.headline, url)
    return tuple(found.values())[:_MOST]


def _in_blocks(page: Blocks, body: Body) -> Iterator[Offer]:
    """The offers of the parts whose markup or heading says that they offer related articles."""
    taken: set[int] = set()
    for start, end in [*_by_markup(page), *_by_label(page, body)]:
        for offer in _links(page, start, end):
            if offer.block not in taken or not any(offer.headline == other.headline for other in body.offers):
                taken.add(offer.block)
                yield offer


def _by_markup(page: Blocks) -> Iterator[tuple[int, int]]:
    for number, region in enumerate(page.regions):
        if region.kind is Furniture.RELATED and region.start < region.end and not _is_within(page, number, _NOT_OFFERS):
            label = opening(page.blocks[region.start].text)
            if label is None or label[0] is not Furniture.MORE:
                yield region.start, region.end


def _by_label(page: Blocks, body: Body) -> Iterator[tuple[int, int]]:
    for number, block in enumerate(page.blocks):
        if body.start <= number < body.end or len(block.text.split()) > _LONGEST_LABEL:
            continue
        found = opening(block.text)
        if found is None or found[0] is not Furniture.READ_ALSO or len(found[1].split()) >= _FEWEST_WORDS:
            continue
        if any(region.kind in _NOT_OFFERS for region in page.around(number)):
            continue
        yield _scope(page, number, body)


def _scope(page: Blocks, label: int, body: Body) -> tuple[int, int]:
    """The blocks that a label is the heading of: the rest of the smallest part around it that holds links after it."""
    for region in page.around(label):
        if region.start <= body.start < region.end or _holds_prose(page, region, label):
            break
        if any(_offers(page.blocks[number]) for number in range(label + 1, region.end)):
            return label + 1, _next_heading(page, label, _end_of_row(page, region))
    # The label and its list stand side by side, without a part of their own: links as far as they follow unbroken.
    end = label + 1
    while end < len(page.blocks) and page.blocks[end].is_link and not opening(page.blocks[end].text):
        end += 1
    return label + 1, end


def _holds_prose(page: Blocks, region: Region, label: int) -> bool:
    return sum(page.blocks[number].prose for number in range(label, region.end)) > 600


def _end_of_row(page: Blocks, region: Region) -> int:
    """Where the row of parts ends that were made alike and stand beside this one: the label may be within the first."""
    end = region.end
    if region.parent < 0:
        return end
    alike = (region.element.tag, region.element.get("class"))
    for number in page.regions[region.parent].children:
        other = page.regions[number]
        if other.start == end and (other.element.tag, other.element.get("class")) == alike:
            if sum(block.prose for block in page.blocks[other.start : other.end]):
                break
            end = other.end
    return end


def _next_heading(page: Blocks, label: int, end: int) -> int:
    """Where the next list begins: at another label, or at a heading without a link like that of this one."""
    for number in range(label + 1, end):
        block = page.blocks[number]
        found = opening(block.text)
        if found and found[0] in _LABELS and len(block.text.split()) <= _LONGEST_LABEL and not block.is_link:
            return number
        if block.is_heading and not block.links and page.blocks[label].holder.tag == block.holder.tag:
            return number
    return end


def _links(page: Blocks, start: int, end: int) -> Iterator[Offer]:
    """One offer for each address: the longest text that links to it, since pictures and «المزيد» link there too."""
    best: dict[str, Offer] = {}
    for number in range(start, end):
        for link in page.blocks[number].links:
            headline, href = offered_headline(link.text), link.element.get("href") or ""
            if headline and href and not _is_meta(page, number) and _is_better(page, number, headline, best.get(href)):
                best[href] = Offer(number, headline, href)
    yield from best.values()


def _is_better(page: Blocks, number: int, headline: str, known: Offer | None) -> bool:
    """Whether a text is more of a headline than the one known for its address."""
    if known is None:
        return True
    if len(headline) <= len(known.headline) or page.blocks[known.block].is_heading:
        return False
    return page.blocks[number].is_heading or known.block == number


def _is_meta(page: Blocks, number: int) -> bool:
    region = page.regions[page.blocks[number].region]
    return region.kind in {Furniture.META, Furniture.TAGS, Furniture.SHARE, Furniture.COMMENT}


def _offers(block: Block) -> bool:
    return any(len(link.text.split()) >= _FEWEST_WORDS for link in block.links)


def _is_within(page: Blocks, number: int, kinds: frozenset[Furniture]) -> bool:
    while (number := page.regions[number].parent) >= 0:
        if page.regions[number].kind in kinds:
            return True
    return False


_ELSEWHERE = frozenset([
    "facebook.com", "twitter.com", "x.com", "t.me", "instagram.com", "youtube.com", "wa.me", "whatsapp.com",
    "google.com", "apple.com", "linkedin.com", "pinterest.com",
])  # fmt: skip


def _is_another_site(url: str) -> bool:
    """Whether an address leads to a social network or a shop for applications, never to an article."""
    host = url.partition("://")[2].partition("/")[0].lower()
    return ".".join(host.split(".")[-2:]) in _ELSEWHERE
