"""Which words are verbs of saying where they stand: many are something else in most of their places."""

from dataclasses import dataclass

from isnad.analyse.claims.cues import HIS_SAYING, MADE_FULL, SACRED_SAYING, TELLING, Cue, Shape, cues_of
from isnad.analyse.claims.found import Bringer, Complement
from isnad.analyse.claims.name_words import has_owner, is_name_word
from isnad.analyse.claims.passing import ascribes, learned_from
from isnad.analyse.claims.phrase_ends import hides_name
from isnad.analyse.claims.phrases import phrase_after
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import CLOSERS, COMMAS, COMPLEMENTISERS, RELATIVES, Reading
from isnad.analyse.claims.scripture import scripture_behind
from isnad.analyse.claims.words import bare, is_head, is_source_head, less_article, places, words_of

_NEEDS = frozenset({"الحاجه", "الضروره", "حاجه", "ضروره", "الظروف"})
_SHADDA = "\u0651"
_IN_IT = frozenset({"في", "فيه", "فيها"})
_HAVING_SAID = frozenset({"بالقول", "قايلا", "قايله", "يقول", "الي"})
_FROM = frozenset({"عن", "عنه", "عنها", "عنهم", "لسان"})  # «على لسان»
_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "مع"})
_SHALL = frozenset({"سوف", "وسوف", "فسوف"})
_DONE = frozenset({"تم", "تمت", "يتم", "تتم", "جري", "جرت"})
_OF_THREE = frozenset(
    {"زعم", "قال", "ذكر", "كشف", "نشر"}
)  # verbs that have «u» on the first letter in the passive alone
_OF_EIGHT = frozenset({"اعتقد", "اعتبر", "توقع"})  # ... as do these in the imperfect
_DAMMA = "\u064f"
_OPENERS = frozenset({"و", ".", "،", "كما", '"', "»"})


def has_u(reading: Reading, place: int, cue: Cue) -> bool:
    """Whether the first letter of a verb is written with «u», as in «يُتهم»."""
    first = reading.starts[place] + 1 + cue.joined
    return reading.text[first : first + 1] == _DAMMA


@dataclass(slots=True)
class Senses:
    """Tells verbs of saying from what they else mean."""

    reading: Reading

    def may_be_verb(self, place: int, cue: Cue) -> bool:
        """Whether a word may be a cue at a place; what it reports has still to be found."""
        form, before = self.reading.form(place), self.reading.form(place - 1)
        if self._lacks_its_words(place, cue):
            return False
        if cue.shape is Shape.NOUN:
            his = form.endswith("ه") and not cue.pronoun and self.reading.text[self.reading.ends[place] - 1] == "ه"
            done = before.removeprefix("و") in _DONE  # «تمت إفادة والد الطالبة بأن»: it is he who was told
            return not (form.startswith("ال") or his or done)  # «مطالبه» is no «مطالبة»
        if before in words_of("negation") or before in _PREPOSITIONS:
            return before == "ما" and bool(cue.pronoun) and cue.verb.lemma not in TELLING
        if cue.shape is Shape.PARTICIPLE:
            return self._is_circumstance(place, form)
        shall = cue.shape is Shape.PERFECT and before in _SHALL  # «سوف أنكر»: I shall
        return not (shall or self._is_another_word(place, cue) or self._is_said_by_nobody(place, cue))

    def _lacks_its_words(self, place: int, cue: Cue) -> bool:
        """Verbs that say something in few company only: «جاء في البيان أن»، «مضى بالقول»، «بين أن»."""
        if self.reading.form(place) in SACRED_SAYING:
            return scripture_behind(self.reading, place) is None
        if cue.verb.lemma == "جاء":
            return not self._is_text(place + 1)
        if cue.verb.lemma == "مضى":
            return self.reading.form(place + 1) not in _HAVING_SAID
        return cue.verb.lemma == "بين" and cue.shape is Shape.PERFECT and not self._is_explaining(place)

    def _is_another_word(self, place: int, cue: Cue) -> bool:
        """Whether the form stands for another word, by its spelling or by what is before it."""
        reading = self.reading
        form, before, last = reading.form(place), reading.form(place - 1), reading.text[reading.ends[place] - 1]
        if cue.verb.lemma == "وصف" and not cue.pronoun and before in RELATIVES:
            return True  # «الذي وُصف بأنه»
        if cue.shape is Shape.PERFECT and form.endswith("ي") and last == "ي":
            return True  # «تبني» is no «تبنى»
        if cue.verb.lemma == "دعا" and reading.form(place + 1) in _NEEDS:
            return True  # «إذا دعت الحاجة»
        if cue.verb.lemma == "دعا" and _SHADDA in reading.text[reading.starts[place] : reading.ends[place]]:
            return True  # «ودّعت»
        if before == "عدم" or hides_name(reading, place) or self._is_in_a_phrase(place, cue):
            return True
        return (form in {"يدعي", "تدعي"} and last == "ى") or self._is_noun(place)

    def _is_in_a_phrase(self, place: int, cue: Cue) -> bool:
        """«يدين بالفضل لفلان»، «ثمن النهائي»."""
        following = self.reading.forms[place + 1 : place + 4]
        if cue.verb.lemma in {"أدان", "دان"}:
            return "بالفضل" in following
        if cue.verb.lemma == "هاجم":  # «هاجم معسكرا للحرس»: not by words
            return less_article(self.reading.form(place + 1)).removesuffix("ا") in words_of("attacked")
        if self.reading.form(place) == "رد" and following[:1] == ["فعل"]:
            return True
        return self.reading.form(place) == "ثمن" and following[:1] == ["النهايي"]

    def _is_noun(self, place: int) -> bool:
        """«صدر أمر»، «تقديم طلب»، «أبو طالب»: mostly nouns."""
        reading = self.reading
        form = reading.form(place)
        if form == "طالب" and reading.form(place - 1) in {"ابي", "ابو"}:
            return True
        opens = place == reading.sentence_start(place)
        if form == "وجه":
            return not (opens or reading.is_that(place - 1) or reading.form(place - 1) in words_of("lead-in") | COMMAS)
        if form in {"كذب", "وكذب"} and reading.form(place + 1) in _PREPOSITIONS:
            return True  # «كذب على المحققين»: he lied
        if form not in {"امر", "طلب", "كذب"} or opens:
            return False
        before = phrase_before(reading, place)[0]
        return before is None or (form == "كذب" and not is_source_head(reading.form(before.first)))

    def _is_said_by_nobody(self, place: int, cue: Cue) -> bool:
        """«مما يؤكد أن»، «يذكر أن»، «يريد أن يقول»."""
        form, before = self.reading.form(place), self.reading.form(place - 1)
        if before in {"مما", "ما"} and not cue.pronoun:
            return True
        if self._is_marked_passive(place, cue):
            return True
        if form in words_of("impersonal") and self._is_impersonal(place):
            return True
        return cue.shape is Shape.IMPERFECT and before == "ان" and self._is_wish(place)

    def _is_marked_passive(self, place: int, cue: Cue) -> bool:
        """«زُعم أنها ارتكبت»، «يُزعم أن»: written as a passive, with nobody who says it."""
        short = cue.shape is Shape.PERFECT and cue.verb.lemma in _OF_THREE
        passive = short or (cue.shape is Shape.IMPERFECT and cue.verb.lemma in _OF_THREE | _OF_EIGHT)
        return passive and has_u(self.reading, place, cue) and not cue.pronoun

    def fits(self, place: int, cue: Cue, complement: Complement) -> bool:
        """Whether a complement is one for verbs that are mostly something else."""
        if cue.shape is Shape.NOUN:
            between = self.reading.forms[place + 1 : complement.at]
            return (
                complement.by is Bringer.THAT
                and not any(form in COMMAS for form in between)
                and (bool(cue.pronoun) or not between or self._names_somebody(place + 1, complement.at))
            )
        rules = {
            "أشار": self._points,
            "ذكّر": self._reminds,
            "بين": self._explains,
            "نقل": self._passes_on,
            "نسب": self._ascribes,
            "علم": self._learns,
            "اعتبر": self._deems,
            "عبر": self._expresses,
        }
        rule = rules.get(cue.verb.lemma)
        return rule is None or rule(place, cue, complement)

    def _names_somebody(self, place: int, limit: int) -> bool:
        """«تصريح الوزير أن», and not «تصريح صحفي أن»."""
        phrase = phrase_after(self.reading, place, limit)
        if phrase is None or phrase.after <= phrase.first:
            return False
        forms = self.reading.forms[phrase.first : phrase.after]
        head = forms[0]
        return is_source_head(head) or head in words_of("title") or head in places() or any(map(is_name_word, forms))

    def _points(self, place: int, cue: Cue, complement: Complement) -> bool:
        """«يشير تعيينه إلى»: a thing that tells, and no source."""
        if cue.shape is not Shape.IMPERFECT or complement.at <= place + 1:
            return True
        subject = phrase_after(self.reading, place + 1, complement.at)
        head = self.reading.form(subject.first) if subject is not None and subject.after > subject.first else ""
        return not has_owner(head) or is_source_head(head)

    def _reminds(self, _place: int, cue: Cue, complement: Complement) -> bool:
        """«ذكّر» is written as «ذكر» is."""
        return cue.shape is not Shape.PERFECT or complement.by is Bringer.THAT

    def _explains(self, place: int, _cue: Cue, complement: Complement) -> bool:
        return complement.by is not Bringer.QUOTE or place == self.reading.sentence_start(place)

    def _passes_on(self, place: int, _cue: Cue, complement: Complement) -> bool:
        """«نقلت رويترز عن»; things are carried from place to place without."""
        between = self.reading.forms[place + 1 : complement.at]
        return bool(_FROM & set(between)) or any(is_head(form, "agency") for form in between[:2])

    def _ascribes(self, place: int, _cue: Cue, complement: Complement) -> bool:
        return ascribes(self.reading, place, complement.at)

    def _learns(self, place: int, cue: Cue, complement: Complement) -> bool:
        learned = cue.shape is Shape.PERFECT and complement.by is Bringer.THAT
        return learned and learned_from(self.reading, place, complement.at) is not None

    def _deems(self, place: int, cue: Cue, complement: Complement) -> bool:
        """«يُعتبر الأول» is in the passive mostly, but where a person goes before."""
        if complement.by is Bringer.PHRASE and self.reading.form(place - 1) in RELATIVES:
            return cue.pronoun != ""  # «التي اعتُبر رائدها»
        if cue.shape is not Shape.IMPERFECT or complement.by is not Bringer.PHRASE or cue.pronoun:
            return True
        before, _ = phrase_before(self.reading, place)
        if before is None or self.reading.form(complement.first).startswith(("الا", "من")):
            return False
        return any(map(is_name_word, self.reading.forms[before.first : before.after]))

    def _expresses(self, place: int, _cue: Cue, complement: Complement) -> bool:
        """«عبر عن أمله أن»; without «عن» it is «through»."""
        return "عن" in self.reading.forms[place + 1 : min(place + 10, complement.at)]

    def _is_text(self, place: int) -> bool:
        """«جاء في البيان أن»، «جاء فيه أن»."""
        form, head = self.reading.form(place), self.reading.form(place + 1)
        return form in _IN_IT and (form != "في" or bare(head) in words_of("venue") or is_head(head, "document"))

    def _is_wish(self, place: int) -> bool:
        """«يريد أن يقول»: what somebody may say is not said."""
        return self.reading.form(place - 2) in words_of("wish")

    def _is_explaining(self, place: int) -> bool:
        """Whether «بين» is a verb: between two things there is no «أن» soon."""
        reading = self.reading
        before = reading.form(place - 1)
        if before == "فيما":
            return False
        if (
            place != reading.sentence_start(place)
            and before not in COMMAS
            and before not in words_of("lead-in")
            and before not in CLOSERS
        ):
            return False
        end = min(reading.sentence_end(place), place + 22)
        for near in range(place + 1, end):
            form = reading.form(near)
            if form in COMPLEMENTISERS:
                return True
            if form in COMMAS and reading.form(near + 1) not in COMPLEMENTISERS:
                continue
            if near > place + 1 and cues_of(form) and not form.startswith("بين"):
                return False
        return False

    def _is_circumstance(self, place: int, form: str) -> bool:
        """Whether a participle tells how somebody went on to say something («..., مؤكدا أن»)."""
        reading = self.reading
        before = reading.form(place - 1)
        if form in HIS_SAYING:
            return before not in MADE_FULL
        if place == 0 or before in _PREPOSITIONS:
            return False
        if form.endswith("ين"):
            return before in COMMAS
        written = reading.text[reading.ends[place] - 1]
        if form.endswith("ا"):
            return True
        return form.endswith("ه") and written in "ةً" and (before in COMMAS or before in CLOSERS or form.startswith("و"))

    def _is_impersonal(self, place: int) -> bool:
        """«يذكر أن»، «ويشار إلى أن», with nobody who says it."""
        reading = self.reading
        near = place + 1
        if reading.form(near) in {"الي", "هنا", "في", "ايضا"}:
            near += 1
        opens = place == reading.sentence_start(place) or reading.form(place - 1) in _OPENERS
        return opens and reading.form(near) in COMPLEMENTISERS
