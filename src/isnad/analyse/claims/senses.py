"""Which words are verbs of saying where they stand: many are something else in most of their places."""

from dataclasses import dataclass

from isnad.analyse.claims.complement import Bringer, Complement, complement_of, has_owner
from isnad.analyse.claims.cues import HIS_SAYING, Cue, Shape, cues_of
from isnad.analyse.claims.phrases import (
    COMMAS,
    is_name_word,
    is_source_head,
    phrase_after,
    phrase_before,
)
from isnad.analyse.claims.reading import COMPLEMENTISERS, Reading
from isnad.analyse.claims.words import bare, is_head, words_of
from isnad.arabic.letters import match_form

_IN_IT = frozenset({"في", "فيه", "فيها"})
_RELATIVES = frozenset({"الذي", "التي", "الذين"})
_CLOSERS = frozenset('»"”)')
_HAVING_SAID = frozenset({"بالقول", "قايلا", "قايله", "يقول", "الي"})
_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "مع"})
_OPENERS = frozenset({"و", ".", "،", "كما", '"', "»"})
_MADE_FULL = frozenset(
    map(match_form, ("ومضى", "مضى", "وتابع", "تابع", "واستطرد", "وختم", "واختتم", "ورد", "وعلق", "وعلقت"))
)


@dataclass(slots=True)
class Senses:
    """Tells verbs of saying from what they else mean."""

    reading: Reading

    def may_be_verb(self, place: int, cue: Cue) -> bool:
        reading = self.reading
        form, before = reading.form(place), reading.form(place - 1)
        if cue.verb.lemma == "جاء" and not self._is_text(place + 1):
            return False
        if cue.verb.lemma == "مضى" and reading.form(place + 1) not in _HAVING_SAID:
            return False
        if cue.verb.lemma == "بين" and cue.shape is Shape.PERFECT and not self._is_explaining(place):
            return False
        if cue.shape is not Shape.NOUN and (before in words_of("negation") or before in _PREPOSITIONS):
            return before == "ما" and bool(cue.pronoun)
        if cue.shape is Shape.NOUN:
            return not form.startswith("ال") and complement_of(reading, place, cue) is not None
        if cue.shape is Shape.PARTICIPLE:
            return self._is_circumstance(place, form)
        if cue.verb.lemma == "وصف" and not cue.pronoun and reading.form(place - 1) in _RELATIVES:
            return False  # «الذي وُصف بأنه»
        if cue.shape is Shape.PERFECT and form.endswith("ي") and reading.text[reading.ends[place] - 1] == "ي":
            return False  # «تبني» is no «تبنى»
        if form == "يدعي" and reading.text[reading.ends[place] - 1] == "ى":
            return False
        if (
            form in {"امر", "طلب"}
            and place != reading.sentence_start(place)
            and phrase_before(reading, place)[0] is None
        ):
            return False  # mostly nouns: «صدر أمر»، «تقديم طلب»
        if before in {"مما", "ما"} and not cue.pronoun:
            return False  # «مما يؤكد أن»: nobody says it
        if form == "طالب" and before in {"ابي", "ابو"}:
            return False
        if form in words_of("impersonal") and self._is_impersonal(place):
            return False
        return not (
            cue.shape is Shape.IMPERFECT and before in {"يمكن", "ان"} and before == "ان" and self._is_wish(place)
        )

    def fits(self, place: int, cue: Cue, complement: Complement) -> bool:
        """Whether a complement is one for verbs that are mostly something else."""
        reading = self.reading
        if (
            cue.verb.lemma == "أشار" and cue.shape is Shape.IMPERFECT
        ):  # «يشير تعيينه إلى»: a thing that tells, and no source
            subject = phrase_after(reading, place + 1, complement.at) if complement.at > place + 1 else None
            head = reading.form(subject.first) if subject is not None and subject.after > subject.first else ""
            return not has_owner(head) or is_source_head(head)
        if cue.shape is Shape.NOUN:
            return complement.by is Bringer.THAT and not any(
                form in COMMAS for form in reading.forms[place + 1 : complement.at]
            )
        if cue.verb.lemma == "ذكّر" and cue.shape is Shape.PERFECT:
            return complement.by is Bringer.THAT  # «ذكر» is written so too
        if cue.verb.lemma == "بين":
            return complement.by is not Bringer.QUOTE or place == reading.sentence_start(place)
        if cue.verb.lemma == "نقل":
            between = reading.forms[place + 1 : complement.at]
            return bool({"عن", "عنه", "عنها", "عنهم"} & set(between)) or any(
                is_head(form, "agency") for form in between[:2]
            )
        if (
            cue.verb.lemma == "اعتبر"
            and cue.shape is Shape.IMPERFECT
            and complement.by is Bringer.PHRASE
            and not cue.pronoun
        ):
            before, _ = phrase_before(reading, place)
            return (
                before is not None
                and not reading.form(complement.first).startswith(("الا", "من"))
                and any(map(is_name_word, reading.forms[before.first : before.after]))
            )
        if cue.verb.lemma == "عبر":
            return "عن" in reading.forms[place + 1 : min(place + 10, complement.at)]
        return True

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
            and before not in '»"”)'
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
            return before not in _MADE_FULL
        if place == 0 or before in _PREPOSITIONS:
            return False
        if form.endswith("ين"):
            return before in COMMAS
        written = reading.text[reading.ends[place] - 1]
        if form.endswith("ا"):
            return True
        return (
            form.endswith("ه") and written in "ةً" and (before in COMMAS or before in _CLOSERS or form.startswith("و"))
        )

    def _is_impersonal(self, place: int) -> bool:
        """«يذكر أن»، «ويشار إلى أن», with nobody who says it."""
        reading = self.reading
        near = place + 1
        if reading.form(near) in {"الي", "هنا", "في", "ايضا"}:
            near += 1
        opens = place == reading.sentence_start(place) or reading.form(place - 1) in _OPENERS
        return opens and reading.form(near) in COMPLEMENTISERS
