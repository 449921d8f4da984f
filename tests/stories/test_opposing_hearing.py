"""Who surely denies, and which names name somebody."""

import pytest
from tests.stories.telling import told

from isnad.model import OppositionKind
from isnad.stories.opposing import opposed
from isnad.stories.opposing.somebody import names_somebody


class TestADenial:
    @pytest.mark.parametrize(
        "text",
        [
            "وصل المدير، ونفى تلك المزاعم حول انهيار الجسر، ثم غادر القاعة.",
            "يقيم الداعية في كندا والذي ينفي أي دور له في انهيار الجسر.",
            "وتجول الزوار في السوق عندما نفى انهيار الجسر القديم.",
        ],
    )
    def test_of_nobody_who_can_be_told_is_not_shown(self, text: str) -> None:
        assert opposed([told("safa", f"وقالت النائبة ليلى مراد إن السوق مغلق. {text}")]).oppositions == ()

    def test_of_who_spoke_just_before_is_shown(self) -> None:
        text = "وقالت النائبة ليلى مراد إن السوق مغلق. ونفت أي دور لها في انهيار الجسر."
        (found,) = opposed([told("safa", text)]).oppositions
        assert found.kind is OppositionKind.DENIAL
        assert found.denying[0].chain[0].called == "ليلى مراد"


class TestWhatIsDenied:
    @pytest.mark.parametrize(
        "text",
        [
            "ونفت النائبة ليلى مراد وجود هذه العلاقة.",
            "ونفى الجيش صحة ما أعلنته الحكومة.",
            "ونفى الوزير سامي الحداد الاتهامات الموجهة إليه، ودخل في إضراب عن الطعام.",
            "ونفت النائبة ليلى مراد مسؤوليتها عنه.",
            "ونفت مصر تصريحات عن سد الوادي.",
            "وتنفي إثيوبيا أنه سيضر بحصة مصر من المياه.",
            "ونفى العسكريون قيامهم بأي دور في هذا الاتجاه.",
            "وقال الوزير سامي الحداد إن المدير استقال لأنه أعطى النواب معلومات غير صحيحة.",
            "ولا يمكن أبدا أن ينكر سامي الحداد الأدوار التربوية للمرشدين.",
        ],
    )
    def test_is_shown_alone_only_where_its_words_say_what(self, text: str) -> None:
        assert opposed([told("safa", text)]).oppositions == ()

    @pytest.mark.parametrize(
        "text",
        [
            "ونفى الوزير سامي الحداد الاتهامات الموجهة إليه بالتقصير في صيانة السد.",
            "ونفى الجيش صحة ما أعلنته الحكومة عن انسحاب القوات من المدينة.",
            "ونفت النائبة ليلى مراد أنها أهملت صيانة السد.",
            "ونفت مصر تصريحات عن بناء سد جديد.",
        ],
    )
    def test_is_shown_where_they_do(self, text: str) -> None:
        assert len(opposed([told("safa", text)]).oppositions) == 1


class TestAName:
    @pytest.mark.parametrize(
        "name",
        [
            "",
            "ففي الوقت",
            "تلك المزاعم",
            "الاتهامات الموجهة إليه",
            "بأشد العبارات",
            "!!!",
            "بعضهم",
            "عدد منهم",
            "الثلاثة",
            "26,8",
            "بنبرة غاضبة",
        ],
    )
    def test_may_name_nobody(self, name: str) -> None:
        assert not names_somebody(name)

    @pytest.mark.parametrize(
        "name", ["علي الأحمدي", "كوريا الشمالية", "الفيفا", "وزارة الصحة", "بهمان راستين", "بلدية الوادي"]
    )
    def test_may_name_somebody(self, name: str) -> None:
        assert names_somebody(name)


class TestADenialOfNews:
    def test_shows_the_news_as_told_in_its_words(self) -> None:
        text = "وأكد المدرب رشيد التهامي جاهزية لاعبيه، نافيا الأخبار التي تحدثت عن غياب القائد بسبب الإصابة."
        (found,) = opposed([told("safa", text)]).oppositions
        assert [voice.chain[0].called for voice in found.told] == ["الأخبار"]

    def test_is_not_joined_to_a_warning_of_it(self) -> None:
        warning = told("wadi", "وحذر الوزير سامي الحداد الجيش من استخدام الغاز السام في مدينة النور.")
        denial = told("safa", "ونفى الجيش استخدام الغاز السام في مدينة النور.", hours=5)
        (found,) = opposed([warning, denial]).oppositions
        assert found.unanswered
