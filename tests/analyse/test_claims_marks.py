"""Words that are nothing but marks, as broken typesetting leaves them, do not stop the reading."""

import pytest

from isnad.analyse.claims import claims


@pytest.mark.parametrize("mark", ["ـ", "ًّ", "ـًـ", "\u200fـ\u200f", "ٰ"])
def test_a_word_without_letters_stands_anywhere(mark: str) -> None:
    for text in (
        f"خبر\nقالت الشركة {mark} إن العمل توقف.",
        f"خبر\nقال {mark} إن العمل توقف.",
        f"خبر\n{mark} قال المدير سامي الحداد {mark}، {mark} إن العمل توقف {mark}.",
        f"خبر\nبحسب {mark} الوزارة {mark} توقف العمل.",
        f"{mark}: توقف العمل\n{mark}",
    ):
        for claim in claims(text):
            assert text[claim.content.start : claim.content.end] == claim.content.text
