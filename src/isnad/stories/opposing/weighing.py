"""How much a shared word says: rare in the news and not in every article of the story."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.stories.opposing.statements import Piece, Statement, keys_of
from isnad.stories.opposing.words import Word
from isnad.stories.terms import STOP

_RARE = 0.0005  # of all articles: the share of lemmas that the list lacks
_LEAST = 0.25  # weight of the commonest word that tells something
_TOPIC = 0.4  # share of a story's texts from which on a word is what the story is about
_TOPIC_WEIGHT = 0.4
_FEW_TEXTS = 4  # of fewer texts no word is more the story's than another
_ROOT_ONLY = 0.75  # of its weight, where only its root is shared
_ALIKE = 0.6  # ... where a word that says much the same stands for it


class Weights:
    """The weights of the words of one story."""

    def __init__(self, found: Iterable[Statement]) -> None:
        texts: defaultdict[str, set[str]] = defaultdict(set)
        copies: set[str] = set()
        for statement in found:
            copy = statement.told.placed.placement.copy
            copies.add(copy)
            for piece in statement.pieces:
                for word in piece.words:
                    texts[keys_of(word)[0]].add(copy)
        self._texts = Counter({key: len(where) for key, where in texts.items()})
        self._copies = len(copies)

    def of(self, word: Word) -> float:
        """From 0, of what tells nothing, to 1, of a rare word."""
        if (word.kinds & STOP and not word.axes) or word.negates or refers(word):
            return 0.0
        weight = max(_LEAST, math.log(_shares().get(word.lemma, _RARE)) / math.log(_RARE))
        return weight * _TOPIC_WEIGHT if self.is_topic(word) else weight

    def is_topic(self, word: Word) -> bool:
        """Whether it stands in so many of the story's texts that it tells none of its claims from others."""
        return self._copies >= _FEW_TEXTS and self._texts[keys_of(word)[0]] >= _TOPIC * self._copies

    def total(self, words: Sequence[Word]) -> float:
        """The weight of all words, each once."""
        return math.fsum(self.of(word) for word in {keys_of(word)[0]: word for word in words}.values())


class Bag:
    """The words of a piece to look others up in."""

    def __init__(self, piece: Piece) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._axes: defaultdict[str, list[int]] = defaultdict(list)
        self._negated = piece.negated
        for place, word in enumerate(piece.words):
            for key in keys_of(word):
                self._places[key].append(place)
            for axis in word.axes:
                self._axes[axis].append(place)

    def share(self, word: Word) -> tuple[float, int]:
        """How much of a word's weight stands here, and at which place; 0 and -1 where nothing does."""
        for key, part in zip(keys_of(word), (1.0, _ROOT_ONLY), strict=False):
            if key in self._places:
                return part, self._places[key][0]
        for axis in word.axes:
            if axis in self._axes:
                return _ALIKE, self._axes[axis][0]
        return 0.0, -1

    def against(self, word: Word) -> int:
        """The place of a word that stands against this one, -1 where none does."""
        return next((self._axes[axis][0] for axis in word.against if axis in self._axes), -1)


@cache
def _shares() -> Mapping[str, float]:
    return {lemma: float(share) for lemma, share in wordlists.rows("document_frequencies", "isnad.stories")}


@cache
def _references() -> Mapping[str, str]:
    return {match_form(word): kind for word, kind in wordlists.rows("reference_words", "isnad.stories")}


def refers(word: Word) -> bool:
    """Whether a word points at what was said, and says nothing of what."""
    return word.form in _references() or word.lemma in _references()


def points(word: Word) -> bool:
    """Whether it is «this» or «that»."""
    return _references().get(word.form) == "this"
