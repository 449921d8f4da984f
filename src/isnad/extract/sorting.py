"""Blocks of an article's part of the page sorted: paragraphs, offers of other articles, furniture."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Block
from isnad.extract.credits import read_credit
from isnad.extract.furniture import Furniture, offered_headline, opening
from isnad.extract.parts import squeezed
from isnad.extract.sheet import Sheet
from isnad.extract.wordlists import forms
from isnad.model import Paragraph, ParagraphKind

_MOST_CAPTION_WORDS = 16  # of a line under a picture in the text
HAS_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}\s*[/.-]\s*\d{1,2}|\d{1,2}:\d{2})(?!\d)|(?:^|\s)(?:منذ|قبل)\s+\S+\s*$"
)
_FULL_STOP = re.compile(r"[.!؟?…:،»\"”)]\s*$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LABEL_BEFORE = re.compile(r"[(\[|«]?\s*((?:[^\s()\[\]|.]+\s+){1,3}?[^\s()\[\]|.:]+)\s*[:|.»]+\s*$")
_MOST_LABEL_WORDS = 4
_PARTING_LINKS = 10  # links or furniture between two paragraphs of one article are fewer
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


def is_labelled_credit(text: str) -> bool:
    """Whether a line is a field of the page and no sentence: «المصدر: رويترز»; «(بترا)» is of the text."""
    label, sign, _ = text.partition(":")
    if not sign or len(text) > 90 or forms("credit_labels").get(match_form(label).strip()) is None:
        return False
    return read_credit(text) is not None


def _is_field(block: Block) -> bool:
    """Whether a line of a list is a field of the page with its label in bold: «**الكاتب** فلان»."""
    label = next(iter(block.holder), None) if block.holder.tag in {"li", "dd", "dt"} else None
    if label is None or label.tag not in {"strong", "b", "span"} or label.text is None:
        return False
    return match_form(label.text).strip(" :") in forms("field_labels") and block.text.startswith(label.text.strip())


class Sorter:
    """Sorts blocks into paragraphs, offers and furniture."""

    def __init__(self, sheet: Sheet, agreed: str) -> None:
        """`agreed` is what other methods take for the article, squeezed; "" where there is none."""
        self.page = sheet.page
        self.furniture = sheet.furniture
        self.title = squeezed(sheet.title)
        self._headline = -1 if sheet.headline is None else sheet.headline
        self.agreed = agreed
        self.body = Body()
        self._offering = False  # a label such as «اقرأ أيضا» stood just before
        self._first = 0  # number of the first block of running text
        self._listing = False  # a label such as «الأكثر قراءة» did
        self._seen: set[str] = set()

    def sort(self, start: int, end: int) -> Body:
        """The body that blocks [start, end) hold."""
        self.body.start, self.body.end = start, end
        first, last = self._span(start, end)
        self._first = first
        for number in range(start, end):
            if number > first and self._ends_here(number, end):
                break
            if not self.is_article(number) or (number < self._headline < first):
                continue
            if first <= number <= last or (
                self._is_near(number, first, last) and self._belongs(number, before=number < first)
            ):
                self.keep(number)
        return self.body

    def take(self, start: int, end: int) -> Body:
        """The body where blocks [start, end) are known to be it: all of them but furniture and offers."""
        self.body.start, self.body.end = start, end
        self._first = start
        for number in range(start, end):
            if self.is_article(number):
                self.keep(number)
        return self.body

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """The first and last block of the running text: of its heaviest stretch, where a list of links parts it."""
        running = [n for n in range(start, end) if self._is_running(n)]
        if not running:
            return start, end
        below = [n for n in running if n > self._headline]
        if 2 * sum(self.page.blocks[n].prose for n in below) > sum(self.page.blocks[n].prose for n in running):
            running = below  # what stands above the headline is of the site
        stretches = [[running[0]]]
        for before, number in pairwise(running):
            if self._links_between(before, number) >= _PARTING_LINKS:
                stretches.append([])
            stretches[-1].append(number)
        heaviest = max(stretches, key=lambda stretch: sum(self.page.blocks[n].prose for n in stretch))
        return heaviest[0], heaviest[-1]

    def _links_between(self, before: int, after: int) -> int:
        return sum(self.page.blocks[n].is_link or self.furniture[n] is not None for n in range(before + 1, after))

    def _is_near(self, number: int, first: int, last: int) -> bool:
        between = (number, first) if number < first else (last, number)
        return self._links_between(*between) < _PARTING_LINKS

    def _ends_here(self, number: int, end: int) -> bool:
        """Whether comments begin: below their label nothing of the article follows, unless most of it would."""
        block = self.page.blocks[number]
        found = opening(block.text)
        named = self.furniture[number] is Furniture.COMMENT and "تعليق" in block.text
        labelled = found is not None and found[0] is Furniture.COMMENT
        if not (labelled or named) or len(block.text.split()) > _MOST_LABEL_WORDS:
            return False
        rest = sum(self.page.blocks[n].prose for n in range(number, end) if self._is_running(n))
        return rest < sum(len(paragraph.text) for paragraph in self.body.paragraphs)

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
            if not self._listing and (number > self._first or self._offering):
                self._note(number, block)
            return False
        if self._offering and len(block.links) and block.link_chars > 0.5 * len(block.text):
            self._note(number, block)
            return False
        self._offering = self._listing = False
        if block.after_image and len(block.text.split()) <= _MOST_CAPTION_WORDS and not block.text.endswith("."):
            return False
        return not (self._is_noise(block) or _is_field(block) or is_labelled_credit(block.text))

    def _is_running(self, number: int) -> bool:
        block = self.page.blocks[number]
        return bool(block.prose) and not self.furniture[number] and not block.is_heading and not opening(block.text)

    def keep(self, number: int) -> None:
        """Take a block as a paragraph."""
        block = self.page.blocks[number]
        text = self._without_offers(number, block)
        form = squeezed(text)
        if not form and not any(ch.isalnum() for ch in text):
            return
        if self._repeats_title(form) or (len(form) > 30 and form in self._seen):
            return
        self._seen.add(form)
        self.body.paragraphs.append(Paragraph(text, self._kind(block)))
        self.body.numbers.append(number)

    def _without_offers(self, number: int, block: Block) -> str:
        """The text of a paragraph without a link in it that offers another article: «... (اقرأ أيضا: كذا)»."""
        text = block.text
        for link in block.links:
            at = text.find(link.text)
            if at < 0 or len(link.text.split()) <= 2:
                continue
            label = _LABEL_BEFORE.search(text, 0, at)
            labelled = label is not None and (found := opening(label.group(1))) is not None and not found[1]
            inside = opening(link.text)
            if (labelled and found and found[0] is Furniture.READ_ALSO) or (
                inside and inside[0] is Furniture.READ_ALSO and len(inside[1].split()) > 2
            ):
                self._append(number, link.text, link.element.get("href") or "")
                begin = label.start() if labelled and label else at
                text = f"{text[:begin].rstrip()} {text[at + len(link.text) :].lstrip(' )]|')}".strip()
        return text

    def _repeats_title(self, form: str) -> bool:
        return bool(self.title) and self.title in form and len(form) <= len(self.title) + 24

    def _is_prose_after_all(self, block: Block, found: tuple[Furniture, str]) -> bool:
        """Whether a line that opens like furniture is a sentence: long, without links, with a full stop."""
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
        """Whether a line that is all link leads to another article and is no sentence that someone linked whole."""
        words = len(block.text.split())
        return words <= 30 and not (words > 12 and block.text.rstrip().endswith("."))

    def _is_noise(self, block: Block) -> bool:
        if not any(ch.isalnum() for ch in block.text):
            return True
        addresses = sum(map(len, _ADDRESS.findall(block.text)))
        return addresses > 0.6 * len(block.text)

    def _belongs(self, number: int, *, before: bool) -> bool:
        """Whether a short block beside the prose is of the article: a credit, or what another opinion takes."""
        block = self.page.blocks[number]
        if block.link_chars > 0.4 * len(block.text):
            return False
        if len(block.text) <= 80 and read_credit(block.text) and not HAS_DATE.search(block.text):
            return self._stands_in_line(number, before=before)
        if HAS_DATE.search(block.text) or (before and len(block.text.split()) < 4):
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
