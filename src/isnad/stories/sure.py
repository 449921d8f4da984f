"""Which claims are read surely enough to be shown as somebody's without a word of caution."""

from isnad.model import Claim

# The chance that speaker and content are right, from which a claim is shown so. Of claims that readers judged and the
# weights had not seen, those above it were right in nine of ten (evaluation/learn_sureness.py).
SURE = 0.7


def is_surely_read(claim: Claim) -> bool:
    """Whether a claim's speaker and content are surely those that it is shown with."""
    return claim.chance >= SURE
