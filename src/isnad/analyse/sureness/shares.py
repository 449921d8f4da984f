"""How often a word stands in the names of sources, of all the times that the news prints it.

The list is `data/source_shares.tsv`, counted by evaluation/source_shares.py: behind a verb of saying and right before
«أن» stands the name of a source and nothing else.
"""

from functools import cache

from isnad.analyse.tags.lists import classes
from isnad.arabic import wordlists

LIMITS = (0.0, 0.002, 0.01, 0.05, 0.2)  # the shares, of all articles that have the word, above which a class begins
_NEVER, _RARE = "0", "rare"


def share_at_head(form: str) -> str:
    """The class of a word by how often a source's name begins with it; "rare" where too few texts have it."""
    return _share(form, 0)


def share_at_end(form: str) -> str:
    """The class of a word by how often a source's name ends with it."""
    return _share(form, 1)


def share_among_sources(form: str) -> str:
    """The class of a word by how often it stands anywhere in a source's name."""
    return _share(form, 2)


def _share(form: str, place: int) -> str:
    if not form[:1].isalpha():
        return ""
    found = _shares().get(form)
    if found is not None:
        return found[place]
    return _NEVER if form in classes() else _RARE


@cache
def _shares() -> dict[str, str]:
    """The three classes of each word, a digit each."""
    return dict(wordlists.rows("source_shares", "isnad.analyse"))  # type: ignore[arg-type]  # rows of two fields
