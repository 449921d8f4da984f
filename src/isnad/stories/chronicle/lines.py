"""The sentences of an article that may stand for it: those of its first paragraphs, without what is no sentence of it.

A dateline («القاهرة (رويترز) -»، «الرياض / واس /») is left out at the front, and so are words that only join a sentence
to the one before («وفي سياق متصل،»). Headings, bylines, credits, read-also lines
and questions are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.sentences import sentences
from isnad.arabic.tokens import ARABIC_WORD
from isnad.arabic.word_table import WordTable
from isnad.model import ParagraphKind, Span, Told
from isnad.stories.chronicle.words import is_place, opens_with_verb, tells_nothing, terms_of

_READ = 2_200  # characters of a body: news says what happened first, what stands further down is background
_MOST_LINES = 9
_FEWEST_WORDS = 6
_MOST_WORDS = 85
_MOST_OF_HEADING = 20
_FEWEST_UNENDED = 12  # words of a line that no stop closes; a shorter one is a heading, a byline or a caption
_HEAD_LINES = 2  # paragraphs that may open with a dateline


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article."""

    told: Told
    span: Span
    number: int  # among the sentences of its article, from 0
    words: int  # how many it has
    terms: frozenset[int]  # of those that tell something
    joined: bool = False  # stood behind words that join it to the sentence before


def lines_of(told: Told) -> tuple[Line, ...]:
    """The sentences of an article that may stand for it, in order."""
    found = []
    for number, (start, end, joined) in enumerate(_spans(told)):
        text = told.article.text[start:end]
        words = written_words(text)
        if _is_told(text, len(words)) and not (number and _is_heading(told, start, text, len(words))):
            line = _line(told, start, text, number, words)
            found.append(replace(line, joined=True) if joined else line)
    return tuple(found)


def _is_heading(told: Told, start: int, text: str, words: int) -> bool:
    """Whether a sentence is a paragraph of its own as headings are: short, without a stop, no verb at its head."""
    if words > _MOST_OF_HEADING or _ENDED.search(text) or opens_with_verb(text) or text.endswith(("،", "»", '"')):
        return False
    whole = told.article.text
    alone = whole[:start].rstrip(" \t").endswith("\n") and whole[start + len(text) :].lstrip(" \t")[:1] in {"", "\n"}
    return alone and not tells_nothing(text.split(maxsplit=1)[0])


def headline(told: Told) -> Line | None:
    """The headline as a line, less «عاجل» before it; None where there is none."""
    title = told.article.title
    flash = _FLASH.match(title)
    start = flash.end() if flash else 0
    text = title[start:].rstrip()
    return _line(told, start, text, 0, written_words(text)) if text else None


def _line(told: Told, start: int, text: str, number: int, words: Sequence[str]) -> Line:
    return Line(told, Span(text, start, start + len(text)), number, len(words), terms_of(words))


_FLASH = re.compile(
    r"\s*(?:(?:عاجل(?:\s+جدا)?|تصويب|تحديث|فيديو|بالفيديو|بالصور|صور|شاهد)\s*(?:\||:|\.\.+|…|[-–—])\s*)*"
)


def _spans(told: Told) -> Iterator[tuple[int, int, bool]]:
    """The sentences of the first paragraphs, in code points of the text, behind the datelines; whether joined."""
    offset = len(told.article.title) + 1
    given, end_of_reading, goes_on = 0, offset + _READ, False
    for number, paragraph in enumerate(told.article.paragraphs):
        if offset >= end_of_reading or given >= _MOST_LINES:
            return
        if paragraph.kind is ParagraphKind.TEXT:
            read = paragraph.text[: end_of_reading - offset]
            spans = sentences(read)
            if len(read) < len(paragraph.text) and len(spans) > 1:
                spans = spans[:-1]  # the last one is cut
            for place, (start, end) in enumerate(spans[: _MOST_LINES - given]):
                skip = _dateline(read[start:end], told) if place == 0 and number < _HEAD_LINES else 0
                if place == 0 and number == 0:
                    skip += _glued_caption(read[start + skip : end])
                joint = 0 if skip else _joint(read[start:end])
                if not (goes_on and place == 0 and _PREPOSITION.match(read, start)):
                    yield offset + start + skip + joint, offset + end, joint > 0
                given += 1
            goes_on = not _ENDED.search(paragraph.text[-_TAIL:])
        offset += len(paragraph.text) + 1


def _joint(text: str) -> int:
    """How many characters of a sentence only join it to the one before: «وفي سياق متصل،»."""
    match = _JOINT.match(text)
    if match and match_form(match["words"]).removeprefix("و") in _listed("skipped"):
        return match.end()
    match = _ALSO.match(text)
    if match and opens_with_verb(text[match.end() :]):
        return match.end()
    few = _FEW_WORDS.match(text)
    if few is None or not _OPENS_SKIPPED[few["first"]]:
        return 0
    for match in _GAP.finditer(text[:_OPENING]):
        words = text[: match.start()]
        if match_form(words).removeprefix("و") in _listed("skipped") and opens_with_verb(text[match.end() :]):
            return match.end()
    return 0


def _glued_caption(text: str) -> int:
    """How many characters of a first sentence are a caption whose end of line was lost: «الهولنديةوصلت البعثة»."""
    match = _LOST_LINE_END.search(text[:_CAPTION])
    return match.end() if match and opens_with_verb(text[match.end() :]) else 0


_CAPTION = 160  # characters
_LOST_LINE_END = re.compile(r"(?<=\w\w\w)ة(?=[ء-ي]{3})")  # «ة» ends a word


@cache
def _first_of_skipped() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _listed("skipped"))


_OPENS_SKIPPED = WordTable(lambda form: form.removeprefix("و") in _first_of_skipped())
_FEW_WORDS = re.compile(r"(?P<first>\w+)\s")
_GAP = re.compile(r"(?<=\w)\s+")
_ALSO = re.compile(r"(?:و?كما|وبذلك|وبهذا|ف?قد|وقد|ولقد|ثم)\s+")  # before a verb
_JOINT = re.compile(r"(?P<words>[^\n،,:.]{3,24})[،,]\s+")


@cache
def _listed(kind: str) -> frozenset[str]:
    return wordlists.forms_of("line_openers", kind, "isnad.stories")


def _is_told(text: str, count: int) -> bool:
    if count < _FEWEST_WORDS or count > _MOST_WORDS or _QUESTION.search(text):
        return False
    if text.endswith(":") or text[-1:] == "/" or _ITEM.match(text):
        return False  # it leads to a list, or is of one
    if count < _FEWEST_UNENDED and not _ENDED.search(text):
        return False
    return not _furniture().match(match_form(text[:_OPENING]))


_ITEM = re.compile(r"\s*[-–—•*]\s")
_TAIL = 6
_PREPOSITION = re.compile(r"\s*(?:من|عن|إلى|على|أن|إن|التي|الذي|الذين)\s")  # what a torn sentence goes on with
_OPENING = 60
_QUESTION = re.compile(r"[?؟][\s»”\")]*$")
_ENDED = re.compile(r"[.!…۔][\s»”\")]*$")


@cache
def _furniture() -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, _listed("furniture"))))
    return re.compile(rf"[^\w]*(?:{phrases})(?!\w)")


def _dateline(text: str, told: Told) -> int:
    """How many characters of a first sentence are its dateline; 0 where it has none.

    It is one to four short parts, each closed by a dash, a stroke or a colon, of which one is a place, a house or an
    agency, or behind which the report opens with a verb.
    """
    credit = _CREDITED.match(text) or _BYLINED.match(text)
    if credit:
        return credit.end()
    at, sure = 0, False
    for _ in range(_MOST_PARTS):
        part = _PART.match(text, at)
        if part is None:
            break
        known = bool(part["agency"]) or _is_known(part["named"], told)
        if not known and opens_with_verb(part["named"]):
            break
        sure = sure or known
        if ":" in part["sign"] and not sure:
            return 0
        at = part.end()
        if ":" in part["sign"]:
            break
    return at if sure or opens_with_verb(text[at:]) else 0


_MOST_PARTS = 4
_NAMED = rf"{ARABIC_WORD}(?:\s+{ARABIC_WORD}){{0,3}}(?:،\s+{ARABIC_WORD}(?:\s+{ARABIC_WORD}){{0,2}})?"
# «أتلانتا، الولايات المتحدة الأمريكية (CNN) --»
_CREDITED = re.compile(r"[^()«»\".:؛]{0,60}\([^()\n]{1,40}\)\s*(?:[-–—ـ:]+)\s*(?!$)")
# «فلان الفلاني – صدى – المدينة:»
_BYLINED = re.compile(rf"\s*(?:{_NAMED}\s*[-–—]\s*){{1,3}}{_NAMED}\s*:\s*(?!$)")
_PART = re.compile(
    rf"\s*(?P<named>{_NAMED})\s*"
    r"(?P<agency>[(«\"][^()«»\"\n]{1,40}[)»\"]\s*)?"
    r"(?P<sign>(?:[-–—/:|]|ـ+(?!\w)|،(?=\s*[(«\"]))+)\s*(?!$)"  # a stretched letter within a word is no dash
)


def _is_known(named: str, told: Told) -> bool:
    form = match_form(named)
    if told.article.dateline and match_form(told.article.dateline) in form:
        return True
    if any(match_form(agency) in form for agency in told.article.agencies):
        return True
    if form in _listed("agency") or form.split()[0] in _listed("credit"):
        return True
    return is_place(named) and not opens_with_verb(named)
