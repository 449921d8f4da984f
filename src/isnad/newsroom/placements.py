"""Where the articles of a stream stand by now, as each is added and groups are joined and split behind it."""

from collections import defaultdict
from dataclasses import replace

from isnad.model import Grouped, Level, Placement, Regrouping

_WITHIN = {Level.EVENT: Level.COPY, Level.STORY: Level.EVENT}


class Placements:
    """The placements of a stream, in memory. `store.groups` does the same in a database."""

    def __init__(self) -> None:
        self._of: dict[str, Placement] = {}
        self._in: defaultdict[tuple[Level, str], set[str]] = defaultdict(set)
        self._repeats: set[str] = set()

    def __getitem__(self, article: str) -> Placement:
        return self._of[article]

    def add(self, grouped: Grouped, *, repeats: bool) -> None:
        """Takes the next article in; `repeats` where it only prints again what its publisher has printed."""
        placement = grouped.placement
        self._of[placement.article] = placement
        for level in Level:
            self._in[level, _group(placement, level)].add(placement.article)
        if repeats:
            self._repeats.add(placement.article)
        for change in grouped.regroupings:
            self._move(change)

    def _move(self, change: Regrouping) -> None:
        there = self._in[change.level, change.old]
        moving = set(there) if change.whole else there.intersection(change.articles) | self._following(change)
        there -= moving
        self._in[change.level, change.new] |= moving
        for article in moving:
            self._of[article] = _moved(self._of[article], change.level, change.new)

    def _following(self, change: Regrouping) -> set[str]:
        """The repeated prints of those that move, which the grouper does not name."""
        within = _WITHIN.get(change.level)
        repeats = self._in[change.level, change.old] & self._repeats
        if within is None or not repeats:
            return set()
        named = {_group(self._of[article], within) for article in change.articles}
        return {article for article in repeats if _group(self._of[article], within) in named}


def _group(placement: Placement, level: Level) -> str:
    return {Level.COPY: placement.copy, Level.EVENT: placement.event, Level.STORY: placement.story}[level]


def _moved(placement: Placement, level: Level, group: str) -> Placement:
    match level:
        case Level.COPY:
            return replace(placement, copy=group)
        case Level.EVENT:
            return replace(placement, event=group)
        case Level.STORY:
            return replace(placement, story=group)
