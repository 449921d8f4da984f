"""Numbers beside a toll that are none of it: parts, crews, warrants, other days, other parties, what was foreseen."""

import pytest

from isnad.model import Step, Told
from isnad.stories.counting import tell_series

from .conftest import MakeTold


def lows(kind: str, *states: Told, of: str = "") -> list[list[int]]:
    """The numbers of the series of one kind that are no parts."""
    found = [one for one in tell_series(states) if one.thing == kind and one.of == of and not one.is_part]
    return [[int(point.low) for point in one.points] for one in found]


class TestNotOfTheToll:
    @pytest.mark.parametrize(
        "aside",
        [
            "وقال شاهد إن عائلة من 9 أفراد كانت تقيم في الطابق الأول.",
            "وتأتي هذه الحصيلة غداة مقتل 9 أشخاص في انهيار آخر بالمدينة.",
            "وكان الانهيار الذي وقع في 3 يناير الماضي قد أودى بحياة 9 أشخاص.",
            "وقال خبير إن الحوادث تقتل 9 أشخاص في الدقيقة حول العالم.",
            "وتوفي 9 أشخاص من أصل 40 أدخلوا المستشفى في الحادثة الأولى قبل عامين.",
        ],
    )
    def test_what_an_aside_counts_is_of_something_else(self, told: MakeTold, aside: str) -> None:
        states = [
            told("a", "انهيار عمارة بطنجة", "لقي 4 أشخاص مصرعهم في انهيار عمارة بمدينة طنجة."),
            told("b", "ارتفاع ضحايا عمارة طنجة إلى 6 قتلى", f"لقي 6 أشخاص مصرعهم بطنجة. {aside}", hours=5),
        ]
        assert lows("dead", *states) == [[4, 6]]

    def test_people_listed_beside_others_are_not_all(self, told: MakeTold) -> None:
        states = [
            told("a", "تفجير في البصرة", "أدى التفجير إلى إصابة سبعة شرطيين وخمسة جنود وأربعة مدنيين."),
            told("b", "تفجير البصرة", "أعلنت صحة البصرة إصابة 21 شخصا في التفجير.", hours=3),
        ]
        assert lows("injured", *states) == []

    def test_an_officer_and_his_soldiers_are_told_apart_from_all(self, told: MakeTold) -> None:
        states = [
            told("a", "مقتل ضابط و5 جنود في انفجار لغم بتدمر"),
            told("b", "مقتل ستة عسكريين في انفجار لغم بتدمر", hours=8),
        ]
        assert lows("dead", *states) == []

    def test_two_of_whom_one_is_named_are_all_of_them(self, told: MakeTold) -> None:
        states = [
            told("a", "زلزال يضرب أغادير", "أسفر الزلزال عن مقتل شخصين بينهما فتاة في العاشرة."),
            told("b", "ارتفاع قتلى زلزال أغادير إلى 5", "أعلنت السلطات مقتل 5 أشخاص في الزلزال.", hours=6),
        ]
        assert lows("dead", *states) == [[2, 5]]

    def test_votes_of_two_bodies_are_no_move(self, told: MakeTold) -> None:
        states = [
            told("a", "انتخابات الاتحاد", "ويملك اتحاد الجزر 25 صوتا من 35 في الاتحاد القاري قبل انتخابات الرئاسة."),
            told(
                "b", "رئاسة الاتحاد", "ويملك اتحاد الجزر 31 صوتا من أصل 41 للاتحاد القاري في انتخابات الرئاسة.", hours=9
            ),
        ]
        assert lows("votes", *states) == []
        later = told(
            "c", "رئاسة الاتحاد", "ويملك اتحاد الجزر 27 صوتا من أصل 35 في الاتحاد القاري قبل انتخابات الرئاسة.", hours=9
        )
        assert lows("votes", states[0], later) == [[25, 27]]

    def test_a_warrant_is_no_arrest(self, told: MakeTold) -> None:
        states = [
            told("a", "اعتقال 40 موظفا في قضية الرشوة", "اعتقلت الشرطة 40 موظفا في قضية الرشوة بالبلدية."),
            told("b", "قضية الرشوة", "أصدرت النيابة مذكرات توقيف بحق 62 موظفا في قضية الرشوة بالبلدية.", hours=6),
        ]
        assert lows("detained", *states) == []

    def test_one_convoy_after_another_is_no_series(self, told: MakeTold) -> None:
        states = [
            told("a", "خروج حافلات من البلدة", "خرجت 12 حافلة على متنها 650 شخصا من البلدة المحاصرة."),
            told("b", "خروج دفعة أخرى", "خرجت 30 حافلة على متنها 1800 شخص من البلدة المحاصرة.", hours=30),
        ]
        assert lows("aboard", *states) == []

    def test_fighters_of_one_battle_after_another_are_no_series(self, told: MakeTold) -> None:
        states = [
            told("a", "مقتل 4 مسلحين في اشتباكات بسيناء"),
            told("b", "مقتل 7 مسلحين في اشتباكات بسيناء", hours=40),
        ]
        assert lows("dead", *states) == []

    def test_a_share_of_the_land_is_of_who_holds_it(self, told: MakeTold) -> None:
        states = [
            told("a", "معارك الجنوب", "قال المرصد إن قوات النظام تسيطر على 58 في المئة من المحافظة."),
            told("b", "معارك الجنوب", "قال المرصد إن فصائل المعارضة تسيطر على 35 في المئة من المحافظة.", hours=3),
            told("c", "معارك الجنوب", "قال المرصد إن قوات النظام تسيطر على 71 في المئة من المحافظة.", hours=30),
        ]
        assert lows("percent", *states, of="control") == [[58, 71]]

    def test_a_country_before_a_colon_says_nothing(self, told: MakeTold) -> None:
        states = [
            told("a", "نيبال: 31 قتيلا في انهيارات أرضية"),
            told("b", "نيبال: 44 قتيلا في الانهيارات الأرضية", hours=9),
        ]
        (found,) = tell_series(states)
        assert [point.source for point in found.points] == ["", ""]


class TestSetAgainstInOneArticle:
    def test_a_number_of_names_is_set_against_what_the_article_leads_with(self, told: MakeTold) -> None:
        state = told(
            "a",
            "وباء في الجبل: 20 وفاة بحسب الوزارة",
            "قالت سعاد حمدان، مديرة المستوصف، إن سجلاتها تضم 33 اسما لمتوفين.",
        )
        (found,) = [one for one in tell_series([state]) if one.thing == "dead"]
        (conflict,) = found.conflicts
        assert sorted(int(side.low) for side in conflict.sides) == [20, 33]

    def test_of_two_numbers_of_one_sentence_the_second_says_what_the_first_counts(self, told: MakeTold) -> None:
        state = told(
            "a",
            "تسمم في مدرسة: الآباء يتحدثون عن 48 مصابا",
            "فبينما تتمسك المديرية برقم 35 تلميذا، كشف رئيس جمعية الآباء عمر زهير أن الجمعية أحصت 48 حالة.",
        )
        (found,) = [one for one in tell_series([state]) if one.thing == "injured"]
        (conflict,) = found.conflicts
        assert sorted(int(side.low) for side in conflict.sides) == [35, 48]

    def test_who_did_it_makes_the_difference_of_one(self, told: MakeTold) -> None:
        state = told(
            "a",
            "مقتل 3 أشخاص في إطلاق نار بثكنة",
            "قال مصدر أمني إن عدد القتلى بلغ أربعة بمن فيهم منفذ الهجوم.",
        )
        assert [one.conflicts for one in tell_series([state])] in ([], [()])


class TestWhoGivesAPoint:
    def test_is_nobody_of_another_article(self, told: MakeTold) -> None:
        first = told("a", "مقتل 9 عمال في انهيار منجم الوادي", "انهار منجم الوادي وقتل 9 عمال.")
        other = told("b", "منجم الوادي", "قال نقيب العمال سامح الدوري إن 9 عمال قتلوا في منجم الوادي.", hours=2)
        last = told("c", "منجم الوادي", "قالت وزارة الصحة إن عدد قتلى منجم الوادي ارتفع إلى 12 عاملا.", hours=6)
        found = next(one for one in tell_series([first, other, last]) if one.thing == "dead")
        assert [point.source for point in found.points] == ["", "وزارة الصحة"]
        assert [words.article for words in found.points[0].repeats] == [
            first.placed.article,
            other.placed.article,
        ]

    def test_is_one_though_his_country_is_not_named(self, told: MakeTold) -> None:
        first = told("a", "منجم الوادي", "أعلنت السلطات الكندارية مقتل 9 عمال في انهيار منجم الوادي.")
        last = told("b", "منجم الوادي", "أعلنت السلطات ارتفاع عدد قتلى منجم الوادي إلى 12 عاملا.", hours=6)
        found = next(one for one in tell_series([first, last]) if one.thing == "dead")
        assert len({point.side for point in found.points}) == 1

    def test_gives_again_what_another_gave(self, told: MakeTold) -> None:
        states = [
            told("a", "منجم الوادي", "أعلنت شرطة الكرمة مقتل 9 عمال في انهيار منجم الوادي."),
            told("b", "منجم الوادي", "أعلنت وزارة الصحة مقتل 12 عاملا في انهيار منجم الوادي.", hours=3),
            told("c", "منجم الوادي", "أعلنت شرطة الكرمة مقتل 12 عاملا في انهيار منجم الوادي.", hours=5),
        ]
        found = next(one for one in tell_series(states) if one.thing == "dead")
        assert [point.step for point in found.points] == [Step.FIRST, Step.UPDATE, Step.SAME]

    def test_is_not_he_whom_the_reporter_sets_another_against(self, told: MakeTold) -> None:
        words = "قال المدير سامي نور إن ثلاثة عمال قتلوا، بيد أن وزارة الصحة أجملت لاحقا عدد القتلى بـ 12 شخصا."
        first = told("a", "منجم الوادي", "أعلنت شرطة الكرمة مقتل 9 عمال في انهيار منجم الوادي.")
        points = [
            point
            for one in tell_series([first, told("b", "12 قتيلا في منجم الوادي", words, hours=3)])
            for point in one.points
        ]
        assert all("سامي نور" not in point.source for point in points if point.low == 12)
