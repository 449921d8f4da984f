"""An analysis as it is kept: spans as places alone, since the words stand in the article beside it."""

from collections.abc import Sequence
from decimal import Decimal

from isnad.model import (
    Act,
    Analysis,
    Bound,
    Claim,
    Entity,
    EntityKind,
    Figure,
    Form,
    Link,
    Mention,
    SourceKind,
    Span,
    Tag,
)
from isnad.store.packing import pack, unpack
from isnad.store.rows import Row, listed, moment_from_row, moment_row, real, whole

_NOTHING = Analysis()
# Looked up, an enum's member takes a tenth of the time of calling it: a large story has 70,000.
_ACTS = {each.value: each for each in Act}
_FORMS = {each.value: each for each in Form}
_SOURCE_KINDS = {each.value: each for each in SourceKind}
_BOUNDS = {each.value: each for each in Bound}
_ENTITY_KINDS = {each.value: each for each in EntityKind}


def pack_analysis(analysis: Analysis) -> bytes:
    """What was read in an article."""
    if analysis == _NOTHING:
        return b""
    return pack(
        [
            [_claim_row(claim) for claim in analysis.claims],
            [_figure_row(figure) for figure in analysis.figures],
            [_tag_row(tag) for tag in analysis.tags],
            [_entity_row(entity) for entity in analysis.entities],
        ]
    )


def unpack_analysis(packed: bytes, text: str, *, tags: bool = True) -> Analysis:
    """The analysis that `pack_analysis` was given; `text` is that of the article whose words were read.

    With `tags=False` its tags, which are half of the work, are left out.
    """
    if not packed:
        return _NOTHING
    # What older rules read has neither tags nor entities.
    claims, figures, tag_rows, entities = (*listed(unpack(packed)), [], [])[:4]
    return Analysis(
        tuple(_claim(listed(row), text) for row in listed(claims)),
        tuple(_figure(listed(row), text) for row in listed(figures)),
        tuple(_tag(listed(row), text) for row in (listed(tag_rows) if tags else ())),
        tuple(_entity(listed(row), text) for row in listed(entities)),
    )


def _claim_row(claim: Claim) -> Row:
    return [
        _place(claim.content),
        _place(claim.cue),
        [[_place(link.mention), link.name, link.kind.value, _place(link.cue)] for link in claim.chain],
        claim.act.value,
        claim.form.value,
        claim.hedged,
        claim.rule,
        moment_row(claim.said),
        claim.venue,
        claim.lemma,
        claim.speaker_chance,
        claim.content_chance,
    ]


def _claim(row: Sequence[object], text: str) -> Claim:
    content, cue, chain, act, form, hedged, rule, said, venue, lemma, *chances = row  # older rules told no chances
    return Claim(
        _span(content, text),
        _span(cue, text),
        tuple(_link(listed(link), text) for link in listed(chain)),
        _ACTS[str(act)],
        _FORMS[str(form)],
        bool(hedged),
        str(rule),
        moment_from_row(said),
        str(venue),
        str(lemma),
        *map(real, chances),
    )


def _link(row: Sequence[object], text: str) -> Link:
    mention, name, kind, cue = row
    return Link(_span_or_none(mention, text), str(name), _SOURCE_KINDS[str(kind)], _span_or_none(cue, text))


def _figure_row(figure: Figure) -> Row:
    return [
        _place(figure.mention),
        str(figure.low),
        None if figure.high is None else str(figure.high),
        figure.bound.value,
        figure.what,
        figure.of,
        figure.place,
        figure.time,
        figure.claim,
        figure.rule,
    ]


def _figure(row: Sequence[object], text: str) -> Figure:
    mention, low, high, bound, what, of, place, time, claim, rule = row
    return Figure(
        _span(mention, text),
        Decimal(str(low)),
        None if high is None else Decimal(str(high)),
        _BOUNDS[str(bound)],
        str(what),
        str(of),
        str(place),
        str(time),
        None if claim is None else whole(claim),
        str(rule),
    )


def _tag_row(tag: Tag) -> Row:
    return [tag.text, tag.key, tag.score, tag.rule, [list(part) for part in tag.parts], [_place(s) for s in tag.spans]]


def _tag(row: Sequence[object], text: str) -> Tag:
    written, key, score, rule, parts, spans = row
    return Tag(
        str(written),
        str(key),
        real(score),
        str(rule),
        tuple((str(name), real(added)) for name, added in map(listed, listed(parts))),
        tuple(_span(span, text) for span in listed(spans)),
    )


def _entity_row(entity: Entity) -> Row:
    places = ([[each.start, each.end, each.rule] for each in group] for group in (entity.mentions, entity.references))
    where = [entity.country, entity.latitude, entity.longitude]
    return [entity.name, entity.kind.value, entity.key, *places, *where]


def _entity(row: Sequence[object], text: str) -> Entity:
    name, kind, key, mentions, references, country, latitude, longitude = row
    return Entity(
        str(name),
        _ENTITY_KINDS[str(kind)],
        str(key),
        tuple(_mention(listed(each), text) for each in listed(mentions)),
        tuple(_mention(listed(each), text) for each in listed(references)),
        str(country),
        None if latitude is None else real(latitude),
        None if longitude is None else real(longitude),
    )


def _mention(row: Sequence[object], text: str) -> Mention:
    start, end, rule = row
    assert isinstance(start, int)
    assert isinstance(end, int)
    return Mention(text[start:end], start, end, str(rule))


def _place(span: Span | None) -> Row | None:
    return None if span is None else [span.start, span.end]


def _span(row: object, text: str) -> Span:
    assert isinstance(row, list)
    start, end = row
    assert isinstance(start, int)
    assert isinstance(end, int)
    return Span(text[start:end], start, end)


def _span_or_none(row: object, text: str) -> Span | None:
    return None if row is None else _span(row, text)
