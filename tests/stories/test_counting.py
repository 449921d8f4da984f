"""Series of figures: what is of one thing, and how it moves."""

from decimal import Decimal

from isnad.model import Series, Step, Told
from isnad.stories.counting import tell_series

from .conftest import MakeTold


def series_of(thing: str, *told: Told) -> Series:
    (found,) = [one for one in tell_series(told) if one.thing == thing and not one.is_part]
    return found


def things(*told: Told) -> set[str]:
    return {one.thing for one in tell_series(told)}


def lows(series: Series) -> list[int]:
    return [int(point.low) for point in series.points]


class TestTolls:
    def test_a_toll_that_rises_is_one_series_whatever_words_tell_it(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "مصرع تسعة أشخاص في انهيار عمارة بالإسكندرية"),
            told("b", "ارتفاع حصيلة ضحايا عمارة الإسكندرية إلى 12 قتيلا", hours=3),
            told("c", "عمارة الإسكندرية المنهارة", "قالت محافظة الإسكندرية إن عدد الوفيات بلغ 15.", hours=9),
        )
        assert lows(found) == [9, 12, 15]
        assert [point.step for point in found.points] == [Step.FIRST, Step.UPDATE, Step.UPDATE]
        assert found.latest.source == "محافظة الإسكندرية"
        assert found.conflicts == ()

    def test_dead_and_injured_of_one_sentence_are_two_series(self, told: MakeTold) -> None:
        states = [
            told("a", "حادث قطار بقفصة", "لقي 4 أشخاص مصرعهم وأصيب 14 آخرون في خروج قطار عن السكة قرب قفصة."),
            told("b", "حادث قطار بقفصة", "لقي 6 أشخاص مصرعهم وأصيب 21 آخرون في حادث قطار قفصة.", hours=4),
        ]
        assert lows(series_of("dead", *states)) == [4, 6]
        assert lows(series_of("injured", *states)) == [14, 21]

    def test_dead_and_injured_told_together_are_neither(self, told: MakeTold) -> None:
        assert things(
            told("a", "مقتل وإصابة 30 شخصا في تدافع بالنجف"),
            told("b", "مقتل وإصابة 45 شخصا في تدافع بالنجف", hours=3),
        ) <= {"شخص"}

    def test_the_missing_become_fewer(self, told: MakeTold) -> None:
        found = series_of(
            "missing",
            told("a", "غرق مركب صيد قبالة صفاقس", "أعلن الحرس البحري التونسي فقدان 30 شخصا في غرق مركب."),
            told("b", "غرق مركب صفاقس", "قال الحرس البحري التونسي إن عدد المفقودين تراجع إلى 12.", hours=8),
        )
        assert [point.step for point in found.points] == [Step.FIRST, Step.UPDATE]

    def test_the_injured_become_fewer_as_some_die(self, told: MakeTold) -> None:
        found = series_of(
            "injured",
            told("a", "إصابة 20 عاملا في انفجار بمصنع في سطيف"),
            told("b", "انفجار مصنع سطيف", "وانخفض عدد المصابين إلى 18 بعد وفاة اثنين منهم.", hours=9),
        )
        assert found.latest.step in {Step.UPDATE, Step.FIRST}
        assert found.conflicts == ()

    def test_part_of_a_number_is_no_toll(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "مقتل 10 أشخاص بينهم 3 أطفال في قصف على تعز"),
            told("b", "ارتفاع قتلى قصف تعز إلى 13 بينهم 4 أطفال", hours=2),
        )
        assert lows(found) == [10, 13]

    def test_what_comes_to_a_number_is_not_the_number(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "مصرع 20 شخصا في فيضان بدرنة"),
            told("b", "فيضان درنة: ارتفاع عدد القتلى إلى 26", "وعثر على جثث ستة قتلى إضافيين صباحا.", hours=6),
        )
        assert lows(found) == [20, 26]

    def test_the_dead_of_another_year_are_of_another_happening(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "مصرع 11 حاجا في حريق", "وكان حريق مماثل عام 2008 قد أودى بحياة 23 شخصا."),
            told("b", "ارتفاع وفيات حريق الحجاج إلى 13", hours=5),
        )
        assert lows(found) == [11, 13]

    def test_tolls_of_many_attacks_are_not_put_together(self, told: MakeTold) -> None:
        states = [
            told(
                f"n{number}",
                f"مقتل {2 + 7 * number} في غارة على {place}",
                f"وقتل {40 - 3 * number} مسلحا في معارك {other}.",
                hours=20 * number,
                event=f"e{number}",
            )
            for number, (place, other) in enumerate(
                [("دوما", "حلب"), ("إدلب", "درعا"), ("حمص", "الرقة"), ("منبج", "الباب")]
            )
        ]
        assert "dead" not in things(*states)

    def test_a_number_of_everybody_is_no_series(self, told: MakeTold) -> None:
        assert things(told("a", "مصرع 7 في حادث بالعقبة"), told("b", "سبعة قتلى في حادث العقبة", hours=1)) == set()


class TestBodies:
    def test_the_bodies_of_the_first_flash_are_the_dead(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "انهيار منجم في جرادة", "انتشل رجال الإنقاذ ثلاث جثث من منجم للفحم."),
            told("b", "منجم جرادة: الحصيلة ترتفع إلى خمسة قتلى", hours=4),
        )
        assert lows(found) == [3, 5]

    def test_a_morgue_with_more_bodies_than_there_are_dead_contradicts(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "مصرع 8 في غرق زورق", "قال خفر السواحل إن عدد القتلى بلغ 8."),
            told(
                "b",
                "ارتفاع ضحايا الزورق إلى 11 قتيلا",
                "قال خفر السواحل إن عدد القتلى بلغ 11.",
                "لكن مديرة مستشفى قابس ليلى الهمامي قالت إن المشرحة تسلمت 14 جثة.",
                hours=5,
            ),
        )
        assert [sorted(int(point.low) for point in each.sides) for each in found.conflicts] == [[11, 14]]


class TestPeopleWhoAreNotToldOf:
    def test_a_list_of_names_is_of_what_it_is_set_against(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "وباء في الضالع: 33 وفاة", "في المقابل، قالت رئيسة البعثة سلمى العامري إن السجلات تضم 52 اسما."),
        )
        assert sorted(lows(found)) == [33, 52]

    def test_the_pupils_of_the_headline_are_those_who_were_poisoned(self, told: MakeTold) -> None:
        found = series_of(
            "injured",
            told("a", "تسمم غذائي يصيب 43 تلميذا في تارودانت"),
            told("b", "تسمم تارودانت", "بلغ عدد المصابين 51 تلميذا، بحسب مندوبية الصحة.", hours=20),
        )
        assert lows(found) == [43, 51]


class TestOtherThings:
    def test_losses_move_whoever_counts_them(self, told: MakeTold) -> None:
        found = series_of(
            "money",
            told("a", "حريق سوق البصرة", "قدر تجار الخسائر بنحو 90 مليون دينار."),
            told("b", "لجنة تقدر خسائر حريق سوق البصرة بـ150 مليون دينار", hours=20),
        )
        assert lows(found) == [90_000_000, 150_000_000]

    def test_a_rounded_number_is_no_other(self, told: MakeTold) -> None:
        assert "votes" not in things(
            told("a", "النتائج", "حصل المرشح كمال الصيد في الدائرة على 656 ألف صوت."),
            told("b", "النتائج", "حصل المرشح كمال الصيد في الدائرة على 656534 صوتا.", hours=2),
        )

    def test_times_and_measures_of_nobody_knows_what_are_left_out(self, told: MakeTold) -> None:
        assert (
            things(
                told("a", "قافلة", "سارت القافلة 30 كيلومترا في ثلاث ساعات قرب أغاديز."),
                told("b", "قافلة", "سارت القافلة 55 كيلومترا في خمس ساعات قرب أغاديز.", hours=2),
            )
            == set()
        )

    def test_what_is_foreseen_is_not_what_came(self, told: MakeTold) -> None:
        states = [
            told("a", "يتوقع محللون أن تبلغ خسائر شركة الطيران 90 مليون دينار"),
            told("b", "خسائر شركة الطيران 70 مليون دينار", hours=20),
        ]
        assert "money" not in things(*states)


class TestPoints:
    def test_a_copy_adds_no_point_and_no_repeat(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "مصرع 5 في انفجار بعدن", copy="wire"),
            told("b", "مصرع 5 في انفجار بعدن", copy="wire", hours=1),
            told("c", "ارتفاع قتلى انفجار عدن إلى 6", hours=3),
        )
        assert [(words.article, len(point.repeats)) for point in found.points for words in (point.words,)] == [
            ("a", 0),
            ("c", 0),
        ]

    def test_another_text_with_the_number_of_a_side_is_a_repeat(self, told: MakeTold) -> None:
        first = "أعلنت وزارة الصحة السودانية مقتل 5 أشخاص."
        found = series_of(
            "dead",
            told("a", "انفجار في بورتسودان", first),
            told("b", "انفجار بورتسودان", "قالت وزارة الصحة السودانية إن عدد القتلى 5.", hours=1),
            told("c", "ارتفاع قتلى انفجار بورتسودان إلى 7", hours=3),
        )
        assert [words.article for words in found.points[0].repeats] == ["b"]

    def test_an_article_that_takes_its_number_back_is_revised(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("a", "ارتفاع قتلى سيول ظفار إلى 72", is_newest=False),
            told("a", "ارتفاع قتلى سيول ظفار إلى 27", hours=1, revision=2),
        )
        assert [point.step for point in found.points] == [Step.FIRST, Step.REVISION]
        assert found.conflicts == ()

    def test_a_copy_that_is_corrected_has_figures_of_its_own(self, told: MakeTold) -> None:
        found = series_of(
            "dead",
            told("w", "ارتفاع قتلى سيول ظفار إلى 27", copy="wire"),
            told("a", "ارتفاع قتلى سيول ظفار إلى 72", copy="wire", hours=1, is_newest=False),
            told("a", "ارتفاع قتلى سيول ظفار إلى 27", copy="wire", hours=2, revision=2),
        )
        assert Decimal(72) in {point.low for point in found.points}
