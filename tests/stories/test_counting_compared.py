"""Costs, sums of a stretch of time, numbers that a sentence sets against another's, and what a reporter recalls."""

from isnad.model import Series, Step, Told
from isnad.stories.counting import tell_series

from .conftest import MakeTold


def lows(series: Series) -> list[int]:
    return [int(point.low) for point in series.points]


def of_kind(thing: str, *told: Told) -> list[Series]:
    return [one for one in tell_series(told) if one.thing == thing and not one.is_part]


class TestSums:
    def test_a_cost_is_of_one_thing_by_verb_and_by_noun(self, told: MakeTold) -> None:
        (found,) = tell_series(
            [
                told("a", "مجلس النواب", "قالت الحكومة إن الإعفاء سيكلفها 40 مليون دينار في السنة."),
                told("b", "الإعفاء", "ذكر النائب سالم الحربي أن كلفة الإعفاء تبلغ 55 مليون دينار سنويا.", hours=30),
            ]
        )
        assert (found.of, lows(found)) == ("cost", [40_000_000, 55_000_000])

    def test_costs_of_two_things_or_of_unlike_times_are_none(self, told: MakeTold) -> None:
        assert not tell_series(
            [
                told("a", "مجلس النواب", "قالت الحكومة إن الإعفاء سيكلفها 40 مليون دينار في السنة."),
                told("b", "الإعفاء", "ذكر النائب سالم الحربي أن كلفة الإعفاء تبلغ 5 ملايين دينار شهريا.", hours=9),
                told("c", "الجسر", "ذكر النائب سالم الحربي أن كلفة الجسر تبلغ 50 مليون دينار سنويا.", hours=10),
            ]
        )

    def test_losses_of_a_month_are_not_those_of_all(self, told: MakeTold) -> None:
        assert not tell_series(
            [
                told("a", "ميناء", "قال الخبير نادر العلي إن إغلاق الميناء أدى إلى خسائر شهرية بلغت 80 مليون دولار."),
                told("b", "ميناء", "قدرت هيئة الميناء خسائر إغلاق الميناء بنحو 50 مليون دولار.", hours=20),
            ]
        )

    def test_the_value_of_what_was_sold_is_no_loss(self, told: MakeTold) -> None:
        assert not tell_series(
            [
                told("a", "مصرف", "باعت الدولة حصتها متحملة خسائر مع بيع أسهم بقيمة 3 مليارات دينار."),
                told("b", "مصرف", "باعت الدولة حصتها متحملة خسائر بلغت مليار دينار.", hours=20),
            ]
        )

    def test_a_price_has_the_one_that_an_article_tells_as_before(self, told: MakeTold) -> None:
        (found,) = tell_series(
            [
                told(
                    "a",
                    "المركزي يرفع الفائدة",
                    "جرى تداول الليرة بعد الإعلان عند 30.4 للدولار في السوق الرسمية، مقابل 31.2 قبل إعلانه.",
                ),
                told("b", "الليرة", "جرى تداول الليرة في السوق الرسمية عند 30.9 للدولار.", hours=24),
            ]
        )
        assert [str(point.low) for point in found.points] == ["31.2", "30.4", "30.9"]
        assert found.points[1].step is Step.UPDATE


class TestComparedNumbers:
    def test_who_says_whose_number_his_own_is_not_contradicts_the_newest_of_it(self, told: MakeTold) -> None:
        (found,) = tell_series(
            [
                told("a", "محاكمة", "قال ممثل الادعاء رامي الحسن إن المتهمين استولوا على 60 مليون دولار."),
                told(
                    "b",
                    "الحكم",
                    "جاء في الحكم أن المبلغ الذي ثبت اختلاسه هو 25 مليون دولار، أي أقل من نصف ما أعلنه الادعاء.",
                    hours=90,
                ),
            ]
        )
        (conflict,) = found.conflicts
        assert [int(side.low) for side in conflict.sides] == [60_000_000, 25_000_000]

    def test_names_on_a_list_of_missing_people_are_missing(self, told: MakeTold) -> None:
        (found,) = of_kind(
            "missing",
            told("a", "سيول", "قال الناطق باسم الدفاع المدني حسن قاسم إن عدد المفقودين تراجع إلى 14."),
            told(
                "b",
                "عشرون اسما على باب المسجد: البلدة تنتظر مفقوديها",
                "أحصى مراسلنا على الباب عشرين اسما، أي أكثر بستة مما يعترف به الدفاع المدني.",
                hours=8,
            ),
        )
        (conflict,) = found.conflicts
        assert [int(side.low) for side in conflict.sides] == [14, 20]

    def test_two_estimates_that_a_sentence_compares_are_disputed(self, told: MakeTold) -> None:
        found = tell_series(
            [
                told("a", "الموازنة", "يقدر خبراء كلفة خدمة الدين العام بنحو 700 مليون دولار سنويا."),
                told(
                    "b",
                    "الدين",
                    "قال وليد شاهين إن الأمر صعب. توقع وليد شاهين أن ترتفع فاتورة الدين العام إلى 950 مليون دولار "
                    "سنويا، وهو تقدير أعلى بكثير من "
                    "700 مليون دولار التي نقلتها وكالة نهار عن خبراء.",
                    hours=5,
                ),
            ]
        )
        (conflict,) = [each for one in found for each in one.conflicts]
        assert sorted(int(side.low) for side in conflict.sides) == [700_000_000, 950_000_000]


class TestTolls:
    def test_a_rounded_number_moves_nothing(self, told: MakeTold) -> None:
        assert not of_kind(
            "dead",
            told("a", "مصرع 178 شخصا في زلزال قرب أغادير"),
            told("b", "زلزال أغادير", "لقي نحو 180 شخصا مصرعهم في زلزال أغادير.", hours=5),
        )

    def test_killed_and_injured_together_are_no_dead(self, told: MakeTold) -> None:
        assert not of_kind(
            "dead",
            told("a", "معارك", "لقي 113 عنصرا من المليشيا مصرعهم في معارك عبس."),
            told("b", "معارك", "تكبدت المليشيا في عبس خسائر في الأرواح بلغت 350 عنصرا ما بين قتيل وجريح.", hours=9),
        )

    def test_what_a_reporter_recalls_is_not_of_who_spoke_of_something_else(self, told: MakeTold) -> None:
        (found,) = of_kind(
            "dead",
            told("a", "مقتل 30 شخصا في تفجير بسروج"),
            told(
                "b",
                "تفجير سروج",
                "قال الحاكم كمال أوزر إنه لا يعلم إن كان للحادث دافع، وذلك بعد يومين على هجوم أوقع 32 قتيلا في سروج.",
                hours=40,
            ),
        )
        assert [point.source for point in found.points] == ["", ""]

    def test_a_new_deed_has_a_toll_of_its_own(self, told: MakeTold) -> None:
        assert not of_kind(
            "dead",
            told("a", "مقتل 20 شخصا في تفجير ببغداد"),
            told("b", "تفجير بغداد", "أسفر تفجير بغداد عن مقتل 20 شخصا.", hours=3),
            told("c", "موجة تفجيرات جديدة تضرب بغداد ومقتل 27 شخصا", hours=14),
        )

    def test_ten_of_them_and_three_workers_are_not_ten_dead(self, told: MakeTold) -> None:
        assert not of_kind(
            "dead",
            told("a", "تفجير في ثكنة", "استهدف تفجير جنود الثكنة وأسفر عن مقتل 10 منهم وثلاثة من العاملين فيها."),
            told("b", "تفجير الثكنة", "أسفر تفجير الثكنة عن مقتل 13 شخصا.", hours=3),
        )

    def test_the_injured_who_were_brought_away_are_not_all(self, told: MakeTold) -> None:
        assert not of_kind(
            "injured",
            told("a", "إصابة 52 راكبا في انقلاب حافلة قرب رابغ"),
            told("b", "حافلة رابغ", "عولج بعض الركاب في الموقع، وتم نقل 49 مصابا بعد انقلاب الحافلة.", hours=3),
        )

    def test_who_stands_before_the_verb_speaks_and_nobody_before_him(self, told: MakeTold) -> None:
        (found,) = of_kind(
            "dead",
            told(
                "a",
                "قصف حاجز",
                "قال حاكم المنطقة كريم نوري إن القصف دمر الحاجز وقتل 14 جنديا. "
                "لكن ماجد صافي، قائد الجيش في الولاية، تحدث عن مقتل ثمانية جنود فقط.",
            ),
            told("b", "مقتل 14 جنديا في قصف حاجز", hours=4),
        )
        assert {point.source for point in found.points} >= {"ماجد صافي"}

    def test_bodies_found_one_after_another_leap(self, told: MakeTold) -> None:
        (found,) = of_kind(
            "dead",
            told("a", "مصرع 11 مهاجرا في غرق مركب قبالة جرجيس", event="e"),
            told("b", "مصرع 40 مهاجرا في غرق مركب جرجيس", hours=5, event="e"),
            told("c", "مصرع 52 مهاجرا في غرق مركب جرجيس", hours=20, event="e"),
        )
        assert lows(found) == [11, 40, 52]
