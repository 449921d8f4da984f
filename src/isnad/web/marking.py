"""The words of an article with what was read in them: claims and figures marked, cues linked to the list of claims.

No letter is changed or moved. Marks nest; where two cross, the later one is closed and opened again, and only its first
piece has the id that the list points to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from isnad.model import Analysis, Article, Claim, Span
from isnad.web.text import clipped

# Marks within one another that are drawn: a reader cannot tell more apart, and browsers fold an element that is nested
# more than 512 deep. What stands deeper is a place to go to and no mark.
_DEEPEST = 6
_HINT = 120  # code points of a chain that is told when a pointer rests on a claim

_ASKED, _CLAIM, _FIGURE, _CUE = range(4)  # the order in which marks of one span enclose each other


@dataclass(frozen=True, slots=True)
class Marked:
    """An article's words, ready for a page."""

    title: Markup
    paragraphs: tuple[Markup, ...]  # one for each paragraph


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    order: int
    tag: str  # the element
    attributes: Markup
    anchor: str  # the id of its first piece, "" for none


def marked_article(article: Article, analysis: Analysis, asked: tuple[int, int] | None = None) -> Marked:
    """The title and paragraphs of an article, with the spans of an analysis of it marked.

    `asked` is a span that the reader was led to: it gets the anchor «asked». One that is none of this text is left out.
    """
    marks = [*_marks(analysis), *_asked(asked, len(article.text))]
    painter = _Painter(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.order)))
    title, *paragraphs = painter.paint([article.title, *(paragraph.text for paragraph in article.paragraphs)])
    return Marked(title, tuple(paragraphs))


def _asked(asked: tuple[int, int] | None, length: int) -> Iterator[_Mark]:
    if asked is not None and 0 <= asked[0] < asked[1] <= length:
        yield _Mark(*asked, _ASKED, "span", Markup(' class="asked"'), "asked")


def chain_of(claim: Claim) -> str:
    """A chain on one line, the speaker first: «سامر الحلو ← وكالة النخلة»."""
    return " ← ".join(link.called or "؟" for link in claim.chain)


def _marks(analysis: Analysis) -> Iterator[_Mark]:
    for number, claim in enumerate(analysis.claims, 1):
        classes = f"claim {claim.form}" + (" hedged" if claim.hedged else "")
        told = Markup(' class="{}" title="{}" data-number="{}"').format(
            classes, clipped(chain_of(claim), _HINT), number
        )
        yield _Mark(claim.content.start, claim.content.end, _CLAIM, "span", told, f"claim-{number}")
    for number, figure in enumerate(analysis.figures, 1):
        told = Markup(' class="figure"')
        yield _Mark(figure.mention.start, figure.mention.end, _FIGURE, "span", told, f"figure-{number}")
    for number, cue in _apart(analysis.claims):
        told = Markup(' class="cue" href="#said-{}"').format(number)
        yield _Mark(cue.start, cue.end, _CUE, "a", told, "")


def _apart(claims: Sequence[Claim]) -> Iterator[tuple[int, Span]]:
    """The cues with the numbers of their claims; of those that overlap the first, since no link holds another."""
    last = 0
    for number, claim in sorted(enumerate(claims, 1), key=lambda each: (each[1].cue.start, each[0])):
        if claim.cue.start >= last and claim.cue.end > claim.cue.start:
            yield number, claim.cue
            last = claim.cue.end


class _Painter:
    """Goes through the lines of a text once, and through its marks beside them."""

    def __init__(self, marks: Iterable[_Mark]) -> None:
        self._coming = list(marks)[::-1]  # the next one last
        self._going_on: list[_Mark] = []  # begun in an earlier line
        self._named: set[str] = set()

    def paint(self, lines: Sequence[str]) -> Iterator[Markup]:
        """Every line with its marks; the lines are joined by one code point each."""
        place = 0
        for line in lines:
            yield self._paint(line, place)
            place += len(line) + 1

    def _paint(self, line: str, place: int) -> Markup:
        end = place + len(line)
        here = self._going_on
        while self._coming and self._coming[-1].start < end:
            here.append(self._coming.pop())
        self._going_on = [mark for mark in here if mark.end > end]
        opening: dict[int, list[_Mark]] = {}
        closing: dict[int, set[_Mark]] = {}
        for mark in here:
            first, last = max(mark.start - place, 0), min(mark.end - place, len(line))
            opening.setdefault(first, []).append(mark)
            closing.setdefault(max(first, last), set()).add(mark)
        pieces: list[Markup] = []
        stack: list[_Mark] = []
        done = 0
        for point in sorted({*opening, *closing}):
            pieces.append(escape(line[done:point]))
            pieces += self._close(stack, closing.get(point, set()))
            pieces += self._open(stack, opening.get(point, []), closing.get(point, set()))
            done = point
        return Markup("").join([*pieces, escape(line[done:])])

    def _close(self, stack: list[_Mark], ending: set[_Mark]) -> Iterator[Markup]:
        lowest = next((depth for depth, mark in enumerate(stack) if mark in ending), len(stack))
        crossed = [mark for mark in stack[lowest:] if mark not in ending]
        for mark in reversed(stack[lowest:]):
            yield Markup("</{}>").format(mark.tag)
        del stack[lowest:]
        for mark in crossed:
            stack.append(mark)
            yield self._begin(mark)

    def _open(self, stack: list[_Mark], beginning: list[_Mark], ending: set[_Mark]) -> Iterator[Markup]:
        for mark in beginning:
            if mark not in ending and len(stack) < _DEEPEST:
                stack.append(mark)
                yield self._begin(mark)
            elif mark.anchor and mark.anchor not in self._named:
                yield Markup("<span{}></span>").format(self._name(mark))

    def _begin(self, mark: _Mark) -> Markup:
        return Markup("<{}{}{}>").format(mark.tag, mark.attributes, self._name(mark))

    def _name(self, mark: _Mark) -> Markup:
        if not mark.anchor or mark.anchor in self._named:
            return Markup("")
        self._named.add(mark.anchor)
        return Markup(' id="{}"').format(mark.anchor)
