"""What stands between the headline and the body, and right after it: standfirsts, first and last paragraphs."""

import re
from collections.abc import Iterator

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Blocks
from isnad.extract.credits import read_credit
from isnad.extract.furniture import opening
from isnad.extract.parts import squeezed
from isnad.extract.sorting import HAS_DATE, Body, Sorter
from isnad.extract.wordlists import forms
from isnad.model import Paragraph

_REACH = 40  # blocks between the headline and the body in which a lead may stand
_LEAD_CHARS = 60
_DECK_CHARS = 20  # of a line that its markup calls a standfirst
# «وقال», «وأضافت», «كما أوضح»: how a second paragraph begins.
_GOES_ON = re.compile(r"(?:و|كما\s|فيما\s|بدوره|من جهت|من جانب|في المقابل)(?:\s?(?:[قأاذبكتسنشرلفيع])\w+)")
_ENDING = re.compile(r"(?:ت|وا|تا|ا)$")  # of a verb in the past
_DECK = re.compile(
    r"deck|sub-?_?title|sub-?head|standfirst|summary|excerpt|synopsis|teaser|intro(?!duction)|abstract|brief|tagline|second-?title|dek",
    re.IGNORECASE,
)


def add_lead(body: Body, sorter: Sorter, headline: int | None, start: int) -> None:
    """Put what stands between the headline and the body where it belongs: a standfirst, or the first paragraph."""
    if headline is None or not headline < start <= headline + _REACH:
        _deck_within(body, sorter)
        return
    first = squeezed(body.paragraphs[0].text) if body.paragraphs else ""
    leads: list[int] = []
    for number in range(headline + 1, start):
        block = sorter.page.blocks[number]
        least = _DECK_CHARS if _is_deck(sorter.page, number) else _LEAD_CHARS
        if sorter.furniture[number] or len(block.text) < least or block.link_chars > 0.5 * len(block.text):
            continue
        if HAS_DATE.search(block.text[:40]) and len(block.text) < 100:
            continue
        form = squeezed(block.text)
        if (
            opening(block.text)
            or form == sorter.title
            or (first and (first.startswith(form[:80]) or form.startswith(first[:80])))
        ):
            continue
        leads.append(number)
    for number in leads:
        if _is_standfirst(body, sorter, number) and not body.deck:
            body.deck = sorter.page.blocks[number].text
    plain = [number for number in leads if sorter.page.blocks[number].text != body.deck]
    for number in reversed(plain):
        body.paragraphs.insert(0, Paragraph(sorter.page.blocks[number].text))
        body.numbers.insert(0, number)
    if not body.deck:
        _deck_within(body, sorter)


def _deck_within(body: Body, sorter: Sorter) -> None:
    """A standfirst that stands in the same part as the body."""
    if len(body.numbers) > 1 and _is_standfirst(body, sorter, body.numbers[0]):
        body.deck = body.paragraphs.pop(0).text
        body.numbers.pop(0)


def _is_standfirst(body: Body, sorter: Sorter, number: int) -> bool:
    """Whether a block is a standfirst, and not the first paragraph set apart: then the text goes on with «وأضاف»."""
    if not _is_deck(sorter.page, number):
        return False
    after = next((p.text for p, n in zip(body.paragraphs, body.numbers, strict=True) if n > number), "")
    return sorter.page.blocks[number].is_heading or not _goes_on(after)


def _goes_on(text: str) -> bool:
    """Whether a paragraph goes on from another one: «وأضاف الوزير»; «وقفت المحامية» and «وصل الوفد» begin a text."""
    if not _GOES_ON.match(text):
        return False
    # No lexicon is asked, which takes a second to load: extraction needs it nowhere else.
    word = match_form(text.split(maxsplit=1)[0])
    own = forms("initial_waw")
    return word not in own and _ENDING.sub("", word) not in own


def _is_deck(page: Blocks, number: int) -> bool:
    block = page.blocks[number]
    if block.is_heading:
        return True
    return any(
        _DECK.search(f"{region.element.get('class', '')} {region.element.get('id', '')}")
        for region in page.around(number)[:2]
    )


def add_rest(body: Body, sorter: Sorter, end: int) -> None:
    """Add what another opinion takes right after the part in which the body stands."""
    for number in _following(sorter, end):
        if sorter.is_article(number):
            sorter.keep(number)


def _following(sorter: Sorter, end: int) -> Iterator[int]:
    for number in range(end, min(end + _REACH, len(sorter.page.blocks))):
        block = sorter.page.blocks[number]
        if sorter.furniture[number]:
            continue
        form = squeezed(block.text)
        credit = len(block.text) <= 40 and (found := read_credit(block.text)) is not None and bool(found.agencies)
        if not credit and (
            not block.prose or len(form) < _LEAD_CHARS or form not in sorter.agreed or opening(block.text)
        ):
            return
        yield number
