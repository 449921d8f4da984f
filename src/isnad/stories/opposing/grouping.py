"""Denials of one story, those of one proposition together, with the claims that they deny."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from isnad.model import Act
from isnad.stories.opposing.denials import claims_denied
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.naming import names_somebody, tells_of_telling
from isnad.stories.opposing.pointing import answers, points_back
from isnad.stories.opposing.references import points, refers
from isnad.stories.opposing.speakers import same_speaker
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.tying import Tied, is_within
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word, words_of

_ONE_DENIAL = 0.6  # of the lighter denial's weight, how much two denials of one thing share
_SHARED_BY_TWO = 2  # words that the denials of two sources must share to be of one thing
# What a denial is compared with: the last groups, and the last denials and claims of each.
_GROUPS, _LOOKED_AT = 60, 8
_ONE_CLAIM = 0.8  # of the words of the longer one
_BELIES = "كذب"
_BELIED = 3  # words
_SHORTEST = 2  # words of a denial that stands alone
# What says of something told that it is not so, where the verb does not: «لا صحة»، «غير صحيح»، «لا علاقة لنا».
_SAYS_UNTRUE = frozenset(
    ["صحه", "صحيح", "اساس", "كاذب", "كذب", "مفبرك", "ملفق", "باطل", "عار", "عاري", "عاريه", "افتراء"]
)
_SAID = frozenset(["وقال", "وقالت", "واكد", "واكدت", "واضاف", "واضافت"])  # what was taken in with another sentence
_TIES = frozenset(["involved+", "linked+"])


@dataclass(slots=True)
class Group:
    """Denials of one proposition with the claims they deny."""

    denials: list[Statement] = field(default_factory=list)
    ties: list[Tied] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)  # of all its denials, as `Weights.marks` has them


def grouped(found: Sequence[Statement], index: Index, weights: Weights) -> list[Group]:
    groups: list[Group] = []
    loose: list[Statement] = []
    for denial in found:
        if not denial.denies or not _is_sure(denial) or not _is_somebody(denial) or _is_part(denial, index):
            continue
        ties = claims_denied(denial, index, weights)
        if not ties and not _stands_alone(denial, weights) and not answers(denial, index):
            loose.append(denial)
            continue
        group = next((each for each in groups[-_GROUPS:] if _is_of(denial, ties, each, weights)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.denials.append(denial)
        group.ties.extend(ties)
        group.marks |= weights.marks(denial)
    # «لم نتلق أي بلاغ» is a denial only where somebody denies that by its verb, or says that there was one.
    for denial in loose:
        group = next((each for each in groups if denial.claim.act is not Act.DENY and denial.pieces and _is_of(denial, (), each, weights)), None)
        if group is not None:
            group.denials.append(denial)
    return groups


def _is_part(denial: Statement, index: Index) -> bool:
    """Whether it stands in the words of another denial of its article: «أضاف أن المعلومات تظهر أن المزاعم غير صحيحة»."""
    content = denial.claim.content
    return any(
        other is not denial and other.denies and is_within(other, denial) and other.claim.content.start < content.start
        for other in index.beside(denial)
    )


def _stands_alone(denial: Statement, weights: Weights) -> bool:
    """Whether a denial can be understood, and is surely one, without the claim that it denies."""
    if denial.claim.act is not Act.DENY or (denial.words and denial.words[0].form in _SAID):
        return False
    telling = list(weights.denied(denial).values())
    if not telling or len(denial.words) < _SHORTEST or points_back(denial, telling):
        return False
    return denial.by_verb or _says_untrue(denial)


def _says_untrue(denial: Statement) -> bool:
    """Whether it says of what was told that it is not so: «الأنباء غير صحيحة»; no «pretexts without foundation»."""
    words = words_of(denial.pieces[0].span.text)
    if len(words) < _SHORTEST:
        return False
    if words[0].negates == "particle" and words[1].axes & _TIES:
        return True  # «لا علاقة لنا بالحادث»
    untrue = any(word.lemma in _SAYS_UNTRUE and not word.form.startswith("ال") for word in words)
    of_what = any(word.tells and word.lemma not in _SAYS_UNTRUE and not refers(word) for word in words)
    return untrue and of_what and any(tells_of_telling(word.form) for word in words)


def _is_somebody(denial: Statement) -> bool:
    """Whether who denies is named by more than a particle or pronoun that was taken for a name.

    And not «وهو ما نفته الوزارة مؤكدة...»: what is read there as denied is what she asserts.
    """
    return not denial.points_by_pronoun and names_somebody(denial.claim.chain[0].called)


def _is_sure(denial: Statement) -> bool:
    """Whether it is one at all: of «كذب» only what belies something told, since it says more often that one lies."""
    if denial.claim.lemma != _BELIES:
        return True
    first = words_of(denial.claim.content.text)[:_BELIED]
    return bool(first) and refers(first[0]) and any(refers(word) and not points(word) for word in first)


def _is_of(denial: Statement, ties: Sequence[Tied], group: Group, weights: Weights) -> bool:
    """Whether a denial denies what a group's do: it answers one of the same claims, or has their words."""
    if any(_claim_one(one.claim, other.claim) for one in ties for other in group.ties[-_LOOKED_AT:]):
        return True
    if weights.marks(denial).isdisjoint(group.marks):
        return False
    return any(_deny_one(denial, other, weights) for other in group.denials[-_LOOKED_AT:])


def _claim_one(one: Statement, other: Statement) -> bool:
    """Whether two claims are one, or in nearly the same words."""
    first, second = one.word_keys, other.word_keys
    return one is other or len(first & second) >= _ONE_CLAIM * max(len(first), len(second), 1)


def _deny_one(one: Statement, other: Statement, weights: Weights) -> bool:
    if weights.marks(one).isdisjoint(weights.marks(other)):
        return False
    first, second = weights.denied(one), weights.denied(other)
    if not first or not second:
        return False
    lighter = min((first, second), key=lambda words: sum(map(weights.of, words.values())))
    total = sum(map(weights.of, lighter.values()))
    done = next(iter(first.values())), next(iter(second.values()))
    shared = sum(weights.of(word) for key, word in first.items() if key in second or _rooted(word, second))
    if done[0].key not in second and not _rooted(done[0], second) and done[0].axes & done[1].axes:
        shared += weights.of(done[0])  # «ضلوعها» and «تورطها»
    akin = shared > 0 or any(a.axes & b.axes for a in first.values() for b in second.values())
    if akin and one.told is other.told and _in_title(one, other):
        if same_speaker(one.speaker, other.speaker) or (shared > 0 and _in_lead(one, other)):
            return True
    if not same_speaker(one.speaker, other.speaker) and not (_is_in(done[0], second) and _is_in(done[1], first)):
        return False
    if not _has_none(one, second) or not _has_none(other, first):
        return False
    common = sum(key in second or _rooted(word, second) for key, word in first.items())
    if common < _SHARED_BY_TWO and not same_speaker(one.speaker, other.speaker):
        return False
    return shared >= _ONE_DENIAL * total and total > 0


def _is_in(word: Word, others: Mapping[str, Word]) -> bool:
    """Whether what one denies to have been done is among what the other denies."""
    return word.key in others or _rooted(word, others) or any(word.axes & other.axes for other in others.values())


def _in_title(*denials: Statement) -> bool:
    """Whether one of them stands in the headline."""
    return any(each.claim.content.end <= len(each.told.article.title) for each in denials)


def _in_lead(*denials: Statement) -> bool:
    """Whether all of them stand in headline and first paragraph: of one denial, by whatever its speaker is called."""
    return all("\n" not in each.text[len(each.told.article.title) + 1 : each.claim.cue.start] for each in denials)


def _has_none(denial: Statement, others: Mapping[str, Word]) -> bool:
    """Whether a denial by «there was none» says it of something that the other denies too; of others true."""
    if denial.claim.act is Act.DENY or denial.none is None:
        return True
    word = denial.none[1]
    return word.key in others or _rooted(word, others)


def _rooted(word: Word, others: Mapping[str, Word]) -> bool:
    """Whether one of other words has its root."""
    return len(word.keys) > 1 and any(word.root == other.root for other in others.values())
