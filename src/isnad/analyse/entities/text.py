"""A text as the rules for entities read it: its words, each with what is known of it, and what stands between them."""

import re
from typing import NamedTuple

from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities.words import WORDS, Word
from isnad.arabic.letters import INVISIBLE, MARK, TATWEEL
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

_SIGN = re.compile(f"{MARK}|{TATWEEL}|{INVISIBLE}")
_NO_WORD = Word("", 0, 0)


class Found(NamedTuple):
    """A name in the text: tokens [first, after)."""

    first: int
    after: int
    kind: EntityKind
    rule: str
    name: str = ""  # what the list that has it calls it, in matching form; "" for none
    of: int = -1  # the first token of the name in full that this one is short for; -1 for none


class Text:
    """The words of a text by number."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = [WORDS[form] for form in reading.forms]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, place: int) -> Word:
        """A word, one of no letters outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else _NO_WORD

    def flags(self, place: int) -> int:
        """What is known of a word."""
        return self.words[place].flags if 0 <= place < len(self.words) else 0

    def form(self, place: int) -> str:
        """A word less the particles before it, "" outside the text."""
        return self.words[place].form if 0 <= place < len(self.words) else ""

    def joined(self, place: int) -> bool:
        """Whether a word goes on with the sentence of the one before it, with nothing but a space between."""
        reading = self.reading
        return (
            0 < place < len(self.words)
            and reading.sentence_ends[place] == reading.sentence_ends[place - 1]
            and reading.kinds[place] is TokenKind.WORD
            and self.words[place].cut == 0
        )

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Where the tokens [first, after) stand in the text, less the particles before the first."""
        reading = self.reading
        start, end = reading.starts[first], reading.ends[after - 1]
        letters = self.words[first].cut
        while letters and start < end:
            start += 1
            if not _SIGN.match(reading.text, start - 1):
                letters -= 1
        while start < end and _SIGN.match(reading.text, start):
            start += 1
        return (start, end) if start < end else (reading.starts[first], end)
