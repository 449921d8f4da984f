"""Conflicts of figures: what cannot all be right, and what only seems so."""

from decimal import Decimal

from isnad.model import Conflict, Told
from isnad.stories.counting import tell_series

from .conftest import MakeTold


def conflicts(*told: Told) -> list[Conflict]:
    return [each for one in tell_series(told) for each in one.conflicts]


def sides(conflict: Conflict) -> set[tuple[int, str]]:
    return {(int(point.low), point.source) for point in conflict.sides}


class TestInOneArticle:
    def test_two_voices_set_against_each_other(self, told: MakeTold) -> None:
        (found,) = conflicts(
            told(
                "a",
                "احتجاجات أم درمان",
                "قالت لجنة الأطباء المركزية إن 12 شخصا قتلوا في احتجاجات أم درمان.",
                "لكن وزارة الداخلية أعلنت أن عدد القتلى 4.",
            )
        )
        assert sides(found) == {(12, "لجنة الأطباء المركزية"), (4, "وزارة الداخلية")}
        assert found.is_open

    def test_the_turnout_of_a_strike_by_both_sides(self, told: MakeTold) -> None:
        (found,) = conflicts(
            told(
                "a",
                "إضراب الأساتذة بالمغرب",
                "أعلنت النقابة الوطنية للتعليم أن نسبة المشاركة بلغت 80 في المئة، "
                "بينما قالت وزارة التربية إنها لم تتجاوز 35 في المئة.",
            )
        )
        assert {int(point.low) for point in found.sides} == {80, 35}

    def test_an_older_number_is_no_side(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told(
                    "a",
                    "ارتفاع حصيلة انهيار مبنى بيروت إلى 19 قتيلا",
                    "أعلن الدفاع المدني اللبناني مقتل 19 شخصا.",
                    "وكانت الحصيلة السابقة التي أعلنها الصليب الأحمر تشير إلى مقتل 14 شخصا.",
                )
            )
            == []
        )

    def test_soldiers_and_civilians_are_different_people(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told(
                    "a",
                    "معارك عدن",
                    "قالت مصادر طبية إن سبعة قتلى سقطوا في صفوف القوات.",
                    "فيما قال مكتب الصحة إن حصيلة القتلى بين المدنيين بلغت 17 قتيلا.",
                )
            )
            == []
        )

    def test_those_who_died_at_once_are_a_part(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told(
                    "a",
                    "قذيفة على سوق بجرمانا",
                    "أعلن التلفزيون الرسمي مقتل 35 شخصا.",
                    "وأشارت وكالة سانا إلى أن القذيفة قتلت 20 شخصا على الفور.",
                )
            )
            == []
        )


class TestBetweenArticles:
    def test_a_later_and_lower_toll_by_another_side(self, told: MakeTold) -> None:
        (found,) = conflicts(
            told("a", "مصرع 18 في حريق قاعة أفراح", "أعلنت وزارة الصحة العراقية مقتل 18 شخصا في حريق القاعة."),
            told("b", "حريق القاعة", "قال محافظ نينوى إن عدد قتلى الحريق 13.", hours=3),
        )
        assert {int(point.low) for point in found.sides} == {18, 13}

    def test_later_and_higher_is_an_update(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told("a", "مصرع 13 في حريق", "أعلنت وزارة الصحة العراقية مقتل 13 شخصا في الحريق."),
                told("b", "مصرع 18 في حريق", "قال محافظ نينوى إن عدد القتلى 18.", hours=3),
            )
            == []
        )

    def test_lower_but_days_later_tells_of_something_else(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told("a", "حريق", "أعلنت وزارة الصحة العراقية مقتل 18 شخصا في حريق."),
                told("b", "حريق", "قال محافظ نينوى إن عدد القتلى 13.", hours=70),
            )
            == []
        )

    def test_ranges_that_meet_agree(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told("a", "حريق", "أعلنت وزارة الصحة العراقية مقتل أكثر من 10 أشخاص في حريق."),
                told("b", "حريق", "أعلن الدفاع المدني مقتل 18 شخصا في حريق.", hours=1),
            )
            == []
        )

    def test_a_minister_does_not_contradict_his_ministry(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told("a", "حادث", "أعلنت وزارة الصحة الموريتانية مقتل 18 شخصا في حادث حافلة."),
                told("b", "حادث", "قال الناطق باسم وزارة الصحة الموريتانية إن عدد القتلى 16.", hours=1),
            )
            == []
        )

    def test_what_was_corrected_is_no_side(self, told: MakeTold) -> None:
        assert (
            conflicts(
                told("a", "حادث", "أعلنت الحماية المدنية مقتل 18 شخصا في حادث.", is_newest=False),
                told("b", "حادث", "قال مستشفى ورقلة إن عدد القتلى 8.", hours=1),
                told("a", "حادث", "أعلنت الحماية المدنية مقتل 8 أشخاص في حادث.", hours=2, revision=2),
            )
            == []
        )


class TestDisputedRange:
    def test_goes_from_the_least_to_the_most_of_the_sides(self, told: MakeTold) -> None:
        (one,) = tell_series(
            [
                told(
                    "a",
                    "احتجاجات",
                    "قالت لجنة الأطباء المركزية إن 12 شخصا قتلوا في احتجاجات أم درمان.",
                    "لكن وزارة الداخلية أعلنت أن عدد القتلى 4.",
                )
            ]
        )
        assert one.disputed == (Decimal(4), Decimal(12))

    def test_is_none_when_a_side_has_come_round(self, told: MakeTold) -> None:
        (one,) = tell_series(
            [
                told(
                    "a",
                    "احتجاجات",
                    "قالت لجنة الأطباء المركزية إن 12 شخصا قتلوا في احتجاجات أم درمان.",
                    "لكن وزارة الداخلية أعلنت أن عدد القتلى 6.",
                ),
                told("b", "احتجاجات", "أعلنت وزارة الداخلية أن عدد قتلى الاحتجاجات 12.", hours=9),
            ]
        )
        assert one.conflicts != ()
        assert one.disputed is None
