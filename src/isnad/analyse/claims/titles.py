"""What the words that name a source say of it: what it is called, whom it serves, how many it is."""

from isnad.analyse.claims.names import Tokens
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import (
    ISSUERS,
    is_head,
    is_head_of,
    is_source_head,
    less_article,
    less_particle,
    places,
    words_of,
)
from isnad.arabic.tokens import TokenKind

_IN_FULL = 2  # words
_MARKS = frozenset('()«»"“”،-')


def titles_of(reading: Reading, span: Tokens) -> frozenset[str]:
    """The words of a span, without article and particle."""
    forms = reading.forms[span[0] : span[1]]
    return frozenset(less_article(less_particle(form)) for form in forms if form not in _MARKS)


def principals(reading: Reading, span: Tokens) -> frozenset[str]:
    """«نائب رئيس البلدية»، «المتحدث باسم وزير الصحة»: the roles within the construct of a first role."""
    forms = [less_particle(form) for form in reading.forms[span[0] : span[1]]]
    first = next((place for place, form in enumerate(forms) if is_head(form, "role")), None)
    if first is None:
        return frozenset()
    if "باسم" in forms[first + 1 :]:
        start = forms.index("باسم", first) + 1
    elif forms[first].startswith("ال"):
        return frozenset()
    else:
        start = first + 1
    after = next((place + 1 for place in range(start, len(forms)) if forms[place].startswith("ال")), len(forms))
    return frozenset(less_article(form) for form in forms[start:after] if is_head(form, "role"))


def is_principal(reading: Reading, place: int) -> bool:
    """Whether the role at a token is that of whom another serves: it stands right behind his."""
    before = reading.form(place - 1)
    return before == "باسم" or (is_head(before, "role") and not before.startswith("ال"))


def is_construct(forms: list[str]) -> bool:
    """«رئيس مجلس النواب» means one man; «مدير سابق للسدود» may be anybody."""
    if len(forms) < _IN_FULL:
        return False
    return is_source_head(forms[1]) or any(form.startswith("ال") or form in places() for form in forms[1:3])


def names_thing(reading: Reading, span: Tokens) -> bool:
    """Whether tokens name an organisation or authority in full."""
    forms = reading.forms[span[0] : span[1]]
    first = less_particle(forms[0])
    if first.startswith("ال") and len(forms) < _IN_FULL:
        return False
    return is_head_of(first, ISSUERS) and len(forms) > 1


def is_plural(reading: Reading, span: Tokens) -> bool:
    """Whether a source is more than one, by its first word."""
    form = reading.form(span[0])
    return reading.kinds[span[0]] is TokenKind.NUMBER or form in words_of("plural") or form.endswith(("ون", "ين"))
