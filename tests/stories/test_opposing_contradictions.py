"""Contradictions without a word of denial: what there was none of, states, how a thing happened, rebuttals."""

from collections.abc import Sequence

import pytest
from tests.stories.telling import told

from isnad.model import Opposition, OppositionKind
from isnad.stories.opposing import opposed


def contradictions(*paragraphs: str) -> Sequence[Opposition]:
    states = [told(f"house{n}", text, hours=n) for n, text in enumerate(paragraphs)]
    return [each for each in opposed(states).oppositions if each.kind is OppositionKind.CONTRADICTION]


class TestWhatThereWasNoneOf:
    NONE = "وقال مدير المصنع رفيق الحمصي إن المصنع لم يتلق أي بلاغ من عمال الفرن."
    SOME = "وقال النائب سمير عواد إن بلاغين وردا من عمال الفرن قبل الحريق بيوم."

    @pytest.mark.parametrize("order", [0, 1])
    def test_is_belied_by_who_tells_of_one(self, order: int) -> None:
        pair = (self.NONE, self.SOME)
        (found,) = contradictions(pair[order], pair[1 - order])
        called = {voice.chain[0].called for voice in (*found.claiming, *found.denying)}
        assert called == {"رفيق الحمصي", "سمير عواد"}
        assert found.reasons[0].turned == ("بلاغ",)

    def test_is_not_by_one_of_another_thing(self) -> None:
        assert not contradictions(self.NONE, "وقال النائب سمير عواد إن بلاغين وردا من سكان الحي عن سرقة سيارة.")

    def test_is_not_by_the_same_source(self) -> None:
        same = "وقال مدير المصنع رفيق الحمصي إن بلاغين وردا من عمال الفرن قبل الحريق بيوم."
        assert not contradictions(self.NONE, same)

    def test_is_not_by_what_another_received(self) -> None:
        assert not contradictions(self.NONE, "وقال النائب سمير عواد إن مكتبه تلقى بلاغين من عمال الفرن.")

    def test_is_not_by_what_another_did(self) -> None:
        none = "وأكد النائب سمير عواد أن قطر لم تقدم أي بلاغ مسبق إلى هيئة الطيران."
        assert not contradictions(none, "وقالت وزيرة النقل هدى نعمان إن بلاغين وردا مسبقا من البحرين إلى هيئة الطيران.")

    @pytest.mark.parametrize("order", [0, 1])
    def test_is_denied_by_who_says_so(self, order: int) -> None:
        (found,) = contradictions(*(self.NONE, self.SOME)[:: 1 if order else -1])
        assert [voice.chain[0].called for voice in found.denying] == ["رفيق الحمصي"]

    def test_may_be_free_of_it(self) -> None:
        free = "وقالت مديرة المختبر هدى نعمان إن عينات الوجبة خالية من أي بكتيريا."
        found = "وأعلنت وزارة الصحة وجود بكتيريا ضارة في عينات الوجبة."
        assert len(contradictions(free, found)) == 1


class TestStates:
    ALL = "وأكد مدير الجسور سليم حداد أن جميع الجسور في المدينة آمنة."

    def test_at_two_ends_of_an_axis_contradict(self) -> None:
        (found,) = contradictions(self.ALL, "وقال المهندس وليد القصار إن الجسور القديمة متصدعة منذ عام.")
        assert [voice.chain[0].called for voice in found.denying] == ["وليد القصار"]

    def test_of_two_things_do_not(self) -> None:
        assert not contradictions(self.ALL, "وقال المهندس وليد القصار إن أنابيب المياه متصدعة منذ عام.")

    def test_is_none_that_one_works_on_something(self) -> None:
        broken = "وقال المهندس وليد القصار إن نظام شركات التأمين معطل منذ عام."
        works = "وأكد مدير السوق سليم حداد أن شركات التأمين تعمل على تسعير نظام جديد."
        assert not contradictions(broken, works)


class TestWhatIsNegated:
    def test_is_not_set_against_a_word_for_lacking(self) -> None:
        lacks = "وقال النائب وليد القصار إن الرئيس يفتقد القدرة على إدارة الحكومة."
        assert not contradictions(lacks, "وقال الوزير سليم حداد إن الرئيس ليس لديه القدرة على إدارة الحكومة.")

    def test_is_of_one_thing(self) -> None:
        none = "وقالت المتحدثة هدى نعمان إنه لا توجد تغييرات في مجلس الأمن القومي."
        assert not contradictions(none, "وقال الوزير سليم حداد إن الرئيس قرر تغيير مستشاره للأمن القومي.")


class TestHowAThingHappened:
    def test_is_told_otherwise_by_two(self) -> None:
        text = "وقال مصدر أمني إن الربان عثر عليه في منزل قريب له. وذكر محاميه نبيل الشوا أن موكله سلم نفسه طوعا."
        assert len(contradictions(text)) == 1


class TestARebuttal:
    def test_sets_right_the_claim_before_it(self) -> None:
        text = (
            "وقال مدير النقل كمال بنعزوز إن الرافعة معطلة منذ شهر. ورد نقيب العمال سامح الدوري بأن الرافعة أصلحت أمس."
        )
        (found,) = contradictions(text)
        assert [voice.chain[0].called for voice in found.denying] == ["سامح الدوري"]


class TestAPlan:
    def test_is_not_set_against_what_has_been(self) -> None:
        will_not = "وقال الطبيب سعد السراج إن المدير لن يغادر المستشفى الأهلي اليوم."
        did = "وأعلن المستشفى الوطني أن المدير غادر المستشفى الأهلي بعد وقت قصير."
        assert not contradictions(will_not, did)
