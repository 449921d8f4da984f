"""Which claims a denial denies: by the words both have, by what «this» points at, by what stands just before it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from isnad.model import Act, Join
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.references import points, refers
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.weighing import Bag, Weights
from isnad.stories.opposing.words import Word
from isnad.stories.terms import NAME

_NO_CLAIM = frozenset([Act.DENY, Act.URGE, Act.JUDGE, Act.PROMISE])  # acts that assert nothing that could be denied
_COVERED = 0.5  # of a denial's weight, how much the claim must have
_LITTLE = 0.7  # ... where nearly all of a short denial is shared
_NEARLY_ALL = 0.7
_WITH_HEAD = 0.6  # ... or less of it, where what was done is among many words
_SEVERAL = 3  # words
_SAID = 0.45  # of the weight of its words that are no names, where the first of them is shared: what was done
_SAID_WITHOUT_HEAD = 0.8
_MANY = 4  # words, of which less need be covered
_COVERED_BY_MANY = 0.4
_ENOUGH = 0.95  # the least weight shared: two rare words, or three common ones
_AT_ODDS = 0.5  # how probable the learned decision must hold it that who has a claim's words denies it
_NEAR_BEST = 0.75  # a claim is taken only when it shares so much of what the best one does
_FAR = 260  # ... where «this» points back
_MOST = 12  # claims that one denial may answer
_COMMON = 200  # claims that are looked up for one word: the oldest
_RARE = 15  # claims that have a word, up to which one shared word makes a candidate
_LOOKED_AT = 40  # claims that are compared with a denial word by word: those that share most of its words
INVOLVED = "involved+"
_ACCUSED = 0.7  # how sure it is that an accusation of who denies any part is what he denies
_CHARGES = frozenset(["اتهام", "زعم", "ادعاء"])
_BEFORE_CHARGE = 4  # words from a name to the charge
_AFTER_CHARGE = 2  # ... from the charge to the name
_PLAIN_CHARGES = frozenset(
    [
        "وراء",
        "متورط",
        "متورطه",
        "تورط",
        "تورطت",
        "بتورط",
        "ضالع",
        "ضالعه",
        "ضلوع",
        "بضلوع",
        "بالضلوع",
        "بالتورط",
        "بالوقوف",
        "ارتكب",
        "ارتكبت",
        "دبر",
        "دبرت",
        "تقف",
        "يقف",
    ]
)
_DENIES = "confirm-"  # the axis on which «نفى» and «كذب» stand
_IF = frozenset(["اذا", "لو", "هل", "لولا", "حال"])
_REPLIES = frozenset(["رد"])  # whoever replies with a denial denies what stands before
_FIRST = 3  # words of a denial among which «this» stands
_TOLD_WORDS = 1  # words of weight that a denial by «this» may still have


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim and the denial it was joined to."""

    claim: Statement
    piece: Piece  # of the claim, that was compared
    denial: Statement
    join: Join
    shared: tuple[Word, ...]  # of the denial, weightiest first
    score: float


class Index:
    """The statements of a story by the words that some denial or negation has, and by the names of who denies."""

    def __init__(self, found: Sequence[Statement]) -> None:
        turning = [statement for statement in found if statement.denies or statement.negates]
        words = (each.pieces[0].words if each.denies and each.pieces else each.words for each in turning)
        wanted = {key for those in words for word in those if word.tells for key in word.keys}
        names = frozenset(name for each in turning if each.denies for name in each.speaker)
        self._by_key: defaultdict[str, list[Statement]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Statement]] = defaultdict(list)
        self._by_article: defaultdict[str, list[Statement]] = defaultdict(list)
        self._keys: dict[Statement, set[str]] = {}
        self._bags: dict[Piece, Bag] = {}
        for statement in found:
            self._by_article[_state(statement)].append(statement)
            if statement.claim.act in _NO_CLAIM or statement.denies:
                continue
            found_by = wanted.intersection([key for word in statement.words for key in word.keys])
            self._keys[statement] = found_by
            for key in found_by:
                self._by_key[key].append(statement)
            for name in names.intersection([name for word in statement.words for name in word.names]):
                self._by_name[name].append(statement)

    def bag(self, piece: Piece) -> Bag:
        """The words of a piece, made once."""
        found = self._bags.get(piece)
        if found is None:
            found = self._bags[piece] = Bag(piece)
        return found

    def sharing(self, words: Sequence[Word]) -> list[Statement]:
        """The claims that share most of the words, in any form; words that too many have find none by themselves."""
        counts: Counter[Statement] = Counter()
        rare: set[Statement] = set()
        for word in {word.key: word for word in words if word.tells and not refers(word)}.values():
            found = {each for key in word.keys for each in self._by_key.get(key, ())[:_COMMON]}
            counts.update(found)
            if len(found) <= _RARE:
                rare |= found
        best = [(count, each) for each, count in counts.items() if count > 1 or each in rare]
        best.sort(key=lambda pair: (-pair[0], pair[1].order))
        return [each for _, each in best[:_LOOKED_AT]]

    def having(self, heads: frozenset[str], keys: frozenset[str], least: int) -> list[Statement]:
        """The claims that have one of the heads and so many of the keys, oldest first; of common heads none."""
        found = {
            each for head in heads if len(self._by_key.get(head, ())) <= _COMMON for each in self._by_key.get(head, ())
        }
        return sorted((each for each in found if len(self._keys[each] & keys) >= least), key=lambda each: each.order)

    def naming(self, speaker: frozenset[str]) -> list[Statement]:
        """Claims that name a source by one of the words of its name, oldest first."""
        found = {each for name in speaker for each in self._by_name.get(name, ())[:_COMMON]}
        return sorted(found, key=lambda each: each.order)

    def beside(self, denial: Statement) -> list[Statement]:
        """The claims of the same state of the same article."""
        return self._by_article[_state(denial)]


def asserts(piece: Piece) -> bool:
    """Whether a piece says that something is so: no question, no condition, no other denial told."""
    return not any(word.form in _IF or (word.negates == "verb" and _DENIES in word.axes) for word in piece.words)


def _state(statement: Statement) -> str:
    return f"{statement.told.placed.article} {statement.told.revision}"


def claims_denied(denial: Statement, index: Index, weights: Weights) -> list[Tied]:
    """The claims that a denial denies, best first."""
    if denial.claim.act is not Act.DENY and not denial.doubts:
        return []  # «لم نتلق أي بلاغ» only goes with a denial of the same
    telling = list(weights.denied(denial).values())
    found: list[Tied] = []
    if telling and not denial.points_by_pronoun:
        found += _by_wording(denial, telling, index, weights)
    found += _by_reference(denial, telling, index)
    found += _by_accusation(denial, telling, index)
    best: dict[int, Tied] = {}
    for tied in sorted(found, key=lambda each: (-each.score, each.claim.order)):
        best.setdefault(tied.claim.order, tied)
    most = max((tied.score for tied in best.values()), default=0.0)
    near = [tied for tied in best.values() if tied.score >= _NEAR_BEST * most][:_MOST]
    return [tied for tied in near if tied.join is not Join.WORDING or _disagree(tied)]


def _disagree(tied: Tied) -> bool:
    """Whether the learned decision holds it for likely that claim and denial are at odds."""
    claim = tied.denial.claim
    return disagreement(tied.piece.span.text, f"{claim.cue.text} {claim.content.text}") >= _AT_ODDS


def _by_wording(denial: Statement, telling: Sequence[Word], index: Index, weights: Weights) -> Iterator[Tied]:
    whole = max(weights.total(telling), _LITTLE)
    told = [word for word in telling if not word.kinds & NAME or word.axes] or telling
    said = weights.total(told)
    accused = denial.speaker.union(*(word.names for word in denial.pieces[0].words))
    head = told[0]
    if (not denial.by_verb and any(map(refers, denial.pieces[0].words))) or _denies_a_denial(denial):
        return  # «لا نقبل الاتهامات التي لا أساس لها» says of what only by pointing
    for claim, piece in _parts(index.sharing(telling), denial):
        shared, weight = _shared(denial, telling, piece, index, weights)
        enough = _is_enough(weight, weight / whole, len(shared), surely=denial.by_verb)
        done = head in shared and len(shared) >= _MANY and weight >= _LITTLE and weight >= _WITH_HEAD * whole
        if len(shared) < 2 or not (enough or done):
            continue
        if INVOLVED in head.axes and not _charged(piece, accused):
            continue
        tells = weights.total([word for word in shared if word in told])
        if tells >= (_SAID if head in shared else _SAID_WITHOUT_HEAD) * said:
            yield Tied(claim, piece, denial, Join.WORDING, shared, weight / whole)


def _denies_a_denial(denial: Statement) -> bool:
    """«نفى أن يكون الخبر غير صحيح»: who claims the news agrees with him."""
    words = denial.pieces[0].words
    return denial.by_verb and any(one.negates and "true+" in other.axes for one, other in pairwise(words))


def _is_enough(weight: float, covered: float, words: int, *, surely: bool) -> bool:
    """Whether what is shared is enough: half of a denial that says much, or nearly all of one that says little."""
    if not surely:
        return covered >= _NEARLY_ALL and weight >= (_ENOUGH if words < _SEVERAL else _LITTLE)
    if weight >= _ENOUGH and covered >= (_COVERED if words < _MANY else _COVERED_BY_MANY):
        return True
    return weight >= _LITTLE and covered >= _NEARLY_ALL and words >= _SEVERAL


def _parts(claims: Sequence[Statement], denial: Statement) -> Iterator[tuple[Statement, Piece]]:
    """The parts of claims made before a denial, by others, that say that something is so."""
    for claim in claims:
        if claim.told.at <= denial.told.at and _may_be_denied(claim, denial):
            yield from ((claim, piece) for piece in claim.parts if asserts(piece))


def _by_accusation(denial: Statement, telling: Sequence[Word], index: Index) -> Iterator[Tied]:
    """What was laid to the charge of who denies any part in it: «نفت موسكو ضلوعها»، «نفى الاتهامات»."""
    words = denial.pieces[0].words
    if not (telling and INVOLVED in telling[0].axes) and not any(word.lemma in _CHARGES for word in words):
        return
    for claim, piece in _parts(index.naming(denial.speaker), denial):
        charged = _charged(piece, denial.speaker)
        if charged:
            yield Tied(claim, piece, denial, Join.ACCUSATION, charged, _ACCUSED)


def _charged(piece: Piece, speaker: frozenset[str]) -> tuple[Word, ...]:
    """What lays something to a source's charge: «موسكو تقف وراء الهجوم»، «تورط روسيا»."""
    names = [at for at, word in enumerate(piece.words) if word.kinds & NAME and word.names & speaker]
    return tuple(
        word
        for at, word in enumerate(piece.words)
        if word.form in _PLAIN_CHARGES
        and at not in piece.negated
        and any(-_AFTER_CHARGE <= at - name <= _BEFORE_CHARGE for name in names)
    )


def _by_reference(denial: Statement, telling: Sequence[Word], index: Index) -> Iterator[Tied]:
    """What «this» points at: the claim that stands just before it."""
    replies = denial.claim.lemma in _REPLIES and any(word.negates == "particle" for word in denial.words)
    if not (replies or denial.points_by_pronoun or points_back(denial, telling)):
        return
    nearest = None
    for claim in index.beside(denial):
        gap = denial.claim.cue.start - claim.claim.content.end
        if not 0 <= gap <= _FAR or not _may_be_denied(claim, denial):
            continue
        if claim.claim.act in _NO_CLAIM or claim.denies or not claim.pieces:
            continue
        nearest = claim if nearest is None or _is_nearer(claim, nearest) else nearest
    if nearest is not None:
        yield Tied(nearest, nearest.pieces[0], denial, Join.REFERENCE, (), 1.0)


def points_back(denial: Statement, telling: Sequence[Word]) -> bool:
    """Whether what it denies is only pointed at: «نفى ذلك»، «نفى هذه المعلومات أمام الصحافيين»."""
    first = denial.pieces[0].words[:_FIRST]
    return any(points(word) for word in first) and (
        len(telling) <= _TOLD_WORDS or (points(first[0]) and first[0].form != "ما")
    )


def _is_nearer(claim: Statement, other: Statement) -> bool:
    return claim.claim.content.end > other.claim.content.end


def _shared(
    denial: Statement, telling: Sequence[Word], piece: Piece, index: Index, weights: Weights
) -> tuple[tuple[Word, ...], float]:
    """The words that a piece of a claim has too, and their weight; none where it says itself that it is not so."""
    bag = index.bag(piece)
    own = denial.pieces[0]
    negated = {own.words[place].form for place in own.negated} if denial.by_verb else set()
    found: dict[str, tuple[float, Word]] = {}
    turned = 0.0
    places = []
    for word in telling:
        share, place = bag.share(word)
        places.append(place)
        key = word.key
        if share and key not in found:
            weight = weights.of(word) * share
            found[key] = (weight, word)
            turned += weight if (place in piece.negated) != (word.form in negated) else 0.0
    weight = sum(each for each, _ in found.values())
    if turned > weight / 2 or _is_negated_otherwise(denial, piece, places):
        return (), 0.0
    return tuple(word for _, word in sorted(found.values(), key=lambda each: -each[0])), weight


def _is_negated_otherwise(denial: Statement, piece: Piece, places: Sequence[int]) -> bool:
    """Whether a claim negates what it shares from before its first shared word on, and the denied words do not."""
    first = min((place for place in places if place >= 0), default=0)
    own = any(word.negates == "particle" for word in denial.pieces[0].words)
    return any(place <= first for place in piece.negated) and not (denial.by_verb and own)


def _may_be_denied(claim: Statement, denial: Statement) -> bool:
    """Whether a claim is another's, and no part of the denial or of what the denier tells."""
    if claim is denial or any(same_speaker(speaker_words(link.called), denial.speaker) for link in claim.claim.chain):
        return False
    return not (claim.told is denial.told and is_within(claim, denial))


def is_within(claim: Statement, denial: Statement) -> bool:
    """Whether a claim stands in the words of a denial, or the denial in its."""
    one, other = claim.claim.content, denial.claim.content
    return one.start < other.end and other.start < one.end
