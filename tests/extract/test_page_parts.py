"""Headline, tags, read-also, furniture: the parts of a page, each alone."""

import pytest

from isnad.extract import extract_article
from isnad.extract.furniture import Furniture, kind_of_names, offered_headline, opening
from isnad.extract.headline import without_house
from isnad.extract.houses import House, host_label
from isnad.extract.tags import split_tags
from isnad.model import Article, Page

PROSE = "<p>" + "أعلنت هيئة الموانئ أن السفينة الأولى ترسو صباح الغد في الرصيف الجديد بعد تجارب طويلة. " * 3 + "</p>"
MARFA = House(("المرفأ", "صحيفة المرفأ", "Al Marfa"), "almarfa")


def article(body: str, head: str = "", title: str = "السفينة الأولى ترسو غدا في الرصيف الجديد") -> Article:
    html = f"<html><head>{head}</head><body><div class=top><h1>{title}</h1></div><div>{body}</div></body></html>"
    return extract_article(Page("https://www.almarfa.example/ports/1", html.encode()))


@pytest.mark.parametrize(
    "title",
    [
        "السفينة ترسو غدا | المرفأ",
        "السفينة ترسو غدا - صحيفة المرفأ",
        "السفينة ترسو غدا – Al Marfa",
        "المرفأ : السفينة ترسو غدا",
        "السفينة ترسو غدا | موانئ | المرفأ نيوز",
        "السفينة ترسو غدا :: صحيفة المرفأ الإلكترونية",
    ],
)
def test_the_name_of_the_house_is_no_part_of_a_headline(title: str) -> None:
    assert without_house(title, MARFA) == "السفينة ترسو غدا"


@pytest.mark.parametrize(
    "title", ["مصر: السفينة ترسو غدا", "السفينة - مرة أخرى - في الميناء", "بين المرفأ والمدينة طريق طويل"]
)
def test_signs_within_a_headline_stay(title: str) -> None:
    assert without_house(title, MARFA) == title


def test_a_headline_that_is_cut_in_one_place_is_taken_whole_from_another() -> None:
    head = '<meta property="og:title" content="السفينة الأولى ترسو غدا في الرصيف الجديد من الميناء الكبير">'
    assert article(PROSE, head, "السفينة الأولى ترسو غدا في الرصيف...").title.endswith("من الميناء الكبير")


def test_the_heading_of_the_site_is_not_the_headline() -> None:
    html = (
        "<title>قطار الليل يعود بعد غياب - المرفأ</title><h1 class=logo>المرفأ صحيفة كل الناس</h1>"
        f"<h2 class=entry-title>قطار الليل يعود بعد غياب</h2><div>{PROSE}</div>"
    )
    assert extract_article(Page("", html.encode())).title == "قطار الليل يعود بعد غياب"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("اقرأ أيضاً: عودة الصيادين إلى البحر", Furniture.READ_ALSO),
        ("إقرأ أيضا | عودة الصيادين", Furniture.READ_ALSO),
        ("شارك هذا الخبر:", Furniture.SHARE),
        ("تابعوا أخبارنا عبر قناتنا على تلغرام", Furniture.FOLLOW),
        ("جميع الحقوق محفوظة لصحيفة المرفأ", Furniture.COPYRIGHT),
        ("آخر تحديث: 3 مايو 2020", Furniture.META),
        ("لن يتم نشر عنوان بريدك الإلكتروني", Furniture.COMMENT),
    ],
)
def test_a_line_of_furniture_is_known_by_its_first_words(text: str, kind: Furniture) -> None:
    found = opening(text)
    assert found is not None
    assert found[0] is kind


@pytest.mark.parametrize(
    "text",
    [
        "شارك الوزير في افتتاح المعرض الدولي للكتاب",
        "اقرأ كثيرا من الكتب في الصيف",
        "صورة البحر من النافذة لم تفارق خياله",
        "إغلاق الجسر أسبوعين للصيانة",
        "تعليق الدراسة في ثلاث مدن بسبب الأمطار",
        "المزيد من الأمطار في الطريق إلى الساحل",
        "نشر الجيش قواته على طول الحدود",
        "مشاركة واسعة في الانتخابات البلدية",
        "تحديث الأسطول يبدأ العام المقبل",
    ],
)
def test_a_sentence_that_opens_with_the_same_word_is_none(text: str) -> None:
    assert opening(text) is None


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("related-posts", Furniture.RELATED),
        ("single-post-share-box", Furniture.SHARE),
        ("shareHolder", Furniture.SHARE),
        ("article__tags", Furniture.TAGS),
        ("comments-area", Furniture.COMMENT),
        ("post type-post category-c53 tag-share", None),
        ("elementor-widget-theme-post-content", None),
        ("article-body", None),
        ("main-content", None),
    ],
)
def test_a_part_of_a_page_is_known_by_its_names(names: str, kind: Furniture | None) -> None:
    assert kind_of_names(names) is kind


def test_offers_within_the_body_are_read_also_and_no_paragraphs() -> None:
    found = article(
        f'{PROSE}<p><strong>اقرأ أيضا:</strong></p><p><a href="/1">الصيادون يعودون إلى البحر</a></p>'
        f'<p><a href="/2">افتتاح سوق السمك الجديد</a></p>{PROSE.replace("هيئة", "إدارة")}'
        '<p>شاهد أيضا.. <a href="/3">بالفيديو.. لحظة رسو السفينة</a></p>'
    )
    assert [offer.headline for offer in found.read_also] == [
        "الصيادون يعودون إلى البحر",
        "افتتاح سوق السمك الجديد",
        "بالفيديو.. لحظة رسو السفينة",
    ]
    assert found.read_also[0].url == "https://www.almarfa.example/1"
    assert len(found.paragraphs) == 2


def test_a_link_within_a_sentence_stays_in_it() -> None:
    found = article(
        f'<p>وقال <a href="/x">رئيس الهيئة</a> إن الرصيف الجديد يتسع لأربع سفن كبيرة في وقت واحد.</p>{PROSE}'
    )
    assert found.paragraphs[0].text.startswith("وقال رئيس الهيئة إن الرصيف")
    assert found.read_also == ()


def test_lines_parted_by_breaks_are_paragraphs() -> None:
    lines = [
        "أعلنت هيئة الموانئ موعد وصول السفينة الأولى إلى الرصيف الجديد.",
        "وقالت إن الموعد قد يتغير بسبب الرياح.",
        "(واس)",
    ]
    found = article(f"<div><font size=4>{'<br><br>'.join(lines)}</font></div>")
    assert [paragraph.text for paragraph in found.paragraphs] == lines
    assert found.agencies == ("واس",)


def test_a_body_that_only_json_ld_holds_is_taken_from_there() -> None:
    lines = ["أعلنت هيئة الموانئ موعد وصول السفينة الأولى إلى الرصيف الجديد غدا."] * 2 + [
        "وقالت إن الموعد قد يتغير. " * 5
    ]
    text = "\\n".join(line.strip() for line in lines)
    data = f'{{"@type":"NewsArticle","headline":"السفينة ترسو","articleBody":"{text}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert len(article("<div id=app></div>", head).paragraphs) == 3


def test_tags_are_split_at_their_signs_and_unique() -> None:
    assert split_tags("موانئ، سفن, #الرصيف_الجديد ; تجارة|") == ["موانئ", "سفن", "الرصيف الجديد", "تجارة"]
    found = article(
        PROSE, '<meta name="keywords" content="الموانئ,السفينة,الموانئ"><meta name="news_keywords" content="السفينه">'
    )
    assert found.tags == ("السفينه", "الموانئ")


def test_the_keywords_of_the_whole_site_are_not_the_articles() -> None:
    words = "أخبار,رياضة,سياسة,اقتصاد,فن,طقس,وظائف,أبراج,مطبخ,سيارات,تعليم,جامعات,عقارات"
    assert article(PROSE, f'<meta name="keywords" content="{words}">').tags == ()


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://www.albayan.ae/x", "albayan"),
        ("http://news.example.com.sa", "example"),
        ("https://sub.marfa.net", "marfa"),
        ("http://52.1.2.3/", ""),
        ("", ""),
    ],
)
def test_the_telling_part_of_a_host(url: str, label: str) -> None:
    assert host_label(url) == label


def test_a_headline_offered_with_a_label_before_it() -> None:
    assert offered_headline("اقرأ أيضا: الصيادون يعودون إلى البحر") == "الصيادون يعودون إلى البحر"
    assert offered_headline("المزيد") == ""
    assert offered_headline("شارك على فيسبوك الآن") == ""


@pytest.mark.parametrize(
    "offer",
    [
        '(اقرأ أيضا: <a href="/9">الصيادون يعودون إلى البحر</a>)',
        '<a href="/9">اقرأ أيضا: الصيادون يعودون إلى البحر</a>',
        'طالع أيضا | <a href="/9">الصيادون يعودون إلى البحر</a>',
    ],
)
def test_an_offer_within_a_paragraph_is_taken_out_of_it(offer: str) -> None:
    sentence = "أعلنت هيئة الموانئ أن السفينة الأولى ترسو صباح الغد في الرصيف الجديد بعد تجارب طويلة."
    found = article(f"<p>{sentence} {offer}</p>{PROSE}")
    assert found.paragraphs[0].text == sentence
    assert [other.headline for other in found.read_also] == ["الصيادون يعودون إلى البحر"]


def test_comments_below_the_body_are_not_of_it() -> None:
    comment = "<p>تحية لكل من عمل في هذا المشروع الكبير الذي انتظرناه سنوات طويلة في مدينتنا</p>"
    found = article(f"{PROSE}<h3>التعليقات (2)</h3>{comment}")
    assert len(found.paragraphs) == 1


def test_an_article_below_a_list_of_links_is_another() -> None:
    links = "".join(f'<li><a href="/{n}">عنوان من عناوين اليوم رقم {n}</a></li>' for n in range(14))
    about = "<p>نص قصير عن الموقع وسياسته التحريرية وما ينشره كل يوم.</p>"
    found = article(f"{PROSE}{PROSE.replace('هيئة', 'إدارة')}<ul>{links}</ul>{about}")
    assert len(found.paragraphs) == 2


def test_a_headline_without_markup_is_found_by_the_title_of_the_page() -> None:
    headline = "السفينة ترسو غدا في الميناء"
    html = f"<title>وكالة الموج - {headline}</title><div>{headline}</div><div>{PROSE}</div>"
    assert extract_article(Page("", html.encode())).title == headline
