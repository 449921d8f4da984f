"""What may stand between a verb and its subject: when, where, how it was said, and to whom."""

from functools import cache

from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.verb_forms import TO_HIM
from isnad.analyse.claims.words import is_head, is_head_of, is_source_head, words_of
from isnad.arabic import wordlists


def behind_leads(reading: Reading, place: int, limit: int) -> tuple[int, int | None]:
    """The first token behind «أمس»، «لرويترز»، «(عكاظ)» that may stand between verb and subject."""
    press = None
    while place < limit:
        form = reading.form(place)
        if (form in words_of("time") and not is_source_head(reading.form(place + 1))) or (
            form in words_of("time") and form.startswith("ال")
        ):
            place += 1 + _more_of_time(reading, place + 1)
        elif form in words_of("manner") or form in TO_HIM:
            place += 1  # «نفى مجددا الرئيس»، «الوقت الذي تنفي فيه دمشق»، «كتب له أحد القراء»
        elif is_press(form) or is_to_press(reading, place):
            press = place
            place = _behind_press(reading, place + 1, limit)
        elif (
            form in '(«"“'
            and press is None
            and (close := small_bracket(reading, place)) is not None
            and close + 1 < limit
            and (form == "(" or _is_somebody(reading.form(close + 1)))
        ):
            press = place
            place = close + 1
        else:
            break
    return place, press


def _more_of_time(reading: Reading, place: int) -> int:
    """How many words of «منذ عدة أسابيع»، «قبل ثلاثة أيام» stand behind its first."""
    if reading.form(place - 1) not in _SINCE:
        return 0
    for near in (place, place + 1):
        if reading.form(near) in _units_of_time():
            return near + 1 - place
    return 0


def _behind_press(reading: Reading, place: int, limit: int) -> int:
    while place < limit and not is_head(reading.form(place), "role") and not is_head(reading.form(place), "unnamed"):
        place += 1
    return place


def is_press(form: str) -> bool:
    """«لرويترز»، «للصحيفة»."""
    return form.startswith("ل") and (
        form[1:] in words_of("press") or (form.startswith("لل") and "ال" + form[2:] in words_of("press"))
    )


def is_to_press(reading: Reading, place: int) -> bool:
    """«لـ«الحياة»»، «لـ رويترز»، «لـ CNN»."""
    following = reading.form(place + 1)
    if reading.form(place) not in {"ل", "لل"}:
        return False
    return place + 1 in reading.opens or is_press("ل" + following) or (following.isascii() and following.isalpha())


def small_bracket(reading: Reading, place: int) -> int | None:
    """Where a bracket or mark closes that opens at a token with few words in it («(د ب أ)»); None where none does."""
    closing = {"(": ")", "«": "»", '"': '"', "“": "”"}.get(reading.form(place))
    for near in range(place + 1, min(place + 6, len(reading))):
        if reading.form(near) == closing:
            return near
    return None


def _is_somebody(form: str) -> bool:
    """What a person's title begins with: behind a name in marks it is he who speaks («أكد لـ"الرياض" مصدر»)."""
    return is_head_of(form, ("role", "unnamed")) or form in words_of("title")


_SINCE = frozenset({"منذ", "قبل", "بعد", "قبيل"})


@cache
def _units_of_time() -> frozenset[str]:
    return wordlists.forms("date_units")
