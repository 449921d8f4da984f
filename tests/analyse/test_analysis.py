"""The whole: what is read in one article, by the package that is called."""

from datetime import UTC, date, datetime

import isnad
from isnad.analyse import VERSION, analyse
from isnad.model import Analysis, Article, Moment, Paragraph, Precision

ARTICLE = Article(
    id="a1",
    title="وزير النقل: المترو يعمل قبل نهاية العام",
    paragraphs=(
        Paragraph("قال وزير النقل سامي الحداد إن 40 قطارا وصلت إلى الميناء، مضيفا أن التدريب سيشمل 300 سائق."),
        Paragraph("وحضر الحفل نحو 500 مدعو."),
        Paragraph("ونقلت رويترز عن مسؤول محلي قوله إن الكلفة تجاوزت 2 مليار دولار."),
    ),
)


def test_a_package_that_can_be_called() -> None:
    assert isnad.analyse(ARTICLE) == analyse(ARTICLE)
    assert VERSION >= 1


def test_spans_point_into_title_and_body() -> None:
    found = analyse(ARTICLE)
    spans = [claim.content for claim in found.claims] + [figure.mention for figure in found.figures]
    assert spans
    assert all(ARTICLE.text[span.start : span.end] == span.text for span in spans)


def test_claims_of_the_title_and_of_the_body_know_one_source() -> None:
    assert [(claim.content.text, claim.chain[0].name) for claim in analyse(ARTICLE).claims] == [
        ("المترو يعمل قبل نهاية العام", "سامي الحداد"),
        ("40 قطارا وصلت إلى الميناء", "سامي الحداد"),
        ("التدريب سيشمل 300 سائق", "سامي الحداد"),
        ("الكلفة تجاوزت 2 مليار دولار", "مسؤول محلي"),
    ]


def test_figures_point_at_the_claim_that_holds_them() -> None:
    found = analyse(ARTICLE)
    held = {
        figure.what: None if figure.claim is None else found.claims[figure.claim].content.text
        for figure in found.figures
    }
    assert held == {
        "قطارا": "40 قطارا وصلت إلى الميناء",
        "سائق": "التدريب سيشمل 300 سائق",
        "مدعو": None,
        "دولار": "الكلفة تجاوزت 2 مليار دولار",
    }


def test_a_figure_belongs_to_the_innermost_claim() -> None:
    article = Article("a2", "نشرة المساء", (Paragraph("قال سامي الحداد إن وزارة النقل أعلنت أن 40 قطارا وصلت."),))
    found = analyse(article)
    (figure,) = found.figures
    assert figure.claim is not None
    assert found.claims[figure.claim].content.text == "40 قطارا وصلت"
    assert [link.name for link in found.claims[figure.claim].chain] == ["وزارة النقل", "سامي الحداد"]


def test_a_time_is_read_from_when_the_article_was_printed() -> None:
    paragraph = Paragraph("قال سامي الحداد أمس إن المعرض نجح.")
    printed = Moment(datetime(2019, 3, 6, 10, tzinfo=UTC), Precision.SECOND)
    (claim,) = analyse(Article("a3", "نشرة المساء", (paragraph,), published=printed)).claims
    assert claim.said is not None
    assert claim.said.at.date() == date(2019, 3, 5)
    (undated,) = analyse(Article("a3", "نشرة المساء", (paragraph,))).claims
    assert undated.said is None


def test_an_article_without_words_has_no_analysis() -> None:
    assert analyse(Article("a4", "")) == Analysis()


def test_names_are_tags_as_a_whole_and_a_dateline_is_none() -> None:
    paragraph = Paragraph(
        "طنجة (وكالة النخلة) - قال سامي الحداد إن تلوث المياه في وادي الرمان يتفاقم، وإن تلوث المياه يضر بالأسماك."
    )
    found = analyse(Article("a5", "سامي الحداد يحذر من تلوث المياه", (paragraph,)))
    tags = [tag.text for tag in found.tags]
    assert "تلوث المياه" in tags
    assert "سامي الحداد" in tags
    assert "طنجة" not in tags
    assert "طنجة" in {entity.name for entity in found.entities}


def test_a_source_does_not_end_within_a_name() -> None:
    told = {
        "نفى محمد علي الحوراني وجود هدنة.": "محمد علي الحوراني",  # no preposition
        "نفى المدير كامل حسن صحة ما نشرته الصحيفة.": "كامل حسن",  # no object
        "وقال المتحدث العسكري العقيد تامر الرفاعي إن الطريق آمن.": "تامر الرفاعي",  # no verb
        "وبحسب المحامي نادر كرم فإن قرار المحكمة نهائي.": "نادر كرم",
        "انتقد جون كيري مرارا هذا الاتفاق.": "جون كيري",
        "وقال ريتشارد بروتون، وزير الوظائف، إن المركز مثال كبير.": "ريتشارد بروتون",  # that no list has
        "وقال المتحدث الرسمي للهلال الأحمر بالباحة عماد منسي الزهراني إن الطريق مغلق.": "عماد منسي الزهراني",
    }
    for sentence, name in told.items():
        (claim,) = analyse(Article("a3", "خبر", (Paragraph(sentence),))).claims
        assert claim.chain[0].name == name


def test_a_source_goes_before_its_verb_with_all_that_names_it() -> None:
    told = {
        "الجيش لا يزال يؤكد أن الطريق آمن.": "الجيش",
        "لكن الوزير ظل ينفي علمه بالأمر.": "الوزير",
        "ظلت وزارة الصحة تؤكد أن الوضع آمن.": "وزارة الصحة",
        "المبعوث الأمريكي، كينيث وورد، قال إن الموقع آمن.": "المبعوث الأمريكي، كينيث وورد",
        "قال مسؤول في الحكومة لـCNN إن الوضع هادئ.": "مسؤول في الحكومة",
    }
    for sentence, source in told.items():
        (claim, *_) = analyse(Article("a4", "خبر", (Paragraph(sentence),))).claims
        assert claim.chain[0].mention is not None
        assert claim.chain[0].mention.text == source


def test_what_is_denied_begins_behind_who_denies_it() -> None:
    told = {
        "وتنفي إيران السعي لزعزعة الاستقرار.": ("إيران", "السعي لزعزعة الاستقرار"),
        "نفى الجيش السوداني التوصل إلى اتفاق.": ("الجيش السوداني", "التوصل إلى اتفاق"),
        "ونفت كندا يوم الأحد نشر جنود قرب الحدود.": ("كندا", "نشر جنود قرب الحدود"),
        "نفى كلاوديو تابيا رئيس اتحاد الكرة التكهنات المثارة.": ("كلاوديو تابيا", "التكهنات المثارة"),
        "نفى وزير التعليم تأجيل الدراسة.": ("وزير التعليم", "تأجيل الدراسة"),
        "نفت إدارة النادي تعاقدها مع اللاعب.": ("إدارة النادي", "تعاقدها مع اللاعب"),
        "أعلن تنظيم الفجر مسؤوليته عن الهجوم.": ("تنظيم الفجر", "مسؤوليته عن الهجوم"),
    }
    for sentence, (name, content) in told.items():
        (claim,) = analyse(Article("a5", "خبر", (Paragraph(sentence),))).claims
        assert (claim.chain[0].name, claim.content.text) == (name, content)


def test_a_spokesman_is_no_name_and_a_country_no_last_name() -> None:
    told = {
        "قال المتحدث باسم وزارة الصحة إن 300 شخص جرحوا.": ["المتحدث باسم وزارة الصحة"],
        "قال باسم عوض الله إن الوضع صعب.": ["باسم عوض الله"],
        "طالب الوزير ساجد جاويد روسيا بتفسير. وقالت روسيا إنها لا تعلم.": ["ساجد جاويد", "روسيا"],
        "حث المستشارون ترامب على الحذر.": ["المستشارون"],
    }
    for text, names in told.items():
        found = analyse(Article("a6", "خبر", (Paragraph(text),))).claims
        assert [claim.chain[0].name for claim in found] == names
