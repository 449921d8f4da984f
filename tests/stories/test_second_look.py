"""The second look at a young window: stories that were parted early are joined, and editors' stories left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest
from tests.stories.conftest import NOON, Stream

from isnad.model import Ground, Level, Report, Ruling, RulingKind
from isnad.stories import Bounds, Constraints, Grouper
from isnad.stories.second_look import EVERY

if TYPE_CHECKING:
    from tests.stories.conftest import MakeReport

    Run = Callable[[Iterable[Report]], Stream]

MINE = {
    "flood": (
        "مياه تغمر منجم الفحم في وادي سرحون",
        """غمرت مياه جوفية منجم الفحم في وادي سرحون فجر اليوم، وقالت شركة «سرحون للتعدين» إن أحد عشر عاملا كانوا
        في الرواق السابع لم يصعدوا بعد.""",
    ),
    "pumps": (
        "مضخات من العاصمة لإنقاذ عمال وادي سرحون",
        """وصلت ست مضخات كبيرة من العاصمة إلى وادي سرحون لسحب المياه من الرواق السابع للمنجم حيث علق أحد عشر
        عاملا منذ فجر أمس.""",
    ),
    "owner": (
        "مالك «سرحون للتعدين»: لم يحذرنا أحد",
        """قال عماد الخضري مالك شركة «سرحون للتعدين» إن أحدا لم يحذره من المياه الجوفية، وإن تراخيص المنجم سارية
        حتى نهاية العام.""",
    ),
    "license": (
        "وزارة الطاقة: تراخيص الخضري انتهت قبل عام",
        """أعلنت وزارة الطاقة أن تراخيص عماد الخضري مالك «سرحون للتعدين» انتهت قبل عام، وأن مفتشيها منعوا من
        دخول المنجم في وادي سرحون مرتين.""",
    ),
    "rescued": (
        "خروج سبعة من عمال منجم سرحون أحياء",
        """خرج سبعة من عمال منجم الفحم في وادي سرحون أحياء بعد ثلاثة أيام في الرواق السابع، وما زال أربعة تحت
        الأرض، بحسب شركة «سرحون للتعدين».""",
    ),
    "trial": (
        "النيابة تتهم الخضري بالإهمال في منجم سرحون",
        """اتهمت النيابة العامة عماد الخضري مالك «سرحون للتعدين» بالإهمال بعد أن غمرت المياه منجم الفحم في وادي
        سرحون وعلق فيه أحد عشر عاملا.""",
    ),
    "minister": (
        "وزير الطاقة: سنحاسب مالك منجم سرحون",
        """تعهد وزير الطاقة في وادي سرحون بمحاسبة عماد الخضري مالك «سرحون للتعدين» بعد أن غمرت المياه الجوفية منجم الفحم
        وعلق أحد عشر عاملا في الرواق السابع.""",
    ),
    "closed": (
        "إغلاق منجم سرحون وسحب تراخيص الخضري",
        """أغلقت وزارة الطاقة منجم الفحم في وادي سرحون وسحبت تراخيص «سرحون للتعدين» التي يملكها عماد الخضري بعد غرق
        الرواق السابع، فيما تواصل المضخات سحب المياه.""",
    ),
}
TOWNS = ("بنزرت", "طنجة", "المنيا", "كسلا", "الرمثا", "المكلا", "صحار", "درنة", "إدلب", "سطيف", "صور", "البصرة")
ACTS = ("افتتاح معرض الكتب", "مباراة القمة", "انقطاع الكهرباء", "مؤتمر الأطباء")


@pytest.fixture
def told(report: MakeReport) -> list[Report]:
    """The mine's articles, oldest first, and behind them others, until it is time to look."""
    mine = [report(name, title, body, hours=10 * day) for day, (name, (title, body)) in enumerate(MINE.items())]
    others = [
        report(
            f"other-{number}",
            f"{ACTS[number % 4]} في {town}",
            f"شهدت مدينة {town} {ACTS[number % 4]} بحضور {number * 7 + 3} شخصا.",
            hours=80 + number,
        )
        for number, town in enumerate(TOWNS)
    ]
    return [*mine, *others][:EVERY]


def test_a_story_that_was_parted_early_is_made_one(told: list[Report], grouped: Run) -> None:
    before = grouped(told[:-1])
    assert not before.together(Level.STORY, "flood", "owner")
    after = grouped(told)
    assert after.together(Level.STORY, *MINE)
    assert after.apart(Level.STORY, "flood", *(each.id for each in told[len(MINE) :]))


def test_a_look_says_why_it_moves_what(told: list[Report]) -> None:
    grouper = Grouper()
    changes = [change for each in told for change in grouper.add(each).regroupings]
    assert changes
    assert {change.level for change in changes} == {Level.STORY}
    assert {change.reason.ground for change in changes} <= {Ground.ALIKE, Ground.APART}
    assert all("probability" in str(change.reason) for change in changes)


def test_a_story_that_an_editor_locked_is_left_alone(told: list[Report]) -> None:
    lock = Ruling(RulingKind.LOCK, (("owner", "license"),), "سلمى", NOON, number=1)
    grouper = Grouper(constraints=Constraints(Bounds([lock])))
    found = {each.id: grouper.add(each) for each in told}
    moved = {article for each in found.values() for change in each.regroupings for article in change.articles}
    assert not moved & {"owner", "license"}
    assert found["owner"].placement.story == found["license"].placement.story


def test_a_restart_before_the_look_changes_nothing(told: list[Report]) -> None:
    through, again = Grouper(), Grouper()
    kept = [(through.add(each).placement, through.packed(each.id)) for each in told[:-1]]
    again.restore(kept)
    assert again.add(told[-1]) == through.add(told[-1])


FAMILIES = (
    "وقفة أمام مقر البلدية",
    "وقفت أسر أحد عشر عاملا أمام مقر البلدية في وادي سرحون ورفعت صورهم، وطالبت بنشر تقارير المفتشين منذ فتح المنجم.",
)


@pytest.mark.parametrize(("offers", "is_one"), [(("flood",), True), ((), False)])
def test_what_is_offered_beside_an_article_speaks_in_the_look(
    offers: tuple[str, ...], is_one: bool, told: list[Report], report: MakeReport, grouped: Run
) -> None:
    families = report("families", *FAMILIES, hours=58, offers=offers)
    stream = grouped([*told[:3], families, *told[3 : EVERY - 1]])
    assert stream.together(Level.STORY, "flood", "families") is is_one
