"""How much a shared word says: rare in the news and not in every article of the story."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from isnad.stories.opposing.readings import TURNING, Reading, tells_of
from isnad.stories.opposing.references import refers
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import Word
from isnad.stories.rarity import document_shares
from isnad.stories.terms import STOP

_RARE = 0.0005  # of all articles: the share of lemmas that the list lacks
_LEAST = 0.25  # weight of the commonest word that tells something
_TOPIC = 0.4  # share of a story's texts from which on a word is what the story is about
_TOPIC_WEIGHT = 0.5
_FEW_TEXTS = 4  # of fewer texts no word is more the story's than another


class Weights:
    """The weights of the words of one story."""

    def __init__(self, found: Iterable[Statement]) -> None:
        by_copy: defaultdict[str, set[str]] = defaultdict(set)
        for statement in found:
            by_copy[statement.told.placed.placement.copy].update(statement.reading.word_keys)
        self._texts = Counter(chain.from_iterable(by_copy.values()))
        self._copies = len(by_copy)
        self._known: dict[Word, float] = {}
        self._denied: dict[Reading | None, Mapping[str, Word]] = {}

    def of(self, word: Word) -> float:
        """From 0, of what tells nothing, to 1, of a rare word."""
        weight = self._known.get(word)
        if weight is None:
            weight = self._known[word] = self._weight(word)
        return weight

    def _weight(self, word: Word) -> float:
        if (word.kinds & STOP and not word.axes) or word.negates in TURNING or refers(word):
            return 0.0
        weight = max(_LEAST, math.log(document_shares().get(word.lemma, _RARE)) / math.log(_RARE))
        # In so many of the story's texts a word tells none of its claims from others.
        is_topic = self._copies >= _FEW_TEXTS and self._texts[word.key] >= _TOPIC * self._copies
        return weight * _TOPIC_WEIGHT if is_topic else weight

    def denied(self, denial: Statement) -> Mapping[str, Word]:
        """The words of what a denial denies that tell something, by their keys, in order."""
        own = denial.pieces[0].reading if denial.pieces else None
        found = self._denied.get(own)
        if found is None:
            words = own.words if own else ()
            found = self._denied[own] = {word.key: word for word in words if self.of(word) > 0 and tells_of(word)}
        return found

    def total(self, words: Sequence[Word]) -> float:
        """The weight of all words, each once."""
        return math.fsum([self.of(word) for word in {word.key: word for word in words}.values()])
