"""Claims that came through several hands, and the words by which a text says so."""

import pytest

from isnad.analyse.claims import claims
from isnad.model import Act

TITLE = "نشرة المساء\n"


def chains(text: str) -> list[tuple[str, list[str]]]:
    return [(claim.content.text, [link.name for link in claim.chain]) for claim in claims(TITLE + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the agency before its verb
        (
            "وكانت وكالة رويترز قد نقلت أمس عن مصدر أمني قوله إن الجسر انهار.",
            ("الجسر انهار", ["مصدر أمني", "وكالة رويترز"]),
        ),
        # several verbs of passing on
        (
            "ونسبت صحيفة الشروق إلى مسؤول حكومي قوله إن الأسعار سترتفع.",
            ("الأسعار سترتفع", ["مسؤول حكومي", "صحيفة الشروق"]),
        ),
        (
            "ونقلت وكالة رويترز على لسان مسؤول حكومي قوله إن الميناء أغلق.",
            ("الميناء أغلق", ["مسؤول حكومي", "وكالة رويترز"]),
        ),
        # two sources of one agency
        (
            "ونقلت وكالة رويترز عن شهود قولهم إن الحريق كبير، وعن مسؤول محلي أن المصنع خال.",
            ("المصنع خال", ["مسؤول محلي", "وكالة رويترز"]),
        ),
        # chains of attributions
        (
            "انهار الجسر فجرا، وفق ما أوردت صحيفة الشروق نقلا عن وكالة رويترز.",
            ("انهار الجسر فجرا", ["وكالة رويترز", "صحيفة الشروق"]),
        ),
        (
            "وبحسب صحيفة الشروق التي نقلت عن مسؤول حكومي، فإن المصنع سيغلق قريبا.",
            ("المصنع سيغلق قريبا", ["مسؤول حكومي", "صحيفة الشروق"]),
        ),
        (
            "أفادت إذاعة «صوت الوادي» نقلا عن طبيب محلي، بحسب وكالة رويترز، بأن الدواء نفد.",
            ("الدواء نفد", ["طبيب محلي", "إذاعة «صوت الوادي»", "وكالة رويترز"]),
        ),
        (
            "كشفت وكالة رويترز، نقلا عن مسؤول حكومي، أن المصنع سيغلق.",
            ("المصنع سيغلق", ["مسؤول حكومي", "وكالة رويترز"]),
        ),
        (
            "وقال مسؤول حكومي لوكالة رويترز، وفق ما نقلته عنها صحيفة الشروق، إن الاتفاق جاهز.",
            ("الاتفاق جاهز", ["مسؤول حكومي", "وكالة رويترز", "صحيفة الشروق"]),
        ),
        # clauses and nouns that stand for what was said
        (
            "وقال الوزير إن ما نقلته وكالة رويترز عن مسؤول محلي بشأن إغلاق المصنع غير دقيق.",
            ("إغلاق المصنع", ["مسؤول محلي", "وكالة رويترز", "الوزير"]),
        ),
        (
            "ونفت الوزارة صحة ما نشرته صحيفة الشروق عن إغلاق المصنع.",
            ("إغلاق المصنع", ["صحيفة الشروق", "الوزارة"]),
        ),
        (
            "ورحبت الشركة بإعلان وزارة الصناعة في وقت سابق عن دعم المصانع الصغيرة.",
            ("دعم المصانع الصغيرة", ["وزارة الصناعة", "الشركة"]),
        ),
        # papers that have it from somebody
        ("علمت «الشروق» من مصادر مطلعة أن المصنع سيغلق.", ("المصنع سيغلق", ["مصادر مطلعة"])),
        ("علمت رويترز من مسؤول حكومي أن المصنع سيغلق.", ("المصنع سيغلق", ["مسؤول حكومي", "رويترز"])),
    ],
)
def test_who_said_it_and_through_whom_it_came(text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in chains(text)


@pytest.mark.parametrize(
    "text",
    [
        "نسبت النيابة إلى المتهم تهمة السرقة.",
        "علمت الوزارة أن الشركة خالفت النظام.",
        "وإذا دعت الحاجة لإنشاء مصنع فسيقام.",
        "ودّعت المدرسة طلابها لقضاء العطلة.",
    ],
)
def test_words_that_pass_nothing_on(text: str) -> None:
    assert chains(text) == []


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("مسؤولين محليين", "مسؤولون محليون"),
        ("مصرفيين", "مصرفيون"),
        ("طبيبا محليا", "طبيب محلي"),
    ],
)
def test_an_unnamed_source_is_called_as_a_subject_is(mention: str, name: str) -> None:
    [(_, chain)] = [each for each in chains(f"وأكدت الصحف أن {mention} قالوا إن الماء نظيف.") if len(each[1]) > 1]
    assert chain[0] == name


@pytest.mark.parametrize("name", ["وكالة كوريا", "هند ياسين", "سوريا"])
def test_a_name_stays_as_it_is(name: str) -> None:
    assert [chain for _, chain in chains(f"قالت {name} إن الماء نظيف.")] == [[name]]


def test_a_name_in_quotation_marks_is_whole_whatever_words_it_is_made_of() -> None:
    assert chains("وذكرت إذاعة «مونت كارلو» أن الماء نظيف.") == [("الماء نظيف", ["إذاعة «مونت كارلو»"])]


def test_one_is_introduced_by_name_behind_what_he_is() -> None:
    assert chains("وقال أحد الركاب، وهو بحار يدعى سامي الحداد، إن السفينة غرقت.")[-1][1] == ["سامي الحداد"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("ونفى المتحدث باسم الشركة ذلك، مرجحا أن يكون السبب عطلا.", "ذلك"),
        ("وقال الوزير إن ما تردد عن إغلاق المصنع لا أساس له.", "ما تردد عن إغلاق المصنع لا أساس له"),
        ("وقالت الشرطة إنها لم تتلق أي بلاغ عن الحادث.", "لم تتلق أي بلاغ عن الحادث"),
        ("وقال المدير إن هذه الشائعات لا تستند إلى دليل.", "هذه الشائعات لا تستند إلى دليل"),
    ],
)
def test_denials(text: str, content: str) -> None:
    denied = [claim.content.text for claim in claims(TITLE + text) if claim.act is Act.DENY]
    assert denied == [content]


def test_a_report_that_holds_a_negation_is_no_denial() -> None:
    [claim] = claims(TITLE + "وقال المدير إن التقارير التي وصلت لا تزال قيد الدراسة.")
    assert claim.act is Act.STATE


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقال الوزير إن المصنع سيبقى، ردا على سؤال عن الإغلاق.", "المصنع سيبقى"),
        ("وقال الجيش إنه قصف الموقع، ردا على إطلاق النار.", "قصف الموقع، ردا على إطلاق النار"),
        ("وأكدت فرنسا أنها سترد، وذلك بعدما تحدث شهود عن قصف السوق.", "سترد"),
    ],
)
def test_what_a_speaker_answers_is_told_of_him(text: str, content: str) -> None:
    assert content in [words for words, _ in chains(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # «أما» before who speaks
        ("أما نقابة الصيادين فقالت إن الميناء ما زال مغلقا.", ("الميناء ما زال مغلقا", ["نقابة الصيادين"])),
        (
            "وأكد الوزير أن المحصول جيد. أما رئيس الجمعية سالم الحربي فيقول إن نصفه تلف.",
            ("نصفه تلف", ["سالم الحربي"]),
        ),
        ("أما منظمة «أطباء الجبل» فتتحدث عن 31 وفاة على الأقل.", ("31 وفاة على الأقل", ["منظمة «أطباء الجبل»"])),
        # who asks not to be named, between commas
        (
            "لكن عضوا في اللجنة، طلب عدم نشر اسمه، أبلغ الصحيفة أن التقرير جاهز.",
            ("التقرير جاهز", ["عضو في اللجنة"]),
        ),
        ("مسؤول في البلدية، رفض الكشف عن هويته، قال إن الجسر آمن.", ("الجسر آمن", ["مسؤول في البلدية"])),
        # whom it is told
        ("وأبلغ ثلاثة صرافيين الوكالة بأن السوق توقفت.", ("السوق توقفت", ["ثلاثة صرافيين"])),
        ("وأبلغ مسؤول كبير رويترز بأن المفاوضات توقفت.", ("المفاوضات توقفت", ["مسؤول كبير"])),
        # a figure behind the clause that tells whose it is
        (
            "وشكك الخبير في الرقم الذي نقلته وكالة رويترز عن مسؤول حكومي، وهو 300 قتيل.",
            ("300 قتيل", ["مسؤول حكومي", "وكالة رويترز"]),
        ),
    ],
)
def test_who_speaks_is_told_from_whom_it_is_told(text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in chains(text)


def test_either_or_names_nobody() -> None:
    assert chains("إما الوزارة فأكدت أو غيرها.") == []


def test_who_is_described_by_whom_where_her_office_stands_between() -> None:
    told = chains("وصفت سلمى القادري، محامية الوزير السابق، موكلها بأنه «ضحية» لأخطاء غيره.")
    assert [names for _, names in told] == [["سلمى القادري"]]


def test_her_role_is_not_his() -> None:
    text = "وقالت سلمى القادري، محامية الوزير، إن المبلغ صغير. وقال ممثل الادعاء إن المبلغ كبير."
    assert chains(text)[-1] == ("المبلغ كبير", ["ممثل الادعاء"])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "وذكرت محاميته رزان القادري أن موكلها سلم نفسه. ونقلت عنه قوله إنه أبلغ الشركة مرتين.",
            ["سالم الهيري", "محاميته رزان القادري"],
        ),
        # nobody's lawyer: the last man who spoke
        ("ونقلت عنه وكالة رويترز قوله إنه أبلغ الشركة مرتين.", ["مصدر أمني", "وكالة رويترز"]),
    ],
)
def test_of_whom_his_lawyer_tells(told: str, expected: list[str]) -> None:
    before = "أوقفت الشرطة القبطان سالم الهيري. وقال مصدر أمني إن السفينة غرقت. "
    assert chains(before + told)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأكد السفير السعودي في عمان أن الزيارة مهمة.", "السفير السعودي في عمان"),
        ("قال المتحدث الأمني بوزارة الداخلية إن الحريق أخمد ظهرا.", "المتحدث الأمني بوزارة الداخلية"),
        ("وقال الرئيس السيسي إن القناة جاهزة.", "السيسي"),
        ("وقال المدرب صلاح الدين زيدان إن الإصابة لا تسره.", "صلاح الدين زيدان"),
        ("وقال الأمير فيصل بن خالد بن عبدالعزيز أمير منطقة الوادي إن السد امتلأ.", "فيصل بن خالد بن عبدالعزيز"),
        ("ودعت السلطات المئات إلى غسل ملابسهم.", "السلطات"),
        ("وقال باسم يوسف إن البرنامج عاد.", "باسم يوسف"),
    ],
)
def test_a_source_is_named_whole_and_alone(text: str, name: str) -> None:
    assert [names for _, names in chains(text)] == [[name]]
