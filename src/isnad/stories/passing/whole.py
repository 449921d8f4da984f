"""Whether the name of a hand is all of it, by the words that stand beside it in its article.

A name may be the end of a longer one («أنجلوس») or its beginning («قائممقام» of «قائممقام قضاء»).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Link, SourceKind, Span
from isnad.stories.chronicle.words import opens_with_verb
from isnad.stories.passing.naming import bare, is_known, is_name
from isnad.stories.somebody import listed


def broken_names(links: Iterable[Link], text: str) -> frozenset[str]:
    """The names among those of some hands that are more or less than a name; `text` is that of their article.

    A name that is once seen to be cut is so wherever the article uses it.
    """
    broken: set[str] = set()
    whole: set[tuple[str, str]] = set()  # names with the words that stand for them
    for link in links:
        name, mention = link.called, link.mention
        key = (name, mention.text if mention else "")
        if not name or name in broken or key in whole:
            continue
        if _is_whole_by_words(*key, link.kind) and not (mention and _is_cut_in(name, mention, link.kind, text)):
            whole.add(key)
        else:
            broken.add(name)
    return frozenset(broken)


def _is_cut_in(name: str, mention: Span, kind: SourceKind, text: str) -> bool:
    """Whether what stands beside some words tells that the name which they give is cut, or none."""
    if name[0] in _PREPOSITIONS and _is_behind_preposition(name, text):
        return True
    if kind is SourceKind.PERSON:
        return _has_more_behind(name, mention, text) or _is_half(mention, text)
    return _is_half(mention, text) or (kind is SourceKind.DOCUMENT and _is_object_of_verb(mention, text))


@lru_cache(maxsize=20_000)
def _is_whole_by_words(name: str, mention: str, kind: SourceKind) -> bool:
    return is_name(name, kind) and not (mention and _is_cut(name, mention, kind))


def _is_cut(called: str, mention: str, kind: SourceKind) -> bool:
    """Whether the name is one word of several that name somebody: the first («قائممقام قضاء الرمادي»), or the end.

    Before the last of them a title may stand, a place, or a noun with its article: «الوزير لافروف», not «لوس أنجلوس».
    """
    if kind is not SourceKind.PERSON:
        return False
    name, words = written_words(called), written_words(mention)
    place = next((at for at in range(len(words)) if words[at : at + len(name)] == name), -1)
    if not name or place < 0 or len(words) == len(name):
        return False
    if len(name) > 1:
        return place > 0 and len(words[place - 1]) == _SHORT
    if place < len(words) - 1:
        return not words[place + 1].startswith("ال")
    word, form = words[place - 1], match_form(words[place - 1])
    titled = form.startswith(("ال", "لل", "وال")) or bare(form) in listed("who") or form == "دوله"
    return not (titled or is_known(word))


_SHORT = 2  # letters: «شي» of «شي جين بينغ»; one is a title («د»)


def _has_more_behind(name: str, mention: Span, text: str) -> bool:
    """Whether the name of a person goes on behind the words that name him: «جان إيف» of «جان إيف لو دريان»."""
    at = mention.text.find(name)
    end = mention.start + at + len(name)
    if at < 0 or text[end : end + 1] != " ":
        return False
    following = _FOLLOWING.match(text, end)
    return following is not None and following[1] in _PARTICLES


_FOLLOWING = re.compile(r" (\w+) \w")
_PARTICLES = frozenset(["لو", "دي", "دو", "دا", "فان", "فون", "بن", "ابن", "آل", "أبو"])


def _is_half(mention: Span, text: str) -> bool:
    """Whether a fixed name is cut within: «هيئة الأمر» of «هيئة الأمر بالمعروف والنهي عن المنكر»."""
    return mention.text.endswith("الأمر") and text.startswith(" بالمعروف", mention.end)


def _is_object_of_verb(mention: Span, text: str) -> bool:
    """Whether a feminine noun stands behind a verb of «he», which somebody else does: «ووجه رسالة قوية بأن»."""
    if not mention.text.split()[0].endswith("ة"):
        return False
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is None or before[1].endswith("ت") or before[1][:1] in "تو":
        return False
    return opens_with_verb(before[1])


_REACH = 20  # characters
_BEFORE = re.compile(r"و?(\w+) $")


def _is_behind_preposition(name: str, text: str) -> bool:
    """Whether a name begins with a letter that the text joins to it once and leaves out elsewhere: «بلوس أنجلوس»."""
    bare_name = name[1:]
    at = text.find(bare_name) if bare_name else -1
    while at >= 0:
        end = at + len(bare_name)
        if not text[max(at - 1, 0) : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(bare_name, end)
    return False


_PREPOSITIONS = frozenset("بلك")
