"""Names among the words of a text: where one that begins here ends."""

from isnad.analyse.tags.kinds import (
    ADJECTIVE,
    ALONE,
    COMMON,
    DEFINITE,
    END,
    GIVEN,
    HOUSE,
    JOINED,
    LINK,
    NAME,
    NOUN,
    PLACE,
    ROLE,
)
from isnad.analyse.tags.words import Word

_LONGEST = 6  # words
_NO_OPENERS = frozenset(["بن", "ال", "دي", "فان", "فون"])


def name_end(words: list[Word], first: int) -> int:
    """The end of the name of a person, place or house that begins here; `first` where none does."""
    if not _opens(words, first):
        return first
    kinds = words[first].kinds
    if kinds & ADJECTIVE and kinds & DEFINITE and not kinds & GIVEN:  # «السعودية» and its like
        return first + 1
    at = first + 1
    while at < len(words) and at - first < _LONGEST and _goes_on(words, first, at):
        at += 1
    while at > first + 1 and words[at - 1].kinds & LINK:
        at -= 1
    if at == first + 1 and kinds & LINK:
        return first
    return at


def _opens(words: list[Word], first: int) -> bool:
    kinds = words[first].kinds
    behind = words[first + 1].kinds if first + 1 < len(words) else END
    if kinds & LINK:
        return words[first].form not in _NO_OPENERS and bool(behind & (NAME | DEFINITE)) and not behind & JOINED
    if not kinds & NAME:
        return False
    # «ملك», «أمير», «عيد» are given names too.
    return not (kinds & (ROLE | COMMON) and (not behind & NAME or behind & DEFINITE))


def _goes_on(words: list[Word], first: int, at: int) -> bool:
    opens, last, word = words[first].kinds, words[at - 1].kinds, words[at].kinds
    linked, person = bool(last & LINK), bool(opens & GIVEN)
    if word & (END | JOINED) or (word & ROLE and not linked):
        return False
    if opens & PLACE and not person and word & (PLACE | GIVEN | LINK | DEFINITE):  # «ألمانيا باستيان»
        return False
    if (person or (at - first > 1 and not opens & PLACE)) and word & PLACE and not word & GIVEN and not linked:
        return False  # «صالح موريتانيا»
    if linked:
        return bool(word & (NOUN | NAME | DEFINITE))
    if word & (NAME | LINK) and not (word & ADJECTIVE and (word & PLACE or not word & NOUN)):
        return True
    return person and bool(word & DEFINITE) and _is_family(word, at - first)


def _is_family(word: int, place: int) -> bool:
    """Whether a word with the article ends a person's name: «عبد الكريم الرازحي», «خالد الفيصل»."""
    if word & NAME:
        return True
    return bool(word & NOUN) and not word & (ADJECTIVE | PLACE | ALONE | HOUSE) and place < 4
