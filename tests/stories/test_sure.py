"""What is surely read goes before what may be read wrongly, and nothing of it is lost."""

from collections.abc import Sequence
from dataclasses import replace

from tests.stories.telling import HOUSES, told

from isnad.model import Opposition, OppositionKind, Point, Told, Transmission
from isnad.stories import transmissions
from isnad.stories.counting import tell_series
from isnad.stories.opposing import opposed
from isnad.stories.opposing.repeated import without_repeated

CLAIM = "قال نقيب العمال سامح الدوري إن شركة الصخر أغلقت مخرج الطوارئ في منجم الوادي قبل الانفجار بساعات."
DENIAL = "نفت شركة الصخر أن تكون قد أغلقت مخرج الطوارئ في منجم الوادي."
AGAIN = "نفت شركة الصخر، في بيان، أن تكون قد أغلقت مخرج الطوارئ في منجم الوادي."
LEAK = "قال مسؤول كبير في هيئة الموانئ إن 37 حاوية اختفت من رصيف الحبوب قبل وصول المفتشين."


def read(state: Told, *, surely: bool) -> Told:
    """The same article, all claims of which are or are not surely read."""
    chance = 0.95 if surely else 0.3
    claims = tuple(replace(claim, speaker_chance=chance, content_chance=0.99) for claim in state.analysis.claims)
    return replace(state, analysis=replace(state.analysis, claims=claims))


def only(states: Sequence[Told]) -> Opposition:
    (found,) = opposed(states).oppositions
    return found


def test_a_source_is_shown_where_it_is_surely_read() -> None:
    first, later = told("nahar", DENIAL), told("safa", AGAIN, hours=2)
    found = only([read(first, surely=False), read(later, surely=True)])
    (voice,) = found.denying
    assert voice.sure
    assert voice.words.article == voice.cue.article == later.placed.article
    assert [words.article for words in voice.again] == [first.placed.article]


def test_a_denial_that_may_be_read_wrongly_is_kept_apart() -> None:
    found = only([read(told("nahar", DENIAL), surely=False)])
    assert not found.sure
    assert [voice.sure for voice in found.denying] == [False]


def test_a_denial_stands_though_the_claim_that_it_answers_may_be_read_wrongly() -> None:
    claim, denial = read(told("nahar", CLAIM), surely=False), read(told("safa", DENIAL, hours=3), surely=True)
    found = only([claim, denial])
    assert found.sure
    assert not found.unanswered
    assert found.surely.claiming == () == found.surely.reasons
    assert [voice.words.article for voice in found.unsure] == [claim.placed.article]


def test_a_bare_denial_does_not_stand_without_the_claim_that_it_answers() -> None:
    text = f"{CLAIM} لكن شركة الصخر نفت ذلك."
    state = told("nahar", text)
    kept = [
        replace(claim, speaker_chance=0.3 if "الدوري" in claim.chain[0].called else 0.95, content_chance=0.99)
        for claim in state.analysis.claims
    ]
    found = only([replace(state, analysis=replace(state.analysis, claims=tuple(kept)))])
    assert [voice.sure for voice in found.denying] == [True]
    assert not found.sure


def test_a_contradiction_that_is_found_in_two_texts_is_shown_once() -> None:
    none = told("nahar", "وقال مدير المصنع رفيق الحمصي إن المصنع لم يتلق أي بلاغ من عمال الفرن.")
    some = told("safa", "وقال النائب سمير عواد إن بلاغين وردا من عمال الفرن قبل الحريق بيوم.", hours=1)
    found = only([none, some])
    assert found.kind is OppositionKind.CONTRADICTION
    perhaps = replace(
        found, claiming=(*found.claiming, replace(found.claiming[0], sure=False, words=found.claiming[0].cue))
    )
    (joined,) = without_repeated([found, perhaps])
    assert joined.surely.claiming == found.claiming
    assert [voice.sure for voice in joined.claiming] == [True, False]
    other = replace(found, denying=(replace(found.denying[0], words=found.denying[0].cue),))
    assert without_repeated([found, other]) == [found, other]


def test_a_claim_of_several_ways_is_sure_where_several_texts_surely_have_it() -> None:
    wire, paper = told("nahar", LEAK), told("safa", f"{LEAK} وأضاف أن التحقيق بدأ مساء أمس.", hours=3)
    other = told("burj", "وبحسب وكالة نهار، فإن 37 حاوية اختفت من رصيف الحبوب قبل وصول المفتشين.", hours=8)
    found = of_containers(read(wire, surely=True), read(paper, surely=True), read(other, surely=False))
    assert [way.sure for way in found.ways] == [True, True, False]
    assert [way.publisher for way in found.surely.ways] == ["nahar", "safa"]
    assert found.sure
    assert not of_containers(read(wire, surely=True), read(paper, surely=False), read(other, surely=False)).sure


def of_containers(*states: Told) -> Transmission:
    return next(one for one in transmissions(states, HOUSES) if "حاوية" in one.words.span.text)


class TestFigures:
    FIRST = "قال رئيس البلدية وسام الحلو إن السيول قتلت 11 شخصا في وادي الزان."
    LATER = "قالت مديرية الدفاع المدني إن عدد قتلى السيول في وادي الزان ارتفع إلى 14 شخصا."

    def points(self, *, first: bool, again: bool) -> Sequence[Point]:
        states = [
            read(told("nahar", self.FIRST, title="سيول في وادي الزان"), surely=first),
            read(told("wadi", self.FIRST, title="ضحايا في وادي الزان", hours=1), surely=again),
            read(told("safa", self.LATER, title="سيول وادي الزان", hours=5), surely=True),
        ]
        return next(one for one in tell_series(states) if one.thing == "dead").points

    def test_who_may_not_give_a_figure_is_kept_and_not_named(self) -> None:
        first, later = self.points(first=False, again=False)
        assert (first.sure, first.giver) == (False, "")
        assert "وسام الحلو" in first.source
        assert later.giver == later.source == "مديرية الدفاع المدني"

    def test_who_gives_a_figure_is_taken_from_where_it_is_surely_read(self) -> None:
        first, _ = self.points(first=False, again=True)
        assert first.sure
        assert "وسام الحلو" in first.giver
