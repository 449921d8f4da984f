"""What holds of the figures of every text."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.analyse.figures import figures
from isnad.model import Figure

PIECES = st.sampled_from(
    [
        *(
            "قتل",
            "نحو",
            "12",
            "٣٥",
            "1.5",
            "مليون",
            "ألف",
            "مئات",
            "شخصا",
            "من",
            "الـ",
            "و",
            "و5",
            "جنديان",
            "رجال دين",
        ),
        *("%", "في المئة", "عام", "2015", "(", ")", "«", "»", '"', "،", ".", "\n", "-", "/", "السنوات", "الثلاث"),
        *(
            "أكثر من",
            "على الأقل",
            "بين",
            "إلى",
            "عمره",
            "عدن",
            "أمس",
            "كوفيد",
            "a1",
            "@",
            "http://x.y/5",
            "متر",
            "مربع",
        ),
        *("الروبل", "شاب", "وفتاة", "المادة", "قبل", "يومين", "\u064b", "\u0640", "\u200f", "ﷲ", "ا\u0653"),
    ]
)
NEWS = st.lists(PIECES, max_size=30).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", " ", "  "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    )
)
TEXTS = st.one_of(NEWS, st.text(max_size=80))


@given(TEXTS)
def test_spans_point_at_their_text_in_order_and_apart(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert text[figure.mention.start : figure.mention.end] == figure.mention.text != ""
        assert figure.mention.start >= end
        assert figure.high is None or figure.low <= figure.high
        assert figure.rule
        end = figure.mention.end


@given(NEWS)
def test_a_paragraph_before_changes_nothing(text: str) -> None:
    before = "اجتمع المجلس في المدينة.\nثم انفض."
    alone, behind = figures("\n" + text), figures(before + "\n" + text)
    assert [moved(figure, len(before)) for figure in alone] == [moved(figure, 0) for figure in behind]


def moved(figure: Figure, by: int) -> tuple[object, ...]:
    mention = figure.mention
    return (
        (mention.text, mention.start + by, mention.end + by, figure.low, figure.high, figure.bound),
        (figure.what, figure.of, figure.place, figure.time, figure.rule),
    )
