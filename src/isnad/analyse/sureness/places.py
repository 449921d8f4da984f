"""Where the parts of a claim stand among the words of its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from isnad.analyse.claims.cues import Cue, cues_of
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import words_of
from isnad.model import Claim, Entity, Span

REACH = 15_000  # code points on both sides of a claim that are looked at: all of nearly every article
_BESIDE = 40  # claims on both sides that may hold it, stand in it, or go before it


@dataclass(frozen=True)
class Article:
    """The text of an article with all that was read in it."""

    reading: Reading
    title_end: int  # code points
    claims: Sequence[Claim]  # in order of their contents
    entities: Sequence[Entity]
    _mentions: list[tuple[int, int, Entity]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        found = [(each.start, each.end, entity) for entity in self.entities for each in entity.mentions]
        self._mentions.extend(sorted(found, key=lambda each: each[:2]))

    @property
    def text(self) -> str:
        """The title, a line feed, and the body."""
        return self.reading.text

    def named_in(self, start: int, end: int) -> Iterable[tuple[int, int, Entity]]:
        """The mentions that stand at least partly between two code points, with where they start and end."""
        first = bisect_left(self._mentions, start, key=lambda each: each[1])  # mentions do not overlap
        for mention in self._mentions[first:]:
            if mention[0] >= end:
                return
            if mention[1] > start:
                yield mention

    @cached_property
    def own_words(self) -> int:
        """How many words are of one who writes in his own name."""
        return sum(form in words_of("writes himself") for form in self.reading.forms)

    def near(self, place: int) -> str:
        """The text around a place, so that a very long one takes no longer for each claim."""
        return self.text[max(place - REACH, 0) : place + REACH]

    def beside(self, claim: Claim) -> Sequence[Claim]:
        """The claims whose contents begin near that of a claim, itself among them."""
        place = bisect_left(self.claims, claim.content.start, key=lambda each: each.content.start)
        return self.claims[max(place - _BESIDE, 0) : place + _BESIDE]

    def spoken_before(self, place: int) -> Sequence[Claim]:
        """The last claims whose cues stand before a place, in order of these."""
        end = bisect_left(self._by_cue, place, key=lambda each: each.cue.start)
        return self._by_cue[max(end - _BESIDE, 0) : end]

    @cached_property
    def _by_cue(self) -> list[Claim]:
        return sorted(self.claims, key=lambda each: each.cue.start)

    @cached_property
    def questions(self) -> int:
        """How many questions it asks."""
        return self.text.count("؟")


@dataclass(frozen=True, slots=True)
class Range:
    """The tokens [first, after) of a reading."""

    first: int
    after: int


class Placed:
    """A claim with the tokens of its parts."""

    def __init__(self, article: Article, claim: Claim) -> None:
        self.article = article
        self.reading = article.reading
        self.claim = claim
        self.cue = self._range(claim.cue)
        self.content = self._range(claim.content)
        mention = claim.chain[0].mention
        self.mention = self._range(mention) if mention is not None else None
        found = cues_of(self.reading.form(self.cue.first))
        self._cue: Cue | None = next(
            (cue for cue in found if cue.verb.lemma == claim.lemma), found[0] if found else None
        )

    @property
    def cue_shape(self) -> str:
        """What kind of word the cue is, "" where it is no verb or noun of saying."""
        return self._cue.shape.value if self._cue else ""

    @property
    def cue_gender(self) -> str:
        """The gender of the cue, "" where it has none."""
        return self._cue.gender.value if self._cue else ""

    @property
    def is_joined(self) -> bool:
        """Whether «و» or «ف» is written onto the cue."""
        return self._cue is not None and self._cue.joined

    def _range(self, span: Span) -> Range:
        starts = self.reading.starts
        first = max(bisect_right(starts, span.start) - 1, 0)
        return Range(first, max(bisect_left(starts, span.end), first + 1))

    def forms(self, part: Range) -> list[str]:
        """The tokens of a part, in matching form."""
        return self.reading.forms[part.first : part.after]

    @property
    def where(self) -> str:
        """Where he is named: "after" or "before" the cue, "within" it, in an "other" sentence, or "nowhere"."""
        if self.mention is None:
            return "nowhere"
        ends = self.reading.sentence_ends
        last = len(ends) - 1
        if ends[min(self.mention.first, last)] != ends[min(self.cue.first, last)]:
            return "other"
        if self.mention.first >= self.cue.after:
            return "after"
        return "before" if self.mention.after <= self.cue.first else "within"

    @property
    def between(self) -> list[str]:
        """The tokens between the cue and the mention of the speaker."""
        if self.mention is None:
            return []
        if self.mention.first >= self.cue.after:
            return self.reading.forms[self.cue.after : self.mention.first]
        return self.reading.forms[self.mention.after : self.cue.first]

    @property
    def lead(self) -> list[str]:
        """The tokens between the cue and the content that are not of the speaker's name."""
        first, after = self.cue.after, self.content.first
        if self.mention is None or not first <= self.mention.first < after:
            return self.reading.forms[first:after]
        return self.reading.forms[first : self.mention.first] + self.reading.forms[self.mention.after : after]
