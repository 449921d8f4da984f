"""Article -> tags, entities, claims, figures: pure functions.

The package can be called itself: `isnad.analyse(article)` is the project's contract, and Python binds the package to
that name as soon as anybody imports it.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from types import ModuleType

from isnad.analyse.claims import claims
from isnad.analyse.claims.extent import behind_dateline
from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities import Tagged, entities
from isnad.analyse.figures import figures
from isnad.analyse.sureness import with_sureness
from isnad.analyse.tags import tags
from isnad.model import Analysis, Article, Entity, EntityKind, Tag

__all__ = ["VERSION", "Tagged", "analyse"]

VERSION = 12  # of the rules; what is stored carries it


def analyse(article: Article, tagged: Iterable[Tagged] | None = None) -> Analysis:
    """What one article is about, whom it names, who says what in it, and its figures.

    `tagged` are persons, places and organisations that a tagger found in `article.text`: see `entities`.
    """
    text = article.text
    reading = Reading(text)
    named = entities(text, reading, tagged)
    reading.mark_persons(_full_names(named))
    said = with_sureness(claims(text, article.published, reading), reading, len(article.title), named)
    about = tags(text, len(article.title), [mention for each in named for mention in each.mentions])
    return Analysis(said, figures(text, said), _less_dateline(about, reading, len(article.title)), named)


def _full_names(named: Iterable[Entity]) -> Iterator[tuple[int, int]]:
    """Where persons are named by more than one word."""
    for each in named:
        if each.kind is EntityKind.PERSON:
            yield from ((mention.start, mention.end) for mention in each.mentions if " " in mention.text)


def _less_dateline(found: tuple[Tag, ...], reading: Reading, title_end: int) -> tuple[Tag, ...]:
    """The tags that do not stand in «القاهرة (رويترز) -» alone: from where it is told says not what it is about."""
    first = bisect_left(reading.starts, title_end + 1)
    after = behind_dateline(reading, first, len(reading))
    if after >= len(reading) or after == first:
        return found
    end = reading.starts[after]
    return tuple(tag for tag in found if any(not title_end < span.start < end for span in tag.spans))


class _Callable(ModuleType):
    def __call__(self, article: Article) -> Analysis:
        return analyse(article)


sys.modules[__name__].__class__ = _Callable
