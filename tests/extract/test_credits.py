"""Credit lines as Arabic papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.extract.credits import Credits, read_byline, read_credit
from isnad.extract.sorting import Body
from isnad.extract.spoken_credits import last_words, read_head
from isnad.model import Paragraph


@pytest.mark.parametrize(
    ("line", "authors", "agencies", "dateline"),
    [
        ("الرياض - واس", [], ["واس"], "الرياض"),
        ("د ب أ - سان فرانسيسكو", [], ["د ب أ"], "سان فرانسيسكو"),
        ('عواصم "وكالات"', [], ["وكالات"], "عواصم"),
        ("المصدر: رويترز", [], ["رويترز"], ""),
        ("المصدر : RT + وكالات", [], ["RT", "وكالات"], ""),
        ("نقلا عن موقع الصدى", [], ["موقع الصدى"], ""),
        ("(رويترز)", [], ["رويترز"], ""),
        ("--(بترا)", [], ["بترا"], ""),
        ("القاهرة (أ ش أ)", [], ["أ ش أ"], "القاهرة"),
        ("واشنطن – أ. ف. ب.", [], ["أ.ف.ب"], "واشنطن"),
        ("نيروبي - د ب أ، رويترز", [], ["د ب أ", "رويترز"], "نيروبي"),
        ("كتب: أحمد علي", ["أحمد علي"], [], ""),
        ("كتبت – هبة سالم", ["هبة سالم"], [], ""),
        ("بقلم: د. محمد البشير", ["د. محمد البشير"], [], ""),
        ("أبها - سعيد الهاجري:", ["سعيد الهاجري"], [], "أبها"),
        ("سامي كريم من الدمام", ["سامي كريم"], [], "الدمام"),
        ("عماد ناصر وفهد العلي - جدة", ["عماد ناصر", "فهد العلي"], [], "جدة"),
        ("تمير - خالد البرغش / تصوير - سعد الفهد", ["خالد البرغش"], [], "تمير"),
        ("لندن 3 أكتوبر (رويترز)", [], ["رويترز"], "لندن"),
        ("المنامة، القاهرة - كونا", [], ["كونا"], "المنامة، القاهرة"),
    ],
)
def test_a_line_gives_its_credits(line: str, authors: list[str], agencies: list[str], dateline: str) -> None:
    found = read_byline(line)
    assert (list(found.authors), list(found.agencies), found.dateline) == (authors, agencies, dateline)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "أحمد علي",  # a name alone is a credit only in a field for authors
        "قال المتحدث إن الرياض - وهي العاصمة - ستستضيف القمة",
        "نقلا عن مسؤول في وزارة الدفاع السابقة",
        "ارتفاع أسعار النفط في الأسواق العالمية",
    ],
)
def test_a_sentence_is_no_credit_line(line: str) -> None:
    assert read_credit(line) is None


def test_a_bare_name_in_a_field_for_authors_is_a_person() -> None:
    assert read_byline("فهد عامر").authors == ("فهد عامر",)
    assert read_byline("Ziad Karam").authors == ("Ziad Karam",)


@pytest.mark.parametrize(
    "line", ["admin", "فريق التحرير", "30174026-20d9-40a2-9e04-5b63346a78a6", "(زائر)", "Super User"]
)
def test_accounts_and_desks_are_no_persons(line: str) -> None:
    assert read_byline(line).authors == ()


def test_the_house_is_an_agency_only_where_it_credits_itself() -> None:
    def is_house(name: str) -> bool:
        return name == "المنارة"

    assert read_credit("المصدر: المنارة", is_house=is_house) == Credits(agencies=("المنارة",))
    assert read_byline("دبي - المنارة", is_house=is_house) == Credits(agencies=("المنارة",), dateline="دبي")
    assert read_byline("المنارة - رويترز", is_house=is_house) == Credits(agencies=("رويترز",))
    assert read_byline("المنارة", is_house=is_house) == Credits()


def test_one_agency_under_two_names_is_named_once() -> None:
    assert Credits(agencies=("أ ف ب",)).joined(Credits(agencies=("فرانس برس", "واس"))).agencies == ("أ ف ب", "واس")


@pytest.mark.parametrize(
    ("paragraph", "agencies", "dateline"),
    [
        ("القاهرة (رويترز) - قال مصدر مطلع إن المفاوضات تقدمت.", ("رويترز",), "القاهرة"),
        ("بيروت - أ ف ب: أعلن الجيش انتهاء العملية.", ("أ ف ب",), "بيروت"),
        ("مرسى الدانة (الساحل) - وصلت السفينة صباح اليوم.", ("الساحل",), "مرسى الدانة"),
        ("عمان - بحث الوزيران سبل التعاون.", (), "عمان"),
    ],
)
def test_the_dateline_that_opens_a_paragraph(paragraph: str, agencies: tuple[str, ...], dateline: str) -> None:
    found = read_head(paragraph)
    assert found is not None
    assert (found[1].agencies, found[1].dateline) == (agencies, dateline)


def test_a_sentence_with_a_colon_has_no_dateline() -> None:
    assert read_head("وقال الوزير للصحفيين: سنواصل العمل حتى النهاية.") is None


@given(st.text(max_size=200))
def test_any_line_is_read_without_an_error(line: str) -> None:
    read_credit(line)
    found = read_byline(line)
    assert all(name.strip() for name in (*found.authors, *found.agencies))


def test_agencies_in_brackets_behind_initials() -> None:
    body = Body(paragraphs=[Paragraph("وتستمر الأعمال حتى نهاية الشهر."), Paragraph("ن.س/ ع.ر (د ب أ، رويترز)")])
    (found,) = last_words(body)
    assert found[2].agencies == ("د ب أ", "رويترز")
