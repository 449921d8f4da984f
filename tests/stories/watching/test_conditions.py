"""Which watches an article meets, by the sentences of it, read by the rules of analysis."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.analyse import analyse
from isnad.model import (
    Analysis,
    Article,
    Bound,
    Condition,
    ConditionKind,
    ConflictSeen,
    EntityKind,
    Level,
    Mark,
    Paragraph,
    Placed,
    Placement,
    Point,
    Series,
    Side,
    Span,
    Step,
    TheTold,
    Told,
    Watch,
    Words,
    problem_of,
)
from isnad.stories.watching import followed, is_told, met_by, met_by_conflict, met_by_search, text_of

NOW = datetime(2024, 10, 25, 18, tzinfo=UTC)
KINDS = ConditionKind


def told(body: str, title: str = "", story: str = "s1", article: str = "a") -> Told:
    read = Article(article, title, paragraphs=tuple(Paragraph(line) for line in body.split("\n")))
    placement = Placement(article, f"c-{article}", f"e-{article}", story, "article:a")
    return Told(Placed(article, title, "", NOW, placement), 2, NOW, read, analyse(read))


def met(condition: Condition, body: str, title: str = "") -> list[tuple[str, list[str]]]:
    """The keys of what an article meets, each with the words that meet it."""
    one = told(body, title)
    found = met_by(Watch("مراقبة", condition, 7), one)
    assert all(each.watch == 7 for each in found)
    for words in (words for each in found for words in each.words):
        assert (words.article, words.revision) == ("a", 2)
        assert one.article.text[words.span.start : words.span.end] == words.span.text
    return [(each.mark.key, [words.span.text for words in each.words]) for each in found]


def toll(words: str, over: int, place: str = "", story: str = "") -> Condition:
    return Condition(KINDS.TOLL, words=words, over=Decimal(over), place=place, story=story)


@pytest.mark.parametrize(
    ("words", "over", "body", "figure"),
    [
        ("قتلى", 100, "قال وزير الصحة إن الانفجار أوقع 120 قتيلا.", "120 قتيلا"),
        ("قتلى", 100, "أدى الانفجار إلى مقتل 120 شخصا وإصابة 300.", "120 شخصا"),
        ("القتلى", 100, "أدى القصف إلى استشهاد 120 مدنيا في الحي.", "120 مدنيا"),
        ("مصابون", 100, "وأصيب 300 شخص بجروح متفرقة.", "300 شخص"),
        ("نازحين", 5000, "نزح أكثر من 10 آلاف شخص عن قراهم.", "أكثر من 10 آلاف شخص"),
        ("جنود", 40, "أرسلت الحكومة 50 جنديا إلى الحدود.", "50 جنديا"),
        ("قتلى", 120, "قال وزير الصحة إن الانفجار أوقع 120 قتيلا.", None),  # over, not up to
        ("قتلى", 100, "وأصيب 300 شخص بجروح متفرقة.", None),
        ("قتلى", 100, "أدى الانفجار إلى مقتل أقل من 200 شخص.", None),  # nobody says that it was passed
        ("قتلى", 100, "خرج من المدينة 300 شاحنة.", None),
        ("جنود", 40, "أرسلت الحكومة 50 شرطيا إلى الحدود.", None),
        ("قتلى", 29, "وفاة الواعظ الشهير عن 99 عاما.", None),
        ("قتلى", 100, "", None),
    ],
)
def test_a_toll_is_a_figure_of_that_which_is_over_the_number(
    words: str, over: int, body: str, figure: str | None
) -> None:
    assert [spans for _, spans in met(toll(words, over), body)] == ([] if figure is None else [[figure]])


def test_of_several_figures_the_first_that_is_over_is_told() -> None:
    body = "أعلنت الوزارة اليوم مقتل 110 أشخاص. وكان حريق مشابه أوقع 130 قتيلا في الصيف."
    assert [spans for _, spans in met(toll("قتلى", 100), body)] == [["110 أشخاص"]]
    assert [spans for _, spans in met(toll("قتلى", 120), body)] == [["130 قتيلا"]]


@pytest.mark.parametrize(
    ("body", "is_met"),
    [
        ("وشهدت المدينة حادثا مشابها عام 2008 أسفر عن 123 قتيلا.", False),
        ("وقتل 140 شخصا في حادث مشابه سنة ٢٠٠٩.", False),
        ("قتل 120 شخصا في أسوأ انفجار منذ عام 2015.", True),
        ("وقتل 141 شخصا في حادث مشابه سنة 2024.", True),
    ],
)
def test_what_a_text_recalls_of_an_earlier_year_is_no_news(body: str, is_met: bool) -> None:
    assert bool(met(toll("قتلى", 100), body)) is is_met


@pytest.mark.parametrize(
    "recalled",
    [
        "وكانت الحصيلة السابقة 140 قتيلا.",
        "وشهدت البلاد في الشهر الماضي حادثا مشابها قتل فيه 140 شخصا.",
        "وفقدت أسهم الشركة 300 ريال من قيمتها.",
        "وقتل العشرات في حوادث أخرى.",
    ],
)
def test_what_is_told_below_is_a_toll_only_where_a_story_would_follow_it(recalled: str) -> None:
    body = f"أوقع الانفجار 12 قتيلا. {recalled}"
    assert [spans for _, spans in met(toll("قتلى", 10), body)] == [["12 قتيلا"]]
    assert met(toll("قتلى", 19), body) == []
    assert met(toll("مفقودين", 19), body) == []
    assert met(toll("قتلى", 19), "أوقع الانفجار 12 قتيلا. وقالت الوزارة إن 140 شخصا قتلوا في حريق المستودع.")


def series(*values: int, article: str = "b", is_part: bool = False) -> Series:
    """The dead as an article gives them, one number after the other."""
    words = Words(article, 1, Span("", 0, 0))
    points = tuple(
        Point(NOW, Decimal(each), Decimal(each), Bound.EXACT, "", (), "", "", words, Step.UPDATE) for each in values
    )
    return Series("dead", "", "قتيل", "", "", is_part, points, ())


def test_a_toll_below_the_lead_is_one_of_the_series_of_its_event() -> None:
    body = "استمر البحث عن الضحايا. وقال وزير الصحة إن الانفجار أوقع 120 قتيلا. وأضاف أن حريقا أوقع 140 قتيلا."
    one, watch = told(body), Watch("", toll("قتلى", 100))
    assert [each.words[0].span.text for each in met_by(watch, one, [series(90, 140)])] == ["140 قتيلا"]
    assert met_by(watch, one, [series(90, 95)]) == ()
    assert met_by(watch, told("أوقع الانفجار 120 قتيلا."), [series(90, 95)])  # what is new leaps


def test_a_series_is_followed_by_the_events_that_give_its_figures() -> None:
    own, other, part = series(1, 2), series(3, 4, article="c"), series(1, is_part=True)
    assert followed("e-1", [own, other, part], {"b": "e-1", "c": "e-2"}) == (own,)


def test_a_figure_has_one_key_however_it_is_put() -> None:
    (one, _), (other, _) = (
        met(toll("قتلى", 100), body)[0]
        for body in ("أوقع الانفجار 120 قتيلا.", "أدى الانفجار إلى مقتل مئة وعشرين شخصا.")
    )
    assert one == other
    assert met(toll("قتلى", 100), "أوقع الانفجار 121 قتيلا.")[0][0] != one


@pytest.mark.parametrize(
    ("body", "title", "is_met"),
    [
        ("قال المسعفون إن القصف أوقع 120 قتيلا في طرابلس.", "", True),
        ("قال المسعفون إن القصف أوقع 120 قتيلا.", "قصف على طرابلس", True),
        ("قال المسعفون إن القصف أوقع 120 قتيلا في بيروت.", "", False),
        ("وصل الوفد إلى طرابلس. وقال المسعفون إن القصف أوقع 120 قتيلا.", "", False),  # where, no sentence says
    ],
)
def test_a_toll_may_be_asked_of_a_place(body: str, title: str, is_met: bool) -> None:
    assert bool(met(toll("قتلى", 100, place="طرابلس"), body, title)) is is_met


def test_a_toll_may_be_asked_of_a_story() -> None:
    body = "أوقع الانفجار 120 قتيلا."
    assert met(toll("قتلى", 100, story="s1"), body)
    assert met(toll("قتلى", 100, story="s2"), body) == []


@pytest.mark.parametrize(
    ("name", "body", "content"),
    [
        ("محمود عباس", "ونفى محمود عباس استقالته من منصبه.", "استقالته من منصبه"),
        ("محمود عبّاس", "ونفى محمود عباس استقالته من منصبه.", "استقالته من منصبه"),
        ("وزارة الدفاع", "ونفت وزارة الدفاع انسحاب القوات من المدينة.", "انسحاب القوات من المدينة"),
        ("محمود عباس", "وأكد محمود عباس استقالته من منصبه.", None),
        ("محمود عباس", "ونفى محمود درويش استقالته من منصبه.", None),
        ("محمود عباس", "ونفت وزارة الدفاع أن يكون محمود عباس قد استقال.", None),  # of him, not by him
        ("، .", "ونفت وزارة الدفاع انسحاب القوات من المدينة.", None),
        ("عباس", "ونفى الرئيس محمود عباس استقالته من منصبه.", "استقالته من منصبه"),
        ("الرئيس محمود عباس", "ونفى محمود عباس استقالته من منصبه.", "استقالته من منصبه"),
        ("محمود", "ونفى محمود عباس استقالته من منصبه.", None),
        ("محمد علي", "ونفى محمد علي الحوراني استقالته من منصبه.", None),
        ("الجيش", "ونفى المتحدث باسم الجيش انسحاب القوات من المدينة.", "انسحاب القوات من المدينة"),
        ("وزارة الصحة", "ونفى المتحدث باسم وزارة الصحة سامي الحداد إغلاق المشفى.", "إغلاق المشفى"),
        ("وزارة الدفاع", "ونفت وزارة الدفاع اللبنانية انسحاب القوات من المدينة.", "انسحاب القوات من المدينة"),
        ("وزارة الدفاع", "ونفت وزارة الصحة إغلاق المشفى.", None),
    ],
)
def test_a_denial_is_that_of_its_speaker(name: str, body: str, content: str | None) -> None:
    found = met(Condition(KINDS.DENIAL, name=name), body)
    assert [words[-1] for _, words in found] == ([] if content is None else [content])


@pytest.mark.parametrize(
    ("condition", "is_met"),
    [
        (Condition(KINDS.ENTITY, name="محمود عباس"), True),
        (Condition(KINDS.ENTITY, name="محمود عباس", entity=EntityKind.PERSON), True),
        (Condition(KINDS.ENTITY, name="محمود عباس", entity=EntityKind.PLACE), False),
        (Condition(KINDS.ENTITY, name="محمود"), False),
        (Condition(KINDS.ENTITY, key="محمودعباس"), True),
        (Condition(KINDS.PLACE, place="بيروت"), True),
        (Condition(KINDS.PLACE, place="محمود عباس"), False),
        (Condition(KINDS.PLACE, place="دمشق"), False),
        (Condition(KINDS.STORY, story="s1"), True),
        (Condition(KINDS.STORY, story="s2"), False),
        (Condition(KINDS.SEARCH, words="بيروت"), False),  # the store's matter
        (Condition(KINDS.CONFLICT), False),  # no matter of one article
    ],
)
def test_names_places_and_stories(condition: Condition, is_met: bool) -> None:
    found = met(condition, "وصل الرئيس محمود عباس إلى بيروت صباح اليوم.", "عباس في بيروت")
    assert bool(found) is is_met


def test_a_notice_quotes_the_sentences_that_met_it() -> None:
    one = told("افتتح السوق. وصل الوفد إلى بيروت! ثم عاد.\nونفى ذلك.", "عنوان")
    (found,) = met_by(Watch("م", Condition(KINDS.PLACE, place="بيروت"), 1), one)
    assert text_of(one, found) == "وصل الوفد إلى بيروت!"
    by_search = met_by_search(Watch("م", Condition(KINDS.SEARCH, words="السوق"), 1), one, [(13, 18)])
    assert text_of(one, by_search).startswith("افتتح السوق.")
    nothing = met_by_search(Watch("م", Condition(KINDS.SEARCH, words="السوق"), 1), one, [])
    assert text_of(one, nothing) == one.article.body
    long = told(" ".join(["كلمة"] * 400))
    assert len(text_of(long, nothing)) <= 601


def place(copy: str = "c1", story: str = "s1") -> Placement:
    return Placement("x", copy, "e", story, "article:x")


@pytest.mark.parametrize(
    ("mark", "before", "is_known"),
    [
        (Mark(Level.COPY), TheTold(Mark(Level.COPY), "c1", "s9"), True),
        (Mark(Level.COPY), TheTold(Mark(Level.COPY), "c2", "s1"), False),  # another text of the same story
        (Mark(Level.STORY, "120"), TheTold(Mark(Level.STORY, "120"), "c2", "s1"), True),
        (Mark(Level.STORY, "120"), TheTold(Mark(Level.STORY, "130"), "c1", "s1"), False),
        (Mark(Level.STORY, "120"), TheTold(Mark(Level.STORY, "120"), "c2", "s2"), False),
    ],
)
def test_what_is_told_once(mark: Mark, before: TheTold, is_known: bool) -> None:
    assert is_told(mark, place(), [before]) is is_known
    assert not is_told(mark, place(), [])


@pytest.mark.parametrize(
    ("one", "other", "story", "is_same"),
    [
        ("انسحاب القوات من المدينة", "أن تكون القوات انسحبت من المدينة", "s1", True),
        ("انسحاب القوات من المدينة", "انسحاب القوات من المدينة كليا", "s2", True),
        ("انسحاب القوات من المدينة", "أن تكون القوات انسحبت من المدينة", "s2", False),
        ("انسحاب القوات من المدينة", "رفع أسعار الوقود", "s1", False),
        ("ذلك", "انسحاب القوات من المدينة", "s1", True),  # of what, the text says elsewhere
        ("ذلك", "انسحاب القوات من المدينة", "s2", False),
    ],
)
def test_a_denial_in_other_words_is_the_same(one: str, other: str, story: str, is_same: bool) -> None:
    before = TheTold(Mark(Level.STORY, "عباس", other), "c2", story)
    assert is_told(Mark(Level.STORY, "عباس", one), place(), [before]) is is_same
    assert not is_told(Mark(Level.STORY, "حسن", one), place(), [before])


def conflict(place: str = "") -> ConflictSeen:
    sides = tuple(
        Side(who, Decimal(n), Decimal(n), Words(who, 1, Span(f"{n} قتيلا في صور", 0, 15)))
        for who, n in (("وزارة الصحة", 12), ("الدفاع المدني", 20))
    )
    return ConflictSeen("s1", "k", "القتلى", sides, place)


@pytest.mark.parametrize(
    ("condition", "is_met"),
    [
        (Condition(KINDS.CONFLICT), True),
        (Condition(KINDS.CONFLICT, story="s1"), True),
        (Condition(KINDS.CONFLICT, story="s2"), False),
        (Condition(KINDS.CONFLICT, words="قتيل"), True),
        (Condition(KINDS.CONFLICT, words="وزارة الصحة"), True),
        (Condition(KINDS.CONFLICT, words="جنود"), False),
        (Condition(KINDS.CONFLICT, place="صور"), True),
        (Condition(KINDS.CONFLICT, place="بيروت"), False),
        (Condition(KINDS.PLACE, place="صور"), False),
    ],
)
def test_conflicts_are_those_of_a_story_words_and_a_place(condition: Condition, is_met: bool) -> None:
    found = met_by_conflict(Watch("م", condition, 3), conflict())
    assert (found is not None) is is_met
    if found:
        assert found.mark == Mark(Level.STORY, "k")
        assert [words.article for words in found.words] == ["وزارة الصحة", "الدفاع المدني"]


def test_where_a_conflict_says_its_place_that_counts() -> None:
    assert met_by_conflict(Watch("م", Condition(KINDS.CONFLICT, place="صور"), 3), conflict("بيروت")) is None


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        (Condition(KINDS.SEARCH), "words or a publisher"),
        (Condition(KINDS.TOLL, words="قتلى"), "a number"),
        (Condition(KINDS.TOLL, over=Decimal(1)), "«words»"),
        (Condition(KINDS.TOLL, words="قتلى", over=Decimal("NaN")), "from 0"),
        (Condition(KINDS.TOLL, words="قتلى", over=Decimal(-1)), "from 0"),
        (Condition(KINDS.DENIAL), "«name»"),
        (Condition(KINDS.PLACE, place="صور", name="صور"), "takes no «name»"),
        (Condition(KINDS.STORY), "«story»"),
        (Condition(KINDS.ENTITY, key="k"), ""),
        (Condition(KINDS.CONFLICT), ""),
        (Condition(KINDS.SEARCH, publisher="arz"), ""),
    ],
)
def test_a_condition_that_lacks_something_says_what(condition: Condition, says: str) -> None:
    problem = problem_of(condition)
    assert says in problem
    assert bool(problem) is bool(says)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(list(ConditionKind)))
def test_no_text_is_too_odd(words: str, body: str, kind: ConditionKind) -> None:
    article = Article("a", words, paragraphs=(Paragraph(body),))
    one = Told(Placed("a", words, "", NOW, place()), 1, NOW, article, Analysis())
    condition = Condition(kind, words=words, name=words, place=words, story=words, over=Decimal(0))
    for found in met_by(Watch("م", condition, 1), one):
        text_of(one, found)
    is_told(Mark(Level.STORY, words, body), place(), [TheTold(Mark(Level.STORY, words, words), "c", "s")])
