"""The words around a figure, each weighing by how much it tells."""

from collections.abc import Mapping

from isnad.stories.counting.words import Sentence
from isnad.stories.rarity import rarity
from isnad.stories.terms import countries, function_words

_NEAR = 5  # words within which the context of a figure weighs in full

_FAR = 0.3


class Context:
    """The words around a figure that tell, weighed when first asked for: most tolls need none."""

    __slots__ = ("_first", "_last", "_sentence", "_weight", "_weights")

    def __init__(self, sentence: Sentence, first: int, last: int) -> None:
        self._sentence, self._first, self._last = sentence, first, last
        self._weights: Mapping[str, float] | None = None
        self._weight = 0.0

    @property
    def weights(self) -> Mapping[str, float]:
        """Lemmas, each with its nearness (0 to 1) times its rarity."""
        if self._weights is None:
            self._weights = _weighed(self._sentence, self._first, self._last)
            self._weight = sum(self._weights.values())
        return self._weights

    def is_elsewhere(self, other: "Context") -> bool:
        """Whether both sentences name countries, and none of the other's."""
        mine, theirs = self._countries(), other._countries()
        return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)

    def _countries(self) -> frozenset[str]:
        return self._sentence.forms & countries()

    def has(self, terms: frozenset[str]) -> bool:
        """Whether one of some lemmas stands in it."""
        return any(word.lemma in terms for word in self._sentence.words)

    def likeness(self, other: "Context") -> float:
        """How much of two contexts is the same, each word weighing by how much it tells; 0 to 1."""
        mine, theirs = self.weights, other.weights
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        shared = 0.0
        for term, one in mine.items():
            if two := theirs.get(term):
                shared += min(two, one)
        less = min(self._weight, other._weight)
        return shared / less if less else 0.0


def _weighed(sentence: Sentence, first: int, last: int) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for place, word in enumerate(sentence.words):
        if place in sentence.counted or word.lemma in function_words() or len(word.lemma) < 2:
            continue
        far = first - place if place < first else place - last
        weight = (1.0 if far <= _NEAR else _FAR) * rarity(word.lemma)
        found[word.lemma] = max(found.get(word.lemma, 0.0), weight)
    return found
