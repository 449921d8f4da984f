import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.clitics import Peeling, peel, peelings
from isnad.arabic.letters import match_form


@pytest.mark.parametrize(
    ("word", "before", "stem", "after"),
    [
        ("الوزير", "ال", "وزير", ""),
        ("والوزير", "و ال", "وزير", ""),
        ("بالوزارة", "ب ال", "وزارة", ""),
        ("للوزراء", "ل ال", "وزراء", ""),
        ("وللوزراء", "و ل ال", "وزراء", ""),
        ("للغة", "ل ال", "لغة", ""),
        ("للجنة", "ل ال", "لجنة", ""),
        ("كالعادة", "ك ال", "عادة", ""),
        ("فأكدوا", "ف", "أكدوا", ""),
        ("وقالت", "و", "قالت", ""),
        ("سيجتمعون", "س", "يجتمعون", ""),
        ("وسيعلنون", "و س", "يعلنون", ""),
        ("وزارتها", "", "وزارة", "ها"),
        ("رؤسائهم", "", "رؤساء", "هم"),
        ("رؤساؤه", "", "رؤساء", "ه"),
        ("قدرته", "", "قدرة", "ه"),
        ("حكومتنا", "", "حكومة", "نا"),
        ("وبلادهم", "و", "بلاد", "هم"),
        ("بقوة", "ب", "قوة", ""),
        ("بطريقة", "ب", "طريقة", ""),
        ("ولحماية", "و ل", "حماية", ""),
        ("لإيران", "ل", "إيران", ""),
        ("وقد", "و", "قد", ""),
        ("فإنه", "ف", "إن", "ه"),
        ("عليها", "", "على", "ها"),
        ("بدوره", "ب", "دور", "ه"),
        ("وبوتين", "و", "بوتين", ""),
        ("لزيلينسكي", "ل", "زيلينسكي", ""),
        ("وواشنطن", "و", "واشنطن", ""),
        ("كُتُبهم", "", "كتب", "هم"),
        ("بيتها", "", "بيت", "ها"),
        ("حقها", "", "حق", "ها"),
        ("للصين", "ل ال", "صين", ""),
        ("للبيت", "ل ال", "بيت", ""),
        ("للقاء", "ل ال", "لقاء", ""),
        ("بسبب", "ب", "سبب", ""),
        ("سنكون", "س", "نكون", ""),
    ],
)
def test_what_is_written_onto_a_word_comes_off(word: str, before: str, stem: str, after: str) -> None:
    assert peel(word) == Peeling(tuple(before.split()), match_form(stem), after)


@pytest.mark.parametrize(
    "word",
    [
        *["وزير", "وزارة", "وطن", "وصل", "وفد", "ولد", "والد", "وكالة", "وسط", "وضع", "واشنطن", "ويليام"],
        *["فرنسا", "فريق", "فوز", "فلسطين", "فيصل", "فيلم", "فترة"],
        *["بيان", "بلد", "باب", "برلمان", "بعد", "بين", "بدون", "بوتين", "بايدن", "بيروت", "برنامج"],
        *["لبنان", "لقاء", "لجنة", "ليبيا", "لقد", "لأن", "لاعب", "لافروف", "ليل"],
        *["كبير", "كتاب", "كان", "كرة", "كوريا", "كلمة", "كامل", "كييف", "كندا"],
        *["سوريا", "سلام", "سعر", "سلطة", "سفير", "سعيد", "سكان", "سنة", "سيارة"],
        *["الله", "الذي", "التي", "إلى", "الآن", "ألف", "ألمانيا", "إلغاء", "إلقاء", "التزام"],
        *["نتنياهو", "طهران", "مدينة", "جامعة", "وجه", "انتباه", "علي", "قنا", "هنا", "أمريكي", "سلمان", "الهام"],
        *["مرتبطة", "سابقين", "ميدانية"],
    ],
)
def test_what_is_part_of_a_word_stays(word: str) -> None:
    assert peel(word) == Peeling((), match_form(word), "")


def test_ta_marbuta_is_no_pronoun() -> None:
    assert all(reading.enclitic != "ه" for reading in peelings("مدرسة"))
    assert any(reading.enclitic == "ه" for reading in peelings("مدرسه"))


def test_other_readings_follow_the_likeliest() -> None:
    readings = peelings("وجوده")
    assert readings[0] == Peeling((), "وجود", "ه")
    assert Peeling(("و",), "جوده", "") in readings


@given(st.text(alphabet="وفبلكسانيهمءتةىأإدرعq1 \u064b\u0640", max_size=12))
def test_every_word_has_readings_and_no_reading_comes_twice(word: str) -> None:
    readings = peelings(word)
    assert peel(word) == readings[0]
    assert len(set(readings)) == len(readings)
    assert all(match_form(reading.stem) == reading.stem for reading in readings)
    assert match_form(word) in {reading.stem for reading in readings}
