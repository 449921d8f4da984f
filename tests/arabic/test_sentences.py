import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["قال الوزير إن الاتفاق قريب.", "وأضاف أن التفاصيل لاحقا."],
        ["هل وقع الطرفان؟", "لا أحد يعلم!", "ننتظر…"],
        ["من المسؤول؟!", "لم يجب أحد."],
        # decimals, hosts, list numbers
        ["ارتفع المؤشر 1.5 في المئة.", "وهبط آخر ٢.٣ نقطة."],
        ["نشر موقع example.com الخبر.", "ثم حذفه."],
        ["1. المطلب الأول وقف النار."],
        # initials and abbreviations
        ["استقبل د. أحمد م. علي الوفد.", "ثم غادر."],
        ["افتتح أ.د. سامي المؤتمر.", "وحضره طلاب."],
        ["نقلت (أ. ف. ب) الخبر.", "ولم تعلق الوزارة."],
        ["وفق أ ف ب.", "وأوضح مصدر أن العدد أولي."],
        ["أعلنت أ. ف. ب. وقوع الحادث.", "ونفته الشرطة."],
        ["العنوان ص.ب. 123 الرياض.", "والهاتف معروف."],
        ["يبعد الموقع 50 كلم. عن العاصمة.", "ولا طريق إليه."],
        ["يبعد الموقع 50 كلم.", "وقال شاهد إنه سمع الانفجار."],
        ["وقع ذلك عام 2018م.", "ثم نسي."],
        # quotation marks and brackets
        ["قال «لن نتراجع.»", "ثم انصرف."],
        ['قالت "انتهى الأمر."', "وخرجت."],
        ["قال: “لا تعليق.”", "وأغلق الهاتف."],
        ["«متى تعود؟»، سألت الأم."],
        ["انتهى اللقاء.", '"عدنا" قال أحدهم.'],
        ["انتهى اللقاء.", "«عدنا» قال أحدهم."],
        ["أصيب ثلاثة (راجع ص 5. وما بعدها) في الحادث.", "وتوفي رابع."],
        ["قال المصدر (رويترز).", "ولم يزد."],
        # no space between two sentences
        ["انتهى الاجتماع.", "وأكد الوفد ارتياحه.", "ثم سافر."],
        # pauses
        ["قال .. ثم سكت ... ثم عاد."],
        ["لا أعرف...", "ربما غدا."],
        # Latin
        ["He met Dr. Smith of the U.S. Senate in Doha.", "They talked."],
        ["بيان of the firm ABC. then a lower-case word."],
    ],
)
def test_sentences_as_an_editor_counts_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_no_space_after_the_stop() -> None:
    assert split("انتهى الاجتماع.وأكد الوفد ارتياحه.ثم سافر؟نعم") == [
        "انتهى الاجتماع.", "وأكد الوفد ارتياحه.", "ثم سافر؟", "نعم",
    ]  # fmt: skip


def test_a_line_ends_a_sentence() -> None:
    assert split("العنوان بلا نقطة\nالفقرة الأولى. وتمتها\r\n\n  الثانية ") == [
        "العنوان بلا نقطة", "الفقرة الأولى.", "وتمتها", "الثانية",
    ]  # fmt: skip


def test_an_arabic_semicolon_parts_clauses_only() -> None:
    assert split("تأخر الوفد؛ فالطريق مغلق.") == ["تأخر الوفد؛ فالطريق مغلق."]


def test_direction_marks_do_not_hide_an_end() -> None:
    assert split("قال ذلك.\u200f ثم مضى.\u200f") == ["قال ذلك.", "ثم مضى."]


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == sentences(" \n\t\u200f ") == ()


@given(st.text(st.one_of(st.sampled_from("اب د.!؟…?«»\"'() \n1.\u200f،ab"), st.characters()), max_size=80))
def test_every_sign_stands_in_one_sentence(text: str) -> None:
    last = 0
    inside: set[int] = set()
    for start, end in sentences(text):
        assert last <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        inside.update(range(start, end))
        last = end
    assert all(place in inside or ch.isspace() or not ch.isprintable() for place, ch in enumerate(text))


@pytest.mark.parametrize("piece", ['"', "«", "(", ". ", ".", '. "', "(.)", "؟ ", "ا.", "! !", ".\u200f", "). "])
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    text = piece * 100_000 + "\nنعم"
    assert split(text)[-1] == "نعم"


def test_a_million_open_quotation_marks() -> None:
    assert len(sentences("«" * 1_000_000 + " قال. نعم")) == 2
