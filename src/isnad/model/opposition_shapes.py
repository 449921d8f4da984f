"""Oppositions as JSON values: what the commands and the API print of them."""

from isnad.model.opposition import Line, Opposed, Opposition, Reason, Voice
from isnad.model.words_shapes import hand_to_json, words_to_json


def opposed_to_json(opposed: Opposed) -> dict[str, object]:
    """What stands against each other in a story: its oppositions, oldest first, and the lines that turned."""
    return {
        "oppositions": [opposition_to_json(each) for each in opposed.oppositions],
        "lines": [line_to_json(each) for each in opposed.lines],
    }


def opposition_to_json(opposition: Opposition) -> dict[str, object]:
    """One proposition with both columns, whether anybody claims it, and why its voices were joined."""
    return {
        "kind": opposition.kind.value,
        "proposition": words_to_json(opposition.proposition),
        "unanswered": opposition.unanswered,
        "sure": opposition.sure,
        "claiming": [voice_to_json(voice) for voice in opposition.claiming],
        "denying": [voice_to_json(voice) for voice in opposition.denying],
        "told": [voice_to_json(voice) for voice in opposition.told],
        "reasons": [_reason(reason) for reason in opposition.reasons],
    }


def line_to_json(line: Line) -> dict[str, object]:
    """What a source said of one proposition over time."""
    return {"speaker": line.speaker, "sure": line.sure, "voices": [voice_to_json(voice) for voice in line.voices]}


def voice_to_json(voice: Voice) -> dict[str, object]:
    """A voice with its chain; the time as ISO 8601."""
    return {
        "stance": voice.stance.value,
        "act": voice.act.value,
        "words": words_to_json(voice.words),
        "cue": words_to_json(voice.cue),
        "chain": [hand_to_json(link) for link in voice.chain],
        "at": voice.at.isoformat(),
        "publisher": voice.publisher,
        "again": [words_to_json(words) for words in voice.again],
        "sure": voice.sure,
    }


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "one": words_to_json(reason.one),
        "other": words_to_json(reason.other),
        "join": reason.join.value,
        "shared": list(reason.shared),
        "turned": list(reason.turned),
        "disagreement": reason.disagreement,
    }
