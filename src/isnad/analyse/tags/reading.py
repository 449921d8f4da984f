"""A text as tags read it: its words by number, and which of them stand next to each other with nothing between."""

from dataclasses import dataclass, field

from isnad.analyse.tags.words import (
    AND,
    DEFINITE,
    EITHER,
    END,
    GIVEN,
    JOINED,
    LINK,
    NAME,
    NOUN,
    OWN_HA,
    PREPOSITION,
    RARE,
    VERBAL,
    Word,
    word_table,
)
from isnad.arabic.names import name_key
from isnad.arabic.tokens import TokenKind, tokens

_WORDS = word_table()
_BREAK = Word("", END, "", 0.0, 0, "")  # a number, a mark: whatever parts two phrases
_NAMES = NAME | LINK | GIVEN


@dataclass(slots=True)
class Reading:
    """The words of a text; a mark or number between two of them is a word of its own that ends every phrase."""

    text: str
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        spells_ala = "على" in self.text  # so that «علي» is nothing but a name
        spells_ta = "ة" in self.text
        behind, before = 0, _BREAK
        for token in tokens(self.text):
            word = _BREAK
            if token.kind is TokenKind.WORD:
                word = _WORDS[token.text]
                if self._parts(behind, token.start):
                    self._add(_BREAK, behind, behind)
                    before = _BREAK
                if word.form == "علي" and spells_ala and token.text[-1] == "ي":
                    word = word._replace(kinds=NOUN | NAME | GIVEN)
                elif word.kinds & RARE and before.kinds & NAME and before is not _BREAK:
                    word = Word(word.form, NAME, name_key(word.form), word.rarity, 0, "")
                elif word.kinds & EITHER and not _brings_noun(before, word):
                    word = word._replace(kinds=END)
                elif word.kinds & VERBAL and (before is _BREAK or word.kinds & AND):
                    word = word._replace(kinds=END)
                elif spells_ta and token.text[-1] == "ه" and _takes_pronoun(word):
                    word = word._replace(kinds=END)  # a pronoun that seemed the ending of a feminine
            self._add(word, token.start, token.end)
            behind, before = token.end, word

    def _parts(self, behind: int, start: int) -> bool:
        """Whether what stands between two words parts them: anything but blanks, or the end of a line."""
        between = self.text[behind:start]
        return between != " " and (not between.isspace() or "\n" in between)

    def _add(self, word: Word, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)


def _takes_pronoun(word: Word) -> bool:
    """Whether a word that ends in «ه», where the text writes «ة», ends in a pronoun: no name, and no word of its own."""
    if word.kinds & NAME:
        return word.form.endswith("اته")
    return not word.kinds & (DEFINITE | OWN_HA)


def _brings_noun(before: Word, word: Word) -> bool:
    """Whether a word that may be a noun is one here: behind a preposition, or behind a noun without the article."""
    if before.kinds & PREPOSITION:
        return True
    if word.form[0] in "يتن":
        return False
    return bool(before.kinds & NOUN) and not before.kinds & (DEFINITE | END | NAME)
