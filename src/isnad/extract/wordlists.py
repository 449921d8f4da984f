"""The word lists of extraction, in its own `data/`."""

from collections.abc import Mapping
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

# Names of places and persons are a matter of the language: other floors read them too.
_OF_THE_LANGUAGE = frozenset(["given_names", "places"])


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a list of extraction, or of the language's own names: see `isnad.arabic.wordlists.rows`."""
    return wordlists.rows(name, "isnad.arabic" if name in _OF_THE_LANGUAGE else "isnad.extract")


@cache
def forms(name: str) -> Mapping[str, str]:
    """Matching form of every entry's first field -> its second field, or the first where there is only one."""
    return {match_form(row[0]): row[-1] for row in rows(name)}
