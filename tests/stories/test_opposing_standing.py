"""Which denials are shown: those that surely deny, and say what."""

from collections.abc import Sequence

import pytest
from tests.stories.telling import told

from isnad.model import Opposition
from isnad.stories.opposing import opposed


def shown(*paragraphs: str) -> Sequence[Opposition]:
    return opposed([told("nahar", *paragraphs)]).oppositions


@pytest.mark.parametrize(
    "text",
    [
        "ونفى الوزير سامي الحداد وجود نقص في مياه الشرب.",
        "وفند الوزير سامي الحداد مزاعم الحزب عن نقص مياه الشرب.",
        "وقال الوزير سامي الحداد إن ما تردد عن نقص مياه الشرب غير صحيح.",
    ],
)
def test_a_denial_is_shown(text: str) -> None:
    assert len(shown(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ويتناول الكاتب سامي الحداد المسرح مفندا التطورات التي طرأت على لغة الشعر.",
        "وفندت الوزيرة هدى نعمان أنها اجتهدت وواجهت مصاعب كثيرة.",
        "وقال النائب وليد القصار إن الوزير سامي الحداد سينفي وجود نقص في مياه الشرب.",
        "وادعت النيابة العامة على موقوفين بما يلي: تقديم أدلة غير صحيحة حول أنباء البلدية.",
        "ونفى الوزير سامي الحداد صحة الانطباع الذي يحاول بعضهم الترويج له.",
        "وهو الأمر الذي نفى الوزير سامي الحداد أن يكون السبب في إغلاق السوق.",
        "وأوضح الوزير سامي الحداد أن ما ذكر غير صحيح لعدد من الأسباب أهمها غياب الأطباء.",
    ],
)
def test_what_denies_nothing_is_not(text: str) -> None:
    assert not shown(text)
