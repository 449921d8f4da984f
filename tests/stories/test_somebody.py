"""Of a hand whose name can be nobody's no way is told, nor of a claim that is not surely read."""

import pytest
from tests.stories.telling import HOUSES, told

from isnad.model import Link, SourceKind
from isnad.stories import transmissions
from isnad.stories.somebody import is_somebody


def named(name: str, kind: SourceKind) -> bool:
    return is_somebody(Link(None, name, kind))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("سامر الحداد", SourceKind.PERSON),
        ("علي بن سعيد الكرمي", SourceKind.PERSON),
        ("المتحدث الأمني بوزارة الداخلية", SourceKind.PERSON),
        ("متحدث باسم وزارة الدفاع", SourceKind.PERSON),
        ("محاميته سلمى الكرمي", SourceKind.PERSON),
        ("المرصد السوري لحقوق الإنسان", SourceKind.ORGANISATION),
        ("جامعة أم القرى", SourceKind.ORGANISATION),
        ("«غرفة عمليات الساحل»", SourceKind.ORGANISATION),
        ("22 نائبا", SourceKind.ORGANISATION),
        ("طبيب يعمل في مستشفى الكرمة", SourceKind.UNNAMED),
        ("تقارير صحفية", SourceKind.DOCUMENT),
        ("وسائل إعلام في كوريا الشمالية", SourceKind.AGENCY),
        ("كوريا الجنوبية", SourceKind.GOVERNMENT),
        ("", SourceKind.PERSON),  # who is not named may be anybody
    ],
)
def test_may_be_somebody(name: str, kind: SourceKind) -> None:
    assert named(name, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("بهذه المناسبة", SourceKind.ORGANISATION),
        ("عليه", SourceKind.ORGANISATION),
        ("التاريخ وبحروف من ذهب", SourceKind.ORGANISATION),
        ("يكون", SourceKind.ORGANISATION),
        ("جهاز", SourceKind.ORGANISATION),  # cut
        ("وزارة الحج إلى", SourceKind.GOVERNMENT),
        ("الوزارة استعدادها", SourceKind.GOVERNMENT),
        ("ما إذا كان الضحايا مدنيين", SourceKind.ORGANISATION),
        ("«المرصد السوري» تحقيق المعارضة", SourceKind.ORGANISATION),
        ("زياد الشهري الحادثة", SourceKind.PERSON),
        ("عباس تعقيبا", SourceKind.PERSON),
        ("سامر بمصادرة الممتلكات", SourceKind.PERSON),
        ("تنكيس الأعلام", SourceKind.PERSON),
        ("باتخاذ سلسلة خطوات", SourceKind.PERSON),
        ("روسيا بريطانيا", SourceKind.GOVERNMENT),
        ("الجميع", SourceKind.UNNAMED),
    ],
)
def test_is_part_of_a_sentence(name: str, kind: SourceKind) -> None:
    assert not named(name, kind)


def shown(*paragraphs: str) -> list[str]:
    """Who says what is told by several houses, each with one of these."""
    articles = [told(house, text, hours=at) for at, (house, text) in enumerate(zip(HOUSES, paragraphs, strict=False))]
    return [each.origin.name for each in transmissions(articles, HOUSES)]


def test_a_claim_of_somebody_is_shown() -> None:
    text = "قال رئيس بلدية الكرمة سامر الحداد إن الجسر القديم سيغلق أمام الشاحنات الثقيلة شهرين كاملين."
    assert shown(text, text.replace("شهرين كاملين", "شهرين")) == ["سامر الحداد"]


def test_words_that_articles_give_to_two_persons_are_shown_of_neither() -> None:
    said = "إن الجسر القديم سيغلق أمام الشاحنات الثقيلة شهرين كاملين ابتداء من الأحد."
    one = f"قال رئيس بلدية الكرمة سامر الحداد {said}"
    assert shown(one, one) == ["سامر الحداد"]
    assert shown(one, f"قال مهندس الطرق نبيل العطار {said}") == []


def test_two_words_are_no_claim() -> None:
    text = "طالبت النيابة العامة بحبس المتهم."
    assert shown(text, text) == []
