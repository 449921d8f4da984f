"""A text in matching form, cut into tokens that know their places."""

import re

from isnad.arabic.letters import fold

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|[_\n]")
_BREAKS = str.maketrans("\n\r\t\v\f", "     ")


class Line:
    """Numbers, words and signs of a text. A line feed is a token, so that no date runs over it."""

    def __init__(self, text: str, *, whole: bool = False) -> None:
        self.folded = fold(text.translate(_BREAKS) if whole else text)
        self.text = self.folded.text
        self.whole = whole  # the text is meant to be one date, so that weak readings are good
        self.words: list[str] = []
        self.starts: list[int] = []
        for match in _TOKEN.finditer(self.text):
            self.words.append(match.group())
            self.starts.append(match.start())
        self.size = len(self.words)

    def word(self, place: int) -> str:
        """The token at a place, "" outside the line."""
        return self.words[place] if 0 <= place < self.size else ""

    def end(self, place: int) -> int:
        """Where the token ends in the matching form."""
        return self.starts[place] + len(self.words[place])

    def touches(self, place: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < place < self.size and self.end(place - 1) == self.starts[place]

    def number(self, place: int, digits: int = 4) -> int | None:
        """The value of a token of at most so many digits."""
        word = self.word(place)
        return int(word) if 0 < len(word) <= digits and word[0] in "0123456789" else None

    def is_one_of(self, place: int, words: frozenset[str] | str) -> bool:
        """Whether there is a token there and it is one of these."""
        word = self.word(place)
        return bool(word) and word in words

    def has_near(self, place: int, words: frozenset[str], reach: int) -> bool:
        """Whether one of the words is among so many tokens from the place on."""
        return not words.isdisjoint(self.words[place : place + reach])

    def span(self, start: int, place: int) -> tuple[int, int]:
        """The span of the original from a code point of the matching form to before the token `place`."""
        return self.folded.span(start, self.end(place - 1))
