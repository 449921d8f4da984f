"""Keywords that a dump gives in one line without separators, split as far as the article's own phrases tell.

Dumps lose the separators, and the keywords in them are sometimes cut: «كوريا الشمالية رئيس الوزرا». Going from left to
right, the longest run of words that stands together in the headline or the body is one keyword. A single word that
does not stand there as it is may still be one by its lemma (عسكري where the body has العسكرية). What is left is a piece
of a word, or a keyword the text never uses: nobody can tell where it ends, so it is no tag, and stays in the line as
written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import lemma
from isnad.arabic.letters import match_form

_LONGEST_LINE = 4000  # characters; what is longer is no line of keywords
_LONGEST_PHRASE = 8  # words
_SHORTEST_PIECE = 3  # letters of a cut word that tell which word it was cut from
_SEPARATORS = re.compile(r"\s*[،,;؛|•·#\t]+\s*|\s+[-–—/]\s+")
_RUN = re.compile(r"[^\W_]+(?:[ _]+[^\W_]+)*")  # words with nothing but blanks between them
_CONJUNCTIONS_AND_PREPOSITIONS = ("و", "ف", "ب", "ل", "ك")
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of a line."""

    tags: tuple[str, ...]  # as written, each once
    guessed: bool  # whether they had to be split by guessing


def split_keywords(line: str, text: str) -> Keywords:
    """The keywords of a line, at its separators where it has any, else by the phrases of `text`; see above.

    Linear in the length of both. A line of more than 4000 characters is not split: no tags.
    """
    if len(line) > _LONGEST_LINE:
        return Keywords((), guessed=True)
    pieces = [piece.strip(" .:\"'«»[]()") for piece in _SEPARATORS.split(line)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1:
        return Keywords(_unique(pieces), guessed=False)
    written = line.split()
    if len(written) < 2:
        return Keywords(_unique(written), guessed=False)
    return Keywords(_unique(_guessed(written, _Body(text, frozenset(map(match_form, written))))), guessed=True)


class _Body:
    """Which words and phrases a text has, as far as the words of a line go."""

    def __init__(self, text: str, vocabulary: frozenset[str]) -> None:
        self.words: set[str] = set()
        self.phrases: set[tuple[str, ...]] = set()
        for run in _RUN.findall(match_form(text)):
            words = run.replace("_", " ").split()
            self.words.update(words)
            self._add_phrases(words, vocabulary)
        self.words |= {word[1:] for word in self.words if word[:1] in _CONJUNCTIONS_AND_PREPOSITIONS} & vocabulary
        self.lemmas = {lemma(word) for word in self.words}

    def _add_phrases(self, words: Sequence[str], vocabulary: frozenset[str]) -> None:
        for start, word in enumerate(words):
            for first in {word, word[1:]} if word[:1] in _CONJUNCTIONS_AND_PREPOSITIONS else {word}:
                if first not in vocabulary:
                    continue
                phrase = [first]
                for following in words[start + 1 : start + _LONGEST_PHRASE]:
                    if following not in vocabulary:
                        break
                    phrase.append(following)
                    self.phrases.add(tuple(phrase))

    def has(self, word: str) -> bool:
        """Whether the word stands there, as it is or in another form; not where a preposition was cut to it."""
        if word in self.words:
            return True
        return all(proclitic == _ARTICLE for proclitic in peel(word).proclitics) and lemma(word) in self.lemmas

    def cut(self, pieces: frozenset[str]) -> tuple[set[str], set[str]]:
        """Which of the pieces are heads of longer words of the text, and which are tails."""
        lengths = sorted({len(piece) for piece in pieces if len(piece) >= _SHORTEST_PIECE})
        heads, tails = set(), set()
        for word in self.words:
            for length in lengths:
                if length >= len(word):
                    break
                heads.add(word[:length])
                tails.add(word[-length:])
        return heads & pieces, tails & pieces


def _guessed(written: Sequence[str], body: _Body) -> Iterator[str]:
    forms = [match_form(word) for word in written]
    parts = list(_parts(forms, body))
    broken = _broken(forms, parts, body)
    for place, (start, end, found) in enumerate(parts):
        if found and place not in broken:
            yield " ".join(written[start:end])


def _parts(forms: Sequence[str], body: _Body) -> Iterator[tuple[int, int, bool]]:
    """The line cut into phrases of the text and words that are none: start, end, whether the text has it."""
    start = 0
    while start < len(forms):
        end = min(start + _LONGEST_PHRASE, len(forms))
        while end > start + 1 and tuple(forms[start:end]) not in body.phrases:
            end -= 1
        yield start, end, end > start + 1 or body.has(forms[start])
        start = end


def _broken(forms: Sequence[str], parts: Sequence[tuple[int, int, bool]], body: _Body) -> set[int]:
    """Single words that belong to a cut one beside them: of «رئيس الوزرا» the first is no keyword by itself."""
    heads, tails = body.cut(frozenset(forms[start] for start, _, found in parts if not found))
    broken: set[int] = set()
    for place, (start, _, found) in enumerate(parts):
        if found:
            continue
        beside = place - 1 if forms[start] in heads else place + 1 if forms[start] in tails else -1
        if 0 <= beside < len(parts) and parts[beside][1] - parts[beside][0] == 1:
            broken.add(beside)
    return broken


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(match_form(word), word)
    return tuple(found.values())
