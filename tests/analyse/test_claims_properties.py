"""What holds of the claims of every text, and that no text costs more than its length."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isnad.analyse.claims import claims
from isnad.model import Claim

PIECES = st.sampled_from(
    [
        *(
            "قال",
            "وقالت",
            "وأضاف",
            "أكد",
            "نفى",
            "حذر من",
            "اتهم",
            "دعا إلى",
            "طالب",
            "وصف",
            "نقلت",
            "مؤكدا",
            "مشيرا إلى",
        ),
        *("إن", "أن", "بأن", "أنه", "بحسب", "وفقا", "حسبما أفاد", "نقلا عن", "على حد قوله", "قوله", "ذلك", "كما"),
        *(
            "الوزير",
            "وزير الخارجية",
            "سامي",
            "الحداد",
            "بن",
            "آل",
            "رويترز",
            "وكالة",
            "الأنباء",
            "مسؤول",
            "شهود",
            "عيان",
        ),
        *("البيان", "الوزارة", "المتحدث باسم", "الذي", "في بيان", "أمس", "لرويترز", "موسكو", "قد", "لم", "بين", "كتب"),
        *(
            "«",
            "»",
            '"',
            "“",
            "”",
            "„",
            "‘",
            "’",
            "(",
            ")",
            ":",
            "،",
            "؛",
            ".",
            "!",
            "؟",
            "...",
            "-",
            "\n",
            "\n\n",
            "#",
            "_",
        ),
        *(
            "المعرض",
            "نجح",
            "السوق",
            "هدفا",
            "عاد",
            "12",
            "٣٥",
            "%",
            "a1",
            "@x",
            "\u064b",
            "\u0640",
            "\u200f",
            "ﷲ",
            "ا\u0653",
        ),
    ]
)
NEWS = st.lists(PIECES, max_size=40).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", " ", " ", " "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    )
)
TEXTS = st.one_of(NEWS, st.text(max_size=80))
UNRELATED = "هطل المطر على التلال ثلاثة أيام. جفت البركة الصغيرة قرب الطاحونة. نبت العشب في الحقول الواسعة."


@example('قالقال:""')  # nothing in the quotation
@example("قال الوزير إن الخصوم كاذبون. واتهم المعارضة بأن")  # a text that was cut off
@given(TEXTS)
@settings(deadline=None)  # the first example reads the word lists
def test_spans_point_at_their_text(text: str) -> None:
    for claim in claims(text):
        spans = [claim.content, claim.cue]
        spans += [span for link in claim.chain for span in (link.mention, link.cue) if span is not None]
        for span in spans:
            assert text[span.start : span.end] == span.text != ""


@given(TEXTS)
@settings(deadline=None)  # the first example reads the word lists
def test_every_claim_is_said_by_somebody_and_explained(text: str) -> None:
    for claim in claims(text):
        assert claim.chain
        assert all(link.name.strip() for link in claim.chain)
        assert claim.rule
        assert claim.cue.end <= claim.content.start or claim.content.end <= claim.cue.start or is_around(claim)


def is_around(claim: Claim) -> bool:
    """Whether the cue stands in the midst of its content («... بحسب فلان ...»)."""
    return claim.content.start < claim.cue.start and claim.cue.end < claim.content.end


@given(TEXTS)
@settings(deadline=None)  # the first example reads the word lists
def test_claims_come_in_order_of_their_contents_and_none_twice(text: str) -> None:
    found = claims(text)
    places = [(claim.content.start, -claim.content.end) for claim in found]
    assert places == sorted(places)
    assert len({(claim.content, claim.cue) for claim in found}) == len(found)


@given(NEWS)
@settings(max_examples=50, deadline=None)
def test_a_paragraph_that_says_nothing_changes_nothing(text: str) -> None:
    text = text.replace("#", "").strip() + "."
    assert claims(f"{text}\n{UNRELATED}") == claims(f"{text}\n")


@given(NEWS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert claims(text) == claims(text)


# Linear growth, by what comes out: never more claims than cues, and no word in more than a few contents.

PATTERNS = {
    "nested": "قال سامي إن ",
    "nested with a source": "قال وزير النقل سامي الحداد إن المعرض نجح ",
    "according to": "عاد السوق بحسب وزارة النقل ",
    "opening marks": "قال: « ",
    "straight marks": 'قال الوزير " ',
    "brackets": "قال: ( ",
    "closing marks": "» قال ",
    "participles": "مؤكدا أن السوق عاد، ",
    "quoting agencies": "نقلت رويترز عن مسؤول قوله إن ",
    "left-out subjects": "وأضاف أن السوق عاد. ",
    "documents": "وقال البيان إن السوق عاد. ",
    "colons": "سامي الحداد: ",
    "commas": "قال سامي الحداد، ",
    "names": "سامي الحداد ",
    "conjunctions": "أن ",
    "told before": "أوضح ذلك سامي. ",
    "new persons": "قال محمد بن سامي بن خالد إن السوق عاد. وقال الوزير إن المعرض نجح. ",
    "relatives": "قال الرجل الذي قال ",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_claims_and_their_contents_grow_with_the_text_and_no_faster(pattern: str) -> None:
    once, twice = (f"نشرة المساء\n{pattern * count}عاد السوق." for count in (200, 400))
    small, large = claims(once), claims(twice)
    assert len(large) <= 2.2 * len(small) + 8
    assert contents(large) <= 2.4 * contents(small) + 5_000
    assert len(large) <= 2 * len(twice.split())
    assert all(len(claim.chain) <= 8 for claim in large)


def contents(found: tuple[Claim, ...]) -> int:
    """Characters in all contents together."""
    return sum(len(claim.content.text) for claim in found)


COSTLY = (
    "nested",
    "according to",
    "opening marks",
    "closing marks",
    "participles",
    "quoting agencies",
    "documents",
    "new persons",
)


@pytest.mark.parametrize("name", COSTLY)
def test_as_much_text_again_is_as_much_work_again(name: str) -> None:
    texts = [f"نشرة المساء\n{PATTERNS[name] * count}عاد السوق." for count in (120, 240, 360)]
    claims(texts[-1])  # what is cached of its words is no work of any
    short, longer, longest = map(lines_run, texts)
    assert longest - longer <= 1.2 * (longer - short) + 5_000  # squares would give 1.67


def lines_run(text: str) -> int:
    """Lines of Python that the reading of a text runs: work, whatever the machine."""
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        claims(text)
    finally:
        sys.settrace(before)
    return count


def test_a_text_of_a_megabyte_ends() -> None:
    pattern = f"{UNRELATED} قال الوزير إن السوق عاد « وأضاف أن المعرض نجح.\n"
    text = "نشرة المساء\n" + pattern * (580_000 // len(pattern))
    assert len(text.encode()) > 1_000_000
    assert claims(text)


def test_a_sentence_of_a_hundred_thousand_words_ends() -> None:
    words = UNRELATED.replace(".", " قال الوزير إن").split()
    text = "نشرة المساء\n" + " ".join(words * (100_000 // len(words) + 1)) + "."
    assert len(text.split()) > 100_000
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " ",
        ".",
        ":",
        "«",
        "»",
        '"',
        "قال",
        "إن",
        "قال إن",
        ":\n:",
        "1234567890",
        "Nothing here.",
        "今日は晴れ",
    ],
)
def test_texts_that_say_nothing(text: str) -> None:
    assert claims(text) == ()
