"""All claims of a text before it is known who their sources are: cue, content, and the words that name the source."""

from bisect import bisect_left
from dataclasses import dataclass, field

from isnad.analyse.claims.attributions import OPENERS, Attributions
from isnad.analyse.claims.clauses import told_in_clauses
from isnad.analyse.claims.colons import Colons
from isnad.analyse.claims.complement import complement_of
from isnad.analyse.claims.cues import MADE_FULL, Cue, Shape, cues_of
from isnad.analyse.claims.denied import turned_from
from isnad.analyse.claims.denied_end import denied_until, pointed_at
from isnad.analyse.claims.extent import LONGEST, Extent, behind_dateline, extent_of, quotes_words, trimmed
from isnad.analyse.claims.found import According, Bringer, Complement, Found, SayingVerb
from isnad.analyse.claims.headlines import second_clauses
from isnad.analyse.claims.left_out import LeftOut
from isnad.analyse.claims.nouns import told_by_nouns
from isnad.analyse.claims.passing import OF_HIM, also_passed_on, others_passed_on
from isnad.analyse.claims.phrase_ends import in_a_name
from isnad.analyse.claims.phrases import phrase_after
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import CLOSERS, COMMAS, RELATIVES, Reading
from isnad.analyse.claims.scripture import scripture_behind
from isnad.analyse.claims.senses import Senses, has_u
from isnad.analyse.claims.subjects import Subjects
from isnad.analyse.claims.through import through
from isnad.analyse.claims.verb_forms import is_verb
from isnad.analyse.claims.words import bare, words_of
from isnad.arabic.denied import DENYING
from isnad.model import Act, Form

_LEAST_SPEECH = 5
_LEAST_BEFORE = 3
_SHORT_OBJECT = 3  # tokens: «الذي طالب المحتجون برحيله»
_NEAR_VERBS = 3  # verbs looked back for one whose subject holds another
_MEANWHILE = frozenset({"بعدما", "بينما", "فيما", "حين"})  # «بعدما وصفته الشرطة بأنه»، «في حين قال»
_WHILE = frozenset({"فيما", "وفيما", "بينما", "وبينما", "حين"})  # at the head of a sentence
_IN_ANSWER = frozenset({"ردا", "تعليقا", "تعقيبا"})
_OF_HIM = _MEANWHILE | _IN_ANSWER | {"ولم", "لم"}
_NEAR_BEING = 10  # tokens
_BEING = frozenset({"يكون", "تكون", "يكونوا", "يكونا"})
_BRINGING = frozenset({"الي", "علي", "عن", "من", "،", ","})


@dataclass(slots=True)
class Finder:
    """Finds the claims of one text."""

    reading: Reading
    verbs: list[SayingVerb] = field(default_factory=list)
    according: list[According] = field(default_factory=list)
    _senses: Senses = field(init=False)
    _subjects: Subjects = field(init=False)
    _left_out: LeftOut = field(init=False)
    _attributions: Attributions = field(init=False)
    _colons: Colons = field(init=False)

    def __post_init__(self) -> None:
        self._senses = Senses(self.reading)
        self._subjects = Subjects(self.reading, self.verbs)
        self._left_out = LeftOut(self.reading, self.verbs)
        self._attributions = Attributions(self.reading, self.verbs)
        self._colons = Colons(self.reading, self.verbs)

    def find(self) -> list[Found]:
        """All claims, in order of their cues."""
        self._gather()
        breaks: dict[int, Cue | None] = {verb.break_from: self._goes_on_alone(verb) for verb in self.verbs}
        breaks |= {each.first: None for each in self.according}
        breaks |= dict.fromkeys(self._attributions.own_words())
        breaks |= dict.fromkeys(self._unsaid())
        breaks |= dict.fromkeys(second_clauses(self.reading))
        others = others_passed_on(reading=self.reading, verbs=self.verbs)
        breaks |= {other.at: None for other in others}
        found = [claim for verb in self.verbs if (claim := self._of_verb(verb, breaks)) is not None]
        found = [self._subjects.with_inner_subject(found, number) for number in range(len(found))]
        found += also_passed_on(self.reading, found, others, breaks)
        found += told_in_clauses(self.reading, breaks) + told_by_nouns(self.reading)
        found.sort(key=lambda claim: claim.cue)
        found = through(self.reading, found, self.according, self._attributions)
        found += self._colons.in_headline() + self._of_what_went_before()
        found += self._colons.behind_names(found)
        return sorted(found, key=lambda claim: (claim.cue, claim.content))

    def _unsaid(self) -> list[int]:
        """«..., ولم تذكر تفاصيل»، «..., ردا على سؤال»: what is told of a speaker, and no more of what he said."""
        reading = self.reading
        return [
            place - (reading.form(place - 1) == "وذلك" or form == "حين")
            for place, form in enumerate(reading.forms)
            if form in _OF_HIM and reading.inside[place] < 0 and self._is_told_of_him(place, form)
        ]

    def _is_told_of_him(self, place: int, form: str) -> bool:
        reading = self.reading
        if form in _IN_ANSWER:
            return reading.form(place - 1) in COMMAS and _to_words(reading.form(place + 2))
        if form == "حين" and reading.form(place - 1) != "في":
            return False
        cues = cues_of(reading.form(place + 1))
        return any(cue.shape is Shape.PERFECT for cue in cues) if form in _MEANWHILE else bool(cues)

    def _gather(self) -> None:
        behind = 0  # the token behind the last attribution
        for place, form in enumerate(self.reading.forms):
            if place < behind or in_a_name(self.reading, place):  # «العقيد تامر منصور»
                continue
            if form in OPENERS and (according := self._attributions.at(place)) is not None:
                self.according.append(according)
                behind = according.cue_after
                continue
            for cue in cues_of(form):
                verb = self._verb_at(place, cue)
                if verb is not None:
                    self.verbs.append(verb)
                    break

    def _verb_at(self, place: int, cue: Cue) -> SayingVerb | None:
        reading = self.reading
        if not self._senses.may_be_verb(place, cue):
            return None
        complement = complement_of(reading, place, cue)
        if complement is None:
            complement = self._speech_before(place, cue)
        if complement is None or not self._senses.fits(place, cue, complement):
            return None
        turn = turned_from(reading, place) if cue.verb.act is Act.DENY else None
        ends = turn if turn is not None else self._break_from(place, cue, complement)
        return SayingVerb(place, cue, complement, ends)

    def _break_from(self, place: int, cue: Cue, complement: Complement) -> int:
        """Where what was said before a verb ends, if it does: at «كما» or «من جهته», or at the verb itself."""
        reading = self.reading
        first = place
        while first - 1 >= reading.sentence_start(place) and reading.form(first - 1) in words_of("lead-in"):
            first -= 1
        before = reading.form(first - 1)
        if cue.shape is Shape.NOUN or (first < place and self._has_been(first)):
            return -1
        if cue.shape is Shape.PARTICIPLE or cue.joined:
            return first
        if (subject := self._set_beside(place, cue)) is not None:
            return subject
        if first < place:
            named = phrase_after(reading, place + 1, complement.at) if complement.at > place + 1 else None
            return -1 if reading.form(first) == "حيث" and named is not None and named.after > named.first else first
        if before in {"كان", "كانت"}:
            return -1
        quoted = before in CLOSERS and reading.inside[first - 1] >= 0
        return first if quoted or self._is_main_clause(first, place, complement) else -1

    def _is_main_clause(self, first: int, place: int, complement: Complement) -> bool:
        """«وفيما يقول الجيش إن ...، | قال المرصد إن»: the clause that «while» sets another beside is nobody's words."""
        reading = self.reading
        start = behind_dateline(reading, reading.sentence_start(place), place)
        start += reading.form(start) in {"في", "وفي"} and reading.form(start + 1) == "حين"
        if reading.form(start) not in _WHILE or reading.form(first - 1) not in COMMAS | CLOSERS:
            return False
        if reading.inside[place] >= 0 or not any(
            cue.shape is not Shape.PARTICIPLE for cue in cues_of(reading.form(start + 1))
        ):
            return False
        named = phrase_after(reading, place + 1, complement.at) if complement.at > place + 1 else None
        return named is not None and named.after > named.first

    def _has_been(self, place: int) -> bool:
        """«نفى أن يكون النادي | قد طالب»: whether a verb goes on with «يكون»."""
        if self.reading.form(place) != "قد":
            return False
        for near in range(place - 1, max(place - _NEAR_BEING, self.reading.sentence_start(place)), -1):
            if self.reading.form(near) in COMMAS:
                return False
            if self.reading.form(near) in _BEING:
                return self.reading.is_that(near - 1)
        return False

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

    def _goes_on_alone(self, verb: SayingVerb) -> Cue | None:
        """The cue of a joined verb that has no subject of its own; None for all others."""
        if not verb.cue.joined or verb.cue.shape is Shape.PARTICIPLE:
            return None
        named = phrase_after(self.reading, verb.place + 1, verb.complement.at)
        return verb.cue if named is None or named.after <= named.first else None

    def _set_beside(self, place: int, cue: Cue) -> int | None:
        """Where a clause begins whose subject goes before its verb and is set beside another: «..., والوزارة تقول إن».

        None where none does: «والوزير قال» may be what somebody reports, «والوزارة تقول» after a comma hardly ever is.
        """
        if cue.shape is not Shape.IMPERFECT:
            return None
        phrase, first = phrase_before(self.reading, place)
        beside = self.reading.form(first).startswith("وال") and self.reading.form(first - 1) in COMMAS
        return first if beside and phrase is not None else None

    def _of_verb(self, verb: SayingVerb, breaks: dict[int, Cue | None]) -> Found | None:
        reading, cue, complement = self.reading, verb.cue, verb.complement
        extent = extent_of(reading, complement, breaks, cue)
        if extent is None:
            return None
        content = (extent.first, self._within_clause(verb, self._within_subject(verb, extent), extent))
        if cue.verb.act is Act.DENY:
            content = (content[0], pointed_at(reading, *content))
            by_that = complement.by is Bringer.THAT
            if complement.by is Bringer.PHRASE or (by_that and cue.verb.lemma in DENYING):
                content = (content[0], denied_until(reading, verb.place, *content, by_that=by_that))
        scripture = scripture_behind(reading, verb.place)
        source, passed, press = (None, (), None) if scripture else self._subjects.of_verb(verb)
        accused = cue.verb.lemma == "اتهم" and cue.shape is Shape.IMPERFECT and has_u(reading, verb.place, cue)
        if accused:
            source = None  # «تُتهم السلطات بكذا»
        unknown = accused or (
            cue.verb.lemma == "اتهم"
            and source is None
            and not cue.joined
            and not cue.pronoun
            and complement.cut > 0
            and complement.first == verb.place + 1
        )
        meant = scripture
        if source is None and scripture is None and not unknown:
            meant = self._left_out.meant(verb.place, cue)
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
            Form.INDIRECT if extent.form is Form.MIXED and not quotes_words(reading, *content) else extent.form,
            phrase,
            passed,
            press,
            meant=(meant.first, meant.after) if meant is not None else None,
            unknown=unknown,
            quoted=scripture is not None,
            by_pronoun=OF_HIM.get(reading.form(verb.place + 1)) if cue.verb.lemma == "نقل" else None,
        )

    def _within_subject(self, verb: SayingVerb, extent: Extent) -> int:
        """Where the content ends of a verb between another and its words («قال فلان، الذي نفى التهمة، إن»)."""
        number = bisect_left(self.verbs, verb.place, key=lambda other: other.place)
        for other in self.verbs[max(number - _NEAR_VERBS, 0) : number]:
            if extent.first < other.complement.at < extent.after and not verb.cue.joined:
                after = other.complement.at
                while after > extent.first + 1 and self.reading.form(after - 1) in _BRINGING:
                    after -= 1
                return self.reading.less_marks(extent.first + 1, after, ')»"”%')
        return extent.after

    def _within_clause(self, verb: SayingVerb, after: int, extent: Extent) -> int:
        """Where the content of a verb in a relative clause ends that brings a noun: at its comma («طالبوا برحيله،»)."""
        reading = self.reading
        of_noun = verb.complement.by is Bringer.PHRASE or verb.cue.verb.act is Act.DENY
        if not of_noun or reading.form(verb.place - 1) not in RELATIVES:
            return after
        inside = reading.inside[extent.first]
        for near in range(extent.first + 1, after):
            if reading.form(near) not in COMMAS or reading.inside[near] != inside:
                continue
            if near - extent.first <= _SHORT_OBJECT or _opens_another_clause(reading.form(near + 1)):
                return near
        return after

    def _is_within_speech(self, place: int) -> bool:
        """Whether a verb stands in words that somebody else speaks: «أقول» there reports nothing of theirs."""
        number = self.reading.inside[place]
        return number >= 0 and self.reading.quotes[number].close - self.reading.quotes[number].open > _LEAST_SPEECH

    def _of_what_went_before(self) -> list[Found]:
        """«أوضح ذلك فلان»: what the sentence before told."""
        reading = self.reading
        found = []
        for place, form in enumerate(reading.forms):
            if form != "ذلك" or reading.sentence_start(place) != place - 1:
                continue
            cue = next((c for c in cues_of(reading.form(place - 1)) if c.shape is Shape.PERFECT), None)
            source = phrase_after(reading, place + 1, reading.sentence_end(place))
            before = trimmed(reading, (self._line_before(place - 1), place - 1))
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


def _opens_another_clause(form: str) -> bool:
    """What goes on behind a relative clause: its main verb, another relative, «كما»، «لكن»."""
    if form in RELATIVES or form in words_of("clause opener") or form in words_of("aside"):
        return True
    return is_verb(form) or (form[:1] in {"و", "ف"} and is_verb(form[1:]))


def _to_words(form: str) -> bool:
    """«ردا على سؤال»، «تعليقا على ما نشر»; with «ردا على القصف» goes on what was said."""
    return form == "ما" or bare(form) in words_of("answered")


def _tail(reading: Reading, place: int) -> int:
    """«ومضى بالقول»: how many words more belong to the cue."""
    return (
        1
        if reading.form(place + 1) in {"بالقول", "قايلا", "بقوله", "بقولها", "القول"}
        and reading.form(place) in MADE_FULL
        else 0
    )
