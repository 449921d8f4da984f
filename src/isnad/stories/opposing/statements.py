"""What the claims of a story say, clause by clause, in the words they are compared by."""

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from isnad.arabic.denied import DENYING
from isnad.arabic.letters import match_form
from isnad.model import Act, Claim, Span, Told, Words
from isnad.stories.opposing.clauses import Piece, clauses, located, piece_of
from isnad.stories.opposing.hearing import is_denier_told, is_inherited
from isnad.stories.opposing.objects import WHICH
from isnad.stories.opposing.readings import ANY, SCOPE, Reading, Readings, tells_of
from isnad.stories.opposing.references import refers
from isnad.stories.opposing.somebody import names_somebody
from isnad.stories.opposing.speakers import speaker_words
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, PLACE

# «وأن»، «وإنها» and what stands between commas, stops or dashes: one assertion each, mostly.
_SHORTEST_CLAUSE = 2  # telling words
_BREAKS = ("،", ",", "؛", ":", ".", "..")
_LONGEST_DENIED = 25  # words
ASSERTING = frozenset([Act.STATE, Act.ANNOUNCE, Act.CONFIRM, Act.ACCUSE, Act.WARN])
_STATING = frozenset([Act.STATE, Act.CONFIRM, Act.ANNOUNCE])
_EARLY = 4  # words at the head of a clause, among which its verb stands
_TOLD = frozenset(["روايه", "نبا", "خبر", "زعم", "ادعاء", "شايعه", "اشاعه", "اتهام", "معلومه", "انباء"])
_OF = frozenset(["عن", "بشان", "حول", "بان", "ان", "حيال"])
_ABOUT = 8  # words within which «عن» follows what was told
_INNER = 5  # words of a denial before the verb that says that others said it
_LONGEST_WHOLE = 40  # words
_DOUBTING = frozenset(["استبعد"])
_OBJECT = re.compile("(?:نفت|نفا|نفي|نفو|انكرت|انكر|فندت|كذبت)(?:ه|ها|هم)$")
_OWN = re.compile("(?:اوه|اوها|اوهم|ها|هم)$")  # «وحلفاؤها»، «وحليفتها»
_LOOK_BACK = 20  # code points
_SUPPOSED = frozenset(["حال", "حتي", "لو", "كي", "قبل", "اذا"])  # «في حال تبين أن»
_UNDOING = 4  # words before a verb that take it back
_NOBODY_CAN = frozenset(["يمكن", "يمكننا", "يستطيع", "تستطيع", "نستطيع", "احد", "يسع", "يسعنا"])
_NEVER = frozenset(["لم", "ولم", "ليس", "ليست"])
_OF_TRUTH = frozenset(["true+", "true-"])


@dataclass(eq=False)
class Statement:
    """A claim in the state it was first read in."""

    told: Told
    text: str  # of its state
    claim: Claim
    order: int  # place among all claims of the story, oldest first
    readings: Readings  # of the story
    nested: int = sys.maxsize  # where in its content another claim begins
    inner: Span | None = None  # of a denial: what it says that others said, «نفى ما أعلنه فلان من أن...»

    def __post_init__(self) -> None:
        self.reading: Reading = self.readings[self.claim.content.text]
        self.words: tuple[Word, ...] = self.reading.words  # of its content

    @cached_property
    def speaker(self) -> frozenset[str]:
        """The words of who says it, in matching form, without what all names have."""
        return speaker_words(self.claim.chain[0].called)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of persons and places in the words that name who says it."""
        mention = self.claim.chain[0].mention
        words = words_of(mention.text) if mention is not None else ()
        return frozenset(word.lemma for word in words if word.kinds & NAME and not word.kinds & PLACE)

    @cached_property
    def negates(self) -> bool:
        """Whether it asserts that something is not so, in one of its clauses."""
        return self.claim.act in ASSERTING and self.reading.negates

    @cached_property
    def denies(self) -> bool:
        """Whether it denies by itself: by its verb, or by «no such thing»: «لم تتلق أي بلاغ»."""
        if self.claim.act is Act.DENY or self.doubts:
            return not self._is_undone
        return self.claim.act in _STATING and self.none is not None

    @cached_property
    def is_heard(self) -> bool:
        """Whether who claims is surely the one it is told of: named beside the verb, in no relative clause."""
        link, cue = self.claim.chain[0], self.claim.cue
        if not names_somebody(link.called) or "\n" in self.text[cue.start : self.claim.content.start]:
            return False
        before = match_form(self.text[max(0, cue.start - _LOOK_BACK) : cue.start]).split()
        if before and (before[-1].removeprefix("و") in WHICH or before[-1] in _SUPPOSED):
            return False
        first = next(iter(self.words), None)
        if first is not None and first.form.startswith("و") and (first.kinds & PLACE or _OWN.search(first.form)):
            return False  # «تتهم موسكو | ودمشق المعارضة»، «اتهمت لندن | وحلفاؤها موسكو»: who speaks is cut
        return link.mention is not None or is_inherited(link, self.text, cue.start)

    @property
    def doubts(self) -> bool:
        """Whether it holds for unlikely what it is about: «استبعد أن يكون»."""
        return self.claim.lemma in _DOUBTING and self.claim.rule.startswith("that")

    @property
    def _is_undone(self) -> bool:
        """Whether its verb is negated: «لم تنف»، «لا تنفي»."""
        start = self.claim.cue.start
        before = words_of(self.text[max(0, start - _LOOK_BACK) : start])
        if not before or before[-1].negates == "particle":
            return bool(before)
        # «لا يمكن أبدا أن ينكر أحد»، «لا أحد منا ينكر».
        before = words_of(self.text[max(0, start - 2 * _LOOK_BACK) : start])[-_UNDOING:]
        negated = next((at for at, word in enumerate(before) if word.negates == "particle"), None)
        return negated is not None and any(word.form in _NOBODY_CAN for word in before[negated + 1 :][:1])

    @property
    def points_by_pronoun(self) -> bool:
        """Whether its verb carries what it denies: «وهو ما نفته الوزارة»."""
        return self.claim.act is Act.DENY and _OBJECT.search(match_form(self.claim.cue.text)) is not None

    @cached_property
    def follows_negation(self) -> bool:
        """Whether a particle stands before its content, that belongs to it: «أكد أننا لن | نسمح»."""
        start = self.claim.content.start
        before = words_of(self.text[max(0, self.claim.cue.end, start - _LOOK_BACK) : start])
        return any(word.negates == "particle" for word in before)

    @cached_property
    def none(self) -> tuple[Piece, Word] | None:
        """Its first clause, and what it says there was none of: «لم نتلق أي بلاغ عن التشققات»، «ليس لنا أي دور»."""
        if ANY.isdisjoint(self.reading.forms):
            return None
        spans = clauses(self.claim.content)
        if not spans:
            return None
        piece = piece_of(spans[0], self.readings)
        for at, word in enumerate(piece.words[:_EARLY]):
            if word.form in _NEVER:
                after = range(at + 1, min(at + 1 + SCOPE, len(piece.words) - 1))
                place = next((each for each in after if piece.words[each].form in ANY), None)
                return None if place is None else (piece, piece.words[place + 1])
        return None

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its clauses; of a denial its words as one, from the verb on, without those of its speaker."""
        if self.claim.act is Act.DENY or self.doubts:
            return (self._denied,)
        if self.denies and self.none is not None:
            return (self.none[0],)
        content = self.claim.content
        found = [piece_of(span, self.readings) for span in clauses(content)]
        return tuple([piece for piece in found if piece.reading.telling >= _SHORTEST_CLAUSE])

    @property
    def by_verb(self) -> bool:
        """Whether its verb alone denies: then its words say what is denied, with the negation that this may have."""
        return self.doubts or (self.claim.act is Act.DENY and self.claim.lemma in DENYING)

    @cached_property
    def _denied(self) -> Piece:
        content = self.claim.content
        if self.inner is not None:
            return piece_of(self.inner, self.readings)
        if not self.by_verb:
            return self._said_untrue()
        start, taken = content.start, self.claim.chain[0].mention
        words: list[Word] = []
        for word_start, written in located(self.text, start, min(content.end, self.nested)):
            if taken is None or not taken.start <= word_start < taken.end:
                words.extend(word for word in words_of(written) if not self._is_own(word))
            if written.endswith(_BREAKS) and sum(tells_of(word) for word in words) >= _SHORTEST_CLAUSE:
                break
        while words and words[0].form.startswith("ب") and not words[0].lemma.startswith("ب") and not words[0].axes:
            words.pop(0)  # «نفى بشدة»
        kept = _of_told(words[:_LONGEST_DENIED])
        return Piece(content, self.readings.of(kept))

    def _said_untrue(self) -> Piece:
        """What it says is not so, though its verb does not: of its clauses the one that speaks of what was told."""
        found = [piece_of(span, self.readings) for span in clauses(self.claim.content)] or [
            piece_of(self.claim.content, self.readings)
        ]
        piece = next((each for each in found if any(refers(w) or w.axes & _OF_TRUTH for w in each.words)), found[0])
        kept = _of_told(piece.words)
        return Piece(piece.span, self.readings.of(kept))

    def _is_own(self, word: Word) -> bool:
        """Whether a word only names who denies."""
        return bool(word.kinds & (NAME | PLACE)) and not word.axes and bool(word.names & self.speaker)

    @cached_property
    def parts(self) -> tuple[Piece, ...]:
        """Its clauses, and where there are several its content as a whole, if that is not long."""
        if len(self.pieces) < 2:
            return self.pieces
        whole = piece_of(self.claim.content, self.readings)
        return (*self.pieces, whole) if len(whole.words) <= _LONGEST_WHOLE else self.pieces

    @property
    def shown(self) -> Span:
        """The words to show: its content, or of a longer one the clause that says what is not so."""
        content = self.claim.content
        return self.pieces[0].span if self.claim.act is Act.DENY and not self.by_verb and self.pieces else content

    def place(self, span: Span) -> Words:
        """A span of its text, as an account names it."""
        return self.told.words(span)


def _of_told(words: Sequence[Word]) -> tuple[Word, ...]:
    """Of «رواية الشاهد عن مئتي راكب لا تسندها الصور» and «لا صحة لما راج عن الركاب» what was told: «مئتي راكب»."""
    place = next((at for at, word in enumerate(words[:SCOPE]) if word.lemma in _TOLD or refers(word)), None)
    if place is None:
        return tuple(words)
    about = next((at for at in range(place + 1, min(len(words), place + _ABOUT)) if words[at].form in _OF), None)
    if about is None:
        return tuple(words)
    end = next((at for at in range(about + 2, len(words)) if words[at].negates == "particle"), len(words))
    return tuple(words[about + 1 : end])


def statements(told: Sequence[Told]) -> list[Statement]:
    """The claims of a story, oldest first, each wording of one copy group once."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    found: list[Statement] = []
    readings = Readings()
    for state in told:
        claims = state.analysis.claims
        fresh = _unseen(claims, seen[state.placed.placement.copy])
        if not fresh:
            continue
        text = state.article.text
        before = _before(claims)
        for number in fresh:
            claim = claims[number]
            by_verb = claim.act is Act.DENY and claim.lemma in DENYING
            if not by_verb or is_denier_told(claim, before[number], text):
                inner = _within(claim, claims, len(state.article.title))
                found.append(Statement(state, text, claim, len(found), readings, *inner))
    return found


def _unseen(claims: Sequence[Claim], seen: set[str]) -> list[int]:
    """Which claims have a content that its copy group has not yet; `seen` has it afterwards."""
    found = []
    for number, claim in enumerate(claims):
        content = claim.content.text
        if content in seen or (spaced := " ".join(content.split())) in seen:
            continue
        seen.add(spaced)
        found.append(number)
    return found


def _before(claims: Sequence[Claim]) -> list[Claim | None]:
    """For each claim of an article the one whose verb stands last before its own."""
    found: list[Claim | None] = [None] * len(claims)
    before: Claim | None = None
    for number in sorted(range(len(claims)), key=lambda each: claims[each].cue.start):
        found[number], before = before, claims[number]
    return found


def _within(denial: Claim, claims: Sequence[Claim], title: int) -> tuple[int, Span | None]:
    """Where in the words of a denial another claim begins, and what it says that others said."""
    if denial.act is not Act.DENY:
        return sys.maxsize, None
    content = denial.content
    inside = [claim for claim in claims if content.start < claim.cue.start and claim.content.end <= content.end]
    first = min((claim.cue.start for claim in inside), default=sys.maxsize)
    # Only in a headline does a second assertion follow without a stop: «نفي الشركة الحادث وناج يتحدث عن...».
    return first if content.end <= title else sys.maxsize, _inner(denial, claims)


def _inner(denial: Claim, claims: Sequence[Claim]) -> Span | None:
    """What a denial by its verb says that others said: «نفى ما أعلنه فلان من أن...»، «نفى تقارير تحدثت عن...»."""
    if denial.act is not Act.DENY or denial.lemma not in DENYING:
        return None
    content = denial.content
    for claim in claims:
        if not content.start <= claim.cue.start < claim.content.start < claim.content.end <= content.end:
            continue
        before = words_of(content.text[: claim.cue.start - content.start])
        if len(before) <= _INNER and all(refers(word) or not word.tells for word in before[:1]):
            return claim.content if len(claim.content.text.split()) > 1 else None
    return None


def is_same_copy(one: Statement, other: Statement) -> bool:
    """Whether two statements stand in one text."""
    return one.told.placed.placement.copy == other.told.placed.placement.copy
