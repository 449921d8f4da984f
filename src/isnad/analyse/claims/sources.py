"""Who is meant: the fullest name that an article gives a source, and of what kind it is."""

from dataclasses import dataclass, field

from isnad.analyse.claims.cues import Gender, cues_of
from isnad.analyse.claims.phrases import COMMAS, given_names, is_name_word
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import bare, is_head, less_article, words_of
from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import SourceKind

_LONGEST_NAME = 7
_CONNECTING = frozenset({"بن", "ابن", "بنت", "ال", "ابو", "عبد", "ابي", "دي", "فان", "فون", "لو", "ام", "ولد"})


@dataclass(slots=True)
class Source:
    """A source as far as the article has told of it."""

    name: str
    kind: SourceKind
    words: frozenset[str]  # of its name, folded and without article
    titles: frozenset[str]  # of all that it was called
    gender: Gender | None = None
    plural: bool = False


@dataclass(slots=True)
class Sources:
    """The sources of one article, in the order in which they spoke."""

    reading: Reading
    spoke: list[Source] = field(default_factory=list)
    known: list[Source] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, form in enumerate(self.reading.forms):
            self.by_word.setdefault(less_article(form), []).append(place)

    def last(self, gender: Gender | None, *, plural: bool, person: bool = False) -> Source | None:
        """Who spoke last and agrees."""
        for source in reversed(self.spoke[-_LOOK_BACK:]):
            if person and source.kind is not SourceKind.PERSON and source.kind is not SourceKind.UNNAMED:
                continue
            if (gender is None or source.gender in {None, gender}) and (source.plural == plural or not plural):
                return source
        if self.spoke and not person:
            return self.spoke[-1]
        persons = [source for source in self.known if source.kind is SourceKind.PERSON]
        return persons[0] if persons else None

    def of(self, first: int, after: int, gender: Gender | None, *, plural: bool) -> Source:
        """The source that tokens name."""
        forms = self.reading.forms[first:after]
        first, after = self._less_particle(first, after)
        name_span = self._name(first, after)
        titles = frozenset(less_article(form) for form in forms)
        if name_span is not None:
            return self._person(name_span, titles, gender, plural=plural)
        known = self._known_as(forms, titles, gender)
        if known is not None:
            known.titles |= titles
            return known
        name = self._written(first, after)
        source = Source(name, self._kind(forms), titles, titles, gender, plural)
        self.known.append(source)
        return source

    def _less_particle(self, first: int, after: int) -> tuple[int, int]:
        return first, after

    def _written(self, first: int, after: int) -> str:
        """The words without titles before and the particle that is written onto the first."""
        while first < after - 1 and self.reading.form(first) in words_of("title"):
            first += 1
        span = self.reading.span(first, after)
        text = span.text
        form = self.reading.form(first)
        if form.startswith("لل") and len(form) > 4:
            return "ال" + text[2:]
        if form[0] in "لب" and len(form) > 3 and _is_particle(form):
            return text[1:]
        return text.strip('«»"“” ')

    # Persons

    def _name(self, first: int, after: int) -> tuple[int, int] | None:
        """The tokens of a person's name among those of a source."""
        reading = self.reading
        best: tuple[int, int] | None = None
        start = first
        while start < after:
            form = reading.form(start)
            lead = _less_particles(form)
            if self._opens_name(start, first, lead):
                end = self._name_end(start, after)
                if end > start and (best is None or end - start > best[1] - best[0]):
                    best = (start, end)
                start = max(end, start + 1)
            else:
                start += 1
        if best is None or self._is_organisation(first, best):
            return None
        return best

    def _opens_name(self, place: int, first: int, lead: str) -> bool:
        reading = self.reading
        if lead == "باسم" and place > first:
            return False
        if (
            not reading.is_word(place)
            or lead in words_of("title")
            or is_head(lead, "role")
            or lead in words_of("honorific")
        ):
            return False
        if lead.startswith("ال") and lexicon().lemma(lead[2:]) and lead != "ال" and place > first + 1:
            return False
        if place > first and reading.form(place - 1) in words_of("title") and lead not in words_of("adverb"):
            return not any(is_head(lead, kind) for kind in ("government", "organisation")) and not _is_adjective_title(
                reading, place
            )
        if lead in given_names() or lead in _CONNECTING:
            return lead in _CONNECTING or not lead.startswith("ال") or place == first
        return is_name_word(lead) and lead not in _places() and not lead.startswith("ال")

    def _name_end(self, start: int, after: int) -> int:
        reading = self.reading
        end = start + 1
        while end < min(after, start + _LONGEST_NAME):
            form = reading.form(end)
            if (
                not reading.is_word(end)
                or form in words_of("aside")
                or is_head(form, "role")
                and not is_name_word(form)
            ):
                break
            if (
                form in {"في", "من", "باسم"}
                or form == "علي"
                and reading.is_preposition(end)
                or form in words_of("title")
            ):
                break
            connected = reading.form(end - 1) in _CONNECTING or form in _CONNECTING
            if not connected and not form.startswith("ال") and not is_name_word(form) and form not in given_names():
                break
            if form.startswith("و") and form not in given_names() and bare(form[1:]) in given_names():
                break
            end += 1
        return end

    def _is_organisation(self, first: int, name: tuple[int, int]) -> bool:
        """«بعثة يونامي»، «مدينة الملك فهد»: a name within what is no person."""
        reading = self.reading
        heads = [
            form
            for form in reading.forms[first : name[0]]
            if any(is_head(form, k) for k in ("role",)) or form in words_of("title")
        ]
        if heads:
            return False
        if name[0] == first:
            return False
        return True

    def _person(self, name: tuple[int, int], titles: frozenset[str], gender: Gender | None, *, plural: bool) -> Source:
        words = self._words(name)
        for source in self.known:
            if source.kind is SourceKind.PERSON and (words <= source.words or source.words <= words):
                if len(words) > len(source.words):
                    source.name, source.words = self._text(name), words
                source.titles |= titles
                source.gender = source.gender or gender
                return source
        fullest = self._fullest(name)
        source = Source(self._text(fullest), SourceKind.PERSON, self._words(fullest), titles, gender, plural)
        if name[0] == fullest[0] or len(self._words(fullest)) >= len(words):
            self.known.append(source)
        return source

    def _fullest(self, name: tuple[int, int]) -> tuple[int, int]:
        """The longest run of name words anywhere in the article that holds all words of a name."""
        words = self._words(name)
        best = name
        last = less_article(self.reading.form(name[1] - 1))
        for place in self.by_word.get(last, [])[:_OCCURRENCES]:
            run = self._run_around(place)
            if run[1] - run[0] > best[1] - best[0] and words <= self._words(run):
                best = run
        return best

    def _run_around(self, place: int) -> tuple[int, int]:
        reading = self.reading
        first = place
        start = reading.sentence_start(place)
        while first > max(start, place - _LONGEST_NAME):
            form = reading.form(first - 1)
            if (
                form.startswith(("ال", "لل"))
                or form in words_of("honorific")
                or cues_of(form)
                or form[0] == "و"
                and form not in given_names()
            ):
                break
            if (
                form in words_of("title")
                or is_head(form, "role")
                or not (is_name_word(form) or form in _CONNECTING)
                or form in _places()
            ):
                break
            first -= 1
        return first, place + 1

    def _words(self, span: tuple[int, int]) -> frozenset[str]:
        forms = self.reading.forms[span[0] : span[1]]
        return frozenset(less_article(_less_particles(form) if at == 0 else form) for at, form in enumerate(forms))

    def _text(self, span: tuple[int, int]) -> str:
        return self._written(*span)

    # Those without a name of their own

    def _known_as(self, forms: list[str], titles: frozenset[str], gender: Gender | None) -> Source | None:
        head = forms[0]
        if head in words_of("honorific"):
            return self.last(None, plural=False, person=True)
        definite = head.startswith("ال") or head.startswith("لل")
        plain = {form for form in titles if form not in _SAME}
        for source in reversed(self.known):
            if plain and plain <= source.titles and (definite or len(plain) > 1):
                return source
        if is_head(head, "role") and (definite or len(forms) > 1):
            return self._by_role(gender, plain)
        if definite and len(plain) == 1:
            return self._by_head(next(iter(plain)))
        if len(plain) == 1 and is_head(head, "document"):
            return self._issuer()
        return None

    def _issuer(self) -> Source | None:
        """Whose the statement is that nobody is named for: of the first that is no document."""
        return next((source for source in self.known if source.kind is not SourceKind.DOCUMENT), None)

    def _by_role(self, gender: Gender | None, plain: set[str]) -> Source | None:
        """«السفير»، «عميد السلك الدبلوماسي»: the only person who spoke so far, or the one that shares most words."""
        persons = [source for source in self.known if source.kind is SourceKind.PERSON]
        near = [source for source in persons if plain & source.titles]
        if near:
            return max(near, key=lambda source: len(plain & source.titles))
        spoke = {id(source): source for source in self.spoke if source.kind is SourceKind.PERSON}
        if len(spoke) == 1 and (gender is None or next(iter(spoke.values())).gender in {None, gender}):
            return next(iter(spoke.values()))
        return None

    def _by_head(self, head: str) -> Source | None:
        """«الوزارة»، «البيان»: what was last named by that head, or whose statement it is."""
        if head in words_of("document"):
            for source in reversed(self.spoke):
                if source.kind is not SourceKind.DOCUMENT:
                    return source
        for source in reversed(self.known):
            if head in source.titles:
                return source
        places = self.by_word.get(head, [])
        return self._from_text(places) if places else None

    def _from_text(self, places: list[int]) -> Source | None:
        """The first full mention of a thing that has not spoken before («وزارة الداخلية» for «الوزارة»)."""
        reading = self.reading
        for place in places[:_OCCURRENCES]:
            following = reading.form(place + 1)
            if not reading.form(place).startswith("ال") and (following.startswith("ال") or is_name_word(following)):
                after = place + 2
                while after < place + 5 and reading.form(after).startswith("ال"):
                    after += 1
                forms = reading.forms[place:after]
                titles = frozenset(less_article(form) for form in forms)
                source = Source(self._written(place, after), self._kind(forms), titles, titles)
                self.known.append(source)
                return source
        return None

    def _kind(self, forms: list[str]) -> SourceKind:
        for kind in (SourceKind.WITNESS, SourceKind.UNNAMED, SourceKind.AGENCY, SourceKind.DOCUMENT):
            if is_head(forms[0], kind):
                return kind
        for form in forms[:2]:
            for kind in (SourceKind.GOVERNMENT, SourceKind.ORGANISATION):
                if is_head(form, kind):
                    return kind
        if any(is_head(form, "role") for form in forms[:2]):
            return SourceKind.PERSON
        return (
            SourceKind.GOVERNMENT
            if less_article(forms[0]) in _places() or forms[0] in _places()
            else SourceKind.ORGANISATION
        )


_LOOK_BACK = 12
_OCCURRENCES = 40
_SAME = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها", "مذكور", "مذكوره", "هذا", "هذه", "ذلك"})


def _is_adjective_title(reading: Reading, place: int) -> bool:
    """«الرئيس الروسي فلاديمير بوتين»: what follows the title is an adjective."""
    form = reading.form(place)
    return (
        form.startswith("ال")
        and form.endswith(("ي", "يه"))
        and reading.is_word(place + 1)
        and reading.form(place + 1) not in COMMAS
    )


def _places() -> frozenset[str]:
    return _PLACES


_PLACES = frozenset(match_form(row[0]) for row in wordlists.rows("places"))


def _less_particles(form: str) -> str:
    if form.startswith("لل") and len(form) > 4:
        return "ال" + form[2:]
    return form[1:] if form[:1] in "لب" and len(form) > 3 and _is_particle(form) else form


def _is_particle(form: str) -> bool:
    rest = form[1:]
    return (
        rest in given_names()
        or rest in _PLACES
        or any(is_head(rest, kind) for kind in ("role", "unnamed", "organisation", "government", "agency", "document"))
    )
