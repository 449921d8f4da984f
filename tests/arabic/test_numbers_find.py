"""Quantities in running text: their values, bounds and places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.letters import fold
from isnad.arabic.numbers import Bound, Line, Quantity, find, find_in


def only(text: str) -> Quantity:
    (found,) = find(text)
    return found


def values(text: str) -> list[Decimal]:
    return [quantity.low for quantity in find(text)]


def words(text: str) -> list[str]:
    return [text[quantity.start : quantity.end] for quantity in find(text)]


@pytest.mark.parametrize(
    ("text", "bound", "span"),
    [
        ("وصل نحو عشرة آلاف نازح", Bound.ABOUT, "نحو عشرة آلاف"),
        ("وصل حوالى 300 نازح", Bound.ABOUT, "حوالى 300"),
        ("بقرابة 300 نازح", Bound.ABOUT, "قرابة 300"),
        ("استمر زهاء ثلاث ساعات", Bound.ABOUT, "زهاء ثلاث"),
        ("حضر عشرون طالبا تقريبا", Bound.ABOUT, "عشرون طالبا تقريبا"),
        ("أنفقت أكثر من مليوني دولار", Bound.AT_LEAST, "أكثر من مليوني"),
        ("بما لا يقل عن ٤٠ منزلا", Bound.AT_LEAST, "ما لا يقل عن ٤٠"),
        ("مالا يقل عن ٤٠ منزلا", Bound.AT_LEAST, "مالا يقل عن ٤٠"),
        ("تضرر أربعون منزلا على الأقل", Bound.AT_LEAST, "أربعون منزلا على الأقل"),
        ("سقط 61 قتيلا وأكثر في الهجوم", Bound.AT_LEAST, "61 قتيلا وأكثر"),
        ("تجاوز سعر البرميل 90 دولارا", Bound.AT_LEAST, "تجاوز سعر البرميل 90"),
        ("تجاوز خلال العام الماضي 90 دولارا", Bound.AT_LEAST, "تجاوز خلال العام الماضي 90"),
        ("رحلات يزيد عددها على مئتي رحلة", Bound.AT_LEAST, "يزيد عددها على مئتي"),
        ("خسر أقل من ألف صوت", Bound.AT_MOST, "أقل من ألف"),
        ("لا يتجاوز عددهم الخمسين", Bound.AT_MOST, "لا يتجاوز عددهم الخمسين"),
        ("غرامة تصل إلى 500 دينار", Bound.AT_MOST, "تصل إلى 500"),
        ("نما الإنتاج ليصل إلى 500 طن", Bound.EXACT, "500"),
        ("نحو «100» عمود", Bound.ABOUT, "نحو «100»"),
        ("أكبر بثلاث مرات", Bound.EXACT, "ثلاث"),
        ("تجاوز الإنتاج المستهدف وبلغ 11 طنا", Bound.EXACT, "11"),
    ],
)
def test_reads_the_words_that_bound_a_number(text: str, bound: Bound, span: str) -> None:
    found = only(text)
    assert found.bound is bound
    assert text[found.start : found.end] == span
    assert found.high == found.low


@pytest.mark.parametrize(
    ("text", "low", "high", "span"),
    [
        ("تكلف بين 20 و30 مليون درهم", 20_000_000, 30_000_000, "بين 20 و30 مليون"),
        ("ما بين ثلاثة وخمسة آلاف زائر", 3000, 5000, "ما بين ثلاثة وخمسة آلاف"),
        ("بين خمسة وعشرين متطوعا", 5, 20, "بين خمسة وعشرين"),
        ("بين خمسة وعشرين وثلاثين متطوعا", 25, 30, "بين خمسة وعشرين وثلاثين"),
        ("بين ألف وألفين", 1000, 2000, "بين ألف وألفين"),
        ("من 10 إلى 15 يوما", 10, 15, "من 10 إلى 15"),
        ("يستغرق 5 إلى 7 أيام", 5, 7, "5 إلى 7"),
        ("نسبة 20-30٪", 20, 30, "20-30٪"),
        ("يتراوح بين 60 إلى 70 كيلومترا", 60, 70, "بين 60 إلى 70"),
        ("خلال يومين أو ثلاثة", 2, 3, "يومين أو ثلاثة"),
        ("بين شهرين وستة أشهر", 2, 6, "بين شهرين وستة"),
    ],
)
def test_reads_ranges(text: str, low: int, high: int, span: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.bound) == (Decimal(low), Decimal(high), Bound.RANGE)
    assert text[found.start : found.end] == span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفعت أسعار الخبز من 10 إلى 15 قرشا", [10, 15]),
        ("تراجع المؤشر 2% إلى 70 نقطة", [2, 70]),
        ("خمسة جنود وعشرة مدنيين", [5, 10]),
        ("خمسة وعشرة", [5, 10]),
        ("عشرون وثلاثون", [20, 30]),
        ("مليونان وثلاثة ملايين", [2_000_000, 3_000_000]),
        ("في المجموعات 3،4 و5", [3, 4, 5]),
        ("العنوان 192.168.4.7", [192, 168, 4, 7]),
        ("في 5/17/2018", [5, 17, 2018]),
        ("حضر 300 و 212 آخرون", [300, 212]),
    ],
)
def test_keeps_separate_numbers_apart(text: str, expected: list[int]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("قتل جنديان في الكمين", 2, "جنديان"),
        ("وصلت سفينتان", 2, "سفينتان"),
        ("حادثي سير", 2, "حادثي"),
        ("ولشخصين آخرين", 2, "شخصين"),
        ("أوقف صحفيان", 2, "صحفيان"),
        ("خلال العامين الماضيين", 2, "العامين"),
        ("جنديين اثنين", 2, "جنديين"),
        ("قبل عامين ونصف العام", Decimal("2.5"), "عامين"),
        ("بعد شهر ونصف", Decimal("1.5"), "شهر"),
    ],
)
def test_counts_duals(text: str, value: Decimal, unit: str) -> None:
    found = only(text)
    assert (found.low, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("عشرات القرى", 20),
        ("مئات الجرحى", 100),
        ("«آلاف» العمال", 1000),
        ("بعشرات الآلاف", 20_000),
        ("مئات الملايين", 100_000_000),
        ("بضعة آلاف", 1000),
        ("المليارات من الأموال", 10**9),
    ],
)
def test_takes_vague_plurals_for_at_least_their_unit(text: str, low: int) -> None:
    found = only(text)
    assert (found.low, found.high, found.bound, found.vague) == (Decimal(low), None, Bound.AT_LEAST, True)


@pytest.mark.parametrize(
    "text",
    [
        "في الفصل الثالث عشر",
        "اليوم الخامس والعشرين",
        "في القرن العشرين",
        "يوم الأحد ثم الاثنين والثلاثاء",
        "أحد الوزراء وإحدى الصحف",
        "الشخص الواحد",
        "واحدة من أكبر المدن",
        "في آن واحد",
        "طائرة F16 وميغ-29 وكوفيد-19",
        "بعد م2",
        "بلدان عربية وحركة طالبان ونادي ميلان",
        "لبنان والسودان وإيران وفلسطين والصين",
        "رمضان وعثمان",
        "قوانين ومساكين ومسؤولين وصحفيين",
        "البلدين والطرفين",
        "الربع الأخير ونصف النهائي",
        "ثمن الخبز",
        "لم تسع إلى ذلك",
        "ولست أدري",
        "في المئة",
        "no digits here",
    ],
)
def test_finds_no_quantity_in(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("بنسبة 12.5 في المئة", Decimal("12.5"), "%"),
        ("بنسبة ١٢٫٥٪", Decimal("12.5"), "%"),
        ("بنسبة %12", 12, "%"),
        ("خمسة بالمائة", 5, "%"),
        ("(20) %", 20, "%"),
        ("حضر (40) ألف زائر", 40_000, ""),
        ("يسكنها 866.646 نسمة", 866_646, ""),
        ("أغلق المؤشر عند 97.858 نقطة", Decimal("97.858"), ""),
        ("بلغ 97.858 بعد تراجعه", Decimal("97.858"), ""),
        ("5،3 مليون", 5_300_000, ""),
        ("خمس السكان", Decimal("0.2"), ""),
        ("خُمس أعضاء المجلس", Decimal("0.2"), ""),
        ("خمس نساء", 5, ""),
        ("ألفا جندي", 2000, ""),
        ("ألفا من الجنود", 1000, ""),
        ("ألفًا ومئتين", 1200, ""),
        ("3 سنوات ونصف السنة", Decimal("3.5"), ""),
        ("بـ3 دول", 3, ""),
        ("ال54 دولة", 54, ""),
        ("الدول الخمس", 5, ""),
        ("سجلت ناقص ثلاث درجات", -3, ""),
        ("سجلت -7 درجات", -7, ""),
        ("ثلثي مليون", Decimal(10**6) * 2 / 3, ""),
        ("3/4 المقاعد", Decimal("0.75"), ""),
    ],
)
def test_reads_value_and_unit(text: str, value: Decimal, unit: str) -> None:
    found = only(text)
    assert abs(found.low - value) < Decimal("1e-9")
    assert found.unit == unit


def test_number_span_is_the_numeral_as_written() -> None:
    text = "شارك ما يزيد على ثَلاثـة آلافٍ ومئتَين منهم"
    found = only(text)
    assert text[found.number_start : found.number_end] == "ثَلاثـة آلافٍ ومئتَين"
    assert found.low == 3200


def test_reads_a_paragraph() -> None:
    text = (
        "قالت بلدية الميناء إن العاصفة أغرقت قاربين وأصابت ثلاثة وعشرين صيادا، ثلاثة منهم في حال حرجة.\n"
        "وقدرت الخسائر بنحو 1.2 مليون دينار، وانقطعت الكهرباء عن أكثر من 14,500 منزل بين ساعتين وخمس ساعات."
    )
    assert words(text) == [
        "قاربين",
        "ثلاثة وعشرين",
        "ثلاثة",
        "نحو 1.2 مليون",
        "أكثر من 14,500",
        "بين ساعتين وخمس",
    ]


PIECES = st.sampled_from(
    [
        *(
            "ثلاثة",
            "آلاف",
            "و",
            "مليون",
            "ونصف",
            "ألفا",
            "خمس",
            "عشر",
            "اثنا",
            "أحد",
            "سالب",
            "أرباع",
            "مئة",
            "ربع",
            "و200",
        ),
        *("بين", "إلى", "من", "أكثر من", "على الأقل", "ما لا يقل عن", "تجاوز", "تقريبا", "بضعة", "في المئة", "%", "٪"),
        *("قتيلان", "عشرات", "جندي", "سعر", "شهر", "20", "٣٠", "1.234", "3,4", "12/5/2020"),
        *("،", "\n", "-", "/", "(", ")", "«", "»", "ـ", "\u200f", "\ud800"),
    ]
)


@given(
    st.lists(PIECES | st.text(max_size=4), max_size=40).flatmap(lambda p: st.sampled_from((" ".join(p), "".join(p))))
)
def test_spans_are_ordered_apart_and_within_the_text(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start <= found.number_start < found.number_end <= found.end <= len(text)
        assert found.low.is_finite()
        assert found.high is None or found.high >= found.low
        assert (found.high is None) == found.vague
        end = found.end


@pytest.mark.parametrize(
    "text",
    [
        "7" * 200_000,
        "1 234 567 " * 20_000,
        "ثلاثة و" * 20_000,
        "بين " * 50_000,
        "نصف " * 50_000,
        "سالب " * 40_000,
        "ما لا يقل عن " * 16_000,
        "1/" * 100_000,
        "(" * 200_000,
        "مئات الآلاف " * 16_000,
        "مليون مليون " * 16_000,
        "9e999 مليون " * 50_000,
        "%" * 200_000,
        " " * 200_000,
        "ثلاثة وعشرون ألفا " * 50_000,
        "漢字 " * 60_000,
    ],
    ids=lambda text: text[:12],
)
def test_takes_long_texts_of_anything(text: str) -> None:
    for found in find(text):
        assert found.start < found.end


def test_an_amount_is_no_hundred() -> None:
    assert find("ضبطت كمية من السلاح وكميات من الذخيرة") == ()


def test_a_line_cut_up_before_gives_the_same() -> None:
    text = "خسر الفريق مباراتين ثم سجلت فتاتان 12 هدفا"
    assert find_in(Line(fold(text))) == find(text)
    assert values(text) == [2, 2, 12]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بلغ السعر 83ر51 دولارا", "51.83"),
        ("بنسبة 5ر5 في المئة", "5.5"),
        ("كلفته 3ر1 مليون دينار", "1300000"),
        ("قام الطيران بنحو 225ر29 غارة", "29225"),
        ("وصل 5رجال", "5"),
    ],
)
def test_reads_the_letter_that_stands_for_a_point(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


def test_the_dead_are_not_two_hundred() -> None:
    assert values("كان حيا أو ميتا ومعه مئتا رجل") == [200]


def test_what_and_joins_is_of_the_next_number() -> None:
    dead, hurt = find("سقط 61 قتيلا وأكثر من 2000 جريح")
    assert (dead.bound, hurt.bound) == (Bound.EXACT, Bound.AT_LEAST)
