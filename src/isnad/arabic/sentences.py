"""Sentences: where each begins and ends.

A sentence ends at the end of a line, or at a stop, question or exclamation mark that a space, the end of the text or
the next sentence follows; quotation marks and brackets that close there belong to it. A stop within a number, after an
initial («د.», «أ. ف. ب.») or an abbreviation, after the number that opens a line, or inside brackets ends nothing, and
neither do two dots (the pause of the press) or dots that stand alone. An Arabic semicolon parts clauses only.
"""

import re
from bisect import bisect_right

from isnad.arabic import wordlists
from isnad.arabic.letters import INVISIBLE, MARK, TATWEEL, is_arabic_letter
from isnad.arabic.word_table import WordTable

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = rf"(?:\s|{INVISIBLE})*"
_STOP = re.compile(rf"(?:[.!?؟…۔](?:{INVISIBLE}|[ \u00a0](?=[!?؟]))*)+")
# What closes at the end of a sentence; a straight quotation mark closes only when no word follows it.
_CLOSERS = re.compile(rf"(?:{INVISIBLE}|\s*(?:[»”’)\]}}]|[\"'](?=[\s»”’)\]}}.,،]|{INVISIBLE}|$)))*")
_GOES_ON = re.compile(rf"{_EDGE}[,،؛;:]")
_WORD_BEFORE = re.compile(rf"(?:[^\W_]|{MARK}|{TATWEEL}|\.(?! ))+$")
_LETTER_BEFORE = re.compile(rf"(?<![^\W_])([^\W\d_])(?:{MARK})*$")
_LETTERS_APART = re.compile(r"(?<!\w)[^\W\d_] $")
_LIST_NUMBER = re.compile(r"\s*\(?\d{1,3}$")
_NEXT_WORD = re.compile(r"[\s«“\"'(]*([^\W\d_]+)")
_BRACKET = re.compile(r"[()]")
_LOOK_BACK = 24  # no abbreviation is longer
_LOOK_AHEAD = 40
_LONGEST_ASIDE = 300  # a bracket that closes later than this was forgotten open


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open spans of the sentences of a text, in order and without the white space around them.

    Every character that is not white space or invisible stands in exactly one. Linear time.
    """
    return tuple(span for line in _LINE.finditer(text) for span in _sentences_of(line.group(), line.start()))


def _sentences_of(line: str, offset: int) -> list[tuple[int, int]]:
    ends = _ends(line)
    spans = []
    start = 0
    for end in (*ends, len(line)):
        lead = _LEAD.match(line, start, end)
        first = lead.end() if lead else start
        last = end
        while last > first and _is_blank(line[last - 1]):
            last -= 1
        if first < last:
            spans.append((offset + first, offset + last))
        start = end
    return spans


_LEAD = re.compile(_EDGE)
_BLANK = re.compile(rf"\s|{INVISIBLE}")


def _is_blank(ch: str) -> bool:
    return ch == " " or _BLANK.match(ch) is not None


def _ends(line: str) -> list[int]:
    """Where the sentences of a line end, its own end excepted."""
    asides = _asides(line)
    starts = [start for start, _ in asides]
    ends: list[int] = []
    for stop in _STOP.finditer(line):
        if ends and stop.start() < ends[-1]:
            continue
        aside = bisect_right(starts, stop.start()) - 1
        if aside >= 0 and stop.start() < asides[aside][1] - 1:
            continue
        closers = _CLOSERS.match(line, stop.end())
        end = closers.end() if closers else stop.end()
        if _is_end(line, stop, end):
            ends.append(end)
    return ends


def _asides(line: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets that close soon, as spans."""
    opened = -1
    pairs = []
    for bracket in _BRACKET.finditer(line):
        if bracket.group() == "(":
            if opened < 0 or bracket.start() - opened > _LONGEST_ASIDE:
                opened = bracket.start()
        elif opened >= 0:
            if bracket.end() - opened <= _LONGEST_ASIDE:
                pairs.append((opened, bracket.end()))
            opened = -1
    return pairs


def _is_end(line: str, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at a stop whose closing marks end at `end`."""
    if end == len(line):
        return True
    if _GOES_ON.match(line, end):
        return False
    spaced = _is_blank(line[end])
    if not spaced and not _begins_at_once(line, stop, end):
        return False
    marks = stop.group()
    if marks != ".":
        marks = _BESIDE_MARKS.sub("", marks)
    if not _ASKS_OR_CALLS.isdisjoint(marks):
        return True
    if marks != ".":  # dots
        return len(marks) != 2 and marks[0] in ".…" and stop.start() > 0 and not line[stop.start() - 1].isspace()
    return _is_full_stop(line, stop.start(), end)


_BESIDE_MARKS = re.compile(rf"{INVISIBLE}| ")
_ASKS_OR_CALLS = frozenset("!?؟۔")


def _begins_at_once(line: str, stop: re.Match[str], end: int) -> bool:
    """Whether the next sentence follows without a space, as it often does in copy typed in haste."""
    before, after = line[stop.start() - 1 : stop.start()], line[end]
    if not (is_arabic_letter(after) or after in "«“"):
        return False
    if after in "«“":
        return True
    return not _LETTER_BEFORE.search(line, max(0, stop.start() - 3), stop.start()) and (
        end > stop.end() or is_arabic_letter(before) or before.isdigit() or re.fullmatch(MARK, before) is not None
    )


def _is_full_stop(line: str, place: int, end: int) -> bool:
    """Whether the single dot at `place` ends a sentence, and no initial, abbreviation or list number."""
    following = _NEXT_WORD.match(line, end, end + _LOOK_AHEAD)
    opens = following is not None and _OPENERS[following.group(1)]
    if following and following.group(1)[0].islower():
        return False
    before = line[max(0, place - _LOOK_BACK) : place]
    if place <= _LOOK_BACK and _LIST_NUMBER.fullmatch(before):
        return False
    kind = _abbreviation(before)
    if kind:
        return kind == "other" and opens
    letter = _LETTER_BEFORE.search(before)
    if not letter or before[letter.start() - 1 : letter.start()].isdigit():  # «عام 2018م.»
        return True
    return opens or _LETTERS_APART.search(before[: letter.start()]) is not None  # «أ ف ب.»


_OPENERS = WordTable(lambda form: form in wordlists.words("sentence_openers"))


def _abbreviation(before: str) -> str:
    """The kind of the abbreviation that ends here, or «»."""
    word = _WORD_BEFORE.search(before)
    return _KINDS.get(word.group().strip("."), "") if word else ""


_KINDS = {row[0]: row[1] for row in wordlists.rows("abbreviations")}
