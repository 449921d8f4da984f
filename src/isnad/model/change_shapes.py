"""Differences as JSON."""

from isnad.model.account import Words
from isnad.model.change import Change, Difference, Run, State
from isnad.model.span import Span
from isnad.model.words_shapes import words_to_json


def difference_to_json(told: Difference) -> dict[str, object]:
    """Two texts set against each other: the marked changes, then all words in runs."""
    return {
        "was": _state(told.was),
        "now": _state(told.now),
        "silent": told.admitted is None,
        "admitted": _words(told.admitted),
        "changes": [change_to_json(each) for each in told.changes],
        "blocks": [[_run(run) for run in block] for block in told.blocks],
    }


def change_to_json(change: Change) -> dict[str, object]:
    """One change of what is told, with its words in both texts."""
    return {
        "kind": change.kind.value,
        "was": _words(change.was),
        "now": _words(change.now),
        "by_was": change.by_was,
        "by_now": change.by_now,
    }


def _state(state: State) -> dict[str, object]:
    article = state.article
    return {
        "article": article.id,
        "revision": state.revision,
        "title": article.title,
        "publisher": article.publisher,
    }


def _run(run: Run) -> dict[str, object]:
    return {"fate": run.fate.value, "text": run.text, "was": _place(run.was), "now": _place(run.now)}


def _place(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _words(words: Words | None) -> dict[str, object] | None:
    return words_to_json(words) if words else None
