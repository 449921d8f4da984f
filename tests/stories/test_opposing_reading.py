"""Denials read again: who denies, where what is denied begins, and which are no good."""

from collections.abc import Sequence

import pytest

from isnad.analyse import analyse
from isnad.model import Article, Claim, Paragraph
from isnad.stories.opposing.naming import bare_name, names_somebody
from isnad.stories.opposing.rereading import DENYING, reread

BEFORE = "وقالت النائبة ليلى مراد إن الجسر القديم مغلق."


def denials(text: str) -> Sequence[Claim]:
    article = Article("a", "خبر", (Paragraph(f"{BEFORE} {text}"),))
    claims = analyse(article).claims
    found = [reread(claim, claims[0], article.text) for claim in claims if claim.lemma in DENYING]
    return [claim for claim in found if claim is not None]


class TestADenial:
    @pytest.mark.parametrize(
        ("text", "speaker", "content"),
        [
            ("وتنفي إيران هذه الاتهامات.", "إيران", "هذه الاتهامات"),
            ("ونفى الوزير سامي الحداد بشدة أي علاقة له بالشركة.", "سامي الحداد", "أي علاقة له بالشركة"),
            ("نفت شركة الصخر، المكلفة بالحفر، أي مسؤولية عن الحادث.", "شركة الصخر", "أي مسؤولية عن الحادث"),
        ],
    )
    def test_has_who_denies_and_all_of_what(self, text: str, speaker: str, content: str) -> None:
        (found,) = denials(text)
        assert found.chain[0].called == speaker
        assert found.content.text == content

    def test_points_into_the_text(self) -> None:
        text = "وتنفي إيران هذه الاتهامات."
        (found,) = denials(text)
        whole = f"خبر\n{BEFORE} {text}"
        assert whole[found.content.start : found.content.end] == found.content.text

    @pytest.mark.parametrize(
        "text",
        [
            "وصل المدير، ونفى تلك المزاعم، ثم غادر القاعة.",
            "يقيم الداعية في كندا والذي ينفي أي دور له في الأمر.",
        ],
    )
    def test_of_nobody_who_can_be_told_is_none(self, text: str) -> None:
        assert denials(text) == []


class TestANameOfWhoSpeaks:
    @pytest.mark.parametrize(
        ("name", "bare"),
        [("نتنياهو التهم", "نتنياهو"), ("رفض موسكو", "موسكو"), ("وزارة التعليم العالي", "وزارة التعليم العالي")],
    )
    def test_is_cleared_of_what_is_none_of_it(self, name: str, bare: str) -> None:
        assert bare_name(name) == bare

    @pytest.mark.parametrize("name", ["", "ففي الوقت", "تلك المزاعم", "الاتهامات الموجهة إليه", "بأشد العبارات", "!!!"])
    def test_may_name_nobody(self, name: str) -> None:
        assert not names_somebody(name)
