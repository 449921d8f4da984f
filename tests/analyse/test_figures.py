"""Which quantities a text gives, and with what."""

from decimal import Decimal

import pytest

from isnad.analyse.figures import figures
from isnad.model import Act, Bound, Claim, Form, Link, SourceKind, Span


def mentions(text: str) -> list[str]:
    return [figure.mention.text for figure in figures(text)]


def test_a_figure_has_bound_number_noun_and_what_stands_around() -> None:
    (figure,) = figures("قتل نحو 12 جنديا في عدن أمس.")
    assert figure.mention.text == "نحو 12 جنديا"
    assert (figure.low, figure.high, figure.bound) == (Decimal(12), Decimal(12), Bound.ABOUT)
    assert (figure.what, figure.of, figure.place, figure.time) == ("جنديا", "قتل", "عدن", "أمس")
    assert figure.rule == "digits"


@pytest.mark.parametrize(
    ("text", "mention", "what", "low", "rule"),
    [
        ("تبرع التاجر بثلاثة آلاف ريال للمدرسة", "ثلاثة آلاف ريال", "ريال", "3000", "words"),
        ("بلغت الكلفة 2.5 مليون دولار", "2.5 مليون دولار", "دولار", "2500000", "digits"),
        ("حضر الحفل ٣٥٠ ضيفا", "٣٥٠ ضيفا", "ضيفا", "350", "digits"),
        ("افتتح الوزير 7حدائق في المدينة", "7حدائق", "حدائق", "7", "digits"),
        ("وزعت الجمعية «120» سلة غذائية", "«120» سلة", "سلة", "120", "digits"),
        ("ضبطت الدورية ( 8 ) بنادق", "( 8 ) بنادق", "بنادق", "8", "digits"),
        ("أصيب ثلاثة من عمال المصنع", "ثلاثة من عمال", "عمال", "3", "words"),
        ("أحبط الحرس ألفا من هذه المحاولات", "ألفا من هذه المحاولات", "المحاولات", "1000", "words"),
        ("تجاوز الروبل 64 للدولار", "تجاوز الروبل 64", "الروبل", "64", "digits"),
        ("تعقد الورش للفئات الثلاث غدا", "للفئات الثلاث", "الفئات", "3", "words"),
        ("وقعت الدول الـ28 البيان", "الدول الـ28", "الدول", "28", "digits"),
        ("سافر مع أطفاله الثلاثة", "أطفاله الثلاثة", "أطفاله", "3", "words"),
        ("خلال الثلاثة أشهر الماضية", "الثلاثة أشهر", "أشهر", "3", "words"),
        ("مساحة الحديقة 900 متر مربع", "900 متر مربع", "متر مربع", "900", "digits"),
        ("تدرب 40 شابا وفتاة على البرمجة", "40 شابا وفتاة", "شابا وفتاة", "40", "digits"),
        ("خطف مسلحون 6 رجال دين", "6 رجال دين", "رجال دين", "6", "digits"),
        ("شهد الطريق حادثي تصادم", "حادثي", "حادثي", "2", "dual"),
        ("أصيب جنديان فرنسيان في الانفجار", "جنديان", "جنديان", "2", "dual"),
        ("ارتفع السعر 30 بالمئة", "30 بالمئة", "بالمئة", "30", "percent"),
        ("نال المرشح 52% من الأصوات", "52%", "%", "52", "percent"),
        ("تمر الخطة بستة (6) مراحل", "ستة (6) مراحل", "مراحل", "6", "digits"),
        ("اعتقلت الشرطة مئات المحتجين والمارة", "مئات المحتجين والمارة", "المحتجين والمارة", "100", "vague"),
        ("أنتجت المزرعة 584 ألفا عام 2013", "584 ألفا", "", "584000", "digits"),
        ("سقط العشرات في القصف", "العشرات", "", "20", "vague"),
    ],
)
def test_mention_noun_and_value(text: str, mention: str, what: str, low: str, rule: str) -> None:
    (figure,) = figures(text)
    assert (figure.mention.text, figure.what, figure.low, figure.rule) == (mention, what, Decimal(low), rule)


def test_a_vague_plural_has_no_upper_end() -> None:
    (figure,) = figures("نزح آلاف السكان")
    assert (figure.low, figure.high, figure.bound) == (Decimal(1000), None, Bound.AT_LEAST)


def test_a_range_has_two_ends() -> None:
    (figure,) = figures("يعمل في المصنع بين 20 و30 عاملا")
    assert (figure.low, figure.high, figure.bound) == (Decimal(20), Decimal(30), Bound.RANGE)
    assert figure.mention.text == "بين 20 و30 عاملا"


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد يوم 12 مارس 2015",
        "تأسست الشركة عام 1998 في بيروت",
        "في موسم 2014/2015 تغير المدرب",
        "فيلمه الأول «الجسر» (1987) عرض مجددا",
        "تبدأ الجلسة الساعة 10:30 صباحا",
        "فاز الفريق 2-1 على ضيفه في المباراة",
        "قالت سعاد (41 عاما) إن البيت تهدم",
        "توفي الفنان، 67 عاما، في داره",
        "الطفل البالغ من العمر 9 سنوات بخير",
        "يبلغ الرئيس المنتخب 83 عاما",
        "يمنع من هم دون 18 عاما من الدخول",
        "تنص المادة 4 من القانون على ذلك",
        "أقلعت الرحلة 17 من المطار",
        "قالت القناة 2 إن الخبر صحيح",
        "هبطت طائرة من طراز بوينغ 777",
        "القرار رقم 2216 ملزم",
        "تأهل إلى دور الـ16",
        "سجل في الدقيقة 75",
        "اختتمت الدورة الـ68 للجمعية",
        "1- افتتاح المعرض",
        "تفاصيل أخرى على www.example.com/2023/15 لمن أراد",
        "للتواصل أرسل SMS إلى 12345",
        "كان رجل واحد في الغرفة",
        "وجدوا كمية من الذهب وكميات من الفضة",
        "مجموعة 5+1 تجتمع",
        "يقع بين مدينتي عدن وتعز",
        "عاد البلدان إلى التفاوض",
        "رؤية 2030 طموحة",
        "قال إن الثلاثة عادوا",
    ],
)
def test_not_a_quantity(text: str) -> None:
    assert mentions(text) == []


def test_a_goal_is_a_score_where_the_text_tells_of_a_match() -> None:
    match = "فاز المنتخب في المباراة على ملعب المدينة بثلاثة أهداف مقابل هدفين بعد تألق الحارس."
    assert mentions(match) == []
    assert mentions("حددت الخطة أربعة أهداف للعام الدراسي") == ["أربعة أهداف"]


def test_a_date_that_counts_is_a_figure() -> None:
    assert mentions("وصلت السفينة قبل يومين من الموعد") == ["يومين"]
    assert mentions("يعيش هناك منذ 15 عاما") == ["15 عاما"]


def test_numbers_of_one_list_need_no_noun() -> None:
    assert mentions("فتحت 12 مركزا في القرى و7 في المدينة") == ["12 مركزا", "7"]


def test_what_is_said_may_stand_behind() -> None:
    (figure,) = figures("إن 25 من أنصاره قتلوا")
    assert figure.of == "قتلوا"


def claim(text: str, content: str) -> Claim:
    start = text.index(content)
    cue = Span("قال", 0, 3)
    chain = (Link(None, "فلان", SourceKind.PERSON),)
    return Claim(
        Span(content, start, start + len(content)), cue, chain, Act.STATE, Form.INDIRECT, hedged=False, rule=""
    )


def test_a_figure_names_the_innermost_claim_that_gives_it() -> None:
    text = "قال المدير إن العامل ذكر أن 5 صناديق فقدت وإن 9 بقيت. وفي المخزن 20 صندوقا"
    claims = (claim(text, "العامل ذكر أن 5 صناديق فقدت وإن 9 بقيت"), claim(text, "5 صناديق فقدت"))
    assert [figure.claim for figure in figures(text, claims)] == [1, 0, None]
