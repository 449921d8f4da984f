"""What is seen of what is said to be said: with what it begins and ends, and what stands around and in it."""

from collections.abc import Iterator

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.denied_tails import ACCUSATIVE
from isnad.analyse.claims.reading import COMMAS, COMPLEMENTISERS, RELATIVES
from isnad.analyse.claims.words import words_of
from isnad.analyse.sureness.kinds import VERBS, bucket, deed_features, edge_features, kind, word_features
from isnad.analyse.sureness.places import Placed

_LENGTHS = (1, 2, 4, 7, 12, 20, 30, 50)  # tokens
_LEADS = (0, 1, 2, 4, 8, 15, 30)
_SHARES = (0, 0.06, 0.12, 0.2)
_FINITE = frozenset({Shape.PERFECT, Shape.IMPERFECT})


def seen_of_content(placed: Placed) -> Iterator[str]:
    """The features of a claim's content."""
    yield from _of_beginning(placed)
    yield from _of_end(placed)
    yield from _of_inside(placed)
    yield from _of_marks(placed)
    yield from _of_neighbours(placed)


def _of_beginning(placed: Placed) -> Iterator[str]:
    reading, first = placed.reading, placed.content.first
    form, before, second = reading.form(first), reading.form(first - 1), reading.form(first + 1)
    yield from word_features("first", form)
    yield f"first {placed.claim.rule} {kind(form)}"
    yield f"firsts {kind(form)} {kind(second)}"
    yield from edge_features("first", form)
    yield from deed_features("first", form)
    yield from word_features("before content", before)
    if before in COMPLEMENTISERS:
        yield "that before"
    if placed.claim.content.end <= placed.claim.cue.start:
        yield "content before cue"
        return
    lead = placed.lead
    yield f"lead {bucket(len(lead), _LEADS)}"
    for each in {kind(form) for form in lead[:8]}:
        yield f"lead has {each}"


def _of_end(placed: Placed) -> Iterator[str]:
    reading, after = placed.reading, placed.content.after
    last, behind, further = reading.form(after - 1), reading.form(after), reading.form(after + 1)
    yield from word_features("last", last)
    yield f"lasts {kind(reading.form(after - 2))} {kind(last)}"
    yield from word_features("behind", behind)
    yield f"two behind {kind(behind)} {kind(further)}"
    yield f"behind {placed.claim.rule} {kind(behind)}"
    yield f"end {kind(last)} {kind(behind)}"
    yield from edge_features("behind", behind)
    if behind in COMMAS:
        yield f"behind comma {further}"
        yield from edge_features("behind comma", further)
    same = after < len(reading) and reading.sentence_end(after - 1) == reading.sentence_end(after)
    yield f"sentence goes on {same}"


def _of_inside(placed: Placed) -> Iterator[str]:
    forms, claim = placed.forms(placed.content), placed.claim
    size = len(forms)
    yield f"length {bucket(size, _LENGTHS)}"
    yield f"length {claim.act.value} {bucket(size, (2, 7, 20, 30))}"
    yield f"commas {min(sum(form in COMMAS for form in forms), 4)}"
    yield f"stops {min(forms.count('.'), 2)}"
    verbs = sum(kind(form) in VERBS for form in forms)
    yield f"verbs {min(verbs, 5)}"
    yield f"share of verbs {bucket(verbs / max(size, 1), _SHARES)}"
    yield f"cues {min(sum(any(cue.shape in _FINITE for cue in cues_of(form)) for form in forms), 3)}"
    yield f"relatives {min(sum(form in RELATIVES for form in forms), 2)}"
    for form in set(forms[1:]) & words_of("turning"):
        yield f"turns {form}"
    for place, form in enumerate(forms[1:]):
        if forms[place] in COMMAS:
            yield from _of_inner(form)


def _of_inner(form: str) -> Iterator[str]:
    """What stands behind a comma within it: «، مؤكدا»، «، وقال»."""
    yield from word_features("inner comma", form)
    if ACCUSATIVE.match(form.removeprefix("و")):
        yield "inner comma accusative"


def _of_marks(placed: Placed) -> Iterator[str]:
    reading, text = placed.reading, placed.claim.content.text
    if "\n" in text:
        yield "over lines"
    if text.count('"') % 2:
        yield "odd mark"
    if text.count("«") != text.count("»") or text.count("“") != text.count("”"):
        yield "open quotation"
    if text.count("(") != text.count(")"):
        yield "open bracket"
    if any(mark in text for mark in '"«“'):
        yield "quotes"
    first, cue = placed.content.first, placed.cue.first
    yield f"quoted {reading.inside[first] >= 0} {reading.inside[first] == reading.inside[cue]}"


def _of_neighbours(placed: Placed) -> Iterator[str]:
    """The other claims that hold it, stand in it, or cross it."""
    claim, content = placed.claim, placed.claim.content
    for other in placed.article.beside(claim):
        their = other.content
        if other is claim or their.end <= content.start or their.start >= content.end:
            continue
        inside = content.start <= their.start and their.end <= content.end
        around = their.start <= content.start and content.end <= their.end
        if inside and other.cue.start >= content.start:
            yield f"holds {other.act.value} {other.chain[0].called == claim.chain[0].called}"
        elif around and their.start < claim.cue.start:
            yield f"within {other.act.value}"
        elif not inside and not around:
            yield "crosses"
