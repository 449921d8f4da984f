"""Words before and after a number that say how it is meant."""

from isnad.arabic.numbers.lexicon import Phrase, context, phrases_after, phrases_before
from isnad.arabic.numbers.scan import Line
from isnad.model import Bound

_QUOTES = " \t«»\"“”'‘’("
_FARTHEST = 3  # nouns between «تجاوز» and its number: «تجاوز سعر برميل النفط 60»
_TIMES = frozenset({"في", "خلال", "هذا", "هذه"})  # «تجاوز خلال العام الماضي 60», but not «تجاوز في 60 دقيقة»
_NOUNS_BEFORE_AFTERWORD = 4  # tokens between a number and «على الأقل»: «أربعة من رجال الشرطة على الأقل»


def bound_before(line: Line, first: int, floor: int) -> tuple[Bound, int] | None:
    """The bound that stands before the token `first`, and where it begins, not before the token `floor`."""
    if first <= floor or not _is_near(line, first):
        return None
    before = first - 1
    if len(line.word(before)) == 1 and before > floor and _is_near(line, before):
        before -= 1  # «بنحو ب 20»: a letter by itself
    found = _ending_at(line, before, floor, far=False)
    if found:
        return found
    particles = context("particle")
    for step in range(_FARTHEST):
        word = line.word(before)
        if before <= floor or not line.follows(before) or not word[0].isalpha():
            return None
        if word in particles and not (step and word in _TIMES):
            return None
        before -= 1
        found = _ending_at(line, before, floor, far=True)
        if found:
            return found
    return None


def bound_after(line: Line, last: int, ceiling: int) -> tuple[Bound, int] | None:
    """The bound that stands after the token `last` and what it counts, and the last token of it, before `ceiling`."""
    phrases = phrases_after()
    for place in range(last + 1, min(last + 2 + _NOUNS_BEFORE_AFTERWORD, ceiling)):
        if not _is_near(line, place):
            return None
        for phrase in phrases.get(line.word(place), ()):
            end = place + len(phrase.words)
            if end <= ceiling and _stands(line, phrase, place) and not _bounds_the_next(line, phrase, end):
                return phrase.bound, end - 1
    return None


def _bounds_the_next(line: Line, phrase: Phrase, end: int) -> bool:
    """«61 قتيلا وأكثر من 2000 جريح»: what «و» joins is of the next number."""
    return phrase.words[0].startswith("و") and end < len(line.tokens) and line.word(end) == "من"


def _ending_at(line: Line, last: int, floor: int, *, far: bool) -> tuple[Bound, int] | None:
    for phrase in phrases_before().get(line.word(last), ()):
        start = last + 1 - len(phrase.words)
        if start >= floor and (phrase.far or not far) and _stands(line, phrase, start):
            return phrase.bound, line.tokens[start][1] + phrase.skip
    return None


def _stands(line: Line, phrase: Phrase, start: int) -> bool:
    for i, word in enumerate(phrase.words):  # a loop, since this is asked more often than anything else here
        if line.word(start + i) != word or (i and not line.follows(start + i)):
            return False
    return True


def _is_near(line: Line, place: int) -> bool:
    """Whether only blanks, quotation marks and brackets part a token from the one before it."""
    return 0 < place < len(line.tokens) and not line.gap(place).strip(_QUOTES)
