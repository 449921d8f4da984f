"""Foreign text on a terminal does no harm and keeps its letters."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.cli.display import highlighted, moment, numbered, shown
from isnad.model import Moment, Precision


def test_override_marks_are_kept_and_isolated() -> None:
    title = "خبر \u202eعاجل"
    assert shown(title) == f"\u2068{title}\u2069"
    assert shown("خبر عاجل") == "خبر عاجل"


@given(st.text())
def test_nothing_shown_moves_the_cursor(text: str) -> None:
    assert all(ch == "\t" or (ch >= " " and not "\x7f" <= ch <= "\x9f") for ch in shown(text))


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (Precision.MINUTE, "2024-10-24 22:00 UTC"),
        (Precision.SECOND, "2024-10-24 22:00 UTC"),
        (Precision.DAY, "2024-10-25"),
        (Precision.MONTH, "2024-10"),
        (Precision.YEAR, "2024"),
    ],
)
def test_a_time_is_shown_no_finer_than_it_is_known(precision: Precision, expected: str) -> None:
    at = datetime(2024, 10, 24, 22, 0, tzinfo=UTC)  # 01:00 of the 25th by the clock of the source
    assert moment(Moment(at, precision, 180)) == expected


def test_matched_words_are_bold_where_a_person_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert highlighted("جسر جديد", [(0, 3)]) == "جسر جديد"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert highlighted("جسر جديد", [(0, 3)]) == "\x1b[1mجسر\x1b[0m جديد"


def test_rows_are_numbered_from_where_the_page_begins() -> None:
    assert list(numbered(["أ", "ب"], 9)) == [(" 9.", "أ"), ("10.", "ب")]
