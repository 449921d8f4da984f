"""The account of a story, made by hand: every part of it, with words that are hostile to a page."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from isnad.model import (
    Account,
    Act,
    Bound,
    Change,
    ChangeKind,
    Chronicle,
    Conflict,
    Entry,
    Hand,
    Happened,
    Join,
    Line,
    Link,
    Moment,
    Opposed,
    Opposition,
    OppositionKind,
    Point,
    Precision,
    Reason,
    Revised,
    Series,
    SourceKind,
    Span,
    Stance,
    Step,
    Story,
    SummarySentence,
    Transmission,
    Voice,
    Way,
    Words,
)


def words(text: str, article: str = "lead", start: int = 4, revision: int = 1) -> Words:
    """Words of an article, at a place that need not be theirs."""
    return Words(article, revision, Span(text, start, start + len(text)))


def account(story: Story, now: datetime, times: dict[str, Moment] | None = None) -> Account:
    """An account of a story with one of everything."""
    return Account(
        story,
        times or {},
        _chronicle(story, now),
        (_series(now),),
        Opposed(
            (_denial(now), _unanswered(now), _unsure(now)),
            (Line("وزارة الخارجية", (_voice(Stance.DENIES, now), _voice(Stance.CONFIRMS, now))),),
        ),
        (_transmission(now), _unsure_transmission(now)),
        (_revised(),),
    )


def _chronicle(story: Story, now: datetime) -> Chronicle:
    day = date(2024, 10, 24)
    happened = Happened(day, day, Precision.DAY, None, words("الخميس"))
    timeline = tuple(
        Entry(
            event.id,
            words(f"جملة الحدث {event.id}."),
            "arz",
            event.first,
            (),
            happened if event.id == "e-talks" else None,
            1,
            1,
            sure=event.id != "e-port-3",
        )
        for event in story.events
    )
    said = (Link(None, "سامر الحلو", SourceKind.PERSON),)
    summary = (
        SummarySentence("e-talks", words("قال الوزير سامر الحلو إن المحادثات ستستمر."), "arz", now, said, None),
        SummarySentence("e-flood", words("<b>ارتفع</b> منسوب النهر.", "river", revision=2), "arz", now, (), None),
    )
    return Chronicle(timeline, summary)


def _series(now: datetime) -> Series:
    first = replace(_point("7 قتلى", 7, "وزارة الصحة", now - timedelta(days=2), Step.FIRST), sure=False)
    other = _point("ما بين 10 و12", 10, "<i>الهلال</i>", now - timedelta(days=1), Step.FIRST, high=12)
    last = _point("9 قتلى", 9, "وزارة الصحة", now, Step.UPDATE)
    return Series(
        "dead",
        "",
        "قتلى",
        "",
        "بيروت",
        is_part=False,
        points=(first, other, last),
        conflicts=(Conflict((other, last), True, "both"),),
    )


def _point(text: str, low: int, source: str, at: datetime, step: Step, *, high: int | None = None) -> Point:
    bound = Bound.EXACT if high is None else Bound.RANGE
    upper = Decimal(low if high is None else high)
    return Point(
        at,
        Decimal(low),
        upper,
        bound,
        source,
        ("وكالة النخلة",),
        source,
        "arz",
        words(text),
        step,
        (words(text, "river"),),
    )


def _voice(stance: Stance, at: datetime, name: str = "وزارة الخارجية") -> Voice:
    act = Act.DENY if stance is Stance.DENIES else Act.STATE
    return Voice(
        stance, act, words(f"{name} و{stance}"), words("قال"), (Link(None, name, SourceKind.ORGANISATION),), at, "arz"
    )


def _denial(now: datetime) -> Opposition:
    claims, denies = _voice(Stance.CLAIMS, now, "مصدر دبلوماسي"), _voice(Stance.DENIES, now)
    reason = Reason(claims.words, denies.words, Join.WORDING, ("الهدنة",), ("نفى",), 0.9)
    perhaps = replace(_voice(Stance.CLAIMS, now, "نائب لم يُسمَّ"), sure=False)
    return Opposition(OppositionKind.DENIAL, claims.words, (claims, perhaps), (denies,), (), (reason,))


def _unanswered(now: datetime) -> Opposition:
    denies = _voice(Stance.DENIES, now, "المتحدث باسم الوفد")
    return Opposition(OppositionKind.DENIAL, denies.words, (), (denies,), (), (), stands=True)


def _unsure(now: datetime) -> Opposition:
    denies = replace(_voice(Stance.DENIES, now, "البلدية كالعادة"), sure=False)
    return Opposition(OppositionKind.DENIAL, denies.words, (), (denies,), (), ())


def _unsure_transmission(now: datetime) -> Transmission:
    found = _transmission(now)
    ways = tuple(replace(way, sure=False) for way in found.ways)
    return replace(found, ways=ways, origin=Hand("الهيئة الشكر", SourceKind.ORGANISATION))


def _transmission(now: datetime) -> Transmission:
    source = Hand("مصدر دبلوماسي", SourceKind.UNNAMED)
    wire, paper = Hand("وكالة النخلة", SourceKind.AGENCY, "nakhla"), Hand("جريدة الأرز", SourceKind.AGENCY, "arz")
    first = Way((source, wire), words("الهدنة ثلاثة أيام"), "nakhla", now, Act.STATE, hedged=True)
    second = Way(
        (source, wire, paper),
        words("هدنة من ثلاثة أيام"),
        "arz",
        now,
        Act.STATE,
        hedged=False,
        through="lead",
        repeats=True,
    )
    return Transmission(first.words, Act.STATE, (first, second), source, (source,))


def _revised() -> Revised:
    figure = Change(ChangeKind.FIGURE, words("12 بندا", "river"), words("15 بندا", "river", revision=2))
    gone = Change(ChangeKind.VANISHED, words("الخلاف باق", "river"), None, by_was="سامر الحلو")
    return Revised("river", "arz", "ارتفاع منسوب النهر", 1, 2, (figure, gone), None)
