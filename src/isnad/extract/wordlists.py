"""The word lists of extraction: tab-separated files in `data/`, read once; of the form of those of `arabic`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from isnad.arabic.letters import match_form


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of `data/NAME.tsv` in order, each as its fields; FileNotFoundError where there is no such list."""
    text = files("isnad.extract").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def forms(name: str) -> Mapping[str, str]:
    """Matching form of every entry's first field -> its second field, or the first where there is only one."""
    return {match_form(row[0]): row[-1] for row in rows(name)}
