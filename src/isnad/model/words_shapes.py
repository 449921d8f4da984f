"""Words of an article, and the hands they came through, as JSON: one shape for all that is told of a story."""

from isnad.model.account import Words
from isnad.model.claim import Link


def words_to_json(words: Words) -> dict[str, object]:
    """Words of a state of an article, with their place there: code points in title, line feed, body."""
    span = words.span
    return {
        "article": words.article,
        "revision": words.revision,
        "text": span.text,
        "start": span.start,
        "end": span.end,
    }


def hand_to_json(link: Link) -> dict[str, object]:
    """A hand of a chain: what to call it, its kind, and how the text named it."""
    return {
        "name": link.called,
        "kind": link.kind.value,
        "mention": link.mention.text if link.mention else "",
    }
