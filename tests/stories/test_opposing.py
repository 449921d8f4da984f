"""Claims of one story set against each other: who says it, who denies it, and what answers nobody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.analyse import analyse
from isnad.model import (
    Article,
    Join,
    Opposition,
    OppositionKind,
    Paragraph,
    Placed,
    Placement,
    Stance,
    Told,
    opposed_to_json,
)
from isnad.stories.opposing import opposed

NOON = datetime(2025, 2, 3, 12, tzinfo=UTC)

CLAIM = (
    "مقتل عمال في منجم الوادي\n"
    "قال نقيب العمال سامح الدوري إن شركة الصخر أغلقت مخرج الطوارئ في منجم الوادي قبل الانفجار بساعات."
)
DENIAL = "شركة الصخر ترد\nنفت شركة الصخر أن تكون قد أغلقت مخرج الطوارئ في منجم الوادي، وقالت إن فرقها تواصل البحث."
ALONE = "بيان من البلدية\nونفى رئيس البلدية عادل منير وجود نقص في مياه الشرب داخل أحياء المدينة القديمة."
OTHER = "طقس الغد\nقال مدير الأرصاد ماهر قباني إن الأمطار ستعود إلى الساحل يوم الخميس المقبل."


def told(name: str, text: str, *, hours: float = 0, copy: str = "", revision: int = 1) -> Told:
    title, _, body = text.partition("\n")
    article = Article(name, title, tuple(Paragraph(line) for line in body.split("\n")))
    at = NOON + timedelta(hours=hours)
    placement = Placement(name, copy or name, "event", "story", f"publisher:{name}")
    return Told(Placed(name, title, f"house-{name}", at, placement), revision, at, article, analyse(article))


def story(*texts: str, copies: Sequence[str] = ()) -> list[Told]:
    names = copies or [""] * len(texts)
    return [told(f"a{n}", text, hours=n, copy=copy) for n, (text, copy) in enumerate(zip(texts, names, strict=True))]


def only(*texts: str, copies: Sequence[str] = ()) -> Opposition:
    (found,) = opposed(story(*texts, copies=copies)).oppositions
    return found


class TestADenial:
    def test_stands_against_the_claim_that_it_denies(self) -> None:
        found = only(CLAIM, OTHER, DENIAL)
        assert found.kind is OppositionKind.DENIAL
        assert [voice.chain[0].called for voice in found.claiming] == ["سامح الدوري"]
        assert [voice.chain[0].called for voice in found.denying] == ["شركة الصخر"]
        assert found.denying[0].stance is Stance.DENIES
        assert not found.unanswered

    def test_says_why_it_was_joined(self) -> None:
        found = only(CLAIM, DENIAL)
        (reason,) = found.reasons
        assert reason.join is Join.WORDING
        assert {"مخرج", "منجم"} <= set(reason.shared)
        assert reason.turned == ("نفت",)
        assert 0 <= reason.disagreement <= 1

    def test_points_into_the_text_of_its_state(self) -> None:
        states = story(CLAIM, DENIAL)
        found = opposed(states).oppositions[0]
        texts = {state.placed.article: state.article.text for state in states}
        for voice in (*found.claiming, *found.denying):
            for words in (voice.words, voice.cue):
                assert texts[words.article][words.span.start : words.span.end] == words.span.text

    def test_of_what_nobody_claims_is_unanswered(self) -> None:
        found = only(OTHER, ALONE)
        assert found.unanswered
        assert found.claiming == ()
        assert found.proposition == found.denying[0].words

    def test_before_the_claim_does_not_answer_it(self) -> None:
        assert all(each.unanswered for each in opposed(story(DENIAL, OTHER, CLAIM)).oppositions)

    def test_that_points_back_denies_what_stands_before_it(self) -> None:
        text = "خلاف على المرفأ\nقال نبيل الشوا إن المرفأ منع ثلاث سفن من التفريغ. ونفى مدير المرفأ حسان الباهي ذلك."
        found = only(text)
        assert found.claiming[0].chain[0].called == "نبيل الشوا"
        assert found.reasons[0].join is Join.REFERENCE

    def test_that_points_at_nothing_is_not_shown(self) -> None:
        assert opposed(story("رد قصير\nونفى مدير المرفأ حسان الباهي ذلك.")).oppositions == ()

    def test_shows_who_told_what_it_denies(self) -> None:
        text = "الوزارة توضح\nونفت وزارة الصحة ما تداولته صفحات محلية عن وجود إصابات بالحصبة في مدارس العاصمة."
        found = only(text)
        assert found.unanswered
        assert [voice.chain[0].called for voice in found.told] == ["صفحات محلية"]

    def test_that_is_itself_denied_is_none(self) -> None:
        text = "تصريح\nولم ينف رئيس البلدية عادل منير وجود نقص في مياه الشرب داخل المدينة القديمة."
        assert opposed(story(text)).oppositions == ()

    @pytest.mark.parametrize(
        ("accused", "denial"),
        [
            ("موسكو", "ونفت روسيا أي ضلوع لها في الحادث."),
            ("لندن", "ونفت بريطانيا أن يكون لها أي تورط في الهجوم."),
        ],
    )
    def test_of_any_part_answers_who_lays_it_to_its_charge(self, accused: str, denial: str) -> None:
        found = only(f"اتهام\nقال النائب زياد حداد إن {accused} تقف وراء الهجوم على السفينة.", f"رد\n{denial}")
        assert [voice.chain[0].called for voice in found.claiming] == ["زياد حداد"]
        assert found.reasons[0].join is Join.ACCUSATION

    def test_leaves_alone_a_claim_that_says_the_same_as_it(self) -> None:
        agreeing = "شهادة\nقال عامل الصيانة بدر سلوم إن شركة الصخر لم تغلق مخرج الطوارئ في منجم الوادي قبل الانفجار."
        found = opposed(story(agreeing, DENIAL)).oppositions
        assert [each.unanswered for each in found] == [True]


class TestDoubt:
    def test_stands_against_the_claim_too(self) -> None:
        doubt = "رأي خبير\nواستبعد المهندس فادي الرز أن تكون شركة الصخر قد أغلقت مخرج الطوارئ في منجم الوادي."
        found = only(CLAIM, doubt)
        assert [voice.stance for voice in found.denying] == [Stance.DOUBTS]

    def test_alone_is_nothing(self) -> None:
        assert opposed(story("رأي\nواستبعد المهندس فادي الرز أن تعود الأمطار إلى الساحل.")).oppositions == ()


class TestVoices:
    def test_a_copy_adds_none(self) -> None:
        found = only(CLAIM, CLAIM, DENIAL, DENIAL, copies=["wire", "wire", "", ""])
        assert len(found.claiming) == 1
        assert found.claiming[0].again == ()

    def test_a_source_that_repeats_itself_is_one_voice(self) -> None:
        again = DENIAL.replace("وقالت إن فرقها تواصل البحث", "وكررت تعازيها لأسر الضحايا")
        found = only(CLAIM, DENIAL, again)
        assert len(found.denying) == 1
        assert [words.article for words in found.denying[0].again] == ["a2"]

    def test_two_sources_are_two(self) -> None:
        second = CLAIM.replace("نقيب العمال سامح الدوري", "المهندس وليد القصار").replace("بساعات", "بيوم")
        found = only(CLAIM, second, DENIAL)
        assert [voice.chain[0].called for voice in found.claiming] == ["سامح الدوري", "وليد القصار"]


class TestContradictions:
    ALL = "تصريح\nوقال صاحب المصنع رفيق الحمصي إن كل عامل في المصنع يحمل تصريحا صحيا."
    NONE = "تقرير\nوقالت هدى نعمان إن عشرين عاملا في المصنع يعملون بلا تصريح صحي."

    def test_one_negates_what_the_other_says(self) -> None:
        found = only(self.ALL, self.NONE)
        assert found.kind is OppositionKind.CONTRADICTION
        assert found.reasons[0].join is Join.NEGATION
        assert [voice.chain[0].called for voice in (*found.claiming, *found.denying)] == ["رفيق الحمصي", "هدى نعمان"]

    def test_need_two_sources_or_time(self) -> None:
        text = self.ALL + "\nوأضاف الحمصي أن عشرين عاملا في المصنع يعملون بلا تصريح صحي."
        assert opposed(story(text)).oppositions == ()

    def test_need_more_than_a_negation(self) -> None:
        other = "تقرير\nوقالت هدى نعمان إن الطريق إلى الميناء بلا إنارة منذ شهر."
        assert opposed(story(self.ALL, other)).oppositions == ()

    def test_a_source_that_changed_its_mind_has_a_line(self) -> None:
        first = "قرار\nوقالت وزيرة العمل سعاد الحلو إن أيام الغياب ستخصم من رواتب الموظفين."
        then = "تراجع\nوأعلنت وزيرة العمل سعاد الحلو أن أيام الغياب لن تخصم من رواتب الموظفين."
        states = [told("a", first), told("b", then, hours=60)]
        found = opposed(states)
        assert [each.kind for each in found.oppositions] == [OppositionKind.CONTRADICTION]
        (line,) = found.lines
        assert "سعاد الحلو" in line.speaker
        assert [voice.words.article for voice in line.voices] == ["a", "b"]

    def test_a_house_has_a_line_whoever_speaks_for_it(self) -> None:
        denied = "نفي\nنفى وزير النقل الأوباني سامي الحداد أن تكون بلاده قد أغلقت جسر الوادي أمام الشاحنات."
        then = "تأكيد\nوأكدت وزارة النقل الأوبانية أن بلادها أغلقت جسر الوادي أمام الشاحنات منذ مساء الأحد."
        (line,) = opposed([told("a", denied), told("b", OTHER, hours=1), told("c", then, hours=50)]).lines
        assert [(voice.words.article, voice.stance) for voice in line.voices] == [
            ("a", Stance.DENIES),
            ("c", Stance.CONFIRMS),
        ]


class TestBadInput:
    @pytest.mark.parametrize("text", ["", "\n", "نفى\n", "!!!\n؟؟؟ ... «»", "title\nHe said that it was not so."])
    def test_gives_nothing(self, text: str) -> None:
        assert opposed([told("a", text)]).oppositions == ()

    def test_no_articles(self) -> None:
        assert opposed([]).oppositions == ()

    @given(st.lists(st.sampled_from([CLAIM, DENIAL, ALONE, OTHER, TestContradictions.NONE]), max_size=6))
    def test_holds_whatever_the_order(self, texts: list[str]) -> None:
        found = opposed(story(*texts)).oppositions
        for each in found:
            assert each.denying
            assert each.unanswered == (not each.claiming)
            assert len(each.reasons) == len(each.claiming) or each.kind is OppositionKind.CONTRADICTION
            assert [voice.at for voice in each.denying] == sorted(voice.at for voice in each.denying)
            assert all(voice.chain for voice in (*each.claiming, *each.denying, *each.told))

    @given(st.integers(1, 5))
    def test_prints_of_one_text_change_nothing(self, prints: int) -> None:
        once = opposed(story(CLAIM, DENIAL))
        states = story(CLAIM, DENIAL)
        for number in range(prints):
            copy = told(f"copy{number}", DENIAL, hours=2 + number, copy="a1")
            states.append(replace(copy))
        assert opposed(states) == once


def test_as_json() -> None:
    shape = opposed_to_json(opposed(story(CLAIM, DENIAL)))
    assert isinstance(shape["oppositions"], list)
    (found,) = shape["oppositions"]
    assert found["kind"] == "denial"
    assert found["denying"][0]["chain"][0]["name"] == "شركة الصخر"
    assert found["denying"][0]["at"] == "2025-02-03T13:00:00+00:00"
    assert found["unanswered"] is False
