"""The figures of a story's articles, each with what it counts, who gives it, and where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from isnad.arabic import dates
from isnad.arabic.lemmas import lemma
from isnad.arabic.sentences import sentences
from isnad.model import Act, Bound, Claim, Figure, Precision, Told
from isnad.stories.counting.count import Count
from isnad.stories.counting.heads import CONTROL, JOINED
from isnad.stories.counting.kinds import UNITS, is_listed, needs_head, noun_of
from isnad.stories.counting.passages import EARLIER, Passages
from isnad.stories.counting.people import bodies_told, dated_in_article, told_in_article, told_in_story
from isnad.stories.counting.rivals import says_numbers_differ, set_against_rivals, told_apart
from isnad.stories.counting.sides import NOBODY, Sides, gives, hands_of
from isnad.stories.counting.thing import Thing

_ABOUT = Decimal("0.15")  # «نحو 200» may be 227

_ROUND, _ROUND_UP = 1000, Decimal("1.5")  # «ألف قتيل» is not meant to the last man, and rather more than less

_HUNDRED, _FIFTY, _ROUNDED = 100, 50, Decimal("0.05")  # «200 مفقود» may be 197

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")

_COPY_OWN = 0.3  # a copy with more words of its own gives figures of its own

# What is not told as it is: demanded, expected, denied.
_UNREAL = {
    Act.URGE: "demanded",
    Act.PROMISE: "promised",
    Act.DENY: "denied",
    Act.WARN: "expected",
}


def counts_of(told: Sequence[Told], sides: Sides) -> list[Count]:
    """The figures of articles that count something, in order; those of a mere copy are those of its first text."""
    own = _with_own_figures(told)
    states = [state for state in told if state.placed.article in own]
    worth = _worth_reading(states)
    passages = Passages()
    found: list[Count] = []
    for state in states:
        counts = _in_order_of_time(_counts(state, sides, worth, passages))
        found.extend(set_against_rivals(dated_in_article(told_in_article(told_apart(counts))), sides))
    return bodies_told(told_in_story(found))


def _worth_reading(states: Sequence[Told]) -> frozenset[str]:
    """The counted nouns, as written, that the lists know: of others no series is made."""
    whats = {figure.what for state in states for figure in state.analysis.figures}
    return frozenset(what for what in whats if is_listed(what, noun_of(what)))


def _with_own_figures(told: Sequence[Told]) -> set[str]:
    """The articles that are no mere copies: first texts, those with many words of their own, corrected copies."""
    first: dict[str, str] = {}
    numbers: dict[str, list[Decimal]] = {}
    own: set[str] = set()
    for state in told:
        placed = state.placed
        given = [figure.low for figure in state.analysis.figures]
        if (
            first.setdefault(placed.placement.copy, placed.article) == placed.article
            or placed.placement.added > _COPY_OWN
            or numbers.setdefault(placed.article, given) != given
        ):
            own.add(placed.article)
    return own


def _counts(state: Told, sides: Sides, worth: frozenset[str], passages: Passages) -> Iterator[Count]:
    by_sentence, spans = _by_sentence(state, worth)
    text = state.article.text
    newest: Count | None = None
    for at, numbers in by_sentence.items():
        figures = [state.analysis.figures[number] for number in numbers]
        passage = passages.read(text, *spans[at], figures)
        if passage.is_of_before(state.at.date()):
            continue
        differs = at > 0 and at - 1 not in by_sentence and says_numbers_differ(text[slice(*spans[at - 1])])
        before: Count | None = None
        for place, number in enumerate(numbers):
            thing = passage.thing(place, follows_head=before is not None and before.thing.head != "")
            if thing is None and newest and at == newest.sentence:
                thing = passage.price_before(place, newest.thing)
            if thing is None and newest and at - newest.sentence <= _RECOUNTED_WITHIN:
                thing = passage.recounted(place, newest.thing)
            if thing is None:
                before = None if figures[place].what else before
                continue
            count = _count(state, number, (at, spans[at]), thing, sides)
            if newest and thing.is_recount and count.side in {"", newest.side}:
                continue
            newest = count
            if differs:
                count = replace(count, thing=replace(count.thing, is_set_against=True))
            before = _coordinated(count, before)
            yield before


def _in_order_of_time(counts: Iterable[Count]) -> list[Count]:
    """The figures of an article, a price of before ahead of the one that it was told behind."""
    found: list[Count] = []
    for count in counts:
        found.insert(len(found) - 1 if count.thing.is_before else len(found), count)
    return found


def _by_sentence(state: Told, worth: frozenset[str]) -> tuple[dict[int, list[int]], Sequence[tuple[int, int]]]:
    """The numbers of the figures that say something, by the sentence they stand in; and the spans of the sentences."""
    figures, text = state.analysis.figures, state.article.text
    told = [number for number, figure in enumerate(figures) if _may_tell(figure, worth, text)]
    spans = sentences(text) if told else ()
    starts = [start for start, _ in spans]
    found: dict[int, list[int]] = {}
    for number in told:
        at = bisect_right(starts, figures[number].mention.start) - 1
        if at >= 0 and not _is_of_another_year(figures[number], state):
            found.setdefault(at, []).append(number)
    return found, spans


def _may_tell(figure: Figure, worth: frozenset[str], text: str) -> bool:
    """Whether a figure may make a point of a series: «عشرات»، «آلاف» move nothing, and most times are only times."""
    if figure.high is None or figure.what not in worth or _TORN.search(figure.mention.text):
        return False
    if figure.bound is Bound.RANGE and figure.mention.text.startswith("من "):
        return False  # «من ستة إلى سبعة» is no range: it moved
    near = text[max(0, figure.mention.start - _HEAD_NEAR) : figure.mention.end + _HEAD_NEAR]
    return not needs_head(figure.what) or _HEAD_OF_TIME.search(near) is not None


_TORN = re.compile("\\d[.,]?[\u200e\u200f\u202a-\u202e]|[\u200e\u200f\u202a-\u202e][.,]?\\d")  # «92.54» for 54.92
_HEAD_NEAR = 80  # characters

_HEAD_OF_TIME = re.compile("مدي?د|[وا]ارد|مساح|در?ج|قو|شد")  # of times and measures: see placing


_RECOUNTED_WITHIN = 2  # sentences


def _count(state: Told, number: int, sentence: tuple[int, tuple[int, int]], thing: Thing, sides: Sides) -> Count:
    figure = state.analysis.figures[number]
    claim = state.analysis.claims[figure.claim] if figure.claim is not None else None
    text = state.article.text
    giver = sides.giver_of(claim, text) if claim and gives(claim, figure, text) else NOBODY
    low, high = _range(figure)
    return Count(
        told=state,
        number=number,
        figure=figure,
        thing=thing,
        mode="" if thing.head in JOINED and not thing.is_expected else _mode(claim, thing),
        side=giver.side,
        source=giver.called,
        hands=hands_of(claim) if claim and giver.side else (),
        is_sure=giver.is_sure or not giver.side,
        sentence=sentence[0],
        span=sentence[1],
        lowest=low,
        highest=high,
        day=_day(figure, thing, state),
        out_of=_out_of(figure, text),
    )


def _out_of(figure: Figure, text: str) -> str:
    match = _OUT_OF.match(text, figure.mention.end)
    return match[1] if match else ""


_OUT_OF = re.compile(r"\s+من (?:أصل |إجمالي |مجموع )?(\d[\d,.]*\d|\d)")


def _coordinated(count: Count, before: Count | None) -> Count:
    """A sum or share that another voice of the sentence sets against the one before it is of the same."""
    if before is None or count.thing.head or before.thing.head in {"", CONTROL} or count.side == before.side:
        return count
    one, other = count.thing, before.thing
    if one.kind in UNITS and (one.kind, one.unit) == (other.kind, other.unit):
        return replace(count, thing=replace(one, head=other.head, action=other.action))
    return count


def _is_of_another_year(figure: Figure, state: Told) -> bool:
    """Whether a figure is of a happening of another year, by its own date."""
    years = [int(found) for found in _YEAR.findall(figure.time)]
    if years:
        return max(years) < state.at.year
    return EARLIER.search(figure.time) is not None or _is_of_another_month(figure, state)


def _is_of_another_month(figure: Figure, state: Told) -> bool:
    """«إنقاذ 120 مهاجرا في مارس الماضي», told in June; but not «منذ مارس الماضي»."""
    if "الماضي" not in figure.time or "منذ" in figure.time:
        return False
    dated = dates.parse(figure.time, near=state.at.date())
    return dated is not None and dated.moment.precision is Precision.MONTH and dated.moment.at.month != state.at.month


def _mode(claim: Claim | None, thing: Thing) -> str:
    """How a figure is meant: "" as it is; «قدر»، «رجح» estimate what is, «توقع»، «توقعات» what will be."""
    if claim is None or claim.act not in _UNREAL:
        foreseen = claim is not None and claim.act is Act.EXPECT and lemma(claim.lemma) in _OF_WHAT_WILL_BE
        return "expected" if foreseen or thing.is_expected else ""
    return _UNREAL[claim.act]


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
        case Bound.EXACT if figure.low >= _ROUND and not str(int(figure.low))[1:].strip("0"):
            return figure.low, figure.low * _ROUND_UP
        case Bound.EXACT if figure.low >= _HUNDRED and not figure.low % _FIFTY:
            return figure.low * (1 - _ROUNDED), figure.low * (1 + _ROUNDED)
        case _:
            return figure.low, figure.high
