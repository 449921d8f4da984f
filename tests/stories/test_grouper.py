"""What an editor expects of a grouper: one text, one happening, one story, and what only looks alike kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from isnad.model import Level, Placement, Report
from isnad.stories import Grouper

if TYPE_CHECKING:
    from tests.stories.conftest import MakeReport, Stream

    Run = Callable[[Iterable[Report]], Stream]

BRIDGE_LEAD = (
    "لقي سبعة أشخاص مصرعهم وأصيب نحو عشرين آخرين عندما انهار جزء من جسر المشاة القديم في مدينة طرابزون التركية صباح "
    "الأحد، بحسب ما أعلنت السلطات المحلية."
)
BRIDGE_REST = (
    "وقال رئيس البلدية كمال أوزدمير للصحفيين إن فرق الإنقاذ انتشلت جميع العالقين تحت الأنقاض بعد عمل استمر ست ساعات.",
    "وأضاف أن الجسر بني قبل ستين عاما وكان مقررا أن يغلق للصيانة في الصيف المقبل.",
    "ونقل المصابون إلى ثلاثة مستشفيات، وحالة اثنين منهم حرجة وفق مديرية الصحة.",
    "وفتحت النيابة العامة تحقيقا في الحادث واستدعت مهندسين من الشركة التي فحصت الجسر العام الماضي.",
    "وشهدت المدينة في السنوات الأخيرة أمطارا غزيرة أضعفت أساسات منشآت كثيرة على ضفتي النهر.",
    "وأعلن الوالي الحداد يوما واحدا وقال إن الدولة ستتكفل بعلاج الجرحى وتعويض أسر الضحايا.",
)
BRIDGE = "\n".join((BRIDGE_LEAD, *BRIDGE_REST))

ROUNDUP = (
    "تأهل منتخب كرة اليد للناشئين إلى نصف نهائي البطولة القارية بعد فوزه على نظيره التونسي بفارق هدفين.",
    "وسجلت أسعار البن ارتفاعا طفيفا في بورصة لندن بعد تقارير عن موسم ضعيف في البرازيل.",
    "وعثر علماء آثار في شمال السودان على مقبرة تعود إلى القرن السابع قبل الميلاد وفيها أوان من الفخار.",
)


def test_a_wire_copy_with_another_lead_and_headline_is_one_text(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("first", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE, agencies=("agency:afp",)),
            report(
                "second",
                "كارثة طرابزون.. جسر الموت يسقط على المارة",
                "\n".join(("استيقظت مدينة طرابزون الساحلية على فاجعة لم تعرفها منذ عقود.", *BRIDGE_REST)),
                hours=3,
                agencies=("agency:afp",),
            ),
        ]
    )
    assert stream.together(Level.COPY, "first", "second")
    placement = stream.placements["second"]
    assert 0.6 < placement.share < 1
    assert 0 < placement.added < 0.4
    assert placement.origin == "agency:afp"


def test_a_copy_cut_to_its_first_paragraphs_is_one_text(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("whole", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE),
            report("cut", "انهيار جسر في تركيا", "\n".join((BRIDGE_LEAD, *BRIDGE_REST[:2])), hours=1),
        ]
    )
    assert stream.together(Level.COPY, "whole", "cut")
    assert stream.placements["cut"].share < 0.6
    assert stream.placements["cut"].added < 0.1


def test_an_item_of_a_round_up_is_one_text_with_its_report(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("report", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE),
            report("roundup", "جولة الأخبار: جسر وكرة يد وبن وآثار", "\n".join((BRIDGE, *ROUNDUP)), hours=5),
        ]
    )
    assert stream.together(Level.COPY, "report", "roundup")


def test_the_order_of_a_long_and_a_short_copy_does_not_matter(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("cut", "انهيار جسر في تركيا", "\n".join((BRIDGE_LEAD, *BRIDGE_REST[:2]))),
            report("whole", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE, hours=1),
        ]
    )
    assert stream.together(Level.COPY, "whole", "cut")


def test_one_happening_told_in_other_words_is_one_event_of_two_texts(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("first", "سبعة قتلى في انهيار جسر للمشاة في طرابزون التركية", BRIDGE),
            report(
                "other",
                "مصرع 7 أشخاص بانهيار جسر في مدينة طرابزون بتركيا",
                "سقط جسر للمشاة يعبر النهر في طرابزون شمال شرق تركيا الأحد، ما أدى إلى مقتل سبعة أشخاص وجرح عشرين.\n"
                "وهرعت عشرات سيارات الإسعاف إلى المكان، وذكر رئيس البلدية كمال أوزدمير أن البحث تحت الأنقاض انتهى.\n"
                "وتقول النيابة إنها تحقق مع شركة كانت قد تولت فحص الجسر قبل عام.",
                hours=2,
            ),
        ]
    )
    assert stream.together(Level.EVENT, "first", "other")
    assert stream.apart(Level.COPY, "first", "other")


def test_a_follow_up_is_the_same_story_but_another_event(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("first", "سبعة قتلى في انهيار جسر للمشاة في طرابزون التركية", BRIDGE),
            report(
                "trial",
                "حبس ثلاثة مهندسين في قضية انهيار جسر طرابزون",
                "أمرت محكمة في مدينة طرابزون التركية بحبس ثلاثة مهندسين على ذمة التحقيق في انهيار جسر المشاة الذي أودى "
                "بحياة سبعة أشخاص الأسبوع الماضي.\n"
                "وقال المدعي العام إن المهندسين وقعوا تقرير الفحص دون أن يعاينوا أساسات الجسر.\n"
                "ونفى محامي الشركة التهمة وأعلن أنه سيستأنف قرار المحكمة.\n"
                "وتجمع أهالي ضحايا الجسر أمام مبنى المحكمة رافعين صور ذويهم.",
                hours=72,
            ),
        ]
    )
    assert stream.together(Level.STORY, "first", "trial")
    assert stream.apart(Level.EVENT, "first", "trial")


CONGRATULATION = (
    "بعث الأمير برقية تهنئة إلى فخامة الرئيس {head} رئيس {country} بمناسبة ذكرى {day} لبلاده.\n"
    "وأعرب الأمير باسمه واسم شعب الإمارة وحكومتها عن أصدق التهاني وأطيب التمنيات بالصحة والسعادة لفخامته، "
    "ولحكومة وشعب {country} الصديق اطراد التقدم والازدهار.\n"
    "كما بعث ولي العهد برقية تهنئة مماثلة إلى فخامة الرئيس {head}."
)
EXECUTION = (
    "نفذ اليوم حكم القتل قصاصا في الجاني {killer} في مدينة {town} بعد إدانته بقتل {victim} {way}.\n"
    "وأوضحت وزارة الداخلية في بيانها أن سلطات الأمن تمكنت من القبض على الجاني المذكور، وأسفر التحقيق معه عن توجيه "
    "الاتهام إليه بارتكاب جريمته، وبإحالته إلى المحكمة العامة صدر بحقه صك شرعي يقضي بثبوت ما نسب إليه والحكم عليه "
    "بالقتل قصاصا، وأيد الحكم من محكمة الاستئناف ومن المحكمة العليا، وصدر أمر بإنفاذ ما تقرر شرعا.\n"
    "وقد تم تنفيذ حكم القتل قصاصا في الجاني {killer} في مدينة {town} بمنطقة {region}."
)
CLOSING = (
    "أغلق مؤشر سوق الأسهم الرئيسية اليوم {way} {points} نقطة ليقفل عند مستوى {level} نقطة، وبتداولات بلغت قيمتها "
    "{worth} مليارات.\n"
    "وبلغ عدد الأسهم المتداولة {shares} مليون سهم تقاسمتها أكثر من {deals} ألف صفقة، سجلت فيها أسهم {up} شركة "
    "ارتفاعا في قيمتها، فيما أغلقت أسهم {down} شركة على تراجع.\n"
    "وكانت أسهم شركات {best} الأكثر ارتفاعا، أما أسهم شركات {worst} فكانت الأكثر انخفاضا في التعاملات."
)
WEATHER = (
    "توقعت الأرصاد في تقريرها عن حالة الطقس اليوم {weekday} أن تكون السماء {sky} على مناطق {regions}، مع فرصة {what}.\n"
    "وأشارت إلى أن الرياح السطحية على البحر {wind} بسرعة {low}-{high} كيلومترا في الساعة، وارتفاع الموج من {wave} متر، "
    "وحالة البحر {sea}."
)

ROUTINES = {
    "two congratulations to two heads of state": (
        ("الأمير يهنئ رئيس كوستاريكا بذكرى الاستقلال", "الأمير يهنئ رئيس المالديف بيوم الجمهورية"),
        CONGRATULATION,
        {"head": "رودريغو تشافيس", "country": "كوستاريكا", "day": "الاستقلال"},
        {"head": "محمد معزو", "country": "المالديف", "day": "يوم الجمهورية"},
        3.0,
    ),
    "two executions in two towns": (
        ("تنفيذ حكم القتل قصاصا في جان قتل ابن عمه في نجران", "تنفيذ حكم القتل قصاصا في جان قتل جاره في تبوك"),
        EXECUTION,
        {
            "killer": "سعيد بن ناصر اليامي",
            "town": "نجران",
            "victim": "ابن عمه هادي",
            "way": "بإطلاق النار عليه إثر خلاف على أرض",
            "region": "نجران",
        },
        {
            "killer": "عواد بن سالم البلوي",
            "town": "تبوك",
            "victim": "جاره فهد العطوي",
            "way": "طعنا بسكين أثناء شجار بينهما",
            "region": "تبوك",
        },
        1.0,
    ),
    "two closing prices": (
        ("مؤشر الأسهم يغلق مرتفعا عند 9124 نقطة", "مؤشر الأسهم يغلق منخفضا عند 9040 نقطة"),
        CLOSING,
        {
            "way": "مرتفعا",
            "points": "31.20",
            "level": "9124.55",
            "worth": "5.3",
            "shares": "201",
            "deals": "97",
            "up": "88",
            "down": "61",
            "best": "النقل والأسمنت",
            "worst": "الورق والتأمين",
        },
        {
            "way": "منخفضا",
            "points": "84.10",
            "level": "9040.45",
            "worth": "4.6",
            "shares": "178",
            "deals": "83",
            "up": "42",
            "down": "109",
            "best": "الألبان والفنادق",
            "worst": "الصلب والكهرباء",
        },
        24.0,
    ),
    "two weather bulletins": (
        ("الأرصاد: سحب رعدية على مرتفعات الجنوب اليوم", "الأرصاد: غبار ورياح نشطة على الشرق اليوم"),
        WEATHER,
        {
            "weekday": "الأحد",
            "sky": "غائمة جزئيا",
            "regions": "عسير والباحة وجازان",
            "what": "هطول أمطار رعدية على المرتفعات",
            "wind": "شمالية غربية",
            "low": "15",
            "high": "35",
            "wave": "نصف متر إلى",
            "sea": "متوسط الموج",
        },
        {
            "weekday": "الثلاثاء",
            "sky": "مغبرة",
            "regions": "الأحساء والجوف والحدود الشمالية",
            "what": "تدني الرؤية الأفقية بسبب العواصف الترابية",
            "wind": "جنوبية شرقية",
            "low": "25",
            "high": "55",
            "wave": "متر ونصف إلى",
            "sea": "مائج",
        },
        48.0,
    ),
}


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("house", ["gazette", "herald"])  # the same desk with the same template, or another one
def test_routines_that_share_nearly_every_word_are_different_events(
    routine: str, house: str, report: MakeReport, grouped: Run
) -> None:
    titles, template, first, second, hours = ROUTINES[routine]
    stream = grouped(
        [
            report("first", titles[0], template.format(**first), publisher="gazette"),
            report("second", titles[1], template.format(**second), publisher=house, hours=hours),
        ]
    )
    assert stream.apart(Level.EVENT, "first", "second")
    assert stream.apart(Level.COPY, "first", "second")


@pytest.mark.parametrize(
    "titles",
    [
        ("الأرصاد: سحب رعدية على مرتفعات الجنوب اليوم", "الأرصاد: غبار ورياح نشطة على الشرق اليوم"),
        ("أمطار رعدية متوقعة على مرتفعات الجنوب", "سماء غائمة وغبار على معظم المناطق الشرقية"),
    ],
)
def test_bulletins_of_two_days_are_no_story_however_their_headlines_name_the_weather(
    titles: tuple[str, str], report: MakeReport, grouped: Run
) -> None:
    _, template, first, second, hours = ROUTINES["two weather bulletins"]
    stream = grouped(
        [
            report("first", titles[0], template.format(**first), publisher="gazette"),
            report("second", titles[1], template.format(**second), publisher="herald", hours=hours),
        ]
    )
    assert stream.apart(Level.STORY, "first", "second")


COLLAPSE = (  # the first days of a newsroom that has little else to tell
    (
        "انهيار سقف مصنع النسيج في ديرونة",
        """انهار سقف مصنع النسيج في بلدة ديرونة صباح اليوم فوق عشرات العمال، وقال الدفاع المدني إن فرقه انتشلت سبعة جرحى
        من تحت الأنقاض وتواصل البحث عن آخرين.""",
    ),
    (
        "ارتفاع قتلى مصنع ديرونة إلى أربعة",
        """أعلن الدفاع المدني ارتفاع عدد قتلى انهيار سقف مصنع النسيج في بلدة ديرونة إلى أربعة عمال، فيما لا يزال ثلاثة
        تحت الأنقاض.""",
    ),
    (
        "توقيف مالك مصنع النسيج في ديرونة",
        """أوقفت الشرطة مالك مصنع النسيج الذي انهار سقفه في بلدة ديرونة، وأحالته على النيابة العامة بتهمة الإهمال بعد
        مقتل أربعة عمال.""",
    ),
)


def test_follow_ups_stay_with_their_story_in_a_window_that_holds_little_else(report: MakeReport, grouped: Run) -> None:
    told = [
        report(f"day {day}", title, body, hours=24 * day, publisher="gazette")
        for day, (title, body) in enumerate(COLLAPSE)
    ]
    names = [each.id for each in told]
    stream = grouped(told)
    assert stream.together(Level.STORY, *names)
    assert stream.apart(Level.EVENT, *names)


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_printed_by_two_houses_is_one_event(routine: str, report: MakeReport, grouped: Run) -> None:
    titles, template, first, _, _ = ROUTINES[routine]
    body = template.format(**first)
    stream = grouped(
        [
            report("gazette", titles[0], body),
            report("herald", titles[0].split(":")[-1], body.split("\n", 1)[1], hours=1),
        ]
    )
    assert stream.together(Level.EVENT, "gazette", "herald")


def test_what_shares_nothing_stays_apart_on_every_level(report: MakeReport, grouped: Run) -> None:
    stream = grouped(report(str(number), text[:40], text, hours=number) for number, text in enumerate(ROUNDUP))
    for level in Level:
        assert stream.apart(level, "0", "1", "2")


def test_a_membership_is_explained_by_what_both_have(report: MakeReport, grouped: Run) -> None:
    stream = grouped(
        [
            report("first", "سبعة قتلى في انهيار جسر للمشاة في طرابزون التركية", BRIDGE),
            report("second", "انهيار جسر المشاة في طرابزون يودي بحياة 7", BRIDGE.replace("الأحد", "اليوم"), hours=1),
        ]
    )
    ties = {tie.level: tie for tie in stream.placements["second"].ties}
    assert set(ties) == set(Level)
    assert all(tie.other == "first" and 0.5 < tie.probability <= 1 for tie in ties.values())
    assert "طرابزون" in ties[Level.EVENT].terms
    assert ties[Level.EVENT].measures
    assert not stream.placements["first"].ties


# A stream with copies, events, follow-ups and routines, long enough for several repair passes.


def stream_of(report: MakeReport, length: int) -> list[Report]:
    """Always the same stream: every report has words of its subject, of its happening and of its own."""
    towns = ("بنزرت", "سطيف", "طنجة", "المنيا", "كسلا", "صور", "الرمثا", "البصرة", "المكلا", "صحار", "درنة", "إدلب")
    acts = ("حريق", "فيضان", "إضراب", "افتتاح", "محاكمة", "معرض", "مباراة", "انقطاع")
    places = ("السوق القديم", "الميناء", "الجامعة", "المستشفى", "المصنع", "الملعب", "المتحف")
    found = []
    for number in range(length):
        happening = (number * 7919) % (length // 3)
        town, act = towns[happening % len(towns)], acts[happening // 5 % len(acts)]
        place, count = places[happening % len(places)], happening * 3 + 2
        body = (
            f"شهدت مدينة {town} {act} في {place} وفق ما أعلنته البلدية، وبلغ عدد من شملهم الأمر {count} شخصا.\n"
            f"وقال شاهد من {town} إن {act} {place} بدأ قبل الفجر واستمر {happening % 9 + 2} ساعات.\n"
            + ("وتابع المحافظ الأمر من مكتبه ووعد بتقرير كامل.\n" if number % 2 else "ولم تعلق الحكومة على ما حدث.\n")
            + ROUNDUP[number % 3]
        )
        title = f"{act} في {place} بمدينة {town} يشمل {count} شخصا"
        found.append(report(f"a{number}", title, body, hours=number / 10, publisher=f"house-{number % 11}"))
    return found


@pytest.mark.parametrize(("capacity", "stop"), [(10_000, 1), (10_000, 400), (10_000, 513), (200, 700), (200, 130)])
def test_a_restart_in_the_middle_changes_nothing_that_follows(report: MakeReport, capacity: int, stop: int) -> None:
    reports = stream_of(report, 900)
    through = Grouper(capacity)
    live: dict[str, list[str]] = {}  # the ids of copy, event, story of each, as they are now
    kept: list[tuple[str, bytes]] = []
    placements = {}
    for each in reports[:stop]:
        grouped = through.add(each)
        placements[each.id] = grouped.placement
        live[each.id] = [grouped.placement.copy, grouped.placement.event, grouped.placement.story]
        kept.append((each.id, through.packed(each.id)))
        for change in grouped.regroupings:
            for article in change.articles:
                live[article][list(Level).index(change.level)] = change.new
    again = Grouper(capacity)
    again.restore((moved(placements[article], live[article]), packed) for article, packed in kept[-capacity:])
    assert len(again) == len(through)
    for each in reports[stop:]:
        assert again.add(each) == through.add(each)


def moved(placement: Placement, ids: list[str]) -> Placement:
    """A placement as it stands after regroupings."""
    copy, event, story = ids
    return replace(placement, copy=copy, event=event, story=story)


def test_the_same_stream_gives_the_same_groups(report: MakeReport) -> None:
    reports = stream_of(report, 300)
    one, other = Grouper(), Grouper()
    assert [one.add(each) for each in reports] == [other.add(each) for each in reports]


def test_a_regrouping_names_groups_that_its_articles_were_in(report: MakeReport) -> None:
    grouper, stands = Grouper(), {}
    for each in stream_of(report, 900):
        grouped = grouper.add(each)
        for level in Level:
            stands[level, each.id] = getattr(grouped.placement, level)
        for change in grouped.regroupings:
            assert change.articles
            assert change.reason
            before = {
                article for (level, article), group in stands.items() if (level, group) == (change.level, change.old)
            }
            assert before >= set(change.articles)
            assert change.whole == (before == set(change.articles))
            stands.update(((change.level, article), change.new) for article in change.articles)


def test_a_copy_is_always_of_the_event_and_story_of_its_first_text(report: MakeReport, grouped: Run) -> None:
    stream = grouped(stream_of(report, 600))
    for level, wider in ((Level.COPY, Level.EVENT), (Level.EVENT, Level.STORY)):
        inside: dict[str, set[str]] = {}
        for article in stream.placements:
            inside.setdefault(stream.group(article, level), set()).add(stream.group(article, wider))
        assert all(len(groups) == 1 for groups in inside.values())


def test_what_has_left_the_window_is_not_joined(report: MakeReport) -> None:
    grouper = Grouper(10)
    first = grouper.add(report("first", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE))
    for number, other in enumerate(stream_of(report, 30)[:10]):
        grouper.add(replace(other, id=f"other-{number}"))
    late = grouper.add(report("late", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE, hours=2))
    assert late.placement.copy != first.placement.copy
    assert grouper.packed("first") == b""


FAMILIES = (
    "طالبت أسر من قضوا في انهيار جسر المشاة القديم في طرابزون التركية بمحاسبة الشركة التي فحصت الجسر قبل عام.\n"
    "وقالت والدة أحد القتلى، في وقفة أمام مقر البلدية، إن أحدا من المسؤولين لم يزرها منذ الجنازة."
)


def test_what_a_publisher_puts_beside_an_article_decides_where_its_words_do_not(
    report: MakeReport, grouped: Run
) -> None:
    first = report("first", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE, publisher="wadi")
    title = "أسر الضحايا: نريد أن نعرف من وقع"
    alone = report("later", title, FAMILIES, hours=30, publisher="wadi")
    assert not grouped([first, alone]).together(Level.STORY, "first", "later")
    offered = replace(alone, offers=("first", "unknown"))
    stream = grouped([first, offered])
    assert stream.together(Level.STORY, "first", "later")
    assert not stream.together(Level.EVENT, "first", "later")


def test_what_a_publisher_offers_with_everything_joins_nothing(report: MakeReport, grouped: Run) -> None:
    first = report("first", "سبعة قتلى في انهيار جسر في تركيا", BRIDGE, publisher="wadi")
    sports = report(
        "sports", "الناشئون إلى نصف النهائي", "\n".join(ROUNDUP), hours=5, publisher="wadi", offers=("first",)
    )
    assert not grouped([first, sports]).together(Level.STORY, "first", "sports")
