"""Whose verb it is: the source behind it, before it, or told before."""

from dataclasses import dataclass, replace

from isnad.analyse.claims.cues import Cue, Gender, Shape
from isnad.analyse.claims.found import Bringer, Found, SayingVerb
from isnad.analyse.claims.left_out import AS_PRONOUNS, FAR
from isnad.analyse.claims.name_words import has_owner, is_name_word
from isnad.analyse.claims.passing import Named, passed_on
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import COMMAS, RELATIVES, Reading
from isnad.analyse.claims.told import less_object
from isnad.analyse.claims.verb_forms import is_cue_here
from isnad.analyse.claims.words import is_head, is_source_head, less_li, places, words_of
from isnad.arabic.clitics import peel
from isnad.arabic.denied import denied_kinds
from isnad.arabic.lexicon import lexicon

_NEAR_CLAIMS = 8  # claims looked back for one that holds another
_NEAR_SUBJECT = 9
_IN_IT = frozenset({"فيه", "فيها"})
_SHORT_SUBJECT = 4
_SHORT_STEM = 3  # letters
_TAKE_PERSONS = frozenset(
    {"دعا", "طالب", "حث", "ناشد", "اتهم", "وصف", "نصح", "حض", "أبلغ", "أخبر", "حمل", "أمر", "حذر", "ذكّر"}
)
_AS_FOR = frozenset({"اما", "واما"})
_IN_SERIES = 3  # words of «روسيا وحليفتها سوريا» and the like
_TELLING_OF = frozenset({"تحدث", "أشار"})
_LONGEST_TOLD = 5  # words
_SEVERAL_TOLD = frozenset({"تقارير", "انباء", "اخبار", "اكاذيب", "اقوال", "اقاويل", "مزاعم", "تهم"})
_NOBODY: Named = (None, (), None)


@dataclass(slots=True)
class Subjects:
    """Finds who is named as the source of a verb."""

    reading: Reading
    verbs: list[SayingVerb]  # of the whole text, in order

    def of_verb(self, verb: SayingVerb) -> Named:
        """Who is named as the source, who passed it on, and the first token of whom it was said to («لرويترز»)."""
        place, cue, at = verb.place, verb.cue, verb.complement.at
        if cue.verb.lemma == "جاء":
            inside = self.reading.form(place + 1) == "في"
            return (phrase_after(self.reading, place + 2, at) if inside else None), (), None
        if cue.shape is Shape.PARTICIPLE or self.reading.form(place - 1) in AS_PRONOUNS:
            return _NOBODY
        limit = at if at > place else min(self.reading.sentence_end(place), place + FAR)
        if (passing := passed_on(self.reading, place, cue, limit)) is not None:
            return passing
        return (
            self._as_for(place)
            or self._in_a_text(place)
            or self._behind_relative(place, cue, limit)
            or self._telling(verb)
            or self._before(place, cue)
            or self._behind(verb, limit)
        )

    def _as_for(self, place: int) -> Named | None:
        """«أما النقابة فقالت إن»: who is named behind «أما»; «إما» is another word."""
        reading = self.reading
        if not reading.form(place).startswith("ف"):
            return None
        for near in range(place - 1, max(reading.sentence_start(place) - 1, place - FAR), -1):
            if reading.form(near) not in _AS_FOR or "إ" in reading.text[reading.starts[near] : reading.ends[near]]:
                continue
            found = phrase_after(reading, near + 1, place, accusative=True)
            if found is None or found.first != near + 1 or found.after <= found.first:
                return None
            return found, (), None
        return None

    def _in_a_text(self, place: int) -> Named | None:
        """«نشرت الصحيفة تقريرا كشفت فيه أن»، «مقالا للكاتب فلان قال فيه»: who published it, and who wrote it."""
        reading = self.reading
        if reading.form(place + 1) not in _IN_IT or (by := self._publishing(place)) is None:
            return None
        publisher, verb = by
        for near in range(max(publisher.after, verb + 1), place):
            if not self._tells_author(near):
                continue
            author = phrase_after(reading, near + (reading.form(near) == "مع"), place)
            if author is not None and author.after > author.first:
                return author, ((publisher.first, publisher.after),), None
        return publisher, (), None

    def _tells_author(self, place: int) -> bool:
        """«مقالا للكاتب فلان»، «مقابلة مع فلان»."""
        written = self.reading.form(place)
        form = less_li(written)
        return written == "مع" or (form != written and (form in words_of("title") or is_head(form, "role")))

    def _publishing(self, place: int) -> tuple[Phrase, int] | None:
        """Who publishes what is said «فيه», and by which verb, in the sentence before a verb."""
        reading = self.reading
        for near in range(place - 1, max(reading.sentence_start(place) - 1, place - FAR), -1):
            form = reading.form(near)
            if form in words_of("publishes") or (form[0] == "و" and form[1:] in words_of("publishes")):
                phrase = phrase_after(reading, near + 1, place)
                if phrase is None or phrase.after <= phrase.first:
                    phrase = phrase_before(reading, near)[0]
                return (self._less_text(phrase), near) if phrase is not None else None
        return None

    def _less_text(self, phrase: Phrase) -> Phrase:
        """A publisher without what he published («الوزارة بيانا»)."""
        for near in range(phrase.first + 1, phrase.after):
            form = self.reading.form(near)
            if form in words_of("published") or (form.endswith("ا") and is_head(form[:-1], "document")):
                return Phrase(phrase.first, near, phrase.press)
        return phrase

    def _behind_relative(self, place: int, cue: Cue, limit: int) -> Named | None:
        """«الذي طالب المحتجون برحيله»: not he whom the relative clause is about."""
        if self.reading.form(place - 1) not in RELATIVES or limit <= place + 1 or cue.plural:
            return None
        found = phrase_after(self.reading, place + 1, limit)
        return (found, (), found.press) if found is not None and found.after > found.first else None

    def _telling(self, verb: SayingVerb) -> Named | None:
        """«ورود تقارير صحفية تفيد بأن»: what was told, of which the verb says what, in a clause without «التي»."""
        reading, place, cue = self.reading, verb.place, verb.cue
        says = cue.verb.lemma in _TELLING_OF or verb.complement.by is Bringer.THAT
        if not says or cue.joined or cue.pronoun or cue.shape is Shape.NOUN or reading.form(place + 1) in _IN_IT:
            return None
        first = self._told_before(place)
        if first is None or reading.form(first - 1) == "في":
            return None  # «قال في بيان أكد أن»
        form = _bare_told(reading.form(first))
        feminine = form.endswith(("ات", "ه")) or form in _SEVERAL_TOLD
        return (Phrase(first, place), (), None) if feminine == (cue.gender is Gender.FEMININE) else None

    def _told_before(self, place: int) -> int | None:
        """The noun for what was told before a verb, with no more than its adjectives or whose it is between them."""
        reading = self.reading
        for first in range(place - 1, max(place - _LONGEST_TOLD, 0), -1):
            form = reading.form(first)
            if not reading.is_word(first) or form.startswith("ال") or is_cue_here(form):
                return None
            if _bare_told(form):
                return first
            more = form.endswith(("ي", "يه")) or form == "من" or reading.form(first - 1) == "من"
            if not more and reading.form(first - 2) != "من":
                return None
        return None

    def _before(self, place: int, cue: Cue) -> Named | None:
        if cue.pronoun and self.reading.form(place - 1) in RELATIVES:
            return None  # «الذي تتهمه أنقرة»
        if cue.joined or cue.shape is Shape.NOUN or (before := phrase_before(self.reading, place)[0]) is None:
            return None
        if (
            self.reading.inside[place] >= 0
            and before.after - before.first > _SHORT_SUBJECT
            and not is_source_head(self.reading.form(before.first))
        ):
            return _NOBODY
        return self._agreeing(before, cue), (), None

    def _agreeing(self, phrase: Phrase, cue: Cue) -> Phrase:
        """«بكتيريا وراء تسمم التلاميذ والشركة تنفي»: of several the last, where the verb is of one."""
        form = self.reading.form(phrase.after - 1)
        known = (form.startswith("وال") and is_source_head(form[1:])) or (form[:1] == "و" and form[1:] in places())
        alone = known and not form.endswith(("ات", "ون", "ين"))
        if alone and not cue.plural and form[1:] in places() and cue.shape is Shape.IMPERFECT:
            return Phrase(phrase.after - 1, phrase.after, phrase.press)  # «اجتماع حول الهجوم وروسيا تنفي»
        feminine = form.endswith(("ه", "ي")) == (cue.gender is Gender.FEMININE)
        if alone and feminine and not cue.plural and phrase.after - phrase.first > _IN_SERIES:
            return Phrase(phrase.after - 1, phrase.after, phrase.press)
        return phrase

    def _behind(self, verb: SayingVerb, limit: int) -> Named:
        place = verb.place
        possible = limit > place + 1 and not _ends_plural(self.reading.form(place))
        after = phrase_after(self.reading, place + 1, limit) if possible else None
        press = after.press if after is not None else None
        if after is not None and self._is_to_somebody(after.first):
            after = None
        if after is not None and after.after > after.first and not self._is_object(verb, after):
            return (less_object(self.reading, after) if verb.cue.verb.lemma in _TAKE_PERSONS else after), (), press
        before = None if verb.cue.joined else self._name_before(place)
        return before, (), press

    def _is_to_somebody(self, place: int) -> bool:
        """«قالت لأول مرة»، «قال لوالدته»: whether what follows a verb is led by «ل»; «لبنان»، «فان لاذان» are not."""
        reading, form = self.reading, self.reading.form(place)
        best = peel(form)
        if best.proclitics[:1] != ("ل",) or form in places() or place in reading.opens or is_name_word(form):
            return False
        known = "ال" in best.proclitics or lexicon().is_noun(best.stem)
        known = known or (len(best.stem) > _SHORT_STEM and bool(lexicon().lemma(best.stem)))
        return known and form not in reading.in_names

    def _name_before(self, place: int) -> Phrase | None:
        """«نشرت الصحيفة مقالا للكاتب فلان أشار فيه»: a name right before the verb."""
        reading = self.reading
        first = place
        while first > max(reading.sentence_start(place), place - 4) and is_name_word(reading.form(first - 1)):
            first -= 1
        if place - first < 2:
            return None
        while first > reading.sentence_start(place) and (
            reading.form(first - 1) in words_of("title") or is_head(less_li(reading.form(first - 1)), "role")
        ):
            first -= 1
        return Phrase(first, place)

    def _is_object(self, verb: SayingVerb, phrase: Phrase) -> bool:
        """Whether what follows a verb is whom it is said to or of, and its subject goes before."""
        lemma, complement = verb.cue.verb.lemma, verb.complement
        if lemma in _TAKE_PERSONS and has_owner(self.reading.form(phrase.first)):
            return True  # «ناشد رفاقه العدول»
        if less_object(self.reading, phrase).after < phrase.after:
            return False
        if lemma == "وصف" and verb.cue.joined and self.reading.form(phrase.first) in _SEVERAL_TOLD:
            return True  # «ووصفت تقارير تحدثت عن ذلك بأنها»
        if lemma in {"اتهم", "وصف"} and verb.cue.joined and self.reading.form(complement.at).startswith("ب"):
            return phrase.after >= complement.at or (
                phrase.after == complement.at - 1 and self.reading.form(phrase.after) in COMMAS
            )
        if lemma not in _TAKE_PERSONS or verb.cue.joined or verb.cue.pronoun:
            return False
        before, _ = phrase_before(self.reading, verb.place)
        return before is not None

    def with_inner_subject(self, found: list[Found], number: int) -> Found:
        """«قال إن الضباط رفضوا العرض وطالبوا بغيره»: the subject of what is reported goes on in it."""
        claim = found[number]
        verb = claim.verb
        if claim.source is not None or verb is None or not verb.plural or verb.shape is Shape.PARTICIPLE:
            return claim
        for outer in found[max(number - _NEAR_CLAIMS, 0) : number]:
            if outer.verb is None or not outer.content[0] < claim.cue[0] < outer.content[1]:
                continue
            subject = self._plural_in(outer.content[0], min(outer.content[0] + _NEAR_SUBJECT, claim.cue[0]))
            if subject is not None and subject.after > subject.first and not outer.verb.plural:
                return replace(claim, source=(subject.first, subject.after))
        return claim

    def _plural_in(self, first: int, limit: int) -> Phrase | None:
        """The first of several persons whom the words name."""
        for place in range(first, limit):
            form = self.reading.form(place)
            if form.startswith(("ب", "ل")) and peel(form).proclitics:
                continue  # «التحرش بفتاتين»
            if form in places():
                continue  # «عفرين»
            if (form.endswith(("ون", "ين")) and form.startswith("ال")) or is_source_head(form) or form.endswith("ين"):
                return phrase_after(self.reading, place, limit)
        return None


def _bare_told(form: str) -> str:
    """A noun for what was told, without «ب» or «ل»; "" of any other word."""
    bares = (form, form[1:] if form[:1] in {"ب", "ل"} else form)
    return next((bare for bare in bares if denied_kinds().get(bare) == "told" and not bare.startswith("ال")), "")


def _ends_plural(form: str) -> bool:
    """«قالوا»: a verb in the plural has its subject before it."""
    return form.endswith(("وا", "ون"))
