"""Which claims a denial denies: by the words both have, by what «this» points at, by what stands just before it."""

from collections.abc import Sequence

from isnad.model import Act, Join
from isnad.stories.opposing.accusing import by_accusation
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.pointing import by_place, by_reference
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.tying import Tied
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.wording import ByWording

_AT_ODDS = 0.5  # how probable the learned decision must hold it that who has a claim's words denies it
_NEAR_BEST = 0.7  # a claim is taken only when it shares so much of what the best one does
_MOST = 8  # claims that one denial may answer


def claims_denied(denial: Statement, index: Index, weights: Weights, by_wording: ByWording) -> list[Tied]:
    """The claims that a denial denies, best first."""
    if denial.claim.act is not Act.DENY and not denial.doubts:
        return []  # «لم نتلق أي بلاغ» only goes with a denial of the same
    telling = list(weights.denied(denial).values())
    found: list[Tied] = []
    if telling and not denial.points_by_pronoun:
        found += by_wording(denial, telling)
    found += by_reference(denial, telling, index)
    if not any(tied.join is Join.REFERENCE for tied in found):
        found += by_place(denial, telling, index, weights)
    found += by_accusation(denial, telling, index)
    best: dict[int, Tied] = {}
    for tied in sorted(found, key=lambda each: (-each.score, each.claim.order)):
        best.setdefault(tied.claim.order, tied)
    most = max((tied.score for tied in best.values()), default=0.0)
    near = [tied for tied in best.values() if tied.score >= _NEAR_BEST * most][:_MOST]
    return _innermost([tied for tied in near if tied.join is not Join.WORDING or _disagree(tied)])


def _innermost(ties: Sequence[Tied]) -> list[Tied]:
    """Of claims that stand in one another, those whose words it is: «قال فلان إن لندن اتهمت موسكو» is London's."""
    return [
        tied
        for tied in ties
        if not any(
            other is not tied and other.claim.told is tied.claim.told and _holds(tied.claim, other.claim)
            for other in ties
        )
    ]


def _holds(outer: Statement, inner: Statement) -> bool:
    one, other = outer.claim.content, inner.claim.content
    return one.start < other.start and other.end <= one.end


def _disagree(tied: Tied) -> bool:
    """Whether the learned decision holds it for likely that claim and denial are at odds."""
    claim = tied.denial.claim
    return disagreement(tied.piece.span.text, f"{claim.cue.text} {claim.content.text}") >= _AT_ODDS
