"""What is measured of a candidate, and what each measure adds to the log odds of its being a tag.

The measures are those of keyphrase extraction: tf-idf and first position (KEA, Witten et al. 1999), spread (Medelyan
2009), length and kind of the phrase. `evaluation/learn_tags.py` learns their weights, a logistic regression, and writes
`data/tag_weights.tsv`; so every score is a sum that can be shown.
"""

from functools import cache
from math import exp, log
from operator import mul
from typing import NamedTuple

from isnad.analyse.tags.candidates import Candidate
from isnad.analyse.tags.kinds import ADJECTIVE, DEFINITE, GIVEN, HOUSE, NAME, PLACE, ROLE
from isnad.arabic import wordlists

BIAS = "(bias)"
_SHOWN = 6  # of the measures that weighed most
_LONG = 5  # words
MEASURES = (
    "times",
    "once",
    "whole",
    "rarity, mean",
    "rarity, least",
    "tf-idf",
    "first",
    "first, share",
    "in headline",
    "in headline and body",
    "one word",
    "two words",
    "three words",
    "five words",
    "name",
    "name of several words",
    "given name",
    "place",
    "ends in a name",
    "definite",
    "adjective",
    "definite adjective",
    "one word, indefinite",
    "institution",
    "role",
    "length of text",
    "phrase known",
    "phrase unknown",
    "entity",
)


class Text(NamedTuple):
    """What must be known of the text as a whole."""

    words: int  # all of them
    headline: int  # of them in the headline


def measures(candidate: Candidate, text: Text) -> tuple[float, ...]:
    """The measures of a candidate, in the order of MEASURES."""
    words, places = candidate.words, candidate.places
    number, size, first = len(places), len(words), places[0][0]
    rarities = [word.rarity for word in words]
    rarity = sum(rarities)
    head, last = words[0].kinds, words[-1].kinds
    named, single = candidate.named, size == 1
    times = log(number)
    adjective = bool(last & ADJECTIVE) and not single and not named
    heads = first < text.headline and (not single or named or number > 1)  # one word of a headline may be any word
    return (
        times,
        number == 1,
        candidate.whole / number,
        rarity / size,
        min(rarities),
        times * rarity / size,
        log(1 + max(0, first - text.headline)),
        first / max(text.words, 1),
        heads,
        heads and places[-1][0] >= text.headline,
        single,
        size == 2,
        size == 3,
        size >= _LONG,
        named,
        named and not single,
        bool(head & GIVEN),
        single and bool(head & PLACE),
        not named and bool(last & NAME),
        bool(last & DEFINITE),
        adjective,
        adjective and bool(last & DEFINITE),
        single and not head & (DEFINITE | NAME),
        bool(head & HOUSE),
        bool(head & ROLE),
        log(max(text.words, 1)),
        0.0 if single else log(known) if (known := known_phrases().get(candidate.key, 0)) else 0.0,
        not single and candidate.key not in known_phrases(),
        candidate.entity,
    )


def log_odds(values: tuple[float, ...]) -> float:
    """The log odds of a candidate by its measures."""
    bias, weights = _weights()
    return sum(map(mul, values, weights), bias)


def probability(odds: float) -> float:
    """The probability that log odds stand for."""
    return 1 / (1 + exp(-odds))


def contributions(values: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
    """What each measure adds to the log odds, the weightiest first."""
    _, weights = _weights()
    added = [(name, round(value * weight, 2)) for name, value, weight in zip(MEASURES, values, weights, strict=True)]
    return tuple(sorted((part for part in added if part[1]), key=lambda part: -abs(part[1]))[:_SHOWN])


@cache
def known_phrases() -> dict[str, int]:
    """Keys of phrases that news uses again and again, with how many of the articles counted have them."""
    return {key: int(number) for key, number in wordlists.rows("phrase_shares", "isnad.analyse")}


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    rows = {name: float(weight) for name, weight in wordlists.rows("tag_weights", "isnad.analyse")}
    return rows[BIAS], tuple(rows[name] for name in MEASURES)
