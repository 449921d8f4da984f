"""Denials joined to the claims that have their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from isnad.model import Act, Join
from isnad.stories.opposing.accusing import charged
from isnad.stories.opposing.asserting import asserts_head
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.differing import may_be_so
from isnad.stories.opposing.houses import Houses
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.objects import is_deed
from isnad.stories.opposing.readings import Reading, tells_of
from isnad.stories.opposing.references import refers
from isnad.stories.opposing.speakers import speaker_words
from isnad.stories.opposing.statements import Statement, is_same_copy
from isnad.stories.opposing.tying import INVOLVED, Tied, may_be_denied
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, PLACE

_COVERED = 0.5  # of a denial's weight, how much the claim must have
_LITTLE = 0.7  # ... where nearly all of a short denial is shared
_NEARLY_ALL = 0.7
_WITH_HEAD = 0.6  # ... or less of it, where what was done is among many words
_SEVERAL = 3  # words
_SAID = 0.45  # of the weight of its words that are no names, where the first of them is shared: what was done
_SAID_WITHOUT_HEAD = 0.8
_MANY = 4  # words, of which less need be covered
_COVERED_BY_MANY = 0.4
_PLANS = frozenset(["نيه", "عزم", "خطه", "اعتزام", "صدد", "تفكير", "سعي"])
_LEADING = _PLANS | {"دخول", "مفاوضه", "محاوله"}
_NEAR = 5  # words at the head of a denial without a verb of denial
_BEFORE_NAMES = frozenset(["شيخ", "رييس", "وزير", "امير", "ملك", "سيد", "ابو", "دكتور", "لاعب", "مدرب", "نايب", "حزب"])
_HOPING = frozenset(["أمل", "امل", "تمنى", "تمني", "توقع", "خشي", "رغب", "استبعد"])  # lemmas
_HEADS = 2  # words at the head of a claim
_ACCUSATIONS = frozenset(["اتهام", "تهمه", "تهم", "اتهامات"])  # lemmas
_ALLEGED = frozenset(["زعم", "مزعم", "مزاعم", "ادعاء", "ادعاءات"])  # lemmas
_ENOUGH = 0.95  # the least weight shared: two rare words, or three common ones


@dataclass(frozen=True, slots=True)
class _Sharing:
    """A part of a claim that shares enough of the words of a denial."""

    claim: Statement
    piece: Piece
    shared: tuple[Word, ...]  # of the denial, weightiest first
    covered: float  # of the weight of the denial


class ByWording:
    """The claims of a story by the denied words that they have, looked up once for all denials in the same words."""

    def __init__(self, index: Index, weights: Weights) -> None:
        self._index = index
        self._weights = weights
        self._known: dict[tuple[Reading, bool, bool, bool], tuple[Word, list[_Sharing]]] = {}

    def __call__(self, denial: Statement, telling: Sequence[Word]) -> Iterator[Tied]:
        """The claims made before a denial that have most of the words of what it denies, above all of what was done."""
        own = denial.pieces[0].reading
        head, found = self._found(denial, telling)
        accused = denial.speaker.union(*(word.names for word in own.words)) if INVOLVED in head.axes else None
        for each in found:
            claim, piece = each.claim, each.piece
            if (
                claim.told.at <= denial.told.at
                and may_be_denied(claim, denial)
                and (accused is None or charged(piece, accused))
                and _may_be_of(denial, claim, each.shared)
                and self._index.is_own(claim, piece)
            ):
                yield Tied(claim, piece, denial, Join.WORDING, each.shared, each.covered)

    def by_itself(self, denial: Statement, telling: Sequence[Word], houses: Houses) -> Iterator[Tied]:
        """The claims with these words of who denies, or of his house, at any other time."""
        who = denial.claim.chain[0].called
        for each in self._found(denial, telling)[1]:
            claim = each.claim
            if (
                claim.told is not denial.told
                and not is_same_copy(claim, denial)
                and houses.are_one(claim.claim.chain[0].called, who)
                and self._index.is_own(claim, each.piece)
            ):
                yield Tied(claim, each.piece, denial, Join.WORDING, each.shared, each.covered)

    def _found(self, denial: Statement, telling: Sequence[Word]) -> tuple[Word, list[_Sharing]]:
        """What was done by the words of a denial, and the parts of claims that share enough of them."""
        own = denial.pieces[0].reading
        key = (own, denial.by_verb, _of_accusing(denial), _of_told(denial))
        if key not in self._known:
            head = _head(telling)
            self._known[key] = head, list(self._sharing(denial, telling, head))
        return self._known[key]

    def _sharing(self, denial: Statement, telling: Sequence[Word], head: Word) -> Iterator[_Sharing]:
        """The parts of claims that share enough of the words of a denial, whoever makes them, and when."""
        own, by_verb, of_accusing = denial.pieces[0].reading, denial.by_verb, _of_accusing(denial)
        weights = self._weights
        whole = max(weights.total(telling), _LITTLE)
        told = _no_names(telling)
        said = weights.total(told)
        turned = any(word.negates == "particle" for word in own.words)  # «نفى أن عددهم لا يتجاوز»
        if _of_told(denial) and not any(is_deed(word.form) or word.axes for word in telling):
            return  # «مزاعم الدوحة بشأن المواطنين»: of what, and not what
        if (not by_verb and any(map(refers, own.words))) or (by_verb and _denies_a_denial(own)):
            return  # «لا نقبل الاتهامات التي لا أساس لها» says of what only by pointing
        heard = (each for each in self._index.sharing(telling, head) if each.is_heard)
        for claim, piece in ((each, part) for each in heard for part in each.parts):
            if (of_accusing and claim.claim.act is not Act.ACCUSE) or _only_warns(claim) or _only_names_thing(claim):
                continue
            if not _is_who_alleged(denial, claim):
                continue
            reading = piece.reading
            if not reading.asserts or reading.keys.isdisjoint(head.keys) or not _says_so(piece, denial):
                continue
            shared, weight = _shared(own, telling, reading, weights, by_verb=by_verb)
            enough = _is_enough(weight, weight / whole, len(shared), surely=by_verb)
            with_head = head in shared and len(shared) >= _MANY and weight >= _LITTLE and weight >= _WITH_HEAD * whole
            if len(shared) < 2 or all(map(_only_names, shared)) or not (enough or with_head):
                continue
            tells = weights.total([word for word in shared if word in told])
            if tells >= (_SAID if head in shared else _SAID_WITHOUT_HEAD) * said and asserts_head(
                claim, piece, head, shared, turned=turned
            ):
                yield _Sharing(claim, piece, shared, weight / whole)


def _says_so(piece: Piece, denial: Statement) -> bool:
    """Whether a clause says that something is so: not «عدم تعرض»; nor what may be, unless a plan of it is denied."""
    if piece.words and piece.words[0].negates == "noun":
        return False
    plans = any(word.lemma in _PLANS for word in denial.words)
    return plans or not may_be_so(piece)


def _of_accusing(denial: Statement) -> bool:
    """«نفت الاتهامات بالتقصير»، «نفت اتهامات بشأن التقصير»."""
    first = 1 if denial.by_verb else _NEAR  # «لا أساس لاتهام روسيا بالعرقلة»
    words = (*denial.pieces[0].words[:first], *denial.words[:first])
    return any(word.lemma in _ACCUSATIONS or word.lemma.removeprefix("ل") in _ACCUSATIONS for word in words)


def _of_told(denial: Statement) -> bool:
    """Whether what is denied begins with a noun for something said: «نفى الأنباء عن»."""
    return bool(denial.words) and refers(denial.words[0])


def _only_warns(claim: Statement) -> bool:
    """«حذر النظام من استخدام السلاح»: it does not say that it was used; «حذر من أن» says what will be.

    Nor do «توقع أن» and «يأمل أن».
    """
    if claim.claim.lemma in _HOPING or any(word.lemma in _HOPING for word in claim.words[:_HEADS]):
        return True
    return claim.claim.act is Act.WARN and not claim.claim.rule.startswith("that")


def _only_names_thing(claim: Statement) -> bool:
    """«كشفت تقارير عن هوية القتلى»: it tells of a thing, and not what was done."""
    first = claim.words[0].form if claim.words else ""
    return claim.claim.rule.startswith("phrase") and claim.claim.act is not Act.ACCUSE and not is_deed(first)


def _is_who_alleged(denial: Statement, claim: Statement) -> bool:
    """Whether a claim can be whose allegations are denied: «مزاعم روسيا بأن» are no analyst's."""
    first = denial.words[:2]
    if len(first) < 2 or first[0].lemma not in _ALLEGED or not first[1].kinds & PLACE:
        return True
    links = claim.claim.chain
    called = " ".join([link.called for link in links] + [link.mention.text for link in links if link.mention])
    return bool(first[1].names & speaker_words(called)) or any(first[1].key == word.key for word in words_of(called))


def _no_names(telling: Sequence[Word]) -> Sequence[Word]:
    """Of the words of a denial those that are no names, if there are any."""
    return [word for word in telling if not word.kinds & NAME or word.axes] or telling


def _head(telling: Sequence[Word]) -> Word:
    """What is denied to have been done."""
    told = _no_names(telling)
    done = [word for word in told if word.lemma not in _LEADING] or told
    deeds = [word for word in done if is_deed(word.form)]
    # «إن إيران ستحصل على مئة مليار إذا رفع التجميد»: what has the article is known.
    return next((word for word in deeds if not word.form.startswith("ال") or word is done[0]), done[0])


def _may_be_of(denial: Statement, claim: Statement, shared: Sequence[Word]) -> bool:
    """Whether a claim may be of who denies: it shares a name with what is denied, names him, or names nobody."""
    if _names_another(denial, claim):
        return False
    if denial.inner is not None or any(_is_named(word) for word in shared):
        return True
    mention = denial.claim.chain[0].mention
    who = denial.speaker | (speaker_words(mention.text) if mention is not None else frozenset())
    named = [word.names for word in claim.words if _is_named(word)]
    return not named or any(names & who for names in named)


def _only_names(word: Word) -> bool:
    """«الشيخ راشد»: whether a word only says of whom."""
    return (bool(word.kinds & (NAME | PLACE)) and not word.axes) or word.lemma in _BEFORE_NAMES


def _names_another(denial: Statement, claim: Statement) -> bool:
    """Whether what is denied names a person first, whom the claim does not: «نفى أن يكون سامي هو مطور اللعبة»."""
    first = next((word for word in denial.pieces[0].words if tells_of(word)), None)
    if first is None or not denial.by_verb or not first.kinds & NAME or first.kinds & PLACE or first.axes:
        return False
    return bool(first.names) and not any(first.names & word.names or word.key == first.key for word in claim.words)


def _is_named(word: Word) -> bool:
    return bool(word.kinds & (NAME | PLACE)) and not word.axes and bool(word.names)


def _denies_a_denial(own: Reading) -> bool:
    """«نفى أن يكون الخبر غير صحيح»: who claims the news agrees with him."""
    return any(one.negates and "true+" in other.axes for one, other in pairwise(own.words))


def _is_enough(weight: float, covered: float, words: int, *, surely: bool) -> bool:
    """Whether what is shared is enough: half of a denial that says much, or nearly all of one that says little."""
    if not surely:
        return covered >= _NEARLY_ALL and weight >= (_ENOUGH if words < _SEVERAL else _LITTLE)
    if weight >= _ENOUGH and covered >= (_COVERED if words < _MANY else _COVERED_BY_MANY):
        return True
    return weight >= _LITTLE and covered >= _NEARLY_ALL and words >= _SEVERAL


def _shared(
    own: Reading, telling: Sequence[Word], piece: Reading, weights: Weights, *, by_verb: bool
) -> tuple[tuple[Word, ...], float]:
    """The words that a piece of a claim has too, and their weight; none where it says itself that it is not so."""
    negated = {own.words[place].form for place in own.negated} if by_verb else set()
    found: dict[str, tuple[float, Word]] = {}
    turned = 0.0
    places = []
    for word in telling:
        share, place = piece.share(word)
        places.append(place)
        key = word.key
        if share and key not in found:
            weight = weights.of(word) * share
            found[key] = (weight, word)
            turned += weight if (place in piece.negated) != (word.form in negated) else 0.0
    weight = sum(each for each, _ in found.values())
    if turned > weight / 2 or _is_negated_otherwise(own, piece, places, by_verb=by_verb):
        return (), 0.0
    return tuple(word for _, word in sorted(found.values(), key=lambda each: -each[0])), weight


def _is_negated_otherwise(own: Reading, piece: Reading, places: Sequence[int], *, by_verb: bool) -> bool:
    """Whether a claim negates what it shares from before its first shared word on, and the denied words do not."""
    first = min((place for place in places if place >= 0), default=0)
    turned = by_verb and any(word.negates == "particle" for word in own.words)
    return any(place <= first for place in piece.negated) and not turned
