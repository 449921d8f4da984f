"""What a figure is one of."""

from dataclasses import dataclass

from isnad.stories.counting.context import Context
from isnad.stories.counting.kinds import TOLLS


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure counts."""

    kind: str  # a kind of data/counted_things.tsv, else the lemma of the noun; UNTOLD
    unit: str  # of a sum or a measure: the lemma of its noun
    head: str  # what a sum, share or measure is of, a kind; "" where no near word says it
    action: str  # what is told of those that are counted, where their noun does not say it: «deployed», «withdrawn»
    is_part: bool  # part of a number given before
    is_more: bool  # comes to a number given before
    is_set_against: bool  # whether its sentence says that it is another number than one before: «في المقابل»، «غير أن»
    is_since: bool  # of a stretch of time: «منذ بدء الهجوم»، «خلال 18 يوما»
    is_lately: bool  # ... that goes along with the day: «خلال الساعات الماضية»، «في غضون يومين»
    grows: bool  # told as a number that moves: «ارتفعت الحصيلة إلى»
    is_price: bool  # of so much of some goods: «للأوقية»
    is_change: bool  # by how much a price or share moved, or how far at most: «33 سنتا إلى 47 دولارا»، «أدنى مستوى عند»
    is_expected: bool  # told of what will be: «توقعات بأن تتخطى»
    is_old: bool  # whether its sentence tells of an earlier number: «الحصيلة السابقة»، «أمس»
    listed_as: str  # what people are who are given by names on a list or as cases: «34 اسما»، «63 حالة»; a kind
    people: str  # what people, by their noun: «طفلا»، «جنديا»; "" for «شخصا» and the like
    nation: str  # ... by the adjective behind it: «مقاتلا كرديا»
    group: str  # ... by the group that they are said to be of: «في صفوف القوات»، «بين المدنيين»
    context: Context
    goods: str = ""  # of a price: of what it is, the word that names it nearest
    is_recalled: bool = False  # whether its sentence says that it had been given: «وكانت الشرطة أعلنت»
    is_recount: bool = False  # another's count of what was counted before: «العدد في تلك الليلة كان 34»
    per: str = ""  # of a sum, in what time it comes together: «سنويا»، «خسائر شهرية»
    is_of_all: bool = False  # told as the number of all: «العدد الإجمالي للقتلى»
    is_of_new: bool = False  # of another happening than was told before: «موجة تفجيرات جديدة»
    is_before: bool = False  # of a price, what it was before: «مقابل 49.1 قبل صدوره»
    is_compared: bool = False  # told to be less or more by the number before it: «تقدير أعلى بكثير من 900 مليون»
    other_than: tuple[str, ...] = ()  # whose number its sentence says it is not: «أقل من نصف ما أعلنه الادعاء»; lemmas

    @property
    def is_toll(self) -> bool:
        """Whether its kind says what became of people."""
        return self.kind in TOLLS

    @property
    def is_armed(self) -> bool:
        """Whether those who are counted fight, by their noun or group."""
        return self.people in _ARMED or self.group in _ARMED_GROUPS

    @property
    def who(self) -> tuple[str, str, str]:
        """What is said of the people that are counted."""
        return self.people, self.nation, self.group


_ARMED = frozenset(["soldiers", "fighters", "حوثي", "مليشيا", "ميليشيا"])
_ARMED_GROUPS = frozenset(["forces", "militants", "rebels", "regime"])
