"""The claims of a story as they are compared: one after the other, with their parts, their source, and their hands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from isnad.model import Act, Claim, Figure, Link, Precision, Told
from isnad.stories.passing.hands import Houses, core_of, is_press
from isnad.stories.passing.sources import Source, source_of
from isnad.stories.sameness import Part, parts_of

# What is reported as a fact, whoever warns of it or expects it; demands, judgements and denials are other claims.
_KINDS = {Act.DENY: "deny", Act.URGE: "urge", Act.JUDGE: "judge"}
_COVERS = 0.8  # of a content: then a claim within it, with its source and cue, is what it tells


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of an article."""

    told: Told
    claim: Claim
    parts: tuple[Part, ...]
    source: Source  # of the one who said it first, as far as the article tells
    houses: tuple[str, ...]  # for each link of the chain the house that it is, "" for those that are none
    outside: tuple[tuple[str, ...], ...]  # for each link, of a house that is not known, the words that are its own
    credited: str  # the house that the whole article is credited to, "" where none
    kind: str  # claims of different kinds are never one
    figures: tuple[Figure, ...]  # those within it

    @property
    def in_title(self) -> bool:
        """Whether it stands in the headline."""
        return self.claim.content.start < len(self.told.article.title)


def said_in(told: Sequence[Told], houses: Houses) -> list[Said]:
    """The claims of the newest state of each article, in the order in which they can have been read."""
    newest = sorted((each for each in told if each.is_newest), key=read_at)
    return [said for each in newest for said in _said(each, houses)]


def read_at(told: Told) -> datetime:
    """When an article was surely there: of one that tells its day only, the end of that day."""
    published = told.article.published
    if published is not None and published.precision is Precision.DAY and told.revision == 1:
        return told.at + timedelta(days=1)
    return told.at


def _said(told: Told, houses: Houses) -> Iterator[Said]:
    figures = told.analysis.figures
    starts = [figure.mention.start for figure in figures]
    publisher = told.placed.publisher
    credited = houses.credited(told.placed.placement.origin, publisher)
    titles = _mentions(told.analysis.claims)
    title_end = len(told.article.title)
    # A headline is of what stands below it.
    for claim in sorted(_own(told.analysis.claims), key=lambda claim: claim.content.start < title_end):
        span = claim.content
        within = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        speaker = claim.chain[0]
        found = tuple(_house(link, told, houses) for link in claim.chain)
        outside = tuple(
            core_of(link.called) if not house and is_press(link) else ()
            for link, house in zip(claim.chain, found, strict=True)
        )
        yield Said(
            told,
            claim,
            parts_of(span.text, within, span.start),
            source_of(speaker.called, titles.get(speaker.name, ""), speaker.kind),
            found,
            outside,
            credited,
            _KINDS.get(claim.act, "state"),
            tuple(within),
        )


def _house(link: Link, told: Told, houses: Houses) -> str:
    """The house that a link is: by its name, or as the only one that its article names."""
    own = told.placed.publisher
    if found := houses.of_name(link.called):
        return found
    if is_press(link) and not core_of(link.called):
        return houses.meant_in(told.article, own)
    return ""


def _mentions(claims: Sequence[Claim]) -> dict[str, str]:
    """All words that name each source of an article, its titles among them."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        for link in claim.chain:
            if link.mention is not None:
                found.setdefault(link.name, {})[link.mention.text] = None
    return {name: " ".join(mentions) for name, mentions in found.items()}


def _own(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of an article but those that only tell of another: «ذكرت الصحيفة أن مسؤولا قال إن كذا» is one."""
    for place, claim in enumerate(claims):
        span = claim.content
        inner = (other for other in claims[place + 1 : place + 4] if other.content.start < span.end)
        if not any(
            _names(claim) < _names(other)
            and other.content.end <= span.end
            and other.content.end - _begins(other) >= _COVERS * (span.end - span.start)
            for other in inner
        ):
            yield claim


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(link.name for link in claim.chain)


def _begins(claim: Claim) -> int:
    """Where a claim begins with its source and its cue."""
    mention = claim.chain[0].mention
    return min(claim.content.start, claim.cue.start, mention.start if mention else claim.content.start)
