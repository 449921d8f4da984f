"""Prices of a currency and a share, what is demanded and offered, and numbers set against each other."""

from isnad.stories.counting import tell_series

from .conftest import MakeTold


def test_two_markets_of_a_currency_are_two_series(told: MakeTold) -> None:
    found = tell_series(
        [
            told(
                "a",
                "الليرة تتراجع",
                "بيع الدولار في السوق الموازية بسعر 61 ليرة، وفي السوق الرسمية عند 52 ليرة للدولار.",
            ),
            told("b", "الليرة تواصل تراجعها", "بيع الدولار في السوق الموازية بسعر 63 ليرة مساء.", hours=24),
            told("c", "المركزي", "جرى تداول الليرة في السوق الرسمية عند 53 للدولار.", hours=26),
        ]
    )
    assert sorted([int(point.low) for point in one.points] for one in found if one.of == "rate") in (
        [[61, 63]],
        [[52, 53], [61, 63]],
    )


def test_what_is_demanded_is_not_what_is_offered(told: MakeTold) -> None:
    found = tell_series(
        [
            told("a", "إضراب", "طالبت نقابة الممرضين بزيادة نسبتها 30 بالمئة."),
            told("b", "إضراب", "خفضت نقابة الممرضين مطلبها إلى 22 بالمئة.", hours=20),
        ]
    )
    assert [one.of for one in found] == ["demand"]


def test_who_boasts_of_a_deed_does_not_give_its_toll(told: MakeTold) -> None:
    (found,) = tell_series(
        [
            told("a", "هجوم على سوق", "قتل 4 أشخاص في هجوم على سوق كسلا."),
            told("b", "هجوم سوق كسلا", "تبنت جماعة الراية الهجوم على سوق كسلا الذي أسفر عن مقتل 6 أشخاص.", hours=3),
        ]
    )
    assert {point.source for point in found.points} == {""}
