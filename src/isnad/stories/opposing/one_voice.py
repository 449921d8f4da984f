"""Whether two names of sources on one side are of one: spelled otherwise, or two names of one body."""

from collections.abc import Mapping
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.rarity import document_shares

_LEAST = 3  # letters of a word that may be spelled in two ways
_RARE = 0.0002  # of all articles: a name in a spelling that fewer have is another spelling of one more than a name
_NAMES = 2  # words of a name of which all but one are the same


@lru_cache(maxsize=20_000)
def are_one(one: str, other: str) -> bool:
    """Whether two names are of one source: «سيرجيو راموس» and «سيرخيو راموس», «البنتاغون» and its ministry."""
    if same_speaker(_of_body(one), _of_body(other)):
        return True
    first, second = match_form(one).split(), match_form(other).split()
    if len(first) != len(second) or len(first) < _NAMES:
        return False
    unlike = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(unlike) == 1 and _is_near(*unlike[0])


@lru_cache(maxsize=20_000)
def _of_body(name: str) -> frozenset[str]:
    """The words of a name, of a body's short name those of its full one."""
    form = f" {match_form(name)} "
    full = next((full for short, full in _bodies().items() if f" {short} " in form), form)
    return frozenset(word.replace("اميرك", "امريك") for word in speaker_words(full))


def _is_near(one: str, other: str) -> bool:
    """Whether two words differ by one letter, that is put in or stands for another."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST or len(long) - len(short) > 1 or short[0] != long[0] or short.startswith("ال"):
        return False
    if min(document_shares().get(word, 0.0) for word in (one, other)) > _RARE:
        return False  # «حسن» and «حسين»
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])


@cache
def _bodies() -> Mapping[str, str]:
    rows = wordlists.rows("body_names", "isnad.stories")
    return {match_form(short): match_form(full) for short, full in rows}
