"""What comes in that nobody would print: no crash, no blob, nothing kept twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.model import Level, Report
from isnad.stories import Grouper

if TYPE_CHECKING:
    from tests.stories.conftest import MakeReport, Stream

    Run = Callable[[Iterable[Report]], Stream]

TITLE = "حريق يلتهم مخزنا للأخشاب في ميناء بنزرت"
BODY = (
    "اندلع حريق كبير فجر الخميس في مخزن للأخشاب داخل ميناء بنزرت شمال تونس وامتد إلى مستودعين مجاورين.\n"
    "وقال الناطق باسم الحماية المدنية معز بن يوسف إن أربعين عونا أخمدوا النار بعد خمس ساعات ولم يصب أحد بأذى.\n"
    "وتقدر خسائر الشركة المالكة بنحو ثلاثة ملايين دينار، وفتحت الشرطة بحثا في أسباب الحريق.\n"
    "وعاد العمل في الرصيفين الثالث والرابع عند الظهر."
)
OTHER_SCRIPTS = {
    "English": "The harbour reopened on Thursday after a fire destroyed a timber warehouse, officials said.",
    "French": "Un incendie a ravagé un entrepôt de bois dans le port, selon la protection civile tunisienne.",
    "Hebrew": "שריפה גדולה פרצה במחסן עצים בנמל לפנות בוקר ואיש לא נפגע, כך מסרו שירותי הכבאות.",
    "Chinese": "周四凌晨港口木材仓库发生火灾，消防员五小时后将火扑灭，没有人员伤亡。",
    "Persian": "آتش‌سوزی بزرگ در انبار چوب بندر پس از پنج ساعت مهار شد و به کسی آسیبی نرسید.",
    "Russian": "Крупный пожар произошёл на складе древесины в порту, пострадавших нет.",
    "emoji": "🔥🔥🔥 🚒 💧💧 ✅ 👏👏👏🏽 🇹🇳",
    "signs": "... --- !!! ؟؟؟ ،،، \u06de \ufdfa \u200f\u200f \u202a\u202c",
    "half of a pair": "خبر \ud83d عاجل \udc00 من الميناء",
    "controls": "\x00\x01\x02 \u200f\u202e خبر \u2028 \ufeff",
}


def bare(name: str, title: str = "", body: str = "", publisher: str = "", at: datetime | None = None) -> Report:
    return Report(name, title, body, publisher, at=at)


@pytest.mark.parametrize("title", ["", TITLE])
@pytest.mark.parametrize("body", ["", BODY, "\n\n \n", "حريق في الميناء", " "])
@pytest.mark.parametrize("publisher", ["", "gazette"])
@pytest.mark.parametrize("at", [None, datetime(2024, 3, 10, tzinfo=UTC)])
def test_an_article_with_parts_missing_is_placed(title: str, body: str, publisher: str, at: datetime | None) -> None:
    grouper = Grouper()
    first = grouper.add(bare("whole", TITLE, BODY, "herald", datetime(2024, 3, 10, tzinfo=UTC))).placement
    found = grouper.add(bare("poor", title, body, publisher, at)).placement
    again = grouper.add(bare("poor", title, body, publisher, at)).placement
    assert found.article == again.article == "poor"
    assert (found.copy, found.event, found.story) == (again.copy, again.event, again.story)
    assert 0 <= found.share <= 1
    assert 0 <= found.added <= 1
    if body == BODY:
        assert found.copy == first.copy


def test_articles_with_no_words_at_all_are_not_one_text(grouped: Run) -> None:
    stream = grouped(bare(str(number)) for number in range(50))
    for level in Level:
        assert stream.apart(level, *map(str, range(50)))


def test_articles_without_a_date_are_taken_as_of_now(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [report("dated", TITLE, BODY), bare("undated", TITLE, BODY, "herald"), report("later", TITLE, BODY, hours=1)]
    )
    assert stream.together(Level.COPY, "dated", "undated", "later")


def test_articles_none_of_which_has_a_date_still_group(grouped: Run) -> None:
    stream = grouped([bare("a", TITLE, BODY, "herald"), bare("b", TITLE, BODY, "gazette")])
    assert stream.together(Level.COPY, "a", "b")


def test_headlines_alone_group_as_headlines_can(grouped: Run) -> None:
    stream = grouped(
        [
            bare("a", "حريق كبير يلتهم مخزنا للأخشاب في ميناء بنزرت التونسي", publisher="herald"),
            bare("b", "تونس: حريق ضخم يلتهم مخزن أخشاب بميناء بنزرت", publisher="gazette"),
            bare("c", "انتخاب رئيس جديد لاتحاد الكتاب في المغرب", publisher="gazette"),
            bare("d", "ارتفاع أسعار البن في بورصة لندن", publisher="herald"),
        ]
    )
    assert stream.together(Level.EVENT, "a", "b")
    assert stream.apart(Level.STORY, "a", "c", "d")


def test_three_common_words_do_not_gather_strangers(report: MakeReport, grouped: Run) -> None:
    texts = ("صورة من اليوم", "أخبار هذا اليوم", "شاهد الفيديو الآن", "كلمة رئيس التحرير", "عاجل جدا اليوم")
    stream = grouped(report(str(number), "", text, hours=number) for number, text in enumerate(texts))
    assert stream.largest(Level.EVENT) <= 2


def test_an_article_of_200_000_words_is_placed_and_keeps_little(report: MakeReport) -> None:
    long = " ".join(f"كلمة{number}" for number in range(200_000))
    grouper = Grouper()
    first = grouper.add(report("long", TITLE, BODY + "\n" + long)).placement
    second = grouper.add(report("again", TITLE, BODY + "\n" + long, hours=1)).placement
    assert first.copy == second.copy
    assert len(grouper.packed("long")) < 64 * 1024


def test_one_word_200_000_times_is_placed(report: MakeReport) -> None:
    grouper = Grouper()
    for number in range(2):
        grouper.add(report(str(number), "عاجل", "عاجل " * 200_000, hours=number))
    assert len(grouper) == 2


def test_one_word_of_a_million_letters_is_placed(report: MakeReport) -> None:
    assert Grouper().add(report("long", "", "ا" * 1_000_000)).placement.article == "long"


@pytest.mark.parametrize("text", OTHER_SCRIPTS.values(), ids=list(OTHER_SCRIPTS))
def test_other_scripts_and_signs_are_placed_apart_from_arabic(text: str, report: MakeReport, grouped: Run) -> None:
    stream = grouped([report("arabic", TITLE, BODY), report("other", text, text, hours=1)])
    assert stream.apart(Level.STORY, "arabic", "other")


def test_copies_in_another_language_are_copies(report: MakeReport, grouped: Run) -> None:
    body = (
        "The port of Bizerte reopened at noon on Thursday after firefighters put out a blaze in a timber warehouse.\n"
        "Forty firefighters worked for five hours, a spokesman said, and nobody was hurt in the old harbour.\n"
        "Damage to the owner is put at three million dinars and the police have opened an inquiry."
    )
    stream = grouped([report("a", "Port reopens after fire", body), report("b", "Blaze in port", body, hours=1)])
    assert stream.together(Level.COPY, "a", "b")


@pytest.mark.parametrize(
    "at",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1900, 1, 1, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2124, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    ],
)
def test_a_date_far_away_harms_nobody_else(at: datetime, report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [report("before", TITLE, BODY), bare("far", TITLE, BODY, "herald", at), report("after", TITLE, BODY, hours=1)]
    )
    assert stream.together(Level.COPY, "before", "after")


def test_articles_out_of_order_group_as_in_order(report: MakeReport, grouped: Run) -> None:
    copies = [report(str(number), TITLE, BODY, hours=number) for number in range(5)]
    stream = grouped([copies[3], copies[0], copies[4], copies[2], copies[1]])
    assert stream.together(Level.COPY, "0", "1", "2", "3", "4")


def test_an_article_that_comes_twice_keeps_its_place_and_changes_nothing(report: MakeReport) -> None:
    grouper = Grouper()
    first = grouper.add(report("a", TITLE, BODY))
    grouper.add(report("b", TITLE, BODY, hours=1))
    again = grouper.add(report("a", "عنوان آخر", "نص آخر تماما عن شأن آخر", hours=2))
    assert len(grouper) == 2
    assert again.regroupings == ()
    assert (again.placement.copy, again.placement.event) == (first.placement.copy, first.placement.event)


def test_the_same_page_every_minute_is_one_text_and_grows_nothing(report: MakeReport) -> None:
    grouper = Grouper()
    grouper.add(report("other", "ارتفاع أسعار البن", "ارتفعت أسعار البن في بورصة لندن.", publisher="herald"))
    pages = (report(f"p{n}", TITLE, BODY, hours=n / 60, publisher="gazette") for n in range(10_000))
    copies = {grouper.add(page).placement.copy for page in pages}
    assert len(copies) == 1
    assert len(grouper) == 2
    assert grouper.packed("p9999") == b""


def test_a_page_whose_clock_changes_every_minute_is_one_text(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        report(f"p{n}", TITLE, f"{BODY}\nآخر تحديث {n % 24}:{n % 60:02}", hours=n / 60, publisher="gazette")
        for n in range(300)
    )
    assert stream.largest(Level.COPY) == 300


SUBJECTS = (
    "حصاد القمح", "طلاء القوارب", "تعليم البرمجة", "ترميم الأفران", "تربية النحل", "سباق الهجن", "صناعة السجاد",
    "زراعة الزعفران", "جراحة القلب", "رسم الخرائط", "صيد اللؤلؤ", "إنتاج الزجاج", "تحلية المياه", "علاج الربو",
    "نشر الروايات", "تدوير البلاستيك", "رصد الزلازل", "طباعة الطوابع", "عزف العود", "تسلق الجبال",
)  # fmt: skip
TOWNS = (
    "بنزرت", "سطيف", "طنجة", "المنيا", "كسلا", "صور", "الرمثا", "البصرة", "المكلا", "صحار", "درنة", "إدلب",
    "نواكشوط", "مقديشو", "المحرق",
)  # fmt: skip
FRAMES = (
    "أعلنت بلدية {town} خطة جديدة في {subject} تمتد {number} أشهر.\nوقال عضو المجلس {man} إن سكان {town} ينتظرونها.",
    "في {town} يروي {man} كيف تعلم {subject} من جده قبل {number} عاما.\nويقول إن أبناءه لا يريدون {subject}.",
    "ينظم نادي {town} دورة في {subject} يشارك فيها {number} شخصا.\nويشرف عليها المدرب {man} القادم من الخارج.",
)
MEN = ("عادل الخوري", "نبيل مراد", "هشام الطيب", "وليد الصباغ", "ماجد القرني", "رامي شاهين", "أيمن بدوي")


def test_300_unrelated_articles_make_no_blob(report: MakeReport, grouped: Run) -> None:
    turn = count()
    stream = grouped(
        report(
            f"{town} {subject}",
            f"{subject} في {town}",
            FRAMES[next(turn) % 3].format(
                town=town, subject=subject, number=next(turn) % 41 + 3, man=MEN[next(turn) % 7]
            ),
            hours=next(turn) / 8,
            publisher=f"house-{next(turn) % 9}",
        )
        for subject in SUBJECTS
        for town in TOWNS
    )
    assert len(stream.placements) == 300
    assert stream.largest(Level.COPY) <= 3
    assert stream.largest(Level.EVENT) <= 5
    assert stream.largest(Level.STORY) <= 20


ANY_TEXT = st.text(max_size=200) | st.text(alphabet="ابتسم نوره واليك 0123٤٥\n.،", max_size=400) | st.just(BODY)
ANY_TIME = st.none() | st.datetimes(timezones=st.just(UTC))
ANY_REPORT = st.builds(
    Report,
    id=st.text(max_size=8),
    title=ANY_TEXT,
    body=ANY_TEXT,
    publisher=st.sampled_from(("", "gazette", "herald")) | st.text(max_size=5),
    owner=st.sampled_from(("", "group")),
    credited=st.sampled_from(((), ("agency:afp",), ("agency:afp", "agency:spa"))),
    at=ANY_TIME,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY_REPORT, max_size=30), st.integers(1, 8))
def test_anything_at_all_is_placed_within_the_window_and_can_be_restored(reports: list[Report], capacity: int) -> None:
    grouper = Grouper(capacity)
    for each in reports:
        placement = grouper.add(each).placement
        assert placement.article == each.id
        assert placement.copy and placement.event and placement.story and placement.origin  # noqa: PT018
        assert 0 <= placement.share <= 1
        assert 0 <= placement.added <= 1
        assert isinstance(grouper.packed(each.id), bytes)
        assert len(grouper) <= capacity


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_no_copy_group(order: list[int]) -> None:
    bodies = [BODY] * 3 + [" ".join(SUBJECTS)] * 3
    noon = datetime(2024, 3, 10, 12, tzinfo=UTC)
    grouper = Grouper()
    found = {
        n: grouper.add(bare(str(n), TITLE[: 9 + n], bodies[n], f"house-{n}", noon + timedelta(hours=n))).placement.copy
        for n in order
    }
    assert found[0] == found[1] == found[2]
    assert found[3] == found[4] == found[5]
    assert found[0] != found[3]
