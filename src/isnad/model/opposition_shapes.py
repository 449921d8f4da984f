"""Oppositions as JSON values: what the commands and the API print of them."""

from isnad.model.account import Words
from isnad.model.claim import Link
from isnad.model.opposition import Line, Opposed, Opposition, Reason, Voice


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
        "claiming": [voice_to_json(voice) for voice in opposition.claiming],
        "denying": [voice_to_json(voice) for voice in opposition.denying],
        "told": [voice_to_json(voice) for voice in opposition.told],
        "reasons": [_reason(reason) for reason in opposition.reasons],
    }


def line_to_json(line: Line) -> dict[str, object]:
    """What a source said of one proposition over time."""
    return {"speaker": line.speaker, "voices": [voice_to_json(voice) for voice in line.voices]}


def voice_to_json(voice: Voice) -> dict[str, object]:
    """A voice with its chain; the time as ISO 8601."""
    return {
        "stance": voice.stance.value,
        "act": voice.act.value,
        "words": words_to_json(voice.words),
        "cue": words_to_json(voice.cue),
        "chain": [_link(link) for link in voice.chain],
        "at": voice.at.isoformat(),
        "publisher": voice.publisher,
        "again": [words_to_json(words) for words in voice.again],
    }


def words_to_json(words: Words) -> dict[str, object]:
    """Words of a state of an article, with their place there."""
    return {
        "article": words.article,
        "revision": words.revision,
        "text": words.span.text,
        "start": words.span.start,
        "end": words.span.end,
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


def _link(link: Link) -> dict[str, object]:
    return {
        "name": link.called,
        "kind": link.kind.value,
        "mention": link.mention.text if link.mention else "",
    }
