"""The door: from a text to its claims."""

from isnad.analyse.claims.circumstances import said_when, venue
from isnad.analyse.claims.cues import Gender, Shape
from isnad.analyse.claims.finding import Finder
from isnad.analyse.claims.found import Found
from isnad.analyse.claims.judging import act_of, is_hedged
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.sources import UNKNOWN, Source, Sources
from isnad.analyse.claims.words import is_head
from isnad.arabic.letters import match_form
from isnad.model import Act, Claim, Link, Moment, SourceKind, Span

_NEAR = 8  # claims looked back for one that holds another
_DEEPEST = 6  # links: no report came through more hands than a reader can follow


def claims(text: str, near: Moment | None = None, reading: Reading | None = None) -> tuple[Claim, ...]:
    """The claims of a text (title, line feed, body), in order of their contents, in time linear in its length.

    `near` is when it was published; `reading` is that of the text, where the caller has one already.
    """
    reading = reading or Reading(text)
    found = Finder(reading).find()
    sources = Sources(reading)
    speakers, quoting, hands = _speakers(sources, found)
    told = _told(sources.reading, found, list(zip(speakers, hands, strict=True)), quoting, near)
    return tuple(sorted(told, key=lambda claim: (claim.content.start, -claim.content.end)))


_Hands = tuple[tuple[Source, ...], ...]  # those between speaker and origin, and those that passed a claim on


def _speakers(sources: Sources, found: list[Found]) -> tuple[list[Source | None], dict[int, Source], list[_Hands]]:
    """Who speaks in each claim; who quotes scripture, or is left out before «ونقلت عن»; and origin and hands of each.

    Whom «البيان» means is asked where it stands: later others will have spoken.
    Names are gathered first, since a full one may stand behind a short one.
    """
    for each in found:
        if each.source is not None:
            sources.gather(each.source, _agreement(each)[0])
    speakers: list[Source | None] = []
    quoting: dict[int, Source] = {}
    hands: list[_Hands] = []
    agency: Source | None = None  # the last that told something or passed it on
    for number, each in enumerate(found):
        gender = _agreement(each)[0]
        span = each.source or each.meant
        hands.append(tuple(tuple(sources.of(one, None) for one in spans) for spans in (each.origin, each.passed)))
        if each.unknown:
            speaker: Source | None = UNKNOWN
        elif span is not None:
            speaker = sources.of(span, gender, within=_is_within(found, number))
        elif (same := _in_one_sentence(sources.reading, found, number)) is not None:
            speaker = speakers[same]
        else:
            speaker = _owner(sources, found, number) or _left_out(sources, each)
        speakers.append(speaker)
        by = sources.spoke[-1] if each.quoted and sources.spoke else _passing(sources, each, speakers[-2:], agency)
        if by is not None:
            quoting[number] = by
        agency = next((known for known in (*hands[-1][0], *hands[-1][1], speaker) if _is_agency(known)), agency)
        if each.quoted:
            continue
        if speaker is not None and not each.unknown and not (sources.spoke and _is_aside(found, number)):
            sources.spoke.append(speaker)
    return speakers, quoting, hands


def _left_out(sources: Sources, each: Found) -> Source | None:
    """Who speaks where nobody is named; «واكتفت بالقول» does not tell what the gender is."""
    gender, plural = _agreement(each)
    of_any = sources.reading.form(each.cue[0]) == "بالقول"
    return sources.left_out(each.cue[0], None if of_any else gender, plural=plural)


def _owner(sources: Sources, found: list[Found], number: int) -> Source | None:
    """Who is meant in «وذكرت محاميته أن كذا. ونقلت عنه قوله»: whose lawyer she is."""
    by, before = found[number].by_pronoun, found[number - 1].source if number else None
    return sources.owner(before, by) if by is not None and before is not None else None


def _passing(sources: Sources, each: Found, latest: list[Source | None], agency: Source | None) -> Source | None:
    """Who is left out in «ونقلت عن مسؤول قوله»: the last agency, or a woman who spoke just before.

    `latest` are who spoke in the claim before, if there was one, and in this.
    """
    near, speaker = (None, *latest)[-2:]
    if each.verb is None or each.verb.verb.lemma != "نقل" or each.passed or each.rule == "according to":
        return None
    if each.source is None and each.by_pronoun is None:
        return None
    last = sources.spoke[-1] if sources.spoke else None
    if last is None or last is speaker or not last.is_person or last.gender is not Gender.FEMININE:
        return agency
    return last if each.verb.gender is Gender.FEMININE and (agency is None or near is last) else agency


def _is_agency(source: Source | None) -> bool:
    """Whether a source is an agency or a paper."""
    return source is not None and source.kind is SourceKind.AGENCY


def _in_one_sentence(reading: Reading, found: list[Found], number: int) -> int | None:
    """Whose participle it is («قال ... مؤكدا»): the claim before it in its sentence."""
    each = found[number]
    if each.verb is None or each.verb.shape is not Shape.PARTICIPLE or not number:
        return None
    start = reading.sentence_start(each.cue[0])
    for near in range(number - 1, max(number - _NEAR, -1), -1):
        if found[near].cue[0] < start:
            return None
        if not _is_within(found, near) and not _tells_of_object(found, near):
            return near
    return None


def _tells_of_object(found: list[Found], number: int) -> bool:
    """«ووصفت تقارير تحدثت عن ذلك بأنها»: whether a claim stands between another's verb and its words."""
    cue = found[number].cue[0]
    return any(other.cue[0] < cue < other.content[0] for other in found[max(number - _NEAR, 0) : number])


def _is_aside(found: list[Found], number: int) -> bool:
    """Whether who speaks there does not go on speaking: in another's words, or named beside («بحسب»)."""
    each = found[number]
    beside = (each.verb is None and each.rule == "according to") or each.rule.startswith(
        ("clause", "phrase after noun")
    )
    return beside or _is_within(found, number)


def _is_within(found: list[Found], number: int) -> bool:
    """Whether a claim stands in the words of one before it."""
    cue = found[number].cue[0]
    return any(
        other.content[0] <= cue < other.content[1] and other.cue[0] < cue
        for other in found[max(number - _NEAR, 0) : number]
    )


def _agreement(each: Found) -> tuple[Gender | None, bool]:
    """Gender and number of who speaks, as far as the words tell; in «نقلت عنه» the verb tells of another."""
    if each.by_pronoun is not None:
        return each.by_pronoun, False
    return (each.verb.gender, each.verb.plural) if each.verb is not None else (None, False)


def _told(
    reading: Reading,
    found: list[Found],
    speakers: list[tuple[Source | None, _Hands]],
    quoting: dict[int, Source],
    near: Moment | None,
) -> list[Claim]:
    told: list[Claim] = []
    around: list[tuple[Found, tuple[Link, ...]]] = []
    order = sorted(range(len(found)), key=lambda n: (found[n].content[0], -found[n].content[1], found[n].cue))
    for number in order:
        each, (speaker, hands) = found[number], speakers[number]
        if speaker is None or _only_means(found, number):
            continue
        while around and around[-1][0].content[1] <= each.cue[0]:
            around.pop()
        chain = _chain(reading, each, speaker, hands)
        outer = next(
            (
                links
                for other, links in reversed(around)
                if other.content[0] <= each.cue[0] < other.content[1] and other is not each
            ),
            (),
        )
        if not outer and number in quoting:
            outer = (Link(None, quoting[number].name, quoting[number].kind),)
        if outer:  # who goes on within his own words is no link twice
            chain = (*chain, *outer[_is_same(outer[0], chain[0]) :])[:_DEEPEST]
        around.append((each, chain))
        told.append(_claim(reading, each, chain, near))
    return told


def _is_same(outer: Link, inner: Link) -> bool:
    """Whether two links are one: «حماس» in words of «حركة حماس»; «مبعوث الأمم المتحدة» is another than they."""
    if outer.name == inner.name or {outer.kind, inner.kind} - _BODIES:
        return outer.name == inner.name
    one, other = match_form(outer.name).split(), match_form(inner.name).split()
    return not (is_head(one[0], "role") or is_head(other[0], "role")) and (
        set(one) <= set(other) or set(other) <= set(one)
    )


_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT})


def _only_means(found: list[Found], number: int) -> bool:
    """«قالت إنها تأمل أن»: within what somebody says, a verb of the same mouth reports nothing more."""
    each = found[number]
    if each.source is not None or each.verb is None or each.verb.shape is not Shape.IMPERFECT or each.verb.joined:
        return False
    if each.verb.verb.act is not Act.EXPECT:
        return False
    return any(other.content[0] <= each.cue[0] < other.content[1] for other in found[max(number - _NEAR, 0) : number])


def _chain(reading: Reading, each: Found, speaker: Source, hands: _Hands) -> tuple[Link, ...]:
    mention = reading.span(*each.source) if each.source is not None else None
    link = Link(mention, speaker.name, speaker.kind)
    origin, passed = _links(reading, each.origin, hands[0]), _links(reading, each.passed, hands[1])
    has_it_from = speaker.kind is SourceKind.AGENCY or _is_quoted_name(reading, each)
    return (*origin, link, *passed) if has_it_from else (link, *origin, *passed)


def _links(reading: Reading, spans: tuple[tuple[int, int], ...], called: tuple[Source, ...]) -> tuple[Link, ...]:
    named = zip(spans, called, strict=True)
    return tuple(Link(reading.span(*span), source.name, source.kind) for span, source in named)


def _is_quoted_name(reading: Reading, each: Found) -> bool:
    """«كتبت «الحياة»، نقلا عن»: who stands in quotation marks right behind the verb, and no head before it."""
    return each.source is not None and each.source[0] in reading.opens


def _claim(reading: Reading, each: Found, chain: tuple[Link, ...], near: Moment | None) -> Claim:
    content = reading.span(*each.content)
    if each.cut:
        content = Span(content.text[each.cut :], content.start + each.cut, content.end)
    return Claim(
        content=content,
        cue=reading.span(*each.cue),
        chain=chain,
        act=act_of(each, content.text),
        form=each.form,
        hedged=is_hedged(reading, each),
        rule=each.rule,
        said=said_when(reading, each, near),
        venue=venue(reading, each),
        lemma=each.verb.verb.lemma if each.verb is not None else "",
    )
