"""Timeline and summary of a story as JSON: the one shape of the API and of `--json`."""

from isnad.model.chronicle import Chronicle, Entry, Happened, SummarySentence
from isnad.model.words_shapes import hand_to_json, words_to_json


def chronicle_to_json(chronicle: Chronicle) -> dict[str, object]:
    """Timeline and summary."""
    return {
        "timeline": [entry_to_json(entry) for entry in chronicle.timeline],
        "summary": [summary_sentence_to_json(sentence) for sentence in chronicle.summary],
    }


def entry_to_json(entry: Entry) -> dict[str, object]:
    """One line of the timeline; `chain` is empty where the reporter says it himself."""
    return {
        "event": entry.event,
        **words_to_json(entry.sentence),
        "publisher": entry.publisher,
        "printed": entry.printed.isoformat(),
        "chain": [hand_to_json(link) for link in entry.chain],
        "happened": _happened(entry.happened),
        "articles": entry.articles,
        "origins": entry.origins,
        "sure": entry.sure,
    }


def summary_sentence_to_json(sentence: SummarySentence) -> dict[str, object]:
    """One sentence of the summary."""
    return {
        "event": sentence.event,
        **words_to_json(sentence.sentence),
        "publisher": sentence.publisher,
        "printed": sentence.printed.isoformat(),
        "chain": [hand_to_json(link) for link in sentence.chain],
        "happened": _happened(sentence.happened),
    }


def _happened(happened: Happened | None) -> dict[str, object] | None:
    if happened is None:
        return None
    return {
        "first": happened.first.isoformat(),
        "last": happened.last.isoformat(),
        "precision": happened.precision,
        "at": happened.at.isoformat() if happened.at else None,
        "words": words_to_json(happened.words),
    }
