"""Tags: phrases as an editor would write them, each thing once, explained."""

import pytest

from isnad.analyse.tags import tags
from isnad.model import Span, Tag

TITLE = "الرئيس الروسي يوقع اتفاق شراكة استراتيجية شاملة مع فيتنام"
BODY = (
    "وقع الرئيس الروسي فلاديمير بوتين في هانوي اتفاق شراكة استراتيجية شاملة مع فيتنام.\n"
    "وقال بوتين إن شراكة استراتيجية شاملة ستخدم البلدين، وإن كل شراكة استراتيجية شاملة نجحت، "
    "مضيفا أن وزارة الكهرباء والماء ستنفذ المشروع.\n"
    "وتقع كوريا الشمالية قرب فيتنام، ورحبت جامعة الملك سعود بالاتفاق، كما رحبت الهيئة العامة لتطوير السياحة به."
)


def texts(found: tuple[Tag, ...]) -> list[str]:
    return [tag.text for tag in found]


def read(body: str, title: str = "") -> list[str]:
    return texts(tags(f"{title}\n{body}", len(title)))


@pytest.fixture(scope="module")
def found() -> tuple[Tag, ...]:
    return tags(f"{TITLE}\n{BODY}", len(TITLE))


def test_phrases_stand_whole(found: tuple[Tag, ...]) -> None:
    assert {"شراكة استراتيجية شاملة", "وزارة الكهرباء والماء", "كوريا الشمالية", "جامعة الملك سعود"} <= set(
        texts(found)
    )


def test_an_institution_has_its_name_to_the_end(found: tuple[Tag, ...]) -> None:
    assert "الهيئة العامة لتطوير السياحة" in texts(found)
    assert "الهيئة العامة" not in texts(found)


def test_a_person_is_named_once_and_in_full(found: tuple[Tag, ...]) -> None:
    assert [text for text in texts(found) if "بوتين" in text] == ["فلاديمير بوتين"]


def test_a_title_before_a_name_is_no_tag_beside_it(found: tuple[Tag, ...]) -> None:
    assert "الرئيس الروسي" not in texts(found)


def test_five_to_ten_best_first(found: tuple[Tag, ...]) -> None:
    assert 5 <= len(found) <= 10
    assert [tag.score for tag in found] == sorted((tag.score for tag in found), reverse=True)
    assert all(0 <= tag.score <= 1 for tag in found)


def test_no_two_share_a_key(found: tuple[Tag, ...]) -> None:
    assert len({tag.key for tag in found}) == len(found)


def test_each_says_why_and_where(found: tuple[Tag, ...]) -> None:
    text = f"{TITLE}\n{BODY}"
    for tag in found:
        assert tag.parts
        assert tag.rule in {"name", "noun phrase"}
        assert tag.spans
        assert all(text[span.start : span.end] == span.text for span in tag.spans)


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("تحدث الوفد عن الطاقة الشمسية، وعن مستقبل للطاقة الشمسية.", "الطاقة الشمسية"),
        ("ركزت الندوة على مكافحة التصحر، ودعت لمكافحة التصحر وبمكافحة التصحر.", "مكافحة التصحر"),
        ("بحث المؤتمر تعليم اللغة العربية، ودعا إلى دعم للغة العربية.", "اللغة العربية"),
        ("زار الوفد دمشق القديمة. ووصل إلى بدمشق ثم دمشق.", "دمشق"),
    ],
)
def test_no_particle_stands_at_a_front(body: str, tag: str) -> None:
    assert tag in read(body)


def test_definite_and_indefinite_are_one_and_the_definite_is_shown() -> None:
    found = tags("جرت الانتخابات الرئاسية في هدوء. وهي انتخابات رئاسية مبكرة، والانتخابات الرئاسية تجري كل خمس سنوات.")
    elections = [tag for tag in found if "رئاسية" in tag.text or "الرئاسية" in tag.text]
    assert texts(tuple(elections)) == ["الانتخابات الرئاسية"]
    assert len(elections[0].spans) == 3


def test_articles_meet_in_a_key_however_they_write_it() -> None:
    one = tags("تبدأ الانتخابات الرئاسية غدا وسط تغطية واسعة.")[0]
    other = tags("تشهد البلاد في الخريف انتخابات رئاسية، كما قال الحزب.")
    assert one.key in {tag.key for tag in other}
    trump = {tag.key for tag in tags("وصل دونالد ترامب إلى لندن.")} & {
        tag.key for tag in tags("غادر دونالد ترمب لندن.")
    }
    assert trump


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("ضرب زلزال يهدد مناطق ساحلية المدينة مساء أمس في الشمال.", "زلزال يهدد مناطق"),
        ("قال وزير الدفاع الفرنسي إن باريس ترفض العرض المقدم.", "الدفاع الفرنسي"),
        ("هبطت الطائرة في مطار الكويت الدولي بعد عطل فني.", "الكويت الدولي"),
        ("فاز برشلونة الإسباني على ضيفه في الدوري المحلي.", "برشلونة الإسباني"),
        ("حضر الحفل صاحب السمو الملكي الأمير خالد الفيصل.", "السمو الملكي الأمير"),
        ("كشف الاتحاد الدولي عن جدول المباريات الجديد للبطولة.", "كشف الاتحاد الدولي"),
    ],
)
def test_no_fragment_and_no_verb(body: str, wrong: str) -> None:
    assert wrong not in read(body)


def test_the_headline_counts() -> None:
    body = "اجتمع الوفدان في العاصمة. وبحث الوفدان سوق العمل ثم نقل البضائع ثم سد النهضة ثم حماية البيئة."
    assert read(body, "محادثات جديدة حول سد النهضة")[0] == "سد النهضة"


def test_entities_are_candidates_as_a_whole() -> None:
    text = "هاجم مسلحو بوكو حرام القرية. وتنشط بوكو حرام في الشمال."
    given = [Span("بوكو حرام", at, at + len("بوكو حرام")) for at in (text.index("بوكو"), text.rindex("بوكو"))]
    found = {tag.text: tag for tag in tags(text, 0, given)}
    assert found["بوكو حرام"].rule == "entity"
    assert [(span.start, span.end) for span in found["بوكو حرام"].spans] == [(s.start, s.end) for s in given]


def test_an_entity_that_the_rules_find_too_is_counted_once() -> None:
    text = "زار فلاديمير بوتين القاهرة."
    at = text.index("فلاديمير")
    (tag,) = [tag for tag in tags(text, 0, [Span("فلاديمير بوتين", at, at + 14)]) if "بوتين" in tag.text]
    assert (tag.rule, len(tag.spans)) == ("entity", 1)


def test_vowel_signs_and_tatweel_are_not_shown_but_kept_in_the_span() -> None:
    found = tags("بحث المؤتمر الطَّاقة الشمسيـــة وسبل الطَّاقة الشمسيـــة في المدن.")
    (tag,) = [tag for tag in found if "الشمسية" in tag.text]
    assert tag.text == "الطاقة الشمسية"
    assert "ـ" in tag.spans[0].text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "كلمة",
        "!؟ ... «» — 12 ٪",
        "The minister met the General Assembly in New York.",
        "Министр сообщил: 部长说",
        "\ud800\udfff",
        "في من على إلى",
    ],
)
def test_what_says_nothing_has_no_tags(text: str) -> None:
    assert tags(text) == ()
