"""Whether a sentence tells, at some place, of what lies ahead."""

import re

from isnad.arabic.dates.lexicon import CUES, NOT_FUTURE
from isnad.arabic.dates.line import Line

_REACH = 15  # tokens back; farther, another clause has begun
_UNTIL = frozenset({"حتي", "وحتي"})
_ENDS = frozenset({".", "!", "?", "؟", "\n", "؛"})
_SUBJUNCTIVE = re.compile(r"[يت]\w{3}")  # «على أن يعود الأحد»
_FUTURE = re.compile(r"[وف]?(س[يتن]\w{2,})")


def looks_ahead(line: Line, place: int) -> bool:
    """Whether the nearest verb before the token, in its sentence, is one of the future.

    News is told in the past, so that nothing found means no, but for «حتى الأحد».
    """
    for at in range(place - 1, max(place - _REACH, 0) - 1, -1):
        word = line.words[at]
        if word in _ENDS:
            break
        cue = CUES.get(word) or (CUES.get(word[1:]) if word[0] in "وف" else None)
        if cue == "ahead" and line.word(at - 1) == "ان" and line.word(at - 2) != "علي":
            continue  # what governs it decides: «كان من المقرر أن يعقد»، «يتوقع أن يعقد»
        if cue in {"past", "ahead"}:
            was = at - 1 - (line.word(at - 1) == "من")
            return cue == "ahead" and CUES.get(line.word(was)) != "past"  # «كان من المقرر»، «كانت مقررة»
        if word == "قبل" and CUES.get(line.word(at + 1)) == "fixture":  # «قبل مباراة الأحد»
            return True
        if word == "ان" and line.word(at - 1) == "علي" and _SUBJUNCTIVE.match(line.word(at + 1)):
            return True
        future = _FUTURE.fullmatch(word)
        if future is not None and future[1] not in NOT_FUTURE:
            return True
    return line.word(place - 1) in _UNTIL
