"""What changed: two states of an article, or two copies of one text, word by word, and what of it is news."""

from collections.abc import Iterator, Sequence

from isnad.arabic.letters import match_form
from isnad.model import Article, Change, ChangeKind, Difference, Figure, Span, State, Words
from isnad.stories.changing.admitting import admitted
from isnad.stories.changing.claims import contents_of, figures_given_to_another, given_to_another, gone
from isnad.stories.changing.figures import changed_figures
from isnad.stories.changing.mapping import Mapping, turned
from isnad.stories.changing.words import blocks
from isnad.stories.sameness import Part, parts_of

__all__ = ["blocks", "difference"]


def difference(was: State, now: State, *, spelling: bool = True) -> Difference:
    """Two texts set against each other.

    Without `spelling`, words that differ in vowel signs, hamza or marks beside them are the same: houses write one
    agency's text each in their own way. A figure is marked where it became another in its line, a claim where its
    words are gone and nothing in the other text says it, a speaker where words or a figure are surely another's now.
    """
    runs = blocks(was.article, now.article, _exactly if spelling else _bare)
    there, back = Mapping(runs), Mapping(turned(runs))
    admission = admitted(runs)
    found = _changes(was, now, changed_figures(runs, was.analysis.figures, now.analysis.figures), there, back)
    kept = tuple(_less_repeated(tuple(found), admission))
    return Difference(was, now, runs, kept, _words(now, admission) if admission else None)


def _less_repeated(found: Sequence[Change], admission: Span | None) -> Iterator[Change]:
    """The changes without new claims that say again what the note of a correction or a change of speaker says."""
    told = [change.now.span for change in found if change.kind is ChangeKind.SPEAKER and change.now]
    told += [admission] if admission else []
    for change in found:
        again = change.now is not None and any(_lies_in(change.now.span, span) for span in told)
        if change.kind is not ChangeKind.NEW or not again:
            yield change


def _lies_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _exactly(word: str) -> str:
    return word


def _bare(word: str) -> str:
    """A word less the marks beside it; marks alone are themselves."""
    return "".join(ch for ch in match_form(word) if ch.isalnum()) or word


def _changes(
    was: State, now: State, figures: list[tuple[Figure, Figure]], there: Mapping, back: Mapping
) -> Iterator[Change]:
    for one, other in figures:
        yield _of_figures(ChangeKind.FIGURE, was, one, now, other)
    for one, other in figures_given_to_another(was, now, there):
        yield _of_figures(ChangeKind.SPEAKER, was, one, now, other)
    for before, after in given_to_another(was, now, there):
        words = _words(was, before.content), _words(now, after.content)
        yield Change(ChangeKind.SPEAKER, *words, before.chain[0].called, after.chain[0].called)
    ours, theirs = contents_of(was), contents_of(now)
    for claim in gone(ours, theirs, there, _paragraphs(now.article)):
        yield Change(ChangeKind.VANISHED, _words(was, claim.content), None, by_was=claim.chain[0].called)
    for claim in gone(theirs, ours, back, _paragraphs(was.article)):
        yield Change(ChangeKind.NEW, None, _words(now, claim.content), by_now=claim.chain[0].called)


def _of_figures(kind: ChangeKind, was: State, one: Figure, now: State, other: Figure) -> Change:
    return Change(kind, _words(was, one.mention), _words(now, other.mention), _giver(was, one), _giver(now, other))


def _giver(state: State, figure: Figure) -> str:
    return "" if figure.claim is None else state.analysis.claims[figure.claim].chain[0].called


def _words(state: State, span: Span) -> Words:
    return Words(state.article.id, state.revision, span)


def _paragraphs(article: Article) -> list[Part]:
    """What each paragraph tells."""
    return [part for paragraph in article.paragraphs for part in parts_of(paragraph.text, (), 0)[-1:]]
