"""The phrases of a text that mean the same, brought together: how often, where, and in what forms each stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.analyse.tags.kinds import ADJECTIVE, ALONE, DEFINITE, EMPTY, END, JOINED, LIGHT, LINK, LOOSE, NAME, ROLE
from isnad.analyse.tags.phrases import Phrase, extended, parts, phrases
from isnad.analyse.tags.reading import Reading
from isnad.analyse.tags.words import Word

_LONGEST = 5  # words of a tag that is no name
_TIMES = 2  # that a single word must stand there which is no name
_TIMES_INDEFINITE = 3  # one that never has the article
Places = tuple[int, int]  # half-open, numbers of words


@dataclass(slots=True)
class Candidate:
    """A phrase that may be a tag, by its key."""

    key: str
    words: tuple[Word, ...]  # as it first stands
    keys: frozenset[str]  # of those
    places: list[Places] = field(default_factory=list)
    whole: int = 0  # how often it stands with nothing of its phrase left out
    named: bool = False  # whether it is a name alone
    definite: bool = False  # whether it stands with the article anywhere
    entity: bool = False  # whether it was given as one


def candidates(reading: Reading, entities: Sequence[Places] = ()) -> dict[str, Candidate]:
    """All that may be tags of a text, by key, in order of first appearance; `entities` are words that are one name."""
    found: dict[str, Candidate] = {}
    for first, after in entities:
        _add(found, reading, first, after, named=True).entity = True
    doubtful: list[Places] = []
    titles: set[str] = set()
    for phrase in phrases(reading.words):
        if _is_title(reading.words, phrase):
            titles.add(_key(reading, phrase.first, phrase.after, named=False))
        _add_phrase(found, doubtful, reading, phrase)
    for first, after in doubtful:
        if _key(reading, first, after, named=False) in found:
            _add(found, reading, first, after, named=False)
    for candidate in found.values():
        if candidate.entity:  # the rules may have found it too
            candidate.places = sorted(set(candidate.places))
    _join_last_names(found)
    return {key: candidate for key, candidate in found.items() if key not in titles and _is_whole(candidate)}


def _join_last_names(found: dict[str, Candidate]) -> None:
    """Gives a name the places where its last word stands for it: «ترامب» is «دونالد ترامب», if he is in the text."""
    full: dict[str, Candidate] = {}
    for candidate in found.values():
        if candidate.named and len(candidate.words) > 1:
            best = full.setdefault(candidate.words[-1].key, candidate)
            if len(candidate.places) > len(best.places):
                full[candidate.words[-1].key] = candidate
    for last, candidate in full.items():
        short = found.get(last)
        if short is not None and short.named and len(short.words) == 1 and not short.entity:
            candidate.places = sorted(candidate.places + short.places)
            candidate.whole += short.whole
            del found[last]


def _is_title(words: list[Word], phrase: Phrase) -> bool:
    """Whether a phrase says who the person is that is named behind it: the name is the tag then."""
    first, after, name = phrase
    if not words[first].kinds & ROLE or name < after or after >= len(words):
        return False
    return bool(words[after].kinds & NAME) and not words[after].kinds & (JOINED | END)


def _is_whole(candidate: Candidate) -> bool:
    """Whether a phrase is more than a part of others; one word must stand by itself, and more than once."""
    if candidate.named or len(candidate.words) > 1:
        return True
    if candidate.definite:
        return candidate.whole > 0 and len(candidate.places) >= _TIMES
    return candidate.whole >= _TIMES_INDEFINITE


def _add_phrase(found: dict[str, Candidate], doubtful: list[Places], reading: Reading, phrase: Phrase) -> None:
    """Adds a phrase and its parts; those that are not sure go to `doubtful`."""
    end = extended(reading.words, phrase)
    if end > phrase.after:
        _add(found, reading, phrase.first, end, named=False).whole += 1
    if _may_be_tag(reading.words, phrase.first, phrase.after, phrase):
        candidate = _add(found, reading, phrase.first, phrase.after, named=phrase.first >= phrase.name)
        candidate.whole += end == phrase.after
    for first, after, sure in parts(reading.words, phrase):
        if not _may_be_tag(reading.words, first, after, phrase):
            continue
        if sure:
            _add(found, reading, first, after, named=first >= phrase.name)
        else:
            doubtful.append((first, after))


def _may_be_tag(words: list[Word], first: int, after: int, phrase: Phrase) -> bool:
    head, last = words[first].kinds, words[after - 1].kinds
    if head & (LIGHT | EMPTY) or (last & LOOSE and first < phrase.name) or last & END:
        return False
    if after - first > _LONGEST and first < phrase.name:
        return False
    if after - first > 1:  # «افتتاح مشروع» wants to be told which
        return not last & ALONE or bool(last & (DEFINITE | ADJECTIVE | NAME))
    # Of adjectives with the article the plural alone is a thing of its own: «المصريين».
    described = head & ADJECTIVE and not head & NAME and not words[first].form.endswith(("ين", "ون", "ات"))
    return not (head & (ALONE | LINK) or described or len(words[first].form) < 3)


def _add(found: dict[str, Candidate], reading: Reading, first: int, after: int, *, named: bool) -> Candidate:
    key = _key(reading, first, after, named=named)
    candidate = found.get(key)
    if candidate is None:
        words = tuple(reading.words[first:after])
        candidate = found[key] = Candidate(key, words, frozenset([word.key for word in words]), named=named)
    candidate.places.append((first, after))
    candidate.definite = candidate.definite or reading.words[after - 1].kinds & DEFINITE > 0
    return candidate


def _key(reading: Reading, first: int, after: int, *, named: bool) -> str:
    return ("" if named else " ").join([word.key for word in reading.words[first:after]])
