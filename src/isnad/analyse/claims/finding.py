"""All claims of a text before it is known who their sources are: cue, content, and the words that name the source."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from isnad.analyse.claims.complement import Bringer, Complement, complement_of, has_owner
from isnad.analyse.claims.cues import HIS_SAYING, Cue, Shape, cues_of
from isnad.analyse.claims.extent import LONGEST, extent_of
from isnad.analyse.claims.phrases import (
    COMMAS,
    Phrase,
    is_name_word,
    is_source_head,
    phrase_after,
    phrase_before,
)
from isnad.analyse.claims.reading import COMPLEMENTISERS, Reading
from isnad.analyse.claims.words import bare, is_head, places, words_of
from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind
from isnad.model import Form


@dataclass(frozen=True, slots=True)
class Found:
    """One claim as it stands in the text; all places are numbers of tokens, spans half-open."""

    rule: str
    cue: tuple[int, int]
    verb: Cue | None  # None where the cue is no verb
    content: tuple[int, int]
    cut: int  # letters of the first token of the content that are no part of it
    form: Form
    source: tuple[int, int] | None  # None where the source is left out or only a pronoun
    passed: tuple[tuple[int, int], ...] = ()  # those who passed it on, each next one from the one before
    press: int | None = None  # the token of «لرويترز»
    meant: tuple[int, int] | None = None  # where nobody is named beside the cue: who is named before it
    unknown: bool = False  # «اتُّهم بكذا»: nobody says by whom


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of saying that reports something."""

    place: int
    cue: Cue
    complement: Complement
    break_from: int  # where what is said before it ends


@dataclass(frozen=True, slots=True)
class _According:
    """«بحسب فلان»، «حسبما أفاد فلان»: an attribution beside what it attributes."""

    first: int
    cue_after: int
    source: Phrase
    verb: Cue | None = None


@dataclass(slots=True)
class Finder:
    """Finds the claims of one text."""

    reading: Reading
    verbs: list[_Verb] = field(default_factory=list)
    according: list[_According] = field(default_factory=list)

    def find(self) -> list[Found]:
        """All claims, in order of their cues."""
        self._gather()
        breaks: dict[int, Cue | None] = {verb.break_from: self._goes_on_alone(verb) for verb in self.verbs}
        breaks |= {each.first: None for each in self.according}
        breaks |= dict.fromkeys(self._own_words())
        found = [claim for verb in self.verbs if (claim := self._of_verb(verb, breaks)) is not None]
        found = [self._with_inner_subject(found, number) for number in range(len(found))]
        found += [claim for each in self.according if (claim := self._of_according(each)) is not None]
        found += self._headline() + self._of_what_went_before()
        found += self._named_speech(found)
        return sorted(found, key=lambda claim: (claim.cue, claim.content))

    def _gather(self) -> None:
        reading = self.reading
        place = 0
        while place < len(reading):
            according = self._according_at(place)
            if according is not None:
                self.according.append(according)
                place = max(according.cue_after, place + 1)
                continue
            for cue in cues_of(reading.form(place)):
                verb = self._verb_at(place, cue)
                if verb is not None:
                    self.verbs.append(verb)
                    break
            place += 1

    # Verbs

    def _verb_at(self, place: int, cue: Cue) -> _Verb | None:
        reading = self.reading
        if not self._may_be_verb(place, cue):
            return None
        complement = complement_of(reading, place, cue)
        if complement is None:
            complement = self._speech_before(place, cue)
        if complement is None or not self._fits(place, cue, complement):
            return None
        return _Verb(place, cue, complement, self._break_from(place, cue, complement))

    def _fits(self, place: int, cue: Cue, complement: Complement) -> bool:
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

    def _may_be_verb(self, place: int, cue: Cue) -> bool:
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

    def _break_from(self, place: int, cue: Cue, complement: Complement) -> int:
        """Where what was said before a verb ends, if it does: at «كما» or «من جهته», or at the verb itself."""
        reading = self.reading
        first = place
        while first - 1 >= reading.sentence_start(place) and reading.form(first - 1) in words_of("lead-in"):
            first -= 1
        before = reading.form(first - 1)
        if cue.shape is Shape.NOUN:
            return -1
        if cue.shape is Shape.PARTICIPLE or cue.joined:
            return first
        if first < place:
            named = phrase_after(reading, place + 1, complement.at) if complement.at > place + 1 else None
            return -1 if reading.form(first) == "حيث" and named is not None and named.after > named.first else first
        if before in {"كان", "كانت"}:
            return -1
        return first if before in _CLOSERS and reading.inside[first - 1] >= 0 else -1

    def _speech_before(self, place: int, cue: Cue) -> Complement | None:
        """«...»، قال المتحدث: the quotation goes before its verb."""
        reading = self.reading
        if "q" not in cue.verb.frames or cue.shape is Shape.PARTICIPLE or cue.joined:
            return None
        near = place - 1
        while near >= 0 and (reading.form(near) in COMMAS or reading.form(near) in {"كما", "هكذا", "."}):
            near -= 1
        number = reading.inside[near] if near >= 0 else -1
        if number < 0 or reading.quotes[number].close != near or near == place:
            return None
        quote = reading.quotes[number]
        if quote.close - quote.open < _LEAST_BEFORE:
            return None
        return Complement(Bringer.QUOTE, quote.open, quote.open)

    def _with_inner_subject(self, found: list[Found], number: int) -> Found:
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
            if (form.endswith(("ون", "ين")) and form.startswith("ال")) or is_source_head(form) or form.endswith("ين"):
                return phrase_after(self.reading, place, limit)
        return None

    def _own_words(self) -> list[int]:
        """«على حد قوله»: it attributes to him who speaks already, and is no part of what he says."""
        forms = self.reading.forms
        return [
            at
            for at in range(len(forms) - 2)
            if forms[at] == "علي" and forms[at + 1] == "حد" and forms[at + 2] in words_of("own words")
        ]

    def _goes_on_alone(self, verb: _Verb) -> Cue | None:
        """The cue of a joined verb that has no subject of its own; None for all others."""
        if not verb.cue.joined or verb.cue.shape is Shape.PARTICIPLE:
            return None
        named = phrase_after(self.reading, verb.place + 1, verb.complement.at)
        return verb.cue if named is None or named.after <= named.first else None

    def _of_verb(self, verb: _Verb, breaks: dict[int, Cue | None]) -> Found | None:
        reading, cue, complement = self.reading, verb.cue, verb.complement
        extent = extent_of(reading, complement, breaks, cue)
        if extent is None:
            return None
        content = (extent.first, extent.after)
        source, passed, press = self._source(verb, content)
        unknown = (
            cue.verb.lemma == "اتهم"
            and source is None
            and not cue.joined
            and complement.cut > 0
            and complement.first == verb.place + 1
        )
        meant = self._meant(verb.place, cue) if source is None and not unknown else None
        phrase = (source.first, source.after) if source is not None and source.after > source.first else None
        if (
            phrase is None
            and reading.inside[verb.place] >= 0
            and reading.inside[verb.place] != reading.inside[content[0]]
        ):
            return None
        if phrase is None and self._is_within_speech(verb.place):
            return None
        return Found(
            f"{complement.by} after {cue.shape}",
            (verb.place, verb.place + 1 + _tail(reading, verb.place)),
            cue,
            content,
            complement.cut,
            extent.form,
            phrase,
            passed,
            press,
            meant=(meant.first, meant.after) if meant is not None else None,
            unknown=unknown,
        )

    def _is_within_speech(self, place: int) -> bool:
        """Whether a verb stands in words that somebody else speaks: «أقول» and «يعتقد» there report nothing of theirs."""
        number = self.reading.inside[place]
        return number >= 0 and self.reading.quotes[number].close - self.reading.quotes[number].open > _LEAST_SPEECH

    def _source(
        self, verb: _Verb, content: tuple[int, int]
    ) -> tuple[Phrase | None, tuple[tuple[int, int], ...], int | None]:
        reading, place, cue = self.reading, verb.place, verb.cue
        if cue.verb.lemma == "جاء":
            within = phrase_after(reading, place + 2, verb.complement.at) if reading.form(place + 1) == "في" else None
            return within, (), None
        if cue.shape is Shape.PARTICIPLE:
            return None, (), None
        if cue.verb.lemma == "نقل" and reading.form(place + 1) in _OF_HIM:
            by = phrase_after(reading, place + 2, verb.complement.at)
            return None, ((by.first, by.after),) if by is not None and by.after > by.first else (), None
        behind = verb.complement.at > place
        limit = verb.complement.at if behind else min(reading.sentence_end(place), place + 30)
        if cue.verb.lemma == "نقل" and behind:
            passing = self._passing(place, limit)
            if passing is not None:
                return passing
        relative = reading.form(place - 1) in _RELATIVES
        if relative and limit > place + 1 and not cue.plural:
            behind_it = phrase_after(reading, place + 1, limit)
            if behind_it is not None and behind_it.after > behind_it.first:
                return behind_it, (), behind_it.press
        if not cue.joined and (before := phrase_before(reading, place)[0]) is not None:
            if reading.inside[place] >= 0 and before.after - before.first > _SHORT_SUBJECT:
                return None, (), None
            return before, self._by_way_of(Phrase(place, place + 1), limit), None
        after = (
            phrase_after(reading, place + 1, limit)
            if limit > place + 1 and not _ends_plural(reading.form(place))
            else None
        )
        press = after.press if after is not None else None
        if after is not None and after.after > after.first and not self._is_object(verb, after):
            return after, self._by_way_of(after, limit), press
        if not cue.joined:
            before = self._name_before(place)
            if before is not None:
                return before, self._by_way_of(before, limit), press
        return None, (), press

    def _name_before(self, place: int) -> Phrase | None:
        """«نشرت الصحيفة مقالا للكاتب فلان أشار فيه»: a name right before the verb."""
        reading = self.reading
        first = place
        while first > max(reading.sentence_start(place), place - 4) and is_name_word(reading.form(first - 1)):
            first -= 1
        if place - first < 2:
            return None
        while first > reading.sentence_start(place) and (
            reading.form(first - 1) in words_of("title") or is_head(_less_li(reading.form(first - 1)), "role")
        ):
            first -= 1
        return Phrase(first, place)

    def _meant(self, place: int, cue: Cue) -> Phrase | None:
        """Who says it where nobody is named beside the cue: whom the sentence tells of, or the one before it."""
        if cue.shape is Shape.PARTICIPLE or cue.joined:
            found = self._subject_of_sentence(place)
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
            if subject is not None and any(map(is_name_word, self.reading.forms[subject.first : subject.after])):
                return subject
        return None

    def _subject_of_sentence(self, place: int) -> Phrase | None:
        """«دشن الوزير المصنع مؤكدا»: who does what the sentence tells, where nobody says anything in it before."""
        reading = self.reading
        first = _behind_dateline(reading, reading.sentence_start(place), place)
        while first < place - 1 and reading.form(first + 1) in COMMAS:  # «لاحقا، حاولت السفارة»
            first += 2
        after = bisect_left(self.verbs, first, key=lambda verb: verb.place)
        if after < len(self.verbs) and self.verbs[after].place < place:
            return None
        verb = reading.form(first)
        if (
            first >= place
            or verb.startswith("ال")
            or lexicon().is_noun(verb)
            or cues_of(verb)
            or verb in words_of("adverb")
        ):
            return None
        phrase = phrase_after(reading, first + 1, place)
        if phrase is None or phrase.after <= phrase.first:
            return None
        head = reading.form(phrase.first)
        return phrase if is_source_head(head) or head in words_of("title") or is_name_word(head) else None

    def _is_object(self, verb: _Verb, phrase: Phrase) -> bool:
        """Whether what follows a verb is whom it is said to or of, and its subject goes before."""
        lemma, complement = verb.cue.verb.lemma, verb.complement
        if lemma in {"اتهم", "وصف"} and verb.cue.joined and self.reading.form(complement.at).startswith("ب"):
            return phrase.after >= complement.at or (
                phrase.after == complement.at - 1 and self.reading.form(phrase.after) in COMMAS
            )
        if lemma not in _TAKE_PERSONS or verb.cue.joined:
            return False
        before, _ = phrase_before(self.reading, verb.place)
        return before is not None

    def _passing(self, place: int, limit: int) -> tuple[Phrase | None, tuple[tuple[int, int], ...], int | None] | None:
        """«نقلت رويترز عن مسؤول قوله»."""
        reading = self.reading
        for near in range(place + 1, limit):
            if reading.form(near) == "عن":
                by = phrase_after(reading, place + 1, near)
                end = next((k for k in range(near + 1, limit) if reading.form(k) in words_of("own words")), limit)
                speaker = phrase_after(reading, near + 1, end)
                passed = ((by.first, by.after),) if by is not None and by.after > by.first else ()
                return speaker, passed, None
        return None

    def _by_way_of(self, phrase: Phrase, limit: int) -> tuple[tuple[int, int], ...]:
        """«ذكرت الصحيفة نقلا عن مصادر»: whom the speaker has it from; empty where nobody."""
        reading = self.reading
        for near in range(phrase.after, limit - 2):
            if reading.form(near) == "نقلا" and reading.form(near + 1) == "عن":
                origin = phrase_after(reading, near + 2, limit)
                if origin is not None and origin.after > origin.first:
                    return ((origin.first, origin.after),)
        return ()

    def _of_what_went_before(self) -> list[Found]:
        """«أوضح ذلك فلان»: what the sentence before told."""
        reading = self.reading
        found = []
        for place in range(1, len(reading)):
            if reading.form(place) != "ذلك" or reading.sentence_start(place) != place - 1:
                continue
            cue = next((c for c in cues_of(reading.form(place - 1)) if c.shape is Shape.PERFECT), None)
            source = phrase_after(reading, place + 1, reading.sentence_end(place))
            before = _trimmed(reading, (self._line_before(place - 1), place - 1))
            if cue is None or source is None or source.after <= source.first or before is None:
                continue
            found.append(
                Found(
                    "told before", (place - 1, place + 1), cue, before, 0, Form.INDIRECT, (source.first, source.after)
                )
            )
        return found

    def _line_before(self, place: int) -> int:
        """The first token of what the line before told, or of the line itself where the verb does not open it."""
        reading = self.reading
        start = reading.text.rfind("\n", 0, reading.starts[max(place - 1, 0)]) + 1
        return max(bisect_left(reading.starts, start), place - LONGEST)

    # Attributions beside what they attribute

    def _according_at(self, place: int) -> _According | None:
        reading = self.reading
        form = reading.form(place)
        stem = form[1:] if form[0:1] in "وف" and form[1:] in _ACCORDING else form
        if stem not in _ACCORDING and not (stem in {"كما", "مثلما"} and cues_of(reading.form(place + 1))):
            return None
        near = place + 1
        cue = None
        if stem in _WITH_VERB or reading.form(near) == "ما":
            if stem == "علي" and reading.form(place - 1) not in COMMAS and reading.form(place - 1) not in _CLOSERS:
                return None
            near += reading.form(near) == "ما"
            cue = next((c for c in cues_of(reading.form(near)) if c.shape is not Shape.PARTICIPLE), None)
            if cue is None or (
                stem in {"كما", "مثلما"} and (cue.verb.lemma not in _ATTEST or self._goes_on(near, cue))
            ):
                return None
            near += 1
        elif stem == "نقلا":
            if reading.form(near) != "عن":
                return None
            near += 1
        elif stem in {"وفقا", "طبقا", "استنادا", "وفق"} and reading.form(near) in {"ل", "الي"}:
            near += 1
        elif stem == "علي":
            if reading.form(near) not in {"حد", "ذمه"} or reading.form(near + 1) not in {"قول", "تعبير", "وصف"}:
                return None
            near += 2
        if reading.form(near) in words_of("statement"):
            near += 1
            if reading.form(near - 1) in {"لما", "ما"}:
                cue = cue or _attesting(reading.form(near))
                near += cue is not None
        source = phrase_after(reading, near, min(reading.sentence_end(place), near + 30), leads=False)
        if source is None or source.after <= source.first or not self._names_source(source, stem):
            return None
        return _According(place, near, source, cue)

    def _goes_on(self, place: int, cue: Cue) -> bool:
        """Whether «كما أكد» says something of its own, and attributes nothing that was said before."""
        return complement_of(self.reading, place, cue) is not None

    def _names_source(self, source: Phrase, stem: str) -> bool:
        """«وفق الضوابط» and «حسب الحاجة» name no source."""
        if stem in {"نقلا", "علي", "حسبما", "كما", "مثلما"}:
            return True
        forms = [form for form in self.reading.forms[source.first : source.after] if form not in _MARKS]
        if not forms:
            return False
        counted = len(forms) > 1 and (self.reading.kinds[source.first] is TokenKind.NUMBER or forms[0] in _NUMBERS)
        counted = counted or (len(forms) > 1 and forms[0] in words_of("some"))
        head = _less_li(forms[1] if counted else forms[0])
        if is_source_head(head) or head in words_of("title") or head in words_of("press"):
            return True
        return stem not in {"وفق", "حسب"} and is_name_word(_less_li(forms[0]))

    def _goes_on_behind(self, after: int, end: int) -> bool:
        """Whether the sentence goes on behind an attribution in its middle, with no claim of its own."""
        reading = self.reading
        while after < end and not reading.is_word(after) and after not in reading.opens:
            after += 1
        if end - after < _REST or any(after <= verb.place < end for verb in self.verbs):
            return False
        return reading.form(after)[:1] != "و" and reading.form(after) not in words_of("aside")

    def _of_according(self, each: _According) -> Found | None:
        reading = self.reading
        start = max(reading.sentence_start(each.first), each.first - LONGEST)
        end = min(reading.sentence_end(each.first), each.first + LONGEST)
        start = _behind_dateline(reading, start, end)
        first = each.first
        if first - start <= 1:
            first = each.source.after
            while first < end and (reading.form(first) in COMMAS or reading.form(first) in _THEN):
                first += 1
            content = (first, end)
            if first >= end - 1 and start:  # «... القرن الماضي. وفقا لرويترز.»
                content = (max(reading.sentence_start(start - 1), start - LONGEST), start)
        else:
            content = (start, end if self._goes_on_behind(each.source.after, end) else each.first)
        extent = _trimmed(reading, content)
        if extent is None:
            return None
        span = (each.source.first, each.source.after)
        mixed = extent_of(reading, Complement(Bringer.THAT, extent[0] - 1, extent[0]), {extent[1]: None})
        form = mixed.form if mixed is not None else Form.INDIRECT
        if mixed is not None and form is Form.DIRECT:
            extent = (mixed.first, mixed.after)
        return Found("according to", (each.first, each.cue_after), each.verb, extent, 0, form, span)

    # Colons

    def _headline(self) -> list[Found]:
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
        content = (body + 1, quote.close) if quote is not None and quote.close >= after - 2 else (body, after)
        extent = _trimmed(reading, content)
        return (
            [Found("colon in headline", (place, place + 1), None, extent, 0, Form.DIRECT, (first, place))]
            if extent
            else []
        )

    def _named_speech(self, found: list[Found]) -> list[Found]:
        """«فلان: «...»» at the head of a line, as in interviews."""
        reading = self.reading
        taken = {claim.content for claim in found}
        more = []
        for quote in reading.quotes:
            colon = quote.open - 1
            if colon < 1 or reading.form(colon) != ":" or (quote.open + 1, quote.close) in taken:
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
                    (quote.open + 1, quote.close),
                    0,
                    Form.DIRECT,
                    (first, colon),
                )
            )
        return more


_LEAST_SPEECH = 5
_LEAST_BEFORE = 3
_IN_IT = frozenset({"في", "فيه", "فيها"})
_REST = 4  # words
_MARKS = frozenset('«»"“”()')
_NEAR_CLAIMS = 8  # claims looked back for one that holds another
_NEAR_SUBJECT = 9
_OF_HIM = frozenset({"عنه", "عنها", "عنهم"})
_RELATIVES = frozenset({"الذي", "التي", "الذين"})
_NUMBERS = frozenset(match_form(row[0]) for row in wordlists.rows("number_words"))
_SHORT_SUBJECT = 4
_CLOSERS = frozenset('»"”)')
_HAVING_SAID = frozenset({"بالقول", "قايلا", "قايله", "يقول", "الي"})
_HEADLINE_SOURCE = 9
_PREPOSITIONS = frozenset({"في", "من", "الي", "علي", "عن", "مع"})
_OPENERS = frozenset({"و", ".", "،", "كما", '"', "»"})
_TAKE_PERSONS = frozenset(
    {"دعا", "طالب", "حث", "ناشد", "اتهم", "وصف", "نصح", "حض", "أبلغ", "أخبر", "حمل", "أمر", "حذر", "ذكّر"}
)
_ACCORDING = frozenset({"بحسب", "حسب", "وفقا", "وفق", "طبقا", "حسبما", "نقلا", "علي", "استنادا"})
_WITH_VERB = frozenset({"حسبما", "كما", "مثلما"})
_ATTEST = frozenset(
    {"أفاد", "ذكر", "أعلن", "أكد", "قال", "أوضح", "أشار", "نقل", "أورد", "بين", "كشف", "صرح", "رأى", "توقع"}
)
_THEN = frozenset({"فان", "فقد", "فانه", "فانها"})


def _attesting(form: str) -> Cue | None:
    """A verb of saying, also with its object («لما ذكرته الوزارة»)."""
    for each in (form, form.removesuffix("ه")):
        cue = next((c for c in cues_of(each) if c.shape is not Shape.PARTICIPLE), None)
        if cue is not None:
            return cue
    return None


def _ends_plural(form: str) -> bool:
    """«قالوا»: a verb in the plural has its subject before it."""
    return form.endswith(("وا", "ون"))


def _less_li(form: str) -> str:
    return "ال" + form[2:] if form.startswith("لل") else form[1:] if form.startswith("ل") and len(form) > 3 else form


def _tail(reading: Reading, place: int) -> int:
    """«ومضى بالقول»: how many words more belong to the cue."""
    return (
        1
        if reading.form(place + 1) in {"بالقول", "قايلا", "بقوله", "بقولها", "القول"}
        and reading.form(place) in _MADE_FULL
        else 0
    )


_MADE_FULL = frozenset(
    map(match_form, ("ومضى", "مضى", "وتابع", "تابع", "واستطرد", "وختم", "واختتم", "ورد", "وعلق", "وعلقت"))
)


def _may_be_source(forms: list[str]) -> bool:
    return any(
        is_source_head(form) or is_name_word(form) or form in _states() or form in words_of("title") for form in forms
    )


def _states() -> frozenset[str]:
    return words_of("state")


def _behind_dateline(reading: Reading, start: int, end: int) -> int:
    """The token behind «القاهرة - أ.ف.ب:»."""
    for near in range(start, min(end, start + 9)):
        if reading.form(near) == ":" and not any(cues_of(form) for form in reading.forms[start:near]):
            return near + 1
    return start


def _trimmed(reading: Reading, content: tuple[int, int]) -> tuple[int, int] | None:
    first, after = content
    while first < after and not reading.is_word(first) and first not in reading.opens:
        first += 1
    while after > first and not reading.is_word(after - 1) and reading.form(after - 1) not in ')»"”%':
        after -= 1
    return (first, after) if after - first > 1 else None
