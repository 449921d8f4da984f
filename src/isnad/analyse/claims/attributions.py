"""Attributions beside what they attribute: «بحسب فلان»، «حسبما أفاد فلان»، «على حد قوله»."""

from dataclasses import dataclass
from functools import cache

from isnad.analyse.claims.complement import complement_of
from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.extent import LONGEST, behind_dateline, extent_of, trimmed
from isnad.analyse.claims.found import According, Bringer, Complement, Found, SayingVerb
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.passing import learned_from
from isnad.analyse.claims.phrase_leads import is_press, is_to_press
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.reading import CLOSERS, COMMAS, RELATIVES, Reading
from isnad.analyse.claims.words import is_source_head, less_li, words_of
from isnad.arabic import wordlists
from isnad.arabic.tokens import TokenKind
from isnad.model import Form

_LEARNED_NEAR = 12  # tokens
_REST = 4  # words
_LEAST_TOLD = 2  # tokens, the stop among them
_HANDS = 4  # through which an attribution goes back
_PASSED_ON = frozenset({"نقل", "نقلت", "نقله", "نقلها", "نقلته", "نقلتها"})
_BROUGHT = frozenset({"نقلته", "نقله", "نقلتها", "نقلها", "اوردته", "ذكرته"})  # «فيما نقلته الوكالة»
_IN_TURN = frozenset({"بدوره", "بدورها"})
_FROM_PRESS = frozenset({"عنها"})
_MARKS = frozenset('«»"“”()')
_ACCORDING = frozenset({"بحسب", "حسب", "وفقا", "وفق", "طبقا", "حسبما", "نقلا", "علي", "استنادا"})
_AS = frozenset({"كما", "مثلما"})
OPENERS = (
    _ACCORDING | _AS | {"فيما", "في"} | {particle + form for particle in "وف" for form in _ACCORDING}
)  # of attributions
_WITH_LI = frozenset({"وفقا", "طبقا", "استنادا", "وفق"})
_THESE = frozenset({"تلك", "هذه", "هذا"})
_WITH_VERB = frozenset({"حسبما", "كما", "مثلما"})
_ATTEST = frozenset(
    {"أفاد", "ذكر", "أعلن", "أكد", "قال", "أوضح", "أشار", "نقل", "أورد", "بين", "كشف", "صرح", "رأى", "توقع"}
)
_IN = frozenset({"في", "فى"})
_COUNTS = frozenset({"حصيله", "احصاء", "احصاءات", "احصاييه", "احصاييات", "ارقام", "تقديرات", "بيانات"})
_COUNT_NEAR = 4  # words from a count to the verb of who gives it: «حصيلة أولية جديدة أعلنتها»
_ISSUED = frozenset(
    {
        verb + pronoun
        for verb in ("اعلنت", "اعلن", "اصدرت", "اصدر", "اوردت", "اورد", "نشرت", "نشر")
        for pronoun in ("ها", "ه")
    }
)
_ISSUED_OF = frozenset({"اعلنت", "اعلن", "كشفت", "كشف"})  # «أعلنت عنها»
_OF_IT = frozenset({"به", "بها", "عنه", "عنها"})
_THEN = frozenset({"فان", "فقد", "فانه", "فانها"})


@dataclass(slots=True)
class Attributions:
    """Finds attributions, and what they attribute."""

    reading: Reading
    verbs: list[SayingVerb]  # of the whole text, in order

    def at(self, place: int) -> According | None:
        """The attribution that begins at a token; None where none does, or it names no source."""
        issued = self._behind_count(place)
        return self._attributed(place) if issued is None else self._issuer(place, issued)

    def _attributed(self, place: int) -> According | None:
        """«بحسب فلان»، «حسبما أفاد فلان»، «كما ذكر فلان»."""
        reading = self.reading
        form = reading.form(place)
        stem = form[1:] if form[0:1] in "وف" and form[1:] in _ACCORDING else form
        brought = stem == "فيما" and reading.form(place + 1) in _BROUGHT
        if stem not in _ACCORDING and not brought and not (stem in _AS and cues_of(reading.form(place + 1))):
            return None
        opened = self._opened(stem, place)
        if opened is None:
            return None
        near, cue = opened
        if reading.form(near) in words_of("statement"):
            near += 1
            if reading.form(near - 1) in {"لما", "ما"}:
                cue = cue or _attesting(reading.form(near))
                near += cue is not None
        source = phrase_after(reading, near, min(reading.sentence_end(place), near + 30), leads=False)
        if stem == "نقلا":
            source = self._less_own_words(source)
        if source is None or source.after <= source.first:
            return None
        if cue is not None and (is_press(reading.form(source.first)) or is_to_press(reading, source.first)):
            return None  # «وفقا لما قاله لرويترز»: to whom
        if cue is None and not self._names_source(source, stem):
            return None
        source, passed = self._from_whom(source)
        return According(place, near, source, cue, passed, from_press=reading.form(near - 1) in _FROM_PRESS)

    def _issuer(self, place: int, near: int) -> According | None:
        """Who gave out the count that a token leads to, named from `near` on."""
        source = phrase_after(self.reading, near, min(self.reading.sentence_end(place), near + 30), leads=False)
        return According(place, near, source) if source and source.after > source.first else None

    def _behind_count(self, place: int) -> int | None:
        """The token behind «في حصيلة جديدة أعلنتها» at a token; None where nothing of the kind stands there."""
        reading = self.reading
        if reading.form(place) not in _IN | _ACCORDING:
            return None
        head = place + 1 + (reading.form(place + 1) in {"ل", "الي"})
        if less_li(reading.form(head)) not in _COUNTS:
            return None
        for near in range(head + 1, head + _COUNT_NEAR):
            form = reading.form(near)
            if form in _ISSUED:
                return near + 1
            if form in _ISSUED_OF and reading.form(near + 1) in _OF_IT:
                return near + 2
            if not reading.is_word(near):
                return None
        return None

    def _from_whom(self, source: Phrase) -> tuple[Phrase, tuple[tuple[int, int], ...]]:
        """Who said first what an attribution has from others, and these: «بحسب صحيفة كذا نقلا عن فلان»."""
        passed: tuple[tuple[int, int], ...] = ()
        while len(passed) < _HANDS and (near := self._goes_back(source.after)) is not None:
            end = min(self.reading.sentence_end(near), near + 30)
            further = self._less_own_words(phrase_after(self.reading, near, end, leads=False))
            if further is None or further.after <= further.first:
                break
            passed = ((source.first, source.after), *passed)
            source = further
        return source, passed

    def _less_own_words(self, source: Phrase | None) -> Phrase | None:
        """A source without «قوله» at its end («نقلا عن مسؤول قوله إن»)."""
        if source is None or self.reading.form(source.after - 1) not in words_of("own words"):
            return source
        return Phrase(source.first, source.after - 1, source.press)

    def _goes_back(self, place: int) -> int | None:
        """The token behind «نقلا عن» or «التي نقلت عن» at a token; None where nothing of the kind stands there."""
        reading = self.reading
        near = place + (reading.form(place) in COMMAS)
        if reading.form(near) == "نقلا" and reading.form(near + 1) == "عن":
            return near + 2
        if reading.form(near) in RELATIVES and reading.form(near + 1) in _PASSED_ON:
            near += 2 + (reading.form(near + 2) in _IN_TURN)
            return near + 1 if reading.form(near) == "عن" else None
        return None

    def _opened(self, stem: str, place: int) -> tuple[int, Cue | None] | None:
        """The first token of the source, and the verb before it; None where the words attribute nothing."""
        near, form = place + 1, self.reading.form(place + 1)
        if stem == "فيما":
            return near + 1, None
        if stem in _WITH_VERB or form == "ما":
            return self._with_verb(stem, place)
        if stem == "نقلا":
            return (near + 1, None) if form == "عن" else None
        if stem == "علي":
            told = form in {"حد", "ذمه"} and self.reading.form(near + 1) in {"قول", "تعبير", "وصف"}
            return (near + 2, None) if told else None
        return near + (stem in _WITH_LI and form in {"ل", "الي"}), None

    def _with_verb(self, stem: str, place: int) -> tuple[int, Cue | None] | None:
        """«حسبما أفاد»، «بحسب ما أعلن»، «كما ذكر»."""
        before = self.reading.form(place - 1)
        if stem == "علي" and before not in COMMAS and before not in CLOSERS:
            return None
        near = place + 1 + (self.reading.form(place + 1) == "ما")
        cue = _attesting(self.reading.form(near))
        if cue is None and near == place + 2 and self.reading.form(near) in words_of("printed it"):
            return near + 1, None  # «بحسب ما نشرته الصحيفة»
        if cue is None or (stem in _AS and (cue.verb.lemma not in _ATTEST or self._goes_on(near, cue))):
            return None
        if cue.verb.lemma == "علم":  # «حسبما علمت الصحيفة من مصدر»
            at = learned_from(self.reading, near, min(self.reading.sentence_end(near), near + _LEARNED_NEAR))
            return (at + 1, cue) if at is not None else None
        skipped = _IN if cue.verb.lemma == "جاء" else _OF_IT  # «حسبما جاء في البيان»
        return near + 1 + (self.reading.form(near + 1) in skipped), cue

    def _goes_on(self, place: int, cue: Cue) -> bool:
        """Whether «كما أكد» says something of its own, and attributes nothing that was said before.

        «كما أعلنت النيابة العامة.»: a word at the end of a sentence is of the source.
        """
        found = complement_of(self.reading, place, cue)
        return found is not None and self.reading.sentence_end(place) - found.first > _LEAST_TOLD

    def _names_source(self, source: Phrase, stem: str) -> bool:
        """«وفق الضوابط» and «حسب الحاجة» name no source."""
        if stem in {"نقلا", "علي", "حسبما", "كما", "مثلما", "فيما"}:
            return True
        forms = [form for form in self.reading.forms[source.first : source.after] if form not in _MARKS]
        forms = forms[1:] if forms and forms[0] in _THESE else forms  # «تلك المواقع»
        if not forms:
            return False
        counted = len(forms) > 1 and (self.reading.kinds[source.first] is TokenKind.NUMBER or forms[0] in _numbers())
        counted = counted or (len(forms) > 1 and forms[0] in words_of("some"))
        head = less_li(forms[1] if counted else forms[0])
        if is_source_head(head) or head in words_of("title") or head in words_of("press"):
            return True
        return stem not in {"وفق", "حسب"} and is_name_word(less_li(forms[0]))

    def _goes_on_behind(self, after: int, end: int) -> bool:
        """Whether the sentence goes on behind an attribution in its middle, with no claim of its own."""
        reading = self.reading
        while after < end and not reading.is_word(after) and after not in reading.opens:
            after += 1
        if end - after < _REST or any(after <= verb.place < end for verb in self.verbs):
            return False
        return reading.form(after)[:1] != "و" and reading.form(after) not in words_of("aside")

    def told(self, each: According) -> Found | None:
        """What an attribution attributes: the sentence that it stands in, before, around or behind it."""
        reading = self.reading
        start = max(reading.sentence_start(each.first), each.first - LONGEST)
        end = min(reading.sentence_end(each.first), each.first + LONGEST)
        start = behind_dateline(reading, start, end)
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
        extent = trimmed(reading, content)
        if extent is None:
            return None
        span = (each.source.first, each.source.after)
        mixed = extent_of(reading, Complement(Bringer.THAT, extent[0] - 1, extent[0]), {extent[1]: None})
        form = mixed.form if mixed is not None else Form.INDIRECT
        if mixed is not None and form is Form.DIRECT:
            extent = (mixed.first, mixed.after)
        return Found("according to", (each.first, each.cue_after), each.verb, extent, 0, form, span, each.passed)

    def own_words(self) -> list[int]:
        """«على حد قوله»: it attributes to him who speaks already, and is no part of what he says."""
        forms = self.reading.forms
        return [
            at
            for at in range(len(forms) - 2)
            if forms[at] == "علي" and forms[at + 1] == "حد" and forms[at + 2] in words_of("own words")
        ]


@cache
def _numbers() -> frozenset[str]:
    return wordlists.forms("number_words")


def _attesting(form: str) -> Cue | None:
    """A verb of saying, also with its object («لما ذكرته الوزارة»)."""
    for each in (form, form.removesuffix("ه")):
        cue = next((c for c in cues_of(each) if c.shape is not Shape.PARTICIPLE), None)
        if cue is not None:
            return cue
    return None
