"""How agencies of the Arab states open, credit and end a text, and what their pages put around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect import Catalogue
from isnad.extract import extract_article
from isnad.extract.credits import Credits, read_byline, read_credit, read_source
from isnad.extract.furniture import Furniture, opening
from isnad.extract.sign_off import is_sign_off
from isnad.extract.spoken_credits import read_head
from isnad.extract.tags import split_tags
from isnad.model import Article, Page, Publisher
from isnad.newsroom.reading import articles_of_page

HARVEST = (
    "أعلنت مديرية الزراعة انطلاق موسم الحصاد في الحقول الشمالية، وقالت إن الفلاحين تسلموا الأكياس والوقود "
    "قبل أسبوع من الموعد."
)


def of_sahel(name: str) -> bool:
    return name in {"الساحل", "وكالة الساحل"}


def article(body: str, head: str = "") -> Article:
    title = "انطلاق موسم الحصاد في الحقول الشمالية"
    html = f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"
    return extract_article(Page("https://www.marfa.example/1", html.encode()))


@pytest.mark.parametrize(
    ("paragraph", "agencies", "dateline"),
    [
        ("بغداد/ نينا/ أعلنت وزارة الري خطة الموسم.", ("نينا",), "بغداد"),
        ("البصرة / واع / شدد المحافظ على ضرورة الترشيد.", ("واع",), "البصرة"),
        ("بغداد – واع – شدد المحافظ على ضرورة الترشيد.", ("واع",), "بغداد"),
        ("أبوظبي في 12 نوفمبر / وام / افتتح المعرض أبوابه.", ("وام",), "أبوظبي"),
        ("الدوحة في 3 مايو /قنا/ بحث الوزيران سبل التعاون.", ("قنا",), "الدوحة"),
        ("رام الله 12-11-2024 وفا- أعلن النادي أسماء الفائزين.", ("وفا",), "رام الله"),
        ("الخرطوم 12/11/2024 (سونا)- وصل الوفد إلى المطار.", ("سونا",), "الخرطوم"),
        ("الكويت - 12 - 11 (كونا) -- أكد الوزير التزام البلاد.", ("كونا",), "الكويت"),
        ("تونس 12 نوفمبر 2024 (وات) - دعا الاتحاد إلى إضراب.", ("وات",), "تونس"),
        ("دمشق-سانا أكد الوزير أن القرار سيدخل حيز التنفيذ.", ("سانا",), "دمشق"),
        ("حلب-سانا", ("سانا",), "حلب"),
        ("أم القصب / الموج / أعلنت البلدية قطع المياه.", ("الموج",), "أم القصب"),
        ("تل الزعتر البري - رويترز: أعلنت البلدية قطع المياه.", ("رويترز",), "تل الزعتر البري"),
        ("بغداد / خاص / علمت الصحيفة أن الكتل اتفقت.", (), "بغداد"),
    ],
)
def test_the_dateline_of_an_agency(paragraph: str, agencies: tuple[str, ...], dateline: str) -> None:
    found = read_head(paragraph)
    assert found is not None
    assert (found[1].authors, found[1].agencies, found[1].dateline) == ((), agencies, dateline)


def test_a_reporter_between_slashes_is_a_person() -> None:
    found = read_head("بغداد / محمد الجبوري / يشكو سكان الحي من انقطاع الماء.")
    assert found is not None
    assert found[1] == Credits(authors=("محمد الجبوري",), dateline="بغداد")


def test_the_house_before_a_place_that_no_sign_closes() -> None:
    found = read_head("الساحل – بغداد أعلنت وزارة الري خطة الموسم.", of_sahel)
    assert found is not None
    assert found[1] == Credits(agencies=("الساحل",), dateline="بغداد")


@pytest.mark.parametrize(
    "paragraph",
    [
        "عين الرئيس السوداني، عمر البشير، مديرا جديدا للجهاز.",
        "رأس المال - كما يقول الاقتصاديون - جبان.",
        "باب الحوار - وفق الرئيس - ما زال مفتوحا.",
        'علمت "الساحل" أن الاجتماع تأجل.',
        "يعود المهرجان في مارس/آذار من كل عام.",
        "تزهر الحقول بعد المطر",
    ],
)
def test_a_sentence_has_no_dateline(paragraph: str) -> None:
    assert read_head(paragraph, of_sahel) is None


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("مرسى الطيور - رويترز", Credits(agencies=("رويترز",), dateline="مرسى الطيور")),
        ("عين التين - الساحل", Credits(agencies=("الساحل",), dateline="عين التين")),
        ("أم الغزلان - الساحل", Credits(agencies=("الساحل",), dateline="أم الغزلان")),
        ("مرسى الطيور - فهد العلي", Credits(authors=("فهد العلي",), dateline="مرسى الطيور")),
        ("فهد العلي - وادي الحجل", Credits(authors=("فهد العلي",), dateline="وادي الحجل")),
        ("فهد العلي – عين اليوم", Credits(authors=("فهد العلي",), agencies=("عين اليوم",))),  # a paper with such a name
        ("أم هنادي - الرياض", Credits(authors=("أم هنادي",), dateline="الرياض")),  # a person, without the article
        ("عين التين", Credits(dateline="عين التين")),
        ("القاهرة: «الموج»", Credits(agencies=("الموج",), dateline="القاهرة")),
    ],
)
def test_what_opens_as_a_place_is_one_beside_what_is_known(line: str, credited: Credits) -> None:
    assert read_byline(line, is_house=of_sahel) == credited


def test_a_house_that_the_reader_knows_tells_the_place_before_it() -> None:
    line = "ميسان الجديدة - موجة"
    assert read_credit(line) is None
    known = read_credit(line, is_known={"موجة"}.__contains__)
    assert known == Credits(agencies=("موجة",), dateline="ميسان الجديدة")
    assert read_credit("المدينة الوسطى - واس", is_known={"المدينة الوسطى"}.__contains__) == Credits(
        agencies=("واس",), dateline="المدينة الوسطى"
    )  # beside an agency a name is a place, whoever else is called so


@pytest.mark.parametrize("line", ["القسم الاقتصادي", "قسم الأخبار", "مكتب بغداد", "مكتب القاهرة", "غرفة الأخبار"])
def test_a_desk_of_the_house_is_neither_source_nor_author(line: str) -> None:
    assert read_source(line) is None
    assert read_byline(line) == Credits()
    assert read_credit(f"المصدر: {line}") == Credits()


@pytest.mark.parametrize("line", ["وزارة الصحة", "مكتب رئيس الوزراء", "شبكة الموج"])
def test_a_body_that_is_named_as_the_source_is_one(line: str) -> None:
    assert read_source(line) == Credits(agencies=(line,))


def test_the_source_may_be_a_list() -> None:
    assert read_credit("المصدر: الساحل، الموج", is_house=of_sahel) == Credits(agencies=("الساحل", "الموج"))
    assert read_credit("المصدر: رويترز + الموج") == Credits(agencies=("رويترز", "الموج"))
    assert read_credit("المصدر: (الحي الكبير - رويترز)") == Credits(agencies=("رويترز",))


@pytest.mark.parametrize(
    "line",
    [
        "انتهى",
        "(انتهى)",
        "انتهى.",
        "- انتهى -",
        "انتهى / ن أ",
        "انتهى/ 25ن",
        "انتهى ع.م",
        "انتهى و.ا.ع",
        "انتهى (واع)",
        "// انتهى //12:34ت م 0009",
        "(النهاية) م ع ع / أ م س",
    ],
)
def test_the_line_that_ends_an_agencys_text(line: str) -> None:
    assert is_sign_off(line)
    assert read_credit(line) is None


@pytest.mark.parametrize(
    "line", ["", "انتهى الاجتماع", "انتهى عصر الورق", "انتهت الحرب", "النهاية", "النهاية السعيدة", "(بترا)", "آه"]
)
def test_a_line_that_says_more_ends_nothing(line: str) -> None:
    assert not is_sign_off(line)


@given(st.text(alphabet="انتهى النهاية()/.- 12عم", max_size=60))
def test_any_line_may_be_asked_whether_it_ends_a_text(line: str) -> None:
    assert isinstance(is_sign_off(line), bool)
    read_head(line)


def test_a_sign_off_and_notices_below_a_flash_are_not_of_it() -> None:
    found = article(
        f"<div class=w><div class=c><div>بغداد / نينا / {HARVEST}</div><div>انتهى / ن أ</div></div></div>"
        "<div class=btm><div>كل الحقوق محفوظة لوكالة الموج ويسمح بالنقل بشرط ذكر اسمها كاملا</div>"
        "<div>نستعمل في موقعنا ملفات الارتباط لقياس عدد الزيارات ولا نبيع بياناتكم لأحد</div></div>"
    )
    assert [paragraph.text for paragraph in found.paragraphs] == [f"بغداد / نينا / {HARVEST}"]
    assert (found.agencies, found.dateline) == (("نينا",), "بغداد")


def test_a_report_on_cookies_is_no_notice() -> None:
    notice = opening("باستمراركم في التصفح توافقون على ملفات تعريف الارتباط")
    assert notice is not None
    assert notice[0] is Furniture.COPYRIGHT
    assert opening("وقال الخبير إن الشركات تستخدم ملفات تعريف الارتباط لتتبع المشترين من متجر إلى متجر.") is None


def test_a_house_that_hands_on_an_agencys_text_is_no_source() -> None:
    site = '<meta property="og:site_name" content="وكالة الساحل">'
    lead = f"<p>عمان - الساحل - {HARVEST}</p>"
    handed = article(f"<div>{lead}<p>{HARVEST[::-1]}</p><p>وتستمر الأعمال حتى نهاية الشهر. (بترا)</p></div>", site)
    own = article(f"<div>{lead}<p>وتستمر الأعمال حتى نهاية الشهر المقبل في كل الحقول.</p></div>", site)
    assert handed.agencies == ("بترا",)
    assert own.agencies == ("الساحل",)


def test_a_standfirst_stays_one_before_a_verb_that_begins_with_waw() -> None:
    deck = "<p class=standfirst>الفلاحون تسلموا الأكياس والوقود قبل أسبوع</p>"
    for verb in ("وصلت", "وقفت", "وافقت"):
        found = article(f"{deck}<div class=text><p>{verb} اللجنة صباح اليوم إلى الحقول. {HARVEST}</p></div>")
        assert found.deck == "الفلاحون تسلموا الأكياس والوقود قبل أسبوع"
    goes_on = article(f"{deck}<div class=text><p>وأضافت اللجنة أنها راضية. {HARVEST}</p></div>")
    assert goes_on.deck == ""


def test_a_keyword_of_the_metadata_may_be_a_word_of_buttons() -> None:
    assert split_tags("موانئ، استطلاع، تاريخ", shown=False) == ["موانئ", "استطلاع", "تاريخ"]
    assert split_tags("موانئ، المزيد") == ["موانئ"]


def test_houses_of_the_catalogue_are_known_on_every_page() -> None:
    names = Catalogue([Publisher(id="mawja", name="وكالة موجة للأنباء", aliases=("موجة",))])
    html = (
        "<html><head><title>انطلاق موسم الحصاد</title></head><body><h1>انطلاق موسم الحصاد</h1>"
        f'<span class="author">ميسان الجديدة - موجة</span><div><p>{HARVEST}</p>'
        f"<p>{HARVEST[::-1]}</p></div></body></html>"
    )
    (found,) = articles_of_page(Page("https://www.marfa.example/1", html.encode()), names)
    assert (found.authors, found.agencies, found.dateline) == ((), ("موجة",), "ميسان الجديدة")
