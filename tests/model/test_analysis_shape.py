"""The contract of `isnad analyse`: tags, entities, claims and figures as JSON."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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
    Tag,
    analysis_to_json,
)

TEXT = "انقطاع المياه\nنقلت وكالة الجسر عن مسؤول قوله مساء الأحد في بيان إن نحو 3.5 آلاف أسرة قد تبقى بلا ماء."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(words, start, start + len(words))


CLAIM = Claim(
    span("نحو 3.5 آلاف أسرة قد تبقى بلا ماء"),
    span("نقلت"),
    (
        Link(span("مسؤول"), "مسؤول", SourceKind.UNNAMED, span("قوله")),
        Link(None, "وكالة الجسر", SourceKind.AGENCY),
    ),
    Act.STATE,
    Form.INDIRECT,
    hedged=True,
    rule="passed on",
    said=Moment(datetime(2024, 3, 9, 22, tzinfo=UTC), Precision.DAY, 120),
    venue="في بيان",
)
FIGURE = Figure(span("نحو 3.5 آلاف أسرة"), Decimal("3500.0"), None, Bound.ABOUT, "أسرة", claim=0, rule="counted")

TAG = Tag("انقطاع المياه", "انقطاع ماء", 0.75, "noun phrase", (("in headline", 0.6),), (span("انقطاع المياه"),))
ENTITY = Entity("جسر المدينة", EntityKind.PLACE, "gsr", (Mention("الجسر", 26, 31, "listed"),), (), "EG", 30.5)


def shape(analysis: Analysis) -> dict[str, list[dict[str, object]]]:
    """As another program reads it."""
    found: dict[str, list[dict[str, object]]] = json.loads(json.dumps(analysis_to_json(analysis)))
    return found


def test_the_shape_is_that_of_the_contract() -> None:
    assert shape(Analysis((CLAIM,), (FIGURE,), (TAG,), (ENTITY,))) == {
        "tags": [
            {
                "tag": "انقطاع المياه",
                "score": 0.75,
                "key": "انقطاع ماء",
                "rule": "noun phrase",
                "why": {"in headline": 0.6},
                "mentions": [{"text": "انقطاع المياه", "start": 0, "end": 13}],
            }
        ],
        "entities": [
            {
                "name": "جسر المدينة",
                "kind": "place",
                "key": "gsr",
                "mentions": [{"text": "الجسر", "start": 26, "end": 31, "rule": "listed"}],
                "references": [],
                "country": "EG",
                "latitude": 30.5,
                "longitude": None,
            }
        ],
        "claims": [
            {
                "content": "نحو 3.5 آلاف أسرة قد تبقى بلا ماء",
                "start": TEXT.index("نحو"),
                "end": len(TEXT) - 1,
                "cue": "نقلت",
                "cue_start": TEXT.index("نقلت"),
                "cue_end": TEXT.index("نقلت") + 4,
                "chain": [
                    {
                        "mention": "مسؤول",
                        "start": TEXT.index("مسؤول"),
                        "end": TEXT.index("مسؤول") + 5,
                        "name": "مسؤول",
                        "kind": "unnamed",
                        "cue": "قوله",
                    },
                    {"mention": "", "start": None, "end": None, "name": "وكالة الجسر", "kind": "agency", "cue": ""},
                ],
                "act": "state",
                "form": "indirect",
                "hedged": True,
                "said": "2024-03-10T00:00:00+02:00",
                "said_precision": "day",
                "venue": "في بيان",
                "rule": "passed on",
            }
        ],
        "figures": [
            {
                "mention": "نحو 3.5 آلاف أسرة",
                "start": TEXT.index("نحو"),
                "end": TEXT.index("نحو") + len("نحو 3.5 آلاف أسرة"),
                "low": 3500,
                "high": None,
                "bound": "about",
                "what": "أسرة",
                "of": "",
                "place": "",
                "time": "",
                "claim": 0,
                "rule": "counted",
            }
        ],
    }


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_number_is_a_json_number(value: Decimal) -> None:
    figure = Figure(Span("", 0, 0), value, value, Bound.EXACT, "")
    (told,) = shape(Analysis((), (figure,)))["figures"]
    low = told["low"]
    if value.adjusted() > 307:
        assert low is None
    elif value == value.to_integral_value():
        assert low == value
        assert isinstance(low, int)
    else:
        assert low == float(value)
