"""The phrases of a text that mean the same, brought together: how often, where, and in what forms each stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.analyse.tags.phrases import Phrase, extended, parts, phrases
from isnad.analyse.tags.reading import Reading
from isnad.analyse.tags.words import ALONE, END, LIGHT, LINK, LOOSE, NAME, Word

_LONGEST = 5  # words of a tag that is no name
Places = tuple[int, int]  # half-open, numbers of words


@dataclass(slots=True)
class Candidate:
    """A phrase that may be a tag, by its key."""

    key: str
    words: tuple[Word, ...]  # as it first stands
    places: list[Places] = field(default_factory=list)
    whole: int = 0  # how often it stands with nothing of its phrase left out
    named: bool = False  # whether it is a name alone
    entity: bool = False  # whether it was given as one


def candidates(reading: Reading, entities: Sequence[Places] = ()) -> dict[str, Candidate]:
    """All that may be tags of a text, by key, in order of first appearance; `entities` are words that are one name."""
    found: dict[str, Candidate] = {}
    for first, after in entities:
        _add(found, reading, first, after, named=True).entity = True
    for phrase in phrases(reading.words):
        end = extended(reading.words, phrase)
        if end > phrase.after:
            _add(found, reading, phrase.first, end, named=False).whole += 1
        for first, after in parts(reading.words, phrase):
            if _may_be_tag(reading.words, first, after, phrase):
                candidate = _add(found, reading, first, after, named=first >= phrase.name)
                candidate.whole += (first, after) == (phrase.first, end)
    return found


def _may_be_tag(words: list[Word], first: int, after: int, phrase: Phrase) -> bool:
    head, last = words[first].kinds, words[after - 1].kinds
    if head & LIGHT or (last & LOOSE and not last & NAME) or last & END:
        return False
    if after - first > _LONGEST and first < phrase.name:
        return False
    return after - first > 1 or not (head & (ALONE | LINK) or len(words[first].form) < 3)


def _add(found: dict[str, Candidate], reading: Reading, first: int, after: int, *, named: bool) -> Candidate:
    words = tuple(reading.words[first:after])
    key = "".join([word.key for word in words]) if named else " ".join([word.key for word in words])
    candidate = found.get(key)
    if candidate is None:
        candidate = found[key] = Candidate(key, words, named=named)
    candidate.places.append((first, after))
    return candidate
