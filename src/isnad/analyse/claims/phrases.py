"""Noun phrases that name a source: where one that follows or goes before a verb begins and ends."""

from dataclasses import dataclass

from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.phrase_ends import ends_before, in_a_name, is_in_accusative
from isnad.analyse.claims.phrase_leads import behind_leads
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import is_source_head, places
from isnad.arabic.lexicon import lexicon

_SHORTEST_OBJECT = 3  # letters
_LONGEST = 34  # words of a source with title and apposition


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, after) that name a source, and where what was read there ends."""

    first: int
    after: int
    press: int | None = None  # the first token of «لرويترز» or the like


def phrase_after(
    reading: Reading, place: int, limit: int, *, accusative: bool = False, leads: bool = True
) -> Phrase | None:
    """The source that is named from a token on, before another; None where there is none (the subject is left out)."""
    first, press = behind_leads(reading, place, limit) if leads else (place, None)
    after = first
    named = False
    while after < min(limit, first + _LONGEST):
        goes_on = after > first and in_a_name(reading, after) and not is_in_accusative(reading, after, first)
        goes_on = goes_on or (after > first and (reading.is_hyphen(after) or reading.is_hyphen(after - 1)))
        if not goes_on and ends_before(reading, after, first, limit, named=named):
            break
        quote = reading.opens.get(after)
        if quote is not None and quote.close < limit and (after == first or _awaits_name(reading.form(after - 1))):
            after, named = quote.close, True  # «إذاعة «مونت كارلو»»: whatever words a name is made of
        named = named or _names(reading, after, first)
        after += 1
    after = reading.less_marks(first, after, ')»"”“')
    if after - first > 1 and len(reading.form(after - 1)) == 1 and reading.form(after - 2) in places():
        after -= 1  # «إيران ي»: a letter that was left over
    if not accusative and _is_accusative(reading.form(first)) and not is_name_word(reading.form(first + 1)):
        after = first
    if not any(map(reading.is_word, range(first, after))):
        after = first
    return (
        Phrase(first, after, press) if after > first else (Phrase(first, first, press) if press is not None else None)
    )


def _names(reading: Reading, place: int, first: int) -> bool:
    """Whether a word is of a name; «باسم» behind a role is none."""
    return is_name_word(reading.form(place)) and not (reading.form(place).startswith("باسم") and place > first)


def _awaits_name(form: str) -> bool:
    """«صحيفة «...»»; «الكرملين «...»» is named already."""
    return is_source_head(form) and not form.startswith(("ال", "لل"))


def _is_accusative(form: str) -> bool:
    """«قال كلاما»: an object, and no subject."""
    return (
        form.endswith("ا")
        and len(form) > _SHORTEST_OBJECT
        and lexicon().is_noun(form[:-1])
        and not is_name_word(form)
        and (form not in places() or form == "دوما")  # a town, and mostly «always»
    )
