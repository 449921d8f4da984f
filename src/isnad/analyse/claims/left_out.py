"""Whom a verb means that has no subject beside it: whom the sentence tells of, or the one before it."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from isnad.analyse.claims.cues import Cue, Gender, Shape
from isnad.analyse.claims.extent import behind_dateline
from isnad.analyse.claims.found import Bringer, SayingVerb
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.objects import with_ba
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.reading import COMMAS, Reading
from isnad.analyse.claims.told import is_what_is_done
from isnad.analyse.claims.words import is_head, is_source_head, places, words_of
from isnad.arabic.denied import denied_kinds
from isnad.arabic.lexicon import lexicon
from isnad.model import Act

_LONGEST_SEVERAL = 4  # words of «المدانون في القضية»

# «أنه أبلغ الوزير»: the subject is the pronoun, and whoever is named behind the verb is told.
AS_PRONOUNS = frozenset(
    form + pronoun for form in ("ان", "بان", "لكن", "ولكن", "فان", "وان", "لان") for pronoun in ("ه", "ها", "هم", "هما")
)
_BUT = frozenset(form for form in AS_PRONOUNS if "لكن" in form)
_OR = frozenset({"او", "ولم", "ولا"})
_BUT_HE = frozenset({"لكن", "ولكن"})
_BUT_THEY = frozenset({"لكنهم", "ولكنهم"})
_NO_PERSONS = frozenset({"السنين", "الملايين", "العشرين", "الثلاثين", "القوانين", "الحين", "الدين"})
FAR = 30  # words to a subject behind a verb whose words go before it
_NEGATIONS = frozenset({"لم", "ولم", "لن", "ولن", "لا", "ولا"})


@dataclass(slots=True)
class LeftOut:
    """Finds who is meant where nobody is named beside a verb."""

    reading: Reading
    verbs: list[SayingVerb]  # of the whole text, in order

    def meant(self, place: int, cue: Cue) -> Phrase | None:
        """Who says it where nobody is named beside the cue: whom the sentence tells of, or the one before it."""
        if cue.verb.act is Act.DENY and (accused := self._accused(place)) is not None:
            return accused
        if (other := self._several_before(place) or self._neither(place)) is not None:
            return other
        if cue.shape is Shape.PARTICIPLE and (behind := self._behind_but(place)) is not None:
            return behind
        if cue.shape is Shape.PARTICIPLE or cue.joined or self.reading.form(place - 1) in _BUT:
            found = self._subject_of_sentence(place)
            if found is not None and self._is_of_another_gender(found, place):
                found = None
            if found is not None or not cue.joined:
                return found
        start = self.reading.sentence_start(place)
        if (
            cue.joined
            and start == place
            and start
            and "\n" not in self.reading.text[self.reading.ends[start - 1] : self.reading.starts[start]]
        ):
            subject = self._subject_of_sentence(start - 1)
            if subject is not None and self._may_go_on(subject, cue):
                return subject
        return None

    def _several_before(self, place: int) -> Phrase | None:
        """«المدانون قريبون من الحركة. لكنهم نفوا»: the several whom «هم» means, named last before."""
        reading = self.reading
        if reading.form(place - 1) not in _BUT_THEY:
            return None
        for near in range(place - 2, max(place - FAR, 0), -1):
            form = reading.form(near)
            several = form.endswith(("ون", "ين")) and form.startswith("ال")
            if (several or form in words_of("plural")) and form not in places() | words_of("time") | _NO_PERSONS:
                return phrase_after(reading, near, min(near + _LONGEST_SEVERAL, place - 1))
        return None

    def _is_of_another_gender(self, subject: Phrase, place: int) -> bool:
        """«تعزوه موسكو إلى فلان، لكنه ينفي»: whether the pronoun is of a man, and a state is told of."""
        he = self.reading.form(place - 1) in _BUT and self.reading.form(place - 1).endswith("نه")
        return he and self.reading.form(subject.first) in words_of("state")

    def _behind_but(self, place: int) -> Phrase | None:
        """«أشارت تقارير إلى رحيله، لكن | سامي نور | غرد نافيا»: who does what the clause of a participle tells."""
        reading = self.reading
        for near in range(place - 1, max(reading.sentence_start(place), place - FAR), -1):
            if reading.form(near) not in _BUT_HE or reading.form(near - 1) not in COMMAS:
                continue
            after = bisect_left(self.verbs, near, key=lambda verb: verb.place)
            if after < len(self.verbs) and self.verbs[after].place < place:
                return None
            outer = self.verbs[after - 1] if after else None
            holds = outer is not None and outer.place >= reading.sentence_start(place)
            if holds and outer is not None and outer.complement.by is Bringer.THAT:
                return None  # «قالت الشركة إن طائرتين حلقتا، لكن الشرطة اعترضتهما، مؤكدة»
            phrase = phrase_after(reading, near + 1, place, accusative=True)
            if phrase is None or phrase.first != near + 1 or phrase.after >= place:
                return None
            if reading.is_preposition(phrase.after) and not reading.form(phrase.after - 1).startswith("ال"):
                phrase = replace(phrase, after=phrase.after - 1)  # the verb: «لكن سامي نور | غرد على»
            forms = reading.forms[phrase.first : phrase.after]
            known = forms and (is_source_head(forms[0]) or forms[0] in words_of("title"))
            return phrase if known or any(map(is_name_word, forms)) else None
        return None

    def _neither(self, place: int) -> Phrase | None:
        """«لم يؤكد المتحدث باسم الوزارة، أو ينفي»: who did neither."""
        reading = self.reading
        if reading.form(place - 1) not in _OR:
            return None
        for near in range(place - 3, max(reading.sentence_start(place), place - FAR) - 1, -1):
            if reading.form(near) in _NEGATIONS:
                phrase = phrase_after(reading, near + 2, place - 1)
                return phrase if phrase is not None and phrase.after > phrase.first else None
        return None

    def _accused(self, place: int) -> Phrase | None:
        """«اتهمت تركيا فلانا بالتدبير، لكنه ينكر ذلك»: who is accused right before, and denies it."""
        reading = self.reading
        if reading.form(place - 1) not in AS_PRONOUNS:
            return None
        number = bisect_left(self.verbs, place, key=lambda verb: verb.place) - 1
        last = self.verbs[number] if number >= 0 else None
        if last is None or last.cue.verb.lemma != "اتهم" or last.place < reading.sentence_start(place):
            return None
        first = last.complement.first
        if reading.form(first).startswith("ب"):
            return None  # «اتهمته تركيا بالتدبير»
        charge = next((near for near in range(first, place) if with_ba(reading, near) is not None), place)
        if reading.form(first).startswith("الم"):  # «اتهمت أنقرة فلانا | المقيم في المنفى بالتدبير»
            while first > last.place + 1 and (is_name_word(reading.form(first - 1)) or reading.goes_on_name(first)):
                first -= 1
        found = phrase_after(reading, first, charge, accusative=True)
        return found if found is not None and found.first == first and found.after > first else None

    def _may_go_on(self, subject: Phrase, cue: Cue) -> bool:
        """Whether who did something in the sentence before is a person who then speaks («وصلت الوزيرة. وقالت»)."""
        if any(map(is_name_word, self.reading.forms[subject.first : subject.after])):
            return True
        head = self.reading.form(subject.first)
        return head.startswith("ال") and is_head(head, "role") and head.endswith("ه") == (cue.gender is Gender.FEMININE)

    def _subject_of_sentence(self, place: int) -> Phrase | None:
        """«دشن الوزير المصنع مؤكدا»: who does what the sentence tells, where nobody says anything in it before."""
        reading = self.reading
        first = behind_dateline(reading, reading.sentence_start(place), place)
        while first < place - 1 and reading.form(first + 1) in COMMAS:  # «لاحقا، حاولت السفارة»
            first += 2
        after = bisect_left(self.verbs, first, key=lambda verb: verb.place)
        if after < len(self.verbs) and self.verbs[after].place < place:
            return None
        first += reading.form(first) in _NEGATIONS  # «لم يعتذر الحاكم، وقال»
        verb = reading.form(first)
        if first >= place or verb.startswith("ال") or lexicon().is_noun(verb) or verb in words_of("adverb"):
            return None
        phrase = phrase_after(reading, first + 1, place)
        if phrase is None or phrase.after <= phrase.first:
            return None
        phrase = self._less_accusative(phrase)
        forms = reading.forms[phrase.first : phrase.after]
        known = is_source_head(forms[0]) or forms[0] in words_of("title")
        if not known and phrase.first not in reading.persons and _is_thing(*forms[:2]):
            return self._whose(phrase)
        return phrase if known or any(map(is_name_word, forms)) else None

    def _whose(self, phrase: Phrase) -> Phrase | None:
        """«تسببت علاقة | سامي نور | بالشركة في الجدل، لكنه ينفي»: whose it is, where a person is named right behind."""
        first, persons = phrase.first + 1, self.reading.persons
        form = self.reading.form(first)
        if is_head(form, "role") or form in words_of("title"):
            return phrase_after(self.reading, first, phrase.after)  # «اختتم الجلسة | وكيل الكلية فلان»
        after = persons.get(first, (first, first))[1]
        while after < phrase.after and first not in persons and is_name_word(self.reading.form(after)):
            after += 1
        return Phrase(first, after) if after > first else None

    def _less_accusative(self, phrase: Phrase) -> Phrase:
        """«وجهت روسيا | تحذيرا لواشنطن»: a subject without the object behind it."""
        for near in range(phrase.first + 1, phrase.after):
            form = self.reading.form(near)
            object_ = form.endswith("ا") and lexicon().is_noun(form[:-1]) and form not in places()
            if (object_ and not is_name_word(form)) or is_what_is_done(self.reading, near):
                return Phrase(phrase.first, near, phrase.press)
        return phrase


def _is_thing(form: str, following: str = "") -> bool:
    """«علاقة»، «فوز»، «مبادرة الشاب»: a noun for what is no person, of which nobody goes on speaking."""
    if is_name_word(form) or form in places():
        return False
    if following.startswith("ال") and form.endswith("ه") and lexicon().is_noun(form):
        return True
    return denied_kinds().get(form.removeprefix("ال")) in {"deed", "told"}
