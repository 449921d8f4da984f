"""How much a word tells: the rarer in the news, the more."""

from collections.abc import Mapping
from functools import cache
from math import log

from isnad.arabic import wordlists

_LEAST_SHARE = 0.0004  # of a word that no list has: less than the rarest that the list holds


@cache
def document_shares() -> Mapping[str, float]:
    """The share of articles that have a lemma in headline or lead, 0 to 1 (`data/document_frequencies.tsv`)."""
    return {lemma: float(share) for lemma, share in wordlists.rows("document_frequencies", "isnad.stories")}


def rarity(lemma: str) -> float:
    """The logarithm of articles per article that has the lemma in headline or lead: 0 (in all) to 7.8 (in no list)."""
    return -log(document_shares().get(lemma, _LEAST_SHARE))
