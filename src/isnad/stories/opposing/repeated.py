"""Contradictions that say the same again: what is surely read of them is the same on both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Opposition, Voice

_Key = tuple[str, tuple[str, ...]]  # who speaks, and the words


def without_repeated(contradictions: Iterable[Opposition]) -> list[Opposition]:
    """Each once: the voices of one that says again what an earlier one says go to that.

    A claim that is printed in two texts is found against another in both.
    """
    kept: list[Opposition] = []
    places: dict[tuple[frozenset[_Key], frozenset[_Key]], int] = {}
    for each in contradictions:
        key = _keys(each.surely.claiming), _keys(each.surely.denying)
        if key in places:
            kept[places[key]] = _joined(kept[places[key]], each)
            continue
        if all(key):  # a side of which nothing is sure is like no other
            places[key] = len(kept)
        kept.append(each)
    return kept


def _joined(one: Opposition, other: Opposition) -> Opposition:
    """An opposition with the voices of another that it has not."""
    return replace(
        one,
        claiming=(*one.claiming, *_more(one.claiming, other.claiming)),
        denying=(*one.denying, *_more(one.denying, other.denying)),
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
    )


def _more(voices: Sequence[Voice], others: Sequence[Voice]) -> list[Voice]:
    known = _keys(voices)
    return [voice for voice in others if _key(voice) not in known]


def _keys(voices: Sequence[Voice]) -> frozenset[_Key]:
    return frozenset(map(_key, voices))


def _key(voice: Voice) -> _Key:
    return voice.chain[0].called, tuple(written_words(match_form(voice.words.span.text)))
