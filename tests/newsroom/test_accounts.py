"""The account of a story: made when its articles change, kept, and given back as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.newsroom import Newsroom, open_newsroom
from isnad.store import Store

Lines = Callable[..., Path]

FIRST = (
    "اندلع حريق كبير في مخازن ميناء الفوار ليل الثلاثاء وأتى على عشرة عنابر. "
    "وقال الدفاع المدني في ميناء الفوار إن الحريق أسفر عن مقتل 9 أشخاص وإصابة 20 آخرين. "
    "ونفت إدارة ميناء الفوار أن تكون العنابر قد خزنت فيها مواد كيميائية."
)
LATER = (
    "ارتفعت حصيلة حريق مخازن ميناء الفوار إلى 14 قتيلا بعد العثور على خمس جثث تحت أنقاض العنابر. "
    "وقال الدفاع المدني في ميناء الفوار إن عدد القتلى بلغ 14 شخصا، وإن فرقه أخمدت الحريق فجر الأربعاء. "
    "وأكد عمال في الميناء أن العنابر خزنت فيها مواد كيميائية."
)


def record(name: str, title: object, text: str, publisher: str, at: str) -> dict[str, object]:
    return {"id": name, "title": title, "text": text, "publisher": publisher, "published": at}


FIRE = record("f1", "9 قتلى في حريق بمخازن ميناء الفوار", FIRST, "saha", "2024-03-13T01:00:00Z")
TOLL = record("f2", "ارتفاع قتلى حريق مخازن ميناء الفوار إلى 14", LATER, "nahr", "2024-03-13T09:00:00Z")


def test_an_account_follows_what_comes(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(FIRE)])
    assert newsroom.account("f1").series == ()
    newsroom.import_paths([lines(TOLL, name="more.jsonl")])
    dead = next(series for series in newsroom.account("f1").series if series.thing == "dead")
    assert [point.low for point in dead.points] == [9, 14]
    assert [event.articles[0].article for event in newsroom.account("f2").story.events][:1] == ["f1"]


def test_what_was_collected_days_late_gives_no_figure(newsroom: Newsroom, lines: Lines) -> None:
    late = record(
        "f3", TOLL["title"], LATER.replace("إلى 14 قتيلا", "اليوم السبت إلى 16 قتيلا"), "burj", "2024-03-13T11:00:00Z"
    )
    newsroom.import_paths([lines(FIRE), lines(TOLL, name="more.jsonl"), lines(late, name="late.jsonl")])
    dead = next(series for series in newsroom.account("f1").series if series.thing == "dead")
    assert [point.low for point in dead.points] == [9, 14]


@pytest.mark.parametrize("room", [0, 1024 * 1024])
def test_what_is_remembered_is_the_account_of_now(
    newsroom: Newsroom, lines: Lines, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr("isnad.newsroom.accounts._REMEMBERED", room)
    newsroom.import_paths([lines(FIRE)])
    first = newsroom.account("f1")
    assert newsroom.account("f1") == first
    newsroom.import_paths([lines(TOLL, name="more.jsonl")])
    assert newsroom.account("f1") != first


def test_words_of_an_account_stand_in_their_articles(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(FIRE, TOLL)])
    account = newsroom.account("f1")
    shown = [line.sentence for line in account.chronicle.summary]
    shown += [point.words for series in account.series for point in series.points]
    assert shown
    for words in shown:
        text = newsroom.article(words.article).article.text
        assert text[words.span.start : words.span.end] == words.span.text


def test_an_account_is_kept_with_the_story(tmp_path: Path, lines: Lines) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    with open_newsroom(url) as newsroom:
        newsroom.import_paths([lines(FIRE, TOLL)])
        told = newsroom.account("f1")
    with Store.open(url) as store:
        assert store.told_account(told.story.id)
    with open_newsroom(url) as newsroom:
        assert newsroom.account("f2") == told
