"""Lets go of what was worked out for words and sentences, before it fills the memory.

The news says most of its words again and again, so the readers hold what they worked out for each. Each of their caches
is bounded, but there are eighty, and an archive brings all words of the language by: together they took a gigabyte.
"""

import ctypes
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper

from isnad.arabic.word_table import forget_words

# Small values that Python holds more than after we let go last: some 90 bytes each, so that this is 90 MB.
_MOST = 1_000_000
_READERS = ("isnad.arabic.", "isnad.analyse.", "isnad.stories.")


class Forgetting:
    """Watches over what this process holds, for all its threads."""

    def __init__(self, most: int = _MOST) -> None:
        """`most` is by how many values what is held may grow."""
        self._most = most
        self._floor = -most  # lets go when it looks first: only then is it known how much is there for good

    def look(self) -> bool:
        """Let go of everything that can be worked out again, if it has become too much; whether it had.

        To be called between two pieces of work, since the values of one under way count, too.
        """
        held = sys.getallocatedblocks()
        self._floor = min(self._floor, held)
        if held - self._floor < self._most:
            return False
        forget_words()
        for cache in _bounded_caches():
            cache.cache_clear()
        give_back()
        self._floor = sys.getallocatedblocks()
        return True


def give_back() -> None:
    """Have the C library give freed memory back to the system; it holds up to 100 MB, between what is in use."""
    trim = getattr(_C_LIBRARY, "malloc_trim", None)
    if trim is not None:  # of the GNU library alone
        trim(0)


_C_LIBRARY = None if sys.platform == "win32" else ctypes.CDLL(None)


def _bounded_caches() -> Iterator["_lru_cache_wrapper[object]"]:
    """The caches of the readers, without those that hold a list for good: these have no bound."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_READERS):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
                    yield value


_OF_THIS_PROCESS = Forgetting()


def forget_some() -> None:
    """Let go of what this process holds, if it has become too much: between two pieces of work."""
    _OF_THIS_PROCESS.look()
