"""Words of names counted a second time, in the names that the rules find: the second half of mine_person_names.py."""

import gzip
import json
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities.finding import find
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    CONNECTING,
    CUE,
    FIRST,
    HEAD,
    LISTED,
    NATION,
    ROLE,
    STOP,
    TITLE,
    TOWN,
    WORDS,
    is_common_noun,
    is_verb,
)
from isnad.model import EntityKind

LEAST = 3  # articles in which a surname stands alone beside its full name
SHARE_ALONE = 0.5  # of all its uses outside full names
LEAST_FIRST = 4  # different first names before a surname
SHARE_BEHIND = 0.3  # of its uses
_OTHER = TITLE | ROLE | NATION | STOP | TOWN | HEAD | CUE | CONNECTING


class Uses:
    """How often each word is used as a surname, and how often otherwise."""

    def __init__(self) -> None:
        self.times = Counter[str]()
        self.again = Counter[str]()  # alone, with its full name elsewhere in the article
        self.articles = Counter[str]()  # in which it is
        self.otherwise = Counter[str]()  # alone without
        self.behind = Counter[str]()  # behind a first name
        self.first_names: dict[str, set[str]] = defaultdict(set)

    def add(self, other: "Uses") -> None:
        """Adds what was counted of other articles."""
        for mine, theirs in (
            (self.times, other.times),
            (self.again, other.again),
            (self.articles, other.articles),
            (self.otherwise, other.otherwise),
            (self.behind, other.behind),
        ):
            mine.update(theirs)
        for form, names in other.first_names.items():
            self.first_names[form] |= names


def used(paths: list[Path]) -> Uses:
    """The uses of words in the articles of files, with the lists as they are."""
    uses = Uses()
    with ProcessPoolExecutor() as pool:
        for each in pool.map(_used, paths):
            uses.add(each)
    return uses


def _used(path: Path) -> Uses:
    uses = Uses()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "text" in row:
                _count(Text(Reading(f"{row['title']}\n{row['text']}")), uses)
    return uses


def _count(text: Text, uses: Uses) -> None:
    full = [one for one in find(text) if one.kind is EntityKind.PERSON and _is_full(one)]
    surnames = {text.form(one.after - 1) for one in full}
    within = {place for one in full for place in range(one.first, one.after)}
    alone = set[str]()
    for place, word in enumerate(text.words):
        uses.times[word.form] += 1
        if text.joined(place) and text.flags(place - 1) & FIRST:
            uses.behind[word.form] += 1
            uses.first_names[word.form].add(text.form(place - 1))
        if place in within:
            continue
        if word.form in surnames:
            uses.again[word.form] += 1
            alone.add(word.form)
        else:
            uses.otherwise[word.form] += 1
    uses.articles.update(alone)


def _is_full(one: Found) -> bool:
    return one.after > one.first + 1 and one.rule not in {"likely name", "behind verb or nationality"}


def mined_again(known: dict[str, str], uses: Uses) -> dict[str, str]:
    """The list with what the second count adds."""
    found = dict(known)
    for form, again in uses.again.items():
        share = again / (again + uses.otherwise[form])
        if uses.articles[form] >= LEAST and share >= SHARE_ALONE and _may_be_alone(form):
            found[form] = "alone" if known.get(form) not in {"first", "sure"} else known[form]
    for form, names in uses.first_names.items():
        share = uses.behind[form] / uses.times[form]
        if form not in found and len(names) >= LEAST_FIRST and share >= SHARE_BEHIND and _may_be_part(form):
            found[form] = "part"
    return found


def _may_be_alone(form: str) -> bool:
    return len(form) > 2 and not WORDS[form].flags & _OTHER and not _is_word(form)


def _may_be_part(form: str) -> bool:
    return len(form) > 2 and not WORDS[form].flags & (_OTHER | LISTED) and not _is_word(form)


def _is_word(form: str) -> bool:
    """Whether a word has particles, or is a noun or a verb of the language."""
    fused = form.startswith(("لل", "وال", "بال", "فال")) or (form[0] in "ولبف" and WORDS[form[1:]].flags & LISTED)
    return bool(fused) or is_common_noun(form.removeprefix("ال")) or is_verb(form)
