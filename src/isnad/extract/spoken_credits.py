"""Credits in the text of an article itself: the dateline that opens it, the agency that closes it."""

import re
from collections.abc import Callable, Iterator

from isnad.extract.credit_words import (
    Piece,
    agency_key,
    credit_form,
    is_place,
    kind_of_piece,
    opens_like_place,
    outlet_key,
)
from isnad.extract.credits import Credits, read_credit
from isnad.extract.houses import House
from isnad.extract.sorting import Body

_HEAD_CHARS = 90  # within which a dateline ends
_MOST_HEAD_WORDS = 12
_MOST_SLASHED_WORDS = 7  # «أم القصب / سونا /»; a slash further on is one of «مارس/آذار»
_HEAD_END = re.compile(r"\s*[:،]\s*|\s*[-–—]+\s*|\s+ـ+\s*|\s*/\s*|\)\s*|[»\"”]\s+")
_TAIL = re.compile(
    r"(?:^|[.!؟»\"”)]\s*|\s)[(\[/«–—-]+\s*([^()\[\]/«»]{2,40}?)\s*[)\]/»]*\s*\.?\s*$|[.!؟»\"”]\s*([^.!؟()]{2,30}?)\s*\.?\s*$"
)
# «نشر موقع ... تقريرا»: the first words of an article that hands on another's story.
_PRINTED = re.compile(
    r"^(?:نشر|نشرت|أوردت|أورد)\s+(?:ال)?(?:موقع|صحيفة|مجلة|وكالة|شبكة|قناة|جريدة)\s+(.{3,60}?)(?=\s+(?:ال\w+ية|ال\w+ي|تقرير|خبر|مقال|تحقيق|أن\b|عن\b|على|في|مقطع|فيديو|صور|،|اليوم|أمس)|[،,.:])"
)
_SLASHED = re.compile(r"([^()\d:،./]{3,25}?)\s*/\s*([^()\d:،./]{2,22}?)\s*/")
_FORM = re.compile(r"([^()\d:،.]{2,30}?)\s*\(([^()\d،]{2,25})\)\s*[-–—:]+")
_PARTS_OF_LANDS = frozenset(
    ["شمال", "جنوب", "شرق", "غرب", "وسط", "ولاية", "محافظة", "إقليم", "شمالي", "جنوبي", "شرقي", "غربي"]
)
_MOST_SLASHED_NAME = 3  # words
_LONGEST_LINE = 40  # characters
_ONE_WORD = re.compile(r"\w+(?=\s)")
_TWO_WORDS = re.compile(r"\w+\s\w+(?=\s)")
_PARTING = frozenset(["-", "–", "—", "/"])
_STOPPED = re.compile(r"[.!؟?]\s*$")
# «دمشق-سانا أكد ...», without a sign after the agency: a name of four letters at least, as shorter ones are words too.
_AGENCY_AFTER = re.compile(r"[^\W\d_]{4,}(?=\s)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&' -]*[A-Za-z0-9]")


def first_words(body: Body, house: House) -> Iterator[tuple[str, str, Credits]]:
    """What the first words of the body credit: a dateline, or «نشر موقع ...» where it hands on another's story."""
    if not body.paragraphs:
        return
    text = body.paragraphs[0].text
    if match := _PRINTED.match(_unvowelled(text)):
        name = _printed_name(match.group(1))
        if name and not house.is_house(name):
            yield "visible:first-words", match.group(), Credits(agencies=(name,))
    if found := read_head(text, house.is_house, house.is_known):
        yield "visible:dateline", found[0], found[1]


def _unvowelled(text: str) -> str:
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


def read_head(
    text: str, is_house: Callable[[str], bool] | None = None, is_known: Callable[[str], bool] | None = None
) -> tuple[str, Credits] | None:
    """The dateline that opens a paragraph, «القاهرة (رويترز) - », and what it credits; None where none does."""
    for words in _heads(text, is_house):
        if len(words.split()) > (_MOST_SLASHED_WORDS if words.endswith("/") else _MOST_HEAD_WORDS):
            continue
        credited = read_credit(words, is_house=is_house, is_known=is_known) or _by_form(words)
        if credited is None:
            continue
        if credited.agencies or (credited.dateline and (credited.authors or len(words.split()) <= 6)):
            return words, credited
    return None


def _heads(text: str, is_house: Callable[[str], bool] | None) -> Iterator[str]:
    """The beginnings of a paragraph that may be its dateline, the longest first."""
    head = text[:_HEAD_CHARS]
    ends = list(_HEAD_END.finditer(head))
    if ends and len(text) <= _LONGEST_LINE and not _STOPPED.search(text):  # «دمشق-سانا» in a line of its own
        yield text.strip()
    for match in reversed(ends):
        if match.group().strip() in _PARTING:
            if (after := _AGENCY_AFTER.match(head, match.end())) and agency_key(after.group()):
                yield head[: after.end()].strip()
            if is_house is not None and is_house(head[: match.start()]):
                yield from _with_place(head, match.end())
        yield head[: match.end()].strip()


def _with_place(head: str, end: int) -> Iterator[str]:
    """«دجلة نيوز – بغداد أعلنت ...»: the name of the house and, without a sign after it, the place."""
    for place in (_TWO_WORDS, _ONE_WORD):
        if (after := place.match(head, end)) and is_place(after.group()):
            yield head[: after.end()].strip()


def _by_form(words: str) -> Credits | None:
    """«الجسر الأبيض (القلزم) -», «أم القصب / نينا /»: a place and an agency that no list knows, told by the signs."""
    match = _FORM.fullmatch(words) or _slashed(words)
    if match is None or is_place(match.group(2)) or match.group(2).split()[0] in _PARTS_OF_LANDS:
        return None
    return Credits(agencies=(match.group(2).strip(),), dateline=match.group(1).strip())


def _slashed(words: str) -> re.Match[str] | None:
    """A place and an agency between slashes, where neither is a desk or a person: «بغداد / خاص /» names no agency."""
    match = _SLASHED.fullmatch(words)
    if match is None:
        return None
    place, agency = match.groups()
    kinds = kind_of_piece(place), kind_of_piece(agency)
    unsure = kinds[0] is Piece.PERSON and not opens_like_place(place)
    known = Piece.DESK in kinds or kinds[1] in {Piece.PERSON, Piece.PLACE}
    return None if unsure or known or max(len(place.split()), len(agency.split())) > _MOST_SLASHED_NAME else match


def last_words(body: Body) -> Iterator[tuple[str, str, Credits]]:
    """An agency that closes the last paragraph: «... (رويترز)», «... . أ ف ب»."""
    for paragraph in body.paragraphs[-1:]:
        if match := _TAIL.search(paragraph.text[-60:]):
            words = (match.group(1) or match.group(2) or "").strip(" .-–()/")
            names = [part.strip(" .-–()") for part in re.split(r"[،,+/]| و(?=وكالات)", words)]
            if names and all(agency_key(name) and _is_sure(name) for name in names):
                yield "visible:last-words", words, Credits(agencies=tuple(names))


def _is_sure(name: str) -> bool:
    return kind_of_piece(name) is Piece.AGENCY and (len(credit_form(name)) > 2 or name.isupper())
