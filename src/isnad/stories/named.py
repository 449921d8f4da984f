"""Names of persons and places that are sure enough to be shown as those of a story.

A place is a word or two that our list of places has, less a preposition; a person two to four words of which the first
is a given name that our lists have. Words that are names and other things (صباح) count in that company only.
"""

import re
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.word_table import WordTable
from isnad.stories.terms import function_words, weekdays

_WORD = re.compile(r"[^\W\d_]+(?:\s+(?:الله|الدين)\b)?")
_BEFORE = ("", "و", "ب", "ل", "ف", "ك", "وب", "ول", "وك")  # what may be joined to a place before it
_PREFIXED = re.compile("[وبفك]ال|لل|و...")  # after a name, such a word begins what follows it
_LINKS = frozenset(["بن", "ابن", "ال", "ابو", "ابي", "ام", "عبد"])
_MOSTLY_WORDS = frozenset(["ليل", "نيس", "بون", "برن", "كان"])  # towns, but in running text mostly other words
# «الناطق باسم الوزارة», «صباح اليوم»: given names that before an article mostly are something else.
_ALSO_WORDS = frozenset(["باسم", "صباح", "فجر"])
_LONGEST = 4  # words of a person's name


def named(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The persons and the places that a text names, as written, each once, in order."""
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    persons: dict[str, None] = {}
    places: dict[str, None] = {}
    at = 0
    while at < len(words):
        size = _person(words, at, text)
        if size:
            persons[text[words[at][1] : words[at + size - 1][2]]] = None
            at += size
            continue
        place, size = _place(words, at, text)
        if place:
            places[place] = None
        at += max(size, 1)
    return tuple(persons), tuple(places)


def _person(words: list[tuple[str, int, int]], at: int, text: str) -> int:
    """How many words from here on are a person's name; 0 for none."""
    first = match_form(words[at][0])
    if not _is_given(words[at][0]) and not first.startswith("عبد"):
        return 0
    size = 1
    while at + size < len(words) and size < _LONGEST and _joined(words, at + size, text):
        form = match_form(words[at + size][0])
        servant = size == 1 and first == "عبد"
        if not servant and form not in _LINKS and not _may_be_a_name(form):
            break
        size += 1
    while size > 1 and match_form(words[at + size - 1][0]) in _LINKS:
        size -= 1
    if first in _ALSO_WORDS and size > 1 and match_form(words[at + 1][0]).startswith("ال"):
        return 0
    return size if size > 1 else 0


def _joined(words: list[tuple[str, int, int]], at: int, text: str) -> bool:
    return text[words[at - 1][2] : words[at][1]].isspace() and "\n" not in text[words[at - 1][2] : words[at][1]]


def _may_be_a_name(form: str) -> bool:
    bare = form.removeprefix("ال")
    if form in weekdays() or form in function_words() or _PREFIXED.match(form) or _bare_place(form):
        return False
    if form in _given() or bare in wordlists.words("native_names") or bare in wordlists.words("proper_words"):
        return True
    return not lexicon().lemma(bare) or (form.startswith("ال") and form not in _places())


def _place(words: list[tuple[str, int, int]], at: int, text: str) -> tuple[str, int]:
    """The place that begins here, as written less a preposition, with its words; «» and 0 for none."""
    for size in (2, 1):
        if at + size > len(words) or (
            size == 2 and not (_ENDS_PLACE[words[at + 1][0]] and _joined(words, at + 1, text))
        ):
            continue
        written = text[words[at][1] : words[at + size - 1][2]]
        if place := _bare_place(written):
            return place, size
    return "", 0


@lru_cache(maxsize=50_000)
def _bare_place(written: str) -> str:
    """The place that a word or two name, less what is joined before it; «» where they name none."""
    with_article = "ال" + written.removeprefix("و")[2:] if written.removeprefix("و").startswith("لل") else ""
    joined = (written.removeprefix(prefix) for prefix in _BEFORE if written.startswith(prefix))
    return next((form for form in (*joined, with_article) if match_form(form) in _places()), "")


@lru_cache(maxsize=50_000)
def _is_given(written: str) -> bool:
    """Whether a word is a given name; «على» is none, though its matching form is that of «علي»."""
    listed = _given().get(match_form(written), "")
    return listed != "" and not (written.endswith("ى") and listed.endswith("ي"))


@cache
def _given() -> dict[str, str]:
    """Given names by their matching forms, as listed."""
    return {match_form(row[0]): row[0] for row in wordlists.rows("given_names")}


@cache
def _places() -> frozenset[str]:
    return wordlists.forms("places") - _MOSTLY_WORDS


@cache
def _last_words() -> frozenset[str]:
    return frozenset(place.split()[-1] for place in _places() if " " in place)


# Whether a word ends the name of a place of two: of few pairs the whole has to be looked up.
_ENDS_PLACE = WordTable(lambda form: not _last_words().isdisjoint(form.split()[-1:]))
