"""Whether the name of a hand is all of it, by the words that stand beside it in its article.

A name may be the end of a longer one («أنجلوس») or its beginning («قائممقام» of «قائممقام قضاء»).
"""

import re
from collections.abc import Iterable

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Link, SourceKind
from isnad.stories.chronicle.words import opens_with_verb
from isnad.stories.passing.naming import bare, is_known, is_name
from isnad.stories.somebody import listed


def broken_names(links: Iterable[Link], text: str) -> frozenset[str]:
    """The names among those of some hands that are more or less than a name; `text` is that of their article.

    A name that is once seen to be cut is so wherever the article uses it.
    """
    return frozenset(link.called for link in links if link.called and not _is_whole(link, text))


def _is_whole(link: Link, text: str) -> bool:
    if not is_name(link.called, link.kind) or _is_cut(link) or _is_behind_preposition(link.called, text):
        return False
    return not (_has_more_behind(link, text) or _is_half(link, text)) and not _is_object_of_verb(link, text)


def _is_cut(link: Link) -> bool:
    """Whether the name is one word of several that name somebody: the first («قائممقام قضاء الرمادي»), or the end.

    Before the last of them a title may stand, a place, or a noun with its article: «الوزير لافروف», not «لوس أنجلوس».
    """
    mention = link.mention
    if mention is None or link.kind is not SourceKind.PERSON:
        return False
    name, words = written_words(link.called), written_words(mention.text)
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


def _has_more_behind(link: Link, text: str) -> bool:
    """Whether the name of a person goes on behind the words that name him: «جان إيف» of «جان إيف لو دريان»."""
    mention = link.mention
    at = mention.text.find(link.called) if mention else -1
    if mention is None or link.kind is not SourceKind.PERSON or at < 0:
        return False
    following = _FOLLOWING.match(text, mention.start + at + len(link.called))
    return following is not None and following[1] in _PARTICLES


def _is_half(link: Link, text: str) -> bool:
    """Whether a fixed name is cut within: «هيئة الأمر» of «هيئة الأمر بالمعروف والنهي عن المنكر»."""
    mention = link.mention
    return mention is not None and mention.text.endswith("الأمر") and text.startswith(" بالمعروف", mention.end)


_FOLLOWING = re.compile(r" (\w+) \w")
_PARTICLES = frozenset(["لو", "دي", "دو", "دا", "فان", "فون", "بن", "ابن", "آل", "أبو"])


def _is_object_of_verb(link: Link, text: str) -> bool:
    """Whether a feminine noun stands behind a verb of «he», which somebody else does: «ووجه رسالة قوية بأن»."""
    mention = link.mention
    if mention is None or link.kind is not SourceKind.DOCUMENT or not mention.text.split()[0].endswith("ة"):
        return False
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return (
        before is not None and opens_with_verb(before[1]) and not before[1].endswith("ت") and before[1][:1] not in "تو"
    )


_REACH = 20  # characters
_BEFORE = re.compile(r"و?(\w+) $")


def _is_behind_preposition(name: str, text: str) -> bool:
    """Whether a name begins with a letter that the text joins to it once and leaves out elsewhere: «بلوس أنجلوس»."""
    return name[:1] in _PREPOSITIONS and f" {name[1:]} " in f" {_SIGNS.sub(' ', text)} "


_PREPOSITIONS = frozenset("بلك")
_SIGNS = re.compile(r"[^\w]+")
