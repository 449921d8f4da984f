"""The figures of a story's articles, each with what it counts, who gives it, and where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from isnad.arabic import dates
from isnad.arabic.lemmas import lemma
from isnad.arabic.sentences import sentences
from isnad.model import Act, Bound, Claim, Figure, Precision, Told, Words
from isnad.stories.counting.sides import Sides, hands_of
from isnad.stories.counting.things import Thing, sentence_at, thing_of

_ABOUT = Decimal("0.1")  # «نحو 3000» leaves a tenth to either side
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_EARLIER = re.compile("عام (?:1[89]|20)\\d\\d|العام الماضي|قبل (?:عام|سنة|سنوات|أعوام|عامين|سنتين)|الشهر الماضي")
_LEAD_SENTENCES = 3  # behind the headline: what an article is about stands there
_COPY_OWN = 0.3  # a copy with more words of its own gives figures of its own
# What is not told as it is: demanded, expected, denied.
_UNREAL = {
    Act.URGE: "demanded",
    Act.PROMISE: "promised",
    Act.DENY: "denied",
    Act.WARN: "expected",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of an article, with what it counts and who gives it."""

    told: Told
    number: int  # which of the article's figures
    figure: Figure
    thing: Thing
    mode: str  # "" where it is told as it is; «demanded», «expected» ...
    side: str  # "" where the reporter gives it
    source: str
    hands: tuple[str, ...]
    sentence: int  # which of the article's sentences, from 0: the headline
    lowest: Decimal  # the least and the most that it can mean
    highest: Decimal | None  # None: no upper end
    day: date | None  # of what is counted, where the text dates it

    @property
    def is_lead(self) -> bool:
        """Whether it stands where an article says what it is about."""
        return self.sentence <= _LEAD_SENTENCES

    @property
    def words(self) -> Words:
        """Where it stands."""
        return Words(self.told.placed.article, self.told.revision, self.figure.mention)


def counts_of(told: Sequence[Told], sides: Sides) -> Iterator[Count]:
    """The figures of articles that count something, in order; those of a mere copy are those of its first text."""
    seen: dict[str, str] = {}
    for state in told:
        first = seen.setdefault(state.placed.placement.copy, state.placed.article)
        if first == state.placed.article or state.placed.placement.added > _COPY_OWN:
            yield from _counts(state, sides)


def _counts(state: Told, sides: Sides) -> Iterator[Count]:
    figures = state.analysis.figures
    if not figures:
        return
    text = state.article.text
    spans = sentences(text)
    starts = [start for start, _ in spans]
    made = {}
    for number, figure in enumerate(figures):
        if figure.high is None and figure.low < _FEWEST_VAGUE:
            continue
        at = bisect_right(starts, figure.mention.start) - 1
        if at < 0:
            continue
        if at not in made:
            made[at] = sentence_at(text, *spans[at], figures)
        if _is_of_another_time(figure, made[at].text, state):
            continue
        thing = thing_of(figure, made[at])
        if thing is None:
            continue
        claim = state.analysis.claims[figure.claim] if figure.claim is not None else None
        low, high = _range(figure)
        yield Count(
            state,
            number,
            figure,
            thing,
            _mode(claim) if claim else "",
            sides.side_of(claim) if claim else "",
            claim.chain[0].called if claim else "",
            hands_of(claim) if claim else (),
            at,
            low,
            high,
            _day(figure, thing, state),
        )


_FEWEST_VAGUE = Decimal(1000)  # «عشرات»، «مئات» move no series and contradict none


def _is_of_another_time(figure: Figure, sentence: str, state: Told) -> bool:
    """Whether a figure is of a happening of another year, by its own date or by that of its sentence."""
    year = state.at.year
    years = [int(found) for found in _YEAR.findall(figure.time)]
    if years:
        return max(years) < year
    return _EARLIER.search(figure.time) is not None or _EARLIER.search(sentence) is not None


def _mode(claim: Claim) -> str:
    """How what is claimed is meant: "" as it is; «قدر»، «رجح» estimate what is, «توقع» what will be."""
    if claim.act is Act.EXPECT and lemma(claim.lemma) in _OF_WHAT_WILL_BE:
        return "expected"
    return _UNREAL.get(claim.act, "")


_OF_WHAT_WILL_BE = frozenset(["توقع", "تنبا", "استبعد", "ترقب", "انتظر", "امل"])


def _day(figure: Figure, thing: Thing, state: Told) -> date | None:
    """The day of what is counted; the date of a number that moves is that of the counting and tells nothing."""
    if not figure.time or thing.grows or thing.is_since or not thing.is_toll:
        return None
    published = state.article.published
    near = state.at + timedelta(minutes=published.offset or 0) if published else state.at
    dated = dates.parse(figure.time, near=near.date())
    if dated is None or dated.moment.precision in {Precision.MONTH, Precision.YEAR}:
        return None
    return dated.moment.at.date()


def _range(figure: Figure) -> tuple[Decimal, Decimal | None]:
    match figure.bound:
        case Bound.ABOUT:
            return figure.low * (1 - _ABOUT), figure.low * (1 + _ABOUT)
        case Bound.AT_LEAST:
            return figure.low, None
        case Bound.AT_MOST:
            return Decimal(0), figure.low
        case _:
            return figure.low, figure.high
