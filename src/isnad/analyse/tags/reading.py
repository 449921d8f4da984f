"""A text as tags read it: its words by number, and which of them stand next to each other with nothing between."""

from dataclasses import dataclass, field
from typing import NamedTuple

from isnad.analyse.tags.kinds import (
    AND,
    DEFINITE,
    EITHER,
    END,
    FOREIGN,
    GIVEN,
    NAME,
    NOUN,
    OWN_HA,
    PREPOSITION,
    RARE,
    VERBAL,
)
from isnad.analyse.tags.words import Word, word_table
from isnad.arabic.names import name_key
from isnad.arabic.tokens import TokenKind, tokens

_WORDS = word_table()
_BREAK = Word("", END, "", 0.0, 0, "")  # a number, a mark: whatever parts two phrases
_DEPENDS = FOREIGN | RARE | EITHER | VERBAL


@dataclass(slots=True)
class Reading:
    """The words of a text; a mark or number between two of them is a word of its own that ends every phrase."""

    text: str
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        spelling = _Spelling("على" in self.text, "ة" in self.text)
        behind, before = 0, _BREAK
        for token in tokens(self.text):
            word = _BREAK
            if token.kind is TokenKind.WORD:
                word = _WORDS[token.text]
                if self.text[behind : token.start] != " " and self._parts(behind, token.start):
                    self._add(_BREAK, behind, behind)
                    before = _BREAK
                if word.kinds & _DEPENDS or token.text[-1] in "هي":
                    word = _in_place(word, token.text, before, spelling)
            self._add(word, token.start, token.end)
            behind, before = token.end, word

    def _parts(self, behind: int, start: int) -> bool:
        """Whether what stands between two words parts them: anything but blanks, or the end of a line."""
        between = self.text[behind:start]
        return not between.isspace() or "\n" in between

    def _add(self, word: Word, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)


def _takes_pronoun(word: Word) -> bool:
    """Whether a word that ends in «ه», where the text writes «ة», has a pronoun: no name, no word of its own."""
    if word.kinds & NAME:
        return word.form.endswith("اته")
    return not word.kinds & (DEFINITE | OWN_HA)


class _Spelling(NamedTuple):
    """What a text spells apart."""

    ala: bool  # «على», so that «علي» is nothing but a name
    ta: bool  # «ة», so that «ه» is a pronoun


def _in_place(word: Word, written: str, before: Word, spelling: _Spelling) -> Word:
    """What a word is, where its spelling or the word before it decides."""
    kinds = word.kinds
    if kinds & FOREIGN:
        return word if written[0].isupper() else _BREAK  # a name in another script begins with a capital
    if word.form == "علي":
        return word._replace(kinds=NOUN | NAME | GIVEN) if spelling.ala and written[-1] == "ي" else word
    if kinds & RARE and before.kinds & NAME:
        return Word(word.form, NAME, name_key(word.form), word.rarity, 0, "")
    verb = bool(kinds & EITHER) and not _brings_noun(before, word)
    verb = verb or (bool(kinds & VERBAL) and (before is _BREAK or bool(kinds & AND)))
    if verb or (spelling.ta and written[-1] == "ه" and _takes_pronoun(word)):
        return word._replace(kinds=END)
    return word


def _brings_noun(before: Word, word: Word) -> bool:
    """Whether a word that may be a noun is one here: behind a preposition, or behind a noun without the article."""
    if before.kinds & PREPOSITION:
        return True
    if word.form[0] in "يتن":
        return False
    return bool(before.kinds & NOUN) and not before.kinds & (DEFINITE | END | NAME)
