"""Whether a text tells who denies: by name, or by a verb without a subject that goes on with what was said before."""

import re

from isnad.model import Claim, Link
from isnad.stories.opposing.objects import WHICH, written
from isnad.stories.opposing.speakers import same_speaker, speaker_words

_STOP = re.compile(r"[\n؛؟!]|\.(?=\s|$)")
_SENTENCE = 500  # code points, as far back as the beginning of a sentence is looked for
_BEFORE = 40  # code points
# Behind these a verb without a subject has the one of the sentence before.
_GOES_ON = frozenset(
    ["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم", "كما", "انه", "انها", "انهم", "وقد", "فقد"]
)
_GOES_ON |= frozenset(
    ["اذ", "ثم", "وكان", "كان", "كانت", "وكانت", "حيث", "وانه", "وانها", "وهو", "وهي", "فانه", "فانها"]
)


def sentence_start(text: str, place: int) -> int:
    """Where the sentence around a place begins, or so far back as that is looked for."""
    first = max(0, place - _SENTENCE)
    return max((match.end() for match in _STOP.finditer(text, first, place)), default=first)


def is_inherited(link: Link, text: str, place: int) -> bool:
    """Whether a source is named in the sentence before a place in it: by half of its words."""
    start = sentence_start(text, place)
    called = speaker_words(link.called)
    return 2 * len(called & speaker_words(text[start:place])) >= len(called) > 0


def is_denier_told(claim: Claim, before: Claim | None, text: str) -> bool:
    """Whether it is surely told who denies; `before` is the claim that begins last before it.

    A verb without a subject needs a source that is named in its sentence, or that spoke just before; «والذي ينفي» may
    be of anybody.
    """
    link, cue = claim.chain[0], claim.cue
    words = list(written(text, max(0, cue.start - _BEFORE), cue.start))
    if link.mention is not None:
        return not (
            words and words[-1].form[:1] == "و" and words[-1].form[1:] in WHICH and link.mention.end <= cue.start
        )
    between = text[words[-1].end : cue.start] if words else ""
    joined = "participle" in claim.rule or cue.text.startswith(("و", "ف"))
    if not (joined or not words or _STOP.search(between) or words[-1].form in _GOES_ON):
        return False
    if is_inherited(link, text, cue.start):
        return True
    if before is None or "\n" in text[before.cue.start : cue.start]:
        return False
    return same_speaker(speaker_words(before.chain[0].called), speaker_words(link.called))
