"""The timeline and the summary of a story: in sentences of its articles, dated by what happened."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.analyse import analyse
from isnad.model import Article, Moment, Paragraph, Placed, Placement, Precision, Told
from isnad.model.chronicle import Chronicle
from isnad.model.chronicle_shapes import chronicle_to_json
from isnad.stories.chronicle import tell_chronicle

SUNDAY = datetime(2024, 3, 10, 15, tzinfo=UTC)  # 18:00 in Riyadh
RIYADH = 180


def told(
    name: str,
    title: str,
    *paragraphs: str,
    event: str = "event",
    copy: str = "",
    hours: float = 0,
    offset: int | None = RIYADH,
    revision: int = 1,
    dateline: str = "",
    agencies: Sequence[str] = (),
) -> Told:
    """A state of an article that was printed so many hours after SUNDAY."""
    at = SUNDAY + timedelta(hours=hours)
    article = Article(
        id=name,
        title=title,
        paragraphs=tuple(map(Paragraph, paragraphs)),
        publisher=f"house-{name}",
        published=Moment(at, Precision.MINUTE, offset),
        dateline=dateline,
        agencies=tuple(agencies),
    )
    placement = Placement(name, copy or name, event, "story", f"publisher:house-{name}")
    placed = Placed(name, title, f"house-{name}", at, placement)
    return Told(placed, revision, at, article, analyse(article))


def only(state: Told) -> str:
    """The one sentence of the timeline of a story of one article."""
    (entry,) = tell_chronicle([state]).timeline
    return entry.sentence.span.text


def day(state: Told) -> date | None:
    """When the one event of a story of one article happened."""
    (entry,) = tell_chronicle([state]).timeline
    return entry.happened.first if entry.happened else None


BRIDGE = "انهار جسر المشاة فوق وادي الشيح مساء اليوم الأحد بعد أن صدمته شاحنة محملة بالحديد، وأصيب أربعة عمال بجروح."


class TestTheCentralSentence:
    @pytest.mark.parametrize(
        "front",
        [
            "عمان (رويترز) - ",
            "عمان / الأناضول / ",
            "واس - الرياض: ",
            "الدوحة - قنا: ",
            "خالد الشمري - سبق - جدة: ",
            "بيروت، لبنان (أ ف ب) -- ",
            "سالم الحربي، نايف العمري - سبق - تبوك: ",
            "تصوير منى السالم: ",
        ],
    )
    def test_begins_behind_the_dateline(self, front: str) -> None:
        assert only(told("a", "انهيار جسر للمشاة", front + BRIDGE)) == BRIDGE

    def test_keeps_a_speaker_before_a_colon(self) -> None:
        spoken = "وزير الأشغال سامر الحداد: جسر الشيح سيعاد بناؤه قبل نهاية الصيف بتكلفة مليوني دينار."
        assert only(told("a", "وزير الأشغال يعد ببناء الجسر", spoken)) == spoken

    @pytest.mark.parametrize(
        "poor",
        [
            "هل كان في وسع البلدية أن تمنع انهيار جسر الشيح قبل أن تصدمه الشاحنة؟",
            "اقرأ أيضا: انهيار جسر وادي الشيح يعطل الدراسة في ثلاث مدارس قريبة من المكان.",
            "وأضاف أن الشاحنة صدمت جسر وادي الشيح وهي محملة بالحديد فانهار على أربعة عمال.",
            "من جهته قال إن جسر وادي الشيح انهار لأن الشاحنة المحملة بالحديد صدمته بقوة.",
            "وأوضح المصدر أن جسر وادي الشيح انهار على أربعة عمال حين صدمته شاحنة محملة بالحديد.",
            "وكانت البلدية قد حذرت من انهيار جسر وادي الشيح إذا مرت تحته شاحنة محملة بالحديد.",
            "وقال رئيس البلدية سامر الحداد إن الشاحنة التي صدمت جسر وادي الشيح كانت أيضا محملة بالحديد.",
            "داعيا البلدية إلى فتح طريق آخر بعد انهيار جسر وادي الشيح على أربعة عمال صدمته شاحنة محملة بالحديد.",
            "إن من يقلل من انهيار جسر وادي الشيح على أربعة عمال صدمته شاحنة محملة بالحديد لا يريد الخير للوادي.",
            "قبل ستة أعوام انهار جسر وادي الشيح على أربعة عمال حين صدمته شاحنة محملة بالحديد في الشتاء.",
        ],
    )
    def test_stands_by_itself(self, poor: str) -> None:
        assert only(told("a", "انهيار جسر وادي الشيح", poor, BRIDGE)) == BRIDGE

    def test_may_be_a_first_sentence_whose_verb_goes_on_with_a_deed(self) -> None:
        first = "واصل مئات العمال إضرابهم في مصنع الكرمة للنسيج لليوم الثالث على التوالي احتجاجا على تأخر الأجور."
        second = "وطالب العمال إدارة المصنع بدفع أجور شهرين كاملين قبل العودة إلى العمل في المصنع يوم الأحد."
        assert only(told("a", "إضراب في مصنع الكرمة", first, second)) == first

    def test_of_one_text_is_its_first_sentence(self) -> None:
        first = "أعلنت إدارة مصنع الكرمة للنسيج وقف العمل في المصنع أسبوعا بسبب عطل في الكهرباء."
        second = "وتعطلت خطوط الكرمة للنسيج بعد عطل في محطة الكهرباء التي تغذي المصنع وحي العمال القريب منه."
        assert only(told("a", "عطل في الكهرباء يوقف مصنع الكرمة للنسيج", first, second)) == first

    def test_leaves_out_what_only_joins_it_to_the_one_before(self) -> None:
        assert only(told("a", "انهيار جسر وادي الشيح", "وفي سياق متصل، " + BRIDGE)) == BRIDGE

    def test_begins_behind_no_stretched_letter(self) -> None:
        text = "شـيع أهـالي الواحة جثمان المعلم سالم العمري الذي توفي أمس داخل مدرسته الثانوية."
        assert only(told("a", "خبر", text)) == text

    def test_begins_behind_a_caption_that_lost_its_line_end(self) -> None:
        text = "وصلت بعثة نادي الواحة إلى مدينة أوترخت لإقامة معسكر يمتد أسبوعين قبل بدء الدوري."
        assert only(told("a", "خبر", f"البعثة في أوترخت الهولندية{text}")) == text

    @pytest.mark.parametrize(
        "poor",
        [
            "وعلى صعيد متصل، أجرى الفريق مرانا قويا في صالة الحديد صباح أمس بحضور جميع اللاعبين.",
            "كما كثف التنظيم هجماته على أحياء المدينة القديمة بعد فشل المحادثات في جنيف السويسرية.",
            "عضو في النادي «له الحرية» في كشف أسماء زملائه الذين غادروا المعسكر",
        ],
    )
    def test_is_no_heading_and_names_what_a_joiner_left_behind(self, poor: str) -> None:
        good = "وقعت وزارة الزراعة في مسقط عقدا لبناء ثلاثة سدود صغيرة في محافظة ظفار جنوبي البلاد."
        assert only(told("a", "خبر", poor, good)) == good

    def test_is_what_most_texts_tell(self) -> None:
        other = "احتج سائقو الأجرة على غلاء الوقود أمام مبنى النقابة في مدينة العقبة وأغلقوا الطريق ساعتين كاملتين."
        story = [
            told("a", "احتجاج في العقبة", other),
            told("b", "انهيار جسر الشيح", BRIDGE, hours=1),
            told("c", "جسر الشيح ينهار", "انهار جسر المشاة في وادي الشيح وأصيب أربعة عمال إثر صدمة شاحنة.", hours=2),
        ]
        (entry,) = tell_chronicle(story).timeline
        assert "جسر" in entry.sentence.span.text
        assert (entry.articles, entry.origins) == (3, 3)

    def test_is_quoted_from_the_newest_words(self) -> None:
        first = told("a", "انهيار جسر الشيح", BRIDGE)
        mended = BRIDGE.replace("أربعة", "ستة")
        second = replace(told("a", "انهيار جسر الشيح", mended, revision=2, hours=3), placed=first.placed)
        (entry,) = tell_chronicle([replace(first, is_newest=False), second]).timeline
        assert (entry.sentence.revision, entry.sentence.span.text) == (2, mended)
        assert entry.printed == second.at

    def test_is_the_headline_where_the_article_has_no_sentence(self) -> None:
        assert only(told("a", "عاجل | انهيار جسر للمشاة في وادي الشيح", "")) == "انهيار جسر للمشاة في وادي الشيح"

    def test_says_in_whose_name_it_is_told(self) -> None:
        words = "انهار جسر المشاة فوق وادي الشيح وأصيب أربعة عمال، حسبما أعلنت مديرية الدفاع المدني."
        (entry,) = tell_chronicle([told("a", "انهيار جسر", words)]).timeline
        assert [link.called for link in entry.chain] == ["مديرية الدفاع المدني"]


class TestWhenItHappened:
    @pytest.mark.parametrize(
        ("words", "happened"),
        [
            ("لقي سبعة عمال مصرعهم صباح اليوم الأحد في انهيار مبنى قيد الإنشاء بمدينة طنطا.", date(2024, 3, 10)),
            ("لقي سبعة عمال حتفهم مساء أمس في انهيار ورش للبناء بضواحي مدينة مكناس المغربية.", date(2024, 3, 9)),
            ("اندلع حريق في سوق الخضر بمدينة صيدا ليل الجمعة والتهم عشرين متجرا قبل إخماده.", date(2024, 3, 8)),
            ("وقعت الجزائر وتونس في الرابع من آذار اتفاقا على مد خط جديد للكهرباء بين البلدين.", date(2024, 3, 4)),
            ("افتتح وزير التعليم يوم 7 مارس الجاري ثلاث مدارس جديدة في محافظة القريات الشمالية.", date(2024, 3, 7)),
            ("أغلقت الشرطة الشوارع حول الميناء بعد يوم من تفجيرات استهدفت المصلين في قداس السبت.", date(2024, 3, 10)),
            ("صادق مجلس النواب أول أمس على قانون المالية المعدل بأغلبية ثمانين صوتا في الرباط.", date(2024, 3, 8)),
        ],
    )
    def test_is_the_day_that_goes_with_its_verb(self, words: str, happened: date) -> None:
        state = told("a", "خبر", words)
        assert day(state) == happened

    @pytest.mark.parametrize(
        "words",
        [
            "يعود تاريخ بناء السد إلى عام 2021 حين مولته ثلاث دول مجاورة بقرض طويل الأجل.",
            "تنطلق غدا الاثنين في مسقط أعمال المؤتمر الثاني لوزراء الزراعة في دول الخليج العربية.",
            "أقال الاتحاد مدرب المنتخب بعد الخسارة التي مني بها يوم الجمعة أمام ضيفه السوداني.",
            "واصل المعلمون في ولاية وهران إضرابهم المفتوح منذ الثلاثاء احتجاجا على تأخر الرواتب.",
            "أثارت جلسة الخميس في البرلمان اللبناني جدلا واسعا بين الكتل النيابية حول قانون الكهرباء.",
            "يشارك وزير الخارجية العماني الخميس في اجتماع دول عدم الانحياز الذي تستضيفه كمبالا.",
            "قال المدير إن الشركة «خسرت أمس نصف عمالها» ولم يبق لها في الميناء سوى زورقين صغيرين.",
            "أكد الطبيب أن الحارس سالم العمري جاهز تماما لمواجهة المنتخب الأردني في عمان الأربعاء.",
            "أكد المدرب سالم العمري أن فريقه لن يخوض اللقاء المرتقب أمام ضيفه نادي الواحة، اليوم الأحد، مدافعا.",
            "قال المدرب سالم العمري إنه يخشى سرعة منافسه قبل لقاء الذهاب اليوم الأحد في الكرمة.",
            "اعتبرت النقابة إقالة مدير المصنع سامر الحداد من منصبه السبت إشارة إلى بيع المصنع.",
            "رشحت الصحيفة المدرب سالم العمري لخلافة المدرب الذي غادر النادي البرتغالي، السبت.",
            "أيدت المحكمة العقد الموقع بين الاثنين ورفضت طلب المستأجر إخلاء المتجر القديم في السوق.",
            "أعلن مدير المتحف قدوم خبراء الترميم من روما بعد زيارة اختتمت بالأمس لقلعة المدينة القديمة.",
            "وقع نادي الواحة عقدا مع الحارس سالم العمري وسيلتحق بمعسكر زملائه اليوم في مدينة أبها الجبلية.",
            "رفع المشجعون شكوى ضد الحكم عقب إصابته لاعبهم سالم في نهائي كأس الخليج يوم السبت.",
        ],
    )
    def test_is_no_day_of_something_else_and_none_that_lies_ahead(self, words: str) -> None:
        assert day(told("a", "خبر", words)) is None

    def test_may_be_several_days(self) -> None:
        words = "هطلت أمطار غزيرة على نواكشوط الجمعة والسبت وأغرقت أحياء كاملة في ضواحي المدينة الغربية."
        (entry,) = tell_chronicle([told("a", "أمطار", words)]).timeline
        assert entry.happened is not None
        assert (entry.happened.first, entry.happened.last) == (date(2024, 3, 8), date(2024, 3, 9))

    def test_is_read_by_the_clock_of_the_publisher(self) -> None:
        words = "أعلنت شركة الكهرباء في دبي اليوم انقطاع التيار عن ثلاثة أحياء بسبب حريق في محطة كبيرة."
        late = told("a", "انقطاع التيار", words, hours=6, offset=None)  # 21:00 UTC
        (by_zone,) = tell_chronicle([late], {"house-a": "Asia/Dubai"}).timeline
        (elsewhere,) = tell_chronicle([late], {"house-a": "Africa/Casablanca"}).timeline
        assert by_zone.happened is not None
        assert elsewhere.happened is not None
        assert (by_zone.happened.first, elsewhere.happened.first) == (date(2024, 3, 11), date(2024, 3, 10))

    def test_orders_the_timeline(self) -> None:
        late = told("a", "فيضان", "غرقت قرية الرملة الخميس بعد فيضان النهر ونقل سكانها إلى المدارس.", event="flood")
        early = told(
            "b", "رياح", "ضربت رياح عاتية ساحل اللاذقية اليوم الأحد واقتلعت أشجارا كثيرة.", event="wind", hours=-2
        )
        assert [entry.event for entry in tell_chronicle([early, late]).timeline] == ["flood", "wind"]

    def test_names_the_words_that_say_so(self) -> None:
        state = told("a", "انهيار جسر", BRIDGE)
        (entry,) = tell_chronicle([state]).timeline
        assert entry.happened is not None
        span = entry.happened.words.span
        assert state.article.text[span.start : span.end] == span.text == "مساء اليوم الأحد"


FLOOD = [
    told(
        "first",
        "مقتل خمسة في سيول زليتن",
        "قتل خمسة أشخاص وفقد عشرون في سيول اجتاحت مدينة زليتن الليبية فجر اليوم الأحد، بحسب الهلال الأحمر.",
        "وقال رئيس البلدية مفتاح الأسود إن المياه جرفت ثلاثين بيتا وقطعت الطريق إلى طرابلس.",
        event="flood",
    ),
    told(
        "second",
        "حصيلة سيول زليتن ترتفع إلى 12 قتيلا",
        "ارتفعت حصيلة سيول زليتن إلى 12 قتيلا، فيما يواصل المنقذون البحث عن تسعة مفقودين، بحسب الهلال الأحمر الليبي.",
        event="toll",
        hours=20,
    ),
    told(
        "third",
        "حصيلة السيول 17 قتيلا وإقالة مدير السدود",
        "أقالت الحكومة الليبية مدير هيئة السدود بعد سيول زليتن، التي بلغت حصيلتها 17 قتيلا بحسب الهلال الأحمر.",
        "وأعلنت وزارة المالية صرف تعويض قدره عشرة آلاف دينار لكل أسرة فقدت بيتها في المدينة.",
        event="sacking",
        hours=44,
    ),
]


class TestADayThatIsNotOfThePrinting:
    """The articles are printed on a Sunday."""

    TRUSTED = (
        "أعلنت وزارة النقل فتح جسر الميناء",
        "أعلنت وزارة النقل، الأحد، فتح جسر الميناء أمام السيارات بعد إصلاحه.",
    )

    @pytest.mark.parametrize("named", ["اليوم الخميس", "مساء أمس الأحد", "اليوم الاثنين"])
    def test_leaves_a_text_out_beside_others(self, named: str) -> None:
        stale = told(
            "old", "بلدية الواحة تفتتح سوقا", f"افتتحت بلدية الواحة سوقا للتمور {named} في حضور الأهالي.", event="b"
        )
        (entry,) = tell_chronicle([told("new", *self.TRUSTED), stale]).timeline
        assert entry.sentence.article == "new"
        assert day(stale) is None

    @pytest.mark.parametrize("named", ["اليوم الأحد", "اليوم السبت", "أمس السبت", "أمس (الجمعة)"])
    def test_is_of_the_printing_or_the_day_before(self, named: str) -> None:
        fresh = told(
            "old", "بلدية الواحة تفتتح سوقا", f"افتتحت بلدية الواحة سوقا للتمور {named} في حضور الأهالي.", event="b"
        )
        assert len(tell_chronicle([told("new", *self.TRUSTED), fresh]).timeline) == 2


class TestTheSummary:
    def test_tells_the_newest_toll_and_no_old_one_without_its_day(self) -> None:
        told_by = tell_chronicle(FLOOD).summary
        texts = [each.sentence.span.text for each in told_by]
        assert any("17 قتيلا" in text for text in texts)
        assert not any("12 قتيلا" in text for text in texts)
        assert all(each.happened for each in told_by if "خمسة أشخاص" in each.sentence.span.text)

    def test_tells_how_it_began_first(self) -> None:
        assert tell_chronicle(FLOOD).summary[0].event == "flood"

    def test_says_nothing_twice(self) -> None:
        again = told("copy", "سيول زليتن", FLOOD[0].article.paragraphs[0].text, event="flood", copy="other", hours=1)
        texts = [each.sentence.span.text for each in tell_chronicle([*FLOOD, again]).summary]
        assert len(texts) == len(set(texts))

    def test_tells_the_last_toll_of_a_day(self) -> None:
        first = told("a", "هجوم على الميناء", "قتل 3 عمال في هجوم على ميناء الكرمة صباح اليوم الأحد.", event="e")
        last = told("b", "حصيلة الهجوم", "قتل 9 عمال في الهجوم على ميناء الكرمة بحسب المستشفى.", event="f", hours=6)
        other = told("c", "افتتاح جسر الوادي", BRIDGE, event="g", hours=30)
        assert len(tell_chronicle([first, last, other]).timeline) == 3
        assert {each.sentence.article for each in tell_chronicle([first, last, other]).summary} == {"b", "c"}

    def test_of_a_single_short_article_has_two_sentences_at_most(self) -> None:
        assert 1 <= len(tell_chronicle([FLOOD[0]]).summary) <= 2


NOTHING = [
    told("a", "", ""),
    told("b", "؟!", "...", "؟؟؟", "«»"),
    told("c", "One", "Nothing Arabic here, only a sentence of some ten words in another language."),
    told("d", "كلمة", "كلمة " * 5_000),
]


class TestAnyInput:
    @pytest.mark.parametrize("state", NOTHING, ids=lambda state: state.placed.article)
    def test_does_not_fail(self, state: Told) -> None:
        assert len(tell_chronicle([state]).timeline) <= 1

    def test_of_nothing_is_nothing(self) -> None:
        assert tell_chronicle([]) == Chronicle()

    def test_has_a_shape(self) -> None:
        shape = chronicle_to_json(tell_chronicle(FLOOD))
        assert shape["timeline"]
        assert shape["summary"]


SENTENCES = st.sampled_from(
    [
        BRIDGE,
        "قال محافظ الكرك علي الطراونة إن الطريق أغلق أمس أمام الشاحنات حتى إشعار آخر.",
        "وأضاف أن ثلاثة مهندسين أوقفوا عن العمل إلى حين انتهاء التحقيق في سبب الانهيار.",
        "الرباط (وات) - أعلنت وزارة التجهيز في 4 مارس تخصيص 30 مليون درهم لصيانة الجسور.",
        "«سمعنا صوتا مدويا ثم رأينا الغبار»، تقول أم ليث التي تسكن على بعد خمسين مترا.",
        "اقرأ أيضا: أسوأ حوادث الجسور في السنوات العشر الأخيرة في البلدان العربية",
        "هل من محاسبة؟",
        "",
    ]
)


class TestWhatHasALine:
    REPORT = "أغلقت بلدية الكرمة مساء اليوم الأحد السوق القديم بعد انهيار سقف اثنين من محاله."

    @staticmethod
    def lines(*story: Told) -> list[str]:
        return [entry.sentence.span.text for entry in tell_chronicle(story).timeline]

    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("لماذا انهار سقف السوق القديم؟", "في كل مدينة سوق قديم ينتظر الترميم، ولكل سوق حكاية يعرفها أهل الحي."),
            ("السوق والبلدية", "السوق القديم ذاكرة الكرمة، ولا بد من الوقوف بحزم أمام إهمال البلدية لأسقفه."),
            ("شاهد.. السوق القديم من الجو", "مشهد السوق القديم من الجو وقد غاب عنه الباعة وحلت محلهم الحواجز."),
            ("أسقف الكرمة المنسية", "يبدو أن أسقف السوق القديم في الكرمة لن تجد من يرممها قبل الشتاء المقبل."),
            ("انتظار في الكرمة", "لا يزال باعة السوق القديم في الكرمة ينتظرون قرارا بشأن أسقف محالهم المتهالكة."),
            ("باعة الكرمة", "خطفت دكاكين السوق القديم الأضواء في مهرجان الكرمة بما عرضته من نحاس وسجاد."),
            ("من الصحف", "اهتمت الصحف اليوم بأسقف السوق القديم في الكرمة وبخلاف البلدية مع ملاكه."),
            ("وقت السوق", "في وقت تستعد البلدية لترميم السوق القديم، تواصل المتاجر بيع بضائعها في العراء."),
            ("ماذا بعد السوق", "سيبقى السوق القديم في الكرمة شاهدا على إهمال طويل لا يعرف أحد متى ينتهي."),
            ("وكيل السوق", "يلعب وكيل السوق القديم دورا مهما في حياة باعة الكرمة، فهو يختار المحال ويحدد الأجور."),
            ("رجل السوق", "لمع اسم سالم العمري (37 عاما) في الكرمة بعد أن رمم أسقف السوق القديم بماله."),
            ("عمود", "يتساءل الكاتب الصحفي سالم العمري عن أموال ترميم السوق القديم في الكرمة وأين ذهبت."),
            ("السوق يشعل تويتر", "تصدر هاشتاق السوق القديم موقع تويتر بعد انهيار سقفه في مدينة الكرمة."),
            ("خبر للباعة", "حمل رئيس بلدية الكرمة لباعة السوق القديم أخبارا سارة بعد انتهاء اجتماعه بالوزير."),
            ("السوق لنا", "نجح باعة السوق القديم في ما لم ننجح فيه نحن أهل الكرمة من صبر على البلدية."),
        ],
    )
    def test_is_surely_nothing_that_paints_how_things_are(self, title: str, text: str) -> None:
        report = told("a", "البلدية تغلق السوق القديم", self.REPORT)
        timeline = tell_chronicle([report, told("b", title, text, event="f", hours=5)]).timeline
        assert [entry.sentence.span.text for entry in timeline if entry.sure] == [self.REPORT]

    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("السوق والبلدية", "السوق القديم ذاكرة الكرمة، ولا بد من الوقوف بحزم أمام إهمال البلدية لأسقفه."),
        ],
    )
    def test_is_no_opinion_and_no_explainer(self, title: str, text: str) -> None:
        report = told("a", "البلدية تغلق السوق القديم", self.REPORT)
        assert self.lines(report, told("b", title, text, event="f", hours=5)) == [self.REPORT]

    def test_is_all_where_nothing_is_a_report(self) -> None:
        assert (
            len(self.lines(told("a", "السوق والبلدية", "السوق القديم ذاكرة الكرمة، ولا بد من ترميم أسقفه كلها."))) == 1
        )

    def test_is_told_once(self) -> None:
        again = "أغلقت بلدية الكرمة السوق القديم مساء الأحد إثر انهيار سقف محلين فيه."
        one = told("a", "البلدية تغلق السوق القديم", self.REPORT)
        two = told("b", "إغلاق السوق القديم في الكرمة", self.REPORT, hours=1)
        assert self.lines(one, two, told("c", "إغلاق سوق الكرمة", again, event="f", hours=6)) == [self.REPORT]

    def test_is_told_once_in_other_words_of_one_who_does_it(self) -> None:
        first = "أعلن الحارس الدولي نادر السالمي اعتزاله كرة القدم نهائيا بعد عشرين عاما في الملاعب."
        again = "فاجأ الحارس الدولي نادر السالمي جمهوره بقرار ترك كرة القدم بعد مسيرة حافلة في الملاعب."
        one = told("a", "نادر السالمي يعتزل كرة القدم", first)
        two = told("b", "السالمي يترك كرة القدم", again, event="f", hours=2)
        other = told("c", "افتتاح جسر الوادي", BRIDGE, event="g", hours=3)
        assert self.lines(one, two, other) == [first, BRIDGE]

    @pytest.mark.parametrize(
        ("title", "first", "second"),
        [
            (  # synonyms of one decision
                "جسر الوادي في الكرمة",
                "دشنت وزارة النقل جسر الوادي الجديد في الكرمة في حفل حضره أهالي المدينة.",
                "أعلن الوزير سامر الحداد رسميا افتتاح جسر الوادي الجديد في الكرمة بعد عامين من العمل.",
            ),
            (  # speakers that may be anybody
                "وفاة الشاعر سالم العمري",
                "أكدت مصادر طبية وفاة الشاعر سالم العمري متأثرا بجروح أصيب بها في حادث قرب الكرمة.",
                "أعلنت وزارة الصحة وفاة الشاعر سالم العمري متأثرا بجروح الحادث الذي وقع قرب الكرمة.",
            ),
            (  # one pair of numbers
                "ضبط أسلحة على الحدود",
                "أعلن قائد الحرس نادر السالمي ضبط 17 بندقية و310 قذائف على الحدود الشرقية.",
                "قال المتحدث الرسمي باسم الدفاع إن 17 بندقية و310 قذائف ضبطت على الحدود الشرقية للبلاد.",
            ),
        ],
    )
    def test_is_told_once_in_other_words(self, title: str, first: str, second: str) -> None:
        one = told("a", title, first)
        other = told("c", "البلدية تغلق السوق القديم", self.REPORT, event="g", hours=3)
        assert len(self.lines(one, told("b", title, second, event="f", hours=2), other)) == 2

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            # a denial
            (
                "أكد رئيس البلدية سامر الحداد إغلاق السوق القديم في الكرمة أسبوعين للترميم.",
                "نفى رئيس البلدية سامر الحداد إغلاق السوق القديم في الكرمة أسبوعين للترميم.",
            ),
            # another figure
            ("أصيب 12 بائعا في انهيار سقف السوق القديم.", "أصيب 20 بائعا في انهيار سقف السوق القديم."),
            # another speaker
            (
                "قال رئيس البلدية سامر الحداد إن سقف السوق القديم سيرمم قبل الشتاء.",
                "قال مهندس الطرق نبيل العطار إن سقف السوق القديم سيرمم قبل الشتاء.",
            ),
        ],
    )
    def test_is_another_where_it_tells_another_thing(self, first: str, second: str) -> None:
        one = told("a", "سقف السوق القديم ينهار في الكرمة", first)
        assert self.lines(one, told("b", "سقف السوق القديم ينهار في الكرمة", second, event="f", hours=6)) == [
            first,
            second,
        ]


@st.composite
def stories(draw: Callable[[st.SearchStrategy[object]], object]) -> list[Told]:
    count = draw(st.integers(0, 8))
    assert isinstance(count, int)
    found = []
    for number in range(count):
        paragraphs = draw(st.lists(SENTENCES, max_size=4))
        assert isinstance(paragraphs, list)
        event, hours = draw(st.sampled_from("xyz")), draw(st.sampled_from([0, 0, 5, 30]))
        found.append(told(f"n{number}", "انهيار جسر", *paragraphs, event=str(event), hours=int(str(hours))))
    return found


@settings(max_examples=40, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_every_span_stands_in_its_text_and_the_order_of_input_does_not_matter(
    story: list[Told], random: object
) -> None:
    chronicle = tell_chronicle(story)
    texts = {(state.placed.article, state.revision): state.article.text for state in story}
    spoken = [entry.sentence for entry in chronicle.timeline] + [each.sentence for each in chronicle.summary]
    spoken += [entry.happened.words for entry in chronicle.timeline if entry.happened]
    for words in spoken:
        span = words.span
        assert texts[words.article, words.revision][span.start : span.end] == span.text != ""
    assert len(chronicle.summary) <= 5
    events = [entry.event for entry in chronicle.timeline]
    assert len(events) == len(set(events)) <= len({state.placed.placement.event for state in story})
    assert bool(events) == bool(story)
    shuffled = list(story)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tell_chronicle(shuffled) == chronicle
