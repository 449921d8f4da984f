"""The body of an article: which blocks of a page it is, in order, and which links to other articles stand among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Block, Blocks
from isnad.extract.credits import read_credit
from isnad.extract.furniture import Furniture, offered_headline, opening
from isnad.extract.parts import squeezed
from isnad.extract.wordlists import forms
from isnad.model import Paragraph, ParagraphKind

_AGREED = 120  # characters on which another opinion must agree to be followed
_MOST_OF_IT = 0.95  # of the weight that one part must hold for the article to stand within it
_MARKED = 0.5  # of the weight that an `articleBody` must hold to be believed
_REACH = 40  # blocks between the headline and the body in which a lead may stand
_LEAD_CHARS = 60
_MOST_CAPTION_WORDS = 16  # of a line under a picture in the text
_DECK = re.compile(
    r"deck|sub-?_?title|sub-?head|standfirst|summary|excerpt|synopsis|teaser|intro(?!duction)|abstract|brief|tagline|second-?title|dek",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}\s*[/.-]\s*\d{1,2}|\d{1,2}:\d{2})(?!\d)|(?:^|\s)(?:منذ|قبل)\s+\S+\s*$"
)
_FULL_STOP = re.compile(r"[.!؟?…:،»\"”)]\s*$")
_RELATED = frozenset([Furniture.RELATED])


@dataclass(slots=True)
class Offer:
    """Another article that is offered among the blocks of the body."""

    block: int
    headline: str
    href: str


@dataclass(slots=True)
class Body:
    """What the body of a page is."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)  # of the block of each paragraph
    deck: str = ""
    offers: list[Offer] = field(default_factory=list)
    start: int = 0  # blocks [start, end) hold all of it, furniture among it
    end: int = 0


def find_body(
    page: Blocks, furniture: list[Furniture | None], headline: int | None, title: str, opinion: str, stated: str
) -> Body:
    """The body. `headline` is the number of its block, `opinion` what another method takes for the article, `stated`
    what the page's JSON-LD gives as `articleBody`; both squeezed, "" where there is none.
    """
    weights = _weights(page, furniture, opinion + stated)
    start, end = _range(page, weights)
    if start == end:
        return Body()
    sorter = _Sorter(page, furniture, squeezed(title), opinion + stated)
    body = sorter.sort(start, end)
    _with_lead(body, sorter, headline, start)
    _with_rest(body, sorter, end)
    return body


def _weights(page: Blocks, furniture: list[Furniture | None], agreed: str) -> list[int]:
    """What each block counts in the search for the body: its prose, where another opinion agrees if one does anywhere."""
    plain = [0 if kind else block.prose for block, kind in zip(page.blocks, furniture, strict=True)]
    if not agreed:
        return plain
    voted = [
        weight if weight and squeezed(block.text) in agreed else 0
        for block, weight in zip(page.blocks, plain, strict=True)
    ]
    return voted if sum(voted) >= min(_AGREED, sum(plain)) else plain


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
    """Whether a part holds blocks in parts of its own, or lines parted by breaks, and is not one paragraph among others."""
    region = page.regions[number]
    return region.element.tag not in {"p", "h1", "h2", "h3", "li", "blockquote"} and region.end - region.start > 1


def is_labelled_credit(text: str) -> bool:
    """Whether a line is a field of the page and no sentence: «المصدر: رويترز», «كتب: أحمد علي»; «(بترا)» is of the text."""
    label, sign, _ = text.partition(":")
    if not sign or len(text) > 90 or forms("credit_labels").get(match_form(label).strip()) is None:
        return False
    return read_credit(text) is not None


class _Sorter:
    """Sorts blocks into paragraphs, offers and furniture."""

    def __init__(self, page: Blocks, furniture: list[Furniture | None], title: str, agreed: str) -> None:
        self.page = page
        self.furniture = furniture
        self.title = title
        self.agreed = agreed
        self.body = Body()
        self._offering = False  # a label such as «اقرأ أيضا» stood just before
        self._listing = False  # a label such as «الأكثر قراءة» did
        self._seen: set[str] = set()

    def sort(self, start: int, end: int) -> Body:
        self.body.start, self.body.end = start, end
        prose = [n for n in range(start, end) if self._is_running(n)]
        first, last = (prose[0], prose[-1]) if prose else (start, end)
        for number in range(start, end):
            if self.is_article(number) and (first <= number <= last or self._belongs(number, before=number < first)):
                self.keep(number)
        return self.body

    def is_article(self, number: int) -> bool:
        """Whether a block may be a paragraph; an offer of another article is noted on the way."""
        block, kind = self.page.blocks[number], self.furniture[number]
        if kind:
            if kind in _RELATED:
                self._note(number, block)
            return False
        found = opening(block.text)
        if found and not self._is_prose_after_all(block, found):
            self._offering = found[0] is Furniture.READ_ALSO
            self._listing = found[0] is Furniture.MORE
            if self._offering and self._offer(number, block, found[1]):
                self._offering = block.is_heading
            return False
        if block.is_link and self._is_offer(block):
            if not self._listing:
                self._note(number, block)
            return False
        if self._offering and len(block.links) and block.link_chars > 0.5 * len(block.text):
            self._note(number, block)
            return False
        self._offering = self._listing = False
        if block.after_image and len(block.text.split()) <= _MOST_CAPTION_WORDS and not block.text.endswith("."):
            return False
        return not self._is_noise(block) and not is_labelled_credit(block.text)

    def _is_running(self, number: int) -> bool:
        block = self.page.blocks[number]
        return bool(block.prose) and not self.furniture[number] and not block.is_heading and not opening(block.text)

    def keep(self, number: int) -> None:
        """Take a block as a paragraph."""
        block = self.page.blocks[number]
        form = squeezed(block.text)
        if not form and not any(ch.isalnum() for ch in block.text):
            return
        if self._repeats_title(form) or (len(form) > 30 and form in self._seen):
            return
        self._seen.add(form)
        self.body.paragraphs.append(Paragraph(block.text, self._kind(block)))
        self.body.numbers.append(number)

    def _repeats_title(self, form: str) -> bool:
        return bool(self.title) and self.title in form and len(form) <= len(self.title) + 24

    def _is_prose_after_all(self, block: Block, found: tuple[Furniture, str]) -> bool:
        """Whether a line that opens like furniture is a sentence of the article: long, without links, with a full stop."""
        kind, rest = found
        if kind is Furniture.READ_ALSO:
            return len(block.text) > 220 and not block.links
        if kind in {Furniture.COPYRIGHT, Furniture.COMMENT, Furniture.FOLLOW}:
            return False
        return len(rest) > 90 and block.text.rstrip().endswith(".") and not block.links

    def _offer(self, number: int, block: Block, rest: str) -> bool:
        """Note what a labelled line offers; whether it offered anything."""
        linked = [link for link in block.links if len(link.text.split()) > 2]
        if linked:
            for link in linked:
                self._append(number, link.text, link.element.get("href") or "")
            return True
        if len(rest.split()) > 2:
            self._append(number, rest, block.links[0].element.get("href") or "" if block.links else "")
            return True
        return False

    def _note(self, number: int, block: Block) -> None:
        for link in block.links:
            self._append(number, link.text, link.element.get("href") or "")

    def _append(self, number: int, headline: str, href: str) -> None:
        if headline := offered_headline(headline):
            self.body.offers.append(Offer(number, headline, href))

    def _is_offer(self, block: Block) -> bool:
        """Whether a line that is all link leads to another article rather than being a sentence someone linked whole."""
        words = len(block.text.split())
        return words <= 30 and not (words > 12 and block.text.rstrip().endswith("."))

    def _is_noise(self, block: Block) -> bool:
        if not any(ch.isalnum() for ch in block.text):
            return True
        return block.text.startswith(("http://", "https://", "www.")) and " " not in block.text

    def _belongs(self, number: int, *, before: bool) -> bool:
        """Whether a short block beside the prose is part of the article: a credit, a heading, or what another opinion takes."""
        block = self.page.blocks[number]
        if block.link_chars > 0.4 * len(block.text):
            return False
        if len(block.text) <= 80 and read_credit(block.text) and not _HAS_DATE.search(block.text):
            return self._stands_in_line(number, before=before)
        if _HAS_DATE.search(block.text) or (before and len(block.text.split()) < 4):
            return False
        form = squeezed(block.text)
        if len(form) < 4 or form not in self.agreed:
            return False
        return not before or bool(_FULL_STOP.search(block.text)) or block.is_heading or len(block.text.split()) > 5

    def _stands_in_line(self, number: int, *, before: bool) -> bool:
        """Whether a credit is written as the paragraphs are, and not in a part of the page made for credits."""
        near = range(number + 1, number + 4) if before else range(number - 1, number - 4, -1)
        mine = self.page.blocks[number].holder
        for other in near:
            if 0 <= other < len(self.page.blocks) and self._is_running(other):
                theirs = self.page.blocks[other].holder
                alike = mine.tag == theirs.tag and mine.get("class") == theirs.get("class")
                return mine is theirs or (alike and mine.getparent() is theirs.getparent())
        return False

    def _kind(self, block: Block) -> ParagraphKind:
        bold = (
            block.bold_chars >= 0.95 * len(block.text)
            and len(block.text.split()) <= 12
            and not block.text.endswith(".")
        )
        return ParagraphKind.HEADING if block.is_heading or bold else ParagraphKind.TEXT


def _with_lead(body: Body, sorter: _Sorter, headline: int | None, start: int) -> None:
    """Put what stands between the headline and the body where it belongs: a standfirst, or the first paragraph."""
    if headline is None or not headline < start <= headline + _REACH:
        _deck_within(body, sorter)
        return
    first = squeezed(body.paragraphs[0].text) if body.paragraphs else ""
    leads: list[int] = []
    for number in range(headline + 1, start):
        block = sorter.page.blocks[number]
        if sorter.furniture[number] or len(block.text) < _LEAD_CHARS or block.link_chars > 0.5 * len(block.text):
            continue
        if _HAS_DATE.search(block.text[:40]) and len(block.text) < 100:
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
        if _is_deck(sorter.page, number) and not body.deck:
            body.deck = sorter.page.blocks[number].text
    plain = [number for number in leads if sorter.page.blocks[number].text != body.deck]
    for number in reversed(plain):
        body.paragraphs.insert(0, Paragraph(sorter.page.blocks[number].text))
        body.numbers.insert(0, number)
    if not body.deck:
        _deck_within(body, sorter)


def _deck_within(body: Body, sorter: _Sorter) -> None:
    """A standfirst that stands in the same part as the body."""
    if len(body.numbers) > 1 and _is_deck(sorter.page, body.numbers[0]):
        body.deck = body.paragraphs.pop(0).text
        body.numbers.pop(0)


def _is_deck(page: Blocks, number: int) -> bool:
    block = page.blocks[number]
    if block.is_heading:
        return True
    return any(
        _DECK.search(f"{region.element.get('class', '')} {region.element.get('id', '')}")
        for region in page.around(number)[:2]
    )


def _with_rest(body: Body, sorter: _Sorter, end: int) -> None:
    """Add what another opinion takes right after the part in which the body stands."""
    for number in _following(sorter, end):
        if sorter.is_article(number):
            sorter.keep(number)


def _following(sorter: _Sorter, end: int) -> Iterator[int]:
    for number in range(end, min(end + 8, len(sorter.page.blocks))):
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


def body_from_text(text: str) -> list[Paragraph]:
    """The paragraphs of a body that only JSON-LD gives."""
    return [
        Paragraph(line) for line in (" ".join(part.split()) for part in re.split(r"[\r\n]+", text)) if match_form(line)
    ]
