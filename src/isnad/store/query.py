"""What an editor types into the search field, understood."""

import re
from dataclasses import dataclass

from isnad.errors import BadQuery
from isnad.store.words import terms

_LONGEST = 200  # terms: more is a pasted article, not a query

# Marks of direction, and joiners, that come along when text is copied; they must not hide a quote or a minus.
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

# A quotation in any of the marks that Arabic papers use, or a run without white space; each perhaps with a minus.
_PART = re.compile(
    r"""
    (?P<minus>(?:(?<=\s)|^)[-\u2010-\u2013\u2212])?
    (?: «(?P<angled>[^«»]*)» | [“”„‟](?P<curly>[^“”„‟]*)[“”‟] | "(?P<straight>[^"]*)" | ‹(?P<single>[^‹›]*)›
      | (?P<run>[^\s«»“”„‟"‹›]+) )
    """,
    re.VERBOSE,
)
_QUOTES = ("angled", "curly", "straight", "single")

# Signs that end a word even without a space; a comma between digits does not.
_BREAK = re.compile(r"(?<!\d)[,،.٫٬]+|[,،.٫٬]+(?!\d)|[;؛:/|\\()\[\]{}!?؟+&…=*^~]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query as terms. A unit is a word (one term) or a phrase (several, side by side)."""

    units: tuple[tuple[str, ...], ...]  # every one must stand in an article
    excluded: tuple[tuple[str, ...], ...]  # none may

    @property
    def terms(self) -> frozenset[str]:
        """All terms that are asked for."""
        return frozenset(term for unit in self.units for term in unit)


def understand(text: str) -> Wanted:
    """What a query asks for: words, phrases in quotation marks, and what «-» excludes. Any text can be given.

    A quotation mark without its other half is passed over. Words joined by a hyphen are a phrase, as they stand so in
    the articles too.

    Raises BadQuery where nothing is asked for (only signs, only exclusions) or it is over 200 words long.

    >>> understand("«مجلس الأمن» -روسيا").units == (tuple(terms("مجلس الأمن")),)
    True
    """
    units: dict[tuple[str, ...], None] = {}  # dicts keep order and drop what is said twice
    excluded: dict[tuple[str, ...], None] = {}
    for part in _PART.finditer(_INVISIBLE.sub("", text)):
        into = excluded if part["minus"] else units
        into.update(dict.fromkeys(unit for unit in _units(part) if unit))
    if not units:
        raise BadQuery(_why_nothing(text, only_exclusions=bool(excluded)))
    if sum(map(len, (*units, *excluded))) > _LONGEST:
        raise BadQuery(f"the query is longer than {_LONGEST} words; give the words that matter")
    return Wanted(tuple(units), tuple(excluded))


def _units(part: re.Match[str]) -> list[tuple[str, ...]]:
    if part["run"] is not None:
        return [tuple(terms(word)) for word in _BREAK.split(part["run"])]
    return [tuple(terms(next(part[name] for name in _QUOTES if part[name] is not None)))]


def _why_nothing(text: str, *, only_exclusions: bool) -> str:
    shown = text.strip()[:80]
    if only_exclusions:
        return f"the query «{shown}» only excludes; name a word that the articles shall hold"
    return f"the query «{shown}» holds no word"
