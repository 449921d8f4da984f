"""Which claims a denial is not joined to, where it is not sure what it denies, and which sources are one voice."""

from collections.abc import Sequence

import pytest
from tests.stories.telling import told

from isnad.model import Opposition, OppositionKind
from isnad.stories.opposing import opposed
from isnad.stories.opposing.one_voice import are_one


def oppositions(*paragraphs: str, apart: float = 1) -> Sequence[Opposition]:
    return opposed([told(f"house{n}", text, hours=n * apart) for n, text in enumerate(paragraphs)]).oppositions


class TestAClaim:
    DENIAL = "ونفت وزارة الداخلية منع المسافرين من دخول المدينة القديمة."

    def claims(self, claim: str, denial: str = DENIAL) -> list[str]:
        return [voice.chain[0].called for each in oppositions(claim, denial) for voice in each.claiming]

    def test_that_it_was_done_is_denied(self) -> None:
        assert self.claims("وقال النائب زياد حداد إن الشرطة منعت المسافرين من دخول المدينة القديمة.") == ["زياد حداد"]

    @pytest.mark.parametrize(
        "claim",
        [
            "وقال النائب زياد حداد إن خبر منع المسافرين من دخول المدينة القديمة لقي صدى واسعا.",
            "وأكد النائب زياد حداد عدم منع المسافرين من دخول المدينة القديمة.",
            "وقال النائب زياد حداد إن الأزمة قد تؤدي إلى منع المسافرين من دخول المدينة القديمة.",
            "وقال النائب زياد حداد إن السكان ينتظرون من المدينة القديمة إعلان المنع.",
            "وتوقع النائب زياد حداد أن تمنع الشرطة المسافرين من دخول المدينة القديمة.",
        ],
    )
    def test_that_speaks_of_it_is_not(self, claim: str) -> None:
        assert self.claims(claim) == []

    def test_that_only_names_a_thing_is_not(self) -> None:
        denial = "ونفت وزارة الدفاع وجود القتلى الروس في بلدة الوادي القديمة."
        assert self.claims("وكشفت تقارير صحفية عن هوية القتلى الروس في بلدة الوادي القديمة.", denial) == []

    def test_is_of_those_who_are_said_to_allege_it(self) -> None:
        denial = "ونفت وزارة الداخلية مزاعم روسيا بأن الشرطة منعت المسافرين من دخول المدينة القديمة."
        claim = "وقال {} إن الشرطة منعت المسافرين من دخول المدينة القديمة."
        assert self.claims(claim.format("الخبير زياد حداد"), denial) == []
        assert len(self.claims(claim.format("السفير الروسي زياد حداد"), denial)) == 1

    def test_of_another_root_meaning_is_not(self) -> None:
        claim = "وقال النائب زياد حداد إن أسلحة الجماعة في اليمن صنعت قبل أعوام."
        assert self.claims(claim, "وتنفي إيران تسليح الجماعة في اليمن.") == []

    def test_that_leaves_out_whom_the_denial_names_is_not(self) -> None:
        claim = "وقالت شركة الألعاب نوفا إنها حذفت اللعبة لأن مطورها أساء إلى اللاعبين."
        assert self.claims(claim, "ونفى الناشر رامي عواد أن يكون سامي الحداد هو مطور اللعبة.") == []

    def test_that_only_points_accuses_of_nothing_elsewhere(self) -> None:
        claim = "واغتيل معارض في المنفى قبل أعوام، واتهمت بريطانيا روسيا بالوقوف وراءه."
        assert self.claims(claim, "ونفت روسيا أي ضلوع لها في تسميم الجاسوس.") == []

    def test_of_these_things_is_not_what_this_points_at(self) -> None:
        text = "وتحدث النائب زياد حداد عن هذه العقود مع الشركات الأجنبية. ونفت شركة نوفا ذلك."
        assert oppositions(text) == ()

    def test_of_another_object_is_not_what_turns_against_it(self) -> None:
        text = (
            "وقال الناقد زياد حداد إن المؤرخ سامي الحداد أيد سياسة صارمة. "
            "لكن المؤرخ سامي الحداد نفى تأييده لغزو العراق."
        )
        assert [each.claiming for each in oppositions(text)] == [()]


class TestADenial:
    @pytest.mark.parametrize(
        "text",
        [
            "وينفي الرئيس سامي الحداد سياسة القتل خارج القانون، ويقول إن رجال الشرطة قتلوا في الاشتباكات.",
            "ونفى المخرج سامي الحداد الذي سبق له تقديم أعمال كثيرة في الوطن.",
            "ونفت روسيا وجود أدلة.",
            "ونفى اللاعب سامي الحداد كل الاتهامات المثارة ضده.",
            "ونفت روسيا كلا الأمرين أمس.",
        ],
    )
    def test_of_what_is_not_surely_told_is_not_shown(self, text: str) -> None:
        assert oppositions(text) == ()

    def test_by_two_who_are_joined_is_shown(self) -> None:
        (found,) = oppositions("ونفت موسكو مع حليفتيها دمشق وطهران شن أي هجوم على المدينة القديمة.")
        assert found.unanswered


class TestAContradiction:
    def contradictions(self, *texts: str, apart: float = 1) -> int:
        found = oppositions(*texts, apart=apart)
        return sum(each.kind is OppositionKind.CONTRADICTION for each in found)

    def test_is_none_where_another_did_it(self) -> None:
        denied = "وقالت وزارة الدفاع إن أمريكا لم تقصف المواقع العسكرية في حماة."
        assert not self.contradictions(denied, "وقالت وكالة سانا إن صواريخ قصفت المواقع العسكرية في حماة.")

    def test_is_none_of_an_attribute(self) -> None:
        denied = "وقال الباحث سامي الحداد إن مفهوم معاداة الأجانب ليس جديدا في أوروبا."
        assert not self.contradictions(denied, "وقال النائب زياد حداد إن معاداة الأجانب الجديدة مفهوم خطير في أوروبا.")

    def test_is_one_where_a_source_admits_what_there_was_none_of(self) -> None:
        none = "وأكدت شركة المرفأ الكبير أنها لم تتلق أي عرض لشراء حصة ولم تكلف أي بنك."
        some = "وأقرت شركة المرفأ الكبير بتلقي خطاب لشراء حصة في المخازن."
        assert self.contradictions(none, some, apart=24) == 1
        assert not self.contradictions(none, some, apart=1)


class TestOneVoice:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("البنتاغون", "وزارة الدفاع الأميركية"),
            ("متحدث باسم البنتاغون", "المتحدث باسم وزارة الدفاع الأمريكية"),
            ("سيرجيو راموس", "سيرخيو راموس"),
            ("سامي الحداد", "الحداد"),
        ],
    )
    def test_has_two_names(self, one: str, other: str) -> None:
        assert are_one(one, other)
        assert are_one(other, one)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("وزارة الدفاع", "وزارة العدل"),
            ("أحمد حسن", "أحمد حسين"),
            ("أحمد سالم", "أحمد سليم"),
            ("كافة السكان", "كاف"),
            ("", "الحداد"),
        ],
    )
    def test_is_not_two_sources(self, one: str, other: str) -> None:
        assert not are_one(one, other)
