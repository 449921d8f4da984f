"""Claims set against each other within a story: «من أكد ومن نفى».

`opposed` is all that others call. A denial is joined to the claims it denies (`denials`), claims that cannot both be
right are found without a word of denial (`contradictions`); `assembling` makes voices and oppositions of them. How two
texts compare word by word stands in `words`, `aligning` and `measures`; `agreement` is the learned decision on a pair.
"""

from isnad.stories.opposing.agreement import disagreement, reasons
from isnad.stories.opposing.assembling import opposed

__all__ = ["disagreement", "opposed", "reasons"]
