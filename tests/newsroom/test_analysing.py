"""Analysis on import: what is stored is read once by every version of the rules, whatever stops it on the way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from isnad.collect import Catalogue
from isnad.errors import StoreError
from isnad.model import Analysed, Analysis, Article, Failure, Incoming
from isnad.newsroom import Newsroom, analyse_stream, analysing, importing
from isnad.newsroom.analysing import Analyst
from isnad.newsroom.room import ReadingRoom
from isnad.newsroom.rules import Rules
from isnad.newsroom.workers import Workers
from isnad.store import Store

Lines = Callable[..., Path]
Analyse = Callable[[Article], Analysis]
Open = Callable[..., Newsroom]


def record(number: int, words: str = "") -> dict[str, object]:
    text = words or f"قال المدير سعيد إن {number} حافلة عادت إلى العمل."
    return {"id": f"n{number}", "title": f"حافلات المدينة في اليوم {number}", "text": text}


def read(room: Newsroom, key: str) -> Analysed:
    found = room.analysis(room.article(key))
    assert found is not None
    return found


class Stopped(BaseException):
    """What ends a test's run in its midst, as a kill would."""


@pytest.fixture
def opened(tmp_path: Path, plain_analysis: Analyse) -> Iterator[Open]:
    """Opens the newsroom of the test by rules of a version, as a process of its own would."""
    rooms = []

    def open_(version: int = 1, analyse: Analyse = plain_analysis) -> Newsroom:
        store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}")
        rooms.append(Newsroom(store, Catalogue(()), rules=Rules(version, analyse)))
        return rooms[-1]

    yield open_
    for room in rooms:
        room.close()


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH_ARTICLES", 10)
    monkeypatch.setattr(analysing, "PART", 4)


def stopping(analyse: Analyse, at: int) -> Analyse:
    """The same, until it is asked for so many articles."""
    left = at

    def limited(article: Article) -> Analysis:
        nonlocal left
        left -= 1
        if left < 0:
            raise Stopped
        return analyse(article)

    return limited


def test_an_import_analyses_what_it_reads(opened: Open, lines: Lines, plain_analysis: Analyse) -> None:
    room = opened()
    room.import_paths([lines(*map(record, range(3)))])
    found = read(room, "n2")
    assert (found.article, found.revision, found.rules) == ("n2", 1, 1)
    assert found.analysis == plain_analysis(room.article("n2").article)
    assert found.analysis.claims[0].chain[0].name == "المدير سعيد"


def test_what_nobody_read_or_has_just_changed_has_no_analysis(opened: Open, lines: Lines, tmp_path: Path) -> None:
    room = opened()
    room.import_paths([lines(record(1))])
    assert room.analysis(replace(room.article("n1"), revision=2)) is None
    with Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}") as store:
        store.save([Incoming(Article("new", "خبر"))])
    assert room.analysis(room.article("new")) is None


def test_a_new_wording_is_analysed_anew(opened: Open, lines: Lines) -> None:
    room = opened()
    room.import_paths([lines(record(1))])
    room.import_paths([lines(record(1, "قالت البلدية إن الحافلات توقفت."))])
    found = read(room, "n1")
    assert found.revision == 2
    assert [claim.content.text for claim in found.analysis.claims] == ["الحافلات توقفت"]


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("at", [0, 3, 4, 11, 24])
def test_an_import_that_was_stopped_is_caught_up(opened: Open, lines: Lines, plain_analysis: Analyse, at: int) -> None:
    path = lines(*map(record, range(25)))
    with pytest.raises(Stopped):
        opened(1, stopping(plain_analysis, at)).import_paths([path])
    room = opened()
    room.import_paths([path])
    for kept in room.export():
        assert read(room, kept.article.id).analysis == plain_analysis(kept.article)
    assert len(list(room.export())) == 25


def test_an_import_reads_no_old_article_again(opened: Open, lines: Lines, plain_analysis: Analyse) -> None:
    opened().import_paths([lines(*map(record, range(5)))])
    opened(2, stopping(plain_analysis, 1)).import_paths([lines(record(9))])
    assert read(opened(), "n9").rules == 2
    assert read(opened(), "n1").rules == 1


@pytest.mark.usefixtures("small_parts")
def test_new_rules_read_what_is_stored_and_go_on_where_they_stopped(
    opened: Open, lines: Lines, plain_analysis: Analyse
) -> None:
    opened().import_paths([lines(*map(record, range(15)))])
    assert opened().analyse_stored() == 0
    with pytest.raises(Stopped):
        opened(2, stopping(plain_analysis, 9)).analyse_stored()
    room = opened(2, lambda _: Analysis())
    done = Counting()
    assert room.analyse_stored(progress=done) == 15 - 8  # two parts of four were saved
    assert (done.total, done.articles, done.advanced) == (7, 7, 7)
    assert {read(room, f"n{number}").rules for number in range(15)} == {2}
    assert sum(bool(read(room, f"n{number}").analysis.claims) for number in range(15)) == 8
    assert room.analyse_stored() == 0


class Counting:
    """A progress that adds up."""

    total: int | None = None
    articles = advanced = 0

    def begin(self, total: int | None) -> None:
        self.total = total

    def advance(self, size: int) -> None:
        self.advanced += size

    def kept(self, articles: int) -> None:
        self.articles = articles


def test_the_doctor_says_what_is_to_be_read(opened: Open, lines: Lines) -> None:
    opened().import_paths([lines(record(1), record(2))])
    for version, told in ((1, "all are there"), (2, "2 articles are still to be read; run: isnad analyse --stored")):
        (check,) = (check for check in opened(version).doctor() if check.name == "analysis")
        assert check.ok
        assert check.detail == told


def test_a_stream_is_read_without_a_store(
    lines: Lines, monkeypatch: pytest.MonkeyPatch, plain_analysis: Analyse
) -> None:
    monkeypatch.setattr("isnad.newsroom.rules.analyse", plain_analysis)
    path = lines(record(1), {"id": "bad"}, record(2))
    done = Counting()
    first, failure, second = analyse_stream([path], progress=done)
    assert isinstance(failure, Failure)
    assert failure.line == 2
    for found, number in ((first, 1), (second, 2)):
        assert not isinstance(found, Failure)
        article, analysis = found
        assert article.id == f"n{number}"
        assert analysis == plain_analysis(article)
        assert analysis.claims
    assert done.articles == 2
    assert done.total == done.advanced == path.stat().st_size


def test_what_is_no_line_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><body><p>نص</p></body></html>", encoding="utf-8")
    (failure,) = analyse_stream([page])
    assert isinstance(failure, Failure)
    assert "not JSON Lines" in failure.reason


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_the_store_refused_is_saved_by_the_next_call(
    tmp_path: Path, plain_analysis: Analyse, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}") as store:
        store.save([Incoming(Article(str(number), f"خبر {number}")) for number in range(12)])
        analyst = Analyst(store, Workers(ReadingRoom(Catalogue(()), Rules(1, plain_analysis)), 0))

        def fail(_: object) -> None:
            raise StoreError("the disk is full")

        with monkeypatch.context() as broken:
            broken.setattr(store, "save_analyses", fail)
            with pytest.raises(StoreError):
                analyst.catch_up()
        analyst.catch_up()
        assert all(store.analysis(str(number)) for number in range(12))
