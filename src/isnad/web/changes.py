"""What changed between two states of an article, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from isnad.model import Article


class Change(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one paragraph that fared alike."""

    change: Change
    text: str


Block = tuple[Run, ...]  # one paragraph

# Above this many words in two changed stretches together, whole paragraphs are set against each other: comparing
# word by word grows with the product of the lengths.
_MOST_WORDS = 4000


def changes(old: Article, new: Article) -> tuple[Block, ...]:
    """Title, deck and paragraphs of both states, in the order of the new one; unchanged paragraphs included."""
    before, after = _lines(old), _lines(new)
    return tuple(block for block in _blocks(before, after) if any(run.text for run in block))


def _lines(article: Article) -> list[str]:
    return [article.title, article.deck, *(paragraph.text for paragraph in article.paragraphs)]


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((Run(Change.SAME, line),) for line in before[i1:i2])
        else:
            paired = min(i2 - i1, j2 - j1)
            yield from (_words(before[i1 + n], after[j1 + n]) for n in range(paired))
            yield from ((Run(Change.REMOVED, line),) for line in before[i1 + paired : i2])
            yield from ((Run(Change.ADDED, line),) for line in after[j1 + paired : j2])


def _words(before: str, after: str) -> Block:
    old, new = before.split(" "), after.split(" ")
    if len(old) + len(new) > _MOST_WORDS:
        return Run(Change.REMOVED, before), Run(Change.ADDED, after)
    runs = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Change.SAME, " ".join(old[i1:i2])))
        else:
            runs += [Run(Change.REMOVED, " ".join(old[i1:i2])), Run(Change.ADDED, " ".join(new[j1:j2]))]
    return tuple(run for run in runs if run.text)
