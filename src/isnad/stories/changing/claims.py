"""Claims that are told no more, that are new, and that are now another's words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from isnad.arabic.lemmas import search_terms
from isnad.model import Claim, Figure, SourceKind, State
from isnad.stories.changing.mapping import Mapping
from isnad.stories.passing.sources import Alike, Source, alike, source_of
from isnad.stories.sameness import Part, Sameness, parts_of

_STAYED = 0.5  # of a claim's words: then it is still told, whoever is said to have said it
_ALL_BUT = 0.8  # ... and that it is told as another's words
_RETOLD = 0.3  # how surely two contents agree (`Sameness.agreement`): then it is told in other words
_TOLD_ANYWHERE = 0.7  # of what a content tells, by weight, that stands in one paragraph: told, if not as a claim
_LEAST_TERMS = 3  # and figures: of less, nobody can say whether it is told

Contents = Sequence[tuple[Claim, tuple[Part, ...]]]


def contents_of(state: State) -> Contents:
    """The claims of a text with the parts of their contents; those of its headline stand below it."""
    starts = [figure.mention.start for figure in state.analysis.figures]
    title_end = len(state.article.title)
    return [
        (claim, parts_of(claim.content.text, _within(claim, state.analysis.figures, starts), claim.content.start))
        for claim in state.analysis.claims
        if claim.content.start > title_end
    ]


def _within(claim: Claim, figures: Sequence[Figure], starts: Sequence[int]) -> Sequence[Figure]:
    return figures[bisect_left(starts, claim.content.start) : bisect_left(starts, claim.content.end)]


def gone(ours: Contents, theirs: Contents, mapping: Mapping, paragraphs: Sequence[Part]) -> Iterator[Claim]:
    """The claims of one text that the other does not tell: not in these words, not in others, not in its own name.

    `mapping` leads from the first text to the second, `paragraphs` are those of the second.
    """
    same = Sameness([parts for _, parts in (*ours, *theirs)])
    ended = -1
    for claim, parts in ours:
        if not parts or _size(parts[-1]) < _LEAST_TERMS or mapping.share(claim.content) >= _STAYED:
            continue
        if any(_is_retold(same, parts, others) for _, others in theirs) or _is_told(same, parts[-1], paragraphs):
            continue
        if claim.content.start >= ended:  # a claim within it went with it
            yield claim
        ended = max(ended, claim.content.end)


def _size(part: Part) -> int:
    return len(part.terms) + len(part.values)


def _is_retold(same: Sameness, ours: Sequence[Part], theirs: Sequence[Part]) -> bool:
    return any(same.agreement(one, other, retold=True) >= _RETOLD for one in ours for other in theirs)


def _is_told(same: Sameness, part: Part, paragraphs: Sequence[Part]) -> bool:
    whole = sum(map(same.weight, part.terms))
    return any(
        sum(map(same.weight, part.terms & paragraph.terms)) >= _TOLD_ANYWHERE * whole for paragraph in paragraphs
    )


def given_to_another(was: State, now: State, mapping: Mapping) -> Iterator[tuple[Claim, Claim]]:
    """Claims whose words stayed and whose speaker is surely another, named in other words."""
    spans = [claim.content for claim in now.analysis.claims]
    for claim in was.analysis.claims:
        if claim.content.start < len(was.article.title) or mapping.share(claim.content) < _ALL_BUT:
            continue
        number = mapping.lies_in(claim.content, spans)
        if number is None:
            continue
        other = now.analysis.claims[number]
        sizes = sorted(len(each.content.text) for each in (claim, other))
        one = len(other.chain) == len(claim.chain) and sizes[0] >= _ALL_BUT * sizes[1]
        if one and _is_another(claim, other, mapping):
            yield claim, other


def _is_another(was: Claim, now: Claim, mapping: Mapping) -> bool:
    ours, theirs = was.chain[0].mention, now.chain[0].mention
    if ours is None or theirs is None or mapping.share(ours) >= _STAYED:
        return False
    if set(search_terms(ours.text)) & set(search_terms(theirs.text)):
        return False  # «الاتحاد المصري» may be «الاتحاد المحلي»
    return alike(_source(was), _source(now)) is Alike.TWO


def _source(claim: Claim) -> Source:
    link = claim.chain[0]
    return source_of(link.called, link.mention.text if link.mention else "", link.kind)


Given = tuple[Source, Claim, Figure]


def figures_given_to_another(was: State, now: State, mapping: Mapping) -> Iterator[tuple[Figure, Figure]]:
    """Figures that the older text has of one source and the newer of surely another alone, each once."""
    ours, theirs = _attributed(was), _attributed(now)
    for key in ours.keys() & theirs.keys():
        pairs = [(one, other) for one in ours[key] for other in theirs[key]]
        if all(_gives_another(one, other, mapping) for one, other in pairs):
            yield ours[key][0][2], theirs[key][0][2]


def _gives_another(was: Given, now: Given, mapping: Mapping) -> bool:
    """Whether two give a figure; where its words stayed, those that name its source must not have."""
    if SourceKind.DOCUMENT in {was[1].chain[0].kind, now[1].chain[0].kind}:
        return False  # it is somebody's
    if mapping.lies_in(was[2].mention, [now[2].mention]) is not None:
        return _is_another(was[1], now[1], mapping)
    return alike(was[0], now[0]) is Alike.TWO


def _attributed(state: State) -> dict[tuple[object, ...], list[Given]]:
    """The figures that somebody gives, by value and what they count, with who gives them."""
    found: dict[tuple[object, ...], list[Given]] = {}
    for figure in state.analysis.figures:
        parts = parts_of(figure.mention.text, (figure,), figure.mention.start)
        noun = parts[-1].counted[0][0] if parts and parts[-1].counted else 0
        if figure.claim is not None and noun:
            claim = state.analysis.claims[figure.claim]
            found.setdefault((figure.low, figure.high, noun), []).append((_source(claim), claim, figure))
    return found
