"""A keyword tag of an article: a phrase of its text that says what it is about."""

from dataclasses import dataclass

from isnad.model.span import Span


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase by which articles on one thing are found together. All of it is said by us, of words of the source."""

    text: str  # as an editor would write it: without particle at its front, vowel signs and tatweel
    key: str  # what the tag shares with the same tag of other articles, however that is inflected or spelt
    score: float  # the probability that a reader would give the tag, 0 to 1
    rule: str  # how it was found: «entity», «name», «noun phrase»
    parts: tuple[tuple[str, float], ...] = ()  # what spoke for it and against it, in log odds, the weightiest first
    spans: tuple[Span, ...] = ()  # where it stands, in order, with what is written onto its front there
