"""Numbers that are no quantity: ages, scores, years, numbers that name or order, the numbering of lists."""

import re

from isnad.analyse.figures.lexicon import places, plays, role, with_particles
from isnad.analyse.figures.nouns import Noun
from isnad.analyse.figures.place import Counted, ends_clause
from isnad.arabic.numbers import Bound, Line

_YEARS = range(1800, 2101)
_HIJRI_YEARS = range(1300, 1500)
_NUMBERED = frozenset({"رقم", "برقم", "الرقم", "بالرقم"})
_DAYS = 31  # of the longest month
_SPECIFIED = range(11, 100)
_COUNT_REACH = 8  # words from «عدد» to its number: «العدد في تلك الليلة كان 34»
_LONGEST = 7  # digits without separator and noun: from here on a telephone number or a code
_AGE_REACH = 4  # words between «عمره» and the number: «عمره لا يزيد على 20 عاما»
_BIGGEST_ITEM = 99
_ADDRESS_SIGNS = ("@", "#", "http", "www.", ".com", ".net", ".org", ".sa", ".tv")  # one of them is in every address
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|net|org|sa|tv)\b\S*"
)
_DASHES = frozenset("-–—−")
_PAIRING = frozenset("/:+*×\\_=#") | _DASHES
_SHORTEST_DUAL = 4
_YEAR_STEMS = ("عام", "سنت", "شهر")  # of duals
_MATCH_REACH = 60  # tokens from a goal to a word of a match
_MESSAGE_REACH = 16  # tokens from «SMS» to its number
_NAMED_WITHIN = 4  # words of the first name in «مدينتي كذا وكذا»
_NO_QUOTES = str.maketrans("", "", '([«"“”»])')
_LIST_REACH = 8  # tokens from one number of a list to the next
_NO_OPENINGS = str.maketrans("", "", '()«»"“”')
_ARTICLES = ("ال", "لل", "وال", "بال", "فال", "كال")
_UNTIL = "حتي"
_UNTIL_DAY = frozenset({"وحتي", "ولغايه", "لغايه"})
_ERAS = frozenset({"م", "ميلادي", "ميلاديه", "هجري", "هجريه"})
_BEFORE_YEARS = frozenset({"و", "او", "في", "ل", "الي", "ب", "", "من"})
_SECTION = re.compile(r"[1-9]\.[1-9]")  # «4.1 التعاون»
_TAGS = ("_", "#", "@", "+")
_ITEM_MARKS = ("-", "–", ".", ")", ":", "_", "/")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web addresses, tags and accounts stand in a text in matching form."""
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def is_quantity(line: Line, counted: Counted, noun: Noun | None) -> bool:
    """Whether a number says how many or how much."""
    if counted.quantity.unit == "%":
        return True
    if _is_goal(line, counted, noun):
        return False
    if counted.quantity.unit:
        return not (_is_age(line, counted, None) or _introduces(line, counted) or _is_adjective(line, counted))
    if _is_label(line, counted, noun) or _is_age(line, counted, noun):
        return False
    if line.word(counted.first)[0].isdigit():
        return not _is_sign(line, counted, noun)
    return _says_more_than_one(line, counted, noun)


def _says_more_than_one(line: Line, counted: Counted, noun: Noun | None) -> bool:
    """Whether a number in words is a count: «واحد» never, «صفر» and «نصف» only of something."""
    quantity = counted.quantity
    if quantity.low == 1:
        return False
    if noun is not None or quantity.vague or quantity.bound is not Bound.EXACT:
        return True
    return quantity.low > 1 and not line.word(counted.first).startswith(_ARTICLES)  # «الثلاثة» are those told of before


def _before(line: Line, counted: Counted) -> str:
    """The word before the number or its bound, the article of «الـ20» left out."""
    place = counted.opens - 1
    if line.word(place) in {"ال", "لل", "وال", "بال"}:
        place -= 1
    return line.word(place) if not ends_clause(line.gap(place + 1).translate(_NO_OPENINGS)) else ""


def _is_label(line: Line, counted: Counted, noun: Noun | None) -> bool:
    if counted.quantity.bound is not Bound.EXACT:  # «رقم يفوق 300»
        return False
    before = _before(line, counted)
    if noun is not None and noun.is_before(counted):
        return plays(before, "label") or (plays(before, "head") and not _is_many(before))
    if plays(before, "label"):
        return not (before in _NUMBERED and noun is not None and _is_specified(line, counted, noun))
    if before == "اليوم" and counted.quantity.low > _DAYS:  # «حتى ظهر اليوم تسعة وثلاثين»
        return False
    is_counted = noun is not None and line.word(counted.last + 1) != "من"  # «الرحلة 17 من المطار»
    return not is_counted and plays(before, "head")


def _is_specified(line: Line, counted: Counted, noun: Noun) -> bool:
    """«رقم 51 تلميذا»: behind 11 to 99 a counted noun is singular and accusative, and nothing else is."""
    return counted.quantity.low in _SPECIFIED and line.word(noun.last).endswith("ا") and not noun.is_before(counted)


def _is_many(word: str) -> bool:
    return word.endswith(("ات", "ين", "ون"))


def _is_sign(line: Line, counted: Counted, noun: Noun | None) -> bool:
    """Whether digits are a year, a score, a code, or the number of an item."""
    quantity = counted.quantity
    digits = line.word(counted.first)
    if _is_item(line, counted) or _is_paired(line, counted, noun) or _touches_latin(line, counted):
        return True
    if quantity.low == quantity.low.to_integral_value() and digits.isdigit() and counted.first == counted.last:
        if _is_year(line, counted, noun):
            return True
        if noun is None and _is_message_code(line, counted):
            return True
        if noun is None and (len(digits) >= _LONGEST or (digits.startswith("0") and len(digits) > 1)):
            return True
    return noun is None and not _may_stand_alone(line, counted)


def _is_year(line: Line, counted: Counted, noun: Noun | None) -> bool:
    low = int(counted.quantity.low)
    after = line.word(counted.last + 1) if line.follows(counted.last + 1) else ""
    if low not in _YEARS and low not in _HIJRI_YEARS:
        return False
    if after in _ERAS or (low in _HIJRI_YEARS and after == "ه"):
        return True
    before = _before(line, counted)
    if low not in _YEARS:
        return plays(before, "year")
    if low % 100 and _is_bracketed(line, counted):
        return True
    if counted.quantity.bound is not Bound.EXACT and before not in role("year"):
        return noun is None and line.word(counted.opens) == _UNTIL
    is_bare = noun is None or (before == "في" and line.word(noun.first) in places())
    return plays(before, "year") or (is_bare and before in _BEFORE_YEARS)


def _is_message_code(line: Line, counted: Counted) -> bool:
    """«أرسل SMS إلى 12345»."""
    for place in range(counted.first - 1, counted.first - 1 - _MESSAGE_REACH, -1):
        if "\n" in line.gap(place + 1):
            return False
        if line.word(place) == "sms":
            return True
    return False


def _is_bracketed(line: Line, counted: Counted) -> bool:
    return line.gap(counted.first).rstrip(" ").endswith("(") and line.gap(counted.last + 1).lstrip(" ").startswith(")")


def _is_item(line: Line, counted: Counted) -> bool:
    """«1- كذا» at the beginning of a line."""
    before, after = line.gap(counted.first), line.gap(counted.last + 1)
    if "\n" not in before or counted.quantity.low > _BIGGEST_ITEM or counted.first != counted.last:
        return False
    if _SECTION.fullmatch(line.word(counted.first)) and line.word(counted.last + 1) not in role("unit"):
        return True
    mark = after.lstrip(" \t")
    return mark.startswith(_ITEM_MARKS) or mark.startswith("\n")


def _is_paired(line: Line, counted: Counted, noun: Noun | None) -> bool:
    """«2-1»، «2014/2015»، «5+1»، «10:30»: numbers set against each other; a range of a counted noun is none."""
    is_range = counted.quantity.bound is Bound.RANGE
    if is_range and noun is None:
        between = line.text[counted.start : counted.end]
        if not _PAIRING.isdisjoint(between):
            return True
    if is_range:
        return False
    left, right = line.gap(counted.first).strip(" "), line.gap(counted.last + 1).strip(" ")
    is_left = left != "" and len(left) == 1 and left in _PAIRING and line.word(counted.first - 1)[:1].isdigit()
    is_right = right != "" and len(right) == 1 and right in _PAIRING and line.word(counted.last + 1)[:1].isdigit()
    is_tagged = line.gap(counted.first).endswith(_TAGS) or line.gap(counted.last + 1).startswith(_TAGS)
    return is_left or is_right or is_tagged


def _touches_latin(line: Line, counted: Counted) -> bool:
    """«4G»، «iPhone 6»."""
    before, after = line.word(counted.first - 1), line.word(counted.last + 1)
    if line.gap(counted.last + 1) == "" and "a" <= after[:1] <= "z":
        return after not in role("unit")
    return line.follows(counted.first) and "a" <= before[:1] <= "z"


def _may_stand_alone(line: Line, counted: Counted) -> bool:
    """Whether digits without a noun say how many here: «مقتل 8»، «من 852.2 مليون إلى 147.2 مليون»، «50 و60»."""
    if counted.first != counted.last or counted.opens < counted.first or counted.quantity.bound is not Bound.EXACT:
        return True
    text = line.word(counted.first)
    if not text.isdigit():
        return True
    after, before = line.word(counted.last + 1), _before(line, counted)
    if after in _UNTIL_DAY or before == "في":  # days of a month
        return False
    if after in {"من", "منهم", "منها", "منهن", "اخرين", "اخرون"} and line.follows(counted.last + 1):
        return True
    if _is_told_as_count(line, counted):
        return True
    return plays(before, "leads") or (before == "و" and _goes_on(line, counted))


def _is_told_as_count(line: Line, counted: Counted) -> bool:
    """«ظل عدد الناجين 76»، «طاقتها القصوى 150»: digits that end a clause whose subject is a number."""
    if (line.follows(counted.last + 1) and line.word(counted.last + 1)) or line.word(counted.first - 1) == "ال":
        return False
    for place in range(counted.first - 1, max(counted.first - 1 - _COUNT_REACH, -1), -1):
        word = line.word(place)
        if word[:1].isdigit() or ends_clause(line.gap(place + 1).translate(_NO_QUOTES)):
            return False
        if plays(word, "number"):
            return line.word(place + 1) != "من"  # «عدد من الدول»
    return False


def _goes_on(line: Line, counted: Counted) -> bool:
    """Whether another number stands before «و»: «12 مركزا في هذه المدينة و7 في تلك»."""
    for place in range(counted.first - 2, max(counted.first - 2 - _LIST_REACH, -1), -1):
        if ends_clause(line.gap(place + 1).translate(_NO_QUOTES)):
            return False
        if line.word(place)[:1].isdigit():
            named = line.word(place - 1)
            return not (plays(named, "label") or plays(named, "head") or plays(named, "year"))
    return False


def _is_age(line: Line, counted: Counted, noun: Noun | None) -> bool:
    after = (noun.last if noun is not None and not noun.is_before(counted) else counted.last) + 1
    if line.word(after) == "من" and line.word(after + 1) in role("age"):
        return True
    is_years = noun is None or line.word(noun.last) in role("year_unit")
    if counted.quantity.unit:
        is_years = counted.quantity.unit.startswith(_YEAR_STEMS)
        if is_years and _is_bracketed(line, counted):
            return True
    if not is_years:
        return False
    if _is_behind_age(line, counted):
        return True
    if noun is None:
        return False
    return plays(_before(line, counted), "aged") or _is_set_off(line, counted, noun) or _is_reached(line, counted)


def _is_reached(line: Line, counted: Counted) -> bool:
    """«الذي يبلغ 83 عاما»، «يبلغ فلان 83 عاما»: what is so old is a person, unless it is said to be a time."""
    lengths = role("length")
    for place in range(counted.first - 1, max(counted.first - 2 - _NAMED_WITHIN, -1), -1):
        word = line.word(place)
        if word in role("reaches"):
            return place < counted.first - 1 or line.word(place - 1) in role("which")
        if word in lengths or word in role("not_noun") or ends_clause(line.gap(place)):
            return False
    return False


def _is_behind_age(line: Line, counted: Counted) -> bool:
    for place in range(counted.first - 1, max(counted.first - 2 - _AGE_REACH, -1), -1):
        if plays(line.word(place), "age"):
            return True
        if plays(line.word(place), "death") and line.word(counted.first - 1) == "عن":
            return True
        if ends_clause(line.gap(place)):
            return False
    return False


def _is_set_off(line: Line, counted: Counted, noun: Noun) -> bool:
    """«(41 عاما)»، «، 41 عاما،» behind a name."""
    if line.word(noun.last) not in role("year_unit") or counted.quantity.bound is not Bound.EXACT:
        return False
    before, after = line.gap(counted.first).strip(" "), line.gap(noun.last + 1).strip(" ")
    if before.endswith(("(", "/", "-")) and (after[:1] in {")", "/", "-"} or "/" in line.gap(noun.first)):
        return True
    return before in {"،", ","} and after[:1] in {"،", ","}


def _is_goal(line: Line, counted: Counted, noun: Noun | None) -> bool:
    """Whether it counts goals, where the paragraph tells of a match."""
    place = counted.first if noun is None else noun.last
    return plays(line.word(place), "goal") and _tells_of_match(line, place)


def _tells_of_match(line: Line, place: int) -> bool:
    of_match = with_particles("sport")
    for step in (-1, 1):
        for other in range(place + step, place + step * _MATCH_REACH, step):
            if "\n" in line.gap(other if step > 0 else other + 1):
                break
            if line.word(other) in of_match:
                return True
    return False


def _is_adjective(line: Line, counted: Counted) -> bool:
    """«والدان أمريكيان»: no dual noun but what is said of one."""
    before = line.word(counted.first - 1)
    is_dual = before.endswith(("ان", "ين")) and len(before) > _SHORTEST_DUAL and line.follows(counted.first)
    return is_dual and line.word(counted.first).endswith(("يان", "يين", "يتان", "يتين"))


def _introduces(line: Line, counted: Counted) -> bool:
    """«ولايتي كذا وكذا»: a dual in construct that only says what the named are."""
    if not plays(line.word(counted.first), "named_dual"):
        return False
    for place in range(counted.last + 1, counted.last + 2 + _NAMED_WITHIN):
        if ends_clause(line.gap(place).translate(_NO_OPENINGS)):
            return False
        if place > counted.last + 1 and line.word(place).startswith("و"):
            return True
    return False
