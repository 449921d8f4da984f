"""For which house the sources of a story speak: a minister and his ministry are one, by the words of their titles."""

from collections import defaultdict
from collections.abc import Sequence

from isnad.stories.opposing.differing import GENERIC
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement

_SHARED = 2  # words of what two sources are called anywhere, that few others have


class Houses:
    """What each source of a story is called in all its articles."""

    def __init__(self, found: Sequence[Statement]) -> None:
        self._words: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for link in {link for statement in found for link in statement.claim.chain[:1]}:
            called = speaker_words(link.called)
            mention = speaker_words(link.mention.text) if link.mention else called
            # «وزير الطاقة الكنداري نادر كرم» has his title; what only stands for him may have been misread.
            self._words[link.called] |= (called | mention if called <= mention else called) - GENERIC

    def are_one(self, one: str, other: str) -> bool:
        """Whether two sources, by what they are called, are surely one or speak for one house."""
        if same_speaker(speaker_words(one), speaker_words(other)):
            return True
        return len(self._words[one] & self._words[other]) >= _SHARED
