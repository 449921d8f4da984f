"""Why an article stands in a group: the words it shares with the nearest one there, and what weighed."""

import numpy as np

from isnad.arabic.word_table import WordTable
from isnad.model import Tie
from isnad.stories.choosing import Joined
from isnad.stories.decision import contributions, probability
from isnad.stories.sketch import Query
from isnad.stories.terms import NAME, NUMBER, TERMS
from isnad.stories.window import Window

_TERMS_SHOWN = 8


def tie(query: Query, joined: Joined, other: str, window: Window, codes: WordTable[int]) -> Tie:
    """Why a report joined a group; `other` is the id of the article it is most like there."""
    row = window.row(joined.nearest)
    there = set(window.terms[row].tolist())
    shared = np.array([term in there for term in query.sketch.terms.tolist()], dtype=bool)
    told = query.sketch.weights * window.idf(query.sketch.terms) * shared
    order = [i for i in np.argsort(-told, kind="stable")[:_TERMS_SHOWN] if told[i] > 0]
    words = _words(query, codes)
    kinds = query.sketch.kinds
    named = [(words.get(int(query.sketch.terms[i]), ""), int(kinds[i])) for i in order]
    named = [(word, kind) for word, kind in named if word]
    return Tie(
        level=joined.group.level,
        other=other,
        probability=round(probability(joined.odds), 4),
        terms=tuple(word for word, _ in named),
        names=tuple(word for word, kind in named if kind & NAME),
        numbers=tuple(word for word, kind in named if kind & NUMBER),
        measures=contributions(joined.measures, joined.group.level),
    )


def _words(query: Query, codes: WordTable[int]) -> dict[int, str]:
    """The first form in which each term stands in the report."""
    found: dict[int, str] = {}
    for word in query.spoken:
        found.setdefault(codes[word] & (TERMS - 1), word)
    return found
