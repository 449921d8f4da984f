"""An analysis as it is kept: spans as places alone, since the words stand in the article beside it."""

from collections.abc import Sequence
from datetime import datetime
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
    Moment,
    Precision,
    SourceKind,
    Span,
)
from isnad.store.packing import pack, unpack

Row = list[object]


def pack_analysis(analysis: Analysis) -> bytes:
    """The claims, figures and entities of an article."""
    if analysis == _NOTHING:
        return b""
    return pack(
        [
            [_claim_row(claim) for claim in analysis.claims],
            [_figure_row(figure) for figure in analysis.figures],
            [_entity_row(entity) for entity in analysis.entities],
        ]
    )


def unpack_analysis(packed: bytes, text: str) -> Analysis:
    """The analysis that `pack_analysis` was given; `text` is that of the article whose words were read."""
    if not packed:
        return _NOTHING
    # What rules before entities read has two parts; it is read again as soon as somebody asks for it.
    claims, figures, *rest = _list(unpack(packed))
    return Analysis(
        tuple(_claim(_list(row), text) for row in _list(claims)),
        tuple(_figure(_list(row), text) for row in _list(figures)),
        tuple(_entity(_list(row), text) for part in rest for row in _list(part)),
    )


_NOTHING = Analysis()


def _claim_row(claim: Claim) -> Row:
    return [
        _place(claim.content),
        _place(claim.cue),
        [[_place(link.mention), link.name, link.kind.value, _place(link.cue)] for link in claim.chain],
        claim.act.value,
        claim.form.value,
        claim.hedged,
        claim.rule,
        _moment_row(claim.said),
        claim.venue,
        claim.lemma,
    ]


def _claim(row: Sequence[object], text: str) -> Claim:
    content, cue, chain, act, form, hedged, rule, said, venue, lemma = row
    return Claim(
        _span(content, text),
        _span(cue, text),
        tuple(_link(_list(link), text) for link in _list(chain)),
        Act(str(act)),
        Form(str(form)),
        bool(hedged),
        str(rule),
        _moment(said),
        str(venue),
        str(lemma),
    )


def _link(row: Sequence[object], text: str) -> Link:
    mention, name, kind, cue = row
    return Link(_span_or_none(mention, text), str(name), SourceKind(str(kind)), _span_or_none(cue, text))


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
        Bound(str(bound)),
        str(what),
        str(of),
        str(place),
        str(time),
        None if claim is None else _number(claim),
        str(rule),
    )


def _entity_row(entity: Entity) -> Row:
    return [
        entity.name,
        entity.kind.value,
        entity.key,
        [[mention.start, mention.end, mention.rule] for mention in entity.mentions],
        [[mention.start, mention.end, mention.rule] for mention in entity.references],
        entity.country,
        entity.latitude,
        entity.longitude,
    ]


def _entity(row: Sequence[object], text: str) -> Entity:
    name, kind, key, mentions, references, country, latitude, longitude = row
    return Entity(
        str(name),
        EntityKind(str(kind)),
        str(key),
        tuple(_named(_list(each), text) for each in _list(mentions)),
        tuple(_named(_list(each), text) for each in _list(references)),
        str(country),
        _degrees(latitude),
        _degrees(longitude),
    )


def _named(row: Sequence[object], text: str) -> Mention:
    start, end, rule = row
    return Mention(text[_number(start) : _number(end)], _number(start), _number(end), str(rule))


def _degrees(value: object) -> float | None:
    assert value is None or isinstance(value, int | float)
    return None if value is None else float(value)


def _moment_row(moment: Moment | None) -> Row | None:
    return None if moment is None else [moment.at.isoformat(), moment.precision.value, moment.offset]


def _moment(row: object) -> Moment | None:
    if row is None:
        return None
    at, precision, offset = _list(row)
    return Moment(
        datetime.fromisoformat(str(at)), Precision(str(precision)), None if offset is None else _number(offset)
    )


def _place(span: Span | None) -> Row | None:
    return None if span is None else [span.start, span.end]


def _span(row: object, text: str) -> Span:
    start, end = map(_number, _list(row))
    return Span(text[start:end], start, end)


def _span_or_none(row: object, text: str) -> Span | None:
    return None if row is None else _span(row, text)


def _list(value: object) -> Sequence[object]:
    assert isinstance(value, list)
    return value


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
