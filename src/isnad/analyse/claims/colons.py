"""Claims that a colon brings: «فلان: ...» in headlines and interviews."""

from dataclasses import dataclass

from isnad.analyse.claims.cues import cues_of
from isnad.analyse.claims.extent import trimmed
from isnad.analyse.claims.found import Found, SayingVerb
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.verb_forms import is_finite
from isnad.analyse.claims.words import is_source_head, places, words_of
from isnad.model import Form

_HEADLINE_SOURCE = 9
_ABOUT = frozenset({"عن", "بعد", "قبل", "حول", "بشان"})


@dataclass(slots=True)
class Colons:
    """Finds what stands behind a colon and in somebody's name."""

    reading: Reading
    verbs: list[SayingVerb]  # of the whole text, in order

    def in_headline(self) -> list[Found]:
        """«فلان: ...» in the title."""
        reading = self.reading
        end = reading.text.find("\n")
        for place in range(min(len(reading), _HEADLINE_SOURCE + 1)):
            if reading.starts[place] >= end >= 0:
                return []
            if reading.form(place) in {":", ".."} and place:
                return self._said_in_headline(place, end)
        return []

    def _said_in_headline(self, place: int, end: int) -> list[Found]:
        reading = self.reading
        first, after = 0, place + 1
        while after < len(reading) and reading.starts[after] < end:
            after += 1
        forms = reading.forms[first:place]
        if not forms or any(form in words_of("nosource") or form[:1].isdigit() for form in forms) or after - place < 3:
            return []
        if any(cues_of(form) for form in forms) or forms[0] in words_of("adverb") or not _may_be_source(forms):
            return []
        if reading.form(place) != ":":
            return []
        body = place + 1
        if reading.form(body) in words_of("nosource"):
            return []
        topics = all(form in places() or form in words_of("state") for form in forms)
        if topics and any(body <= verb.place < after for verb in self.verbs):
            return []  # «ليبيا: حفتر يعلن»: what it is about, not who says it
        quote = reading.opens.get(body)
        content = (body + 1, quote.after) if quote is not None and quote.close >= after - 2 else (body, after)
        extent = trimmed(reading, content)
        source = (first, self._end_of_source(first, place))
        return [Found("colon in headline", (place, place + 1), None, extent, 0, Form.DIRECT, source)] if extent else []

    def _end_of_source(self, first: int, colon: int) -> int:
        """«المسودة | تقول:»، «سامي نور | عن الحكم:»، «نور | لسامي:»: before what he does, of what or to whom."""
        reading = self.reading
        for place in range(first + 1, colon):
            form = reading.form(place)
            told = form.startswith("ل") and not is_name_word(form) and is_name_word(form[1:])
            if is_finite(form) or form in _ABOUT or (told and not is_source_head(reading.form(place - 1))):
                return place if _may_be_source(reading.forms[first:place]) else colon
        return colon

    def behind_names(self, found: list[Found]) -> list[Found]:
        """«فلان: «...»» at the head of a line, as in interviews."""
        reading = self.reading
        taken = {claim.content for claim in found}
        more = []
        for quote in reading.quotes:
            colon, content = quote.open - 1, (quote.open + 1, quote.after)
            if colon < 1 or reading.form(colon) != ":" or content[0] >= content[1] or content in taken:
                continue
            first = reading.sentence_start(colon)
            forms = reading.forms[first:colon]
            if (
                not forms
                or len(forms) > _HEADLINE_SOURCE
                or any(form in words_of("nosource") or cues_of(form) for form in forms)
            ):
                continue
            if forms[0] in words_of("adverb") or not _may_be_source(forms):
                continue
            more.append(
                Found(
                    "colon after a name",
                    (colon, colon + 1),
                    None,
                    content,
                    0,
                    Form.DIRECT,
                    (first, colon),
                )
            )
        return more


def _may_be_source(forms: list[str]) -> bool:
    return any(
        is_source_head(form) or is_name_word(form) or form in words_of("state") or form in words_of("title")
        for form in forms
    )
