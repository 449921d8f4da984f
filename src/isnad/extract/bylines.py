"""Who wrote an article, whom it credits and from where: by its credit lines, its own words and its metadata."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Blocks
from isnad.extract.credit_words import Piece, kind_of_piece
from isnad.extract.credits import Credits, read_byline, read_credit, read_source
from isnad.extract.document import Document
from isnad.extract.furniture import Furniture
from isnad.extract.houses import House
from isnad.extract.linked_data import LinkedData, strings, types_of
from isnad.extract.sheet import Sheet
from isnad.extract.sorting import Body
from isnad.extract.spoken_credits import first_words, last_words
from isnad.extract.wordlists import forms
from isnad.model import Evidence

_BEFORE, _AFTER = 12, 14  # blocks before the headline and after the body in which a credit may stand
_AUTHOR_CLASS = re.compile(
    r"author|byline|writ(?:er|e|ten)|reporter|journalist|kateb|katib|editor-?name|by-?name|created-?by", re.IGNORECASE
)
_SOURCE_CLASS = re.compile(r"source|agency|credit-?line|dateline|provider", re.IGNORECASE)
_PLACE_CLASS = re.compile(r"\b(?:place|location|city)\b", re.IGNORECASE)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "itemprop:author",
    "cxenseparse:author",
    "article.author",
    "byl",
    "creator",
)
_YOAST_LABELS = frozenset(
    match_form(label) for label in ("كُتب بواسطة", "كتب بواسطة", "Written by", "الكاتب", "بواسطة", "Écrit par")
)
_ADDRESS = re.compile(r"https?:|www\.|@|/")
_LONGEST = 120  # characters of a credit line
_MOST_NAME_WORDS = 4
_MOST_DIGITS = 6  # of a line with an author; more is a date or a counter
_SMALL_PART = 4  # blocks of a part whose name speaks for each of them
_SHOWN_LABELS = frozenset(["source", "author"])


Said = tuple[str, str, Credits]  # where it stands, its words, what they credit


@dataclass(frozen=True, slots=True)
class Bylines:
    """Who is credited, and the evidence."""

    credits: Credits
    evidence: tuple[Evidence, ...]


def find_bylines(sheet: Sheet, body: Body, stated: Sequence[Said]) -> Bylines:
    """The persons, agencies and places that an article credits; `stated` is what `stated_credits` gave for it."""
    house = sheet.house
    shown = [*_shown(sheet, body), *first_words(body, house), *last_words(body)]
    evidence: list[Evidence] = []
    found = Credits()
    named_here = any(credited.authors for _, _, credited in shown)
    hands_on = any(not house.is_house(name) for _, _, credited in [*shown, *stated] for name in credited.agencies)
    for source, words, credited in [*shown, *stated]:
        own = Credits(_persons(credited, house), credited.agencies, credited.dateline)
        if (
            hands_on and source == "visible:dateline"
        ):  # «الشونة - المنارة - ... (بترا)»: who edited what an agency wrote
            own = Credits(own.authors, tuple(n for n in own.agencies if not house.is_house(n)), own.dateline)
        if named_here and not source.startswith("visible"):  # metadata names the account that posted it
            own = Credits((), own.agencies, own.dateline)
        more = found.joined(own)
        evidence += _evidence(source, words, own, more, found)
        found = more
    return Bylines(found, tuple(evidence))


def _persons(credited: Credits, house: House) -> tuple[str, ...]:
    return tuple(name for name in credited.authors if not house.is_house(name))


def _evidence(source: str, words: str, own: Credits, more: Credits, before: Credits) -> Iterator[Evidence]:
    if own.authors:
        yield Evidence("authors", source, words, more.authors != before.authors)
    if own.agencies:
        yield Evidence("agencies", source, words, more.agencies != before.agencies)
    if own.dateline:
        yield Evidence("dateline", source, words, more.dateline != before.dateline)
    if not (own.authors or own.agencies or own.dateline) and not source.startswith("visible"):
        yield Evidence("authors", source, words, chosen=False)  # a house or a desk in the place of a person


def _shown(sheet: Sheet, body: Body) -> Iterator[Said]:
    """Credit lines near the article: behind a label, in a part named so, or alone before the first paragraph."""
    page, headline = sheet.page, sheet.headline
    start = max((headline if headline is not None else body.start) - _BEFORE, 0)
    end = min(max(body.numbers, default=body.end) + _AFTER, len(page.blocks))
    for number in range(start, end):
        text = page.blocks[number].text
        if len(text) <= _LONGEST and number != headline and "©" not in text and not _is_elsewhere(sheet, number):
            yield from _in_block(sheet, body, number)


def _in_block(sheet: Sheet, body: Body, number: int) -> Iterator[Said]:
    block, house = sheet.page.blocks[number], sheet.house
    names = _names(sheet.page, number)
    label = _label_before(sheet.page, number)
    line = f"{label}: {block.text}" if label else block.text
    few = 0 < len(block.text.split()) <= _MOST_NAME_WORDS
    if _PLACE_CLASS.search(block.holder.get("class") or "") and few:
        yield "visible:place", block.text, Credits(dateline=block.text)
        return
    says_source = bool(_SOURCE_CLASS.search(names))
    if _AUTHOR_CLASS.search(names) and not says_source:
        below = number > max(body.numbers, default=body.end)  # there, other articles by the same hand are listed too
        if sum(ch.isdigit() for ch in block.text) <= _MOST_DIGITS and (
            not below or kind_of_piece(block.text) is Piece.PERSON
        ):
            yield "visible:author", line, read_byline(line, is_house=house.is_house, is_known=house.is_known)
        return
    credited = None
    if label or says_source or _opens_with_label(block.text) or _is_before(sheet, body, number):
        credited = read_credit(line, is_house=house.is_house, is_known=house.is_known)
        if credited is None and says_source and few:
            credited = read_source(block.text, is_house=house.is_house, is_known=house.is_known)
        if credited is None and _is_name_alone(sheet, body, number):
            credited = Credits(authors=(block.text,))
    if credited is not None:
        yield "visible:credit", line, credited


def _is_name_alone(sheet: Sheet, body: Body, number: int) -> bool:
    """Whether a block is a person's name beside the date of the article, before its first paragraph."""
    page, furniture = sheet.page, sheet.furniture
    text = page.blocks[number].text
    if (
        not body.numbers
        or number >= body.numbers[0]
        or furniture[number] is Furniture.CAPTION
        or len(text.split()) > _MOST_NAME_WORDS
    ):
        return False
    if kind_of_piece(text) is not Piece.PERSON:
        return False
    beside = [n for n in range(number - 2, number + 3) if n != number and 0 <= n < len(page.blocks)]
    return any(furniture[n] is Furniture.META for n in beside)


def _is_elsewhere(sheet: Sheet, number: int) -> bool:
    """Whether a block stands where no credit of the article does: lists, comments, figures."""
    kind = sheet.furniture[number]
    if kind is Furniture.CAPTION:
        return any(region.element.tag in {"figure", "figcaption"} for region in sheet.page.around(number))
    return kind not in {None, Furniture.META, Furniture.TAGS}


def _names(page: Blocks, number: int) -> str:
    """The class, id and itemprop of the small parts around a block, and of the links in it."""
    elements = [region.element for region in page.around(number)[:3] if region.end - region.start <= _SMALL_PART]
    elements += [link.element for link in page.blocks[number].links]
    return " ".join(element.get(key, "") for element in elements for key in ("class", "id", "itemprop", "rel"))


def _label_before(page: Blocks, number: int) -> str:
    """The label that stands alone in the block before: «المصدر:» and then, in an element of its own, the source."""
    if number == 0:
        return ""
    before = page.blocks[number - 1].text
    form = match_form(before).strip(" :-–/|")
    if (
        len(before) <= 24
        and forms("credit_labels").get(form) in _SHOWN_LABELS
        and (":" in before or len(form.split()) == 1)
    ):
        return form
    return ""


def _opens_with_label(text: str) -> bool:
    words = match_form(text).replace(":", " : ").replace("/", " / ").split()
    for size in (3, 2, 1):
        if forms("credit_labels").get(" ".join(words[:size])) in _SHOWN_LABELS and len(words) > size:
            return words[size] in {":", "/", "-", "–", "|"} or len(words) <= size + 4
    return False


def _is_before(sheet: Sheet, body: Body, number: int) -> bool:
    """Whether a block stands between the headline and the first paragraph, or is one of the first or last."""
    first = body.numbers[0] if body.numbers else body.start
    return (sheet.headline or 0) < number <= first or number in body.numbers[:2] + body.numbers[-2:]


def stated_credits(document: Document, data: LinkedData, house: House) -> Iterator[Said]:
    """The authors that the page names for machines: in JSON-LD, meta tags, microdata and hCard."""
    for key in ("author", "creator"):
        for name, is_person in _authors(data.article.get(key)):
            credited = read_byline(name, is_house=house.is_house, is_known=house.is_known)
            if not is_person:
                credited = Credits((), credited.agencies, credited.dateline)
            yield f"json-ld:{key}", name, credited
    metas = document.meta
    for name, value in document.metas:
        if name in _AUTHOR_METAS and not _ADDRESS.search(value) and len(value) <= 120:
            yield f"meta:{name}", value, read_byline(value, is_house=house.is_house, is_known=house.is_known)
    if match_form(metas.get("twitter:label1", "")) in _YOAST_LABELS and "twitter:data1" in metas:
        yield (
            "meta:twitter:data1",
            metas["twitter:data1"],
            read_byline(metas["twitter:data1"], is_house=house.is_house, is_known=house.is_known),
        )
    yield from _hidden_cards(document, house)


def _hidden_cards(document: Document, house: House) -> Iterator[Said]:
    """Authors in microdata and hCard, which many templates write without showing them."""
    for element in document.root.xpath(
        "//body//*[@itemprop='author' or @rel='author' or contains(concat(' ',@class,' '),' vcard ')]"
    )[:3]:
        if "Organization" in (element.get("itemtype") or ""):
            continue
        names = element.xpath(".//*[@itemprop='name' or contains(concat(' ',@class,' '),' fn ')]")
        held = names[0] if names else element
        name = " ".join((held.get("content") or "".join(held.itertext())).split())
        if name and len(name) <= 80:
            yield "microdata:author", name, read_byline(name, is_house=house.is_house, is_known=house.is_known)


def _authors(value: object) -> list[tuple[str, bool]]:
    """Names with whether they are said to be persons; a name alone is taken for one."""
    if isinstance(value, list):
        return [pair for item in value for pair in _authors(item)]
    if isinstance(value, dict):
        kinds = types_of(value)
        return [(name, not kinds or "Person" in kinds) for name in strings(value)]
    return [(name, True) for name in strings(value)]
