"""What the page of a story shows of its account, over real HTTP."""

import httpx
import pytest
from tests.web.test_story_pages import elements, texts


@pytest.fixture
def page(client: httpx.Client) -> httpx.Response:
    return client.get("/story", params={"id": "truce"})


def test_a_summary_names_who_printed_each_sentence_and_leads_to_it(page: httpx.Response) -> None:
    first, second = texts(page, "//section[@class='summary']//li")
    assert "جريدة الأرز" in first
    assert "من كلام سامر الحلو" in first
    assert second.startswith("<b>ارتفع</b>")
    links = [link.get("href") for link in elements(page, "//section[@class='summary']//li//a")]
    assert links == ["/article?id=lead&start=4&end=46#asked", "/article?id=river&start=4&end=29#asked"]


def test_the_latest_figure_stands_before_those_that_it_is_set_against(page: httpx.Response) -> None:
    (series,) = texts(page, "//article[contains(@class,'count ')]")
    assert "القتلى" in series
    assert "آخر رقم 9 وزارة الصحة" in series
    assert "أرقام لا تجتمع: " in series
    assert "<i>الهلال</i>، 9 وزارة الصحة" in series
    assert [text.split(" ")[-4:] for text in texts(page, "//ol[@class='points']/li")][2] == [
        "تحديث",
        "·",
        "وتكرر",
        "مرة",
    ]


def test_who_may_not_give_a_figure_is_told_as_such(page: httpx.Response) -> None:
    points = texts(page, "//ol[@class='points']/li")
    assert "جريدة الأرز (ولعلّه عن وزارة الصحة)" in points[0]
    assert "ولعلّه" not in "".join(points[1:])


def test_a_chart_has_a_step_line_a_side_and_a_link_a_point(page: httpx.Response) -> None:
    assert len(elements(page, "//svg[@class='steps']/path[contains(@class,'line')]")) == 2
    assert len(elements(page, "//svg[@class='steps']//a/circle")) == 3
    (band,) = elements(page, "//svg[@class='steps']/path[contains(@class,'range')]")
    assert "side-1" in str(band.get("class"))


def test_time_runs_as_the_language_is_read(client: httpx.Client) -> None:
    for language, order in (("ar", [1, 0]), ("en", [0, 1])):
        response = client.get("/story", params={"id": "truce", "lang": language})
        places = [float(str(dot.get("cx"))) for dot in elements(response, "//circle[contains(@class,'side-0')]")]
        assert sorted(range(2), key=places.__getitem__) == order


def test_who_confirms_stands_beside_who_denies(page: httpx.Response) -> None:
    first, second = elements(page, "//section[@class='opposed']/article[contains(@class,'opposition')]")
    claiming, denying = (str(side.text_content()) for side in first.xpath("./div"))
    assert "مصدر دبلوماسي" in claiming
    assert "ينفي" in denying
    assert "لم نجد في هذه القصة من يقول بما نُفي" in str(second.text_content())
    assert texts(page, "//article[@class='turning']/h3") == ["كيف تبدّل كلام وزارة الخارجية"]


def test_repeating_is_told_from_knowing(page: httpx.Response) -> None:
    (told,) = texts(page, "//section[@class='ways']/article[@class='transmission']")
    assert "أصل واحد · وناقل واحد · الأصل: مصدر دبلوماسي" in told
    assert len(elements(page, "//section[@class='ways']/article//li[@class='repeats']")) == 1


def test_what_may_be_read_wrongly_is_folded_away_and_said_to_be_so(page: httpx.Response) -> None:
    voice, opposition = texts(page, "//section[@class='opposed']//details[@class='unsure']")
    assert "قراءة غير أكيدة" in voice
    assert "نائب لم يُسمَّ" in voice
    assert "ارجع إلى الخبر قبل أن تنقل" in opposition
    assert "البلدية كالعادة" in opposition
    (way,) = texts(page, "//section[@class='ways']/details[@class='unsure']")
    assert "الهيئة الشكر" in way


def test_what_changed_names_figures_and_claims_not_words_alone(page: httpx.Response) -> None:
    (changed,) = texts(page, "//section[@class='revised']//li")
    assert "تغيير لم يُعلن" in changed
    assert "رقم تغيّر 12 بندا 15 بندا" in changed
    assert "قول حُذف الخلاف باق" in changed
    old = elements(page, "//section[@class='revised']//del/a")
    assert str(old[0].get("href")).startswith("/article/revision?id=river&number=1")


def test_the_timeline_is_dated_by_what_happened(page: httpx.Response) -> None:
    lines = texts(page, "//section[@class='timeline']/ol/li")
    assert "24 أكتوبر 2024 · نُشر" in lines[-1]
    assert "نُشر" not in lines[0]


def test_a_link_to_words_marks_them_in_the_article(client: httpx.Client) -> None:
    response = client.get("/article", params={"id": "lead", "start": "0", "end": "5"})
    assert texts(response, "//*[@id='asked']") == ["وزراء"]
    for start, end in (("9", "2"), ("0", "99999"), ("x", "3"), ("", "")):
        response = client.get("/article", params={"id": "lead", "start": start, "end": end})
        assert response.status_code == 200
        assert not elements(response, "//*[@id='asked']")
