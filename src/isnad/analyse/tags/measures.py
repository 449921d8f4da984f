"""What is measured of a candidate: each measure a number, which `weights` turns into the log odds of its being a tag."""

from collections import Counter
from math import log

from isnad.analyse.tags.candidates import Candidate
from isnad.analyse.tags.words import ADJECTIVE, DEFINITE, GIVEN, HOUSE, NAME, NOUN, PLACE, ROLE

_MOST_WORDS = 5


class Measurer:
    """Measures the candidates of one text."""

    def __init__(self, found: dict[str, Candidate], words: int, title: int) -> None:
        """`words` is how many the text has, `title` how many of them its headline."""
        self._words = max(words, 1)
        self._title = title
        self._number: Counter[str] = Counter()
        for candidate in found.values():
            if len(candidate.words) == 1:
                self._number[candidate.words[0].key] += len(candidate.places)

    def measures(self, candidate: Candidate) -> dict[str, float]:
        """The measures of a candidate by name."""
        words, places = candidate.words, candidate.places
        number, size = len(places), len(words)
        first = places[0][0]
        rarity = [word.rarity for word in words]
        head, last = words[0].kinds, words[-1].kinds
        return {
            "times": log(number),
            "once": float(number == 1),
            "whole": candidate.whole / number,
            "rarity, mean": sum(rarity) / size,
            "rarity, sum": sum(rarity),
            "rarity, least": min(rarity),
            "tf-idf": log(number) * sum(rarity) / size,
            "first": log(1 + first),
            "first, share": first / self._words,
            "spread": (places[-1][0] - first) / self._words,
            "in headline": float(first < self._title),
            "one word": float(size == 1),
            "two words": float(size == 2),
            "three words": float(size == 3),
            "four words": float(size == 4),
            "long": float(size >= _MOST_WORDS),
            "name": float(candidate.named),
            "name of several words": float(candidate.named and size > 1),
            "place": float(bool(head & PLACE) and size == 1),
            "definite": float(bool(last & DEFINITE)),
            "adjective": float(bool(last & ADJECTIVE) and size > 1),
            "definite adjective": float(bool(last & ADJECTIVE and last & DEFINITE) and size > 1),
            "house": float(bool(head & HOUSE)),
            "role": float(bool(head & ROLE)),
            "ends in name": float(bool(last & NAME) and not candidate.named),
            "length of text": log(self._words),
            "times, of one word": log(number) * (size == 1),
            "times, of many": log(number) * (size > 1),
            "letters": float(sum(len(w.form) for w in words)),
            "given": float(bool(head & GIVEN)),
            "indefinite one": float(size == 1 and not head & (DEFINITE | NAME)),
        }
