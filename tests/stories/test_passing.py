"""Chains across articles: the ways of one claim, where they meet, and which merely repeat."""

from typing import Any

import pytest
from tests.stories.telling import HOUSES, told

from isnad.model import ShiftKind, Told, Transmission, transmission_to_json
from isnad.stories import transmissions
from isnad.stories.passing import foremost

LEAK = "قال مسؤول كبير في هيئة الموانئ إن 37 حاوية اختفت من رصيف الحبوب قبل وصول المفتشين."


def of(*articles: Told) -> tuple[Transmission, ...]:
    return transmissions(sorted(articles, key=lambda each: each.at), HOUSES)


def about(word: str, *articles: Told) -> Transmission:
    """The one transmission whose words have a word."""
    found = [each for each in of(*articles) if word in each.words.span.text]
    assert len(found) == 1, [each.words.span.text for each in found]
    return found[0]


def hands(transmission: Transmission, publisher: str) -> list[str]:
    (way,) = [way for way in transmission.ways if way.publisher == publisher]
    return [hand.name for hand in way.hands]


def test_a_way_leads_through_the_article_of_the_house_that_is_named() -> None:
    found = about(
        "حاوية",
        told("nahar", LEAK),
        told("safa", "نقلت وكالة نهار عن مسؤول في هيئة الموانئ أن 37 حاوية اختفت من الرصيف.", hours=3),
    )
    assert hands(found, "safa") == ["مسؤول كبير في هيئة الموانئ", "وكالة نهار للأنباء", "صحيفة الصفاء"]
    assert [way.through for way in found.ways] == ["", "nahar-0"]
    assert (found.independent, found.repeating) == (1, 1)
    assert [shift.kind for shift in found.shifts] == [ShiftKind.SOURCE]


def test_who_names_the_last_hand_only_is_given_the_others() -> None:
    found = about(
        "حاوية",
        told("nahar", LEAK),
        told("safa", "نقلت وكالة نهار عن مسؤول في هيئة الموانئ أن 37 حاوية اختفت من الرصيف.", hours=3),
        told("burj", "وبحسب صحيفة الصفاء، فإن 37 حاوية اختفت من رصيف الحبوب.", hours=8),
    )
    assert hands(found, "burj") == [
        "مسؤول كبير في هيئة الموانئ",
        "وكالة نهار للأنباء",
        "صحيفة الصفاء",
        "جريدة البرج",
    ]
    assert (found.independent, found.repeating) == (1, 2)


def test_copies_and_credits_are_one_origin() -> None:
    found = about(
        "حاوية",
        told("nahar", LEAK, copy="c"),
        told("safa", LEAK, hours=1, copy="c", origin="publisher:nahar"),
        told("burj", LEAK, hours=2, copy="c", origin="publisher:nahar"),
    )
    assert [way.is_copy for way in found.ways] == [False, True, True]
    assert (found.independent, found.repeating) == (1, 2)
    assert hands(found, "burj")[-2:] == ["وكالة نهار للأنباء", "جريدة البرج"]


def test_an_article_that_tells_its_day_alone_may_be_older_than_who_quotes_it() -> None:
    found = about(
        "حاوية",
        told("safa", LEAK, day=True),
        told("burj", "وذكرت صحيفة الصفاء نقلا عن مسؤول في هيئة الموانئ أن 37 حاوية اختفت من الرصيف.", hours=4),
    )
    assert hands(found, "burj") == ["مسؤول كبير في هيئة الموانئ", "صحيفة الصفاء", "جريدة البرج"]


def test_two_who_are_surely_two_and_say_it_in_their_own_words_are_two_origins() -> None:
    found = about(
        "بالحمى",
        told("safa", "قالت وزارة الصحة إن 57 مريضا بالحمى دخلوا مستشفى الكرمة في ليلة واحدة."),
        told("burj", "وقالت منظمة أطباء الضفاف إن مستشفى الكرمة استقبل خلال ليلة واحدة 57 مصابا بالحمى.", hours=2),
    )
    assert [hand.name for hand in found.origins] == ["وزارة الصحة", "منظمة أطباء الضفاف"]
    assert found.repeating == 0


@pytest.mark.parametrize(
    "other",
    [
        # nobody knows whether he is the first
        "وقال مصدر مطلع إن مستشفى الكرمة استقبل خلال ليلة واحدة 57 مصابا بالحمى.",
        # a ministry and its minister
        "وقال وزير الصحة إن مستشفى الكرمة استقبل خلال ليلة واحدة 57 مصابا بالحمى.",
        # who has it from him
        "وقالت منظمة أطباء الضفاف نقلا عن وزارة الصحة إن مستشفى الكرمة استقبل خلال ليلة واحدة 57 مصابا بالحمى.",
        # the very words of the other
        "وقالت منظمة أطباء الضفاف إن 57 مريضا بالحمى دخلوا مستشفى الكرمة في ليلة واحدة.",
    ],
)
def test_who_may_be_one_is_counted_once(other: str) -> None:
    first = told("safa", "قالت وزارة الصحة إن 57 مريضا بالحمى دخلوا مستشفى الكرمة في ليلة واحدة.")
    assert all(each.independent == 1 for each in of(first, told("burj", other, hours=2)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # other figures of one thing
        ("قال مدير المستشفى إن 12 جريحا نقلوا إلى العناية.", "قال مدير المستشفى إن 30 جريحا نقلوا إلى العناية."),
        # the contrary
        ("أكد الوزير أن المصنع سيغلق أبوابه نهاية الشهر.", "أكد الوزير أن المصنع لن يغلق أبوابه نهاية الشهر."),
        # a demand is no statement
        ("أعلنت النقابة وقف الإضراب في المناجم الجنوبية.", "طالبت النقابة بوقف الإضراب في المناجم الجنوبية."),
        # two things about one place
        ("قال الوالي إن الطريق الساحلي آمن للعبور.", "قال الوالي إن الطريق الساحلي كلف أموالا طائلة."),
    ],
)
def test_other_contents_are_other_claims(one: str, other: str) -> None:
    assert all(len(each.ways) == 1 for each in of(told("safa", one), told("burj", other, hours=1)))


def test_what_hands_in_between_change_is_told() -> None:
    found = about(
        "قتيلا",
        told("nahar", "قال المتحدث باسم الإسعاف سامي النجار إن نحو 40 قتيلا نقلوا من تحت الأنقاض في حي الزيتون."),
        told("safa", "ونقلت وكالة نهار عن سامي النجار أن 400 قتيل نقلوا من تحت الأنقاض في حي الزيتون.", hours=1),
    )
    assert [(shift.kind, shift.was.span.text, shift.now.span.text) for shift in found.shifts] == [
        (ShiftKind.FIGURE, "نحو 40 قتيلا", "400 قتيل")
    ]


def test_words_point_into_the_article_they_name() -> None:
    articles = (told("nahar", LEAK), told("safa", "نقلت وكالة نهار عن مسؤول أن 37 حاوية اختفت من الرصيف.", hours=3))
    texts = {each.placed.article: each.article.text for each in articles}
    for found in of(*articles):
        words = [found.words, *(way.words for way in found.ways)]
        words += [hand.words for way in found.ways for hand in way.hands if hand.words]
        for each in words:
            assert texts[each.article][each.span.start : each.span.end] == each.span.text


def test_a_plain_claim_of_one_article_is_no_transmission() -> None:
    assert of(told("safa", "قال الوزير إن المدارس ستفتح يوم الأحد.")) == ()
    assert of() == ()


def test_one_article_with_a_hand_in_between_is_one() -> None:
    (found,) = of(told("safa", "ونقلت إذاعة المدينة عن طبيب شرعي أن الوفاة طبيعية ولا أثر لعنف على الجثة."))
    assert [hand.name for hand in found.ways[0].hands] == ["طبيب شرعي", "إذاعة المدينة", "صحيفة الصفاء"]


def test_as_json() -> None:
    (found,) = of(told("nahar", LEAK, copy="c"), told("safa", LEAK, hours=1, copy="c", origin="publisher:nahar"))
    shape: Any = transmission_to_json(found)
    assert (shape["independent"], shape["repeating"]) == (1, 1)
    assert [way["copy"] for way in shape["ways"]] == [False, True]


def test_order_and_repetition_of_what_is_given_change_nothing() -> None:
    articles = [
        told("nahar", LEAK),
        told("safa", "نقلت وكالة نهار عن مسؤول في هيئة الموانئ أن 37 حاوية اختفت من الرصيف.", hours=3),
    ]
    assert transmissions(articles, HOUSES) == transmissions(list(articles), HOUSES)
    assert len(transmissions(articles, {})) == 1  # houses that nobody knows still are one chain


def test_two_texts_that_credit_one_agency_are_one_origin() -> None:
    one = "قالت وزارة الصحة إن 57 مريضا بالحمى دخلوا مستشفى الكرمة في ليلة واحدة."
    other = "وقالت منظمة أطباء الضفاف إن مستشفى الكرمة استقبل خلال ليلة واحدة 57 مصابا بالحمى."
    found = about(
        "بالحمى", told("safa", one, origin="agency:nahar"), told("burj", other, hours=2, origin="agency:nahar")
    )
    assert (found.independent, found.repeating) == (1, 1)
    assert hands(found, "burj")[1:] == ["وكالة نهار للأنباء", "جريدة البرج"]


def test_a_house_that_tells_its_own_report_again_repeats() -> None:
    found = about("حاوية", told("nahar", LEAK), told("nahar", "وكان " + LEAK.removeprefix("قال "), LEAK, hours=9))
    assert (found.independent, found.repeating) == (1, 1)


def test_the_newspaper_means_the_only_other_house_that_the_article_names() -> None:
    found = about(
        "حاوية",
        told("safa", LEAK),
        told(
            "burj",
            "اطلعت صحيفة الصفاء على وثائق الميناء.",
            "ونقلت الصحيفة عن مسؤول في هيئة الموانئ أن 37 حاوية اختفت من الرصيف.",
            hours=5,
        ),
    )
    assert hands(found, "burj") == ["مسؤول كبير في هيئة الموانئ", "صحيفة الصفاء", "جريدة البرج"]


def test_the_foremost_are_those_told_in_most_texts() -> None:
    said = [LEAK, "قال مدير المرصد إن 12 هزة ضربت الوادي.", "أكدت وزارة الري أن السد امتلأ حتى آخره هذا الشتاء."]
    articles = [
        told(house, *said[: len(HOUSES) - place], hours=place, copy="c" if place == 3 else "")
        for place, house in enumerate(HOUSES)
    ]
    everything = sorted(transmissions(articles, HOUSES), key=lambda each: (-each.told, -len(each.ways)))
    assert len(everything) == 3
    for most in range(5):
        assert foremost(articles, HOUSES, most) == tuple(everything[:most])


def test_what_is_told_by_a_noun_phrase_comes_last() -> None:
    articles = [
        told("nahar", "أعلنت وزارة الري استئناف العمل في السد الكبير بعد توقف طويل.", LEAK),
        told("safa", "أعلنت وزارة الري استئناف العمل في السد الكبير بعد توقف طويل.", LEAK, hours=3),
        told("burj", "أعلنت وزارة الري استئناف العمل في السد الكبير بعد توقف طويل.", hours=5),
    ]
    assert ["حاوية" in each.words.span.text for each in foremost(articles, HOUSES, 5)] == [True, False]


def test_a_noun_phrase_of_two_who_have_no_name_in_common_is_not_told() -> None:
    articles = [
        told("nahar", "أعلنت وزارة الري استئناف العمل في السد الكبير بعد توقف طويل."),
        told("safa", "أعلن سامي منصور استئناف العمل في السد الكبير بعد توقف طويل.", hours=3),
    ]
    assert of(*articles) == ()
