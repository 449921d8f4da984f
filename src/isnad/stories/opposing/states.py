"""Where two give one thing two states that it cannot have at once: «السدود سليمة» and «السد متصدع»."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.differing import Contrary, is_one_source, may_contradict
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.readings import Reading
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word, has_noun, nouns_of
from isnad.stories.terms import NAME, PLACE, STOP

_WITHIN = timedelta(days=2)  # a thing may be in another state later
_WITHIN_OF_ALL = timedelta(days=20)  # ... but whoever says it of all of them speaks for longer
_ALL = frozenset(["جميع", "جميعها", "كلها", "كلهم", "كافه", "استثناء", "بالكامل"])
_REACH = 6  # words between a thing and its state
_BESIDE = 400  # code points between two claims of one article on how a thing happened
_LOOKED_AT = 40  # claims at one end of an axis that are compared with one at the other: the oldest
_WORKS = frozenset(["تعمل", "تعملان", "يعمل", "يعملان", "يعملون"])
_OPPOSITE = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class _State:
    """A clause that says in which state a thing is."""

    statement: Statement
    piece: Piece
    place: int  # of the word for the state
    axis: str
    end: str  # "+" or "-"
    of_all: bool  # whether it says so of all things of a kind
    things: frozenset[str]  # the keys of what may be in it


def opposite_states(found: Sequence[Statement], index: Index, weights: Weights) -> Iterator[Contrary]:
    """The pairs of claims that give one thing two states at the two ends of an axis."""
    by_end: defaultdict[tuple[str, str], list[_State]] = defaultdict(list)
    known = _states()
    for statement in found:
        if known.keys().isdisjoint(statement.reading.forms):
            continue
        for state in _states_in(statement, index, weights):
            by_end[state.axis, state.end].append(state)
    for (axis, end), states in by_end.items():
        if end == "+":
            for one in states:
                for other in by_end.get((axis, "-"), ())[:_LOOKED_AT]:
                    pair = _contrary(one, other, weights)
                    if pair is not None:
                        yield pair


def _states_in(statement: Statement, index: Index, weights: Weights) -> Iterator[_State]:
    for piece in statement.pieces:
        of_all = any(word.form in _ALL for word in piece.words)
        for place, word in enumerate(piece.words):
            ends = _states().get(word.form)
            if ends is None or not _is_said(statement, piece, place, index):
                continue
            things = _things(piece.words, 0 if of_all else max(0, place - _REACH), place, weights)
            yield from (_State(statement, piece, place, axis, end, of_all, things) for axis, end in ends)


def _is_said(statement: Statement, piece: Piece, place: int, index: Index) -> bool:
    """Whether a clause says of itself that something is in a state: no negation, no words of another."""
    if place in piece.negated or any(word.negates for word in piece.words[max(0, place - 2) : place]):
        return False
    if piece.words[place].form.removeprefix("و") in _WORKS and [w.form for w in piece.words[place + 1 : place + 2]] == [
        "علي"
    ]:
        return False  # «تعمل على تسعير منتجاتها»
    return piece.reading.asserts and index.is_own(statement, piece)


def _contrary(one: _State, other: _State, weights: Weights) -> Contrary | None:
    of_all = one.of_all or other.of_all
    if one.things.isdisjoint(other.things):
        return None
    if not may_contradict(one.statement, other.statement, within=_WITHIN_OF_ALL if of_all else _WITHIN):
        return None
    keys = {word.key for word in one.piece.words}
    words = [word for word in other.piece.words if weights.of(word) and has_noun(keys, word)]
    if len(words) < (1 if of_all else 2):
        return None
    first, second = sorted((one, other), key=lambda each: each.statement.order)
    doubt = disagreement(first.piece.span.text, second.piece.span.text)
    turned = (second.piece.words[second.place], first.piece.words[first.place])
    return Contrary(first.statement, first.piece, second.statement, second.piece, tuple(words), turned, doubt)


def _things(words: Sequence[Word], reach: int, place: int, weights: Weights) -> frozenset[str]:
    """What may be in a state: the nouns before it, from one on, or right behind the verb that tells it."""
    before = words[reach:place]
    if before and not _is_definite(before[-1]):
        return frozenset()  # «قوة قانونية»
    near = before or words[1:3]
    if not near or not any(word.form.startswith("ال") or word.kinds & NAME for word in near):
        return frozenset()  # «رجل شرطة» may be anybody
    told = [word for word in near if weights.of(word) and word.form not in _states()]
    return frozenset(key for word in told for key in nouns_of(word))


def _is_definite(word: Word) -> bool:
    """Whether a state behind it is said of it: it has the article or a pronoun, is a name, or helps («كانت»)."""
    return (
        word.form.startswith("ال") or bool(word.kinds & (NAME | PLACE | STOP)) or word.form.endswith(("ها", "ه", "هم"))
    )


@cache
def _states() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, axis, end in wordlists.rows("states", "isnad.stories"):
        form = match_form(word)
        for written in (form, f"و{form}"):
            found[written].append((axis, end))
    return {word: tuple(ends) for word, ends in found.items()}


def otherwise(found: Sequence[Statement], index: Index) -> Iterator[Contrary]:
    """The pairs of claims of one article that tell otherwise how a thing happened: «سلم نفسه» and «عثر عليه»."""
    by_article: defaultdict[int, list[tuple[Statement, str, str]]] = defaultdict(list)
    told_by: dict[Reading, list[tuple[str, str]]] = {}
    ends = _phrase_words()
    for statement in found:
        if ends.isdisjoint(statement.reading.forms):
            continue
        reading = statement.reading
        if reading not in told_by:
            told_by[reading] = _told_by(statement.claim.content.text)
        for axis, end in told_by[reading]:
            by_article[id(statement.told)].append((statement, axis, end))
    for told in by_article.values():
        for at, (one, axis, end) in enumerate(told):
            for other, its_axis, its_end in told[at + 1 :]:
                if axis == its_axis and _OPPOSITE[end] == its_end and _is_beside(one, other, index):
                    first, second = sorted((one, other), key=lambda each: each.order)
                    doubt = disagreement(first.claim.content.text, second.claim.content.text)
                    yield Contrary(first, first.pieces[-1], second, second.pieces[-1], (), (), doubt)


def _told_by(text: str) -> list[tuple[str, str]]:
    """The ends of axes that the phrases in a text stand for."""
    form = match_form(text)
    return [(axis, end) for phrase, axis, end in _phrases() if phrase in form]


def _is_beside(one: Statement, other: Statement, index: Index) -> bool:
    gap = max(one.claim.content.start, other.claim.content.start) - min(one.claim.content.end, other.claim.content.end)
    own = one.pieces and other.pieces and index.is_own(one, one.pieces[-1]) and index.is_own(other, other.pieces[-1])
    return (
        bool(own)
        and 0 <= gap <= _BESIDE
        and may_contradict(one, other, within=_WITHIN)
        and not is_one_source(one, other)
    )


@cache
def _phrase_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase, _, _ in _phrases())


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    rows = wordlists.rows("contrary_phrases", "isnad.stories")
    return tuple((match_form(phrase), axis, end) for phrase, axis, end in rows)
