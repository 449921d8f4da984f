"""Transmissions as JSON."""

from isnad.model.way import Hand, Shift, Transmission, Way
from isnad.model.words_shapes import words_to_json


def transmission_to_json(told: Transmission) -> dict[str, object]:
    """A claim with its ways; `independent` origins and how many ways are `repeating` are counted."""
    return {
        "claim": words_to_json(told.words),
        "act": told.act.value,
        "origin": _hand(told.origin),
        "origins": [_hand(each) for each in told.origins],
        "independent": told.independent,
        "repeating": told.repeating,
        "sure": told.sure,
        "ways": [_way(each) for each in told.ways],
        "shifts": [_shift(each) for each in told.shifts],
    }


def _way(way: Way) -> dict[str, object]:
    return {
        "article": way.words.article,
        "publisher": way.publisher,
        "at": way.at.isoformat(),
        "hands": [_hand(each) for each in way.hands],
        "claim": words_to_json(way.words),
        "act": way.act.value,
        "hedged": way.hedged,
        "copy": way.is_copy,
        "through": way.through,
        "sure": way.sure,
        "repeats": way.repeats,
    }


def _hand(hand: Hand) -> dict[str, object]:
    words = words_to_json(hand.words) if hand.words else None
    return {"name": hand.name, "kind": hand.kind.value, "house": hand.house, "words": words}


def _shift(shift: Shift) -> dict[str, object]:
    return {"kind": shift.kind.value, "was": words_to_json(shift.was), "now": words_to_json(shift.now)}
