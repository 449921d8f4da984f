"""The door: from a text to its claims."""

from isnad.analyse.claims.cues import Cue, Gender, Shape
from isnad.analyse.claims.finding import Finder, Found
from isnad.analyse.claims.judging import act_of, is_hedged
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.sources import Source, Sources
from isnad.model import Act, Claim, Link, Moment, Span

_DEEPEST = 6  # links: no report came through more hands than a reader can follow


def claims(text: str, near: Moment | None = None) -> tuple[Claim, ...]:
    """The claims of a text (title, line feed, body), in order of their contents, in time linear in its length."""
    reading = Reading(text)
    found = Finder(reading).find()
    sources = Sources(reading)
    speakers = _speakers(sources, found)
    return tuple(sorted(_told(sources, found, speakers), key=lambda claim: (claim.content.start, -claim.content.end)))


def _speakers(sources: Sources, found: list[Found]) -> list[Source | None]:
    """Who speaks in each claim. Names are gathered first, since a full one may stand behind a short one."""
    for each in found:
        if each.source is not None:
            sources.gather(each.source, _agreement(each.verb)[0])
    speakers: list[Source | None] = []
    for each in found:
        gender, plural = _agreement(each.verb)
        if each.source is not None:
            speaker: Source | None = sources.of(each.source, gender)
        else:
            speaker = sources.left_out(each.cue[0], gender, plural=plural)
        if speaker is not None:
            sources.spoke.append(speaker)
        speakers.append(speaker)
    return speakers


def _agreement(verb: Cue | None) -> tuple[Gender | None, bool]:
    return (verb.gender, verb.plural) if verb is not None else (None, False)


def _told(sources: Sources, found: list[Found], speakers: list[Source | None]) -> list[Claim]:
    reading = sources.reading
    told: list[Claim] = []
    around: list[tuple[Found, tuple[Link, ...]]] = []
    order = sorted(range(len(found)), key=lambda n: (found[n].content[0], -found[n].content[1], found[n].cue))
    for number in order:
        each, speaker = found[number], speakers[number]
        if speaker is None or _only_means(each, found):
            continue
        while around and around[-1][0].content[1] <= each.cue[0]:
            around.pop()
        chain = _chain(reading, sources, each, speaker)
        outer = next(
            (
                links
                for other, links in reversed(around)
                if other.content[0] <= each.cue[0] < other.content[1] and other is not each
            ),
            (),
        )
        if outer and outer[0].name != chain[0].name:
            chain = (*chain, *outer)[:_DEEPEST]
        around.append((each, chain))
        told.append(_claim(reading, each, chain))
    return told


def _only_means(each: Found, found: list[Found]) -> bool:
    """«قالت إنها تأمل أن»: within what somebody says, a verb of the same mouth reports nothing more."""
    if each.source is not None or each.verb is None or each.verb.shape is not Shape.IMPERFECT or each.verb.joined:
        return False
    if each.verb.verb.act is not Act.EXPECT:
        return False
    return any(other.content[0] <= each.cue[0] < other.content[1] for other in found if other is not each)


def _chain(reading: Reading, sources: Sources, each: Found, speaker: Source) -> tuple[Link, ...]:
    mention = reading.span(*each.source) if each.source is not None else None
    links = [Link(mention, speaker.name, speaker.kind)]
    for span in each.passed:
        by = sources.of(span, None)
        links.append(Link(reading.span(*span), by.name, by.kind))
    return tuple(links)


def _claim(reading: Reading, each: Found, chain: tuple[Link, ...]) -> Claim:
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
        lemma=each.verb.verb.lemma if each.verb is not None else "",
    )
