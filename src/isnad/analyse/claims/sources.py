"""Who is meant: the source behind the words that name it, and its fullest name in the article."""

from collections import deque
from dataclasses import dataclass, field
from itertools import islice

from isnad.analyse.claims.cues import Gender, cues_of
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.names import Names, Tokens, is_adjective
from isnad.analyse.claims.naming import in_nominative, kind_of, written
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.reading import RELATIVES, Reading
from isnad.analyse.claims.scripture import scripture_name
from isnad.analyse.claims.titles import is_construct, is_plural, is_principal, names_thing, principals, titles_of
from isnad.analyse.claims.words import (
    HEADS,
    ISSUERS,
    is_head,
    is_head_of,
    less_article,
    less_particle,
    places,
    words_of,
)
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import SourceKind

_LOOK_BACK = 12  # speakers
_IN_FULL = 2  # words
_SPEAK_FOR = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})  # whom they speak for may have been named last
_INDEFINITE = {"مراه": "امراه"}
_LONGEST_QUOTED_NAME = 5  # tokens: «صحيفة «ضفة النيل»»
_THINGS = frozenset({SourceKind.ORGANISATION, SourceKind.AGENCY, SourceKind.GOVERNMENT})
_SOME_OF_A_KIND = ("يين", "يون")  # «مصرفيين»
_DESCRIBED = 3  # tokens of «مصدر في الوزارة»
_NEAR_PERSON = 40  # tokens
_OF_RANK = frozenset({"العام", "العامه", "العليا", "الوطني", "الوطنيه", "المركزي", "المركزيه"})
_THESE = frozenset({"هولاء", "اوليك", "هذا", "هذه", "ذلك"})
_NEAR_NAME = 6  # tokens behind a source in which «يدعى» tells his name
_REMEMBERED = 200  # sources looked through for each claim: more than any article has, and a long text stays linear


@dataclass(slots=True)
class Source:
    """A source as far as the article has told of it."""

    name: str
    kind: SourceKind
    words: frozenset[str]  # of its name, folded and without article
    titles: frozenset[str]  # of all that it was called
    gender: Gender | None = None
    plural: bool = False
    principals: frozenset[str] = frozenset()  # roles of another in its titles («نائب الرئيس»: the president's)

    @property
    def is_person(self) -> bool:
        """Whether it is one person."""
        return self.kind is SourceKind.PERSON

    @property
    def called(self) -> frozenset[str]:
        """All words of its titles."""
        return self.titles | self.principals


# «اتُّهم بكذا»: the guide of the gold calls an accuser whom nobody names so.
UNKNOWN = Source("مجهول", SourceKind.UNNAMED, frozenset(), frozenset())


def _is_joined(word: str) -> bool:
    """«فلان والشركة»: with whom somebody is named together."""
    return word.startswith("وال")


_PRONOUNS = {Gender.MASCULINE: "ه", Gender.FEMININE: "ها"}


def _is_womans(titles: frozenset[str]) -> bool:
    """Whether a role among titles is told of a woman: «محامية»."""
    return any(word.endswith("ه") and is_head(word, "role") for word in titles)


@dataclass(slots=True)
class Sources:
    """The sources of one article, in the order in which they spoke."""

    reading: Reading
    spoke: deque[Source] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    known: deque[Source] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.reading)

    def gather(self, span: Tokens, gender: Gender | None) -> None:
        """Learns who is named in full: their names may stand behind words that name them shortly."""
        name = self._name_in(span)
        titles = titles_of(self.reading, span)
        if name is not None:
            self._titled(name, span, gender)
        elif names_thing(self.reading, span):
            self._thing(span, titles, gender)

    def of(self, span: Tokens, gender: Gender | None, *, within: bool = False) -> Source:
        """The source that tokens name; `within` what another says, it is hardly he under another title."""
        if (sacred := scripture_name(self.reading, span[0])) is not None:
            return Source(sacred, SourceKind.PERSON, frozenset(), frozenset())
        titles = titles_of(self.reading, span)
        name = self._name_in(span) or self._called_behind(span)
        if name is not None and self._speak_together(name, span):
            several = written(self.reading, *span)
            return Source(several, SourceKind.ORGANISATION, frozenset(), frozenset(), plural=True)
        if name is not None:
            return self._thing_called(name, span) or self._titled(name, span, gender)
        return (
            self._called(span, titles)
            or self._known_as(span, titles, gender, within=within)
            or self._thing(span, titles, gender)
        )

    def _name_in(self, span: Tokens) -> Tokens | None:
        """The name of a person among tokens; a word for several of a kind is none, even where it is no known word."""
        name = self.names.within(*span)
        return None if name == span and self.reading.form(span[0]).endswith(_SOME_OF_A_KIND) else name

    def _speak_together(self, name: Tokens, span: Tokens) -> bool:
        """«ترامب وروسيا»، «رامي نور والشركة»: whether another is joined to a person, who is no title of his."""
        form = self.reading.form(name[1])
        if name[1] >= span[1] or not form.startswith("و") or name[0] - span[0] > _IN_FULL:
            return False
        rest = form[1:]
        return not is_head(form, "role") and (rest in places() or (rest.startswith("ال") and is_head_of(rest, HEADS)))

    def _called_behind(self, span: Tokens) -> Tokens | None:
        """«أحد الناجين، وهو صياد يدعى فلان»: the name that he is introduced by."""
        if not (
            is_head_of(self.reading.form(span[0]), ("unnamed", "witness"))
            or self.reading.form(span[0]) in words_of("some")
        ):
            return None
        end = min(self.reading.sentence_end(span[0]), span[1] + _NEAR_NAME)
        for near in range(span[1], end):
            if self.reading.is_that(near):
                return None
            if self.reading.form(near) in words_of("called"):
                named = phrase_after(self.reading, near + 1, min(near + 6, len(self.reading)))
                return self.names.within(named.first, named.after) if named is not None else None
        return None

    def _thing_called(self, name: Tokens, span: Tokens) -> Source | None:
        """«رايتس ووتش», where the article has told that it is an organisation."""
        words = self.names.words(name)
        if name[1] - name[0] < span[1] - span[0] or len(words) < _IN_FULL:
            return None
        things = (source for source in self.known if source.kind in _THINGS and words < source.words)
        return next((thing for thing in things if not any(map(_is_joined, thing.words - words))), None)

    def _called(self, span: Tokens, titles: frozenset[str]) -> Source | None:
        """«الموسى»: a person by his last name alone."""
        form = self.reading.form(span[0])
        if span[1] - span[0] > 1 or is_head_of(form, HEADS) or form in places() or form in _THESE:
            return None
        known = next((source for source in self.known if source.is_person and titles <= source.words), None)
        fullest = self.names.fullest(span) if known is None else span
        return self._person(fullest, titles, None) if fullest[1] - fullest[0] > 1 else known

    def owner(self, span: Tokens, gender: Gender) -> Source | None:
        """Of «محاميته رزان», «شقيقها»: whose she is, the first person that the article names before; None for others.

        «ونقلت عنه» behind her words is of him, whoever spoke before her.
        """
        form = self.reading.form(span[0])
        pronoun = _PRONOUNS[gender]
        role = form.removesuffix(pronoun)
        role = role[:-1] + "ه" if role.endswith("ت") else role
        if role == form or not any(role in words_of(kind) for kind in ("staff", "kin")):
            return None
        name = self.names.first(span[0], with_article=True)
        return self._person(name, frozenset(), gender) if name is not None else None

    def left_out(self, before: int, gender: Gender | None, *, plural: bool) -> Source | None:
        """Who goes on speaking where nobody is named: the last who agrees, else the first whom the article names."""
        for source in islice(reversed(self.spoke), _LOOK_BACK):
            if (gender is None or source.gender in {None, gender}) and (
                source.plural == plural or gender is Gender.FEMININE or gender is None
            ):
                return source
        if self.spoke:
            return self._man_before(before, gender, plural=plural) or self.spoke[-1]
        first = self.names.first(before)
        if first is not None:
            return self._person(first, frozenset(), gender)
        return next((source for source in self.known if source.is_person), None)

    def _man_before(self, before: int, gender: Gender | None, *, plural: bool) -> Source | None:
        """«تنسبه أنقرة إلى سامي الحداد. لكنه ينفي»: where only a state has spoken, the person named last before."""
        last = self.spoke[-1]
        if plural or gender is not Gender.MASCULINE or last.gender is not Gender.FEMININE:
            return None
        hers = (
            last.kind in _THINGS or last.is_person or match_form(last.name).split(" ")[0].endswith(("ه", "ات", "احدي"))
        )
        if not hers:
            return None  # «نقلت الوكالة عن مصدر. وأكد»: the verb agreed with another
        for place in range(before - 1, max(before - _NEAR_PERSON, -1), -1):
            person = self.reading.persons.get(place)
            name = self.names.within(*person) if person is not None else None
            if name is not None:
                return self._person(name, frozenset(), gender)
        return None

    # Persons

    def _titled(self, name: Tokens, span: Tokens, gender: Gender | None) -> Source:
        """A person by his name and what stands about it; what his principal is called is not what he is."""
        above = principals(self.reading, span)
        source = self._person(name, titles_of(self.reading, span) - above, gender)
        source.principals = (source.principals | above) - source.titles
        return source

    def _person(self, name: Tokens, titles: frozenset[str], gender: Gender | None) -> Source:
        words = self.names.words(name)
        for source in self.known:
            if source.is_person and (words <= source.words or source.words <= words):
                if len(words) > len(source.words):
                    source.name, source.words = written(self.reading, *name), words
                source.titles |= titles
                source.gender = source.gender or gender
                return source
        fullest = self.names.fullest(name)
        source = Source(written(self.reading, *fullest), SourceKind.PERSON, self.names.words(fullest), titles, gender)
        self.known.append(source)
        return source

    # Things, and persons who are called otherwise

    def _thing(self, span: Tokens, titles: frozenset[str], gender: Gender | None) -> Source:
        forms = self.reading.forms[span[0] : span[1]]
        plain = titles - words_of("filler")
        for source in self.known:
            if not source.is_person and source.titles and plain == source.words:
                return source
        source = Source(
            in_nominative(written(self.reading, *span)),
            kind_of(forms),
            plain,
            titles,
            gender,
            is_plural(self.reading, span),
        )
        self.known.append(source)
        return source

    def _known_as(self, span: Tokens, titles: frozenset[str], gender: Gender | None, *, within: bool) -> Source | None:
        forms = self.reading.forms[span[0] : span[1]]
        if len(forms) > 1 and forms[0] in words_of("style") and is_head(forms[1], "role"):  # «معالي وزير الصحة»
            styled = titles - {forms[0]}
            found = self._known_as((span[0] + 1, span[1]), styled, gender, within=within)
            return found if found is not None and styled <= found.called else None
        head = less_particle(forms[0])
        if head in words_of("honorific"):
            return self._last_person(None)
        plain = titles - words_of("filler")
        if is_head(head, "document"):
            return self._of_document(span, head, plain)
        definite = head.startswith("ال")
        if is_head(head, "role") and not is_head(head, "unnamed") and (definite or is_construct(forms)):
            return self._by_role(gender, less_article(head), plain, within=within)
        if definite and less_article(head) in words_of("official"):
            spoke = next((source for source in reversed(self.spoke) if less_article(head) in source.titles), None)
            return spoke or self._last_person(gender)
        return self._named_before(less_article(head), plain, definite=definite)

    def _named_before(self, head: str, plain: frozenset[str], *, definite: bool) -> Source | None:
        """A thing that was named before, in full or by its head («الوزارة»)."""
        if not definite and len(plain) < _IN_FULL:
            return None
        for source in (*reversed(self.spoke), *reversed(self.known)):
            named = plain <= source.titles or (definite and head in source.titles)
            if plain and named and not source.is_person and not self._is_of_it(source, head):
                return source
        if not definite or len(plain) != 1:
            return None
        return self._from_text(head) or self._in_full(head)

    def _in_full(self, head: str) -> Source | None:
        """«المديرية» is «المديرية العامة للشؤون الصحية», where the text has told so, and of no other with that head."""
        spans = [span for place in self.names.places_of(head) if (span := self._full_at(place)) is not None]
        if not is_head_of(head, ISSUERS) or not spans:
            return None
        full = max(spans, key=lambda span: span[1] - span[0])
        forms = self.reading.forms[full[0] : full[1]]
        if any(self.reading.forms[first:after] != forms[: after - first] for first, after in spans):
            return None  # two armies
        return self._thing(full, titles_of(self.reading, full), None)

    def _full_at(self, place: int) -> Tokens | None:
        """«المجلس الأعلى للقضاء»: a head with the article, its adjectives, and of what it is."""
        reading, after = self.reading, place + 1
        if not reading.form(place).startswith("ال"):
            return None
        feminine = reading.form(place).endswith("ه")
        while self._may_describe(after) and reading.form(after).endswith("ه") == feminine:
            after += 1
        if after == place + 1:
            return None
        if reading.form(after).startswith("لل"):
            after += 1
            after += reading.form(after).startswith("ال") and reading.form(after).endswith(("ي", "يه"))
        elif reading.form(after).startswith("ل") and reading.form(after + 1).startswith("ال"):
            after += 2  # «لكرة الطائرة»
        return place, after

    def _may_describe(self, place: int) -> bool:
        """«السوري»، «الأعلى»، «العامة»; «الذي» and «إلى» are none."""
        form = self.reading.form(place)
        if form in RELATIVES or not form.startswith("ال") or self.reading.is_preposition(place):
            return False
        return is_adjective(form, last=True) or form in _OF_RANK

    def _is_of_it(self, source: Source, head: str) -> bool:
        """Whether a source that has the name of a body in its own is somebody of it: «قائد الشرطة» is not «الشرطة»."""
        if not is_head_of(head, ISSUERS):
            return False
        form = match_form(source.name.partition(" ")[0])
        return less_article(form) != head and is_head_of(form, ("role", "unnamed", "witness"))

    def _by_role(self, gender: Gender | None, head: str, plain: frozenset[str], *, within: bool) -> Source | None:
        """«وزير الخارجية»، «عميد السلك الدبلوماسي»: who is called so elsewhere, else the person who spoke last."""
        persons = [source for source in self.known if source.is_person]
        persons = [source for source in persons if self._may_be_of(source, plain)]
        near = [
            source
            for source in persons
            if head in source.titles and (len(plain) == 1 or len(plain & source.called) > 1)
        ]
        if near:
            return max(near, key=lambda source: len(plain & source.called))
        last = self._named_in_text(head, plain)
        if last is None and not within:
            last = self._last_in_no_other_role(head, plain, gender)
        if last is not None:
            return last
        called = [source for source in persons if head in source.titles]
        return called[0] if called and not self.spoke and not within else None

    def _last_in_no_other_role(self, head: str, plain: frozenset[str], gender: Gender | None) -> Source | None:
        """The last person who spoke, unless others spoke and he has another role («رئيس البلدية» is no «مشرف»)."""
        last = self._last_person(gender)
        if last is None or head in last.principals:
            return None
        if len(plain) < _IN_FULL:
            return last
        if _is_womans(last.titles) and not head.endswith("ه"):
            return None  # «محامية الوزير» is no «ممثل الادعاء»
        if all(source is last for source in self.spoke if source.is_person) and head not in _SPEAK_FOR:
            return last
        roles = {word for word in last.titles if is_head(word, "role")}
        return last if head in roles or (not roles and head not in _SPEAK_FOR) else None

    def _named_in_text(self, head: str, plain: frozenset[str]) -> Source | None:
        """The person whom the text calls so elsewhere, where he says nothing («رد وزير الخارجية اليمني فلان على»)."""
        if len(plain) < _IN_FULL and head != "رييس":
            return None
        for place in self.names.places_of(head):
            phrase = phrase_after(self.reading, place, min(place + 12, self.reading.sentence_end(place)))
            if phrase is None or phrase.first != place:
                continue
            titles = titles_of(self.reading, (place, phrase.after))
            name = self.names.within(place, phrase.after)
            if name is not None and cues_of(self.reading.form(name[0])):
                continue  # «خادم الحرمين الشريفين كرر»
            if len(plain) < _IN_FULL:  # «الرئيس» alone: only of whom entities are sure
                name = self.reading.persons.get(name[0]) if name is not None else None
            if name is not None and plain <= titles and not is_principal(self.reading, place):
                return self._person(name, titles, None)
        return None

    def _may_be_of(self, source: Source, plain: frozenset[str]) -> bool:
        """Whether nothing that he is called elsewhere forbids it: «وزير الخارجية اليمني» is not the French one."""
        own = {word for word in plain if is_adjective("ال" + word, last=True)}
        other = {word for word in source.titles if is_adjective("ال" + word, last=True)}
        return not own or not other or bool(own & other)

    def _last_person(self, gender: Gender | None) -> Source | None:
        for source in islice(reversed(self.spoke), _LOOK_BACK):
            if not source.is_person or (gender is not None and source.gender not in {None, gender}):
                continue
            if gender is not Gender.FEMININE or len(source.words) > 1 or source.called - source.words:
                return source  # but «ذكرت "البوابة"» is none: a word that nothing tells a woman by
        return None

    def _of_document(self, span: Tokens, head: str, plain: frozenset[str]) -> Source | None:
        """Whose statement, report or survey it is; None where nobody is told to have issued it."""
        issuer = self._issuer(span)
        if issuer is not None:
            issuer.titles |= {less_article(head)}
            return issuer
        named = plain - {less_article(head)}
        for source in (*reversed(self.spoke), *self.known):
            if source.kind is not SourceKind.DOCUMENT and named and named <= source.titles:
                return source
            if not named and less_article(head) in source.titles:
                return source
        if not named and less_article(head) in words_of("message"):
            return next((s for s in (*reversed(self.spoke), *self.known) if s.kind is not SourceKind.DOCUMENT), None)
        if len(plain) == 1:
            for place in self.names.places_of(less_article(head)):
                issuer = self._issuer((place, place + 1))
                if issuer is not None:
                    return issuer
        return None

    def _issuer(self, span: Tokens) -> Source | None:
        reading = self.reading
        first, after = span
        for near in range(first + 1, min(after + 5, len(reading))):
            form = reading.form(near)
            if form in words_of("issued by"):
                start = near + 1 + (reading.form(near + 1) == "عن")
                return self._issued_by(phrase_after(reading, start, min(start + 8, reading.sentence_end(near))))
            if (
                near < after
                and form.startswith("ل")
                and is_head_of(less_particle(form), ("government", "organisation"))
            ):
                return self._issued_by(phrase_after(reading, near, after))
        if after - first > 1 and is_head_of(reading.form(first + 1), ISSUERS):
            return self.of((first + 1, after), None)
        return None

    def _issued_by(self, phrase: Phrase | None) -> Source | None:
        return (
            self.of((phrase.first, phrase.after), None) if phrase is not None and phrase.after > phrase.first else None
        )

    def _from_text(self, head: str) -> Source | None:
        """The first full mention of a thing that has not spoken before («وزارة الداخلية» for «الوزارة»)."""
        reading = self.reading
        if is_head_of(head, ("unnamed", "witness")):
            return self._introduced(head)
        if not is_head_of(head, ISSUERS):
            return None
        for place in self.names.places_of(head):
            following = reading.form(place + 1)
            quote = reading.opens.get(place + 1) if not reading.form(place).startswith("ال") else None
            if quote is not None and quote.close - place <= _LONGEST_QUOTED_NAME:
                return self._thing((place, quote.close + 1), titles_of(reading, (place, quote.close + 1)), None)
            if reading.form(place).startswith("ال") or not (following.startswith("ال") or is_name_word(following)):
                continue
            after = place + 2
            while after < place + 5 and (reading.form(after).startswith("ال") or self._goes_on_named(after)):
                after += 1
            return self._thing((place, after), titles_of(self.reading, (place, after)), None)
        return None

    def _goes_on_named(self, place: int) -> bool:
        """«حزب شيرانا ماتو»: whether the name of a body goes on with a second foreign word."""
        form, before = self.reading.form(place), self.reading.form(place - 1)
        foreign = not (form in places() or before.startswith("ال") or lexicon().lemma(form) or cues_of(form))
        return foreign and is_name_word(form) and is_name_word(before) and self.reading.is_word(place)

    def _introduced(self, head: str) -> Source | None:
        """«المرأة» is «امرأة سورية» of whom the text told first."""
        for place in self.names.places_of(_INDEFINITE.get(head, head)):
            form, following = self.reading.form(place), self.reading.form(place + 1)
            if self.reading.is_preposition(place + 1):
                continue
            if not form.startswith("ال") and following.endswith(("يه", "ي")) and not following.startswith("ال"):
                return self._thing((place, place + 2), titles_of(self.reading, (place, place + 2)), None)
        return self._introduced_in_full(head)

    def _introduced_in_full(self, head: str) -> Source | None:
        """«المصدر» is «مصدر مسؤول في وزارة الخارجية», where the text tells of no other."""
        reading = self.reading
        full: Tokens | None = None
        for place in self.names.places_of(head):
            found = None if reading.form(place).startswith("ال") else self._described_at(place)
            if found is None:
                continue
            if full is not None and reading.forms[full[0] : full[1]] != reading.forms[found[0] : found[1]]:
                return None
            full = full or found
        return self._thing(full, titles_of(reading, full), None) if full else None

    def _described_at(self, place: int) -> Tokens | None:
        """«مصدر مسؤول في وزارة الخارجية»: the words of such a phrase up to the first mark, if it says of what he is."""
        reading = self.reading
        following = reading.form(place + 1)
        says_who = following.endswith(("ي", "يه")) or is_head_of(following, ("role", "unnamed"))
        if not (says_who or reading.is_preposition(place + 1)):
            return None  # «مصدر قلق في المدينة»
        phrase = phrase_after(reading, place, reading.sentence_end(place))
        if phrase is None or phrase.first != place:
            return None
        after = next((near for near in range(place, phrase.after) if not reading.is_word(near)), phrase.after)
        return (place, after) if after - place >= _DESCRIBED else None
