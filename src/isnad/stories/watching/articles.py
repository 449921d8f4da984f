"""One article, one watch: whether its condition is met, and by which words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from isnad.arabic.names import name_key
from isnad.arabic.sentences import sentences
from isnad.model import (
    Act,
    Claim,
    ConditionKind,
    EntityKind,
    Level,
    Mark,
    Met,
    Series,
    Span,
    Told,
    Watch,
    Words,
)
from isnad.stories.watching.speakers import is_by
from isnad.stories.watching.tolls import toll_over

_MOST_WORDS = 20  # places of an article that are named as those that meet a condition
_LONGEST_TEXT = 600  # code points of what a notice quotes
_key = lru_cache(10_000)(name_key)  # every watch asks for its own name, of every article


def met_by(watch: Watch, told: Told, series: Sequence[Series] = ()) -> tuple[Met, ...]:
    """What an article meets of a condition: mostly one thing, of denials perhaps several; () where it meets nothing.

    `condition.story` is the present id of its story. A search is the store's matter: see `met_by_search`; conflicts
    are no matter of one article: see `met_by_conflict`. `series` are those of the figures of the article's event, see
    `followed`; by them a toll of this happening is told from others that the article recalls.
    """
    match watch.condition.kind:
        case ConditionKind.ENTITY | ConditionKind.PLACE:
            return _of_names(watch, told)
        case ConditionKind.STORY:
            return _of_story(watch, told)
        case ConditionKind.TOLL:
            return _of_toll(watch, told, series)
        case ConditionKind.DENIAL:
            return _of_denials(watch, told)
        case _:
            return ()


def met_by_search(watch: Watch, told: Told, marks: Sequence[tuple[int, int]]) -> Met:
    """The watch's search, met by an article that the store found; `marks` are spans of matched words in its text."""
    text = told.article.text
    return Met(watch.number, Mark(Level.COPY), _words(told, (Span(text[s:e], s, e) for s, e in marks)))


def text_of(told: Told, met: Met) -> str:
    """The sentences of an article in which the words stand that meet a condition; else how its body begins."""
    text = told.article.text
    spans = [words.span for words in met.words if words.article == told.placed.article]
    if not spans:
        return _cut(told.article.body or told.article.deck)
    held = [text[s:e] for s, e in sentences(text) if any(s < span.end and span.start < e for span in spans)]
    return _cut(" ".join(held))


def _of_names(watch: Watch, told: Told) -> tuple[Met, ...]:
    condition = watch.condition
    is_place = condition.kind is ConditionKind.PLACE
    kind = EntityKind.PLACE if is_place else condition.entity
    key = condition.key or _key(condition.place if is_place else condition.name)
    named = [one for one in told.analysis.entities if key and one.key == key and kind in {None, one.kind}]
    spans = [Span(each.text, each.start, each.end) for entity in named for each in entity.mentions]
    return (Met(watch.number, Mark(Level.COPY), _words(told, spans)),) if named else ()


def _of_story(watch: Watch, told: Told) -> tuple[Met, ...]:
    if told.placed.placement.story != watch.condition.story:
        return ()
    title = told.article.title
    return (Met(watch.number, Mark(Level.COPY), _words(told, [Span(title, 0, len(title))] if title else [])),)


def _of_toll(watch: Watch, told: Told, series: Sequence[Series]) -> tuple[Met, ...]:
    condition = watch.condition
    if condition.story and told.placed.placement.story != condition.story:
        return ()
    found = toll_over(condition, told, series)
    if found is None:
        return ()
    figure, key = found
    return (Met(watch.number, Mark(Level.STORY, key), _words(told, [figure.mention])),)


def _of_denials(watch: Watch, told: Told) -> tuple[Met, ...]:
    key = _key(watch.condition.name)
    denials = [claim for claim in told.analysis.claims if claim.act is Act.DENY and is_by(claim, watch.condition.name)]
    return tuple(
        Met(watch.number, Mark(Level.STORY, key, claim.content.text), _words(told, _said(claim))) for claim in denials
    )


def _said(claim: Claim) -> list[Span]:
    mention = claim.chain[0].mention
    return [*([mention] if mention else []), claim.cue, claim.content]


def _words(told: Told, spans: Iterable[Span]) -> tuple[Words, ...]:
    inside = sorted(spans, key=lambda span: (span.start, span.end))
    return tuple(told.words(span) for span in inside[:_MOST_WORDS])


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_TEXT:
        return text
    head, space, _ = text[:_LONGEST_TEXT].rpartition(" ")
    return f"{head if space else text[:_LONGEST_TEXT]}…"
