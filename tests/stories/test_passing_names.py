"""Names of hands: a way is told only where they are names, whole, and no more than names."""

import pytest
from tests.stories.telling import HOUSES, told

from isnad.model import Link, SourceKind, Span
from isnad.stories import transmissions
from isnad.stories.passing.bulletins import are_of_other_days
from isnad.stories.passing.hands import Houses
from isnad.stories.passing.naming import is_name
from isnad.stories.passing.said import said_in
from isnad.stories.passing.whole import broken_names

PERSON, BODY, STATE, PAPER = (
    SourceKind.PERSON,
    SourceKind.ORGANISATION,
    SourceKind.GOVERNMENT,
    SourceKind.DOCUMENT,
)


class TestIsName:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("سالم الحداد", PERSON),
            ("إبراهيم بن سالم الجار الله", PERSON),
            ("عبد القادر الجبلي", PERSON),
            ("يوري بتروف", PERSON),
            ("الرئيس صالح", PERSON),
            ("المحكمة الإدارية العليا", STATE),
            ("وزارة الثقافة والإعلام", STATE),
            ("جهاز الكسب غير المشروع", BODY),
            ("قوات الأمن المركزي", STATE),
            ("بيان مشترك", PAPER),
        ],
    )
    def test_is_true_of_names(self, name: str, kind: SourceKind) -> None:
        assert is_name(name, kind)

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("سالم الحداد الملف المائي الجديد", PERSON),
            ("الوزراء خطة العمل", PERSON),
            ("تقريرا قدم", PERSON),
            ("سالم الحداد أنصاره", PERSON),
            ("كارل هوفمان أطلعنا", PERSON),
            ("بيتر هوفمان وكارل شميت", PERSON),
            ("دونالد ترامب تغريدة", PERSON),
            ("سيفتتح الحداد", PERSON),
            ("المدير", PERSON),
            ("على تويتر", PERSON),
            ("أسرة الشيخ", BODY),
            ("تواجد السعودية", BODY),
            ("الجيش الوطني الحدود", STATE),
            ("السلطات المواطنين", STATE),
            ("الاتحاد والجماهير", BODY),
            ("الولايات المتحدة كوريا الشمالية", STATE),
            ("مركز المعلومات غير حكومي", BODY),
            ("بيان نشر", PAPER),
            ("مجهول", SourceKind.UNNAMED),
        ],
    )
    def test_is_false_of_words_of_a_sentence(self, name: str, kind: SourceKind) -> None:
        assert not is_name(name, kind)


def broken(text: str, name: str, words: str) -> bool:
    """Whether a name is broken that some words of a text stand for."""
    at = text.index(words)
    link = Link(Span(words, at, at + len(words)), name, PERSON)
    return bool(broken_names([link], text))


class TestBrokenNames:
    @pytest.mark.parametrize(
        ("text", "name", "words"),
        [
            ("أكد قائممقام قضاء الوادي سالم الحداد أن الجسر مغلق.", "قائممقام", "قائممقام قضاء الوادي سالم الحداد"),
            ("أكد قنصل البلاد في لوس أنجلوس أن الجميع بخير.", "أنجلوس", "قنصل البلاد في لوس أنجلوس"),
            ("كشف الوزير جان مارك دي فال عن الخطة.", "جان مارك", "الوزير جان مارك"),
        ],
    )
    def test_has_those_that_are_cut(self, text: str, name: str, words: str) -> None:
        assert broken(text, name, words)

    @pytest.mark.parametrize(
        ("text", "name", "words"),
        [
            ("قال الوزير لافروف إن الجسر مغلق.", "لافروف", "الوزير لافروف"),
            ("قال المتحدث سالم الحداد إن الجسر مغلق.", "سالم الحداد", "المتحدث سالم الحداد"),
        ],
    )
    def test_has_no_whole_ones(self, text: str, name: str, words: str) -> None:
        assert not broken(text, name, words)

    def test_of_nothing_is_empty(self) -> None:
        assert broken_names([], "") == frozenset()


class TestWhatIsShown:
    def test_is_no_claim_that_the_same_words_give_to_two(self) -> None:
        words = "محطة التحلية في رأس الغراب ستتوقف أسبوعين لاستبدال المضخات القديمة"
        found = transmissions(
            [
                told("safa", f"قال سالم الحداد إن {words}.", hours=1),
                told("burj", f"قال ماجد الخطيب إن {words}.", hours=2),
            ],
            HOUSES,
        )
        assert found == ()

    def test_is_no_praise_of_somebody(self) -> None:
        thanks = "شكر سالم الحداد محافظ الوادي على جهود البلدية في إصلاح الطريق الساحلي القديم."
        assert transmissions([told("safa", thanks, hours=1), told("burj", thanks, hours=2)], HOUSES) == ()

    def test_is_no_claim_of_a_headline_that_a_page_links_to(self) -> None:
        head = "سالم الحداد: محطة التحلية في رأس الغراب ستتوقف أسبوعين لاستبدال المضخات"
        linked = told("burj", "افتتحت البلدية حديقة عامة شرقي المدينة صباح اليوم.", head, hours=2)
        found = transmissions([told("safa", "نص قصير هنا.", title=head, hours=1), linked], HOUSES)
        assert all(way.publisher != "burj" for one in found for way in one.ways)


class TestBulletins:
    @pytest.mark.parametrize(
        ("first", "second", "hours", "other"),
        [
            ("عدم تسجيل أي إصابة جديدة بالحصبة خلال الـ 24 ساعة الماضية", "", 48, True),
            ("عدم تسجيل أي إصابة جديدة بالحصبة خلال الـ 24 ساعة الماضية", "", 3, False),
            ("تسجيل ست إصابات بالحصبة اليوم", "تسجيل ست إصابات بالحصبة أمس", 24, False),
            ("تسجيل ست إصابات بالحصبة يوم الاثنين", "تسجيل ست إصابات بالحصبة يوم الخميس", 1, True),
            ("تسجيل ست إصابات بالحصبة", "تسجيل ست إصابات بالحصبة", 48, False),
        ],
    )
    def test_are_two_where_they_tell_of_two_days(self, first: str, second: str, hours: float, other: bool) -> None:
        one, two = said_in(
            [
                told("safa", f"أعلنت وزارة الصحة عن {first}."),
                told("burj", f"أعلنت وزارة الصحة عن {second or first}.", hours=hours),
            ],
            Houses(HOUSES),
        )
        assert are_of_other_days(one, two) is other
