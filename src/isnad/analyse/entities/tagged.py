"""Names that somebody else found in a text, a tagger, put in place of those of the rules.

A tagger knows persons, places and organisations. What it finds are the mentions of these; events, laws and works, and
everything behind the finding (short forms, joining, keys, countries, degrees, references), stay with our own code.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from isnad.analyse.entities.listed import listed_as
from isnad.analyse.entities.text import Found, Text
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

RULE = "tagger"  # what a mention says of who found it
TAGGED = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION})


class Tagged(NamedTuple):
    """A name that a tagger found: a span in code points of the text, half-open, and what it names."""

    start: int
    end: int
    kind: EntityKind


def with_tagged(text: Text, found: Iterable[Found], tagged: Iterable[Tagged]) -> list[Found]:
    """The names of a text, in order: those tagged, and of those found by rules the kinds that no tagger knows.

    A span is widened to whole words and loses the punctuation at its ends. Of two that then overlap the first stays;
    one that touches the title of a work, of a kind not in TAGGED, or without a word is dropped.
    """
    kept = [one for one in found if one.kind not in TAGGED]
    taken = bytearray(len(text))
    for one in kept:
        if one.kind is EntityKind.WORK:
            taken[one.first : one.after] = b"\1" * (one.after - one.first)
    for span in sorted(tagged):
        first, after = _words(text, span)
        if first < after and span.kind in TAGGED and not any(taken[first:after]):
            taken[first:after] = b"\1" * (after - first)
            kept.append(Found(first, after, span.kind, RULE, listed_as(text, first, after, span.kind)))
    return sorted(kept)


def _words(text: Text, span: Tagged) -> tuple[int, int]:
    """The tokens [first, after) that a span touches, from word to word."""
    reading = text.reading
    first, after = bisect_right(reading.ends, span.start), bisect_left(reading.starts, span.end)
    while first < after and reading.kinds[first] is TokenKind.PUNCTUATION:
        first += 1
    while first < after and reading.kinds[after - 1] is TokenKind.PUNCTUATION:
        after -= 1
    return first, after
