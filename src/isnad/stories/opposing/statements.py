"""What the claims of a story say, clause by clause, in the words they are compared by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from isnad.arabic.letters import match_form
from isnad.model import Act, Claim, Span, Told, Words
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NUMBER, PLACE

# «وأن»، «وإنها» and what stands between commas, stops or dashes: one assertion each, mostly.
_CLAUSE_END = re.compile(
    r"[،؛.:؟!\n]+|\s[-–—]\s|(?=\sو[أإ]ن(?:ه|ها|هم|هما|نا|ني|ما)?\s)|(?=\s(?:لكن|ولكن|بل|فيما|بينما|رغم)\s)"
)
_SHORTEST_CLAUSE = 2  # telling words
_LONGEST_DENIED = 40  # words
_SCOPE = 4  # words that a particle turns round
_SCOPE_ENDS = frozenset(["الا", "بل", "لكن", "سوي", "ولكن", "فقط"])


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A clause of a statement, with its words."""

    span: Span  # in the text of its state
    words: tuple[Word, ...]
    negated: frozenset[int]  # numbers of words that stand under a negation

    def keys(self) -> frozenset[str]:
        """What it can be found by: lemmas and long roots of words that tell something."""
        return frozenset(key for word in self.words if word.tells for key in keys_of(word))


def keys_of(word: Word) -> tuple[str, ...]:
    """A word's lemma (a place's or number's term, which all its shapes share) and its root."""
    first = f"#{word.term}" if word.kinds & (NUMBER | PLACE) else word.lemma
    return (first, f"/{word.root}") if len(word.root) > 2 else (first,)


@dataclass(eq=False)
class Statement:
    """A claim in the state it was first read in."""

    told: Told
    number: int  # of the claim in its analysis
    claim: Claim
    order: int  # place among all claims of the story, oldest first

    @property
    def text(self) -> str:
        """The text of its state."""
        return self.told.article.text

    @cached_property
    def speaker(self) -> frozenset[str]:
        """The words of who says it, in matching form, without what all names have."""
        return speaker_words(self.claim.chain[0].called)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its clauses; of a denial its words as one, from the verb on, without those of its speaker."""
        if self.claim.act is Act.DENY:
            return (self._denied,)
        content = self.claim.content
        found = [_piece(span) for span in clauses(content)]
        return tuple(piece for piece in found if sum(word.tells for word in piece.words) >= _SHORTEST_CLAUSE)

    @cached_property
    def _denied(self) -> Piece:
        content, cue = self.claim.content, self.claim.cue
        start = content.start
        # «نفت كندار اليوم نشر الجنود قرب الحدود»: whatever is taken for content, all behind the verb may be denied.
        if cue.end <= content.start and "\n" not in self.text[cue.end : content.start]:
            start = cue.end
        taken = self.claim.chain[0].mention
        words: list[Word] = []
        for word_start, written in _located(self.text, start, content.end):
            if taken is None or not taken.start <= word_start < taken.end:
                words.extend(words_of(written))
        kept = tuple(words[:_LONGEST_DENIED])
        return Piece(content, kept, negated(kept))

    def place(self, span: Span) -> Words:
        """A span of its text, as an account names it."""
        return Words(self.told.placed.article, self.told.revision, span)


_WORD = re.compile(r"\S+")


def _located(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _WORD.finditer(text, start, end))


def _piece(span: Span) -> Piece:
    words = words_of(span.text)
    return Piece(span, words, negated(words))


def clauses(content: Span) -> Iterator[Span]:
    """The clauses of a content."""
    start = 0
    for match in _CLAUSE_END.finditer(content.text):
        yield from _span(content, start, match.start())
        start = match.end()
    yield from _span(content, start, len(content.text))


def _span(content: Span, start: int, end: int) -> Iterator[Span]:
    text = content.text[start:end]
    bare = text.strip(" \u00a0«»\"“”'()[]")
    if bare:
        first = start + text.index(bare)
        yield Span(bare, content.start + first, content.start + first + len(bare))


def negated(words: Sequence[Word]) -> frozenset[int]:
    """Which words stand under a negation: those behind a particle, «without» or «free of», up to a few."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if word.negates not in {"particle", "noun"}:
            continue
        for place in range(at + 1, min(at + 1 + _SCOPE, len(words))):
            if words[place].form in _SCOPE_ENDS or words[place].negates in {"particle", "noun"}:
                break
            found.add(place)
    return frozenset(found)


_NAME_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset(["السيد", "الدكتور", "د", "باسم", "في", "من", "ال", "بن", "ابن"])


def speaker_words(name: str) -> frozenset[str]:
    """The words of a name in matching form, the article left out."""
    forms = _NAME_WORD.findall(match_form(name))
    return frozenset(form.removeprefix("ال") for form in forms if form not in _TITLES and len(form) > 1)


def same_speaker(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be of one source: one has all the words of the other."""
    return bool(one) and bool(other) and (one <= other or other <= one)


def statements(told: Sequence[Told]) -> list[Statement]:
    """The claims of a story, oldest first, each wording of one copy group once."""
    seen: set[tuple[str, str]] = set()
    found: list[Statement] = []
    for state in told:
        copy = state.placed.placement.copy
        for number, claim in enumerate(state.analysis.claims):
            key = (copy, " ".join(claim.content.text.split()))
            if key not in seen:
                seen.add(key)
                found.append(Statement(state, number, claim, len(found)))
    return found


def is_same_copy(one: Statement, other: Statement) -> bool:
    """Whether two statements stand in one text."""
    return one.told.placed.placement.copy == other.told.placed.placement.copy
