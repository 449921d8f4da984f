"""The claims of a story as they are compared: one after the other, with their parts, their source, and their hands."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import NEVER_NAMED, Act, Claim, Figure, Link, Precision, Told
from isnad.stories.passing.hands import Houses, core_of, is_press
from isnad.stories.passing.sources import Source, source_of
from isnad.stories.passing.sureness import is_sure
from isnad.stories.passing.whole import broken_names
from isnad.stories.sameness import Part, parts_of

# What is reported as a fact, whoever warns of it or expects it; demands, judgements and denials are other claims.
FACT, JUDGED = "state", "judge"
_KINDS = {Act.DENY: "deny", Act.URGE: "urge", Act.JUDGE: JUDGED}
_LEAST = 3  # telling words and figures of a content
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
    at: datetime  # aware UTC: when the article had these words first
    sure_at: datetime  # ... and was surely there

    @property
    def in_title(self) -> bool:
        """Whether it stands in the headline."""
        return self.claim.content.start < len(self.told.article.title)


def said_in(told: Sequence[Told], houses: Houses) -> list[Said]:
    """The claims of the newest state of each article, in the order in which they can have been read."""
    states: dict[str, list[Told]] = {}
    for each in told:
        states.setdefault(each.placed.article, []).append(each)
    headlines = frozenset(each.article.title.strip() for each in told)
    parts: dict[str, tuple[Part, ...]] = {}  # by content: copies say the same
    found = [
        said
        for each in told
        if each.is_newest
        for said in _without_links(_said(each, states[each.placed.article], houses, parts), each, headlines)
    ]
    return sorted(found, key=lambda said: said.sure_at)


def _without_links(found: Iterator[Said], told: Told, headlines: frozenset[str]) -> Iterator[Said]:
    """The claims of an article but those in a paragraph that is only a headline: a page links to other articles."""
    linked: list[tuple[int, int]] = []
    start = len(told.article.title) + 1
    for paragraph in told.article.paragraphs:
        end = start + len(paragraph.text)
        if paragraph.text.strip() in headlines:
            linked.append((start, end))
        start = end + 1
    if not linked:
        return found
    return (said for said in found if not any(one <= said.claim.content.start < end for one, end in linked))


def _since(content: str, states: Sequence[Told]) -> tuple[datetime, datetime]:
    """When an article first had some words, and when were surely there: where a day alone is known, its end."""
    first = next((state for state in states[:-1] if content in state.article.text), states[-1])
    published = first.article.published
    day_alone = published is not None and published.precision is Precision.DAY and first.revision == 1
    return first.at, first.at + timedelta(days=1) if day_alone else first.at


def _said(told: Told, states: Sequence[Told], houses: Houses, parts: dict[str, tuple[Part, ...]]) -> Iterator[Said]:
    figures = told.analysis.figures
    starts = [figure.mention.start for figure in figures]
    publisher = told.placed.publisher
    credited = houses.credited(told.placed.placement.origin, publisher)
    own_name = core_of(houses.called(publisher))
    titles = _mentions(told.analysis.claims)
    title_end = len(told.article.title)
    text = told.article.text
    broken = _broken(told, houses)
    # A headline is of what stands below it.
    heard = (
        claim
        for claim in _heard(_own(told.analysis.claims))
        if not any(link.called in broken for link in claim.chain) and is_sure(claim, text, houses)
    )
    for claim in sorted(heard, key=lambda claim: claim.content.start < title_end):
        span = claim.content
        within = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        speaker = claim.chain[0]
        found = tuple(_house(link, told, houses) for link in claim.chain)
        outside = tuple(
            core_of(link.called) if not house and is_press(link) else ()
            for link, house in zip(claim.chain, found, strict=True)
        )
        if span.text not in parts:
            parts[span.text] = parts_of(span.text, within, span.start)
        if not _tells_something(parts[span.text]):
            continue
        yield Said(
            told,
            claim,
            parts[span.text],
            source_of(speaker.called, titles.get(speaker.name, ""), speaker.kind),
            found,
            outside,
            "" if credited and _is_told_to(claim, own_name) else credited,
            _KINDS.get(claim.act, FACT),
            tuple(within),
            *_since(span.text, states),
        )


def _broken(told: Told, houses: Houses) -> frozenset[str]:
    """The names in an article that are more or less than a name."""
    links = (link for claim in told.analysis.claims for link in claim.chain)
    found = broken_names(links, told.article.text)
    return frozenset(name for name in found if not houses.of_name(name))


def _tells_something(parts: Sequence[Part]) -> bool:
    """Whether a content has as many telling words and figures as a proposition: «على ذمة القضية» has too few."""
    return bool(parts) and len(parts[-1].terms) + len(parts[-1].values) >= _LEAST


def _is_told_to(claim: Claim, house: tuple[str, ...]) -> bool:
    """Whether it was said to a house itself («قال لـ«الدانة»»): then the one that it credits did not pass it on."""
    venue = tuple(match_form(word) for word in written_words(claim.venue))
    return bool(house) and any(
        _less_to(venue[at]) == house[0] and venue[at + 1 : at + len(house)] == house[1:] for at in range(len(venue))
    )


def _less_to(form: str) -> str:
    return "ال" + form[2:] if form.startswith("لل") else form.removeprefix("ل") if form.startswith("لال") else form


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


def _heard(claims: Iterator[Claim]) -> Iterator[Claim]:
    """The claims, each of a source without a name through those whom the article once has it from.

    Who heard a doctor on the radio has not met him two lines on. A source with a name may be heard by both.
    """
    kept = list(claims)
    through: dict[str, tuple[Link, ...]] = {}
    for claim in kept:
        speaker = claim.chain[0]
        if speaker.kind in NEVER_NAMED and speaker.name and len(claim.chain) > len(through.get(speaker.name, ())) + 1:
            through[speaker.name] = claim.chain[1:]
    for claim in kept:
        more = through.get(claim.chain[0].name, ()) if len(claim.chain) == 1 else ()
        yield replace(claim, chain=(*claim.chain, *more)) if more and all(map(is_press, more)) else claim


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(link.name for link in claim.chain)


def _begins(claim: Claim) -> int:
    """Where a claim begins with its source and its cue."""
    mention = claim.chain[0].mention
    return min(claim.content.start, claim.cue.start, mention.start if mention else claim.content.start)
