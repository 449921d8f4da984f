"""Word lists: tab-separated files in the folder `data/` of a part of the house, read once.

A list opens with `#` lines that say what it is and whence. Every other line is one entry: the word, and after tabs
whatever the list gives with it. Lists are NFC, sorted and unique; tests hold them to it.
"""

from functools import cache, lru_cache
from importlib.resources import files

from isnad.arabic.letters import match_form


# Whoever asks makes something of them that it keeps; all of them together are 28 MB.
@lru_cache(maxsize=8)
def rows(name: str, package: str = "isnad.arabic") -> tuple[tuple[str, ...], ...]:
    """The entries of `data/NAME.tsv` of a package, in order, each as its fields; all of a list have equally many.

    Raises `FileNotFoundError` when there is no such list: a mistake of the program, never of its input.
    """
    text = files(package).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The first field of every entry of `data/NAME.tsv`."""
    return frozenset(row[0] for row in rows(name))


def forms(name: str, package: str = "isnad.arabic") -> frozenset[str]:
    """The first field of every entry of `data/NAME.tsv` of a package, in matching form; made at each call."""
    return frozenset(match_form(row[0]) for row in rows(name, package))


def forms_of(name: str, kind: str, package: str = "isnad.arabic") -> frozenset[str]:
    """The words of a list of two fields, word and kind, that are of one kind, in matching form; made at each call."""
    return frozenset(match_form(word) for word, its_kind in rows(name, package) if its_kind == kind)
