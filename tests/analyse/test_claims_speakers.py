"""Who speaks: where a name begins and ends, and what is nobody's name."""

import pytest

from isnad.analyse import analyse
from isnad.model import Article, Claim, Paragraph


def claims_of(text: str) -> tuple[Claim, ...]:
    return analyse(Article("a", "خبر", tuple(Paragraph(line) for line in text.split("\n")))).claims


def speakers_of(text: str) -> list[str]:
    """What the speaker of each claim is called, in order of their contents."""
    return [claim.chain[0].called for claim in claims_of(text)]


class TestWhereANameEnds:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("وفند الدكتور سامي الحداد عددا من الشائعات عن الجسر.", "سامي الحداد"),
            ("ونفى سامي الحداد فورا أنه استقال.", "سامي الحداد"),
            ("ونفى سامي الحداد بعدها أنه استقال.", "سامي الحداد"),
            ("ونفت روسيا مثل هذه المزاعم.", "روسيا"),
            ("إن روسيا لطالما نفت أي صلة بالهجوم.", "روسيا"),
            ("وكرر سامي الحداد موقفه قائلا إن الجسر آمن.", "سامي الحداد"),
            ("وقال حارس المنتخب سامي الحداد غاضبا إن الحكم أخطأ.", "سامي الحداد"),
            ("واستطرد سامي الحداد ليقول إن الجسر آمن.", "سامي الحداد"),
            ("وقال سامي الحداد الخبير النفطي إن السوق هادئة.", "سامي الحداد"),
            ("وأوضح المتحدث باسم الوزارة سامي الحداد ملابسات الحادث قائلا إن الجسر آمن.", "سامي الحداد"),
            ("ووصف الأمين العام للأمم المتحدة الأوضاع في المدينة بأنها كارثية.", "الأمين العام للأمم المتحدة"),
            ("وانتقد الوزير سامي الحداد الاتهامات التي وجهت إليه، وقال إنها باطلة.", "سامي الحداد"),
            ("لكنسامي الحداد نفى العثور على المخطوط.", "سامي الحداد"),
            ("صرح نجم المنتخب لخضر الحداد لوكالة الأنباء أنه وافق على العرض.", "لخضر الحداد"),
        ],
    )
    def test_is_before_what_is_none_of_it(self, text: str, speaker: str) -> None:
        assert speakers_of(text)[0] == speaker

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (
                "نفت الهيئة العامة للطيران المدني في البلاد صحة الأنباء المتداولة.",
                "الهيئة العامة للطيران المدني في البلاد",
            ),
            ("ونفت المفوضية العليا لشؤون اللاجئين صحة أنباء أثارت قلقا.", "المفوضية العليا لشؤون اللاجئين"),
            ("وحث قياديون في تيار النهضة على العودة إلى الحوار.", "قياديون في تيار النهضة"),
            ("نفت القوة الثانية بجهاز مكافحة التهريب وجود أي اتفاق.", "القوة الثانية بجهاز مكافحة التهريب"),
        ],
    )
    def test_of_a_body_is_behind_what_says_which(self, text: str, speaker: str) -> None:
        assert speakers_of(text) == [speaker]

    @pytest.mark.parametrize(
        "name",
        ["كريم شيف", "هاني سرى الدين", "ديفيد ل. فيليبس", "حسين الحاج حسن", "خالد أبا الخيل", "ليلى بو غصن"],
    )
    def test_of_a_person_is_behind_his_last_name(self, name: str) -> None:
        assert speakers_of(f"وقال النائب {name} إن الجلسة تأجلت.") == [name]


class TestWhatIsNobodysName:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("لكن بالمقابل نفى سامي الحداد أنه استقال.", "سامي الحداد"),
            ("ولطالما نفت روسيا صلتها بالهجوم.", "روسيا"),
            ("وبهذا الكشف فند سامي الحداد مزاعم خصومه.", "سامي الحداد"),
            ("وكتب له سامي الحداد أن الجسر آمن.", "سامي الحداد"),
            ("ورد عليه سامي الحداد بأن الجسر آمن.", "سامي الحداد"),
            ("ووصف سامي الحداد الأنباء التي تحدثت عن انهيار الجسر بالكاذبة.", "الأنباء"),
            ("نفى بلحسن الراموسي، المتحدث باسم الوزارة، خبر نقل المقر.", "بلحسن الراموسي، المتحدث باسم الوزارة"),
            ("وانتقد سامي الحداد هؤلاء الذين ينكرون تغير المناخ.", "هؤلاء"),
        ],
    )
    def test_opens_no_source(self, text: str, speaker: str) -> None:
        assert speaker in speakers_of(text)
        assert not {"بالمقابل", "ولطالما", "له", "عليه"} & set(speakers_of(text))

    @pytest.mark.parametrize("before", ["متابعات", "لإدانة", "بإقحام", "فستكون", "تعليقات", "معارضيه"])
    def test_goes_before_none(self, before: str) -> None:
        text = f"وكانت هناك {before} راموسيان في المدينة.\nوقال راموسيان إن الجسر آمن."
        assert speakers_of(text)[-1] == "راموسيان"


class TestWhoIsMeant:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("ويواجه سامي الحداد العشرات من الاتهامات، ولكنه ينفي ارتكاب أي خطأ.", "سامي الحداد"),
            ("وأدين المدانون بعد محاكمة طويلة تتهمهم فيها أنقرة بالتدبير. لكنهم نفوا أي تورط.", "المدانون"),
            ("لم يؤكد المتحدث باسم الوزارة أو ينفي هذه الأرقام.", "المتحدث باسم الوزارة"),
            ("ونفى سامي الحداد وروسيا هذه المزاعم.", "سامي الحداد وروسيا"),
        ],
    )
    def test_is_who_was_told_of(self, text: str, speaker: str) -> None:
        assert speakers_of(text)[-1] == speaker

    def test_a_man_is_no_state_that_spoke_last(self) -> None:
        text = "وقالت روسيا إن الاتفاق قريب.\nوتعزو موسكو المحاولة إلى الوزير محمود سامي، لكنه ينفي أي تورط."
        assert speakers_of(text)[-1] == "محمود سامي"

    def test_a_spokesman_is_not_who_was_named_last(self) -> None:
        text = "وقالت ليلى نور إن الشركة ناجحة.\nوقالت المتحدثة باسم الشركة إن القرار نهائي."
        assert speakers_of(text) == ["ليلى نور", "المتحدثة باسم الشركة"]

    def test_to_whom_it_is_said_does_not_say_it(self) -> None:
        text = "وقالت ليلى نور إنها بخير.\nوقالت لأول مرة في مقابلة إنها ستعود."
        assert speakers_of(text) == ["ليلى نور", "ليلى نور"]

    def test_a_short_name_of_a_body_is_no_officer_of_it(self) -> None:
        text = (
            "وقال قائد الشرطة البحرية إن السفينة غرقت.\nوأفادت شرطة الميناء بوصول ناجين. وقالت الشرطة إن البحث مستمر."
        )
        assert speakers_of(text)[-1] == "شرطة الميناء"

    @pytest.mark.parametrize(
        ("before", "full"),
        [
            ("عبر مصدر مسؤول في وزارة الزراعة عن رفضه للقرار.", "مصدر مسؤول في وزارة الزراعة"),
            ("عبر مصدر في شرطة الميناء عن رفضه للقرار.", "مصدر في شرطة الميناء"),
            ("هناك مصدر قلق في المدينة.", "المصدر"),
        ],
    )
    def test_a_source_is_who_was_told_of_before_though_he_said_nothing(self, before: str, full: str) -> None:
        assert speakers_of(f"{before}\nوأكد المصدر أن القرار يضر بالمزارعين.")[-1] == full

    def test_a_body_is_not_called_by_its_men(self) -> None:
        text = "دخل مسلحو طالبان البلدة خلال الهدنة.\nوكانت طالبان قد نفت أن تكون الهدنة مددت."
        assert speakers_of(text) == ["طالبان"]

    def test_a_relation_does_not_speak_but_he_whose_it_is(self) -> None:
        text = "وتسببت علاقة سامي نجيب بالشركة في انتقادات واسعة، لكنه ينفي أي تضارب في المصالح."
        assert speakers_of(text) == ["سامي نجيب"]

    def test_who_was_told_does_not_speak(self) -> None:
        assert speakers_of("وتمت إفادة والد الطالبة بأن المكان مغلق.") == []

    @pytest.mark.parametrize("verb", ["زُعم أنها", "يُعتقد أنها", "يُزعم أنها"])
    def test_a_passive_is_of_nobody(self, verb: str) -> None:
        text = f"وقالت ليلى نور إن التحقيق بدأ.\nوتنظر المحكمة في جرائم {verb} ارتكبت في الجنوب."
        assert speakers_of(text) == ["ليلى نور"]

    def test_who_is_accused_in_the_passive_does_not_accuse(self) -> None:
        assert speakers_of("وقال سامي الحداد إن القرار عادل.\nوتُتهم سلطات الجزيرة بانتهاك القانون.")[-1] == "مجهول"


class TestHands:
    def test_who_is_set_beside_is_no_hand(self) -> None:
        claims = claims_of("وفيما يقول الجيش إنه التزم هدنة أعلنها، قال المرصد إن القصف مستمر.")
        assert [[link.called for link in claim.chain] for claim in claims] == [["الجيش"], ["المرصد"]]

    def test_a_statement_is_of_who_has_spoken_where_it_stands(self) -> None:
        text = "وأشاد اتحاد الرياضة باللاعبين. ونقل البيان عن سامي الحداد قوله إن الملف قوي."
        assert [link.called for link in claims_of(text)[-1].chain] == ["سامي الحداد", "اتحاد الرياضة"]

    def test_an_agency_brought_it(self) -> None:
        text = "وقال المدرب سامي الحداد فيما نقلته وكالة أنباء البحر: إن المباراة صعبة."
        assert [link.called for link in claims_of(text)[-1].chain] == ["سامي الحداد", "وكالة أنباء البحر"]

    def test_reports_say_what_is_denied_and_bring_no_denial(self) -> None:
        claims = claims_of("ونفى اللاعب سامي الحداد رحيله إلى ناد آخر، كما ذكرت تقارير محلية.")
        assert [[link.called for link in claim.chain] for claim in claims] == [["سامي الحداد"], ["تقارير محلية"]]
        assert claims[1].content.text == "رحيله إلى ناد آخر"

    def test_a_body_is_no_hand_of_itself(self) -> None:
        text = 'نفت حركة حماس الخبر.\nوقالت الحركة: "تنفي حماس أي صلة لها بالحادث".'
        assert [link.called for link in claims_of(text)[-1].chain] == ["حماس"]


class TestFullNames:
    @pytest.mark.parametrize(
        ("full", "verb", "short"),
        [
            ("المجلس الأعلى للقضاء", "نفى", "المجلس"),
            ("المديرية العامة للشؤون الصحية", "نفت", "المديرية"),
            ("المرصد السوري لحقوق الإنسان", "نفى", "المرصد"),
            ("حزب بهاراتيا جاناتا", "نفى", "الحزب"),
        ],
    )
    def test_of_a_body_are_looked_for(self, full: str, verb: str, short: str) -> None:
        assert speakers_of(f"واجتمع الحضور مع {full} أمس.\nو{verb} {short} وجود أي خلاف.")[-1] == full

    def test_of_an_institution_is_no_founder(self) -> None:
        text = "وطالبت المؤسسة الوطنية للنفط ميليشيات سامي نجيب بالخروج.\nوقالت المؤسسة إن الخزان تضرر."
        assert speakers_of(text) == ["المؤسسة الوطنية للنفط"] * 2

    def test_of_two_bodies_none_is_taken(self) -> None:
        text = "وتواجه الجيش السوري أمس مع الجيش الإسرائيلي في الجنوب.\nوأعلن الجيش أن القتال انتهى."
        assert speakers_of(text)[-1] == "الجيش"

    def test_a_participle_is_of_who_does_what_its_clause_tells(self) -> None:
        text = "وأشارت تقارير إلى سعي النادي لضمه، لكن وكيل أعماله سامي نجيب غرد على الموقع نافيا رحيله."
        assert speakers_of(text)[-1] == "سامي نجيب"


class TestBeforeTheColonOfAHeadline:
    @pytest.mark.parametrize(
        ("headline", "speaker"),
        [
            ("سامي نور عن الحكم: لا يعرف القانون", "سامي نور"),
            ("رامي الحداد لسامي نور: لن ننسى ما حدث", "رامي الحداد"),
            ("المبعوث الأممي لليبيا: الحل سياسي", "المبعوث الأممي لليبيا"),
        ],
    )
    def test_of_whom_and_to_whom_is_no_name(self, headline: str, speaker: str) -> None:
        found = analyse(Article("a", headline, (Paragraph("أقيمت المباراة أمس في العاصمة."),))).claims
        assert [claim.chain[0].called for claim in found] == [speaker]
