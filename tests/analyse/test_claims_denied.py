"""Denials by their verb: who denies, where what is denied begins, and where it ends."""

from collections.abc import Sequence

import pytest

from isnad.analyse import analyse
from isnad.model import Act, Article, Claim, Paragraph

BEFORE = "وقالت النائبة ليلى مراد إن الجسر القديم مغلق."


def denials(text: str) -> Sequence[Claim]:
    claims = analyse(Article("a", "خبر", (Paragraph(f"{BEFORE} {text}"),))).claims
    return [claim for claim in claims if claim.act is Act.DENY]


class TestWhatIsDenied:
    @pytest.mark.parametrize(
        ("text", "speaker", "content"),
        [
            ("وتنفي إيران هذه الاتهامات.", "إيران", "هذه الاتهامات"),
            ("ونفى الوزير سامي الحداد بشدة أي علاقة له بالشركة.", "سامي الحداد", "أي علاقة له بالشركة"),
            ("نفت شركة الصخر، المكلفة بالحفر، أي مسؤولية عن الحادث.", "شركة الصخر", "أي مسؤولية عن الحادث"),
            ("ونفت الوزارة أية علاقة بالشركة.", "الوزارة", "أية علاقة بالشركة"),
            ("لكن موسكو تنفي باستمرار أي ضلوع في القضية.", "موسكو", "أي ضلوع في القضية"),
            ("ونفت باريس وروما شن الغارة على المخازن.", "باريس وروما", "شن الغارة على المخازن"),
            ("وينفي الجيش الذي حكم البلاد أعواما تدخله في السياسة.", "الجيش", "تدخله في السياسة"),
            ("ونفت البلدية، التي تدير السوق، وجود أي حريق.", "البلدية", "وجود أي حريق"),
            ("ونفى مجددا رئيس البلدية سامي الحداد وجود أي حريق.", "سامي الحداد", "وجود أي حريق"),
            ("ونفى تقرير رسمي وجود أي حريق.", "تقرير رسمي", "وجود أي حريق"),
            ("ونفى سامي الحداد ضلوعه في بيع الأرض.", "سامي الحداد", "ضلوعه في بيع الأرض"),
            ("ونفى سامي الحداد في تغريدة نشرها الثلاثاء وجود أي حريق.", "سامي الحداد", "وجود أي حريق"),
            ("ونفى الناطق باسم #حركة_فتح سامي الحداد وجود أي خلاف.", "سامي الحداد", "وجود أي خلاف"),
            ("وتنفي الوزارة بشراسة أن يكون السد متصدعا.", "الوزارة", "يكون السد متصدعا"),
            ("نفى مدرب دجلة سامي الحداد بسخرية وجود أي خلاف.", "سامي الحداد", "وجود أي خلاف"),
            ("ونفى رئيس نادي دجلة العراقي وجود أي خلاف.", "رئيس نادي دجلة العراقي", "وجود أي خلاف"),
            (
                "نفى وكيل أعمال النجم الدولي سامي الحداد وجود أي خلاف.",
                "وكيل أعمال النجم الدولي سامي الحداد",
                "وجود أي خلاف",
            ),
            ("ونفى القس الأمريكي وجود أي خلاف.", "القس الأمريكي", "وجود أي خلاف"),
            ("وتوقع الحداد تحسنًا سريعًا في الإنتاج، نافيًا وجود أي خلاف.", "الحداد", "وجود أي خلاف"),
            ("حذرت موسكو واشنطن من أي ضربة، نافية وجود أي خلاف.", "موسكو", "وجود أي خلاف"),
            ("نفى مينو رايكا، وكيل أعمال اللاعب سامي الحداد، وجود أي خلاف.", "مينو رايكا", "وجود أي خلاف"),
        ],
    )
    def test_begins_behind_who_denies(self, text: str, speaker: str, content: str) -> None:
        (found,) = denials(text)
        assert found.chain[0].called == speaker
        assert found.content.text == content

    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("ونفت دمشق ذلك بشكل قاطع.", "ذلك"),
            ("ونفت روسيا هذه الاتهامات، ما أدى إلى أزمة.", "هذه الاتهامات"),
            ("وتنفي إيران تسليح الجماعة، غير أن واشنطن تتهمها بدعمها.", "تسليح الجماعة"),
            ("ونفى النادي أي تجاوز في العملية، فنشر اللاعب صورته.", "أي تجاوز في العملية"),
            ("وينفي الحزب أي اختلاس ويتحدث عن مؤامرة.", "أي اختلاس"),
            ("وينفي الحزب أي اختلاس، ويلمحون في صحفه إلى مؤامرة.", "أي اختلاس"),
            ("ووصفت روسيا، التي نفت أي دور لها في الهجوم، القرار بأنه غير مقبول.", "أي دور لها في الهجوم"),
            ("وتنكر الجماعة أي صلة بالحزب، وهو ما تؤكده واشنطن.", "أي صلة بالحزب"),
            ("ونفت البلدية وجود أي حريق، وأن إنذارا خاطئا أخاف السكان.", "وجود أي حريق"),
            ("ونفى الوزير بيع المصنع إلى شركة أجنبية، معرجا على أن الخطة باقية.", "بيع المصنع إلى شركة أجنبية"),
            ("ونفى النادي رغبته في بيع اللاعب بل يريد بقاءه.", "رغبته في بيع اللاعب"),
            ("ونفى النادي أن يكون اللاعب طلب الرحيل، وذلك بعد تقارير صحفية.", "يكون اللاعب طلب الرحيل"),
            ("ونفت السلطات أن تكون التلميذات قد خطفن قائلة إنهن كن مختبئات.", "تكون التلميذات قد خطفن"),
            ("وتنفي روسيا أي تورط في النزاع وهي تستعد لقمة أخرى.", "أي تورط في النزاع"),
        ],
    )
    def test_ends_where_the_sentence_goes_on_without_it(self, text: str, content: str) -> None:
        assert [each.content.text for each in denials(text)] == [content]

    def test_points_into_the_text(self) -> None:
        text = "وتنفي إيران هذه الاتهامات."
        (found,) = denials(text)
        whole = f"خبر\n{BEFORE} {text}"
        assert whole[found.content.start : found.content.end] == found.content.text

    @pytest.mark.parametrize(
        "text",
        [
            "ونفت فرنسا القائد إلى جزيرة بعيدة.",
            "فيما نفت موسكو، وطردت الدول دبلوماسييها.",
            "ويرجح أن يكون الشاب قد تنكر بزي امرأة.",
            "غير أن وزارة الدفاع نفت بشكل قاطع مؤكدة أن طائراتها بقيت في قواعدها.",
        ],
    )
    def test_may_be_nothing(self, text: str) -> None:
        assert denials(text) == []


class TestWhoDenies:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("لكن المتحدث باسم النادي، أحمد أبو زيد، نفى وجود أي خلاف.", "أحمد أبو زيد"),
            ("لكن الداعية الذي يقيم في كندا منذ أعوام، ينفي أي تورط.", "الداعية"),
            ("ونفى المتحدث باسم يوفنتوس هذه الأنباء.", "المتحدث باسم يوفنتوس"),
            ("وفي الوقت الذي تنفي فيه سوريا وقوع هجوم، وصل المفتشون.", "سوريا"),
            ("وتنفي كل من روسيا وسوريا ذلك.", "كل من روسيا وسوريا"),
            ("وتتهم تركيا سامي الحداد بتدبير الانقلاب، لكنه ينكر ذلك.", "سامي الحداد"),
        ],
    )
    def test_is_told(self, text: str, speaker: str) -> None:
        (found,) = denials(text)
        assert found.chain[0].called == speaker

    def test_is_no_hand_of_who_accused(self) -> None:
        text = "واتهمت لندن موسكو بالوقوف وراء الهجوم، لكن موسكو نفت ذلك."
        (found,) = denials(text)
        assert [link.called for link in found.chain] == ["موسكو"]

    def test_has_no_hand_to_whom_it_was_said(self) -> None:
        (found,) = denials("ونفى الناطق سامي الحداد وجود أي خلاف، وفقا لما قاله لـCNN.")
        assert [link.called for link in found.chain] == ["سامي الحداد"]

    def test_is_no_hand_of_who_was_set_against_it(self) -> None:
        (found,) = denials("وبينما أفادت مصادر عسكرية أن القصف توقف، نفى نائب رئيس الوزراء توقف الحملة.")
        assert [link.called for link in found.chain] == ["نائب رئيس الوزراء"]

    def test_is_no_hand_of_who_speaks_while_it_is_denied(self) -> None:
        text = "وقالت واشنطن إن دمشق قصفت المدينة بالغاز، في وقت نفت فيه موسكو وقوع أي هجوم."
        (found,) = denials(text)
        assert [link.called for link in found.chain] == ["موسكو"]

    @pytest.mark.parametrize(
        ("title", "speaker"),
        [
            ("مئات القتلى في المدينة.. وروسيا تنفي تورطها في القتل", "روسيا"),
            ("اجتماع لمجلس الأمن لبحث الهجوم وروسيا تنفي وجود أدلة", "روسيا"),
        ],
    )
    def test_is_without_and_before_it(self, title: str, speaker: str) -> None:
        (found,) = analyse(Article("a", title, (Paragraph(BEFORE),))).claims[:1]
        assert (found.act, found.chain[0].called) == (Act.DENY, speaker)

    def test_is_not_the_place_from_which_it_is_told(self) -> None:
        claims = analyse(Article("a", "خبر", (Paragraph("باريس (CNN) نفى الوزير سامي الحداد وجود أي خلاف."),))).claims
        assert [claim.chain[0].called for claim in claims] == ["سامي الحداد"]


class TestADocument:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("وذلك بعد تقارير صحفية تفيد بأن الجسر سيهدم.", "تقارير صحفية"),
            ("وأدلت الشركة بتقرير من مختبر خاص يقول إن الماء نظيف.", "تقرير من مختبر خاص"),
        ],
    )
    def test_says_what_the_clause_behind_it_tells(self, text: str, speaker: str) -> None:
        claims = analyse(Article("a", "خبر", (Paragraph(f"{BEFORE} {text}"),))).claims
        assert claims[-1].chain[0].called == speaker


class TestWhoSpeaks:
    @pytest.mark.parametrize(
        ("text", "speaker", "content"),
        [
            ("إلا أن مديرا تنفيذيا في بنك شارك في اللقاء أكد للصحيفة أن السعر نوقش.", "مدير تنفيذي", "السعر نوقش"),
            ("ولم يعتذر الحاكم سامي الحداد عن كلامه، وقال إنه بناه على تقارير.", "سامي الحداد", "بناه على تقارير"),
            ("ووصفت الوزيرة سلوى كرم الدعوة بأنها باطلة.", "سلوى كرم", "باطلة"),
            ("وأكد الوزير سامي الحداد على موقع تويتر أن الجسر آمن.", "سامي الحداد", "الجسر آمن"),
            ("وبحسب ما نشرته صحيفة الصفاء، سيهدم الجسر الشهر المقبل.", "صحيفة الصفاء", "سيهدم الجسر الشهر المقبل"),
        ],
    )
    def test_is_told_apart_from_what_stands_beside_him(self, text: str, speaker: str, content: str) -> None:
        claims = analyse(Article("a", "خبر", (Paragraph(f"{BEFORE} {text}"),))).claims
        assert (claims[-1].chain[0].called, claims[-1].content.text) == (speaker, content)
