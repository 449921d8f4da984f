"""The statements of a story, to find those that may be of one thing with another."""

from collections import defaultdict
from collections.abc import Sequence

from isnad.model import Act
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.readings import Reading
from isnad.stories.opposing.references import refers
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import Word

NO_CLAIM = frozenset([Act.DENY, Act.URGE, Act.JUDGE, Act.PROMISE])  # acts that assert nothing that could be denied
_COMMON = 200  # claims that are looked up for one word: the oldest
_LOOKED_AT = 40  # claims that are compared with a denial word by word: those that share most of its words


class Index:
    """The statements of a story by the words that some denial or negation has, and by the names of who denies."""

    def __init__(self, found: Sequence[Statement]) -> None:
        turning = [statement for statement in found if statement.denies or statement.negates]
        own = {each.pieces[0].reading if each.denies and each.pieces else each.reading for each in turning}
        wanted = frozenset().union(*(reading.telling_keys for reading in own))
        names = frozenset(name for each in turning if each.denies for name in each.speaker)
        self._by_key: defaultdict[str, list[Statement]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Statement]] = defaultdict(list)
        self._by_article: defaultdict[str, list[Statement]] = defaultdict(list)
        self._keys: dict[Statement, frozenset[str]] = {}
        found_by: dict[Reading, tuple[frozenset[str], frozenset[str]]] = {}
        for statement in found:
            self._by_article[_state(statement)].append(statement)
            if statement.claim.act in NO_CLAIM or statement.denies:
                continue
            reading = statement.reading
            if reading not in found_by:
                keys = wanted.intersection([key for word in reading.words for key in word.keys])
                found_by[reading] = keys, names.intersection([name for word in reading.words for name in word.names])
            keys, named = found_by[reading]
            self._keys[statement] = keys
            for key in keys:
                self._by_key[key].append(statement)
            for name in named:
                self._by_name[name].append(statement)

    def sharing(self, words: Sequence[Word], head: Word) -> list[Statement]:
        """The claims that have a word in any form, of which those that share most of others, and one at least."""
        keys = [word.keys for word in {word.key: word for word in words}.values() if word.tells and not refers(word)]
        best = []
        for claim in {each for key in head.keys for each in self._by_key.get(key, ())[:_COMMON]}:
            has = self._keys[claim]
            count = sum(not has.isdisjoint(each) for each in keys)
            if count > 1:
                best.append((-count, claim.order, claim))
        best.sort()
        return [claim for _, _, claim in best[:_LOOKED_AT]]

    def having(self, heads: frozenset[str], keys: frozenset[str], least: int) -> list[Statement]:
        """The claims that have one of the heads and so many of the keys, oldest first; of common heads none."""
        found = {
            each for head in heads if len(self._by_key.get(head, ())) <= _COMMON for each in self._by_key.get(head, ())
        }
        return sorted((each for each in found if len(self._keys[each] & keys) >= least), key=lambda each: each.order)

    def naming(self, speaker: frozenset[str]) -> list[Statement]:
        """Claims that name a source by one of the words of its name, oldest first."""
        found = {each for name in speaker for each in self._by_name.get(name, ())[:_COMMON]}
        return sorted(found, key=lambda each: each.order)

    def is_own(self, statement: Statement, piece: Piece) -> bool:
        """Whether a piece is what a source says itself, and not what it tells of another's words."""
        span, content = piece.span, statement.claim.content
        return not any(
            content.start < other.claim.content.start < span.end
            and span.start < other.claim.content.end <= content.end
            and other.is_heard
            for other in self.beside(statement)
        )

    def beside(self, denial: Statement) -> list[Statement]:
        """The claims of the same state of the same article."""
        return self._by_article[_state(denial)]


def _state(statement: Statement) -> str:
    return f"{statement.told.placed.article} {statement.told.revision}"
