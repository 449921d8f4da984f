"""What a number counts: the noun after it, before it (السنوات الثلاث), or behind «من» (27 من منتسبي)."""

from dataclasses import dataclass

from isnad.analyse.figures.lexicon import has_particle, pairs, places, role
from isnad.analyse.figures.place import Counted
from isnad.arabic.numbers import Line

_ARTICLE = "ال"
_OF = "من"
_THESE = frozenset({"هذه", "هولاء", "تلك", "اولءك", "اولئك", "هاتين", "هذين"})
_BRACKETS = {"(": ")", "[": "]", "«": "»", '"': '"', "“": "”", "”": "“"}
_SHORTEST_PLURAL = 4  # with the article
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
    quantity = counted.quantity
    if quantity.unit == "%":
        return None
    if quantity.unit:
        return _dual(line, counted)
    after = counted.last + 1
    word = line.word(after)
    before = _before(line, counted)
    if before is not None and (_is_definite(line, counted) or not _is_counted(line, counted, after)):
        return before
    if not _goes_on(line, counted, after):
        return None
    if word == _OF and line.follows(after):
        return _behind_of(line, counted, after + 1)
    if not _is_counted(line, counted, after):
        return None
    last = _last_of(line, after, vague=quantity.vague)
    opens = counted.start
    closing = _BRACKETS.get(line.text[counted.start - 1 : counted.start])
    if closing is not None and closing in line.gap(after):
        opens -= 1
    return Noun(line.tokens[after][1], _end(line, last), after, last, opens)


def _dual(line: Line, counted: Counted) -> Noun:
    """A dual is its own noun; «حادثي تحطم» has two words."""
    last = _last_of(line, counted.first, vague=False)
    return Noun(
        counted.start, max(_end(line, last), counted.end), counted.first, max(last, counted.last), counted.start
    )


def _goes_on(line: Line, counted: Counted, after: int) -> bool:
    """Whether only blanks, or the closing of a bracket that opened before the number, part it from what follows."""
    gap = line.gap(after).strip(" \t")
    if not gap:
        return line.gap(after) == "" or "\n" not in line.gap(after)
    opening = line.text[counted.start - 1 : counted.start]
    return opening != "" and _BRACKETS.get(opening) == gap


def _is_counted(line: Line, counted: Counted, place: int) -> bool:
    """Whether the word after a number is a noun that it counts."""
    word = line.word(place)
    if not word or not _goes_on(line, counted, place) or word in role("not_noun") or word[0].isdigit():
        return False
    if word.startswith(_ARTICLE) and len(word) > 3:
        return _takes_definite(line, counted)
    if len(word) == 1:
        return word in role("unit")
    return not has_particle(word)


def _takes_definite(line: Line, counted: Counted) -> bool:
    """«مئات المقاتلين»، «نصف السكان»، «خمسة الأعوام»: a number in words that is itself indefinite."""
    word = line.word(counted.first)
    return not word[0].isdigit() and (counted.quantity.vague or not _is_definite(line, counted))


def _is_definite(line: Line, counted: Counted) -> bool:
    return line.word(counted.first).startswith((_ARTICLE, "لل", "وال", "بال", "فال", "كال")) or _is_al(line, counted)


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


def _before(line: Line, counted: Counted) -> Noun | None:
    """«السنوات الثلاث»، «الدول الـ28»، «الروبل 64»."""
    place = counted.first - 1
    if _is_al(line, counted):
        place -= 1
    if place < 0 or not line.follows(place + 1):
        return None
    word = line.word(place)
    if not _is_definite(line, counted):
        is_unit = word.startswith(_ARTICLE) and word in role("unit") and line.word(counted.first)[0].isdigit()
        if not is_unit or line.word(counted.last + 1) in role("unit"):
            return None
    elif not _is_plural(word):
        return None
    skip = 1 if word.startswith(("وال", "بال", "فال", "كال")) else 0
    start = line.tokens[place][1] + skip
    return Noun(start, _end(line, place), place, place, start)


def _is_plural(word: str) -> bool:
    """Whether a word is a definite plural, which a definite number behind it counts; a singular it numbers."""
    for particle, article in (
        ("لل", _ARTICLE),
        ("وال", _ARTICLE),
        ("بال", _ARTICLE),
        ("فال", _ARTICLE),
        ("كال", _ARTICLE),
    ):
        if word.startswith(particle):
            word = article + word[len(particle) :]
    if not word.startswith(_ARTICLE) or len(word) <= _SHORTEST_PLURAL:
        return False
    return word.endswith(("ات", "ين", "ون")) or word in role("plural")
