"""What holds of the series of any story."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.analyse import analyse
from isnad.model import Article, Paragraph, Placed, Placement, Told
from isnad.stories.counting import tell_series

NOON = datetime(2024, 3, 10, 12, tzinfo=UTC)

_SENTENCES = (
    "أعلنت وزارة الصحة مقتل {} شخصا في انهيار الجسر.",
    "لكن نقابة المهندسين قالت إن عدد القتلى {}.",
    "وأصيب {} آخرون بجروح.",
    "ارتفعت الحصيلة إلى {} قتيلا بينهم {} أطفال.",
    "وما زال {} شخصا في عداد المفقودين.",
    "انتشل الغواصون {} جثة.",
    "وقدرت البلدية الخسائر بنحو {} مليون دينار.",
    "بلغت نسبة المشاركة في الإضراب {} في المئة بحسب النقابة، بينما قالت الوزارة إنها {} في المئة.",
    "لا أرقام في هذه الجملة.",
)


@st.composite
def _stories(draw: st.DrawFn) -> list[Told]:
    states = []
    for number in range(draw(st.integers(1, 6))):
        chosen = draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4))
        numbers = [draw(st.integers(1, 300)) for _ in range(2 * len(chosen))]
        lines = [sentence.format(*numbers[2 * at :]) for at, sentence in enumerate(chosen)]
        name = f"n{number}"
        at = NOON + timedelta(hours=draw(st.sampled_from([0, 0, 2, 30])))
        article = Article(name, lines[0], tuple(map(Paragraph, lines[1:])), publisher=f"p{number % 3}")
        placement = Placement(name, draw(st.sampled_from([name, "n0"])), "e", "s", "o")
        placed = Placed(name, article.title, article.publisher, at, placement)
        states.append(Told(placed, 1, at, article, analyse(article)))
    return states


@given(_stories(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_states_are_given_does_not_matter(told: list[Told], chance: Random) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert tell_series(shuffled) == tell_series(told)


@given(_stories())
@settings(max_examples=60, deadline=None)
def test_every_point_stands_in_its_text_and_only_once(told: list[Told]) -> None:
    texts = {state.placed.article: state.article.text for state in told}
    for series in tell_series(told):
        words = [each for point in series.points for each in (point.words, *point.repeats)]
        assert len(set(words)) == len(words)
        for each in words:
            assert texts[each.article][each.span.start : each.span.end] == each.span.text


@given(_stories())
@settings(max_examples=60, deadline=None)
def test_sides_of_a_conflict_are_points_of_different_voices_and_numbers(told: list[Told]) -> None:
    for series in tell_series(told):
        for conflict in series.conflicts:
            assert len({(point.side, point.publisher) for point in conflict.sides}) > 1 or "" in {
                point.side for point in conflict.sides
            }
            assert len({(point.low, point.high) for point in conflict.sides}) > 1
            assert set(conflict.sides) <= set(series.points)


@given(st.lists(st.text(max_size=80), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(lines: list[str]) -> None:
    article = Article("a", "عنوان", tuple(map(Paragraph, lines)))
    placed = Placed("a", article.title, "p", NOON, Placement("a", "a", "e", "s", "o"))
    tell_series([Told(placed, 1, NOON, article, analyse(article))])


def test_no_story_has_no_series() -> None:
    assert tell_series([]) == ()
