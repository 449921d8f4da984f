"""Who and what an article names: real sentences of news, written for these tests."""

import pytest

from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities import entities
from isnad.arabic.names import name_key
from isnad.model import Entity, EntityKind


def named(text: str, kind: EntityKind) -> list[tuple[str, list[str]]]:
    """The entities of one kind: their names, and the words that name them."""
    found = [each for each in entities(text) if each.kind is kind and each.mentions]
    return [(each.name, [mention.text for mention in each.mentions]) for each in found]


def persons(text: str) -> list[str]:
    return [name for name, _ in named(text, EntityKind.PERSON)]


def places(text: str) -> list[str]:
    return [name for name, _ in named(text, EntityKind.PLACE)]


def organisations(text: str) -> list[str]:
    return [name for name, _ in named(text, EntityKind.ORGANISATION)]


def only(text: str, kind: EntityKind) -> Entity:
    (found,) = [each for each in entities(text) if each.kind is kind and each.mentions]
    return found


class TestPersons:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("استقبل وزير الخارجية خالد الطويل وفد المدينة.", "خالد الطويل"),
            ("وصل الأمير فهد بن خالد بن سعود إلى القصر.", "فهد بن خالد بن سعود"),
            ("قال الدكتور عبد الرحمن القحطاني إن الخطة جاهزة.", "عبد الرحمن القحطاني"),
            ("وأكد الناطق باسم الوزارة محمود درويش أن الطريق مفتوح.", "محمود درويش"),
            ("وقالت الإيطالية فيرونيكا ساليرنو إنها راضية.", "فيرونيكا ساليرنو"),
            ("زار جون كيري العاصمة.", "جون كيري"),
            ("توفي الملك الحسن الثاني في الصيف.", "الحسن الثاني"),
            ("التقى الوزير أبو مازن مساء الأحد.", "أبو مازن"),
            ("وترأس الجلسة الشيخ مرعي بن مجدوع في المحكمة.", "مرعي بن مجدوع"),
            ("روى جابر الهليل أن الماء بلغ الدار.", "جابر الهليل"),
            ("قال نزار الدهمشي للقلزم إن الدار بعيدة.", "نزار الدهمشي"),
            ("زار الرئيس علي عبد الله سالم القرية.", "علي عبد الله سالم"),
            ("وكرر بوش القول إن الطريق طويل.", "بوش"),
            ("قالت وزيرة الخارجية الكندية داريا كوفان إن الباب مفتوح.", "داريا كوفان"),
            ("وصل إبراهيم أبو رأس إلى القصر.", "إبراهيم أبو رأس"),
            ("شكر المدرب الهولندي رود فان نيستلروي جمهوره.", "رود فان نيستلروي"),
            ("اعتقلت الشرطة هشام ل. مساء الأحد.", "هشام ل"),
        ],
    )
    def test_a_name_without_its_title(self, text: str, name: str) -> None:
        assert persons(text) == [name]

    @pytest.mark.parametrize(
        "text",
        [
            "قال المتحدث باسم الوزارة إن الطريق مفتوح.",
            "عودة اللاجئين أمل كل بيت.",
            "تمنى للجميع حياة سعيدة وصالح الأعمال.",
            "وقع الاتفاق على الأرض أمس.",
            "يعيش الأسد الآسيوي في الغابات.",
            "نقلته وكالة القلزم للأنباء، وقالت القلزم إن الطريق مفتوح.",
            "تراوح ثمن الميرلا بين خمسين وستين.",
        ],
    )
    def test_words_that_are_names_elsewhere(self, text: str) -> None:
        assert persons(text) == []

    def test_short_forms_go_with_the_full_name(self) -> None:
        text = "قال وزير النقل سامي الغامدي إن المترو جاهز. وأضاف الغامدي أن الطريق مفتوح، وشكر الوزير سامي فريقه."
        assert named(text, EntityKind.PERSON) == [("سامي الغامدي", ["سامي الغامدي", "الغامدي", "سامي"])]

    def test_a_surname_counts_again_once_it_was_said_in_full(self) -> None:
        text = "فاز اللاعب باولو غيريرو بالجائزة. ويستطيع غيريرو العودة."
        assert named(text, EntityKind.PERSON) == [("باولو غيريرو", ["باولو غيريرو", "غيريرو"])]

    def test_a_title_alone_refers_to_who_had_it_last(self) -> None:
        found = only("وصل وزير النقل خالد القحطاني مساء. ودخل الوزير إلى القاعة قبل المدير.", EntityKind.PERSON)
        assert [mention.text for mention in found.mentions] == ["خالد القحطاني"]
        assert [reference.text for reference in found.references] == ["الوزير"]

    def test_two_persons_of_one_first_name_are_two(self) -> None:
        assert persons("حضر خالد القحطاني وخالد الدوسري.") == ["خالد القحطاني", "خالد الدوسري"]

    def test_spellings_of_a_name_have_one_key(self) -> None:
        one, other = (
            only(f"قال الرئيس {name} كلمته.", EntityKind.PERSON) for name in ("عبد الله الثاني", "عبدالله الثاني")
        )
        assert one.key == other.key == name_key(one.name)


class TestPlaces:
    def test_particles_are_no_part_of_a_mention(self) -> None:
        assert named("سافر للعراق وبالقاهرة أقام ثم عاد إلى العراق.", EntityKind.PLACE) == [
            ("العراق", ["عراق", "العراق"]),
            ("القاهرة", ["القاهرة"]),
        ]

    def test_names_of_a_country_are_one(self) -> None:
        found = only("أعلنت الولايات المتحدة الأميركية ذلك، وقالت أمريكا إن الاتفاق قائم.", EntityKind.PLACE)
        assert (found.name, found.country, len(found.mentions)) == ("الولايات المتحدة", "US", 2)

    def test_a_city_has_its_country_and_place(self) -> None:
        found = only("وصل الوفد إلى القاهرة.", EntityKind.PLACE)
        assert found.country == "EG"
        assert found.latitude == pytest.approx(30.06, abs=0.1)
        assert found.longitude == pytest.approx(31.25, abs=0.1)

    @pytest.mark.parametrize(("other", "country"), [("بيروت", "LB"), ("بنغازي", "LY")])
    def test_the_other_places_decide_which_town_is_meant(self, other: str, country: str) -> None:
        found = {each.name: each for each in entities(f"انقطع الطريق بين طرابلس وبين {other}.")}
        assert found["طرابلس"].country == country

    def test_an_unknown_place_behind_a_word_for_one(self) -> None:
        assert places("وقع الحادث في بلدة كفرزيتون مساء.") == ["كفرزيتون"]

    def test_words_that_are_places_elsewhere(self) -> None:
        assert places("كان المستشار المالي في إطار العمل، وعين مستشار مالي جديد.") == []
        assert places("سافر إلى مالي.") == ["مالي"]

    def test_an_adjective_of_nationality_is_a_reference(self) -> None:
        (found,) = (each for each in entities("وصل الوزير الروسي.") if each.country == "RU")
        assert (found.name, found.mentions) == ("روسيا", ())
        assert [reference.text for reference in found.references] == ["الروسي"]

    def test_a_place_named_after_a_person_is_no_person(self) -> None:
        text = "وصل إلى مطار الملك خالد الدولي."
        assert (persons(text), places(text)) == ([], ["مطار الملك خالد الدولي"])


class TestOrganisations:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("أعلنت وزارة الشؤون الاجتماعية الخطة.", "وزارة الشؤون الاجتماعية"),
            ("تخرج من جامعة الملك سعود قبل عام.", "جامعة الملك سعود"),
            ("قالت الوكالة الوطنية للطاقة النظيفة ذلك.", "الوكالة الوطنية للطاقة النظيفة"),
            ("أعلنت شركة زمردكو أرباحها.", "زمردكو"),
            ("رفض مجلس الأمن القرار.", "مجلس الأمن الدولي"),
        ],
    )
    def test_by_its_head_or_by_the_list(self, text: str, name: str) -> None:
        assert organisations(text) == [name]

    @pytest.mark.parametrize("text", ["اجتمع مجلس الإدارة أمس.", "زار وفد الشركة المصنع.", "عمل في شركة كبيرة."])
    def test_a_common_noun_is_none(self, text: str) -> None:
        assert organisations(text) == []

    def test_an_acronym_in_brackets_is_the_same(self) -> None:
        text = "قالت المنظمة الدولية للبحار الدافئة (مبدكو) إن الماء بارد. وأضافت مبدكو أن الشتاء طويل."
        ((name, mentions),) = named(text, EntityKind.ORGANISATION)
        assert name == "المنظمة الدولية للبحار الدافئة"
        assert mentions == [name, "مبدكو", "مبدكو"]

    def test_a_city_is_a_club_in_a_text_on_sport(self) -> None:
        sport = "فاز ليفربول في مباراة الدوري، وسجل اللاعب هدفين في الشوط الأول أمام المدرب الجديد."
        assert organisations(sport) == ["ليفربول"]
        assert places("تقع ليفربول على البحر.") == ["ليفربول"]


class TestThings:
    def test_events_laws_and_works(self) -> None:
        text = "وقعت الدول اتفاقية باريس بعد قمة المناخ في مؤتمر جنيف، وعرض فيلم «طريق البحر الطويل»."
        kinds = {each.kind: each.name for each in entities(text) if each.mentions}
        assert kinds[EntityKind.LAW] == "اتفاقية باريس"
        assert kinds[EntityKind.EVENT] == "مؤتمر جنيف"
        assert kinds[EntityKind.WORK] == "طريق البحر الطويل"


def test_every_mention_says_its_rule_and_its_words() -> None:
    text = "باريس\nقال الرئيس فلاديمير بوتين للصحفيين في موسكو إن الأمم المتحدة ترحب بالقرار الفرنسي."
    found = entities(text)
    mentions = [mention for each in found for mention in (*each.mentions, *each.references)]
    assert {each.name for each in found} == {"باريس", "فلاديمير بوتين", "موسكو", "الأمم المتحدة", "فرنسا"}
    assert all(text[mention.start : mention.end] == mention.text and mention.rule for mention in mentions)


def test_a_reading_made_already_gives_the_same() -> None:
    text = "قال الرئيس فلاديمير بوتين ذلك في موسكو."
    assert entities(text, Reading(text)) == entities(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "نعم", "Hello, world!", "؟!.،؛«»" * 50, "123 ٤٥٦", "بن", "بن بن بن", "الملك", "لل"]
)
def test_texts_with_nothing_in_them(text: str) -> None:
    assert entities(text) == ()


class TestLikelyNames:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("ورفض كوفاتشيفيتش الرد على السؤال.", "كوفاتشيفيتش"),
            ("وقد تعهد ليندستروم بأن يعود.", "ليندستروم"),
        ],
    )
    def test_letters_and_neighbours_make_a_name_of_a_word_that_nothing_knows(self, text: str, name: str) -> None:
        assert persons(text) == [name]

    def test_a_word_with_particles_is_none(self) -> None:
        assert persons("وسيستقبلونهم فبمحافظاتهم كلها مفتوحة.") == []


class TestNamesThatOrganisationsOpen:
    def test_a_hill_or_a_spring_is_followed_by_its_own_name(self) -> None:
        assert organisations("نقل المصابون إلى مستشفى تل الصفصاف الحكومي.") == ["مستشفى تل الصفصاف الحكومي"]
        assert organisations("وأعلنت بلدية عين الرمل ذلك.") == ["بلدية عين الرمل"]
