"""Names of persons in a text: where one stands among the words that name a source, and its fullest form."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.denied import names_a_deed
from isnad.analyse.claims.name_words import given_names, is_name_word
from isnad.analyse.claims.phrase_ends import is_in_accusative
from isnad.analyse.claims.reading import COMMAS, RELATIVES, Reading
from isnad.analyse.claims.verb_forms import TO_HIM, is_verb
from isnad.analyse.claims.words import (
    ISSUERS,
    THINGS,
    bare,
    is_head,
    is_head_of,
    is_source_head,
    less_article,
    less_particle,
    places,
    words_of,
)
from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import lexicon

_LONGEST = 7  # words
_IN_SHORT = 2  # words of a name that is known by its place alone, at least
_IN_FULL = 3  # ... and at most
_FIRST_WORDS = 400  # of a text in which its first name is looked for
_OCCURRENCES = 40  # of one name looked at: a long text repeats it without end
_IN_HIS_NAME = frozenset({"باسمه", "باسمها", "باسمهم"})
_LEAST_JOINED = 3  # letters of a word with «و»
_REGIONS = frozenset({"اقليم", "مدينه", "ولايه", "منطقه", "بلده", "منتخب"})
_AGENT_OF = frozenset({"اعمال", "اللاعب", "لاعب", "النجم", "نجم", "المدرب"})
_CONNECTING = frozenset({"بن", "ابن", "بنت", "ال", "ابو", "ابا", "بو", "عبد", "ابي", "دي", "فان", "فون", "ام", "ولد"})
_AMID_NAMES = frozenset({"الحاج", "الشيخ"})  # titles that may stand between a first and a last name
Tokens = tuple[int, int]  # half-open


@dataclass(slots=True)
class Names:
    """The names of one text, by the words that they are made of."""

    reading: Reading
    _by_word: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, form in enumerate(self.reading.forms):
            self._by_word.setdefault(less_article(form), []).append(place)

    def within(self, first: int, after: int) -> Tokens | None:
        """The tokens of a person's name among those of a source; None where no person is named."""
        while first < after and not self.reading.is_word(first):
            first += 1
        after = self._before_what_he_is(first, after)
        best: Tokens | None = None
        start = first
        while start < after:
            end = self._end(start, after) if self._opens(start, first, after) else start
            if end > start and (
                best is None
                or self._rank((start, end), opens=start == first) > self._rank(best, opens=best[0] == first)
            ):
                best = (start, end)
            start = max(end, start + 1)
        if best is not None and self._is_behind_title(best[0] - 1, first) and self._is_forename(best[0] - 1):
            best = (best[0] - 1, best[1])
        best = best or self._by_position(first, after) or self._before_a_role(first, after)
        if best is None or self._is_part_of_a_thing(first, best):
            return None
        return self._as_entity(self._in_full(best, after), first, after)

    def _in_full(self, name: Tokens, after: int) -> Tokens:
        """«آدم شيف»، «درية شرف الدين»: a first name with what ends it, though the lexicon knows that."""
        reading, (first, end) = self.reading, name
        titled = reading.form(first - 1).startswith("ال") and is_name_word(reading.form(first))
        if end - first > 1 or not (titled or reading.form(first) in given_names()):
            return name
        last = end
        while last < min(after, end + _IN_SHORT) and self._may_end_name(last, alone=last == end):
            last += 1
        closed = last >= after or reading.form(last) in COMMAS or is_head(reading.form(last), "role")
        return (first, last) if closed else name

    def _may_end_name(self, place: int, *, alone: bool) -> bool:
        """Whether a word may be the last of a name; one with the article only behind another («شرف الدين»)."""
        form = self.reading.form(place)
        if form.startswith("ال"):
            known = bool(lexicon().lemma(form[2:])) and form != "الدين"
            return not alone and self.reading.is_word(place) and not (known or is_source_head(form))
        known = self._is_forename(place) and self._may_open_name(place)
        return known and not is_verb(form) and not (form.endswith("ا") and lexicon().is_noun(form[:-1]))

    def _before_what_he_is(self, first: int, after: int) -> int:
        """«مينو رايولا، | وكيل أعمال فلان»: where a name ends before a comma and what he is to another."""
        reading = self.reading
        comma = next((place for place in range(first + 1, after) if reading.form(place) in COMMAS), after)
        if not _IN_SHORT <= comma - first <= _IN_FULL or not is_head(reading.form(comma + 1), "role"):
            return after
        named = all(map(self._is_forename, range(first, comma))) and self._may_open_name(first)
        return comma if named and all(map(self._may_be_name, range(first, comma))) else after

    def _as_entity(self, name: Tokens, first: int, after: int) -> Tokens:
        """A name as the finding of entities has it, where it found one there that reaches no less far."""
        for place in range(name[1] - 1, name[0] - 1, -1):
            found = self.reading.persons.get(place)
            if (
                found is not None
                and not self._is_no_name(found[0], first, self.reading.form(found[0]))
                and first <= found[0]
                and name[1] <= found[1] <= after
            ):
                titled = self.reading.form(name[0] - 1) in words_of("title") and name[0] > first
                return (name[0], found[1]) if titled and found[0] - name[0] == 1 else found  # «الجنرال مين أونغ»
        return name

    def _is_behind_title(self, place: int, first: int) -> bool:
        """Whether a word opens what names a source, or stands behind the last of a title («وزير الدفاع آشتون»)."""
        return place == first or (place > first and self.reading.form(place - 1).startswith("ال"))

    def _by_position(self, first: int, after: int) -> Tokens | None:
        """«المتحدث باسم الحكومة راجح بادي»: words without article behind a role, though none is known as a name."""
        reading = self.reading
        if not (is_head(reading.form(first), "role") or reading.form(first) in words_of("title")):
            return None
        for place in range(first + 1, after - 1):
            if self._is_behind_title(place, first) and self._is_forename(place) and self._may_open_name(place):
                names = all(map(self._may_be_name, range(place, after)))
                return (place, after) if names and after - place <= _IN_FULL else None
        return None

    def _before_a_role(self, first: int, after: int) -> Tokens | None:
        """«رومانا روك المتحدثة باسم الشرطة»: two words or three that no title goes before and a role follows."""
        for place in range(first, min(after, first + _IN_FULL + 1)):
            if is_head(self.reading.form(place), "role") or self.reading.form(place) in words_of("title"):
                return (first, place) if place - first > 1 else None
            if not (self._may_be_name(place) and self._is_forename(place) and self._may_open_name(place)):
                return None
        return None

    def _may_open_name(self, place: int) -> bool:
        """«راجح», and not «جاهزية المنتخب» or «بحكومة»."""
        form = self.reading.form(place)
        return not (peel(form).proclitics or form.endswith("ه") or form in words_of("object") or names_a_deed(form))

    def _may_be_name(self, place: int) -> bool:
        form = self.reading.form(place)
        return self.reading.is_word(place) and form not in places() and not self.reading.is_preposition(place)

    def _is_forename(self, place: int) -> bool:
        """Whether a word before a sure name is one too, though the lexicon knows it («إيرينا بوكوفا»)."""
        form = self.reading.form(place)
        if not self.reading.is_word(place) or form.startswith(("ال", "لل", "و")) or is_source_head(form):
            return False
        if self._speaks_for(place) or form in places() or self.reading.is_preposition(place) or peel(form).enclitic:
            return False
        return not any(form in words_of(kind) for kind in ("title", "adverb", "aside", "time", "filler", "some"))

    def _rank(self, name: Tokens, *, opens: bool) -> tuple[bool, bool, int]:
        """Sure names before others, those that open the source before those within it, long ones before short ones."""
        lead = less_particle(self.reading.form(name[0]))
        return lead in given_names(), opens and name[1] - name[0] > 1, name[1] - name[0]

    def words(self, span: Tokens) -> frozenset[str]:
        """The words of a name, for comparing."""
        forms = [self.reading.form(place) for place in range(*span) if not self.reading.is_hyphen(place)]
        return frozenset(less_article(less_particle(form) if at == 0 else form) for at, form in enumerate(forms))

    def fullest(self, name: Tokens) -> Tokens:
        """The longest name anywhere in the text that has all words of a name."""
        words = self.words(name)
        best = name
        if words <= places():
            return best  # «روسيا» is no last name in «طالب فلان روسيا بتفسير»
        last = less_article(self.reading.form(name[1] - 1))
        for place in self._by_word.get(last, [])[:_OCCURRENCES]:
            run = self._run_to(place)
            longer = run[1] - run[0] > best[1] - best[0] and words <= self.words(run)
            if longer and (run[0] == name[0] or not _are_many(self.reading.form(run[0]))):
                best = run
        return best

    def first(self, before: int, *, with_article: bool = False) -> Tokens | None:
        """The first name of two words and more before a token, opened by a given name.

        `with_article`: its second word may have the article («سالم الهيري»), where it is no known word.
        """
        for place, form in enumerate(self.reading.forms[: min(before, _FIRST_WORDS)]):
            if form in given_names() and form not in _CONNECTING:
                end = self._end(place, len(self.reading))
                if (
                    end - place > 1
                    and not (self._is_known_noun(place + 1) if with_article else self._has_article(place + 1))
                    and not self._is_named_after(place)
                ):
                    return (place, end)
        return None

    def _has_article(self, place: int) -> bool:
        return self.reading.form(place).startswith("ال")

    def _is_known_noun(self, place: int) -> bool:
        """«سالم الوطن», and not «سالم الهيري»: whether a word with the article is known for something else."""
        form = self.reading.form(place)
        return self._has_article(place) and (bool(lexicon().lemma(form[2:])) or form in places())

    def _is_named_after(self, place: int) -> bool:
        """«مدينة الملك عبدالله»: no person is meant."""
        return self.reading.form(place - 1) in {"الملك", "الامير"}

    def places_of(self, word: str) -> list[int]:
        """Where a word without article stands, at most so many times as are looked at."""
        return self._by_word.get(word, [])[:_OCCURRENCES]

    def _opens(self, place: int, first: int, after: int) -> bool:
        reading = self.reading
        lead = less_particle(reading.form(place))
        if self._is_no_name(place, first, lead) or self._speaks_for(place - 1) or self._is_called(place, first):
            return False
        if lead == "ان":  # «آن» is a name
            return is_name_word(reading.form(place + 1))
        if lead in _CONNECTING or (lead in given_names() and not lead.startswith("ال")):
            return True
        before = reading.form(place - 2) if reading.form(place - 1) == "." else reading.form(place - 1)  # «د. فلان»
        behind_title = place > first and before in words_of("title")
        if behind_title and lead not in words_of("adverb") and not _is_thing(lead):
            return not (lead.startswith("ال") and describes(lead, before, last=place == after - 1))
        if lead.startswith("ال") and not (place == first and after - first <= _SHORT and not lexicon().lemma(lead[2:])):
            return False
        return is_name_word(lead) and lead not in places() and less_article(lead) not in places()

    def _is_no_name(self, place: int, first: int, lead: str) -> bool:
        """Whether a word opens no name, whatever else is known of it."""
        reading = self.reading
        if lead in _IN_HIS_NAME or not reading.is_word(place) or (place > first and self._says_which(place)):
            return True
        if lead == "باسم" and (
            place > first or is_head(reading.form(place - 1), "role") or is_source_head(reading.form(place + 1))
        ):
            return True
        if (lead == "علي" and reading.is_preposition(place)) or reading.is_that(place):
            return True
        if lead in words_of("title") or lead in words_of("honorific") or is_head(lead, "role"):
            return True
        return is_source_head(lead) and lead not in given_names()

    def _end(self, start: int, after: int) -> int:
        reading = self.reading
        end = start + 1
        while end < min(after, start + _LONGEST):
            form = reading.form(end)
            if (more := self._amid(end, after)) > 0:
                end += more
                continue
            if not reading.is_word(end) or form in words_of("aside") or _is_participle(form) or len(form) < _SHORTEST:
                break
            if form in words_of("title") and reading.form(end - 1) not in _CONNECTING:
                break
            if form.endswith("ا") and names_a_deed(form[:-1]) and form not in given_names():  # «فلان هجوما»
                break
            if self._is_of_things(start, end):
                break
            if less_particle(form) != form or is_in_accusative(reading, end, start):  # «قرقاش لقطر»، «فلان تطورًا»
                break
            if form == "باسم" or reading.is_preposition(end) or self._is_role_of_him(start, end):
                break
            if not self._goes_on(form, reading.form(end - 1)) and not (
                end == after - 1 and self._ends_it(form, end - start)
            ):
                break
            end += 1
        return end

    def _is_of_things(self, start: int, place: int) -> bool:
        """«سامي النجار ملابسات الحادث»، «سيف الدين العودة إلى قريته»: a thing, and no name; «أشرف القدرة» is one."""
        reading, form = self.reading, self.reading.form(place)
        if is_name_word(form):
            return False
        if not form.startswith("ال"):
            return (form.endswith("ات") and len(form) >= _PLURAL) or form == "ذات"
        if place - start < _IN_SHORT and lexicon().lemma(reading.form(start)):
            return False  # «ملاك المركبات»
        stem = form[2:]
        if stem.endswith("ات") and len(stem) >= _PLURAL:
            return bool(lexicon().lemma(stem))
        following = reading.form(place + 1)
        goes_on = reading.is_preposition(place + 1) or following in RELATIVES or following in TO_HIM
        return goes_on and place - start >= _IN_SHORT and names_a_deed(stem) and not stem.startswith("م")

    def _amid(self, place: int, after: int) -> int:
        """How many tokens of «ديفيد ل. فيليبس»، «حسين الحاج حسن»، «مون جاي-إن» go on from an initial, title, hyphen."""
        form, following = self.reading.form(place), self.reading.form(place + 1)
        if self.reading.is_hyphen(place):
            return 2 if place + 1 < after else 0
        if len(form) == 1 and following == "." and place + 2 < after and is_name_word(self.reading.form(place + 2)):
            return 3
        return 2 if form in _AMID_NAMES and is_name_word(following) and place + 1 < after else 0

    def _is_role_of_him(self, start: int, place: int) -> bool:
        """Whether a role stands behind a name: «فلان مدير»، «فلان بن فلان أمير منطقة», though «أمير» is a name too."""
        form, before = self.reading.form(place), self.reading.form(place - 1)
        if form.startswith("ال") and less_article(form) in words_of("official") and place - start > 1:
            return True  # «سامي بو نور الخبير»
        if not is_head(form, "role") or before in _CONNECTING:
            return False
        of = self.reading.form(place + 1)
        in_full = place - start >= _IN_FULL
        if form == "امين" and of in {"عام", "سر"}:
            return True
        return not is_name_word(form) or (in_full and lexicon().is_noun(of) and not is_name_word(of))

    def _ends_it(self, form: str, length: int) -> bool:
        """Whether a word that is known for something else ends a name whose other words are none («لي سانغ هون»)."""
        return length > 0 and not form.startswith(("ال", "لل", "ل", "ب", "و")) and not is_head(form, "role")

    def _goes_on(self, form: str, before: str) -> bool:
        if form.startswith("و") and form not in given_names() and self._is_and(form):
            return False
        if before in _CONNECTING or form in _CONNECTING or form in given_names():
            return True
        return form.startswith("ال") or is_name_word(form) or (not lexicon().lemma(form) and not form.isascii())

    def _is_and(self, form: str) -> bool:
        """«كريم وهاني»، «ترمب وكوهين»: whether «و» is written onto what is a name without it, here or anywhere."""
        return bare(form[1:]) in given_names() or (len(form) > _LEAST_JOINED and form[1:] in self._by_word)

    def _is_part_of_a_thing(self, first: int, name: Tokens) -> bool:
        """«مدينة الملك فهد»، «بعثة يونامي»: a name within what is no person."""
        head = less_particle(self.reading.form(first))
        if is_head_of(head, THINGS) and not is_head(head, "role") and head not in words_of("title"):
            return True
        before = self.reading.forms[first : name[0]]
        if head in words_of("kin") and not head.startswith("ال"):
            return True
        if before and self._is_anothers(first, name[0]):
            return True
        return bool(before) and not (
            any(is_head(form, "role") or form in words_of("title") for form in before) or _is_official(before)
        )

    def _is_anothers(self, first: int, name: int) -> bool:
        """«محامي فلان»، «وكيل أعمال اللاعب الدولي فلان»: who speaks is his agent, and not he."""
        head, *between = self.reading.forms[first:name]
        agent = less_particle(head) == "وكيل" and self.reading.form(first + 1) in _AGENT_OF
        if not (agent or less_particle(head) in words_of("staff")):
            return False
        return all(
            form in words_of("title") or (agent and (form in _AGENT_OF or is_adjective(form, last=True)))
            for form in between
        )

    def _run_to(self, place: int) -> Tokens:
        reading = self.reading
        first = place
        start = reading.sentence_start(place)
        while first > max(start, place - _LONGEST) and self._precedes(reading.form(first - 1)):
            if reading.is_hamza_below(first - 1) or self._speaks_for(first - 1):
                break  # «فإن ريال مدريد»، «المتحدث باسم يوفنتوس»
            if reading.form(first - 1) == "باسم" and first < place:
                break  # «المعروفة باسم ليلى نور»
            if first < place and first - 1 == start and _may_have_done(reading.form(first - 1)):
                break  # «رفعت ليلى نور دعوى»
            first -= 1
        return first, place + 1

    def _says_which(self, place: int) -> bool:
        """«مديرا تنفيذيا»: an adjective of who is called so, in his case."""
        form, before = self.reading.form(place), self.reading.form(place - 1)
        return form.endswith("يا") and before.endswith("ا") and is_head_of(before[:-1], ("role", "unnamed"))

    def _speaks_for(self, place: int) -> bool:
        """«المتحدث باسم يوفنتوس»: whether a word stands between a role and whom it serves."""
        return self.reading.form(place) == "باسم" and is_head(self.reading.form(place - 1), "role")

    def _is_called(self, place: int, first: int) -> bool:
        """«رئيس نادي دجلة»، «حكومة إقليم كوردستان»: whether a word names the body or region right before it."""
        before = self.reading.form(place - 1)
        if place - 1 <= first or before.startswith("ال") or is_head(before, "role"):
            return False
        return before in _REGIONS or any(before in words_of(kind) for kind in ISSUERS)

    def _precedes(self, form: str) -> bool:
        if form in _CONNECTING:
            return True
        if (
            form.startswith(("ال", "لل"))
            or form in words_of("honorific")
            or form in words_of("title")
            or form in words_of("adverb")
        ):
            return False
        if (
            cues_of(form)
            or (form[:1] == "و" and form not in given_names())
            or is_head_of(form, ("role", "document"))
            or form in places()
        ):
            return False
        return is_name_word(form)


@lru_cache(maxsize=20_000)
def is_adjective(form: str, *, last: bool) -> bool:
    """Whether a word with the article belongs to the title before it («الرئيس الروسي», not «اللواء الغامدي»)."""
    stem = form[2:]
    if form in words_of("adjective"):
        return True
    base = stem.removesuffix("ي")
    if base != stem and any(
        place.removeprefix("ال").startswith(base) and len(place) - len(base) <= _NISBA for place in places()
    ):
        return True
    return not last and bool(lexicon().lemma(stem))


def describes(form: str, title: str, *, last: bool) -> bool:
    """Whether a word with the article describes a title: also «الممثلة المسرحية», of a woman's."""
    hers = title.endswith("ه") and form.endswith("يه") and bool(lexicon().lemma(form[2:]))
    return hers or is_adjective(form, last=last)


def _is_official(before: list[str]) -> bool:
    """«المحلل السياسي فلان»، «الخبيرة فلانة»; and not «مسؤول في مكتب فلان»."""
    return less_article(before[0]) in words_of("official") and all(form.startswith("ال") for form in before)


def _may_have_done(form: str) -> bool:
    """«رفعت»، «عصمت»: whether a given name is spelled as what a woman did."""
    return form.endswith("ت") and lexicon().lemma(form) not in {"", form}


_PLURAL = 6  # letters of a plural in «ات»
_SHORTEST = 2  # letters of a word of a name: «بـ» alone is none
_NISBA = 4  # letters that a place has more than the stem of its adjective: «السعودية» than «سعود»
_SHORT = 3  # words: «الحريري» alone is a name, at the head of many words it is something else


def _are_many(form: str) -> bool:
    """«مسلحو طالبان» are its fighters, and it is not called so."""
    return form.endswith("و") and bool(lexicon().lemma(f"{form}ن"))


@cache
def _is_participle(form: str) -> bool:
    """«مناشدا»: how he said it."""
    return form.endswith("ا") and any(cue.shape is Shape.PARTICIPLE for cue in cues_of(form))


@cache
def _is_thing(lead: str) -> bool:
    return is_head_of(lead, ("government", "organisation"))
