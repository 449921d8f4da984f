"""One key for all the spellings of a name.

Arabic names are told apart by their vowels (سالم، سليم، سلام), so nothing but the matching form, the article and the
way of joining is taken from them. Names from other languages have no fixed spelling: Arabic writes their g as غ or ج,
their vowels or not, their doubled letters once or twice. Of such names the key keeps the consonants, as classes, and of
the vowels those that spellings seldom leave out: the first one unless it is an e or i, every o and u, and the last.
Names with fewer than four consonants keep all their vowels, or John would be Jean.

Which of the two a word is, its letters say (ع، ح، ض and ظ stand in no transliteration), its shape, and a list.
"""

import re

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

_WORD = re.compile(r"[^\W_]+")
_SERVANT = "عبد"
_FATHER = "ابو"
# Names that are written as one word or as two: «father of», «servant of», and those that end in «God», «the faith».
_JOINED = re.compile("(ابو|عبد)(...+)|(..+)(ال(?:له|دين|اسلام))")
_SAME_WORD = {"ابن": "بن", "ابي": _FATHER, "ابا": _FATHER}
_PARTS = frozenset([_FATHER, _SERVANT, "بن", "بنت", "ام", "الله", "اله", "دين", "اسلام"])
_ARTICLE = re.compile("^ال(?=...)")
_NATIVE_LETTER = re.compile("[عحضظءذ]")
_NATIVE_SHAPE = re.compile("[^اوي]{3}ان$|م[^اوي]{2}و[^اوي]$")  # سلمان، منصور
_FINAL_A = re.compile("(?<=..)ه$")
_VOWELS = frozenset("اوي")
_FEW_CONSONANTS = 4
# One class for the letters that transliterations exchange, in the order of application.
_EXCHANGED = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("[غج]", "ج"),
        ("ق", "ك"),
        ("[طث]", "ت"),
        ("ص", "س"),
        ("نج(?=ت)", "ن"),  # Washington
        ("ت?[تش]ش", "چ"),  # ch is one sound: Chelsea is no Shelsea
        ("^ا(?=س[^اوي])", ""),  # a vowel put before two consonants: Stockholm
        ("^ش(?=[تب])", "س"),  # German st, sp
        ("(?<=...ي)[شز]$", "س"),  # Portuguese, Spanish and Hungarian ends: Guterres, Fernandez
        ("ب[وي]رج$", "برج"),  # Petersburg, Zuckerberg
        ("(?<=.[^اوي][ست])ون$", "ن"),  # Johnson, Houston
        ("^ماك(?=..)", "مك"),  # Mac, Mc
        ("يه$", "ي"),
        (_FINAL_A.pattern, "ا"),
        (r"(.)\1", r"\1"),
    )
)
_CHARS = str.maketrans("ابتجچخدرزسشفكلمنهوي", "abtgCxdrzsSfklmnhwy")


def name_key(name: str) -> str:
    """A key that the spellings of one name share, and that names which differ seldom do. Linear time.

    Words are joined, articles and titles of lineage («بن»، «ابن») brought to one form. The key is for comparing only;
    the name of nothing but signs has an empty key.
    """
    return "".join(name_keys(name))


def name_keys(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, of which `name_key` is made: to find a name within a longer one."""
    return tuple(map(_word_key, _words(match_form(name))))


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one, as far as their keys tell. Two empty names are no name."""
    key = name_key(one)
    return key != "" and key == name_key(other)


def _words(name: str) -> list[str]:
    """The words of a name without articles, with one spelling for each where a list has several."""
    words: list[str] = []
    for word in _WORD.findall(name):
        joined = _JOINED.fullmatch(word)
        for part in filter(None, joined.groups()) if joined else (word,):
            bare = _ARTICLE.sub("", _SAME_WORD.get(part, part), count=1)
            words.extend(_VARIANTS.get(bare, bare).split())
    return words


_VARIANTS = {row[0]: row[1] for row in wordlists.rows("name_variants")}


def _word_key(word: str) -> str:
    if word in _PARTS:
        return word
    native = _FINAL_A.sub("ا", word)
    if native in wordlists.words("native_names") or _NATIVE_LETTER.search(word) or _NATIVE_SHAPE.match(word):
        return native
    for pattern, letter in _EXCHANGED:
        word = pattern.sub(letter, word)
    return _skeleton(word).translate(_CHARS)


def _skeleton(word: str) -> str:
    """A foreign name without the vowels that its spellings may leave out."""
    consonants = sum(letter not in _VOWELS for letter in word)
    if consonants < _FEW_CONSONANTS:
        return _EARLY_I.sub("", _LATE_I.sub("", word))
    kept = [word[:1]]
    for place in range(1, len(word) - 1):
        before, letter, after = word[place - 1], word[place], word[place + 1]
        between = before not in _VOWELS and after not in _VOWELS
        if letter == "ي" and between:
            continue
        if letter == "ا" and between and place > 1:
            continue
        kept.append(letter)
    return "".join((*kept, word[1:][-1:]))


_LATE_I = re.compile("(?<=[اوي][^اوي])ي(?=[^اوي]$)")  # Joseph, David, Putin
# As in Chelsea: no Arabic word has a long vowel before two consonants.
_EARLY_I = re.compile("(?<=[^اوي])ي(?=[^اوي]{2})")
