"""Who wrote an article, whom it credits and from where: by its visible credit lines, its first and last words, its metadata."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Block, Blocks
from isnad.extract.body import Body
from isnad.extract.credit_words import Piece, agency_key, credit_form, is_place, kind_of_piece, outlet_key
from isnad.extract.credits import Credits, read_byline, read_credit
from isnad.extract.document import Document
from isnad.extract.furniture import Furniture
from isnad.extract.houses import House
from isnad.extract.linked_data import LinkedData, strings, types_of
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
_HEAD_CHARS = 90  # within which a dateline ends
_HEAD_END = re.compile(r"\s*[:،]\s*|\s*[-–—]+\s*|\s+ـ+\s*|\)\s*|[»\"”]\s+")
_TAIL = re.compile(
    r"(?:^|[.!؟»\"”)]\s*|\s)[(\[/«–—-]+\s*([^()\[\]/«»]{2,40}?)\s*[)\]/»]*\s*\.?\s*$|[.!؟»\"”]\s*([^.!؟]{2,30}?)\s*\.?\s*$"
)
# «نشر موقع ... تقريرا»: the first words of an article that hands on another's story.
_PRINTED = re.compile(
    r"^(?:نشر|نشرت|أوردت|أورد)\s+(?:ال)?(?:موقع|صحيفة|مجلة|وكالة|شبكة|قناة|جريدة)\s+(.{3,60}?)(?=\s+(?:ال\w+ية|ال\w+ي|تقرير|خبر|مقال|تحقيق|أن\b|عن\b|على|في|مقطع|فيديو|صور|،|اليوم|أمس)|[،,.:])"
)
_FORM = re.compile(r"([^()\d:،.]{2,30}?)\s*\(([^()\d،]{2,25})\)\s*[-–—:]+")
_PARTS_OF_LANDS = frozenset(
    ["شمال", "جنوب", "شرق", "غرب", "وسط", "ولاية", "محافظة", "إقليم", "شمالي", "جنوبي", "شرقي", "غربي"]
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&' -]*[A-Za-z0-9]")
_SHOWN_LABELS = frozenset(["source", "author"])


@dataclass(frozen=True, slots=True)
class Bylines:
    """Who is credited, and the evidence."""

    credits: Credits
    evidence: tuple[Evidence, ...]


def find_bylines(document: Document, data: LinkedData, page: Blocks, furniture: Sequence[Furniture | None], body: Body,
                 headline: int | None, house: House) -> Bylines:  # fmt: skip
    """The persons, agencies and places that an article credits."""
    shown = [*_shown(page, furniture, body, headline, house), *_first_words(body, house), *_last_words(body)]
    stated = list(_stated(document, data, house))
    evidence: list[Evidence] = []
    found = Credits()
    named_here = any(credits.authors for _, _, credits in shown)
    for source, words, credits in [*shown, *stated]:
        own = Credits(_persons(credits, house), credits.agencies, credits.dateline)
        if named_here and not source.startswith("visible"):  # metadata names the account that posted it
            own = Credits((), own.agencies, own.dateline)
        more = found.joined(own)
        evidence += _evidence(source, words, own, more, found)
        found = more
    return Bylines(found, tuple(evidence))


def _persons(credits: Credits, house: House) -> tuple[str, ...]:
    return tuple(name for name in credits.authors if not house.is_house(name))


def _evidence(source: str, words: str, own: Credits, more: Credits, before: Credits) -> Iterator[Evidence]:
    if own.authors:
        yield Evidence("authors", source, words, more.authors != before.authors)
    if own.agencies:
        yield Evidence("agencies", source, words, more.agencies != before.agencies)
    if own.dateline:
        yield Evidence("dateline", source, words, more.dateline != before.dateline)
    if not (own.authors or own.agencies or own.dateline) and not source.startswith("visible"):
        yield Evidence("authors", source, words, chosen=False)  # a house or a desk in the place of a person


def _shown(
    page: Blocks, furniture: Sequence[Furniture | None], body: Body, headline: int | None, house: House
) -> Iterator[tuple[str, str, Credits]]:
    """Credit lines near the article: behind a label, in a part named so, or alone before the first paragraph."""
    start = max((headline if headline is not None else body.start) - _BEFORE, 0)
    end = min(max(body.numbers, default=body.end) + _AFTER, len(page.blocks))
    for number in range(start, end):
        block = page.blocks[number]
        if len(block.text) > 120 or number == headline or "©" in block.text or _is_elsewhere(page, furniture, number):
            continue
        names = _names(page, number)
        label = _label_before(page, number)
        line = f"{label}: {block.text}" if label else block.text
        if _PLACE_CLASS.search(block.holder.get("class") or "") and len(block.text.split()) <= 3:
            yield "visible:place", block.text, Credits(dateline=block.text)
            continue
        if _AUTHOR_CLASS.search(names) and not _SOURCE_CLASS.search(names):
            if not _is_counter(block):
                yield "visible:author", line, read_byline(line, is_house=house.is_house)
            continue
        if label or _SOURCE_CLASS.search(names) or _opens_with_label(block.text) or _is_before(body, number, headline):
            credits = read_credit(line, is_house=house.is_house)
            if credits is None and _SOURCE_CLASS.search(names) and 0 < len(block.text.split()) <= 4:
                credits = read_credit(f"المصدر: {block.text}", is_house=house.is_house)
            if credits is None and _is_name_alone(page, furniture, body, number):
                credits = Credits(authors=(block.text,))
            if credits is not None:
                yield "visible:credit", line, credits


def _is_name_alone(page: Blocks, furniture: Sequence[Furniture | None], body: Body, number: int) -> bool:
    """Whether a block is a person's name beside the date of the article, before its first paragraph."""
    text = page.blocks[number].text
    if not body.numbers or number >= body.numbers[0] or furniture[number] is Furniture.CAPTION or len(text.split()) > 4:
        return False
    if kind_of_piece(text) is not Piece.PERSON:
        return False
    beside = [n for n in range(number - 2, number + 3) if n != number and 0 <= n < len(page.blocks)]
    return any(furniture[n] is Furniture.META for n in beside)


def _is_elsewhere(page: Blocks, furniture: Sequence[Furniture | None], number: int) -> bool:
    kind = furniture[number]
    return (kind is not None and kind not in {Furniture.META, Furniture.CAPTION, Furniture.TAGS}) or (
        kind is Furniture.CAPTION
        and any(region.element.tag in {"figure", "figcaption"} for region in page.around(number))
    )


def _names(page: Blocks, number: int) -> str:
    own = page.around(number)[:3]
    links = " ".join(
        f"{link.element.get('rel', '')} {link.element.get('class', '')} {link.element.get('itemprop', '')}"
        for link in page.blocks[number].links
    )
    return (
        " ".join(
            f"{r.element.get('class', '')} {r.element.get('id', '')} {r.element.get('itemprop', '')}"
            for r in own
            if r.end - r.start <= 4
        )
        + f" {links}"
    )


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


def _is_before(body: Body, number: int, headline: int | None) -> bool:
    first = body.numbers[0] if body.numbers else body.start
    return (headline or 0) < number <= first or number in body.numbers[:2] + body.numbers[-2:]


def _is_counter(block: Block) -> bool:
    return sum(ch.isdigit() for ch in block.text) > 6


def _first_words(body: Body, house: House) -> Iterator[tuple[str, str, Credits]]:
    if not body.paragraphs:
        return
    text = body.paragraphs[0].text
    if match := _PRINTED.match(match_form_kept(text)):
        name = _printed_name(match.group(1))
        if name and not house.is_house(name):
            yield "visible:first-words", match.group(), Credits(agencies=(name,))
    if found := read_head(text, house.is_house):
        yield "visible:dateline", found[0], found[1]


def match_form_kept(text: str) -> str:
    """The text without vowel signs that would hide a word from a pattern; letters as written."""
    return re.sub("[\u064b-\u0652\u0640]", "", text)


def _printed_name(words: str) -> str:
    """The name in «موقع Middle East Eye البريطاني»: quoted, in Latin letters, known to us, or the first two words."""
    words = words.strip(' «»"“”()')
    if latin := _LATIN.match(words):
        return latin.group().strip()
    parts = words.split()
    for size in range(min(4, len(parts)), 0, -1):
        name = " ".join(parts[:size]).strip('«»"“”()')
        if outlet_key(name) or agency_key(name):
            return name
    return words if len(parts) <= 2 else ""


def read_head(text: str, is_house: Callable[[str], bool] | None = None) -> tuple[str, Credits] | None:
    """The dateline that opens a paragraph, «القاهرة (رويترز) - », and what it credits; None where none does."""
    head = text[:_HEAD_CHARS]
    ends = [match.end() for match in _HEAD_END.finditer(head)]
    for end in reversed(ends):
        words = head[:end].strip()
        if len(words.split()) > 12:
            continue
        credits = read_credit(words, is_house=is_house) or _by_form(words)
        if credits is None:
            continue
        if credits.agencies or (credits.dateline and (credits.authors or len(words.split()) <= 6)):
            return words, credits
    return None


def _by_form(words: str) -> Credits | None:
    """«الجسر الأبيض (القلزم) -»: a place and an agency that no list knows, told by how they are written."""
    match = _FORM.fullmatch(words)
    if match is None or is_place(match.group(2)) or match.group(2).split()[0] in _PARTS_OF_LANDS:
        return None
    return Credits(agencies=(match.group(2).strip(),), dateline=match.group(1).strip())


def _last_words(body: Body) -> Iterator[tuple[str, str, Credits]]:
    """An agency that closes the last paragraph: «... (رويترز)», «... . أ ف ب»."""
    for paragraph in body.paragraphs[-1:]:
        if match := _TAIL.search(paragraph.text[-60:]):
            words = (match.group(1) or match.group(2) or "").strip(" .-–()/")
            names = [part.strip(" .-–()") for part in re.split(r"[،,+/]| و(?=وكالات)", words)]
            if names and all(agency_key(name) and _is_sure(name) for name in names):
                yield "visible:last-words", words, Credits(agencies=tuple(names))


def _is_sure(name: str) -> bool:
    return kind_of_piece(name) is Piece.AGENCY and (len(credit_form(name)) > 2 or name.isupper())


def _stated(document: Document, data: LinkedData, house: House) -> Iterator[tuple[str, str, Credits]]:
    """The authors that the head of the page names."""
    for key in ("author", "creator"):
        for name, is_person in _authors(data.article.get(key)):
            credits = read_byline(name, is_house=house.is_house)
            if not is_person:
                credits = Credits((), credits.agencies, credits.dateline)
            yield f"json-ld:{key}", name, credits
    metas = dict(reversed(document.metas))
    for name, value in document.metas:
        if name in _AUTHOR_METAS and not _ADDRESS.search(value) and len(value) <= 120:
            yield f"meta:{name}", value, read_byline(value, is_house=house.is_house)
    if match_form(metas.get("twitter:label1", "")) in _YOAST_LABELS and "twitter:data1" in metas:
        yield "meta:twitter:data1", metas["twitter:data1"], read_byline(metas["twitter:data1"], is_house=house.is_house)
    yield from _hidden_cards(document, house)


def _hidden_cards(document: Document, house: House) -> Iterator[tuple[str, str, Credits]]:
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
            yield "microdata:author", name, read_byline(name, is_house=house.is_house)


def _authors(value: object) -> list[tuple[str, bool]]:
    """Names with whether they are said to be persons; a name alone is taken for one."""
    if isinstance(value, list):
        return [pair for item in value for pair in _authors(item)]
    if isinstance(value, dict):
        kinds = types_of(value)
        return [(name, not kinds or "Person" in kinds) for name in strings(value)]
    return [(name, True) for name in strings(value)]
