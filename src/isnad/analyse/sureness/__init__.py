"""How surely a claim was read: the chance that it is its speaker's, and that it begins and ends where it is shown to.

Two logistic regressions on what is seen of a claim: the verb, the words of the name, its place, and what stands at the
edges of the content. Their weights, `data/sureness_weights.tsv`, are learned by evaluation/learn_sureness.py from
claims that were judged one by one by readers. Who shows claims together, or against each other, asks for sure ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp

from isnad.analyse.claims.reading import Reading
from isnad.analyse.sureness.of_content import seen_of_content
from isnad.analyse.sureness.of_speaker import seen_of_speaker
from isnad.analyse.sureness.of_text import seen_of_text
from isnad.analyse.sureness.places import Article, Placed
from isnad.arabic import wordlists
from isnad.model import Claim, Entity

__all__ = ["BIAS", "features", "with_sureness"]

BIAS = "bias"
UNIT = 100  # of the weights of the list: hundredths of a logit


def with_sureness(
    claims: Sequence[Claim], reading: Reading, title_end: int, entities: Sequence[Entity]
) -> tuple[Claim, ...]:
    """The claims of a text, each with how surely it was read; its headline ends at `title_end` (code points)."""
    weights = _weights()
    article = Article(reading, title_end, claims, entities)
    return tuple(_judged(claim, features(article, claim), weights) for claim in claims)


def features(article: Article, claim: Claim) -> Iterator[str]:
    """The names of all that is seen of a claim."""
    placed = Placed(article, claim)
    for seen in (seen_of_text, seen_of_speaker, seen_of_content):
        yield from map(str.rstrip, seen(placed))  # outside the text there is no word and no kind


def _judged(claim: Claim, seen: Iterator[str], weights: Mapping[str, tuple[int, int]]) -> Claim:
    speaker, content = weights[BIAS]
    for name in set(seen):
        if name in weights:
            of_speaker, of_content = weights[name]
            speaker += of_speaker
            content += of_content
    return replace(claim, speaker_chance=_chance(speaker), content_chance=_chance(content))


def _chance(odds: int) -> float:
    """The chance that a reading is right, from the log odds that it is wrong; two digits are more than it knows."""
    return round(1 / (1 + exp(odds / UNIT)), 2)


@cache
def _weights() -> dict[str, tuple[int, int]]:
    """What each feature adds to the log odds that speaker and content are wrong."""
    rows = wordlists.rows("sureness_weights", "isnad.analyse")
    return {name: (int(speaker), int(content)) for name, speaker, content in rows}
