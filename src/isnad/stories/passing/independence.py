"""Who said a claim independently of each other: counted twice only where names, articles and words say so."""

from collections.abc import Sequence

from isnad.model import Form, Hand
from isnad.stories.passing.said import FACT
from isnad.stories.passing.sources import Alike, Source, alike, source_of
from isnad.stories.passing.ways import Walked, have_one_credit

_OWN_WORDS = 0.6  # of the telling words of two who say the same: if they share more, they are not two


def independent_of(walked: Sequence[Walked]) -> tuple[Hand, ...]:
    """Who said it independently of each other, the first first; whoever may be one of those before him is none."""
    kept: list[Walked] = []
    for each in walked:
        if not kept or (each.said.kind == FACT and all(_is_independent(each, other) for other in kept)):
            kept.append(each)
    return tuple(_fullest(each.source, each.way.hands[0], walked) for each in kept)


def _is_independent(one: Walked, other: Walked) -> bool:
    """Whether two ways surely begin with two: nobody else's article or text, another's name, and other words.

    Two who say the same in the same words are one whom somebody misread, or one statement.
    """
    ours, theirs = one.said.told.placed.placement, other.said.told.placed.placement
    if one.way.repeats or ours.copy == theirs.copy or ours.article == theirs.article:
        return False
    if have_one_credit(one.said, other.said) or not _are_two(one, other):
        return False
    if one.said.claim.form is Form.DIRECT and other.said.claim.form is Form.DIRECT:
        return False
    both = one.part.terms | other.part.terms
    return len(one.part.terms & other.part.terms) <= _OWN_WORDS * len(both)


def _are_two(one: Walked, other: Walked) -> bool:
    """Whether two ways begin with surely two, each named, neither of whom has it from the other."""
    if alike(one.source, other.source) is not Alike.TWO or one.source.vague or other.source.vague:
        return False
    return not _passes_on(one, other.source) and not _passes_on(other, one.source)


def _passes_on(walked: Walked, source: Source) -> bool:
    """Whether a source may be one of the hands behind the first of a way: who passes it on has it from him."""
    links = walked.said.claim.chain[1:]
    return any(alike(source_of(link.called, "", link.kind), source) is not Alike.TWO for link in links)


def _fullest(source: Source, hand: Hand, walked: Sequence[Walked]) -> Hand:
    """A source as the way names it that names it in most words."""
    same = [each for each in walked if alike(each.source, source) is Alike.ONE]
    best = max(same, key=lambda each: len(each.source.words), default=None)
    return best.way.hands[0] if best is not None and len(best.source.words) > len(source.words) else hand
