"""From the labels that a token-classification model gives to words, in windows of a text, to spans: pure functions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from isnad.analyse import Tagged
from isnad.model import EntityKind

# Names of classes in the corpora that Arabic and multilingual models are trained on: CoNLL (PER, LOC, ORG), ANERcorp
# (PERS), OntoNotes and Wojood (PERSON, GPE, FAC). MISC, NORP, dates and numbers are none of our kinds; events, laws and
# works are left to our rules.
_KINDS = {
    EntityKind.PERSON: ("PER", "PERS", "PERSON", "PEOPLE"),
    EntityKind.PLACE: ("LOC", "LOCATION", "GPE", "FAC", "FACILITY", "PLACE"),
    EntityKind.ORGANISATION: ("ORG", "ORGANIZATION", "ORGANISATION", "CORPORATION", "COMPANY"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
# IOB, IOB2, BIOES and BILOU put a letter and a hyphen before the class; some models put them behind it.
_BEFORE = re.compile(r"([BIESLU])[-_](.+)")
_BEHIND = re.compile(r"(.+)[-_]([BIESLU])")
_OPENING = frozenset("BSU")


class Label(NamedTuple):
    """What a label of a model means: a kind of ours, and whether it begins a name though one is open."""

    kind: EntityKind
    begins: bool


class Labelled(NamedTuple):
    """A word of a text with its label: its number in the text, its span in code points, None for no name."""

    number: int
    start: int
    end: int
    label: Label | None


def meaning(label: str) -> Label | None:
    """What a label means, None where it names nothing of our kinds.

    >>> meaning("B-PERS")
    Label(kind=<EntityKind.PERSON: 'person'>, begins=True)
    """
    label = label.strip().upper()
    if found := _BEFORE.fullmatch(label):
        place, name = found.groups()
    elif found := _BEHIND.fullmatch(label):
        name, place = found.groups()
    else:
        place, name = "I", label
    kind = _KIND_OF.get(name)
    return Label(kind, place in _OPENING) if kind else None


def meanings(labels: Mapping[int, str]) -> dict[int, Label]:
    """The labels of a model that mean something, by their numbers."""
    return {number: found for number, label in labels.items() if (found := meaning(label))}


def merged(windows: Iterable[Sequence[Labelled]]) -> list[Labelled]:
    """The words of windows that overlap, each once, in order.

    Each window has consecutive words and begins behind the beginning of the one before it. Of the words that two share,
    the first half is told by the one window and the second by the other: where each knows more of what stands around.
    """
    words: list[Labelled] = []
    for window in windows:
        if not words:
            words.extend(window)
        elif window and window[-1].number > words[-1].number:
            # A word that a window begins within is its first, and stays with the window that has the whole of it.
            cut = (window[0].number + words[-1].number) // 2 + 1
            while words and words[-1].number >= cut:
                words.pop()
            words.extend(word for word in window if word.number >= cut)
    return words


def spans(words: Iterable[Labelled], text: str) -> list[Tagged]:
    """The names that labels tell of, in order.

    A name goes on as long as words have its kind, none begins a new one, and no line ends between them (the headline is
    one). A name may begin without a label that says so: models forget it. White space at the ends of words, which some
    tokenizers count to them, is no part of a name.
    """
    found: list[Tagged] = []
    is_open = False
    for word in words:
        written = text[word.start : word.end]
        if not written.strip():
            continue
        if word.label is None:
            is_open = False
            continue
        start = word.end - len(written.lstrip())
        end = word.start + len(written.rstrip())
        kind, begins = word.label
        last = found[-1] if is_open else None
        if last and last.kind is kind and not begins and "\n" not in text[last.end : start]:
            found[-1] = last._replace(end=end)
        else:
            found.append(Tagged(start, end, kind))
        is_open = True
    return found
