"""How much a word tells: the rarer in the news, the more."""

from functools import cache
from math import log

from isnad.arabic import wordlists

_LEAST_SHARE = 0.0004  # of a word that no list has: less than the rarest that the list holds


@cache
def _shares() -> dict[str, float]:
    return {lemma: float(share) for lemma, share in wordlists.rows("document_frequencies", "isnad.stories")}


def rarity(lemma: str) -> float:
    """The logarithm of articles per article that has the lemma in headline or lead: 0 (in all) to 7.8 (in no list)."""
    return -log(_shares().get(lemma, _LEAST_SHARE))
