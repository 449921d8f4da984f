"""The clauses of what somebody says: their words, and which of these stand under a negation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from isnad.arabic import wordlists
from isnad.model import Span
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, WEEKDAY

_CLAUSE_END = re.compile(
    r"[،؛.:؟!\n]+|\s[-–—]\s|(?=\sو[أإ]ن(?:ه|ها|هم|هما|نا|ني|ما)?\s)|(?=\s(?:لكن|ولكن|بل|فيما|بينما|رغم)\s)"
)
SCOPE = 4  # words that a particle turns round
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
TURNING = frozenset(["particle", "noun"])
_STILL = frozenset(
    ["زال", "يزال", "تزال", "يزالان", "يزالون", "سيما", "بد", "شك", "ريب", "مجرد", "غير"]
)  # «لا يزال», «لا شك»
ANY = frozenset(["اي", "ايه"])
_HELPERS = frozenset(
    [
        "كان",
        "يكن",
        "تكن",
        "يكون",
        "تكون",
        "زال",
        "تم",
        "يتم",
        "تتم",
        "قد",
        "سبق",
        "امكن",
        "يمكن",
        "وجد",
        "يوجد",
        "توجد",
        "وجود",
        "وقوع",
        "حدوث",
        "حصول",
        "صحه",
        "جري",
        "قام",
        "قيام",
        "يوم",
        "امس",
        "مساء",
        "صباح",
        "شكل",
        "قدم",
        "تقديم",
        "تعرض",
        "اجري",
        "شهد",
    ]
)
_SCOPE_ENDS = frozenset(["الا", "بل", "لكن", "سوي", "ولكن", "فقط"])


@dataclass(frozen=True, eq=False)
class Piece:
    """A clause of a statement, with its words."""

    span: Span  # in the text of its state
    words: tuple[Word, ...]
    negated: frozenset[int]  # numbers of words that stand under a negation

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its words, in all their forms."""
        return frozenset(key for word in self.words for key in word.keys)

    @cached_property
    def turners(self) -> tuple[Word, ...]:
        """What turns it round, or half round: «لا»، «إلا»، «فقط»."""
        return tuple([word for word in self.words if word.negates or excepts(word)])

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so: no question, no condition, no other denial told."""
        return not any(word.form in _IF or _denies(word) for word in self.words)


# Words after which a negation does not turn the whole round: «ليس إلا»، «لا ... فقط»، «وليس».
_EXCEPT = frozenset(["سوي", "الا", "فقط", "مجرد", "وليس", "وليست", "بل", "وانما", "انما", "بعيده", "بعيد", "غير"])
_DENIES = "confirm-"  # the axis on which «نفى» and «كذب» stand
_DENYING = ("نفي", "نفت", "نفو", "نافي", "تنفي", "ينفي", "ينفو", "انكر", "فند", "كذب", "نفا")
_IF = frozenset(["اذا", "لو", "هل", "لولا", "حال"])


def excepts(word: Word) -> bool:
    """Whether a negation beside a word does not turn the whole round."""
    return word.form in _EXCEPT or word.lemma in _EXCEPT


def _denies(word: Word) -> bool:
    return word.negates == "verb" and (_DENIES in word.axes or word.form.removeprefix("و").startswith(_DENYING))


_WORD = re.compile(r"\S+")


def located(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The words of a stretch of text as written, each with where it begins."""
    return ((match.start(), match.group()) for match in _WORD.finditer(text, start, end))


def piece_of(span: Span) -> Piece:
    """A span with its words, and which of these are negated."""
    words = words_of(span.text)
    return Piece(span, words, negated(words))


def clauses(content: Span) -> Iterator[Span]:
    """The clauses of a content."""
    start = 0
    for match in _CLAUSE_END.finditer(content.text):
        yield from _span(content, start, match.start())
        start = match.end()
    yield from _span(content, start, len(content.text))


def _span(content: Span, start: int, end: int) -> Iterator[Span]:
    text = content.text[start:end]
    bare = text.strip(" \u00a0«»\"“”'()[]")
    if bare:
        first = start + text.index(bare)
        yield Span(bare, content.start + first, content.start + first + len(bare))


def negated(words: Sequence[Word]) -> frozenset[int]:
    """Which words a negation turns round: the first that tells something behind it, and what «أي» stands before."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if word.negates not in TURNING:
            continue
        if at + 1 < len(words) and (words[at + 1].lemma in _STILL or words[at + 1].form in _STILL):
            continue
        open_head = True
        for place in range(at + 1, min(at + 1 + SCOPE, len(words))):
            here = words[place]
            if here.form in _SCOPE_ENDS or here.negates in TURNING:
                break
            if words[place - 1].form in ANY or (open_head and tells_of(here)):
                if not here.kinds & NAME:  # «جزيرة لا ريونيون»
                    found.add(place)
                open_head = False
    return frozenset(found)


def tells_of(word: Word) -> bool:
    """Whether a word tells what happened, and does not only help another to."""
    if not word.tells or word.kinds & WEEKDAY or word.lemma in _HELPERS or word.form in _HELPERS:
        return False
    return word.form not in _months() and not _YEAR.fullmatch(word.form)


@cache
def _months() -> frozenset[str]:
    return wordlists.forms("date_months")
