"""What is worked out for each word once, since a newspaper says most of its words again and again."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import ref

from isnad.arabic.letters import match_form

Value = TypeVar("Value")

_LONGEST_HELD = 40  # letters; longer ones are noise, and would fill the memory


class WordTable(dict[str, Value], Generic[Value]):
    """A value for every word as written, made of its matching form when first asked for. Emptied when full."""

    def __init__(self, value_of: Callable[[str], Value], most: int = 200_000) -> None:
        """`value_of` is asked with a word in matching form; at `most` so many words are held, some 150 bytes each."""
        super().__init__()
        self._most = most
        self._value_of = value_of
        _tables.append(ref(self, _tables.remove))

    def __missing__(self, word: str) -> Value:
        if len(self) >= self._most:
            self.clear()
        found = self._value_of(match_form(word))
        if len(word) <= _LONGEST_HELD:
            self[word] = found
        return found


_tables: "list[ref[WordTable[Any]]]" = []  # all that there are


def forget_words() -> None:
    """Empties every table: what is asked for again is worked out again."""
    for known in _tables.copy():
        table = known()
        if table is not None:
            table.clear()
