"""Which quantities a text gives, and with what."""

from decimal import Decimal

from isnad.analyse.figures import figures
from isnad.model import Bound


def mentions(text: str) -> list[str]:
    return [figure.mention.text for figure in figures(text)]


def test_a_mention_has_bound_number_and_noun() -> None:
    (figure,) = figures("قتل نحو 12 جنديا في عدن أمس.")
    assert figure.mention.text == "نحو 12 جنديا"
    assert (figure.low, figure.high, figure.bound) == (Decimal(12), Decimal(12), Bound.ABOUT)
    assert (figure.what, figure.of, figure.place, figure.time) == ("جنديا", "قتل", "عدن", "أمس")
