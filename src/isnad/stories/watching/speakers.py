"""Whether a claim is by somebody who is waited for by name."""

from functools import lru_cache

from isnad.arabic.names import name_keys
from isnad.model import Claim, Link, SourceKind

_keys = lru_cache(20_000)(name_keys)  # every watch asks for its own name, of every claim


def is_by(claim: Claim, name: str) -> bool:
    """Whether a claim is by whoever has this name, or speaks for it: «الجيش» by «المتحدث باسم الجيش».

    A person may be asked for by his last names («عباس»), or with his title: never by his first alone, nor by names
    that go on («محمد علي» is not «محمد علي الحوراني»).
    """
    asked, speaker = _keys(name), claim.chain[0]
    called = (speaker.name, speaker.mention.text if speaker.mention else "")
    if not asked:
        return False
    if asked in map(_keys, called):
        return True
    return (
        _is_person(speaker, asked)
        if speaker.kind is SourceKind.PERSON
        else any(_holds(_keys(w), asked) for w in called)
    )


def _is_person(speaker: Link, asked: tuple[str, ...]) -> bool:
    own = _keys(speaker.name)
    if own and (own[-len(asked) :] == asked or (len(own) > 1 and asked[-len(own) :] == own)):
        return True
    mention = _keys(speaker.mention.text) if speaker.mention else ()
    named = _place_of(mention, own)
    title = mention[:named] if named >= 0 else mention
    return _holds(title, asked) and not set(asked) & set(own)


def _holds(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    return _place_of(words, asked) >= 0


def _place_of(words: tuple[str, ...], asked: tuple[str, ...]) -> int:
    """Where words stand one behind the other among others, -1 where they do not."""
    return next((at for at in range(len(words) - len(asked) + 1) if words[at : at + len(asked)] == asked), -1)
