"""Words, numbers, punctuation and symbols of a text, each with its place.

Vowel signs, tatweel and joiners inside a word belong to it; Arabic words end where Latin letters or digits begin
(«الـ20», «كوفيد-19» are two words and more), Latin ones keep their digits, hyphens and apostrophes (COVID-19, O'Neill).
Addresses, e-mail addresses and @handles are one word. A number keeps the separators inside it; its percent sign, its
plus or minus and a full stop after it stand apart.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from isnad.arabic.letters import ARABIC_LETTER, INVISIBLE, MARK, TATWEEL


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    SYMBOL = "symbol"


class Token(NamedTuple):
    """One token, as written, with its half-open span in code points: a named tuple, which is made in half the time."""

    text: str
    start: int
    end: int
    kind: TokenKind


_ARABIC_PART = f"(?:{ARABIC_LETTER}|{MARK}|{TATWEEL})"
ARABIC_WORD = f"{ARABIC_LETTER}(?:{_ARABIC_PART}|{INVISIBLE}+(?={_ARABIC_PART}))*"  # a regular expression
_OTHER_WORD = rf"(?!{ARABIC_LETTER})[^\W\d_](?:(?!{ARABIC_LETTER})[^\W_]|{MARK})*"
# Thousands are set apart by a comma (Latin, Arabic, or the Arabic thousands sign), an apostrophe or a space that does
# not break, each in groups of three digits; anything else between digits must be a point or a comma.
NUMBER = (  # a regular expression
    r"\d{1,3}(?:[,٬،'’\u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.٫]\d+)?"
    r"|\d+(?:[.,٫٬]\d+)*"
)
# The counted repetitions keep the search linear in texts made to break it («a.a.a.a…»).
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"«»“”،؛]*[^\s<>\"«»“”،؛.,:;!?؟…'’()\[\]]"
_LABEL = "[A-Za-z0-9][A-Za-z0-9-]{0,62}"
_EMAIL = rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}@{_LABEL}(?:\.{_LABEL}){{1,5}}"
_HANDLE = "@[A-Za-z0-9_]+"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.(?:com|org|net|info|gov|edu|tv|news|co|io|uk|sa|eg|ae|qa|ma|tn)\b"
_TOKEN = re.compile(
    rf"(?P<address>{_ADDRESS}|{_EMAIL}|{_HANDLE}|{_HOST})"
    rf"|(?P<number>{NUMBER})"
    rf"|(?P<word>{ARABIC_WORD}|{_OTHER_WORD}(?:[-'’]{_OTHER_WORD}|-\d+)*)"
    rf"|(?!{INVISIBLE}|{MARK})(?P<sign>[^\s\w\x00-\x1f\x7f-\x9f]|_)"
)
_SYMBOLS = frozenset("%٪‰#@&*")  # Unicode calls these punctuation


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order, in linear time.

    White space, control characters, and invisible or vowel signs that belong to no word stand in no token; every
    other character stands in exactly one. Those of the last text are held: several readers go over one article.
    """
    return _held(text) if len(text) <= _LONGEST_HELD else _tokens(text)


_LONGEST_HELD = 100_000  # code points: ten of the longest articles


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple([Token(match[0], *match.span(), _kind(match)) for match in _TOKEN.finditer(text)])


_held = lru_cache(maxsize=1)(_tokens)
_KINDS = {"number": TokenKind.NUMBER, "word": TokenKind.WORD, "address": TokenKind.WORD}


def _kind(match: re.Match[str]) -> TokenKind:
    return _KINDS.get(match.lastgroup or "") or _kind_of_sign(match.group())


@lru_cache(maxsize=1_000)
def _kind_of_sign(sign: str) -> TokenKind:
    if sign not in _SYMBOLS and unicodedata.category(sign).startswith("P"):
        return TokenKind.PUNCTUATION
    return TokenKind.SYMBOL
