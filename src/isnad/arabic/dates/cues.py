"""Whether a sentence tells, at some place, of what lies ahead."""

import re

from isnad.arabic.dates.lexicon import CUES, NOT_FUTURE
from isnad.arabic.dates.line import Line

_REACH = 15  # tokens back; farther, another clause has begun
_ENDS = frozenset({".", "!", "?", "؟", "\n", "؛"})
_FUTURE = re.compile(r"[وف]?(س[يتن]\w{3,})")


def looks_ahead(line: Line, place: int) -> bool:
    """Whether the nearest verb before the token, in its sentence, is one of the future.

    News is told in the past, so that nothing found means no.
    """
    for at in range(place - 1, max(place - _REACH, 0) - 1, -1):
        word = line.words[at]
        if word in _ENDS:
            return False
        cue = CUES.get(word) or (CUES.get(word[1:]) if word[0] in "وف" else None)
        if cue is not None:
            return cue == "ahead"
        future = _FUTURE.fullmatch(word)
        if future is not None and future[1] not in NOT_FUTURE:
            return True
    return False
