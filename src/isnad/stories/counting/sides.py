"""Who gives a figure, and for which house he speaks."""

from collections.abc import Iterable

from isnad.arabic.lemmas import search_terms
from isnad.arabic.names import name_key
from isnad.model import Analysis, Claim, SourceKind, Told
from isnad.stories.terms import function_words

# Words of titles and offices that many houses share: «الناطق باسم وزارة الدفاع السهلانية».
_SHARED = frozenset(
    [
        "متحدث",
        "ناطق",
        "باسم",
        "اسم",
        "رسمي",
        "مسؤول",
        "مصدر",
        "مدير",
        "رئيس",
        "نائب",
        "وزير",
        "وزاره",
        "وكيل",
        "عضو",
        "مساعد",
        "امين",
        "عام",
        "مستشار",
        "مكتب",
        "اداره",
        "مديريه",
        "هيئه",
        "لجنه",
        "جنرال",
        "عقيد",
        "عميد",
        "لواء",
        "نقيب",
        "رائد",
        "مقدم",
        "ملازم",
        "دكتور",
        "سيد",
        "سيده",
        "استاذ",
        "محام",
        "خبير",
        "محلي",
        "كبير",
        "رفيع",
        "سابق",
        "جديد",
        "بيان",
        "تقرير",
        "بلد",
        "دوله",
        "حكومه",
        "سلطه",
        "جهه",
        "مصادر",
        "مسؤولون",
        "وكاله",
        "صحيفه",
        "موقع",
        "قناه",
        "اذاعه",
        "تلفزيون",
        "شبكه",
        "منظمه",
        "جمعيه",
        "اتحاد",
        "نقابه",
        "مجلس",
        "محكمه",
        "مجموعه",
        "شركه",
        "ناشط",
        "شاهد",
        "شهود",
        "قال",
        "اعلن",
    ]
)


class Sides:
    """For whom the sources of one story speak."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._house: dict[str, frozenset[str]] = {}
        for state in told:
            self._learn(state.analysis)

    def side_of(self, claim: Claim) -> str:
        """A key of the side that a claim is on; "" where nobody is named."""
        called = claim.chain[0].called
        return name_key(called) if called else ""

    def are_one(self, one: str, other: str) -> bool:
        """Whether two sides speak for one house, as far as their titles tell."""
        if one == other:
            return True
        mine, theirs = self._house.get(one, frozenset()), self._house.get(other, frozenset())
        shared = mine & theirs
        return bool(shared) and len(shared) >= min(2, len(mine), len(theirs))

    def _learn(self, analysis: Analysis) -> None:
        for claim in analysis.claims:
            for link in claim.chain:
                called = link.called
                if not called:
                    continue
                words = f"{called} {link.mention.text if link.mention else ''}"
                own = frozenset(search_terms(called)) if link.kind is SourceKind.PERSON else frozenset()
                house = frozenset(search_terms(words)) - _SHARED - function_words() - own
                key = name_key(called)
                self._house[key] = self._house.get(key, frozenset()) | house


def hands_of(claim: Claim) -> tuple[str, ...]:
    """Through whom a claim came, the speaker left out."""
    return tuple(link.called for link in claim.chain[1:] if link.called)
