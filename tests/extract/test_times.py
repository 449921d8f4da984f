"""When an article was printed: which of a page's times is believed."""

from datetime import UTC, datetime

import pytest

from isnad.arabic.dates import read_time
from isnad.extract import extract_article
from isnad.model import Article, Page, Precision, Publisher

PROSE = "<p>" + "قالت اللجنة المنظمة إن المهرجان يستقبل زواره كل مساء حتى نهاية الأسبوع المقبل. " * 3 + "</p>"
CAIRO = Publisher("marfa", "المرفأ", country="EG", zone="Africa/Cairo")


def article(head: str = "", shown: str = "", publisher: Publisher | None = None, url: str = "") -> Article:
    html = (
        f"<html><head>{head}</head><body><h1>المهرجان يمدد أيامه حتى السبت</h1>{shown}<div>{PROSE}</div></body></html>"
    )
    return extract_article(
        Page(url, html.encode(), fetched=datetime(2024, 1, 5, 12, 0, tzinfo=UTC)), publisher=publisher
    )


def published(*arguments: str, **more: Publisher) -> str:
    moment = article(*arguments, **more).published  # type: ignore[arg-type]
    return moment.isoformat() + " " + moment.precision if moment else ""


@pytest.mark.parametrize(
    ("value", "iso", "precision"),
    [
        ("2020-03-17T17:27:41Z", "2020-03-17T17:27:41+00:00", Precision.SECOND),
        ("2020-03-17T17:27+0400", "2020-03-17T17:27:00+04:00", Precision.MINUTE),
        ("2020-03-17T17:27:00.000+04:00", "2020-03-17T17:27:00+04:00", Precision.MINUTE),
        ("2020-03-17 17:27:41", "2020-03-17T17:27:41+02:00", Precision.SECOND),
        ("20200317T172741Z", "2020-03-17T17:27:41+00:00", Precision.SECOND),
        ("2020-03-17", "2020-03-17T00:00:00+02:00", Precision.DAY),
        ("2020-03-17T00:00:00+03:00", "2020-03-17T00:00:00+03:00", Precision.DAY),
        ("Tue, 17 Mar 2020 17:27:41 +0300", "2020-03-17T17:27:41+03:00", Precision.SECOND),
        ("3/17/2020 5:27:00 PM", "2020-03-17T17:27:00+02:00", Precision.MINUTE),
        ("1584466061", "2020-03-17T17:27:41+00:00", Precision.SECOND),
        ("17 مارس 2020 05:27 م", "2020-03-17T17:27:00+02:00", Precision.MINUTE),
    ],
)
def test_a_value_is_read_by_the_clock_of_its_house(value: str, iso: str, precision: Precision) -> None:
    found = read_time(value, "Africa/Cairo")
    assert found is not None
    assert (found.isoformat(), found.precision) == (iso, precision)


@pytest.mark.parametrize("value", ["", "أمس", "2020-13-01", "2020-03-17T17:27+99:00", "مارس 2020", "قريبا"])
def test_what_is_no_time_is_none(value: str) -> None:
    assert read_time(value, "Africa/Cairo") is None


def test_json_ld_is_believed_before_meta_and_meta_before_what_is_shown() -> None:
    data = '{"@type":"NewsArticle","datePublished":"2023-06-01T08:15:30+03:00"}'
    ld = f'<script type="application/ld+json">{data}</script>'
    meta = '<meta property="article:published_time" content="2023-06-01T09:00:10+03:00">'
    shown = "<div>1 يونيو 2023 - 10:30 صباحا</div>"
    assert published(ld + meta, shown) == "2023-06-01T08:15:30+03:00 second"
    assert published(meta, shown) == "2023-06-01T09:00:10+03:00 second"
    assert published("", shown, publisher=CAIRO) == "2023-06-01T10:30:00+03:00 minute"


def test_a_day_gives_way_to_an_hour_of_the_same_day() -> None:
    meta = '<meta name="date" content="2023-06-01">'
    assert (
        published(meta, "<div>1 يونيو 2023 - 10:30 صباحا</div>", publisher=CAIRO) == "2023-06-01T10:30:00+03:00 minute"
    )
    assert published(meta, "<div>3 يونيو 2023 - 10:30 صباحا</div>", publisher=CAIRO).endswith("day")


def test_two_voices_that_agree_outvote_one() -> None:
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-01-05T11:59:00Z"}</script>'
    meta = '<meta property="article:published_time" content="2021-02-03T07:10:11Z">'
    assert published(ld + meta, "<time datetime='2021-02-03T07:10:11Z'>3 فبراير 2021</time>").startswith(
        "2021-02-03T07:10:11"
    )
    assert published(ld + meta).startswith("2024-01-05")


def test_a_change_long_before_the_printing_is_of_the_template() -> None:
    head = (
        '<meta property="article:published_time" content="2023-06-01T08:00:00Z">'
        '<meta property="article:modified_time" content="2022-01-01T08:00:00Z">'
    )
    assert article(head).modified is None


def test_a_local_time_takes_the_clock_of_the_hosts_country() -> None:
    shown = "<div>نشر في: 1 يناير 2024 06:05 مساء</div>"
    found = article("", shown, url="https://www.news.ma/a/1").published
    assert found is not None
    assert found.isoformat() == "2024-01-01T18:05:00+01:00"


def test_a_local_time_of_an_unknown_house_keeps_its_offset_open() -> None:
    found = article("", "<div>نشر في: 1 يناير 2024 06:05 مساء</div>").published
    assert found is not None
    assert found.offset is None


def test_the_date_of_the_day_above_and_dates_of_other_articles_are_not_taken() -> None:
    shown = (
        "<div>2 يناير 2024 - 09:00</div>"
        + PROSE
        + "<ul class='related'><li><a href='/a'>خبر آخر من أخبار المدينة</a><span>30 ديسمبر 2023</span></li></ul>"
    )
    assert published("", shown).startswith("2024-01-02T09:00")


def test_how_long_ago_is_read_against_the_fetch() -> None:
    assert published("", "<span class='date'>منذ ساعتين</span>").startswith("2024-01-05T10:00")
