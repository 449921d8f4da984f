"""The piece of an article that shows why a search found it, as written."""

import re
from collections.abc import Sequence
from functools import lru_cache

from isnad.arabic.lemmas import located_terms
from isnad.model import Article
from isnad.store.query import Wanted
from isnad.store.words import Words, clean

_LENGTH = 220  # code points: three lines on a phone
_LEAD_IN = 60  # of them before the first word found, where the text has so many
# A long text is not read whole to find the words of one line: where they are is guessed from the index, and so much
# around the guess is read. Texts below it are read whole.
_AROUND = 160

_WORD = re.compile(r"\S+")
_CACHED_WORDS = 30_000  # the words of most lines; about 10 MB

Marks = tuple[tuple[int, int], ...]
_Found = list[tuple[int, int, int]]  # start, end, unit


def snippet(article: Article, words: Words | None, wanted: Wanted) -> tuple[str, Marks]:
    """A piece of the body, else the headline, else the standfirst, and the half-open spans of what was looked for."""
    places = [(article.body, words.body if words else "")]
    places += [(article.title, words.title if words else ""), (article.deck, words.deck if words else "")]
    for text, line in places:
        found = _find(text, line, wanted)
        if found:
            return _cut(text, found)
    return lead(article), ()


def lead(article: Article) -> str:
    """How the body begins, cut at a space."""
    body = article.body or article.deck or article.title
    return _trim(body, 0, min(len(body), _LENGTH))[0]


def _find(text: str, line: str, wanted: Wanted) -> _Found:
    if len(text) > 2 * _AROUND and line:
        guess = _guess(text, line, wanted)
        if guess is None:
            return []
        start, end = _at_spaces(text, guess - _AROUND, guess + _AROUND)
        found = _units_in(text[start:end], wanted)
        if found:
            return [(start + s, start + e, unit) for s, e, unit in found]
    return _units_in(text, wanted)


def _guess(text: str, line: str, wanted: Wanted) -> int | None:
    """About where in the text the most different units stand close together, from the places of its terms."""
    terms = line.split(" ")
    positions = [(place, n) for n, unit in enumerate(wanted.units) for place in _runs(terms, unit)]
    if not positions:
        return None
    span = max(1, _LENGTH * len(terms) // len(text))  # about so many terms are shown
    best = _densest([(place, place + 1, unit) for place, unit in sorted(positions)], span)
    return len(text) * (best[0][0] + best[-1][0]) // (2 * len(terms))


def _runs(terms: Sequence[str], unit: tuple[str, ...]) -> list[int]:
    """Where a unit stands among terms."""
    first, length = unit[0], len(unit)
    places = []
    place = -1
    for _ in range(terms.count(first)):
        place = terms.index(first, place + 1)
        if length == 1 or tuple(terms[place : place + length]) == unit:
            places.append(place)
    return places


def _units_in(text: str, wanted: Wanted) -> _Found:
    located = [
        (term, word.start() + start, word.start() + end)
        for word in _WORD.finditer(text)
        for term, start, end in _located(word[0])
    ]
    terms = [term for term, _, _ in located]
    found = [
        (located[place][1], located[place + len(unit) - 1][2], n)
        for n, unit in enumerate(wanted.units)
        for place in _runs(terms, unit)
    ]
    return sorted(found)


@lru_cache(_CACHED_WORDS)
def _located(word: str) -> tuple[tuple[str, int, int], ...]:
    """The index's terms in what stands between two spaces. No term reaches over a space, so words can be looked up."""
    return tuple((clean(term), start, end) for term, start, end in located_terms(word) if term)


def _densest(found: _Found, span: int) -> _Found:
    """The neighbours within `span` that show most different units, then most words; the first of equals."""
    best: _Found = []
    worth = (0, 0)
    first = 0
    for last in range(len(found)):
        while found[last][1] - found[first][0] > span and first < last:
            first += 1
        near = found[first : last + 1]
        if (merit := (len({unit for _, _, unit in near}), len(near))) > worth:
            best, worth = near, merit
    return best


def _cut(text: str, found: _Found) -> tuple[str, Marks]:
    near = _densest(found, _LENGTH - _LEAD_IN)
    start = max(0, near[0][0] - _LEAD_IN)
    end = max(near[0][1], min(len(text), start + _LENGTH))
    start = max(0, min(start, end - _LENGTH))
    piece, start = _trim(text, start, end, keep=(near[0][0], near[0][1]))
    marks: list[tuple[int, int]] = []
    for begin, stop, _ in found:
        if start <= begin and stop <= start + len(piece) and (not marks or begin - start >= marks[-1][1]):
            marks.append((begin - start, stop - start))
    return piece, tuple(marks)


def _trim(text: str, start: int, end: int, keep: tuple[int, int] = (0, 0)) -> tuple[str, int]:
    """text[start:end] without the halves of words at its ends, and where it starts; `keep` is never cut away."""
    if start and not text[start - 1].isspace():
        space = next((i for i in range(start, max(start, keep[0])) if text[i].isspace()), start)
        start = space
    if end < len(text) and not text[end].isspace():
        floor = max(keep[1], start + 1)
        end = next((i for i in range(end - 1, floor - 1, -1) if text[i].isspace()), end)
    while start < end and text[start].isspace():
        start += 1
    return text[start:end].rstrip(), start


def _at_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(len(text), end)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
