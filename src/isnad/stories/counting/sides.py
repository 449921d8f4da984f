"""Who gives a figure, and for which house he speaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.denied import denied_kinds
from isnad.arabic.lemmas import lemma, search_terms
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.names import name_key
from isnad.model import Act, Analysis, Claim, Figure, Link, SourceKind, Told
from isnad.stories.counting.words import listed
from isnad.stories.somebody import is_somebody
from isnad.stories.sure import is_surely_said
from isnad.stories.terms import function_words

_MAYBE_NO_SOURCE = frozenset([SourceKind.PERSON, SourceKind.ORGANISATION])  # what a word is taken for that is neither


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives a figure."""

    side: str  # a key of the side that he is on; "" where the reporter gives it
    called: str
    is_sure: bool = True  # whether he is surely read; the reporter is always


NOBODY = Giver("", "")


class Sides:
    """For whom the sources of one story speak."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._keys: dict[str, str] = {}
        self._house: dict[str, frozenset[str]] = {}
        self._one: dict[tuple[str, str], bool] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        seen: set[tuple[str, str]] = set()
        for state in told:
            self._learn(state.analysis, seen)

    def giver_of(self, claim: Claim, text: str) -> Giver:
        """Who gives what a claim holds: who stands before its verb, else its speaker."""
        link = claim.chain[0]
        if own := _own_subject(claim, text):
            return Giver(self._key(own), own)
        return Giver(self._key(link.called), link.called, is_surely_said(claim)) if _is_no_common_word(link) else NOBODY

    def are_one(self, one: str, other: str) -> bool:
        """Whether two sides speak for one house, as far as their titles tell."""
        if one == other:
            return True
        pair = (one, other) if one < other else (other, one)
        if pair not in self._one:
            mine, theirs = self._house.get(one, frozenset()), self._house.get(other, frozenset())
            shared = mine & theirs
            alike = bool(shared) and len(shared) >= min(2, len(mine), len(theirs))
            self._one[pair] = alike or self._is_less_of(one, other) or self._is_less_of(other, one)
        return self._one[pair]

    def _is_less_of(self, one: str, other: str) -> bool:
        """Whether a body is called as another is, less what tells it from those of other countries: «السلطات»."""
        mine, theirs = self._words.get(one, ()), self._words.get(other, ())
        return mine == theirs[:1] and mine[:1] != () and mine[0] in _bodies()

    def speaks_for(self, side: str, named: Sequence[str]) -> bool:
        """Whether a side is of the house that some lemmas name: the spokesman of «مديرية الدفاع المدني»."""
        words = frozenset(named) - _shared()
        shared = len(words & self._house.get(side, frozenset()))
        return shared > 0 and shared >= min(2, len(words))

    def key_of(self, called: str) -> str:
        """The key of a side by what it is called."""
        return self._key(called)

    def _key(self, called: str) -> str:
        if called not in self._keys:
            self._keys[called] = name_key(called)
        return self._keys[called]

    def _learn(self, analysis: Analysis, seen: set[tuple[str, str]]) -> None:
        for claim in analysis.claims:
            for link in claim.chain:
                called, mention = link.called, link.mention.text if link.mention else ""
                if not called or (called, mention) in seen:
                    continue
                seen.add((called, mention))
                words = search_terms(called)
                # Of a person with a name, the name tells nothing of the house; «الناطق باسم الوزارة» is no name.
                is_name = link.kind is SourceKind.PERSON and words and words[0] not in _shared()
                own = frozenset(words) if is_name else frozenset()
                house = frozenset(search_terms(f"{called} {mention}")) - _shared() - function_words() - own
                key = self._key(called)
                self._words.setdefault(key, tuple(words))
                self._house[key] = self._house.get(key, frozenset()) | house


@cache
def _bodies() -> frozenset[str]:
    """The lemmas of what a country has one of, and is called by that alone at home."""
    return frozenset(map(lemma, ("السلطات", "الحكومة", "الشرطة", "الرئاسة")))


def gives(claim: Claim, figure: Figure, text: str) -> bool:
    """Whether a claim that holds a figure gives it; «أعلن التنظيم مسؤوليته عن الهجوم الذي أوقع 4 قتلى» does not."""
    link = claim.chain[0]
    if not _may_speak(link):
        return False
    if claim.rule == "colon in headline" and match_form(link.called) in _places():
        return False  # «سوريا: 40 قتيلا» is where, and not who says so
    is_phrase = claim.rule.startswith("phrase")
    between = match_form(text[claim.cue.start : figure.mention.start])
    told_anew = _NEW_SENTENCE.search(text, claim.cue.start, figure.mention.start)
    if told_anew or _TOLD_AGAIN.search(between) or _ANOTHER_SAYS.search(between):
        return False
    if not (is_phrase or _RELATIVE.search(between)) or _MOVED_TO.search(between):
        return True
    if _RESULT_ASIDE.search(between):
        return False
    is_of_deed = claim.act in _OF_WHAT_WAS_DONE or match_form(claim.lemma) == _OWNED_UP
    return not is_phrase or not (is_of_deed or _ASIDE.search(between))


# «أعلنت السلطات ارتفاع حصيلة الأمطار التي هطلت على البلاد إلى»: what rose is given with what it rose to.
_MOVED_TO = re.compile(
    r"^\S+ [^\n]*?(?:ارتفاع|انخفاض|تراجع|ازدياد|زياده|بلوغ) (?:عدد|حصيل)[^\n]*\s(?:الي|نحو|حوالي)(?: [^\n]{1,20})?\s*$"
)
_OWNED_UP = "تبني"  # «تبنى التنظيم هجوما أدى إلى قتل خمسة»


def _may_speak(link: Link) -> bool:
    """Whether a source is none that was misread: nobody, or what counts and says nothing («مقطع»، «الحرب في سوريا»)."""
    terms = search_terms(link.called)
    if not terms or terms[0] in listed()["mute"]:
        return not link.called
    form = match_form(link.called.split(maxsplit=1)[0])
    is_deed = "deed" in {denied_kinds().get(form), denied_kinds().get(form.removeprefix("ال"))}
    return not (form[:1].isdigit() or is_deed or _ORDINAL.match(form)) and is_somebody(link)


_ORDINAL = re.compile("^ال(?:اول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)[هي]?$")

# Acts whose object is what somebody did: what came of that, the reporter tells.
_OF_WHAT_WAS_DONE = frozenset([Act.ACCUSE, Act.JUDGE, Act.WARN])

_CAME_OF_IT = "(?:اد[يىت]|اسفر|اوقع|تسبب|خلف|اود|راح ضحي|قتل|اصيب)"
_ASIDE = re.compile(rf"(?:^|\s)(?:(?:و?الت[يى]|و?الذ[يى])\s|م?ما {_CAME_OF_IT}|مخلف|موقع)")
# «هجوم قتل فيه تسعة»؛ «قال الحاكم إنه لا يعلم، وذلك بعد يومين على هجوم أوقع 32 قتيلا»: the reporter recalls it.
_TOLD_AGAIN = re.compile(
    r"(?:^| )(?:(?:قتل|اصيب|جرح|سقط|لقي|راح|خطف) (?:فيه|فيها|خلاله|خلالها|ضحيت)"
    r"|(?:وذلك (?:بعد|في|علي)|غداه|علي خلفي\S+|في اعقاب|بعد (?:\S+ ){1,2}علي) [^\n]{1,60}" + _CAME_OF_IT + ")"
)
_NEW_SENTENCE = re.compile(r"\.\.+ ?وكان")  # «لم يتضح بعد.. وكان الإقليم شهد تفجيرا»
_RELATIVE = re.compile("الذ|الت[يى]")
# «قال المدير إن ثلاثة قتلوا، بيد أن وزارة الصحة أجملت عدد القتلى بـ12»: the reporter sets another against him.
_ANOTHER_SAYS = re.compile(
    r"[،,] (?:و?لكن|غير ان|بيد ان|الا ان) (?:ال)?(?:وزار|وزير|شرط|سلط|حكوم|مصدر|مصادر|متحدث|ناطق|مسوول|وكال|صحيف"
    r"|دفاع|مستشف|نقاب|هيي|مرصد|تقارير|شهود)"
)
# «أن مواطنا من ضحايا الحادث الذي أسفر عن»؛ «الذي وقع في المدينة، وأسفر عن»
_RESULT_ASIDE = re.compile(rf"(?:الت[يى]|الذ[يى]) (?:[^\n]{{1,90}}[ ،]و)?{_CAME_OF_IT}")


def _own_subject(claim: Claim, text: str) -> str:
    """Who stands before a verb whose source is taken from a sentence before; "" where nobody does.

    «لكن فلانا، قائد الجيش في الولاية، تحدث عن مقتل ثمانية»: nobody who spoke before is meant.
    """
    if claim.chain[0].mention is not None or not claim.rule.endswith(("after perfect", "after imperfect")):
        return ""
    found = _FRONTED.search(text, max(0, claim.cue.start - _FRONTED_REACH), claim.cue.start)
    return found[1] if found else ""


_FRONTED_REACH = 120  # letters
_FRONTED = re.compile(r"(?:لكن|إلا أن|غير أن|بينما|فيما) ([^،.\n]{3,40})، [^،.\n]{3,70}، ?$")


def hands_of(claim: Claim) -> tuple[str, ...]:
    """Through whom a claim came, the speaker left out."""
    return tuple(link.called for link in claim.chain[1:] if link.called)


def _is_no_common_word(link: Link) -> bool:
    """Whether a source is one: a single common word that is no noun of people was read as one by mistake."""
    words = link.called.split()
    if len(words) != 1 or link.kind not in _MAYBE_NO_SOURCE:
        return bool(words)
    form, base = match_form(words[0]), lemma(words[0])
    if form.startswith("ال") or form in _given():
        return True
    known = lexicon()
    return base not in function_words() and (known.is_noun(form) or known.is_noun(base) or not known.lemma(base))


@cache
def _places() -> frozenset[str]:
    return wordlists.forms("places")


@cache
def _shared() -> frozenset[str]:
    return frozenset(row[0] for row in wordlists.rows("shared_titles", "isnad.stories"))


@cache
def _given() -> frozenset[str]:
    return wordlists.forms("given_names")
