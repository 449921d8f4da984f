"""Which candidates become tags: the best, each thing once, no fragment beside the whole."""

from dataclasses import dataclass

from isnad.analyse.tags.candidates import Candidate
from isnad.analyse.tags.measures import Text, log_odds, measures

MOST = 10
LEAST = 5
_ENOUGH = -2.2  # log odds below which no more than LEAST are given: one in ten such phrases is a tag
_LOOKED_AT = 60  # of the best
_MOSTLY = 0.6  # of its occurrences stand within a longer one
_OF_ONE_WORD = 3  # tags that one word may stand in


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that is a tag."""

    candidate: Candidate
    values: tuple[float, ...]  # its measures
    odds: float  # of its being one, in logarithm


def choose(found: dict[str, Candidate], text: Text) -> list[Chosen]:
    """The tags among the candidates, best first."""
    measured = [(candidate, measures(candidate, text)) for candidate in found.values()]
    ranked = [Chosen(candidate, values, log_odds(values)) for candidate, values in measured]
    ranked.sort(key=lambda one: -one.odds)
    return pruned(ranked)


def pruned(ranked: list[Chosen]) -> list[Chosen]:
    """The first of a ranking that do not say what another one says."""
    kept: list[Chosen] = []
    for one in ranked[:_LOOKED_AT]:
        if len(kept) >= MOST or (len(kept) >= LEAST and one.odds < _ENOUGH):
            break
        place = _place_among(kept, one)
        if place is None:
            continue
        if place < len(kept):
            kept[place] = one
            kept[place + 1 :] = [other for other in kept[place + 1 :] if not _says_same(other, one)]
        else:
            kept.append(one)
    return sorted(kept, key=lambda one: -one.odds)


def _place_among(kept: list[Chosen], one: Chosen) -> int | None:
    """Where a candidate goes: behind all, in the place of one that is a fragment of it, or nowhere."""
    keys = one.candidate.keys
    for place, other in enumerate(kept):
        if _is_within(one.candidate, other.candidate) and not _stands_alone(one.candidate, other.candidate):
            return None
        if _is_within(other.candidate, one.candidate):
            if _is_fragment(other.candidate, one.candidate):
                return place
            if not _adds(other.candidate, one.candidate):
                return None
    shared = [sum(key in other.candidate.keys for other in kept) for key in keys]
    return None if max(shared) >= _OF_ONE_WORD else len(kept)


def _says_same(other: Chosen, one: Chosen) -> bool:
    return _is_within(other.candidate, one.candidate) and not _stands_alone(other.candidate, one.candidate)


def _is_within(short: Candidate, long: Candidate) -> bool:
    """Whether a phrase has no word that another lacks; names by their letters, as «عبدالله» is also «عبد الله»."""
    if short.named and long.named and len(short.words) > 1:
        return short.key in long.key
    return short.keys <= long.keys


def _stands_alone(short: Candidate, long: Candidate) -> bool:
    """Whether a short phrase is a thing of its own beside a longer one that has all its words."""
    if short.named and long.named:
        return False
    return len(short.places) - len(long.places) >= max(2, len(long.places))


def _is_fragment(short: Candidate, long: Candidate) -> bool:
    """Whether a short phrase had better be given as the longer one: the last name of a person, half of a term."""
    if short.named and long.named:
        return True
    return len(long.places) >= _MOSTLY * len(short.places)


def _adds(short: Candidate, long: Candidate) -> bool:
    return len(long.places) > 1 and len(short.words) == 1 and not short.named
