"""What a number counts: the noun after it, before it (السنوات الثلاث), or behind «من» (27 من منتسبي)."""

from dataclasses import dataclass

from isnad.analyse.figures.lexicon import has_particle, pairs, places, role
from isnad.analyse.figures.place import Counted
from isnad.arabic.letters import match_form
from isnad.arabic.numbers import Line
from isnad.arabic.numbers.lexicon import counted_nouns

_ARTICLE = "ال"
_OF = "من"
_THESE = frozenset(map(match_form, ("هذه", "هؤلاء", "تلك", "أولئك")))
_BRACKETS = {"(": ")", "[": "]", "«": "»", '"': '"', "“": "”“", "”": "”“"}
_SHORTEST_PLURAL = 4  # with the article
_SHORTEST_DEFINITE = 3
_MOST_OF_PLURAL = 10  # up to ten a noun is in the plural: a singular before a definite number is numbered by it
_LEAST_OF_PLURAL = 3
_OF_ADJECTIVES = ("ه", "ي")
_OF_NAMES = ("يه", "ي")  # «أهداف الأهلي الثلاثة»
_TWO = 2
_BLANKS = " \t"
_BLANKS_WITHIN = 3  # between a bracket and its number, and one more
_PARTICLE_AND_ARTICLE = ("وال", "بال", "فال", "كال")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")
_THEY_DID = "وا"  # a verb: «40 ألفا استمتعوا»
_YEAR_HEADS = frozenset({"عام", "سنه"})
_SQUARED = frozenset({"2", "3"})


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun with its place in the matching form."""

    start: int
    end: int
    first: int  # its first and last token
    last: int
    opens: int  # where the mention begins for its sake: before the noun, or before a bracket around the number

    def is_before(self, counted: Counted) -> bool:
        """Whether it stands before its number."""
        return self.last < counted.first


def noun_of(line: Line, counted: Counted) -> Noun | None:
    """The noun that a number counts; None where it is left out, or is a percent sign."""
    if counted.quantity.unit == "%":
        return None
    if counted.quantity.unit:
        return _dual(line, counted)
    if line.word(counted.last + 1) == _OF and line.follows(counted.last + 1):
        return _behind_of(line, counted, counted.last + 2)
    if _is_definite(line, counted):
        return _before_definite(line, counted) or _after(line, counted)
    return _after(line, counted) or _before_indefinite(line, counted)


def _after(line: Line, counted: Counted) -> Noun | None:
    after = counted.last + 1
    if not _is_counted(line, counted, after):
        return None
    last = _last_of(line, after, vague=counted.quantity.vague)
    opens = counted.start
    if line.gap(after).strip(_BLANKS):
        opens = _opening(line, counted)
    return Noun(line.tokens[after][1], _end(line, last), after, last, opens)


def _opening(line: Line, counted: Counted) -> int:
    """Where the bracket or quotation mark before the number is, blanks between them or not; -1 where there is none."""
    place = counted.start - 1
    while place >= 0 and counted.start - place <= _BLANKS_WITHIN and line.text[place] in _BLANKS:
        place -= 1
    return place if place >= 0 and line.text[place] in _BRACKETS else -1


def _dual(line: Line, counted: Counted) -> Noun:
    """A dual is its own noun; «حادثي تحطم» has two words."""
    last = _last_of(line, counted.first, vague=False)
    return Noun(
        counted.start, max(_end(line, last), counted.end), counted.first, max(last, counted.last), counted.start
    )


def _goes_on(line: Line, counted: Counted, after: int) -> bool:
    """Whether only blanks, or the closing of a bracket that opened before the number, part it from what follows."""
    gap = line.gap(after).strip(_BLANKS)
    if not gap:
        return True
    opening = _opening(line, counted)
    return opening >= 0 and len(gap) == 1 and gap in _BRACKETS[line.text[opening]]


def _is_counted(line: Line, counted: Counted, place: int) -> bool:
    """Whether the word after a number is a noun that it counts."""
    word = line.word(place)
    if not word or word in role("not_noun") or word[0].isdigit() or not _goes_on(line, counted, place):
        return False
    if len(word) == 1:
        return word in role("unit")
    if word in _YEAR_HEADS and line.word(place + 1)[:1].isdigit():  # «584 ألفا عام 2013»
        return False
    if word.startswith(_ARTICLE) and len(word) > _SHORTEST_DEFINITE:
        return _takes_definite(line, counted) or word[2:] in role("time_unit")
    if _is_definite(line, counted) and not _is_compound_number(line, counted):
        return word in role("time_unit") or word in role("unit")  # «الثلاثة أشهر», but «الأربعة قالوا»
    return word in counted_nouns() or not (word.endswith(_THEY_DID) or has_particle(word))


def _is_compound_number(line: Line, counted: Counted) -> bool:
    """«الأربع وعشرون ساعة»، «الخمسة آلاف جندي»، «الـ24 لاعبا»."""
    return counted.first != counted.last or _is_al(line, counted)


def _takes_definite(line: Line, counted: Counted) -> bool:
    """«مئات المقاتلين»، «نصف السكان»، «خمسة الأعوام»: a number in words that is itself indefinite."""
    word = line.word(counted.first)
    return not word[0].isdigit() and (counted.quantity.vague or not _is_definite(line, counted))


def _is_definite(line: Line, counted: Counted) -> bool:
    return _definite(line.word(counted.first)) != "" or _is_al(line, counted)


def _is_al(line: Line, counted: Counted) -> bool:
    """«الـ28»."""
    return line.word(counted.first - 1) in {_ARTICLE, "لل", "وال", "بال"} and line.follows(counted.first)


def _last_of(line: Line, place: int, *, vague: bool) -> int:
    """The last token of the noun: most have one; measures, pairs and some compounds two."""
    word, following = line.word(place), line.word(place + 1)
    gap = line.gap(place + 1)
    if gap == "" and following in _SQUARED:
        return place + 1
    if not following or not line.follows(place + 1):
        return place
    if word in role("opening") or following in role("tail"):
        return _last_of(line, place + 1, vague=False)
    if f"{word} {following}" in role("compound") or _is_pair(word, following, vague=vague):
        return place + 1
    if following == "و" and line.follows(place + 2) and _is_pair(word, following + line.word(place + 2), vague=vague):
        return place + 2
    return place


def _is_pair(word: str, following: str, *, vague: bool) -> bool:
    """«شاب وفتاة»؛ of a vague number also any two nouns with the article: «مئات النساء والأطفال»."""
    if not following.startswith("و"):
        return False
    if word.startswith(_ARTICLE) and following.startswith("وال"):
        return vague
    one, two = _bare(word), _bare(following[1:])
    return two == one + "ه" or (one, two) in pairs() or (word, following[1:]) in pairs()


def _bare(word: str) -> str:
    word = word[2:] if word.startswith(_ARTICLE) else word
    return word[:-1] if word.endswith("ا") and len(word) > 3 else word


def _end(line: Line, last: int) -> int:
    return line.tokens[last][2]


def _behind_of(line: Line, counted: Counted, place: int) -> Noun | None:
    """«27 من منتسبي»، «ألفا من هذه المحاولات»."""
    if line.word(place) in _THESE and line.follows(place):
        place += 1
    word = line.word(place)
    if len(word) < 2 or not line.follows(place) or word[0].isdigit() or word in role("not_noun"):
        return None
    if word in places() or has_particle(word):
        return None
    last = _last_of(line, place, vague=False)
    return Noun(line.tokens[place][1], _end(line, last), place, last, counted.start)


def _before_definite(line: Line, counted: Counted) -> Noun | None:
    """«السنوات الثلاث»، «الدول الـ28»، «الدول العربية الثلاث»."""
    place = counted.first - (2 if _is_al(line, counted) else 1)
    if place < 0 or not line.follows(place + 1):
        return None
    in_words = counted.first == counted.last and not line.word(counted.first)[0].isdigit()
    few = in_words and _LEAST_OF_PLURAL <= counted.quantity.low <= _MOST_OF_PLURAL
    noun = _definite(line.word(place)) or (_possessed(line, place) if few else "")
    head = _definite(line.word(place - 1)) if line.follows(place) else ""
    agrees = noun.endswith(_OF_ADJECTIVES) and noun not in role("plural") and not line.word(place).startswith("و")
    if agrees and (_is_plural(head) or (few and head and head not in role("not_noun"))):
        return _from(line, place - 1, place)
    if _is_plural(noun) or (few and noun and not noun.endswith(_OF_NAMES)):
        return _from(line, place, place)
    return None


def _before_indefinite(line: Line, counted: Counted) -> Noun | None:
    """«تجاوز الروبل 64»، «صينيين اثنين»."""
    place = counted.first - 1
    if place < 0 or not line.follows(counted.first):
        return None
    word = line.word(place)
    if line.word(counted.first)[0].isdigit():
        return _from(line, place, place) if word.startswith(_ARTICLE) and word in role("unit") else None
    is_dual = counted.quantity.low == _TWO and word.endswith(("ين", "ان")) and word not in role("not_noun")
    is_some_of = line.word(counted.last + 1).startswith(_OF)  # «خمسة صحافيين اثنان منهم»
    return _from(line, place, place) if is_dual and not is_some_of else None


def _from(line: Line, first: int, last: int) -> Noun:
    skip = 1 if line.word(first).startswith(_PARTICLE_AND_ARTICLE) else 0
    start = line.tokens[first][1] + skip
    return Noun(start, _end(line, last), first, last, start)


def _definite(word: str) -> str:
    """The word with its article alone; "" if it has none."""
    if word.startswith("لل"):
        return _ARTICLE + word[2:]
    word = word[1:] if word.startswith(_PARTICLE_AND_ARTICLE) else word
    return word if word.startswith(_ARTICLE) and len(word) > _SHORTEST_DEFINITE else ""


def _possessed(line: Line, place: int) -> str:
    """A noun with a pronoun, which is definite too: «أطفالهما الثلاثة»."""
    word, start, end = line.tokens[place]
    return (
        word
        if word.endswith(_PRONOUNS) and len(word) > _SHORTEST_PLURAL and line.original(start, end)[-1] != "ة"
        else ""
    )


def _is_plural(noun: str) -> bool:
    return len(noun) > _SHORTEST_PLURAL and (noun.endswith(("ات", "ين", "ون")) or noun in role("plural"))
