"""What words of one root share: «ارتفع», «ارتفاع», «مرتفع» and «رفع» are رفع.

No table of roots, only what the patterns of Arabic add: the weak letters, a م or ت before the root, the ت of افتعل,
the ن of انفعل, the است of استفعل. Words of two roots may meet; a shared root alone is therefore never enough.
"""

import re
from functools import lru_cache

_ENDS = re.compile("(?<=...)(?:يه|ات|ون|ين|ان|ه|ي|ا)$")
_TENTH = re.compile("^(?:ا|م|ي|ت|ن)ست(?=..)")
_SEVENTH = re.compile("^(?:ا|م|ي|ت)ن(?=.{2,})")
_WEAK = str.maketrans("", "", "اويء")
_EIGHTH = re.compile("^(?:ا|م|ي)(.)[تطد](?=.{2,})")
_BEFORE = re.compile("^[متي](?=.{3,})")
_SHORTEST = 2
_LONGEST_ROOT = 3


@lru_cache(maxsize=50_000)
def root(lemma: str) -> str:
    """The letters of a lemma, in matching form, that its pattern does not add; «» where fewer than two are left."""
    stem = _ENDS.sub("", lemma)
    if len(stem) > _LONGEST_ROOT:
        for pattern, kept in ((_TENTH, ""), (_SEVENTH, ""), (_EIGHTH, r"\1"), (_BEFORE, "")):
            shorter = pattern.sub(kept, stem, count=1)
            if shorter != stem:
                stem = shorter
                break
    bare = stem.translate(_WEAK)
    return bare if len(bare) >= _SHORTEST else ""
