"""Who gives a toll: in counts that somebody gave out, behind «كما أعلنت», and where names and contents run on."""

import pytest

from isnad.analyse.claims import claims


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and content of each claim of a report."""
    return [(claim.chain[0].name, claim.content.text) for claim in claims(f"خبر\n{text}")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "أدت السيول إلى مقتل 64 شخصا، في حصيلة جديدة أعلنت عنها وزارة الصحة الأحد.",
            "وزارة الصحة",
            "أدت السيول إلى مقتل 64 شخصا",
        ),
        ("ارتفع عدد القتلى إلى 24، وفق حصيلة أعلنها الدفاع المدني.", "الدفاع المدني", "ارتفع عدد القتلى إلى 24"),
        ("قتل أربعة أشخاص في شرق الكرمة، كما أعلنت النيابة العامة.", "النيابة العامة", "قتل أربعة أشخاص في شرق الكرمة"),
        ("أعلنت شرطة الكرمة، الأربعاء، فقدان 111 تلميذة.", "شرطة الكرمة", "فقدان 111 تلميذة"),
        ("أفاد مرصد الحدود عن نزوح ألفي مدني من الكرمة.", "مرصد الحدود", "نزوح ألفي مدني من الكرمة"),
        (
            'قال "معهد الطب الشرعي"، الهيئة المكلفة بالضحايا، إن عدد الجثث بلغ تسع جثث.',
            "معهد الطب الشرعي",
            "عدد الجثث بلغ تسع جثث",
        ),
        ("قالت الشرطة في سلسلة تغريدات إن الحادث أوقع عشرة جرحى.", "الشرطة", "الحادث أوقع عشرة جرحى"),
        (
            "أصيب أربعة جنود، بحسب ما أفاد مسؤول في وزارة الدفاع الكندارية وكالة نهار.",
            "مسؤول في وزارة الدفاع الكندارية",
            "أصيب أربعة جنود",
        ),
        ("قالت السلطات في الكرمة في الثلاثين من مارس إن أربعة قتلوا.", "السلطات في الكرمة", "أربعة قتلوا"),
    ],
)
def test_who_gives_a_toll(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


def test_an_attack_on_a_place_is_no_saying() -> None:
    text = "أعلن حزب النخيل أن فصيلا تابعا له هاجم معسكرا للحرس قرب الكرمة وقتل 15 جنديا."
    assert [speaker for speaker, _ in told(text)] == ["حزب النخيل"]
