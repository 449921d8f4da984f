"""Denials of one story, those of one proposition together, with the claims that they deny."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.model import Act
from isnad.stories.opposing.alike import Alike
from isnad.stories.opposing.denials import claims_denied
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.pointing import answers
from isnad.stories.opposing.standing import is_denial, stands_alone
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.tying import Tied
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.wording import ByWording

# What a denial is compared with: the last groups, and the last denials and claims of each.
_GROUPS, _LOOKED_AT = 60, 8
_ONE_CLAIM = 0.8  # of the words of the longer one


@dataclass(slots=True)
class Group:
    """Denials of one proposition with the claims they deny."""

    denials: list[Statement] = field(default_factory=list)
    ties: list[Tied] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)  # of all its denials, as `Alike.marks` has them


def grouped(found: Sequence[Statement], index: Index, weights: Weights, by_wording: ByWording) -> list[Group]:
    """The denials that can be shown, oldest first, each with others of the same."""
    alike = Alike(weights)
    groups: list[Group] = []
    loose: list[Statement] = []
    for denial in found:
        if not is_denial(denial, index):
            continue
        ties = claims_denied(denial, index, weights, by_wording)
        if not ties and not stands_alone(denial, weights) and not answers(denial, index):
            loose.append(denial)
            continue
        group = next((each for each in groups[-_GROUPS:] if _is_of(denial, ties, each, alike)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.denials.append(denial)
        group.ties.extend(ties)
        group.marks |= alike.marks(denial)
    # «لم نتلق أي بلاغ» is a denial only where somebody denies that by its verb, or says that there was one.
    for denial in loose:
        group = next(
            (
                each
                for each in groups
                if denial.claim.act is not Act.DENY and denial.pieces and _is_of(denial, (), each, alike)
            ),
            None,
        )
        if group is not None:
            group.denials.append(denial)
    return groups


def _is_of(denial: Statement, ties: Sequence[Tied], group: Group, alike: Alike) -> bool:
    """Whether a denial denies what a group's do: it answers one of the same claims, or has their words."""
    if any(_claim_one(one.claim, other.claim) for one in ties for other in group.ties[-_LOOKED_AT:]):
        return True
    if alike.marks(denial).isdisjoint(group.marks):
        return False
    return any(alike.deny_one(denial, other) for other in group.denials[-_LOOKED_AT:])


def _claim_one(one: Statement, other: Statement) -> bool:
    """Whether two claims are one, or in nearly the same words."""
    first, second = one.reading.word_keys, other.reading.word_keys
    return one is other or len(first & second) >= _ONE_CLAIM * max(len(first), len(second), 1)
