"""One expression, one value: digits and words in all their forms."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.numbers import parse

UNITS = {
    1: ("واحد", "واحدة", "واحداً"),
    2: ("اثنان", "اثنين", "اثنتان", "إثنتين"),
    3: ("ثلاثة", "ثلاث", "ثلاثه"),
    4: ("أربعة", "أربع", "اربعة"),
    5: ("خمسة", "خَمْسة"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سَبعة"),
    8: ("ثمانية", "ثماني", "ثمان"),
    9: ("تسعة", "تســعة"),
}
TEENS = {
    11: ("أحد عشر", "إحدى عشرة", "احدى عشرة"),
    12: ("اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"),
    15: ("خمسة عشر", "خمس عشرة"),
    18: ("ثمانية عشر", "ثماني عشرة", "ثمان عشرة"),
}
TENS = dict(enumerate(("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 2))
SCALES = (
    (10**9, "مليار", ("ملياران", "مليارين"), "مليارات", "ملياراً"),
    (10**6, "مليون", ("مليونان", "مليونين"), "ملايين", "مليونا"),
    (10**3, "ألف", ("ألفان", "ألفين"), "آلاف", "ألفاً"),
)
AND = st.sampled_from((" و", " و "))


@st.composite
def below_hundred(draw: st.DrawFn, number: int) -> str:
    if number in UNITS:
        return draw(st.sampled_from(UNITS[number]))
    if number == 10:
        return draw(st.sampled_from(("عشرة", "عشر")))
    if number in TEENS:
        return draw(st.sampled_from(TEENS[number]))
    if number < 20:
        return f"{draw(below_hundred(number - 10))} {draw(st.sampled_from(('عشر', 'عشرة')))}"
    ten = TENS[number // 10] + draw(st.sampled_from(("ون", "ين")))
    unit = number % 10
    return ten if not unit else draw(below_hundred(unit)) + draw(AND) + ten


@st.composite
def below_thousand(draw: st.DrawFn, number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return draw(below_hundred(rest))
    hundred = draw(st.sampled_from(("مئة", "مائة")))
    if hundreds == 2:
        hundred = draw(st.sampled_from(("مئتان", "مئتين", "مائتان", "مائتين")))
    elif hundreds > 2:
        hundred = TENS[hundreds].replace("ثمان", "ثماني") + draw(st.sampled_from(("", " "))) + hundred
    return hundred + (draw(AND) + draw(below_hundred(rest)) if rest else "")


@st.composite
def rendered(draw: st.DrawFn, number: int) -> str:
    """The number in words, in one of its spellings and case forms."""
    pieces = []
    for scale, singular, duals, plural, accusative in SCALES:
        count, number = divmod(number, scale)
        if count == 1:
            pieces.append(singular)
        elif count == 2:
            pieces.append(draw(st.sampled_from(duals)))
        elif count:
            words = draw(st.one_of(below_thousand(count), st.just(str(count))))
            few = 3 <= count % 100 <= 10
            pieces.append(f"{words} {plural if few else draw(st.sampled_from((singular, accusative)))}")
    if number:
        pieces.append(draw(below_thousand(number)))
    return "".join(piece if not place else draw(AND) + piece for place, piece in enumerate(pieces))


@given(st.data(), st.one_of(st.integers(1, 10**4), st.integers(1, 10**12 - 1)))
def test_reads_every_number_back_from_its_words(data: st.DataObject, number: int) -> None:
    words = data.draw(rendered(number))
    assert parse(words) == number
    assert parse(f"سالب {words}") == -number


DIGITS = {"ascii": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}


@given(
    st.integers(10**6, 10**15),
    st.sampled_from(sorted(DIGITS)),
    st.sampled_from(",،.٬ \u00a0\u2009\u202f"),
)
def test_reads_thousands_in_three_scripts_with_every_separator(number: int, script: str, separator: str) -> None:
    written = f"{number:,}".replace(",", separator).translate(str.maketrans(DIGITS["ascii"], DIGITS[script]))
    assert parse(written) == number


@given(st.integers(0, 999), st.integers(0, 99), st.sampled_from(".,٫،"))
def test_reads_decimals(whole: int, hundredths: int, point: str) -> None:
    assert parse(f"{whole}{point}{hundredths:02}") == Decimal(f"{whole}.{hundredths:02}")


@given(st.text(max_size=60) | st.text("٠١٢٣0123456789.,،٫٬ -+/^e%وألفمليون", max_size=60))
def test_never_fails(text: str) -> None:
    value = parse(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة آلاف", 3000),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ملياراً ونصف المليار", 1_500_000_000),
        ("ربع مليون", 250_000),
        ("ثلاثة أرباع المليون", 750_000),
        ("نصف مليون و200 ألف", 700_000),
        ("مليونا", 1_000_000),
        ("ألفي", 2000),
        ("مئتا ألف", 200_000),
        ("مئة وأحد عشر", 111),
        ("ألف وإحدى وعشرون", 1021),
        ("10 آلاف", 10_000),
        ("٣ ملايين و٢٠٠ ألف", 3_200_000),
        ("1,5 مليون", 1_500_000),
        ("1.234 مليار", 1_234_000_000),
        ("بألفين ومئة", 2100),
        ("ثلاثة آلاف وخمسمئة مليون", 3_500_000_000),
        ("أربع دزينات", 48),
        ("1e6", 1_000_000),
        ("2^10", 1024),
        ("5 فاصلة 25", Decimal("5.25")),
        ("سبعة فاصلة صفر اثنين", Decimal("7.02")),
        ("صفر", 0),
    ],
)
def test_reads(text: str, value: Decimal) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلث", Fraction(1, 3)),
        ("ثلثا", Fraction(2, 3)),
        ("ثلثي", Fraction(2, 3)),
        ("سبعة أعشار", Fraction(7, 10)),
        ("٢/٧", Fraction(2, 7)),
        ("-3 1/4", Fraction(-13, 4)),
        ("أربعة من سبعة", Fraction(4, 7)),
        ("واحد على أربعين", Fraction(1, 40)),
        ("جزء من ألف", Fraction(1, 1000)),
        ("ستون وثلثان", Fraction(182, 3)),
        ("ثلاثون خمسا", None),
        ("خمس", Fraction(1, 5)),
    ],
)
def test_reads_fractions(text: str, value: Fraction | None) -> None:
    found = parse(text)
    assert found == value if value is None else found is not None and abs(Fraction(found) - value) < Fraction(1, 10**20)


@pytest.mark.parametrize(
    ("text", "value"), [("٤٫٨٠٠", "4.8"), ("4.800", "4.8"), ("4.000", "4000"), ("4,800", "4800"), ("1.234,5", "1234.5")]
)
def test_takes_one_point_for_thousands_only_where_nothing_else_can_be_meant(text: str, value: str) -> None:
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"), [("نحو 20", 20), ("20 في المئة", 20), ("٪٥", 5), ("قتيلان", 2), ("أكثر من ثلاثة آلاف", 3000)]
)
def test_gives_the_number_of_one_quantity(text: str, value: int) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "خبر",
            "ثلاثة جنود",
            "خمسة وعشرة",
            "عشرون وثلاثون",
            "الثالث",
            "الاثنين",
            "أحد",
            "بين 20 و30",
            "آلاف",
        ),
        *("5-", "1/0", "9^99999", "خمسة على صفر", "423 0000", "1.2.3", "ثلاثة " * 1000),
    ],
)
def test_gives_none_where_the_text_is_not_one_number(text: str) -> None:
    assert parse(text) is None


def test_keeps_every_digit_of_a_long_number() -> None:
    digits = "123456789" * 700
    assert parse(digits) == Decimal(digits)
